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

import type { TransferArgs } from "../../src/wire/icrc-ledger.js";
import { IDL, Principal } from "../../src/wire/idl.js";
import { transfer } from "../../src/wire/ledger.js";
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
  let aheadNs = 0n;
  // A network for development may be behind our clock, and live faster: its time is asked for.
  const syncTime = async () => {
    if (!isMainnet) aheadNs = await measureAhead(asker, canister);
  };
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
    nowNs: () => wallTimeNs() + aheadNs,
  };
}

/**
 * How far the ledger's clock is ahead of ours. A ledger names its time when it refuses a transfer
 * of the far future; of one that does not, the network's certificates tell the time.
 */
async function measureAhead(asker: HttpAgent, canister: Principal): Promise<bigint> {
  const early: TransferArgs = {
    from_subaccount: [],
    to: { owner: canister, subaccount: [] },
    amount: 1n,
    fee: [],
    memo: [],
    created_at_time: [FAR_FUTURE_NS],
  };
  const answer = await send(asker, canister, {
    name: "icrc1_transfer",
    method: transfer,
    args: [early],
    modes: [],
  });
  if ("Err" in answer && "CreatedInFuture" in answer.Err) {
    return answer.Err.CreatedInFuture.ledger_time - wallTimeNs();
  }
  await asker.syncTime(canister);
  return BigInt(asker.getTimeDiffMsecs()) * 1_000_000n;
}

/** In the 23rd century. */
const FAR_FUTURE_NS = 2n ** 63n;

function wallTimeNs(): bigint {
  return BigInt(Date.now()) * 1_000_000n;
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
