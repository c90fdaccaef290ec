import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from "node:crypto";
import { readFileSync } from "node:fs";
import {
  Actor,
  AnonymousIdentity,
  HttpAgent,
  type Identity,
  type Signature,
  SignIdentity,
} from "@dfinity/agent";

import { IDL, Principal } from "../../src/wire/idl.js";
import type { Method } from "../../src/wire/method.js";
import type { LedgerEnv, LedgerUser } from "./ledger-env.js";

/** Where a ledger is and who pays for the cases. */
export type AgentTarget = {
  readonly network: string;
  readonly canister: Principal;
  readonly funder: Identity;
};

/** A ledger reached over the network's HTTP interface. */
export async function agentEnv({ network, canister, funder }: AgentTarget): Promise<LedgerEnv> {
  const isMainnet = /icp0\.io|ic0\.app|icp-api\.io/.test(network);
  const open = (identity: Identity) =>
    HttpAgent.create({ host: network, identity, shouldFetchRootKey: !isMainnet });
  const asker = await open(new AnonymousIdentity());
  // A network for development may be behind our clock, and run faster: its time is asked for.
  const syncTime = () => (isMainnet ? undefined : asker.syncTime(canister));
  const user = (identity: Identity): LedgerUser => {
    const agent = open(identity);
    return {
      principal: Principal.fromUint8Array(identity.getPrincipal().toUint8Array()),
      update: async (name, method, args) => {
        const answer = await send(await agent, canister, { name, method, args, modes: [] });
        await syncTime();
        return answer;
      },
    };
  };

  await syncTime();
  return {
    funder: user(funder),
    anonymous: user(new AnonymousIdentity()),
    newUser: () => user(new Ed25519Identity(generateKeyPairSync("ed25519").privateKey)),
    query: (name, method, args) => send(asker, canister, { name, method, args, modes: ["query"] }),
    nowNs: () => BigInt(Date.now() + asker.getTimeDiffMsecs()) * 1_000_000n,
  };
}

/** Reads an Ed25519 key as OpenSSL writes it (`openssl genpkey -algorithm ed25519`). */
export function identityFromPem(path: string): Identity {
  return new Ed25519Identity(createPrivateKey(readFileSync(path)));
}

/** Calls or asks, and waits for the answer in the way that the network offers. */
async function send<Args extends unknown[], Answer>(
  agent: HttpAgent,
  canisterId: Principal,
  {
    name,
    method,
    args,
    modes,
  }: {
    readonly name: string;
    readonly method: Method<Args, Answer>;
    readonly args: Args;
    readonly modes: string[];
  },
): Promise<Answer> {
  const [first, ...rest] = method.params;
  const func = IDL.Func(first === undefined ? [] : [first, ...rest], [method.result], modes);
  const service = () => IDL.Service({ [name]: func });
  const actor = Actor.createActor<Record<string, (...args: Args) => Promise<Answer>>>(service, {
    agent,
    canisterId,
  });
  const act = actor[name];
  if (act === undefined) throw new Error(`no method ${name}`);
  return act(...args);
}

/** A key of Node's own, for the agent. */
class Ed25519Identity extends SignIdentity {
  readonly #key: KeyObject;
  readonly #der: Uint8Array;

  constructor(key: KeyObject) {
    super();
    this.#key = key;
    this.#der = new Uint8Array(createPublicKey(key).export({ type: "spki", format: "der" }));
  }

  getPublicKey() {
    return { toDer: () => this.#der as never };
  }

  async sign(blob: Uint8Array): Promise<Signature> {
    return new Uint8Array(sign(null, blob, this.#key)) as Signature;
  }
}
