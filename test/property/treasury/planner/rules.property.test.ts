import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { compareBytes } from "../../../../src/kernel/bytes.js";
import { validateConfig } from "../../../../src/treasury/config.js";
import { numberFieldNames, numberRanges } from "../../../../src/treasury/config-numbers.js";
import { KONGSWAP } from "../../../../src/treasury/ids.js";
import {
  measureChange,
  openWatch,
  type Sample,
  watchSample,
  windowStartNs,
} from "../../../../src/treasury/planner/alerts.js";
import { checkLadder } from "../../../../src/treasury/planner/checked-ladder.js";
import { priceFromFill } from "../../../../src/treasury/planner/fill-price.js";
import {
  atomsBetweenDown,
  blendShares,
  slippageBetweenDown,
} from "../../../../src/treasury/planner/interpolation.js";
import { stepAmounts } from "../../../../src/treasury/planner/ladder.js";
import { measureMinOut } from "../../../../src/treasury/planner/min-out.js";
import { inLedgerOrder } from "../../../../src/treasury/planner/order.js";
import { decidePrice } from "../../../../src/treasury/planner/prices.js";
import { measureRequirements } from "../../../../src/treasury/planner/requirements.js";
import { config, NOW_NS } from "../../../unit/treasury/planner/pictures.js";
import { arbitraryWorld } from "./worlds.js";

describe("measureRequirements", () => {
  test("property: shares and targets lose less than one point a token to rounding", () => {
    fc.assert(
      fc.property(arbitraryWorld(), (world) => {
        const { rows, totalE8s, targetSumBp } = measureRequirements(world.picture, world.config);
        const currentBp = rows.reduce((sum, row) => sum + row.currentBp, 0n);
        const targetBp = rows.reduce((sum, row) => sum + row.targetBp, 0n);
        const least = 10_000n - BigInt(rows.length);

        if (totalE8s > 0n) expect(currentBp > least && currentBp <= 10_000n).toBe(true);
        if (targetSumBp > 0n) expect(targetBp > least && targetBp <= 10_000n).toBe(true);
      }),
    );
  });

  test("property: a treasury that is larger all over has the same differences", () => {
    const factor = fc.bigInt({ min: 1n, max: 10n ** 6n });
    fc.assert(
      fc.property(arbitraryWorld(), factor, (world, by) => {
        // Without reservations, and in tokens that are worth whole e8s: nothing is rounded then.
        const tokens = world.picture.tokens.map((one) => ({
          ...one,
          decimals: 8,
          reservedAtoms: 0n,
          liquidAtoms: ((one.liquidAtoms ?? 0n) % 10n ** 6n) * 10n ** 8n,
        }));
        const scaled = tokens.map((one) => ({ ...one, liquidAtoms: one.liquidAtoms * by }));
        const diffs = (given: typeof tokens) =>
          measureRequirements({ ...world.picture, tokens: given }, world.config).rows.map(
            (row) => row.diffBp,
          );

        expect(diffs(scaled)).toEqual(diffs(tokens));
      }),
    );
  });
});

describe("inLedgerOrder", () => {
  test("property: sorts as the raw bytes do", () => {
    const principal = fc.uint8Array({ minLength: 1, maxLength: 29 });
    fc.assert(
      fc.property(fc.array(principal, { maxLength: 12 }), (principals) => {
        const candidates = principals.map((ledgerBytes) => ({ token: { ledgerBytes } }));
        const expected = [...principals].sort(compareBytes);

        expect(inLedgerOrder(candidates).map((one) => [...one.token.ledgerBytes])).toEqual(
          expected.map((bytes) => [...bytes]),
        );
      }),
    );
  });
});

describe("measureMinOut", () => {
  test("property: between 450 bp under the ideal and the quote itself", () => {
    const input = fc.record({
      amountAtoms: fc.bigInt({ min: 1n, max: 10n ** 24n }),
      expectedOutAtoms: fc.bigInt({ min: 0n, max: 10n ** 24n }),
      slippageBp: fc.bigInt({ min: 0n, max: 450n }),
      mode: fc.constantFrom("exact" as const, "random" as const),
      slippageBpMax: fc.constant(450n),
    });
    fc.assert(
      fc.property(input, (given) => {
        const { finalAtoms, expectedOutAtoms, idealOutAtoms, minOutAtoms } = measureMinOut(given);

        expect(finalAtoms).toBeLessThanOrEqual(given.amountAtoms);
        expect(minOutAtoms).toBeLessThanOrEqual(expectedOutAtoms);
        expect((minOutAtoms + 1n) * 10_000n).toBeGreaterThan(idealOutAtoms * 9_550n);
      }),
    );
  });
});

describe("blendShares", () => {
  const slippageBp = fc.integer({ min: 0, max: 450 });
  const corner = fc.record({ firstSlippageBp: slippageBp, secondSlippageBp: slippageBp });
  const offset = fc.integer({ min: 0, max: 1_000 });

  test("property: lies between its corners, either way round, and keeps the coverage", () => {
    const shares = fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 2, max: 9 }));
    fc.assert(
      fc.property(shares, corner, corner, ([first, second], a, b) => {
        const low = { firstShareBp: first * 1_000, secondShareBp: second * 1_000, ...a };
        const high = {
          firstShareBp: (first + 1) * 1_000,
          secondShareBp: (second - 1) * 1_000,
          ...b,
        };
        const blend = blendShares(low, high);

        expect(blendShares(high, low)).toEqual(blend);
        if (blend === undefined) return;
        expect(blend.firstShareBp).toBeGreaterThanOrEqual(low.firstShareBp);
        expect(blend.firstShareBp).toBeLessThanOrEqual(high.firstShareBp);
        expect(blend.firstShareBp + blend.secondShareBp).toBe((first + second) * 1_000);
      }),
    );
  });

  test("property: an amount between steps is between them, and rounded down", () => {
    const atoms = fc.bigInt({ min: 0n, max: 10n ** 20n });
    fc.assert(
      fc.property(atoms, atoms, offset, (low, high, offsetBp) => {
        const between = atomsBetweenDown(low, high, offsetBp);
        const share = BigInt(offsetBp);
        const exactThousandfold = low * (1_000n - share) + high * share;

        expect(between * 1_000n).toBeLessThanOrEqual(exactThousandfold);
        expect((between + 1n) * 1_000n).toBeGreaterThan(exactThousandfold);
      }),
    );
  });

  test("property: a slippage between steps is the same in small whole numbers", () => {
    fc.assert(
      fc.property(slippageBp, slippageBp, offset, (low, high, offsetBp) => {
        expect(BigInt(slippageBetweenDown(low, high, offsetBp))).toBe(
          atomsBetweenDown(BigInt(low), BigInt(high), offsetBp),
        );
      }),
    );
  });
});

describe("watchSample", () => {
  test("property: sees a trigger exactly when the whole window shows one", () => {
    const series = fc.array(
      fc.record({
        stepNs: fc.bigInt({ min: 0n, max: 5n }),
        valueE8s: fc.bigInt({ min: 0n, max: 20n }),
      }),
      { maxLength: 40 },
    );
    const direction = fc.constantFrom("down" as const, "up" as const);
    fc.assert(
      fc.property(series, direction, fc.bigInt({ min: 0n, max: 15n }), (steps, way, windowNs) => {
        const condition = { direction: way, changeBp: 3_000n, windowNs };
        const watch = openWatch(condition);
        const seen: Sample[] = [];
        let atNs = 0n;
        let [watched, measured] = [false, false];
        for (const { stepNs, valueE8s } of steps) {
          atNs += stepNs;
          seen.push({ atNs, valueE8s });
          watched ||= watchSample(watch, { atNs, valueE8s }).isTriggered;
          const fromNs = windowStartNs(atNs, windowNs, 0n - windowNs);
          measured ||= measureChange({ ...condition, series: seen, fromNs }).isTriggered;

          expect(watched).toBe(measured);
        }
      }),
    );
  });
});

describe("decidePrice", () => {
  const price = fc.bigInt({ min: 1n, max: 10n ** 12n });

  test("property: one source alone never moves a price by more than the largest jump", () => {
    fc.assert(
      fc.property(price, price, (storedE8s, quotedE8s) => {
        const stored = { priceE8s: storedE8s, atNs: 0n, isBarred: false };
        const quotes = [{ venueId: KONGSWAP, priceE8s: quotedE8s }];
        const decision = decidePrice({ stored, quotes, nowNs: NOW_NS }, config());
        const movedBy = quotedE8s > storedE8s ? quotedE8s - storedE8s : storedE8s - quotedE8s;

        expect(decision.type).toBe(movedBy * 10n > storedE8s * 3n ? "barred" : "accepted");
      }),
    );
  });

  test("property: a fill never moves a price by more than its bound, nor below one", () => {
    const fill = fc.record({
      soldAtoms: price,
      boughtAtoms: price,
      slippageBp: fc.bigInt({ min: 0n, max: 450n }),
      filledAtNs: fc.constant(NOW_NS),
    });
    fc.assert(
      fc.property(fill, price, price, (given, sellE8s, buyE8s) => {
        const [sell, buy] = [sellE8s, buyE8s].map((priceE8s) => ({
          decimals: 8,
          price: { priceE8s, atNs: 0n, isBarred: false },
          role: "token" as const,
        }));
        if (sell === undefined || buy === undefined) return;
        const learned = priceFromFill(given, sell, buy, 500n);
        if (learned === undefined) return;

        const boundE8s = (sellE8s * 500n) / 10_000n;
        expect(learned.price.priceE8s).toBeLessThanOrEqual(sellE8s + boundE8s);
        expect(learned.price.priceE8s).toBeGreaterThanOrEqual(sellE8s - boundE8s);
        expect(learned.price.priceE8s).toBeGreaterThan(0n);
      }),
    );
  });
});

describe("validateConfig", () => {
  test("property: whatever it accepts is within every range", () => {
    const values = fc.tuple(...numberFieldNames.map(() => fc.bigInt({ min: -2n, max: 10n })));
    fc.assert(
      fc.property(values, (tenths) => {
        const numbers = numberFieldNames.map((field, index) => {
          const { least, most } = numberRanges[field];
          return [field, least + ((most - least) * (tenths[index] ?? 0n)) / 9n] as const;
        });
        const given = { ...config(), ...Object.fromEntries(numbers) };
        const checked = validateConfig(given);
        const isInRange = numbers.every(
          ([field, value]) =>
            value >= numberRanges[field].least && value <= numberRanges[field].most,
        );

        expect(checked.ok && !isInRange).toBe(false);
        const outOfRange = checked.ok ? [] : checked.error.filter((p) => p.type === "OutOfRange");
        expect(outOfRange.length === 0).toBe(isInRange);
      }),
    );
  });
});

describe("checkLadder", () => {
  test("property: slippage and dust are what the exact fractions say", () => {
    const amount = fc.bigInt({ min: 1n, max: 10n ** 12n });
    const ratio = fc.record({ outAtoms: amount, inAtoms: amount });
    const quotes = fc.array(
      fc.record({
        lossBp: fc.bigInt({ min: -50n, max: 10_000n }),
        payoutBp: fc.bigInt({ min: 0n, max: 10_000n }),
      }),
      { minLength: 10, maxLength: 10 },
    );
    fc.assert(
      fc.property(amount, ratio, quotes, (sizeAtoms, spot, losses) => {
        const askedAtoms = stepAmounts(sizeAtoms);
        const answers = losses.map(({ lossBp, payoutBp }, index) => {
          const spotAtoms = ((askedAtoms[index] ?? 0n) * spot.outAtoms) / spot.inAtoms;
          const grossOutAtoms = (spotAtoms * (10_000n - lossBp)) / 10_000n;
          const netOutAtoms = (grossOutAtoms * (10_000n - payoutBp)) / 10_000n;
          return { type: "quote", grossOutAtoms, netOutAtoms } as const;
        });
        const checked = checkLadder(
          { venueId: KONGSWAP, askedAtoms },
          { type: "open", spot, venueFeeBp: 30n, quotes: answers },
          NO_FEES,
          450n,
        );

        for (const [index, { grossOutAtoms, netOutAtoms }] of answers.entries()) {
          const promised = (askedAtoms[index] ?? 0n) * spot.outAtoms;
          if (promised === 0n) continue;
          const lost = promised - grossOutAtoms * spot.inAtoms;
          const slippageBp = lost > 0n ? Number((lost * 10_000n) / promised) : 0;
          const isDust = netOutAtoms < 100n || netOutAtoms * spot.inAtoms * 100n < promised;

          expect(checked.slippageBpAt(index)).toBe(slippageBp);
          expect(checked.verdicts[index]).toBe(
            netOutAtoms === 0n
              ? "no_output"
              : slippageBp > 450
                ? "slippage"
                : isDust
                  ? "dust"
                  : "valid",
          );
        }
      }),
      { numRuns: 500 },
    );
  });

  const NO_FEES = {
    insideAtoms: 0n,
    besideAtoms: 0n,
    comparedAtoms: 0n,
    besideAtomsMax: 0n,
    payoutAtoms: 0n,
    valueE8s: 0n,
  };
});
