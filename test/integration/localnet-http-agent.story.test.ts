import {
  Actor,
  CanisterStatus,
  Cbor,
  Certificate,
  type HashTree,
  HttpAgent,
  pollForResponse,
  RejectError,
  reconstruct,
} from "@dfinity/agent";
import { IcrcLedgerCanister, IcrcTransferError } from "@dfinity/ledger-icrc";
import { Principal } from "@dfinity/principal";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { IDL } from "candid-stock";

import { NetworkKeys } from "../../src/localnet/http/network-keys.js";
import { AgentIdentity } from "../helpers/agent-identity.js";
import { lookUp, treeOfCertificate } from "../helpers/certificate-tree.js";
import { KEY_KINDS, newSigner } from "../helpers/http-client.js";
import { FEE } from "../helpers/ledger-fixture.js";
import { type ServedLedger, serveLedger } from "../helpers/served-ledger.js";
import {
  type Fields,
  garbled,
  startTamperingProxy,
  type TamperingProxy,
  type Verb,
} from "../helpers/tampering-proxy.js";

const signers = KEY_KINDS.map((kind) => newSigner(kind));
const [alice = newSigner(), bob = newSigner()] = signers;
const principalOf = ({ principal }: { principal: Uint8Array }) =>
  Principal.fromUint8Array(principal);

const BALANCE = 1_000_000n;

let fixture: ServedLedger;

beforeAll(async () => {
  fixture = await serveLedger(signers.map(principalOf));
});

afterAll(() => fixture.served.close());

/** An agent as its documentation has it made for a network of one's own. */
function agentOf(signer = alice, host = fixture.served.url): Promise<HttpAgent> {
  const identity = new AgentIdentity(signer);
  return HttpAgent.create({ host, identity, shouldFetchRootKey: true, retryTimes: 0 });
}

function ledgerOf(agent: HttpAgent): IcrcLedgerCanister {
  return IcrcLedgerCanister.create({ agent, canisterId: fixture.ledger });
}

describe("@dfinity/agent and @dfinity/ledger-icrc", () => {
  test("story: Alice pays Bob, and every answer is verified", async () => {
    // 1. The agent learns the key of the network from the network itself, once.
    const agent = await agentOf();
    expect(agent.rootKey).toEqual(fixture.served.rootKey);
    const ledger = ledgerOf(agent);

    // 2. Queries carry the signature of the node.
    expect(await ledger.metadata({ certified: false })).toContainEqual([
      "icrc1:symbol",
      { Text: "TST" },
    ]);
    const bobsAccount = { owner: principalOf(bob) };
    expect(await ledger.balance({ ...bobsAccount, certified: false })).toBe(BALANCE);

    // 3. The transfer is answered with a certificate, and so is what it did.
    const to = { owner: principalOf(bob), subaccount: [] as [] };
    const block = await ledger.transfer({ to, amount: 5n, created_at_time: timeNs() });
    expect(block).toBe(3n);
    expect(await ledger.balance({ ...bobsAccount, certified: true })).toBe(BALANCE + 5n);

    // 4. Bob lets Alice take some of his, and she does.
    const spender = { owner: principalOf(alice), subaccount: [] as [] };
    await ledgerOf(await agentOf(bob)).approve({ spender, amount: 100n + FEE });
    expect(await ledger.allowance({ account: to, spender })).toMatchObject({
      allowance: 100n + FEE,
    });
    await ledger.transferFrom({ from: to, to: spender, amount: 100n });
    expect(await ledger.balance(bobsAccount)).toBe(BALANCE + 5n - 100n - 2n * FEE);

    // 5. What the ledger refuses arrives as its error.
    const tooMuch = ledger.transfer({ to, amount: 10n ** 12n });
    await expect(tooMuch).rejects.toThrow(IcrcTransferError);
  });

  test.each(signers.map((signer, i) => [KEY_KINDS[i] ?? "", signer] as const))(
    "behavior: a key of kind %s pays",
    async (_kind, signer) => {
      const ledger = ledgerOf(await agentOf(signer));
      const to = { owner: Principal.managementCanister(), subaccount: [] as [] };

      expect(await ledger.transfer({ to, amount: 1n })).toBeGreaterThan(2n);
    },
  );

  test("behavior: the ledger's tip is certified by the network", async () => {
    const agent = await agentOf();
    const blob = IDL.Vec(IDL.Nat8);
    const tip = IDL.Record({ certificate: blob, hash_tree: blob });
    const actor = Actor.createActor<{
      icrc3_get_tip_certificate(): Promise<[{ certificate: Uint8Array; hash_tree: Uint8Array }]>;
    }>(
      () =>
        IDL.Service({
          icrc3_get_tip_certificate: IDL.Func([], [IDL.Opt(tip)], ["query"]),
        }),
      { agent, canisterId: fixture.ledger },
    );

    const [{ certificate, hash_tree }] = await actor.icrc3_get_tip_certificate();

    const { rootKey } = fixture.served;
    await Certificate.create({ certificate, rootKey, canisterId: fixture.ledger });
    const path = ["canister", fixture.ledger.toUint8Array(), "certified_data"];
    expect(lookUp(treeOfCertificate(certificate), path)).toEqual(
      await reconstruct(Cbor.decode<HashTree>(hash_tree)),
    );
  });

  test("behavior: the state tree tells what a canister is", async () => {
    const status = await CanisterStatus.request({
      agent: await agentOf(),
      canisterId: fixture.ledger,
      paths: ["time", "controllers", "module_hash", "subnet"],
    });

    expect(status.get("module_hash")).toMatch(/^[0-9a-f]{64}$/);
    expect(status.get("controllers")).toHaveLength(1);
    const time = status.get("time");
    expect(time instanceof Date && Math.abs(time.getTime() - Date.now())).toBeLessThan(60_000);
  });

  test("behavior: a call that is not waited for is polled", async () => {
    const agent = await agentOf();
    const options = { methodName: "icrc1_symbol", arg: IDL.encode([], []), callSync: false };
    const { requestId, response } = await agent.call(fixture.ledger, options);
    expect(response.status).toBe(202);

    const { reply } = await pollForResponse(agent, fixture.ledger, requestId);

    expect(IDL.decode([IDL.Text], reply)).toEqual(["TST"]);
  });

  test("error: rejects arrive with their codes", async () => {
    const agent = await agentOf();
    const service = () => IDL.Service({ nothing: IDL.Func([], [], []) });
    const actor = Actor.createActor(service, { agent, canisterId: fixture.ledger });

    const call = () => actor["nothing"]?.() ?? Promise.resolve();
    await expect(call()).rejects.toThrow(RejectError);
    await expect(call()).rejects.toThrow(/no update method 'nothing'[\s\S]*IC0536/);
  });
});

describe("an agent behind somebody who changes answers", () => {
  let proxy: TamperingProxy;

  beforeAll(async () => {
    proxy = await startTamperingProxy(fixture.served);
  });

  afterAll(() => proxy.close());

  const query = (agent: HttpAgent) =>
    ledgerOf(agent).balance({ owner: principalOf(bob), certified: false });
  const update = (agent: HttpAgent) =>
    ledgerOf(agent).balance({ owner: principalOf(bob), certified: true });

  const otherNode = new NetworkKeys(99);

  const lies: {
    readonly lie: string;
    readonly verb: Verb;
    readonly change: (answer: Fields) => Fields;
    readonly complaint: string;
  }[] = [
    {
      lie: "another reply",
      verb: "query",
      change: (answer) => ({ ...answer, reply: { arg: oneMore(answer) } }),
      complaint: "Query signature verification failed",
    },
    {
      lie: "no node signature",
      verb: "query",
      change: (answer) => ({ ...answer, signatures: [] }),
      complaint: "malformed signature",
    },
    {
      lie: "a wrong node signature",
      verb: "query",
      change: (answer) => eachSignature(answer, (one) => garbled(one, "signature")),
      complaint: "Query signature verification failed",
    },
    {
      lie: "the signature of a node of another network",
      verb: "query",
      change: (answer) => eachSignature(answer, (one) => ({ ...one, identity: otherNode.nodeId })),
      complaint: "malformed public key",
    },
    {
      lie: "a certificate that another network signed",
      verb: "call",
      change: (answer) => changedCertificate(answer, signedByOther),
      complaint: "Invalid signature",
    },
    {
      lie: "a certificate with another reply in its tree",
      verb: "call",
      change: (answer) => changedCertificate(answer, withOtherReply),
      complaint: "Invalid signature",
    },
    {
      lie: "keys of nodes that another network certifies",
      verb: "read_state",
      change: (answer) => changedCertificate(answer, signedByOther),
      complaint: "Invalid signature",
    },
  ];

  function signedByOther(certificate: Fields): Fields {
    return { ...certificate, signature: otherNode.signRootHash(new Uint8Array(32)) };
  }

  test("default: everything is accepted that is not changed", async () => {
    proxy.calm();
    const agent = await agentOf(alice, proxy.url);

    expect(await query(agent)).toBe(await update(agent));
    expect(proxy.tamperedCount).toBe(0);
  });

  test.each(lies)("error: $lie", async ({ verb, change, complaint }) => {
    proxy.calm();
    const agent = await agentOf(alice, proxy.url);
    const before = proxy.tamperedCount;
    proxy.tamper(verb, change);

    await expect((verb === "call" ? update : query)(agent)).rejects.toThrow(complaint);

    expect(proxy.tamperedCount).toBeGreaterThan(before);
  });

  test("error: a wrong root key", async () => {
    const wrong = new NetworkKeys(99).rootKey;
    const host = fixture.served.url;
    const agent = HttpAgent.createSync({ host, rootKey: wrong, retryTimes: 0 });

    await expect(query(agent)).rejects.toThrow("Certificate verification error");
    await expect(update(agent)).rejects.toThrow(/[Ss]ignature/);
  });

  test("error: a status with another root key", async () => {
    proxy.tamper("status", (answer) => ({ ...answer, root_key: new NetworkKeys(99).rootKey }));
    const agent = await agentOf(alice, proxy.url);

    await expect(update(agent)).rejects.toThrow(/[Ss]ignature/);
  });
});

function timeNs(): bigint {
  return BigInt(Date.now()) * 1_000_000n;
}

/** The reply, with one in place of its last byte. */
function oneMore({ reply }: Fields): Uint8Array {
  if (typeof reply !== "object" || reply === null || !("arg" in reply)) throw new Error("no reply");
  const { arg } = garbled({ ...reply }, "arg");
  return bytesOf(arg);
}

function eachSignature(answer: Fields, change: (signature: Fields) => Fields): Fields {
  const { signatures } = answer;
  if (!Array.isArray(signatures)) throw new Error("no signatures");
  return { ...answer, signatures: signatures.map(change) };
}

function changedCertificate(answer: Fields, change: (certificate: Fields) => Fields): Fields {
  const { certificate } = answer;
  const changed = change(Cbor.decode<Fields>(bytesOf(certificate)));
  return { ...answer, certificate: Cbor.encode(changed) };
}

/** Whatever in the tree is Candid is other Candid. */
function withOtherReply({ tree, ...rest }: Fields): Fields {
  const change = (node: unknown): unknown => {
    if (!Array.isArray(node)) return node;
    const [kind, ...parts] = node;
    if (kind !== LEAF) return [kind, ...parts.map(change)];
    const { leaf } = isCandid(parts[0]) ? garbled({ leaf: parts[0] }, "leaf") : { leaf: parts[0] };
    return [LEAF, leaf];
  };
  return { ...rest, tree: change(tree) };
}

const LEAF = 3;

function isCandid(value: unknown): boolean {
  return value instanceof Uint8Array && new TextDecoder().decode(value).startsWith("DIDL");
}

function bytesOf(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value;
  throw new Error("no bytes");
}
