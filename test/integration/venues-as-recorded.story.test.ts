import { beforeAll, describe, expect, test } from "@jest/globals";

import { IDL, Principal } from "../../src/wire/idl.js";
import { addKongswap, addLedger, ledgerInit } from "../helpers/memory-canisters.js";
import { MemoryNetwork } from "../helpers/memory-network.js";
import { type Replayed, type ReplayNetwork, replay } from "../helpers/replay.js";
import { fromHex, readTranscripts, toRecorded, typesOf } from "../helpers/transcripts.js";

const { ids, people } = readTranscripts();
const SUPPLY = 10n ** 15n;
const TOKENS = [
  { key: "ICP", name: "Internet Computer", symbol: "ICP", decimals: 8, feeAtoms: 10_000n },
  { key: "ckUSDT", name: "ckUSDT", symbol: "ckUSDT", decimals: 6, feeAtoms: 10_000n },
  { key: "CHAT", name: "CHAT", symbol: "CHAT", decimals: 8, feeAtoms: 100_000n },
];

function bytesOf(names: Readonly<Record<string, string>>, name: string): Uint8Array {
  return Principal.fromText(textOf(names, name)).toUint8Array();
}

function textOf(names: Readonly<Record<string, string>>, name: string): string {
  return names[name] ?? "";
}

/** The recorded network in memory: three ledgers and KongSwap. */
function recordedNetwork(): ReplayNetwork {
  const network = new MemoryNetwork();
  for (const { key, ...token } of TOKENS) {
    const balances = [bytesOf(people, "lp"), bytesOf(people, "user")].map(
      (owner) => [owner, SUPPLY] as const,
    );
    const args = ledgerInit(
      { ...token, isIcp: key === "ICP" },
      bytesOf(people, "minter"),
      balances,
    );
    addLedger(network, bytesOf(ids, key), args);
  }
  addKongswap(network, bytesOf(ids, "kong"), [
    {
      admins: [],
      ckusdt: Principal.fromText(textOf(ids, "ckUSDT")),
      icp: Principal.fromText(textOf(ids, "ICP")),
    },
  ]);
  return {
    async call({ canister, caller, method, arg }) {
      const outcome = await network
        .caller(bytesOf(people, caller))
        .call(bytesOf(ids, canister), method, arg);
      if (outcome.type === "replied") return outcome;
      return { type: "rejected", code: outcome.code, message: outcome.message };
    },
    advance: (seconds) => network.advance(seconds),
    refuseNextTransfer: (canister) =>
      network.answerNext(bytesOf(ids, canister), "icrc1_transfer", {
        type: "undelivered",
        code: 2,
        message: "the ledger is stopped",
      }),
  };
}

/** What was answered, and what the recorded bytes say: whole values, not only what is printed. */
function compare({ step, answer }: Replayed): { ours: unknown; theirs: unknown } {
  if (answer.type === "rejected") {
    return { ours: { code: answer.code, message: answer.message }, theirs: step.reject };
  }
  const types = typesOf(step.canister ?? "", step.method ?? "").reply;
  const theirs = IDL.decode(types, fromHex(step.reply ?? ""));
  return { ours: toRecorded(IDL.decode(types, answer.bytes)), theirs: toRecorded(theirs) };
}

describe("KongSwap's stand-in", () => {
  let replayed: Replayed[];

  beforeAll(async () => {
    replayed = await replay(recordedNetwork(), [1, 53]);
  });

  test("story: answers every recorded step as the real one did, to the unit and the letter", () => {
    for (const each of replayed) {
      const { ours, theirs } = compare(each);

      expect([each.step.step, ours]).toEqual([each.step.step, theirs]);
    }
    expect(replayed).toHaveLength(50);
  });
});
