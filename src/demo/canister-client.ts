import type { Network } from "../localnet/network.js";
import { IDL } from "../wire/idl.js";
import type { Method } from "../wire/method.js";

/** A call that was not answered with a reply. */
export class CallFailed extends Error {
  override readonly name = "CallFailed";
}

/** Calls canisters of a local network with typed values. */
export class CanisterClient {
  readonly network: Network;
  readonly caller: Uint8Array;

  constructor(network: Network, caller: Uint8Array) {
    this.network = network;
    this.caller = caller;
  }

  /** The same network, somebody else calling. */
  as(caller: Uint8Array): CanisterClient {
    return new CanisterClient(this.network, caller);
  }

  /** Calls an update and runs the network until it is quiet. */
  update<Args extends unknown[], Answer>(
    canister: Uint8Array,
    name: string,
    { params, result }: Method<Args, Answer>,
    ...args: Args
  ): Answer {
    const arg = IDL.encode(params, args);
    const outcome = this.network.update({ canister, method: name, arg, caller: this.caller });
    return read<Answer>(name, outcome, result);
  }

  /** Calls a query. */
  query<Args extends unknown[], Answer>(
    canister: Uint8Array,
    name: string,
    { params, result }: Method<Args, Answer>,
    ...args: Args
  ): Answer {
    const arg = IDL.encode(params, args);
    const outcome = this.network.query({ canister, method: name, arg, caller: this.caller });
    return read<Answer>(name, outcome, result);
  }
}

function read<Answer>(
  name: string,
  outcome: ReturnType<Network["update"]>,
  result: IDL.Type,
): Answer {
  if (outcome.type === "replied") return IDL.decode([result], outcome.bytes)[0] as Answer;
  const why =
    outcome.type === "rejected" ? `rejected (${outcome.code}): ${outcome.message}` : "not answered";
  throw new CallFailed(`${name} was ${why}`);
}
