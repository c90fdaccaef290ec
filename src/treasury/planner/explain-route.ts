import type { VenueId } from "../ids.js";
import { STEP_BP } from "./interpolation.js";
import { STEP_COUNT } from "./ladder.js";
import {
  feeStepsMin,
  partialStepsMin,
  type RouteInput,
  scenarioScoreAtoms,
  worthStepsMin,
} from "./route.js";
import { firstLeg, type ScenarioCode, secondLeg, singleCode, splitCode } from "./scenario.js";
import type { Route } from "./settle-route.js";

/**
 * What became of a scenario, in the order of the checks.
 *
 * - `above_size`: the shares add to more than the size.
 * - `single_partials_off`: less than everything on one venue, which is switched off (B-49).
 * - `invalid_quote`: a step of it was not answered, or not well enough.
 * - `fees_too_high`: its ledger fees exceed `feeBpMax` of what it trades.
 * - `full_preferred`: partial, and there is a full route.
 * - `below_partial_min`: covers less than `partialBpMin`.
 * - `below_trade_min`: worth less than the smallest trade, and others are not, or there is no ICP.
 * - `outranked`: another scenario ranks higher.
 * - `blended`: the runner-up, blended with the best.
 * - `chosen`: the best.
 */
export type ScenarioFate =
  | "above_size"
  | "single_partials_off"
  | "invalid_quote"
  | "fees_too_high"
  | "full_preferred"
  | "below_partial_min"
  | "below_trade_min"
  | "outranked"
  | "blended"
  | "chosen";

/** One scenario with its figures and why it won or lost. */
export type ScenarioReport = {
  readonly legs: readonly { readonly venueId: VenueId; readonly shareBp: bigint }[];
  readonly coverageBp: bigint;
  /** Sum of the legs' slippages. */
  readonly slippageBp: bigint;
  /** Net out less input-side fees; zero for what cannot be traded. */
  readonly scoreAtoms: bigint;
  readonly feesE8s: bigint;
  readonly fate: ScenarioFate;
};

/**
 * Explains every scenario of a choice, in the order ties are kept in: the ten steps of each venue
 * alone, then all cells of each pair of venues by rising share of the first. With two venues 20 and
 * 100, which are the 102 of B-50 and the partial singles.
 *
 * Not on the path of a cycle: a record keeps quotes, and this is worked out when somebody asks.
 *
 * @param route - What `chooseRoute` answered for the same input.
 */
export function explainRoute(
  input: RouteInput,
  route: Route | undefined,
): readonly ScenarioReport[] {
  const codes = allScenarios(input.ladders.length);
  const limits = limitsOf(input, route, codes);
  return codes.map((code) => reportOf(input, code, fateOf(input, code, limits)));
}

/** What scenarios are measured against, found once. */
type Limits = {
  readonly route: Route | undefined;
  readonly partialSteps: number;
  /** The least tenths that were in the running in the end. */
  readonly tradeSteps: number;
};

function limitsOf(
  input: RouteInput,
  route: Route | undefined,
  codes: readonly ScenarioCode[],
): Limits {
  const partialSteps = partialStepsMin(input.rules);
  const worthSteps = worthStepsMin(input, partialSteps);
  const loose = { route, partialSteps, tradeSteps: partialSteps };
  const strict = { route, partialSteps, tradeSteps: worthSteps };
  // ICP pairs are exempt from the value only when no other partial qualified.
  const isExempt =
    input.hasIcp && !codes.some((code) => isInTheRunning(fateOf(input, code, strict)));
  return isExempt ? loose : strict;
}

function isInTheRunning(fate: ScenarioFate): boolean {
  return fate === "outranked" || fate === "blended" || fate === "chosen";
}

function allScenarios(venueCount: number): readonly ScenarioCode[] {
  const codes: ScenarioCode[] = [];
  for (let a = 0; a < venueCount; a++)
    for (let i = 1; i <= STEP_COUNT; i++) codes.push(singleCode(a, i));
  for (let a = 0; a < venueCount; a++)
    for (let b = a + 1; b < venueCount; b++)
      for (let i = 1; i <= STEP_COUNT; i++)
        for (let j = 1; j <= STEP_COUNT; j++) codes.push(splitCode(a, i, b, j));
  return codes;
}

function stepsOf(code: ScenarioCode): number {
  return firstLeg(code).stepCount + (secondLeg(code)?.stepCount ?? 0);
}

function fateOf(input: RouteInput, code: ScenarioCode, limits: Limits): ScenarioFate {
  const { route, partialSteps, tradeSteps } = limits;
  const steps = stepsOf(code);
  if (steps > STEP_COUNT) return "above_size";
  const isSinglePartial = secondLeg(code) === undefined && steps < STEP_COUNT;
  if (isSinglePartial && !input.rules.singleVenuePartials) return "single_partials_off";
  if (!isAnswered(input, code)) return "invalid_quote";
  if (steps < feeSteps(input, code)) return "fees_too_high";

  if (steps < STEP_COUNT) {
    if (route?.ranking.coverage === "full") return "full_preferred";
    if (steps < partialSteps) return "below_partial_min";
    if (steps < tradeSteps) return "below_trade_min";
  }
  return rankOf(code, route);
}

function rankOf(code: ScenarioCode, route: Route | undefined): ScenarioFate {
  if (route?.ranking.best === code) return "chosen";
  return route?.isInterpolated === true && route.ranking.runnerUp === code
    ? "blended"
    : "outranked";
}

function isAnswered(input: RouteInput, code: ScenarioCode): boolean {
  const a = firstLeg(code);
  const b = secondLeg(code);
  return (
    input.ladders[a.venueIndex]?.verdicts[a.stepCount - 1] === "valid" &&
    (b === undefined || input.ladders[b.venueIndex]?.verdicts[b.stepCount - 1] === "valid")
  );
}

function feeSteps(input: RouteInput, code: ScenarioCode): number {
  const first = input.ladders[firstLeg(code).venueIndex];
  const b = secondLeg(code);
  return first === undefined ? 0 : feeStepsMin(input, first, b && input.ladders[b.venueIndex]);
}

function reportOf(input: RouteInput, code: ScenarioCode, fate: ScenarioFate): ScenarioReport {
  const legs: { venueId: VenueId; shareBp: bigint }[] = [];
  let slippageBp = 0n;
  let feesE8s = 0n;
  const second = secondLeg(code);
  for (const leg of second === undefined ? [firstLeg(code)] : [firstLeg(code), second]) {
    const ladder = input.ladders[leg.venueIndex];
    if (ladder === undefined) continue;
    legs.push({ venueId: ladder.venueId, shareBp: BigInt(leg.stepCount * STEP_BP) });
    slippageBp += BigInt(ladder.slippageBpAt(leg.stepCount - 1));
    feesE8s += ladder.feesE8s;
  }
  return {
    legs,
    coverageBp: BigInt(stepsOf(code) * STEP_BP),
    slippageBp,
    scoreAtoms: fate === "above_size" ? 0n : scenarioScoreAtoms(input, code),
    feesE8s,
    fate,
  };
}
