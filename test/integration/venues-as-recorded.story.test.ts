import { beforeAll, describe, expect, test } from "@jest/globals";

import { IDL, Principal } from "../../src/wire/idl.js";
import { addIcpswapPool, addKongswap, addLedger, ledgerInit } from "../helpers/memory-canisters.js";
import { MemoryNetwork } from "../helpers/memory-network.js";
import { type Replayed, type ReplayNetwork, replay } from "../helpers/replay.js";
import { fromHex, readTranscripts, toRecorded, typesOf } from "../helpers/transcripts.js";

const { people, steps, ...recorded } = readTranscripts();
/** The recorded pool has no name in the list of ids, but somebody allowed it to take tokens. */
const POOL = "icpswap_pool_CHAT_ICP";
const ids = { ...recorded.ids, [POOL]: "be2us-64aaa-aaaaa-qaabq-cai" };
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

/** The recorded network in memory: three ledgers, KongSwap and a pool. */
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
  addIcpswapPool(network, bytesOf(ids, POOL), [
    {
      admins: [Principal.fromText(textOf(people, "minter"))],
      token0: { address: textOf(ids, "ICP"), standard: "ICP" },
      token1: { address: textOf(ids, "CHAT"), standard: "ICRC2" },
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
    const trap = step.reject?.message.match(/with message: '(.*)'$/)?.[1];
    return {
      ours: { code: answer.code, message: answer.message },
      theirs: { code: step.reject?.code, message: trap },
    };
  }
  const types = typesOf(step.canister ?? "", step.method ?? "").reply;
  const theirs = IDL.decode(types, fromHex(step.reply ?? ""));
  return { ours: toRecorded(IDL.decode(types, answer.bytes)), theirs: toRecorded(theirs) };
}

describe("the venues' stand-ins", () => {
  let replayed: Replayed[];

  beforeAll(async () => {
    replayed = await replay(recordedNetwork(), [1, steps.length]);
  });

  test("story: KongSwap answers every recorded step as the real one, to the unit and the letter", () => {
    expectAsRecorded(replayed.slice(0, 50));
    expect(replayed[49]?.step).toMatchObject({ step: 53, canister: "kong" });
  });

  test("story: ICPSwap answers every recorded step as the real one, to the unit and the letter", () => {
    expectAsRecorded(replayed.slice(50));
    expect(replayed[50]?.step).toMatchObject({ step: 54, canister: POOL });
  });
});

function expectAsRecorded(replayed: readonly Replayed[]): void {
  for (const each of replayed) {
    const { ours, theirs } = compare(each);

    expect([each.step.step, ours]).toEqual([each.step.step, theirs]);
  }
}
