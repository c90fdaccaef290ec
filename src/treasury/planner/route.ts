import { BP_ONE } from "../../kernel/fixed-point.js";
import type { TreasuryConfig } from "../config.js";
import type { CheckedLadder } from "./checked-ladder.js";
import { leastSteps, scoreAtoms } from "./fees.js";
import { STEP_COUNT } from "./ladder.js";
import {
  firstLeg,
  NO_SCENARIO,
  type ScenarioCode,
  secondLeg,
  singleCode,
  splitCode,
} from "./scenario.js";
import { valueE8sDown } from "./value.js";

/** The parameters a route is chosen by. */
export type RouteRules = Pick<
  TreasuryConfig,
  "partialBpMin" | "tradeValueE8sMin" | "feeBpMax" | "partialRule" | "singleVenuePartials"
>;

/** What a route is chosen from. */
export type RouteInput = {
  readonly sizeAtoms: bigint;
  /** Value of the size; positive. */
  readonly valueE8s: bigint;
  /** Price and decimals of the sold token: what a partial route is worth. */
  readonly priceE8s: bigint;
  readonly decimals: number;
  /** Amounts of the ten steps. */
  readonly legAtoms: readonly bigint[];
  /** Whether one of the two tokens is ICP. */
  readonly hasIcp: boolean;
  /** One a venue, in the configured order; at most 14. */
  readonly ladders: readonly CheckedLadder[];
  readonly rules: RouteRules;
};

/** The best scenario of its kind and the next best. */
export type Ranking = {
  readonly coverage: "full" | "partial";
  readonly best: ScenarioCode;
  /** `NO_SCENARIO` when there is only one. */
  readonly runnerUp: ScenarioCode;
};

const NOTHING = { best: NO_SCENARIO, runnerUp: NO_SCENARIO };
const FULL_INDEX = STEP_COUNT - 1;

/** Steps that no scenario reaches. */
const UNREACHABLE_STEPS = STEP_COUNT + 1;

/**
 * Ranks all scenarios and answers the best two of the first kind there is (§5, R-35 … R-47):
 *
 * 1. full: singles at 100 % and splits adding to 100 %; the highest score, ties keep the earlier;
 * 2. partial: those worth a trade; if there are none and the pair has ICP, all of them.
 *
 * Scenarios with an invalid quote, and those whose ledger fees exceed `feeBpMax`, do not take part.
 *
 * @returns `undefined` when there is none: only a smaller trade is left.
 */
export function rankScenarios(input: RouteInput): Ranking | undefined {
  const full = rankFull(input);
  if (full.best !== NO_SCENARIO) return { coverage: "full", ...full };

  const partialSteps = partialStepsMin(input.rules);
  const worthSteps = worthStepsMin(input, partialSteps);
  let partial = worthSteps < STEP_COUNT ? rankPartial(input, worthSteps) : NOTHING;
  if (partial.best === NO_SCENARIO && input.hasIcp && worthSteps > partialSteps)
    partial = rankPartial(input, partialSteps);
  return partial.best === NO_SCENARIO ? undefined : { coverage: "partial", ...partial };
}

/** Least tenths of the size that a partial route covers. */
export function partialStepsMin(rules: Pick<RouteRules, "partialBpMin">): number {
  return Number((rules.partialBpMin + 999n) / 1_000n);
}

/** Least tenths of the size, from `fromSteps` on, that are worth a trade; 10 when only all is. */
export function worthStepsMin(input: RouteInput, fromSteps: number): number {
  const { legAtoms, priceE8s, decimals, rules } = input;
  let steps = fromSteps;
  while (
    steps < STEP_COUNT &&
    valueE8sDown(legAtoms[steps - 1] ?? 0n, priceE8s, decimals) < rules.tradeValueE8sMin
  )
    steps += 1;
  return steps;
}

/** Least tenths of the size at which the fees of these venues are worth it; 11 when none is. */
export function feeStepsMin(
  input: RouteInput,
  first: CheckedLadder,
  second: CheckedLadder | undefined,
): number {
  const feesE8s = first.feesE8s + (second?.feesE8s ?? 0n);
  return feesE8s === 0n ? 1 : leastSteps(feesE8s, input.valueE8s, input.rules.feeBpMax);
}

/** Net out of a scenario less its input-side fees, in atoms of the bought token (§4). */
export function scenarioScoreAtoms(input: RouteInput, code: ScenarioCode): bigint {
  const a = firstLeg(code);
  const b = secondLeg(code);
  const first = input.ladders[a.venueIndex];
  const second = b && input.ladders[b.venueIndex];
  const netOutAtoms =
    (first?.netOutAtoms[a.stepCount - 1] ?? 0n) +
    ((b && second?.netOutAtoms[b.stepCount - 1]) ?? 0n);
  const amountAtoms = input.legAtoms[a.stepCount + (b?.stepCount ?? 0) - 1] ?? 0n;
  const comparedAtoms = (first?.comparedAtoms ?? 0n) + (second?.comparedAtoms ?? 0n);
  return scoreAtoms(netOutAtoms, comparedAtoms, amountAtoms);
}

/** Ranks by score. Strictly better replaces, so that the earlier keeps a tie (B-61). */
function rankFull(input: RouteInput): { best: ScenarioCode; runnerUp: ScenarioCode } {
  const { ladders, sizeAtoms } = input;
  const feesE8sLimit = input.valueE8s * (input.rules.feeBpMax + 1n);
  let best = NO_SCENARIO;
  let runnerUp = NO_SCENARIO;
  let bestAtoms = 0n;
  let runnerUpAtoms = 0n;
  const offer = (code: ScenarioCode, netOutAtoms: bigint, comparedAtoms: bigint): void => {
    const atoms = scoreAtoms(netOutAtoms, comparedAtoms, sizeAtoms);
    if (best === NO_SCENARIO || atoms > bestAtoms) {
      runnerUp = best;
      runnerUpAtoms = bestAtoms;
      best = code;
      bestAtoms = atoms;
    } else if (runnerUp === NO_SCENARIO || atoms > runnerUpAtoms) {
      runnerUp = code;
      runnerUpAtoms = atoms;
    }
  };

  for (let a = 0; a < ladders.length; a++) {
    const ladder = ladders[a];
    if (ladder?.verdicts[FULL_INDEX] !== "valid") continue;
    if (ladder.feesE8s * BP_ONE >= feesE8sLimit) continue;
    offer(singleCode(a, STEP_COUNT), ladder.netOutAtoms[FULL_INDEX] ?? 0n, ladder.comparedAtoms);
  }
  for (let a = 0; a < ladders.length; a++) {
    for (let b = a + 1; b < ladders.length; b++) {
      const first = ladders[a];
      const second = ladders[b];
      if (first === undefined || second === undefined) continue;
      if ((first.feesE8s + second.feesE8s) * BP_ONE >= feesE8sLimit) continue;
      const comparedAtoms = first.comparedAtoms + second.comparedAtoms;
      for (let i = 1; i < STEP_COUNT; i++) {
        if (first.verdicts[i - 1] !== "valid") continue;
        if (second.verdicts[FULL_INDEX - i] !== "valid") continue;
        const firstOut = first.netOutAtoms[i - 1] ?? 0n;
        const secondOut = second.netOutAtoms[FULL_INDEX - i] ?? 0n;
        offer(splitCode(a, i, b, STEP_COUNT - i), firstOut + secondOut, comparedAtoms);
      }
    }
  }
  return { best, runnerUp };
}

/** Ranks by `partialRule`, then by score; the earlier keeps a tie. */
function rankPartial(
  input: RouteInput,
  stepsMin: number,
): { best: ScenarioCode; runnerUp: ScenarioCode } {
  const { ladders, rules } = input;
  const slippages = ladders.map(validSlippages);
  let best = NO_SCENARIO;
  let runnerUp = NO_SCENARIO;
  let bestKey = 0;
  let runnerUpKey = 0;
  const offer = (code: ScenarioCode, steps: number, slippageSumBp: number): void => {
    const key = partialKey(rules, steps, slippageSumBp);
    if (best === NO_SCENARIO || key < bestKey || (key === bestKey && beats(input, code, best))) {
      runnerUp = best;
      runnerUpKey = bestKey;
      best = code;
      bestKey = key;
    } else if (
      runnerUp === NO_SCENARIO ||
      key < runnerUpKey ||
      (key === runnerUpKey && beats(input, code, runnerUp))
    ) {
      runnerUp = code;
      runnerUpKey = key;
    }
  };

  if (rules.singleVenuePartials) offerSinglePartials(input, stepsMin, offer);
  for (let a = 0; a < ladders.length; a++) {
    for (let b = a + 1; b < ladders.length; b++) {
      const first = ladders[a];
      const second = ladders[b];
      if (first === undefined || second === undefined) continue;
      const least = Math.max(stepsMin, feeStepsMin(input, first, second));
      const secondBps = slippages[b] ?? [];
      for (let i = 1; i < FULL_INDEX; i++) {
        const firstBp = slippages[a]?.[i - 1];
        if (firstBp === undefined) continue;
        for (let j = Math.max(1, least - i); i + j < STEP_COUNT; j++) {
          const secondBp = secondBps[j - 1];
          if (secondBp !== undefined) offer(splitCode(a, i, b, j), i + j, firstBp + secondBp);
        }
      }
    }
  }
  return { best, runnerUp };
}

/** 40 … 90 % on one venue alone, when that is allowed (B-49). */
function offerSinglePartials(
  input: RouteInput,
  stepsMin: number,
  offer: (code: ScenarioCode, steps: number, slippageSumBp: number) => void,
): void {
  for (const [a, ladder] of input.ladders.entries()) {
    const least = Math.max(stepsMin, feeStepsMin(input, ladder, undefined));
    for (let i = least; i < STEP_COUNT; i++)
      if (ladder.verdicts[i - 1] === "valid")
        offer(singleCode(a, i), i, ladder.slippageBpAt(i - 1));
  }
}

/** Slippages of the valid steps, in their places. */
function validSlippages({ verdicts, slippageBpAt }: CheckedLadder): (number | undefined)[] {
  return verdicts.map((verdict, index) => (verdict === "valid" ? slippageBpAt(index) : undefined));
}

/**
 * What partial scenarios are ordered by, the least first, in one number (B-48): the sum of the
 * slippages and then the larger coverage, or the other way round.
 */
function partialKey(rules: RouteRules, steps: number, slippageSumBp: number): number {
  const missing = UNREACHABLE_STEPS - steps;
  return rules.partialRule === "lowest_slippage"
    ? slippageSumBp * 16 + missing
    : missing * 65_536 + slippageSumBp;
}

function beats(input: RouteInput, code: ScenarioCode, other: ScenarioCode): boolean {
  return scenarioScoreAtoms(input, code) > scenarioScoreAtoms(input, other);
}
