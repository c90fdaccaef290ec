import { describe, expect, test } from "@jest/globals";

import { MemoryStableMap } from "../../../src/environment/memory-stable-map.js";
import { CounterpartyStore } from "../../../src/treasury/counterparties.js";
import { TOKEN_COUNT_MAX } from "../../../src/treasury/token-registry.js";

const POOL = new Uint8Array([1, 2]);
const KONG = new Uint8Array([3]);

describe("CounterpartyStore", () => {
  test("behavior: principals and their dust are there after an upgrade", () => {
    const map = new MemoryStableMap();
    const store = new CounterpartyStore(map);
    store.remember(KONG);
    store.setDust(POOL, 0, 90n);
    store.setDust(POOL, 300, 7n);
    const again = new CounterpartyStore(map);

    expect(again.list()).toEqual([POOL, KONG]);
    expect([again.dustAtoms(POOL, 0), again.dustAtoms(POOL, 300)]).toEqual([90n, 7n]);
    expect([again.dustAtoms(POOL, 1), again.dustAtoms(KONG, 0)]).toEqual([0n, 0n]);
  });

  test("behavior: what is remembered again keeps its dust, and dust that is gone is forgotten", () => {
    const map = new MemoryStableMap();
    const store = new CounterpartyStore(map);
    store.setDust(POOL, 0, 90n);
    store.remember(POOL);

    expect(store.dustAtoms(POOL, 0)).toBe(90n);

    store.setDust(POOL, 0, 0n);
    expect(map.get(POOL)).toEqual(new Uint8Array(0));
  });

  test("behavior: after an upgrade a pool of each pair of the most tokens is known", () => {
    const map = new MemoryStableMap();
    const store = new CounterpartyStore(map);
    const poolCount = (TOKEN_COUNT_MAX * (TOKEN_COUNT_MAX - 1)) / 2;
    for (let i = 0; i < poolCount; i++) store.remember(new Uint8Array([i >> 8, i & 0xff, 1]));

    expect(new CounterpartyStore(map).list()).toHaveLength(poolCount);
  });
});
