import { describe, expect, test } from "@jest/globals";
import { TextDecoder, TextEncoder } from "@sinonjs/text-encoding";

const bytes = (...values: number[]): Uint8Array => new Uint8Array(values);

describe("TextDecoder", () => {
  test("error: RangeError for a label that is not UTF-8", () => {
    expect(() => new TextDecoder("utf-16le")).toThrow(RangeError);
    expect(() => new TextDecoder("windows-1252")).toThrow(RangeError);
  });

  test.each([
    ["a lone continuation byte", [0x80]],
    ["an overlong slash", [0xc0, 0xaf]],
    ["an overlong three-byte form", [0xe0, 0x80, 0xaf]],
    ["a surrogate", [0xed, 0xa0, 0x80]],
    ["a point above U+10FFFF", [0xf4, 0x90, 0x80, 0x80]],
    ["a character cut short", [0x61, 0xe2, 0x82]],
  ])("error: TypeError for %s when fatal", (_, values) => {
    const decoder = new TextDecoder("utf-8", { fatal: true });

    expect(() => decoder.decode(bytes(...values))).toThrow(TypeError);
    expect(decoder.decode(bytes(0x61))).toBe("a");
  });

  test("error: TypeError for what is not a buffer", () => {
    const decode: (input: never) => string = (input) => new TextDecoder().decode(input);

    expect(() => Reflect.apply(decode, undefined, ["text"])).toThrow(TypeError);
  });

  test("behavior: each maximal broken part becomes one U+FFFD", () => {
    const decoder = new TextDecoder();

    expect(decoder.decode(bytes(0xf0, 0x9f, 0x98, 0x61))).toBe("\ufffda");
    expect(decoder.decode(bytes(0xed, 0xa0, 0x80))).toBe("\ufffd\ufffd\ufffd");
  });

  test("behavior: a byte order mark is dropped once, and kept when asked", () => {
    const marked = bytes(0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf, 0x61);

    expect(new TextDecoder().decode(marked)).toBe("\ufeffa");
    expect(new TextDecoder("utf-8", { ignoreBOM: true }).decode(marked)).toBe("\ufeff\ufeffa");
  });

  test("behavior: a stream joins a character that was cut, and forgets it when it ends", () => {
    const decoder = new TextDecoder();

    expect(decoder.decode(bytes(0xe2, 0x82), { stream: true })).toBe("");
    expect(decoder.decode(bytes(0xac), { stream: true })).toBe("€");
    expect(decoder.decode(bytes(0xe2), { stream: true })).toBe("");
    expect(decoder.decode()).toBe("\ufffd");
    expect(decoder.decode(bytes(0x82, 0xac))).toBe("\ufffd\ufffd");
  });

  test("behavior: a view with an offset and a bare buffer are read as they are", () => {
    const buffer = bytes(0x78, 0x61, 0x62, 0x78).buffer;

    expect(new TextDecoder().decode(new DataView(buffer, 1, 2))).toBe("ab");
    expect(new TextDecoder().decode(buffer)).toBe("xabx");
  });
});

describe("TextEncoder", () => {
  test("default", () => {
    const encoder = new TextEncoder();

    expect(encoder.encoding).toBe("utf-8");
    expect(encoder.encode("aß€😀")).toEqual(
      bytes(0x61, 0xc3, 0x9f, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0x80),
    );
    expect(encoder.encode()).toEqual(bytes());
  });

  test("behavior: a lone surrogate becomes U+FFFD", () => {
    expect(new TextEncoder().encode("\ud83da")).toEqual(bytes(0xef, 0xbf, 0xbd, 0x61));
  });

  test("behavior: encodeInto stops before the character that does not fit", () => {
    const target = new Uint8Array(5);

    expect(new TextEncoder().encodeInto("a😀b", target)).toEqual({ read: 3, written: 5 });
    expect(new TextEncoder().encodeInto("€€", target)).toEqual({ read: 1, written: 3 });
  });
});
