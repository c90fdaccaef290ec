import { IDL } from "@dfinity/candid";
import { Principal } from "@dfinity/principal";
import { beforeAll, describe, expect, test } from "@jest/globals";

import { createNetwork, type Network } from "../../src/localnet/network.js";
import { leb, parts } from "../unit/candid/messages.js";
import { buildCodecCanister, TYPE_NAMES } from "./vendor-candid-canister.js";

const { Nat, Nat64, Null, Opt, Record, Text, Variant, Vec } = IDL;

const BILLION = leb(1_000_000_000);

/** No short message that is refused may cost more. */
const REFUSAL_INSTRUCTIONS_MAX = 5_000_000;

const owner = Principal.fromUint8Array(new Uint8Array(29).fill(3));

const Blob = Vec(IDL.Nat8);
const TransferArg = Record({
  to: Record({ owner: IDL.Principal, subaccount: Opt(Blob) }),
  fee: Opt(Nat),
  memo: Opt(Blob),
  from_subaccount: Opt(Blob),
  created_at_time: Opt(Nat64),
  amount: Nat,
});
const TRANSFER = IDL.encode(
  [TransferArg],
  [
    {
      to: { owner, subaccount: [new Uint8Array(32)] },
      fee: [10_000n],
      memo: [new Uint8Array(8)],
      from_subaccount: [],
      created_at_time: [1_700_000_000_000_000_000n],
      amount: 12_345_678_901n,
    },
  ],
);

const Kind = Variant({ buy: Null, sell: Null, other: Text });
const Rows = Vec(Record({ id: Nat64, owner: IDL.Principal, amount: Nat, kind: Kind }));
const ROWS = IDL.encode(
  [Rows],
  [
    Array.from({ length: 100 }, (_, i) => ({
      id: BigInt(i),
      owner,
      amount: 1_000_000_000n * BigInt(i),
      kind: i % 3 === 0 ? { other: "swap" } : { buy: null },
    })),
  ],
);

/** What KongSwap's `swap_amounts` says of both a swap and each of its legs. */
const SWAP_FIELDS = {
  ...{ pay_chain: Text, pay_symbol: Text, pay_address: Text, pay_amount: Nat },
  ...{ receive_chain: Text, receive_symbol: Text, receive_address: Text, receive_amount: Nat },
  price: IDL.Float64,
};
const Quote = Record({
  ...SWAP_FIELDS,
  mid_price: IDL.Float64,
  slippage: IDL.Float64,
  txs: Vec(Record({ ...SWAP_FIELDS, pool_symbol: Text, lp_fee: Nat, gas_fee: Nat })),
});
const leg = {
  ...{ pool_symbol: "ICP_ckBTC", pay_chain: "IC", pay_symbol: "ICP", pay_amount: 1_000_000_000n },
  ...{ pay_address: "ryjl3-tyaaa-aaaaa-aaaba-cai", receive_chain: "IC", receive_symbol: "ckBTC" },
  ...{ receive_address: "mxzaz-hqaaa-aaaar-qaada-cai", receive_amount: 123_456n, price: 1.234 },
  ...{ lp_fee: 3_000n, gas_fee: 10n },
};
const QUOTE = IDL.encode(
  [Variant({ Ok: Quote, Err: Text })],
  [{ Ok: { ...leg, mid_price: 1.2, slippage: 0.1, txs: [leg, leg] } }],
);

let network: Network;
let canister: Uint8Array;
let counted = 0;

beforeAll(() => {
  network = createNetwork();
  canister = network.deploy({ wasm: buildCodecCanister() });
  network.tick();
  network.onMessage(({ instructions }) => {
    counted = instructions;
  });
});

/** Calls an update and answers what the whole message cost, and the reply. */
function call(method: string, arg = IDL.encode([], [])): { cost: number; bytes: Uint8Array } {
  const outcome = network.update({ canister, method, arg });
  if (outcome.type !== "replied") throw new Error(JSON.stringify(outcome));
  return { cost: counted, bytes: outcome.bytes };
}

/** What decoding or encoding alone cost, and its outcome. */
function spent(method: string, arg?: Uint8Array): { cost: number; outcome: string } {
  const [cost, outcome] = IDL.decode([Nat64, Text], call(method, arg).bytes) as [bigint, string];
  return { cost: Number(cost), outcome };
}

function decoding(types: string, message: Uint8Array): { cost: number; outcome: string } {
  const index = TYPE_NAMES.indexOf(types);
  if (index < 0) throw new Error(`no types ${types}`);
  return spent("decode", new Uint8Array([index, ...message]));
}

describe("what the codec costs", () => {
  /** Measured instructions and a twentieth more. Lower them when the codec gets cheaper. */
  test.each<[string, number, () => { cost: number }]>([
    ["a method without arguments", 165_000, () => call("empty")],
    ["a transfer-shaped method", 355_000, () => call("transfer", TRANSFER)],
    ["encoding a TransferResult", 69_000, () => spent("encode_result")],
    ["decoding a TransferArg", 159_000, () => decoding("transferArg", TRANSFER)],
    ["decoding a quote, most of it skipped", 505_000, () => decoding("quote", QUOTE)],
    ["taking 100 records", 6_200_000, () => call("take_rows", ROWS)],
    ["giving 100 records", 6_000_000, () => call("give_rows")],
  ])("behavior: %s costs no more than %d, from the second time on", (_, costMax, act) => {
    act();
    expect(act().cost).toBeLessThan(costMax);
  });
});

describe("what hostile messages cost", () => {
  const repeat = (byte: number, count: number): number[] =>
    Array.from({ length: count }, () => byte);
  const bombHeader = [1, 0x6d, 0x7f, 1, 0];
  const millionNulls = [
    ...[23, 0x6c, 2, 1, 0x7f, 2, 0x7f],
    ...Array.from({ length: 20 }, (_item, i) => [0x6c, 2, 1, i, 2, i]).flat(),
    ...[0x6e, 20, 0x6d, 21, 1, 22],
  ];
  const listHeader = [2, 0x6e, 1, 0x6c, 2, 0xa0, 0xd2, 0xac, 0xa8, 4, 0x7c];
  const chain = [0x90, 0xed, 0xda, 0xe7, 4, 0, 1, 0];

  test.each<[string, string, Uint8Array]>([
    ["a billion nulls, extra", "none", parts(bombHeader, BILLION)],
    ["a billion nulls", "nulls", parts(bombHeader, BILLION)],
    ["a billion nulls as opts", "opts", parts(bombHeader, BILLION)],
    ["a billion nulls as reserved", "reserved", parts(bombHeader, BILLION)],
    ["a billion nulls instead of an opt", "optNat", parts(bombHeader, BILLION)],
    ["a billion reserved, extra", "none", parts([1, 0x6d, 0x70, 1, 0], BILLION)],
    ["a billion empty records", "empties", parts([2, 0x6d, 1, 0x6c, 0, 1, 0], BILLION)],
    ["900 empty records, extra", "none", parts([2, 0x6d, 1, 0x6c, 0, 1, 0], leb(900))],
    [
      "millions of nulls in vecs",
      "nullVecs",
      parts([2, 0x6d, 1, 0x6d, 0x7f, 1, 0], [2, 0xff, 0xff, 0x3f, 0]),
    ],
    [
      "millions of nulls in vecs, extra",
      "none",
      parts([2, 0x6d, 1, 0x6d, 0x7f, 1, 0], [2, 0xff, 0xff, 0x3f, 0]),
    ],
    ["a million nulls in records, extra", "none", parts(millionNulls, [5, 1, 1, 1, 1, 1])],
    ["a million nulls in records", "optNat", parts(millionNulls, [5, 1, 1, 1, 1, 1])],
    ["a record in itself", "none", parts([1, 0x6c, 1, 0, 0, 1, 0])],
    ["opts in opts", "optOnly", parts([1, 0x6e, 0, 1, 0], repeat(1, 100_000))],
    ["opts in opts, extra", "none", parts([1, 0x6e, 0, 1, 0], repeat(1, 100_000))],
    ["vecs in vecs", "vecOnly", parts([1, 0x6d, 0, 1, 0], repeat(1, 100_000))],
    ["a long list", "list", parts([...listHeader, ...chain], repeat(1, 100_000))],
    ["10,000 types", "none", parts([...leb(10_000), ...repeat(0x6e, 20_000), 0])],
    ["10,000 fields", "none", parts([1, 0x6c, ...leb(10_000), ...repeat(1, 20_000)])],
    ["10,000 arguments", "none", parts([0, ...leb(10_000), ...repeat(0x7d, 20_000)])],
    ["a billion types", "none", parts(BILLION, [0])],
    ["a billion fields", "none", parts([1, 0x6c, ...BILLION], [0, 0x7f])],
    ["a billion nats", "none", parts([1, 0x6d, 0x7d, 1, 0], [...BILLION, 1])],
    ["a billion bytes", "text", parts([0, 1, 0x71], [...BILLION, 1])],
    ["a nat of 10,000 bytes", "nat", parts([0, 1, 0x7d], [...repeat(0xff, 10_000), 1])],
    ["an int of 10,000 bytes", "int", parts([0, 1, 0x7c], [...repeat(0xff, 10_000), 1])],
    ["a nat of 10,000 bytes, extra", "none", parts([0, 1, 0x7d], [...repeat(0xff, 10_000), 1])],
    ["a length of 10,000 bytes", "text", parts([0, 1, 0x71], [...repeat(0x80, 10_000), 1])],
    ["a count of types of 10,000 bytes", "none", parts([...repeat(0x80, 10_000), 0, 0])],
    ["a principal of 30 bytes", "principal", parts([0, 1, 0x68], [1, 30, ...repeat(1, 30)])],
    ["a principal of a billion bytes", "principal", parts([0, 1, 0x68], [1, ...BILLION, 1])],
  ])("error: %s", (_, types, message) => {
    const { cost, outcome } = decoding(types, message);

    expect(outcome).not.toBe("accepted");
    expect(cost).toBeLessThan(REFUSAL_INSTRUCTIONS_MAX);
  });

  test("behavior: what is accepted costs in proportion to its length", () => {
    const nats = parts([1, 0x6d, 0x7d, 1, 0], [...leb(50_000), ...repeat(1, 50_000)]);
    const { cost, outcome } = decoding("none", nats);

    expect(outcome).toBe("accepted");
    expect(cost / nats.length).toBeLessThan(5_000);
  });
});
