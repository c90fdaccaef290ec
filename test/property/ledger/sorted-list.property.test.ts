import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { MemoryStableMap } from "../../../src/environment/memory-stable-map.js";
import { SortedList } from "../../../src/ledger/sorted-list.js";

const WIDTH = 3;

function elementOf(number: number): Uint8Array {
  return Uint8Array.of((number >> 16) & 0xff, (number >> 8) & 0xff, number & 0xff);
}

function numbers(elements: readonly Uint8Array[]): number[] {
  return elements.map(([a = 0, b = 0, c = 0]) => (a << 16) | (b << 8) | c);
}

describe("SortedList", () => {
  test("property: is a sorted set, read from any place, beside another list", () => {
    const step = fc.record({
      isAddition: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, fc.boolean()),
      number: fc.integer({ min: 0, max: 5_000 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 1_500, size: "max" }), (steps) => {
        const map = new MemoryStableMap();
        const list = new SortedList(map, Uint8Array.of(1), WIDTH);
        const other = new SortedList(map, Uint8Array.of(2), WIDTH);
        const model = new Set<number>();
        for (const { isAddition, number } of steps) {
          if (isAddition) {
            list.add(elementOf(number));
            model.add(number);
          } else {
            list.remove(elementOf(number));
            model.delete(number);
          }
        }
        other.add(elementOf(7));

        const sorted = [...model].sort((a, b) => a - b);
        for (const after of [-1, 0, 2_500, 4_999, 5_000]) {
          const start = after === -1 ? undefined : elementOf(after);
          const expected = sorted.filter((number) => number > after);
          expect(numbers(list.read(start, 10))).toEqual(expected.slice(0, 10));
          expect(numbers(list.read(start, 1_000))).toEqual(expected.slice(0, 1_000));
        }
        expect(numbers(other.read(undefined, 10))).toEqual([7]);
      }),
      { numRuns: 20 },
    );
  });

  test("default: grows by several levels, in order and against it", () => {
    for (const direction of [1, -1]) {
      const list = new SortedList(new MemoryStableMap(), Uint8Array.of(1), WIDTH);
      for (let i = 0; i < 6_000; i++) list.add(elementOf(direction === 1 ? i : 6_000 - i));
      let seen = 0;
      let after: Uint8Array | undefined;
      for (;;) {
        const page = list.read(after, 777);
        if (page.length === 0) break;
        seen += page.length;
        after = page.at(-1);
      }
      expect(seen).toBe(6_000);
    }
  });
});
