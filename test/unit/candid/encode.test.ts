import { IDL, idlLabelToId } from "@dfinity/candid";
import { Principal } from "@dfinity/principal";
import { describe, expect, test } from "@jest/globals";
import { IDL as Stock, idlLabelToId as stockLabelToId } from "candid-stock";

const { Bool, Int, Nat, Nat64, Nat8, Opt, Record, Text, Variant, Vec } = IDL;

function expectSame(types: IDL.Type[], values: unknown[]): void {
  const expected = Buffer.from(Stock.encode(types, values)).toString("hex");
  expect(Buffer.from(IDL.encode(types, values)).toString("hex")).toBe(expected);
}

describe("IDL.encode", () => {
  test.each<[string, IDL.Type, unknown, RegExp]>([
    ["a nat below zero", Nat, -1n, /Invalid nat argument: "?BigInt\(-1\)/],
    ["a nat far below zero", Nat, -(1n << 70n), /Invalid nat argument/],
    ["a nat8 of 256", Nat8, 256, /Invalid nat8 argument: 256/],
    ["a nat64 of 2^64", Nat64, 1n << 64n, /Invalid nat64 argument/],
    ["an int8 of 128", IDL.Int8, 128, /Invalid int8 argument/],
    ["a fraction as a nat", Nat, 1.5, /Invalid nat argument/],
    ["a text as a bool", Bool, "true", /Invalid bool argument/],
    ["a field of another type", Record({ a: Nat }), { a: "x" }, /field a -> Invalid nat argument/],
    ["a missing field", Record({ a: Nat }), {}, /Record is missing key "a"/],
    ["null instead of a record", Record({ a: Nat }), null, /Invalid record \{a:nat\} argument/],
    ["an element of another type", Vec(Nat), [1n, "x"], /index 1 -> Invalid nat argument/],
    ["a bare value as an opt", Opt(Nat), 1n, /Invalid opt nat argument/],
    ["a blob as an opt of a blob", Opt(Vec(Nat8)), new Uint8Array(1), /Invalid opt vec nat8/],
    ["two values as an opt", Opt(Nat), [1n, 2n], /Invalid opt nat argument/],
    ["no case", Variant({ a: Nat }), {}, /Invalid variant/],
    ["two cases", Variant({ a: Nat, b: Nat }), { a: 1n, b: 1n }, /Invalid variant/],
    ["an unknown case", Variant({ a: Nat }), { b: 1n }, /./],
    ["a text as a principal", IDL.Principal, "aaaaa-aa", /Invalid principal argument/],
    ["anything as empty", IDL.Empty, null, /./],
    ["anything as Unknown", IDL.Unknown, null, /Unknown cannot be serialized/],
  ])("error: %s", (_, type, value, text) => {
    expect(() => IDL.encode([type], [value])).toThrow(text);
  });

  test("error: more or fewer values than types", () => {
    expect(() => IDL.encode([Nat], [])).toThrow("Wrong number of message arguments");
    expect(() => IDL.encode([Nat], [1n, 2n])).toThrow("Wrong number of message arguments");
  });

  test("error: an error says nothing of files and lines", () => {
    const refuse = () => IDL.encode([Record({ a: Nat })], [{ a: -1 }]);

    expect(refuse).toThrow(Error);
    expect(refuse).not.toThrow(/vendor|\.js|\n +at /);
  });

  test("error: labels that are the same on the wire", () => {
    const id = idlLabelToId("amount");
    const twice = Record({ amount: Nat, [`_${id}_`]: Nat });

    expect(() => IDL.encode([twice], [{ amount: 1n, [`_${id}_`]: 1n }])).toThrow(
      "same on the wire",
    );
  });

  test("behavior: numbers at the borders of LEB128", () => {
    for (let bits = 0n; bits <= 140n; bits++) {
      for (const value of [(1n << bits) - 1n, 1n << bits, (1n << bits) + 1n]) {
        expectSame([Nat, Int, Int], [value, value, -value]);
        if (bits < 64n) expectSame([Nat64], [value % (1n << 64n)]);
      }
    }
  });

  test("behavior: plain numbers where bigints are expected", () => {
    expectSame([Nat, Nat, Nat, Int, Nat64], [0, 2 ** 53, 1e30, -5, 2 ** 40]);
    expectSame(
      [Vec(Nat8), Vec(Nat64)],
      [
        [1, 255],
        [1n, 2],
      ],
    );
  });

  test("behavior: typed arrays and views of them", () => {
    const buffer = new Uint8Array([9, 1, 2, 3, 4, 9]).buffer;

    expectSame([Vec(Nat8)], [new Uint8Array(buffer, 1, 4)]);
    expectSame([Vec(IDL.Int8)], [new Int8Array([-1, 1])]);
    expectSame([Vec(IDL.Nat16)], [new Uint16Array([1, 2])]);
    expectSame([Vec(IDL.Int64)], [new BigInt64Array([-1n, 2n])]);
  });

  test("behavior: a message that outgrows the buffer, at every place", () => {
    for (let length = 4_000; length < 4_120; length++) {
      const text = "x".repeat(length);
      expectSame([Text, Text, Nat64], [text, "behind the end", 1n]);
      expectSame([Vec(Nat64), Opt(Text)], [new Array((length / 8) | 0).fill(7n), [text]]);
    }
  });

  test("behavior: a megabyte, and a short message after it", () => {
    expectSame([Vec(Nat8)], [new Uint8Array(1_000_000).fill(1)]);
    expectSame([Vec(Text)], [Array.from({ length: 20_000 }, (_, i) => `text ${i}`)]);
    expectSame([Text], ["short"]);
  });

  test("behavior: a value that encodes while it is read", () => {
    const inner = {
      get a() {
        return BigInt(IDL.encode([Text], ["inner"]).length);
      },
    };
    const bytes = IDL.encode([Record({ a: Nat }), Text], [inner, "outer"]);

    expect(IDL.decode([Record({ a: Nat }), Text], bytes)).toEqual([{ a: 13n }, "outer"]);
  });

  test("behavior: what is returned is the caller's own", () => {
    IDL.encode([], []).fill(0);
    const first = IDL.encode([Text], ["a"]);
    IDL.encode([Text], ["b"]);

    expect(IDL.decode([Text], first)).toEqual(["a"]);
    expect([...IDL.encode([], [])]).toEqual([0x44, 0x49, 0x44, 0x4c, 0, 0]);
  });
});

describe("IDL", () => {
  test("behavior: types are the stock package's", () => {
    expect(Record({ a: Nat })).toBeInstanceOf(Stock.RecordClass);
    expect(IDL.Tuple(Nat, Text)).toBeInstanceOf(Stock.TupleClass);
    expect(Variant({ a: Nat })).toBeInstanceOf(Stock.VariantClass);
    expect(Object.keys(IDL).sort()).toEqual(Object.keys(Stock).sort());
  });

  test("behavior: records, variants and tuples are made as by the stock package", () => {
    const fields = { owner: IDL.Principal, _5_: Nat, _0x10_: Text, täg: Bool, amount: Nat };

    expect(Record(fields).display()).toBe(Stock.Record(fields).display());
    expect(Variant(fields).name).toBe(Stock.Variant(fields).name);
    expect(IDL.Tuple(Nat, Text).name).toBe(Stock.Tuple(Nat, Text).name);
    expect(IDL.Tuple(Nat, Text).display()).toBe(Stock.Tuple(Nat, Text).display());
  });

  test("behavior: a principal of a record survives both ways", () => {
    const owner = Principal.fromText("ryjl3-tyaaa-aaaaa-aaaba-cai");
    const type = Record({ owner: IDL.Principal });

    expect(IDL.decode([type], IDL.encode([type], [{ owner }]))).toEqual([{ owner }]);
  });
});

describe("idlLabelToId", () => {
  test.each(["", "_", "_1_", "_01_", "_0x1f_", "_0xG_", "_4294967296_", "_1", "owner", "☃", "Ok"])(
    "behavior: %j as by the stock package",
    (label) => {
      expect(idlLabelToId(label)).toBe(stockLabelToId(label));
      expect(idlLabelToId(label)).toBe(stockLabelToId(label));
    },
  );
});
