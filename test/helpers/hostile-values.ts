import { IDL, Principal } from "../../src/wire/idl.js";

/** Longer than anything the treasury keeps. */
const LONG_TEXT = "x".repeat(100_000);

const PRINCIPALS = [
  Principal.managementCanister(),
  Principal.anonymous(),
  Principal.fromUint8Array(new Uint8Array(29).fill(7)),
  Principal.fromText("ryjl3-tyaaa-aaaaa-aaaba-cai"),
];

/**
 * Values of a Candid type that somebody sends who means harm: empty, endless, huge, unknown. The
 * first one is harmless, so that one field at a time can be made hostile.
 */
export function hostileValues(type: IDL.Type): unknown[] {
  if (type instanceof IDL.RecClass) return hostileValues(type.getType() ?? IDL.Null);
  if (type instanceof IDL.TextClass) {
    return ["a test", "", "x", LONG_TEXT, "🙂".repeat(400), "kongswap", "\u0000\u202e\n"];
  }
  if (type instanceof IDL.BoolClass) return [true, false];
  if (type instanceof IDL.NatClass)
    return [1n, 0n, 2n ** 64n, 2n ** 128n - 1n, 2n ** 128n, 2n ** 4_000n];
  if (type instanceof IDL.FixedNatClass) return numbersOf(type._bits);
  if (type instanceof IDL.PrincipalClass) return PRINCIPALS.toReversed();
  if (type instanceof IDL.OptClass)
    return [[], ...hostileValues(type._type).map((value) => [value])];
  if (type instanceof IDL.VecClass) return vectorsOf(type._type);
  if (type instanceof IDL.TupleClass) {
    return recordsOf(type._fields).map((row) => type._fields.map(([name]) => row[name]));
  }
  if (type instanceof IDL.RecordClass) return recordsOf(type._fields);
  if (type instanceof IDL.VariantClass) {
    return type._fields.flatMap(([name, field]) =>
      hostileValues(field).map((value) => ({ [name]: value })),
    );
  }
  if (type instanceof IDL.NullClass) return [null];
  throw new Error(`no hostile values of ${type.name}`);
}

function numbersOf(bits: number): unknown[] {
  const most = 2n ** BigInt(bits) - 1n;
  const values = [1n, 0n, 60_000_000_000n & most, most / 2n + 1n, most];
  return bits === 64 ? values : values.map(Number);
}

function vectorsOf(element: IDL.Type): unknown[] {
  if (element instanceof IDL.FixedNatClass && element._bits === 8) {
    return [0, 1, 31, 32, 33, 5_000].map((length) => new Uint8Array(length));
  }
  const values = hostileValues(element);
  const [first] = values;
  return [[first], [], ...values.map((value) => [value, value]), Array(500).fill(first)];
}

/** One field hostile at a time, then all of them together. */
function recordsOf(fields: readonly [string, IDL.Type][]): Record<string, unknown>[] {
  const values = fields.map(([name, type]) => ({ name, all: hostileValues(type) }));
  const longest = Math.max(0, ...values.map(({ all }) => all.length));
  const rowOf = (indexOf: (all: readonly unknown[], field: string) => number) =>
    Object.fromEntries(values.map(({ name, all }) => [name, all[indexOf(all, name)]]));
  const alone = values.flatMap(({ name, all }) =>
    all.slice(1).map((_value, i) => rowOf((_all, field) => (field === name ? i + 1 : 0))),
  );
  const together = Array.from({ length: longest }, (_row, i) => rowOf((all) => i % all.length));
  return [...alone, ...together];
}
