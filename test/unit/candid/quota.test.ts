import {
  DEFAULT_DECODING_QUOTA,
  type DecodingQuota,
  decodeWithQuota,
  IDL,
  setDecodingQuota,
} from "@dfinity/candid";
import { afterEach, describe, expect, test } from "@jest/globals";

import { leb, message, parts } from "./messages.js";

const BILLION = leb(1_000_000_000);
const { Int, Nat, Nat8, Null, Opt, Record, Text, Vec } = IDL;

const OptOnly = IDL.Rec();
OptOnly.fill(Opt(OptOnly));
const VecOnly = IDL.Rec();
VecOnly.fill(Vec(VecOnly));
const List = IDL.Rec();
List.fill(Opt(Record({ head: Int, tail: List })));

const LIST_HEADER = [
  2, 0x6e, 1, 0x6c, 2, 0xa0, 0xd2, 0xac, 0xa8, 4, 0x7c, 0x90, 0xed, 0xda, 0xe7, 4, 0, 1, 0,
];

/** A record with two nulls, one with two of those, and so on: a million nulls and not a byte. */
const MILLION_NULLS = [
  ...[23, 0x6c, 2, 1, 0x7f, 2, 0x7f],
  ...Array.from({ length: 20 }, (_, i) => [0x6c, 2, 1, i, 2, i]).flat(),
  ...[0x6e, 20, 0x6d, 21, 1, 22],
];

function repeat(byte: number, count: number): number[] {
  return Array.from({ length: count }, () => byte);
}

afterEach(() => setDecodingQuota());

describe("the decoding quota", () => {
  test.each<[string, IDL.Type[], Uint8Array]>([
    ["a vec of nulls", [Vec(Null)], parts([1, 0x6d, 0x7f, 1, 0], BILLION)],
    ["a vec of nulls, as opts", [Vec(Opt(Nat))], parts([1, 0x6d, 0x7f, 1, 0], BILLION)],
    ["a vec of nulls that nobody asked for", [], parts([1, 0x6d, 0x7f, 1, 0], BILLION)],
    ["a vec of nulls instead of an opt", [Opt(Nat)], parts([1, 0x6d, 0x7f, 1, 0], BILLION)],
    ["a vec of reserved", [], parts([1, 0x6d, 0x70, 1, 0], BILLION)],
    ["a vec of empty records", [Vec(Record({}))], parts([2, 0x6d, 1, 0x6c, 0, 1, 0], BILLION)],
    ["a vec of empty records, skipped", [], parts([2, 0x6d, 1, 0x6c, 0, 1, 0], BILLION)],
    ["vecs of nulls in a vec", [], parts([2, 0x6d, 1, 0x6d, 0x7f, 1, 0], [2, 0xff, 0xff, 0x3f, 0])],
    ["records of records of nulls", [], parts(MILLION_NULLS, [1, 1])],
    ["a record in itself", [], parts([1, 0x6c, 1, 0, 0, 1, 0])],
    ["records of records of nulls instead of an opt", [Opt(Nat)], parts(MILLION_NULLS, [1, 1])],
  ])("error: %s", (_, types, bytes) => {
    expect(() => IDL.decode(types, bytes)).toThrow("more work than its length allows");
  });

  test.each<[string, IDL.Type[], Uint8Array]>([
    ["a text", [Text], parts([0, 1, 0x71], [...BILLION, 0x61])],
    ["a blob", [Vec(Nat8)], parts([1, 0x6d, 0x7b, 1, 0], [...BILLION, 0x61])],
    ["a vec of nat64", [Vec(IDL.Nat64)], parts([1, 0x6d, 0x78, 1, 0], [...BILLION, 1])],
    ["a vec of nats", [Vec(Nat)], parts([1, 0x6d, 0x7d, 1, 0], [...BILLION, 1])],
    ["a principal", [IDL.Principal], parts([0, 1, 0x68], [1, ...BILLION, 1])],
    ["a type table", [], parts(BILLION, [0])],
    ["a list of arguments", [], parts([0], BILLION)],
    ["a list of fields", [], parts([1, 0x6c, ...BILLION], [0, 0x7f])],
    ["a list of methods", [], parts([1, 0x69, ...BILLION], [0, 0x7f])],
  ])("error: a length of a billion: %s", (_, types, bytes) => {
    expect(() => IDL.decode(types, bytes)).toThrow("ends early");
  });

  test.each<[string, IDL.Type[], Uint8Array]>([
    ["entries", [], parts([...leb(600), ...repeat(0x6e, 600)], repeat(0x7d, 600))],
    ["fields", [], parts([1, 0x6c, ...leb(600), ...repeat(1, 1_200)])],
    ["arguments", [], parts([0, ...leb(600), ...repeat(0x7f, 600)])],
  ])("error: too many %s", (_, types, bytes) => {
    expect(() => IDL.decode(types, bytes)).toThrow("too many types");
  });

  test.each<[string, IDL.Type[], Uint8Array]>([
    ["opts", [OptOnly], parts([1, 0x6e, 0, 1, 0], repeat(1, 100_000))],
    ["opts that nobody asked for", [], parts([1, 0x6e, 0, 1, 0], repeat(1, 100_000))],
    ["vecs", [VecOnly], parts([1, 0x6d, 0, 1, 0], repeat(1, 100_000))],
    ["a list", [List], parts(LIST_HEADER, repeat(1, 100_000))],
  ])("error: nested too deeply: %s", (_, types, bytes) => {
    expect(() => IDL.decode(types, bytes)).toThrow("nested too deeply");
  });

  test.each<[string, IDL.Type[], Uint8Array]>([
    ["a nat of 10,000 bytes", [Nat], parts([0, 1, 0x7d], [...repeat(0xff, 9_999), 1])],
    ["an int of 10,000 bytes", [Int], parts([0, 1, 0x7c], [...repeat(0xff, 9_999), 1])],
    ["a nat of 10,000 bytes, skipped", [], parts([0, 1, 0x7d], [...repeat(0xff, 9_999), 1])],
    ["a length with zeros behind it", [Text], parts([0, 1, 0x71], [...repeat(0x80, 10), 0])],
    ["a count of types with zeros behind it", [], parts([...repeat(0x80, 10), 0, 0])],
    ["a principal of 30 bytes", [IDL.Principal], parts([0, 1, 0x68], [1, 30, ...repeat(1, 30)])],
    ["a principal of 30 bytes, skipped", [], parts([0, 1, 0x68], [1, 30, ...repeat(1, 30)])],
  ])("error: malformed: %s", (_, types, bytes) => {
    expect(() => IDL.decode(types, bytes)).toThrow(/^malformed/);
  });

  test("behavior: what an honest message may contain", () => {
    const nulls = message("DIDL\\01\\6d\\7f\\01\\00\\e8\\07");
    const longest = parts([0, 1, 0x7d], [...repeat(0xff, 127), 0]);
    const deep = parts([1, 0x6e, 0, 1, 0], [...repeat(1, 250), 0]);
    const flags = Array.from({ length: 50_000 }, (_, i) => i % 2 === 0);
    const Row = Record({ kind: IDL.Variant({ buy: Null, sell: Null }), id: Nat, memo: Opt(Text) });
    const rows = Array.from({ length: 5_000 }, () => ({ kind: { buy: null }, id: 1n, memo: [] }));

    expect(IDL.decode([Vec(Null)], nulls)[0]).toHaveLength(1_000);
    expect(IDL.decode([Nat], longest)).toEqual([(1n << (7n * 127n)) - 1n]);
    expect(IDL.decode([OptOnly], deep)).toHaveLength(1);
    expect(IDL.decode([Vec(IDL.Bool)], IDL.encode([Vec(IDL.Bool)], [flags]))).toEqual([flags]);
    expect(IDL.decode([Vec(Row)], IDL.encode([Vec(Row)], [rows]))).toEqual([rows]);
    expect(IDL.decode([], IDL.encode([Vec(Row)], [rows]))).toEqual([]);
  });

  test("behavior: a lenient reading is paid for twice", () => {
    const Case = IDL.Variant({ known: Null, unknown: Null });
    const cases = [...Array.from({ length: 5_000 }, () => ({ known: null })), { unknown: null }];
    const bytes = IDL.encode([Vec(Case)], [cases]);

    expect(() => IDL.decode([Opt(Vec(IDL.Variant({ known: Null })))], bytes)).toThrow("more work");
    expect(IDL.decode([Opt(Vec(Case))], bytes)).toEqual([[cases]]);
  });

  test("behavior: a refused message leaves nothing behind", () => {
    const bad = parts([1, 0x6d, 0x7f, 1, 0], BILLION);
    for (let i = 0; i < 5; i++) expect(() => IDL.decode([Vec(Null)], bad)).toThrow("more work");

    expect(IDL.decode([Vec(Null)], parts([1, 0x6d, 0x7f, 1, 0], [2]))).toEqual([[null, null]]);
  });

  test("behavior: a quota of one's own, for one message or for all from now on", () => {
    const nulls = parts([1, 0x6d, 0x7f, 1, 0], leb(5_000));
    expect(() => IDL.decode([Vec(Null)], nulls)).toThrow("more work");

    expect(decodeWithQuota([Vec(Null)], nulls, { stepsBase: 6_000 })[0]).toHaveLength(5_000);
    expect(() => IDL.decode([Vec(Null)], nulls)).toThrow("more work");

    setDecodingQuota({ stepsBase: 6_000 });
    expect(IDL.decode([Vec(Null)], nulls)[0]).toHaveLength(5_000);

    expect(() => decodeWithQuota([Vec(Null)], nulls, { stepsBase: 1 })).toThrow("more work");
    expect(IDL.decode([Vec(Null)], nulls)[0]).toHaveLength(5_000);
  });

  test("error: a quota that is none", () => {
    expect(() => setDecodingQuota({ stepsBase: -1 })).toThrow("stepsBase is -1");
    expect(() => setDecodingQuota({ stepsBase: Number.NaN })).toThrow("stepsBase is NaN");
    expect(() => setDecodingQuota({ stepBase: 1 } as Partial<DecodingQuota>)).toThrow("stepBase");
    expect(DEFAULT_DECODING_QUOTA.stepsBase).toBe(1_000);
  });
});
