import { Actor, type HttpAgent } from "@dfinity/agent";
import type { IDL } from "@dfinity/candid";
import { Principal } from "@dfinity/principal";

import {
  EventHub,
  type EventOptions,
  type Listener,
  type Listeners,
  type ListenOptions,
} from "./event-hub.js";
import { causeOf, explain } from "./explain.js";
import * as factory from "./interfaces/icpswap-factory.did.js";
import * as pool from "./interfaces/icpswap-pool.did.js";
import * as kongswap from "./interfaces/kongswap.did.js";
import * as ledger from "./interfaces/ledger.did.js";
import * as treasury from "./interfaces/treasury.did.js";
import type { Journal } from "./journal-follower.js";
import { ClientProblem } from "./problem.js";

/** The treasury's methods. */
export type Treasury = treasury._SERVICE;
/** A ledger's methods. */
export type Ledger = ledger._SERVICE;
/** The methods of KongSwap's stand-in. */
export type Kongswap = kongswap._SERVICE;
/** The methods of the stand-in of ICPSwap's factory. */
export type IcpswapFactory = factory._SERVICE;
/** The methods of the stand-in of a pool of ICPSwap. */
export type IcpswapPool = pool._SERVICE;

/** What a client is made of. */
export type Connection = {
  readonly agent: HttpAgent;
  readonly url: string;
  readonly canisters: Readonly<Record<string, string>>;
  readonly events: EventOptions;
};

/**
 * A network with Ballast on it: its canisters as typed actors, and the treasury's events.
 *
 * Whatever goes wrong in a call is thrown as a {@link ClientProblem}: one sentence, and what to do.
 */
export class Ballast {
  readonly agent: HttpAgent;
  readonly url: string;
  /** Ids of canisters by name. */
  readonly canisters: Readonly<Record<string, string>>;
  readonly #eventOptions: EventOptions;
  #hub: EventHub | undefined;

  constructor({ agent, url, canisters, events }: Connection) {
    this.agent = agent;
    this.url = url;
    this.canisters = canisters;
    this.#eventOptions = events;
  }

  /** The treasury. @throws {ClientProblem} when its id is not known. */
  get treasury(): Treasury {
    return this.#actor<Treasury>(treasury.idlFactory, this.idOf("treasury"));
  }

  /** A ledger, by its name (`icp_ledger`) or id. */
  ledger(nameOrId: string): Ledger {
    return this.#actor<Ledger>(ledger.idlFactory, this.idOf(nameOrId));
  }

  /** KongSwap on a local network. */
  get kongswap(): Kongswap {
    return this.#actor<Kongswap>(kongswap.idlFactory, this.idOf("sim_kongswap"));
  }

  /** ICPSwap's factory on a local network. */
  get icpswapFactory(): IcpswapFactory {
    return this.#actor<IcpswapFactory>(factory.idlFactory, this.idOf("sim_icpswap_factory"));
  }

  /** A pool of ICPSwap on a local network, by its name or id. */
  icpswapPool(nameOrId: string): IcpswapPool {
    return this.#actor<IcpswapPool>(pool.idlFactory, this.idOf(nameOrId));
  }

  /** The id of a canister by its name; ids stay as they are. @throws {ClientProblem} for others. */
  idOf(nameOrId: string): string {
    const id = this.canisters[nameOrId] ?? nameOrId;
    if (isPrincipal(id)) return id;
    const known = Object.keys(this.canisters);
    throw new ClientProblem(
      "bad_input",
      `There is no canister "${nameOrId}".`,
      known.length > 0
        ? `Give an id, or one of ${known.join(", ")}.`
        : "Give its id (--canister for the treasury): this network has no names for canisters.",
    );
  }

  /** The principal that calls are made as. */
  principal(): Promise<Principal> {
    return this.agent.getPrincipal();
  }

  /**
   * Listens to the treasury's events: each once, in order, whatever fails in between. `gap` and
   * `restart` tell when that could not be; `error` when something is tried again.
   */
  addEventListener<Name extends keyof Listeners>(
    name: Name,
    listener: Listener<Name>,
    options: ListenOptions = {},
  ): void {
    this.#events().add(name, listener, options);
  }

  /** No longer listens. */
  removeEventListener<Name extends keyof Listeners>(name: Name, listener: Listener<Name>): void {
    this.#events().remove(name, listener);
  }

  /** Ends all listening, and waits until nothing is under way. */
  async close(): Promise<void> {
    await this.#hub?.close();
  }

  #events(): EventHub {
    this.#hub ??= new EventHub(this.#journal(), this.#eventOptions);
    return this.#hub;
  }

  #journal(): Journal {
    const query = this.treasury;
    const certified = this.#actor<Treasury>(certifiedFactory, this.idOf("treasury"));
    const ask = (actor: Treasury) => (after: bigint | undefined, limit: number) =>
      actor.get_events({ after: after === undefined ? [] : [after], limit: [limit] });
    return { read: ask(query), readCertified: ask(certified) };
  }

  #actor<Service extends object>(idlFactory: IDL.InterfaceFactory, canisterId: string): Service {
    const { agent, url } = this;
    const actor = Actor.createActor<Service>(idlFactory, { agent, canisterId });
    return new Proxy(actor, {
      get: (target, method) => {
        const act: unknown = Reflect.get(target, method);
        if (typeof act !== "function" || typeof method !== "string") return act;
        return async (...args: unknown[]) => {
          try {
            return await Reflect.apply(act, target, args);
          } catch (error) {
            const cause = await causeOf(error, agent, canisterId);
            throw explain(cause, { url, canister: canisterId, method });
          }
        };
      },
    });
  }
}

/** The treasury's interface, every query asked as an update: the subnet agrees on its answer. */
const certifiedFactory: IDL.InterfaceFactory = ({ IDL: idl }) => {
  const { _fields: fields } = treasury.idlFactory({ IDL: idl });
  return idl.Service(
    Object.fromEntries(
      fields.map(([name, { argTypes, retTypes }]) => [name, idl.Func(argTypes, retTypes, [])]),
    ),
  );
};

function isPrincipal(text: string): boolean {
  try {
    return Principal.fromText(text).toText() === text;
  } catch {
    return false;
  }
}
