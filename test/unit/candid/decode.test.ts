import { IDL } from "@dfinity/candid";
import { Principal } from "@dfinity/principal";
import { describe, expect, test } from "@jest/globals";

import { message } from "./messages.js";

const { Bool, Empty, Int, Nat, Nat8, Null, Opt, Record, Reserved, Text, Variant, Vec } = IDL;

/** The types of the specification's own tests. */
const OptOnly = rec((self) => Opt(self));
const VecOnly = rec((self) => Vec(self));
const EmptyRecord = rec((self) => Record({ _0_: self }));
const EmptyVariant = rec((self) => Variant({ _0_: self }));
const OptRec = rec((self) => Opt(Record({ _0_: self })));
const List = rec((self) => Opt(Record({ head: Int, tail: self })));
const VariantList = rec((self) => Variant({ nil: Null, cons: Record({ head: Int, tail: self }) }));

function rec(fill: (self: IDL.RecClass) => IDL.Type): IDL.RecClass {
  const type = IDL.Rec();
  type.fill(fill(type) as IDL.ConstructType);
  return type;
}

/** The entry of `record { head : int; tail : … }`, up to the type of the tail. */
const HEAD_AND_TAIL = "\\6c\\02\\a0\\d2\\ac\\a8\\04\\7c\\90\\ed\\da\\e7\\04";

const canister = Principal.fromUint8Array(new Uint8Array([0xca, 0xff, 0xee]));

describe("IDL.decode", () => {
  test.each<[string, string, IDL.Type[]]>([
    ["no magic bytes", "\\00\\00", []],
    ["other magic bytes", "DADL\\00\\00", []],
    ["nothing at all", "", []],
    ["a byte too many", "DIDL\\00\\00\\00", []],
    ["a composite type as an argument", "DIDL\\00\\01\\6e", []],
    ["an opcode out of range", "DIDL\\00\\01\\5e", []],
    ["a primitive type in the table", "DIDL\\01\\7f\\00", []],
    ["a principal in the table", "DIDL\\01\\68\\00", []],
    ["an entry that is an index", "DIDL\\02\\6d\\7f\\00\\00", []],
    ["an index out of range, unused", "DIDL\\01\\6e\\01\\00", []],
    ["an argument's index out of range", "DIDL\\00\\01\\00", []],
    ["a table cut short", "DIDL\\01\\6e\\00", []],
    ["fewer argument types than announced", "DIDL\\00\\03\\7f\\7f", []],
    [
      "field ids that are not sorted",
      "DIDL\\01\\6c\\02\\01\\7c\\00\\7e\\01\\00\\2a\\01",
      [Reserved],
    ],
    ["a field id twice", "DIDL\\01\\6c\\02\\00\\7c\\00\\7e\\01\\00\\2a\\01", [Reserved]],
    [
      "a field id beyond 32 bits",
      "DIDL\\01\\6c\\01\\80\\e4\\97\\d0\\12\\7c\\01\\00\\2a",
      [Reserved],
    ],
    ["methods that are not sorted", "DIDL\\02\\6a\\00\\00\\00\\69\\02\\01b\\00\\01a\\00\\00", []],
    ["a method twice", "DIDL\\02\\6a\\00\\00\\00\\69\\02\\01a\\00\\01a\\00\\00", []],
    ["a method that is no function", "DIDL\\02\\6e\\7e\\69\\01\\03foo\\00\\00", []],
    [
      "a method's name that is not UTF-8",
      "DIDL\\02\\6a\\00\\00\\00\\69\\01\\03\\e2\\28\\a1\\00\\00",
      [],
    ],
    ["an unknown annotation", "DIDL\\01\\6a\\00\\00\\01\\04\\00", []],
  ])("error: a header with %s", (_, bytes, types) => {
    expect(() => IDL.decode(types, message(bytes))).toThrow(Error);
  });

  test.each<[string, string, IDL.Type]>([
    ["a missing argument", "DIDL\\00\\00", Nat],
    ["an argument of another type", "DIDL\\00\\01\\7e\\01", Nat],
    ["a bool of 2", "DIDL\\00\\01\\7e\\02", Bool],
    ["a nat cut short", "DIDL\\00\\01\\7d\\80", Nat],
    ["a nat32 cut short", "DIDL\\00\\01\\79\\00\\00\\00", IDL.Nat32],
    [
      "a nat64 with a byte too many",
      "DIDL\\00\\01\\78\\00\\00\\00\\00\\00\\00\\00\\00\\00",
      IDL.Nat64,
    ],
    ["a text longer than the message", "DIDL\\00\\01\\71\\07Motoko", Text],
    ["a text that is not UTF-8", "DIDL\\00\\01\\71\\03\\e2\\28\\a1", Text],
    ["a text that ends in a character", "DIDL\\00\\01\\71\\02\\e2\\98\\83", Text],
    ["a skipped text that is not UTF-8", "DIDL\\00\\01\\71\\03\\e2\\28\\a1", Reserved],
    ["a skipped bool of 2", "DIDL\\01\\6e\\7e\\01\\00\\01\\02", Opt(Nat)],
    ["a value of type empty", "DIDL\\00\\01\\6f", Empty],
    ["an opt of 2", "DIDL\\01\\6e\\7c\\01\\00\\02\\2a", Opt(Int)],
    ["a vec cut short", "DIDL\\01\\6d\\7c\\01\\00\\02\\01", Vec(Int)],
    ["a blob cut short", "DIDL\\01\\6d\\7b\\01\\00\\02\\01", Vec(Nat8)],
    ["elements of another type", "DIDL\\01\\6d\\7c\\01\\00\\01\\01", Vec(Nat8)],
    ["a missing field", "DIDL\\01\\6c\\01\\01\\7c\\01\\00\\2a", Record({ _2_: Int })],
    ["a field of another type", "DIDL\\01\\6c\\01\\01\\7c\\01\\00\\2a", Record({ _1_: Nat })],
    ["a record that contains itself", "DIDL\\01\\6c\\01\\00\\00\\01\\00", EmptyRecord],
    ["a record in itself as an opt", "DIDL\\01\\6c\\01\\00\\00\\01\\00", OptRec],
    ["a variant without cases", "DIDL\\01\\6b\\00\\01\\00", Variant({})],
    ["a variant in itself", "DIDL\\01\\6b\\01\\00\\00\\01\\00\\00\\00\\00\\00", EmptyVariant],
    ["a case that is not expected", "DIDL\\01\\6b\\01\\00\\7f\\01\\00\\00", Variant({ _1_: Null })],
    ["a case's index out of range", "DIDL\\01\\6b\\01\\00\\7f\\01\\00\\01", Variant({ _0_: Null })],
    ["a principal without its flag", "DIDL\\00\\01\\68\\03\\ca\\ff\\ee", IDL.Principal],
    ["a principal as a service", "DIDL\\00\\01\\68\\01\\03\\ca\\ff\\ee", IDL.Service({})],
  ])("error: %s", (_, bytes, type) => {
    expect(() => IDL.decode([type], message(bytes))).toThrow(Error);
  });

  test.each<[string, string, IDL.Type, unknown]>([
    ["a nat with zeros behind it", "DIDL\\00\\01\\7d\\ff\\00", Nat, 127n],
    [
      "a large nat",
      "DIDL\\00\\01\\7d\\80\\80\\98\\f4\\e9\\b5\\ca\\6a",
      Nat,
      60_000_000_000_000_000n,
    ],
    [
      "a large negative int",
      "DIDL\\00\\01\\7c\\80\\80\\e8\\8b\\96\\ca\\b5\\95\\7f",
      Int,
      -60_000_000_000_000_000n,
    ],
    ["an int with ones behind it", "DIDL\\00\\01\\7c\\ff\\7f", Int, -1n],
    ["an int8 below zero", "DIDL\\00\\01\\77\\ff", IDL.Int8, -1],
    ["a float32", "DIDL\\00\\01\\73\\00\\00\\00\\bf", IDL.Float32, -0.5],
    ["a text with a long length", "DIDL\\00\\01\\71\\86\\00Motoko", Text, "Motoko"],
    ["a text beyond ASCII", "DIDL\\00\\01\\71\\03\\e2\\98\\83", Text, "☃"],
    ["a principal", "DIDL\\00\\01\\68\\01\\03\\ca\\ff\\ee", IDL.Principal, canister],
    ["a tree of vecs", "DIDL\\01\\6d\\00\\01\\00\\02\\00\\00", VecOnly, [[], []]],
    ["opts in each other", "DIDL\\01\\6e\\00\\01\\00\\01\\01\\00", OptOnly, [[[]]]],
    [
      "a list",
      `DIDL\\02\\6e\\01${HEAD_AND_TAIL}\\00\\01\\00\\01\\01\\01\\02\\00`,
      List,
      [{ head: 1n, tail: [{ head: 2n, tail: [] }] }],
    ],
    [
      "a list by variants",
      `DIDL\\02\\6b\\02\\d1\\a7\\cf\\02\\7f\\f1\\f3\\92\\8e\\04\\01${HEAD_AND_TAIL}\\00\\01\\00\\01\\01\\00`,
      VariantList,
      { cons: { head: 1n, tail: { nil: null } } },
    ],
  ])("default: %s", (_, bytes, type, value) => {
    expect(IDL.decode([type], message(bytes))).toEqual([value]);
    expect(IDL.decode([type], message(bytes))).toEqual([value]);
  });

  test.each<[string, string, IDL.Type, unknown]>([
    ["nat is an int", "DIDL\\00\\01\\7d\\c1\\00", Int, 65n],
    ["anything is reserved", "DIDL\\00\\01\\71\\06Motoko", Reserved, null],
    ["null is an opt", "DIDL\\00\\01\\7f", Opt(Empty), []],
    ["reserved is an opt", "DIDL\\00\\01\\70", Opt(Nat), []],
    ["a value is an opt of itself", "DIDL\\00\\01\\7e\\01", Opt(Bool), [true]],
    ["a value of another type is null as an opt", "DIDL\\00\\01\\7e\\01", Opt(Nat), []],
    [
      "a value is null where an opt of an opt is expected",
      "DIDL\\00\\01\\7e\\01",
      Opt(Opt(Bool)),
      [],
    ],
    ["an opt of another type is null", "DIDL\\01\\6e\\7e\\01\\00\\01\\01", Opt(Nat), []],
    [
      "the inner of two opts is null",
      "DIDL\\02\\6e\\01\\6e\\7e\\01\\00\\01\\01\\01",
      Opt(Opt(Nat)),
      [[]],
    ],
    [
      "an unknown case is null as an opt",
      "DIDL\\01\\6b\\02\\00\\7f\\01\\7f\\01\\00\\01",
      Opt(Variant({ _0_: Null })),
      [],
    ],
    [
      "a known case is there as an opt",
      "DIDL\\01\\6b\\02\\00\\7f\\01\\7f\\01\\00\\00",
      Opt(Variant({ _0_: Null })),
      [{ _0_: null }],
    ],
    [
      "an unknown case in an opt of a vec makes the whole null",
      "DIDL\\02\\6d\\01\\6b\\02\\00\\7f\\01\\7f\\01\\00\\02\\00\\01",
      Opt(Vec(Variant({ _0_: Null }))),
      [],
    ],
    ["no element is an element of every type", "DIDL\\01\\6d\\7c\\01\\00\\00", Vec(Text), []],
    ["no element is a blob too", "DIDL\\01\\6d\\7c\\01\\00\\00", Vec(Nat8), new Uint8Array()],
    [
      "a missing opt field is null",
      "DIDL\\01\\6c\\00\\01\\00",
      Record({ foo: Opt(Bool) }),
      { foo: [] },
    ],
    [
      "a missing reserved field is null",
      "DIDL\\01\\6c\\00\\01\\00",
      Record({ foo: Reserved }),
      { foo: null },
    ],
    [
      "a missing null field is null",
      "DIDL\\01\\6c\\00\\01\\00",
      Record({ foo: Null }),
      { foo: null },
    ],
    [
      "a missing recursive opt field is null",
      "DIDL\\01\\6c\\00\\01\\00",
      Record({ foo: List }),
      { foo: [] },
    ],
    [
      "fields that are not expected are passed by",
      "DIDL\\01\\6c\\02\\00\\7c\\01\\7e\\01\\00\\2a\\01",
      Record({ _1_: Bool }),
      { _1_: true },
    ],
    [
      "a tuple is a record",
      "DIDL\\01\\6c\\02\\00\\7c\\01\\7e\\01\\00\\2a\\01",
      IDL.Tuple(Int),
      [42n],
    ],
    [
      "a tuple may miss an opt",
      "DIDL\\01\\6c\\01\\00\\7c\\01\\00\\2a",
      IDL.Tuple(Int, Opt(Int)),
      [42n, []],
    ],
    [
      "a case's place may differ",
      "DIDL\\01\\6b\\02\\00\\7f\\01\\7f\\01\\00\\01",
      Variant({ _1_: Null, _7_: Null }),
      { _1_: null },
    ],
    [
      "a type from the future is null as an opt",
      "DIDL\\01\\67\\03ABC\\01\\00\\05\\00hello",
      Opt(Nat),
      [],
    ],
  ])("behavior: %s", (_, bytes, type, value) => {
    expect(IDL.decode([type], message(bytes))).toEqual([value]);
    expect(IDL.decode([type], message(bytes))).toEqual([value]);
  });

  test("behavior: missing arguments are null where null is allowed, others are passed by", () => {
    const types = [Text, Opt(Nat), Null, Reserved, List];

    expect(IDL.decode(types, message("DIDL\\00\\01\\71\\01a"))).toEqual(["a", [], null, null, []]);
    expect(IDL.decode([], message("DIDL\\01\\67\\00\\02\\00\\71\\00\\00\\01a"))).toEqual([]);
    expect(() => IDL.decode([Text, Opt(Nat), Vec(Int)], message("DIDL\\00\\01\\71\\01a"))).toThrow(
      "argument 2 is missing",
    );
  });

  test("behavior: a message may be a part of a buffer, and is not kept", () => {
    const buffer = message("??DIDL\\01\\6d\\7b\\01\\00\\02\\01\\02??");
    const [blob] = IDL.decode([Vec(Nat8)], buffer.subarray(2, -2)) as unknown as [Uint8Array];
    buffer.fill(0);

    expect(blob).toEqual(new Uint8Array([1, 2]));
    expect(blob.buffer.byteLength).toBe(2);
  });

  test("behavior: a message longer than the buffer that is kept", () => {
    const blob = new Uint8Array(100_001).fill(7);
    const bytes = IDL.encode([Vec(Nat8), Text], [blob, "end"]);

    expect(IDL.decode([Vec(Nat8), Text], bytes)).toEqual([blob, "end"]);
    expect(IDL.decode([Vec(Nat8), Text], bytes)).toEqual([blob, "end"]);
    expect(IDL.decode([Text], IDL.encode([Text], ["short"]))).toEqual(["short"]);
  });

  test("behavior: what lies behind a short message is never read into it", () => {
    IDL.decode([Vec(Nat8)], IDL.encode([Vec(Nat8)], [new Uint8Array(1_000)]));

    expect(() => IDL.decode([IDL.Nat64], message("DIDL\\00\\01\\78\\00"))).toThrow("ends early");
    expect(() => IDL.decode([Vec(Nat8)], message("DIDL\\01\\6d\\7b\\01\\00\\09\\00"))).toThrow(
      "ends early",
    );
  });

  test("behavior: five headers in turn, when four are remembered", () => {
    const widths = [IDL.Nat8, IDL.Nat16, IDL.Nat32, IDL.Int8, IDL.Int16];
    for (const round of [1, 2, 3]) {
      for (const width of widths) {
        const bytes = IDL.encode([Record({ a: width, b: Nat })], [{ a: 1, b: BigInt(round) }]);
        expect(IDL.decode([Record({ b: Nat })], bytes)).toEqual([{ b: BigInt(round) }]);
      }
    }
  });

  test("behavior: Unknown is left to the stock package", () => {
    const [value] = IDL.decode([IDL.Unknown], message("DIDL\\00\\01\\71\\01a"));

    expect(String(value)).toBe("a");
  });
});

describe("subtyping of references", () => {
  const accepted = [canister, "m"];

  /** A function that returns the wire type, as an opt of one that returns the expected type. */
  function decodeFunc(wire: string, expected: IDL.Type): unknown {
    const bytes = message(`DIDL${wire}\\01\\00\\01\\01\\03\\ca\\ff\\ee\\01m`);
    return IDL.decode([Opt(IDL.Func([], [expected], []))], bytes)[0];
  }

  test.each<[string, string, IDL.Type]>([
    ["null <: null", "\\01\\6a\\00\\01\\7f\\00", Null],
    ["nat <: int", "\\01\\6a\\00\\01\\7d\\00", Int],
    ["nat <: opt bool", "\\01\\6a\\00\\01\\7d\\00", Opt(Bool)],
    ["µ opt <: opt opt nat", "\\02\\6a\\00\\01\\01\\00\\6e\\01", Opt(Opt(Nat))],
    [
      "record {} <: record { a : opt empty }",
      "\\02\\6a\\00\\01\\01\\00\\6c\\00",
      Record({ a: Opt(Empty) }),
    ],
    ["record {} <: record { a : null }", "\\02\\6a\\00\\01\\01\\00\\6c\\00", Record({ a: Null })],
    [
      "func () -> () <: func () -> (opt null)",
      "\\02\\6a\\00\\01\\01\\00\\6a\\00\\00\\00",
      IDL.Func([], [Opt(Null)], []),
    ],
    [
      "func (reserved) -> () <: func () -> ()",
      "\\02\\6a\\00\\01\\01\\00\\6a\\01\\70\\00\\00",
      IDL.Func([], [], []),
    ],
    [
      "variant {} <: variant { 0 : nat }",
      "\\02\\6a\\00\\01\\01\\00\\6b\\00",
      Variant({ _0_: Nat }),
    ],
    ["µ record <: µ record", "\\02\\6a\\00\\01\\01\\00\\6c\\01\\00\\01", EmptyRecord],
    [
      "record { µ record } <: µ record",
      "\\03\\6a\\00\\01\\01\\00\\6c\\01\\00\\02\\6c\\01\\00\\02",
      EmptyRecord,
    ],
    ["empty <: µ variant", "\\01\\6a\\00\\01\\6f\\00", EmptyVariant],
    ["µ vec <: vec µ vec", "\\02\\6a\\00\\01\\01\\00\\6d\\01", Vec(VecOnly)],
    ["a future type <: opt empty", "\\02\\6a\\00\\01\\01\\00\\67\\00", Opt(Empty)],
  ])("behavior: %s", (_, wire, expected) => {
    expect(decodeFunc(wire, expected)).toEqual([accepted]);
  });

  test.each<[string, string, IDL.Type]>([
    ["null </: nat", "\\01\\6a\\00\\01\\7f\\00", Nat],
    ["nat </: nat8", "\\01\\6a\\00\\01\\7d\\00", Nat8],
    [
      "record {} </: record { a : empty }",
      "\\02\\6a\\00\\01\\01\\00\\6c\\00",
      Record({ a: Empty }),
    ],
    ["record {} </: record { a : nat }", "\\02\\6a\\00\\01\\01\\00\\6c\\00", Record({ a: Nat })],
    [
      "func () -> () </: func () -> (nat)",
      "\\02\\6a\\00\\01\\01\\00\\6a\\00\\00\\00",
      IDL.Func([], [Nat], []),
    ],
    [
      "func (nat) -> () </: func () -> ()",
      "\\02\\6a\\00\\01\\01\\00\\6a\\01\\7d\\00\\00",
      IDL.Func([], [], []),
    ],
    [
      "variant { 0 : bool } </: variant { 0 : nat }",
      "\\02\\6a\\00\\01\\01\\00\\6b\\01\\00\\7e",
      Variant({ _0_: Nat }),
    ],
    [
      "variant { 0 : bool } </: variant { 1 : bool }",
      "\\02\\6a\\00\\01\\01\\00\\6b\\01\\00\\7e",
      Variant({ _1_: Bool }),
    ],
    ["µ record </: empty", "\\02\\6a\\00\\01\\01\\00\\6c\\01\\00\\01", Empty],
    ["a future type </: nat", "\\02\\6a\\00\\01\\01\\00\\67\\00", Nat],
  ])("behavior: null where %s", (_, wire, expected) => {
    expect(decodeFunc(wire, expected)).toEqual([]);
  });

  const foo = "DIDL\\02\\6a\\01\\71\\01\\7d\\00\\69\\01\\03foo\\00\\01\\01\\01\\03\\ca\\ff\\ee";

  test("behavior: a service may have more methods than are expected", () => {
    const exact = IDL.Service({ foo: IDL.Func([Text], [Nat], []) });

    expect(IDL.decode([exact], message(foo))).toEqual([canister]);
    expect(IDL.decode([IDL.Service({})], message(foo))).toEqual([canister]);
  });

  test("error: a service with a method missing, or a query where none is expected", () => {
    const more = IDL.Service({ foo: IDL.Func([Text], [Nat], []), bar: IDL.Func([], [], []) });
    const query = IDL.Service({ foo: IDL.Func([Text], [Nat], ["query"]) });

    expect(() => IDL.decode([more], message(foo))).toThrow("another type");
    expect(() => IDL.decode([query], message(foo))).toThrow("another type");
  });
});
