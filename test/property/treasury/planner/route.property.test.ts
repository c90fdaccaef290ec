import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import type { CheckedLadder } from "../../../../src/treasury/planner/checked-ladder.js";
import { explainRoute } from "../../../../src/treasury/planner/explain-route.js";
import type { RouteInput } from "../../../../src/treasury/planner/route.js";
import { chooseRoute, type Route } from "../../../../src/treasury/planner/settle-route.js";
import { arbitraryRouteInput } from "./worlds.js";

describe("chooseRoute", () => {
  test("property: agrees with sorting all scenarios by the rule's own words", () => {
    fc.assert(
      fc.property(arbitraryRouteInput(), (input) => {
        const route = chooseRoute(input);
        const ranked = sortedByTheRule(input);

        const [best, second] = ranked;
        expect(route?.ranking.best === undefined ? undefined : sharesOf(route, "best")).toEqual(
          best?.shares,
        );
        expect(sharesOf(route, "runnerUp")).toEqual(second?.shares ?? []);
      }),
      { numRuns: 500 },
    );
  });

  test("property: a full route is worth at least as much as every valid single", () => {
    fc.assert(
      fc.property(arbitraryRouteInput(), (input) => {
        const route = chooseRoute(input);
        const reports = explainRoute(input, route);
        const chosen = reports.find(({ fate }) => fate === "chosen");
        const full = reports.filter(
          ({ coverageBp, fate }) => coverageBp === 10_000n && fate === "outranked",
        );

        if (full.length > 0) expect(chosen?.coverageBp).toBe(10_000n);
        for (const { scoreAtoms } of full)
          expect(scoreAtoms).toBeLessThanOrEqual(chosen?.scoreAtoms ?? -1n);
      }),
    );
  });

  test("property: a blend promises no more than its better corner, within one step", () => {
    fc.assert(
      fc.property(arbitraryRouteInput(), (input) => {
        const bare = withoutFees(input);
        const route = chooseRoute(bare);
        if (route?.isInterpolated !== true) return;

        const best = explainRoute(bare, route).find(({ fate }) => fate === "chosen");
        const expected = route.legs.reduce((sum, leg) => sum + leg.expectedOutAtoms, 0n);
        if (route.type === "Split") expect(expected).toBeLessThanOrEqual(best?.scoreAtoms ?? 0n);
        for (const [index, { shareBp }] of route.legs.entries()) {
          const distance = shareBp - (best?.legs[index]?.shareBp ?? 0n);
          expect(distance <= 1_000n && distance >= -1_000n).toBe(true);
        }
        expect(route.legs[0]?.shareBp).not.toBe(0n);
      }),
    );
  });

  test("property: scaling amounts and outputs changes no share", () => {
    const factor = fc.bigInt({ min: 1n, max: 10n ** 12n });
    fc.assert(
      fc.property(arbitraryRouteInput(), factor, (input, by) => {
        const bare = withoutFees(input);
        const plain = chooseRoute(bare);
        const scaled = chooseRoute(scale(bare, by));

        expect(scaled?.type).toBe(plain?.type);
        expect(scaled?.legs.map((leg) => [leg.venueId, leg.shareBp])).toEqual(
          plain?.legs.map((leg) => [leg.venueId, leg.shareBp]),
        );
      }),
    );
  });

  test("property: without fees no scenario is too dear", () => {
    fc.assert(
      fc.property(arbitraryRouteInput(), (input) => {
        const bare = withoutFees(input);

        for (const report of explainRoute(bare, chooseRoute(bare)))
          expect(report.fate).not.toBe("fees_too_high");
      }),
    );
  });
});

describe("explainRoute", () => {
  test("property: one scenario is chosen if there is a route", () => {
    fc.assert(
      fc.property(arbitraryRouteInput(), (input) => {
        const route = chooseRoute(input);
        const fates = explainRoute(input, route).map(({ fate }) => fate);

        expect(fates.filter((fate) => fate === "chosen").length).toBe(route === undefined ? 0 : 1);
        expect(fates.includes("blended")).toBe(route?.isInterpolated ?? false);
        if (route === undefined) expect(fates).not.toContain("outranked");
      }),
    );
  });
});

type Scenario = {
  readonly shares: readonly (readonly [venueIndex: number, steps: number])[];
  readonly steps: number;
  readonly scoreAtoms: bigint;
  readonly slippageBp: number;
};

/**
 * All scenarios of the kind that wins, best first: written from the rules, without their tricks.
 */
function sortedByTheRule(input: RouteInput): readonly Scenario[] {
  const all = scenariosInOrder(input);
  const full = all.filter(({ steps }) => steps === 10);
  if (full.length > 0) return full.sort((a, b) => sign(b.scoreAtoms - a.scoreAtoms));

  const { rules, hasIcp } = input;
  const covering = all.filter(
    ({ steps, shares }) =>
      steps < 10 &&
      BigInt(steps) * 1_000n >= rules.partialBpMin &&
      (shares.length === 2 || rules.singleVenuePartials),
  );
  const worth = covering.filter(({ steps }) => worthE8s(input, steps) >= rules.tradeValueE8sMin);
  const kept = worth.length === 0 && hasIcp ? covering : worth;
  const bySlippage = (a: Scenario, b: Scenario) => a.slippageBp - b.slippageBp;
  const byCoverage = (a: Scenario, b: Scenario) => b.steps - a.steps;
  const [first, second] =
    rules.partialRule === "lowest_slippage" ? [bySlippage, byCoverage] : [byCoverage, bySlippage];
  return kept.sort((a, b) => first(a, b) || second(a, b) || sign(b.scoreAtoms - a.scoreAtoms));
}

/**
 * Singles in the order of venues, then pairs of venues by rising shares; only what may be traded.
 */
function scenariosInOrder(input: RouteInput): Scenario[] {
  const { ladders } = input;
  const steps = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  const singles = ladders.flatMap((_, a) => steps.map((i) => [[a, i] as const]));
  const splits = ladders.flatMap((_, a) =>
    ladders.flatMap((__, b) =>
      a < b ? steps.flatMap((i) => steps.map((j) => [[a, i] as const, [b, j] as const])) : [],
    ),
  );
  return [...singles, ...splits].flatMap((shares) => {
    const scenario = scenarioOf(input, shares);
    return scenario === undefined ? [] : [scenario];
  });
}

function scenarioOf(input: RouteInput, shares: Scenario["shares"]): Scenario | undefined {
  const steps = shares.reduce((sum, [, count]) => sum + count, 0);
  let [netAtoms, comparedAtoms, feesE8s, slippageBp] = [0n, 0n, 0n, 0];
  for (const [venueIndex, count] of shares) {
    const ladder = input.ladders[venueIndex];
    if (ladder?.verdicts[count - 1] !== "valid") return undefined;
    netAtoms += ladder.netOutAtoms[count - 1] ?? 0n;
    comparedAtoms += ladder.comparedAtoms;
    feesE8s += ladder.feesE8s;
    slippageBp += ladder.slippageBpAt(count - 1);
  }
  if (steps > 10) return undefined;
  // ⌊fees · 10000 / (value · steps / 10)⌋ > limit
  if ((feesE8s * 100_000n) / (input.valueE8s * BigInt(steps)) > input.rules.feeBpMax)
    return undefined;
  const amountAtoms = (input.sizeAtoms * BigInt(steps)) / 10n;
  const scoreAtoms = netAtoms - (comparedAtoms * netAtoms) / amountAtoms;
  return { shares, steps, scoreAtoms, slippageBp };
}

function worthE8s(input: RouteInput, steps: number): bigint {
  const atoms = (input.sizeAtoms * BigInt(steps)) / 10n;
  return (atoms * input.priceE8s) / 10n ** BigInt(input.decimals);
}

/** Unpacks a scenario of a ranking the slow way. */
function sharesOf(route: Route | undefined, which: "best" | "runnerUp"): (readonly number[])[] {
  const code = route?.ranking[which] ?? -1;
  if (code < 0) return [];
  const first = [code >> 12, (code >> 8) & 15];
  return ((code >> 4) & 15) === 0 ? [first] : [first, [((code >> 4) & 15) - 1, code & 15]];
}

function withoutFees(input: RouteInput): RouteInput {
  const free = (one: CheckedLadder) => ({ ...one, comparedAtoms: 0n, feesE8s: 0n });
  return { ...input, ladders: input.ladders.map(free) };
}

function scale(input: RouteInput, by: bigint): RouteInput {
  return {
    ...input,
    sizeAtoms: input.sizeAtoms * by,
    legAtoms: input.legAtoms.map((atoms) => atoms * by),
    valueE8s: input.valueE8s * by,
    rules: { ...input.rules, tradeValueE8sMin: input.rules.tradeValueE8sMin * by },
    ladders: input.ladders.map((one) => ({
      ...one,
      netOutAtoms: one.netOutAtoms.map((atoms) => atoms * by),
    })),
  };
}

function sign(x: bigint): number {
  return x > 0n ? 1 : x < 0n ? -1 : 0;
}
