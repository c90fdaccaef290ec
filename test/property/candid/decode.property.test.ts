import { IDL, setDecodingQuota, skim } from "@dfinity/candid";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { IDL as Stock } from "candid-stock";
import fc from "fast-check";

import { evolved, type Sample, sampleWithoutReferences, toType } from "./arbitraries.js";
import { modelDecode } from "./model-decoder.js";

const { FUZZ_RUNS = "300" } = process.env;
const RUNS = Number(FUZZ_RUNS);

/** What the stock package refuses and the specification does not; see the component's page. */
const STOCK_REFUSES_TOO_MUCH = new RegExp(
  [
    "type on the wire nat, expect type int",
    "type on the wire (.*), expect type \\1$",
    "Cannot find required field",
    "Wrong number of return values",
    "tuple mismatch",
    "not a tuple type",
    "Illegal op_code",
    "future value not supported",
  ].join("|"),
);

/** Quotas are tested elsewhere; random types are large. */
beforeAll(() => setDecodingQuota({ stepsBase: 10_000, typesMax: 100_000 }));
afterAll(() => setDecodingQuota());

/** A message, and a type that is related to the one it was written with. */
const related = sampleWithoutReferences.chain((sample) =>
  fc.record({ sample: fc.constant(sample), expected: evolved(sample.tree) }),
);

/** Bytes with a few of them changed, taken out, put in, or cut off. */
const edits = fc.array(
  fc.record({
    at: fc.nat(200),
    kind: fc.constantFrom("set", "flip", "remove", "insert", "cut"),
    byte: fc.oneof(fc.nat(0xff), fc.constantFrom(0, 1, 0x7f, 0x80, 0x6c, 0x6d, 0x6e, 0x70)),
  }),
  { minLength: 1, maxLength: 3 },
);

describe("decode", () => {
  test("property: reads a message as any related type as the specification does", () => {
    fc.assert(
      fc.property(related, ({ sample, expected }) => {
        expectAgreement([toType(expected)], encode(sample));
      }),
      { numRuns: RUNS },
    );
  });

  test("property: skimming reads whatever decoding reads, and ends on any bytes", () => {
    fc.assert(
      fc.property(related, edits, ({ sample, expected }, changes) => {
        const types = [toType(expected)];
        for (const bytes of [encode(sample), changes.reduce(edit, encode(sample))]) {
          const whole = attempt(() => IDL.decode(types, bytes));
          const skimmed = attempt(() => skim(types, bytes));
          if ("values" in whole) expect(skimmed).toEqual(whole);
        }
      }),
      { numRuns: RUNS },
    );
  });

  test("property: reads or refuses changed messages as the specification does", () => {
    fc.assert(
      fc.property(related, fc.boolean(), edits, ({ sample, expected }, asWritten, changes) => {
        const type = toType(asWritten ? sample.tree : expected);
        expectAgreement([type], changes.reduce(edit, encode(sample)));
      }),
      { numRuns: 3 * RUNS },
    );
  });

  test("property: more or fewer arguments than expected are passed by or null", () => {
    const samples = fc.array(sampleWithoutReferences, { maxLength: 3 });

    fc.assert(
      fc.property(samples, samples, (sent, expected) => {
        const bytes = IDL.encode(
          sent.map(({ tree }) => toType(tree)),
          sent.map(({ value }) => value),
        );
        expectAgreement(
          expected.map(({ tree }) => toType(tree)),
          bytes,
        );
      }),
      { numRuns: RUNS },
    );
  });
});

/**
 * Checks that codec and model agree, twice: a header that was seen before takes another way. Where
 * the stock package disagrees with both, it is for a reason that is written down.
 */
function expectAgreement(types: IDL.Type[], bytes: Uint8Array): void {
  const first = attempt(() => IDL.decode(types, bytes));
  const second = attempt(() => IDL.decode(types, inLongerBuffer(bytes)));
  expect(outcome(second)).toEqual(outcome(first));
  // A changed count may be one of millions of nulls, which the model would make one by one.
  if ("error" in first && first.error.includes("more work")) return;

  const model = attempt(() => modelDecode(types, bytes));
  expect(outcome(first)).toEqual(outcome(model));
  if ("error" in first) return;

  // It reads any vec as one of integers, without looking, and then stands somewhere else.
  if (types.some((type) => /vec (nat|int)\d/.test(type.display()))) return;
  const stock = attempt(() => Stock.decode(types, bytes.slice()));
  if ("error" in stock) expect(stock.error).toMatch(STOCK_REFUSES_TOO_MUCH);
}

type Attempt = { readonly values: unknown[] } | { readonly error: string };

function attempt(decode: () => unknown[]): Attempt {
  try {
    return { values: decode() };
  } catch (error) {
    // By its shape: what built-ins throw in a test comes from outside of its realm.
    expect(error).toHaveProperty("message");
    return { error: String(error) };
  }
}

function outcome(made: Attempt): unknown {
  return "values" in made ? made.values : "refused";
}

function encode({ tree, value }: Sample): Uint8Array {
  return IDL.encode([toType(tree)], [value]);
}

function inLongerBuffer(bytes: Uint8Array): Uint8Array {
  const buffer = new Uint8Array(bytes.length + 16).fill(0xff);
  buffer.set(bytes, 7);
  return buffer.subarray(7, 7 + bytes.length);
}

type Edit = { readonly at: number; readonly kind: string; readonly byte: number };

function edit(bytes: Uint8Array, { at, kind, byte }: Edit): Uint8Array {
  const index = bytes.length === 0 ? 0 : at % bytes.length;
  const list = [...bytes];
  switch (kind) {
    case "set":
      list[index] = byte;
      break;
    case "flip":
      list[index] = (list[index] ?? 0) ^ (1 << (byte % 8));
      break;
    case "remove":
      list.splice(index, 1);
      break;
    case "insert":
      list.splice(index, 0, byte);
      break;
    default:
      list.length = index;
  }
  return new Uint8Array(list);
}
