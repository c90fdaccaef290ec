import { describe, expect, test } from "@jest/globals";

import type { TokenState } from "../../../../src/treasury/planner/model.js";
import { measureRequirements } from "../../../../src/treasury/planner/requirements.js";
import { config, ICP, icp, ids, NOW_NS, picture, token } from "./pictures.js";

const CHAT = token("chat", 3, { liquidAtoms: 5_000_000_000n, targetBp: 5_000n });
const BASE = icp({ liquidAtoms: 500_000_000n, targetBp: 5_000n });

describe("measureRequirements", () => {
  test.each<[string, Partial<TokenState>, string]>([
    ["not_held: inactive, nothing there", { active: false, liquidAtoms: 0n }, "not_held"],
    ["not_held: all reserved", { active: false, reservedAtoms: 5_000_000_000n }, "not_held"],
    ["paused, whoever paused it", { pausedBy: "sync" }, "paused"],
    [
      "no_price: never priced",
      { price: { priceE8s: 0n, atNs: NOW_NS, isBarred: false } },
      "no_price",
    ],
  ])("behavior: %s counts in no total and no target", (_what, changes, standing) => {
    const given = [BASE, token("other", 4, { targetBp: 3_000n }), { ...CHAT, ...changes }];
    const { rows, totalE8s, targetSumBp } = measure(given);

    expect(rows[2]).toMatchObject({ standing, valueE8s: 0n, targetBp: 0n, diffBp: 0n });
    expect([totalE8s, targetSumBp]).toEqual([500_000_000n, 8_000n]);
  });

  test("behavior: unsynced: a balance that is not known is not guessed", () => {
    const { liquidAtoms, ...silent } = CHAT;
    const { rows, totalE8s } = measure([BASE, { ...silent, awaitedAtoms: 7n }]);

    expect(rows[1]).toMatchObject({ standing: "unsynced", valueE8s: 0n });
    expect(totalE8s).toBe(500_000_000n);
  });

  test.each<[string, TokenState["price"], string]>([
    ["barred", { priceE8s: 10_000_000n, atNs: NOW_NS, isBarred: true }, "price_barred"],
    [
      "stale",
      { priceE8s: 10_000_000n, atNs: NOW_NS - 1_800_000_000_001n, isBarred: false },
      "price_stale",
    ],
  ])("behavior: a %s price counts, but its token is not traded", (_what, price, standing) => {
    const given = [BASE, { ...CHAT, ...(price ? { price } : {}), liquidAtoms: 10_000_000_000n }];
    const { rows, totalE8s, sellers, buyers } = measure(given);

    expect(rows[1]).toMatchObject({ standing, diffBp: -1_666n });
    expect(totalE8s).toBe(1_500_000_000n);
    expect([ids(sellers), ids(buyers)]).toEqual([[], [ICP]]);
  });

  test("behavior: a price of exactly the largest age is still good", () => {
    const price = { priceE8s: 10_000_000n, atNs: NOW_NS - 1_800_000_000_000n, isBarred: false };

    expect(measure([BASE, { ...CHAT, price }]).rows[1]?.standing).toBe("within_band");
  });

  test("behavior: a difference of 15 bp is left alone, 16 bp are not (R-16)", () => {
    const diffs = [501_500_000n, 501_600_000n].map((liquidAtoms) => {
      const { sellers } = measure([
        { ...BASE, liquidAtoms },
        { ...CHAT, liquidAtoms: (1_000_000_000n - liquidAtoms) * 10n },
      ]);
      return sellers.map((row) => row.diffBp);
    });

    expect(diffs).toEqual([[], [-16n]]);
  });

  test("behavior: ICP is worth one ICP whatever price was stored (§3)", () => {
    const odd = { ...BASE, price: { priceE8s: 3n, atNs: 0n, isBarred: true } };

    expect(measure([odd, CHAT])).toMatchObject({
      totalE8s: 1_000_000_000n,
      rows: [{ standing: "within_band", priceE8s: 100_000_000n }, {}],
    });
  });

  test("behavior: what is awaited counts, what is reserved or in flight does not", () => {
    const given = { ...CHAT, awaitedAtoms: 30n, reservedAtoms: 2_000_000_010n, inFlightAtoms: 5n };
    const reserved = { ...CHAT, reservedAtoms: 9_000_000_000n };

    expect(measure([given]).totalE8s).toBe(300_000_002n);
    expect(measure([reserved]).totalE8s).toBe(0n);
  });

  test("behavior: an inactive token that is held has no target and is sold", () => {
    const { rows, targetSumBp, sellers } = measure([BASE, { ...CHAT, active: false }]);

    expect(rows[1]).toMatchObject({ targetBp: 0n, currentBp: 5_000n, diffBp: -5_000n });
    expect([targetSumBp, ids(sellers)]).toEqual([5_000n, ["chat"]]);
  });

  test("behavior: an empty portfolio is underweight everywhere", () => {
    const { totalE8s, rows, sellers, buyers } = measure([
      { ...BASE, liquidAtoms: 0n },
      { ...CHAT, liquidAtoms: 0n },
    ]);

    expect(totalE8s).toBe(0n);
    expect(rows.map(({ currentBp, diffBp }) => [currentBp, diffBp])).toEqual([
      [0n, 5_000n],
      [0n, 5_000n],
    ]);
    expect([sellers.length, buyers.length]).toEqual([0, 2]);
  });

  test("default: two tokens at 80/20 against 50/50", () => {
    const { rows, sellers, buyers } = measure([
      { ...BASE, liquidAtoms: 800_000_000n },
      { ...CHAT, liquidAtoms: 2_000_000_000n },
    ]);

    expect(rows.map(({ valueE8s, diffBp, standing }) => [valueE8s, diffBp, standing])).toEqual([
      [800_000_000n, -3_000n, "candidate"],
      [200_000_000n, 3_000n, "candidate"],
    ]);
    expect([ids(sellers), ids(buyers)]).toEqual([[ICP], ["chat"]]);
  });
});

function measure(tokens: readonly TokenState[]) {
  return measureRequirements(picture(tokens), config());
}
