import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import type { Plan } from "../../../../src/treasury/planner/decide-step.js";
import { replayStep } from "../../../../src/treasury/planner/replay.js";
import { arbitraryWorld, type Run, runWorld, type World } from "./worlds.js";

describe("a planned step", () => {
  test("property: never spends more than what is free in the account, approvals included", () => {
    forEachPlan(({ step, plan }) => {
      const { liquidAtoms = 0n, inFlightAtoms, reservedAtoms, feeAtoms, way } = step.sell;
      const approvalAtoms = way === "allowance" ? feeAtoms * BigInt(plan.legs.length) : 0n;
      const spentAtoms = sum(plan.legs.map((leg) => leg.debitAtoms)) + approvalAtoms;

      expect(spentAtoms).toBeLessThanOrEqual(liquidAtoms - inFlightAtoms - reservedAtoms);
    });
  });

  test("property: never trades more than the largest trade", () => {
    forEachPlan(({ world, step, plan }) => {
      const traded = sum(plan.legs.map((leg) => leg.finalAtoms));
      const price =
        step.sell.tokenId === world.picture.icpId ? 100_000_000n : step.sell.price?.priceE8s;
      const valueE8s = (traded * (price ?? 0n)) / 10n ** BigInt(step.sell.decimals);

      expect(valueE8s).toBeLessThanOrEqual(world.config.tradeValueE8sMax);
    });
  });

  test("property: the legs of a full route add up to the size", () => {
    forEachPlan(({ plan }) => {
      if (plan.outcome !== "Single" && plan.outcome !== "Split") return;

      expect(sum(plan.legs.map((leg) => leg.amountAtoms))).toBe(plan.sizeAtoms);
      expect(sum(plan.legs.map((leg) => leg.shareBp))).toBe(10_000n);
    });
  });

  test("property: a partial route covers 40 … 99 %, a reduced one at most the size", () => {
    forEachPlan(({ plan }) => {
      const atoms = sum(plan.legs.map((leg) => leg.amountAtoms));
      const shareBp = sum(plan.legs.map((leg) => leg.shareBp));
      if (plan.outcome === "Partial") {
        expect(shareBp >= 4_000n && shareBp <= 9_900n).toBe(true);
        expect(atoms).toBe((plan.sizeAtoms * shareBp) / 10_000n);
      }
      if (plan.outcome === "Reduced") expect(atoms).toBeLessThanOrEqual(plan.sizeAtoms);
    });
  });

  test("property: every leg's minimum is within 450 bp of its ideal, and below its quote", () => {
    forEachPlan(({ plan }) => {
      for (const leg of plan.legs) {
        expect(leg.minOutAtoms).toBeGreaterThan(0n);
        expect((leg.minOutAtoms + 1n) * 10_000n).toBeGreaterThan(leg.idealOutAtoms * 9_550n);
        expect(leg.minOutAtoms).toBeLessThanOrEqual(leg.expectedOutAtoms);
        expect(leg.minOutSentAtoms).toBeGreaterThanOrEqual(leg.minOutAtoms);
        expect(leg.slippageBp).toBeLessThanOrEqual(450n);
      }
    });
  });

  test("property: sells what is above its target for what is below; a venue has one leg", () => {
    forEachPlan(({ run, step, plan }) => {
      const diffOf = (id: string) =>
        run.opening.requirements.rows.find((row) => row.token.tokenId === id)?.diffBp ?? 0n;

      expect(plan.sellId).not.toBe(plan.buyId);
      expect(diffOf(plan.sellId)).toBeLessThan(-15n);
      if (step.origin === "pair") expect(diffOf(plan.buyId)).toBeGreaterThan(15n);
      expect(new Set(plan.legs.map((leg) => leg.venueId)).size).toBe(plan.legs.length);
    });
  });

  test("property: ledger fees are worth it", () => {
    forEachPlan(({ world, step, plan }) => {
      const feesE8s = sum(plan.legs.map((leg) => leg.feesE8s));
      const shareBp = sum(plan.legs.map((leg) => leg.shareBp));
      const tradedE8s = (step.size.valueE8s * shareBp) / 10_000n;

      expect(feesE8s * 10_000n).toBeLessThan((world.config.feeBpMax + 2n) * (tradedE8s + 1n));
    });
  });

  test("property: the same record replays to the same step, whatever it did", () => {
    fc.assert(
      fc.property(arbitraryWorld(), (world) => {
        const { step, first, last, record } = runWorld(world);
        fc.pre(record !== undefined);

        const replay = replayStep(record, world.config);
        expect(replay.opened).toEqual({ ok: true, value: step });
        expect(replay.decision).toEqual(first);
        expect(replay.reduced ?? replay.decision).toEqual(last);
      }),
    );
  });

  test("behavior: all outcomes, fallbacks and refusals occur among these worlds", () => {
    const seen = new Set<string>();
    for (const world of fc.sample(arbitraryWorld(), { seed: 7, numRuns: 1_500 })) {
      const { opening, step, last } = runWorld(world);
      if (!opening.result.ok) seen.add(opening.result.error.reason);
      if (last?.type === "trade") seen.add(`${step?.origin} ${last.plan.outcome}`);
      if (last?.type === "trade" && last.plan.isInterpolated) seen.add("interpolated");
      if (last?.type === "no_route") seen.add("Fail");
    }

    expect([...seen]).toEqual(
      expect.arrayContaining([
        "pair Single",
        "pair Split",
        "pair Partial",
        "pair Reduced",
        "fallback Single",
        "interpolated",
        "Fail",
        "insufficient_candidates",
        "no_execution_path",
      ]),
    );
  });
});

type Planned = {
  readonly world: World;
  readonly run: Run;
  readonly step: NonNullable<Run["step"]>;
  readonly plan: Plan;
};

/** Checks every plan among random worlds. */
function forEachPlan(check: (planned: Planned) => void): void {
  fc.assert(
    fc.property(arbitraryWorld(), (world) => {
      const run = runWorld(world);
      if (run.step === undefined || run.last?.type !== "trade") return;
      check({ world, run, step: run.step, plan: run.last.plan });
    }),
    { numRuns: 300 },
  );
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}
