import { describe, expect, test } from "@jest/globals";
import { TextDecoder, TextEncoder } from "@sinonjs/text-encoding";
import fc from "fast-check";

// The platform's own pair is the reference: the Encoding Standard in another implementation.
const referenceEncoder = new globalThis.TextEncoder();

/** Any UTF-16 at all, lone surrogates included, long runs of ASCII among it. */
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: "grapheme-ascii", maxLength: 10_000 }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes)),
);

/** Bytes that often are UTF-8, or nearly. */
const almostUtf8 = fc.oneof(
  fc.uint8Array(),
  fc.tuple(text, fc.nat(), fc.nat(0xff)).map(([source, at, byte]) => {
    const encoded = referenceEncoder.encode(source);
    if (encoded.length > 0) encoded[at % encoded.length] = byte;
    return encoded;
  }),
  fc
    .array(fc.constantFrom(0x61, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc1, 0xc2, 0xdf, 0xe0))
    .map((values) => new Uint8Array(values)),
  fc
    .array(fc.constantFrom(0x61, 0x80, 0x8f, 0x90, 0xa0, 0xbf, 0xe2, 0xed, 0xef, 0xf0, 0xf4, 0xf5))
    .map((values) => new Uint8Array(values)),
);

describe("TextEncoder", () => {
  test("property: encodes every text as the platform does", () => {
    fc.assert(
      fc.property(text, (source) => {
        expect(new TextEncoder().encode(source)).toEqual(
          new Uint8Array(referenceEncoder.encode(source)),
        );
      }),
    );
  });

  test("property: encodeInto reads and writes as much as the platform does", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.nat(40), (source, length) => {
        const expected = new Uint8Array(length);
        const actual = new Uint8Array(length);
        const result = referenceEncoder.encodeInto(source, expected);

        expect(new TextEncoder().encodeInto(source, actual)).toEqual({ ...result });
        expect(actual).toEqual(expected);
      }),
    );
  });
});

describe("TextDecoder", () => {
  test("property: decodes or refuses any bytes as the platform does", () => {
    const options = fc.record({ fatal: fc.boolean(), ignoreBOM: fc.boolean() });

    fc.assert(
      fc.property(almostUtf8, options, (bytes, choice) => {
        const expected = attempt(new globalThis.TextDecoder("utf-8", choice), bytes);
        expect(attempt(new TextDecoder("utf-8", choice), bytes)).toBe(expected);
      }),
      { numRuns: 1_000 },
    );
  });

  test("property: a stream cut anywhere gives what the platform gives, piece by piece", () => {
    fc.assert(
      fc.property(fc.array(almostUtf8, { maxLength: 5 }), (pieces) => {
        const expected = new globalThis.TextDecoder();
        const actual = new TextDecoder();
        for (const piece of pieces) {
          expect(actual.decode(piece, { stream: true })).toBe(
            expected.decode(piece, { stream: true }),
          );
        }
        expect(actual.decode()).toBe(expected.decode());
      }),
      { numRuns: 1_000 },
    );
  });
});

function attempt(decoder: globalThis.TextDecoder, bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}
