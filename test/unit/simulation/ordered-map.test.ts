import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { MemoryStableMap } from "../../../src/environment/memory-stable-map.js";
import { nat64ToKey } from "../../../src/kernel/key-codec.js";
import { OrderedMap } from "../../../src/simulation/ordered-map.js";

/** Dense ids, far ids and names: the kinds of keys that stores have. */
const keys = fc.oneof(
  fc.bigInt({ min: 0n, max: 12n }).map(nat64ToKey),
  fc.bigInt({ min: 2n ** 53n - 2n, max: 2n ** 53n + 2n }).map(nat64ToKey),
  fc.uint8Array({ maxLength: 3 }),
);

const steps = fc.array(
  fc.record({
    what: fc.constantFrom("insert" as const, "insert" as const, "remove" as const, "keys" as const),
    key: keys,
    value: fc.uint8Array({ maxLength: 2 }),
  }),
  { maxLength: 60 },
);

describe("OrderedMap", () => {
  test("property: it answers as the map of unit tests does, whatever is done to both", () => {
    fc.assert(
      fc.property(steps, (all) => {
        const [quick, plain] = [new OrderedMap(), new MemoryStableMap()];
        for (const { what, key, value } of all) {
          if (what === "insert") expect(quick.insert(key, value)).toEqual(plain.insert(key, value));
          if (what === "remove") expect(quick.remove(key)).toEqual(plain.remove(key));
          if (what === "keys") expect(quick.keys(1, 4)).toEqual(plain.keys(1, 4));
          expect(quick.containsKey(key)).toBe(plain.containsKey(key));
          expect(quick.get(key)).toEqual(plain.get(key));
        }
        expect(quick.count()).toBe(plain.count());
        expect(quick.keys(0, 100)).toEqual(plain.keys(0, 100));
      }),
    );
  });

  test("behavior: a history whose oldest goes first keeps its order", () => {
    const map = new OrderedMap();
    for (let id = 0n; id < 100n; id++) {
      map.insert(nat64ToKey(id), Uint8Array.of(Number(id)));
      if (id >= 10n) map.remove(nat64ToKey(id - 10n));
    }

    expect(map.count()).toBe(10);
    expect(map.keys(0, 2)).toEqual([nat64ToKey(90n), nat64ToKey(91n)]);
  });
});
