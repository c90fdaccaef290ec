import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { ByteReader } from "../../../src/kernel/byte-reader.js";
import { ByteWriter, sharedWriter } from "../../../src/kernel/byte-writer.js";

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
        const writer = new ByteWriter(1);
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

  test("error: AssertionError when a number does not fit", () => {
    expect(() => new ByteWriter().u8(256)).toThrow("does not fit");
    expect(() => new ByteWriter().u64(1n << 64n)).toThrow("does not fit");
    expect(() => new ByteWriter().i64(1n << 63n)).toThrow("does not fit");
    expect(() => new ByteWriter().u128(-1n)).toThrow("does not fit");
    expect(() => new ByteWriter().nat(-1n)).toThrow("does not fit");
    expect(() => new ByteWriter().nat(1n << 128n)).toThrow("does not fit");
  });

  test("behavior: a writer that is used again begins with zeros", () => {
    const writer = sharedWriter().u128(U128.max).u128(U128.max);
    expect(writer.done()).toHaveLength(32);
    const again = new ByteReader(sharedWriter().u128(7n).nat(0n).done());
    expect([again.u128(), again.nat(), again.isAtEnd()]).toEqual([7n, 0n, true]);
  });
});
