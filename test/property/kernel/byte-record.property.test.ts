import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { ByteReader } from "../../../src/kernel/byte-reader.js";
import { type ByteWriter, sharedWriter } from "../../../src/kernel/byte-writer.js";

const U128 = { min: 0n, max: (1n << 128n) - 1n };

describe("ByteWriter", () => {
  test("property: ByteReader reads every record back", () => {
    const record = fc.record({
      small: fc.nat(0xff),
      medium: fc.nat(0xffff),
      large: fc.nat(0xffff_ffff),
      count: fc.bigInt({ min: 0n, max: (1n << 64n) - 1n }),
      difference: fc.bigInt({ min: -(1n << 63n), max: (1n << 63n) - 1n }),
      amount: fc.bigInt(U128),
      signed: fc.bigInt({ min: -U128.max, max: U128.max }),
      short: fc.oneof(
        fc.constant(0n),
        fc.bigInt({ min: 0n, max: (1n << 64n) - 1n }),
        fc.bigInt(U128),
      ),
      shortSigned: fc.bigInt({ min: -U128.max, max: U128.max }),
      text: fc.string({ unit: "binary" }),
      bytes: fc.uint8Array({ maxLength: 300 }),
      maybe: fc.option(fc.bigInt(U128), { nil: undefined }),
      list: fc.array(fc.boolean(), { maxLength: 20 }),
    });

    fc.assert(
      fc.property(record, (r) => {
        const writer = sharedWriter();
        writer.u8(r.small).u16(r.medium).u32(r.large).u64(r.count).i64(r.difference);
        writer
          .u128(r.amount)
          .i128(r.signed)
          .nat(r.short)
          .int(r.shortSigned)
          .text(r.text)
          .bytes(r.bytes);
        writer.opt(r.maybe, (value) => writer.u128(value));
        writer.list(r.list, (value) => writer.bool(value));

        const reader = new ByteReader(writer.done());
        const read = {
          small: reader.u8(),
          medium: reader.u16(),
          large: reader.u32(),
          count: reader.u64(),
          difference: reader.i64(),
          amount: reader.u128(),
          signed: reader.i128(),
          short: reader.nat(),
          shortSigned: reader.int(),
          text: reader.text(),
          bytes: reader.bytes(),
          maybe: reader.opt(() => reader.u128()),
          list: reader.list(() => reader.bool()),
        };

        expect(read).toEqual({ ...r, text: r.text.toWellFormed() });
        expect(reader.isAtEnd()).toBe(true);
      }),
    );
  });

  test("behavior: whichever field does not fit any more, the buffer grows before it", () => {
    const wide = (1n << 128n) - 1n;
    const fields: readonly [(w: ByteWriter) => ByteWriter, (r: ByteReader) => unknown, unknown][] =
      [
        [(w) => w.bool(true).bool(true), (r) => [r.bool(), r.bool()], [true, true]],
        [(w) => w.u8(1).u8(2), (r) => [r.u8(), r.u8()], [1, 2]],
        [(w) => w.u16(0xffff), (r) => r.u16(), 0xffff],
        [(w) => w.u32(0xffff_ffff), (r) => r.u32(), 0xffff_ffff],
        [(w) => w.u64(7n), (r) => r.u64(), 7n],
        [(w) => w.i64(-7n), (r) => r.i64(), -7n],
        [(w) => w.u128(wide), (r) => r.u128(), wide],
        [(w) => w.nat(7n), (r) => r.nat(), 7n],
        [(w) => w.nat(wide), (r) => r.nat(), wide],
        [(w) => w.int(-7n), (r) => r.int(), -7n],
        [(w) => w.bytes(Uint8Array.of(7)), (r) => r.bytes(), Uint8Array.of(7)],
        [(w) => w.raw(Uint8Array.of(7, 8)), (r) => r.raw(2), Uint8Array.of(7, 8)],
      ];

    let capacity = 4_096;
    for (const [write, read, value] of fields) {
      const filled = sharedWriter().raw(new Uint8Array(capacity - 1).fill(9));
      const reader = new ByteReader(write(filled).done());
      expect(reader.raw(capacity - 1).every((byte) => byte === 9)).toBe(true);
      expect(read(reader)).toEqual(value);
      expect(reader.isAtEnd()).toBe(true);
      capacity *= 2;
    }
  });

  test("error: AssertionError when a number does not fit", () => {
    expect(() => sharedWriter().u8(256)).toThrow("does not fit");
    expect(() => sharedWriter().u64(1n << 64n)).toThrow("does not fit");
    expect(() => sharedWriter().i64(1n << 63n)).toThrow("does not fit");
    expect(() => sharedWriter().u128(-1n)).toThrow("does not fit");
    expect(() => sharedWriter().nat(-1n)).toThrow("does not fit");
    expect(() => sharedWriter().nat(1n << 128n)).toThrow("does not fit");
  });

  test("behavior: a writer that is used again begins with zeros", () => {
    const writer = sharedWriter().u128(U128.max).u128(U128.max);
    expect(writer.done()).toHaveLength(32);
    const again = new ByteReader(sharedWriter().u128(7n).nat(0n).done());
    expect([again.u128(), again.nat(), again.isAtEnd()]).toEqual([7n, 0n, true]);
  });
});
