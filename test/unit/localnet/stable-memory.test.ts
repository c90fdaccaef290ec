import { describe, expect, test } from "@jest/globals";

import { STABLE_PAGES_MAX, StableMemory } from "../../../src/localnet/machine/stable-memory.js";

describe("StableMemory.grow", () => {
  test("default: answers the size before, up to 500 GiB", () => {
    const memory = new StableMemory();

    expect(memory.grow(3)).toBe(0);
    expect(memory.grow(STABLE_PAGES_MAX - 3)).toBe(3);
    expect(memory.grow(0)).toBe(STABLE_PAGES_MAX);
    expect(STABLE_PAGES_MAX * 65_536).toBe(500 * 2 ** 30);
  });

  test("error: more than that is refused, and nothing grows", () => {
    const memory = new StableMemory();
    memory.grow(1);

    expect(memory.grow(STABLE_PAGES_MAX)).toBe(-1);
    expect(memory.grow(0)).toBe(1);
  });
});
