import { assert } from "../../kernel/assert.js";
import { BP_ONE } from "../../kernel/fixed-point.js";
import type { VenueId } from "../ids.js";
import type { CheckedLadder } from "./checked-ladder.js";
import { type BlendCorner, betweenStepsDown, blendShares, STEP_BP } from "./interpolation.js";
import { type Ranking, type RouteInput, rankScenarios } from "./route.js";
import {
  firstLeg,
  NO_SCENARIO,
  type ScenarioCode,
  type ScenarioLeg,
  secondLeg,
} from "./scenario.js";

/** One leg of a route, before exact targeting takes its slippage off. */
export type RouteLeg = {
  readonly venueId: VenueId;
  readonly venueIndex: number;
  /** Share of the size. */
  readonly shareBp: bigint;
  readonly amountAtoms: bigint;
  /** What the quotes promise to our account for that amount. */
  readonly expectedOutAtoms: bigint;
  readonly slippageBp: bigint;
};

/** How a size is spread over the venues. */
export type Route = {
  readonly type: "Single" | "Split" | "Partial";
  /** One or two, in the configured order of the venues. */
  readonly legs: readonly RouteLeg[];
  /** Whether the shares are a blend of the best scenario and the runner-up. */
  readonly isInterpolated: boolean;
  readonly ranking: Ranking;
};

/**
 * Chooses the route: ranks the scenarios, and blends the best two where they are neighbours. The
 * blend is not compared again: a linear estimate never exceeds its better corner.
 *
 * @returns `undefined` when no scenario covers enough.
 */
export function chooseRoute(input: RouteInput): Route | undefined {
  const ranking = rankScenarios(input);
  if (ranking === undefined) return undefined;

  const a = firstLeg(ranking.best);
  const b = secondLeg(ranking.best);
  const legs = b && blendedLegs(input, ranking, a, b);
  return {
    type: routeType(ranking, b),
    legs: legs ?? plainLegs(input, a, b),
    isInterpolated: legs !== undefined,
    ranking,
  };
}

function routeType(ranking: Ranking, second: ScenarioLeg | undefined): Route["type"] {
  if (ranking.coverage === "partial") return "Partial";
  return second === undefined ? "Single" : "Split";
}

function plainLegs(input: RouteInput, a: ScenarioLeg, b: ScenarioLeg | undefined): RouteLeg[] {
  const first = ladderAt(input, a.venueIndex);
  const firstAtoms = amountAt(input, a.stepCount);
  const legs = [stepLeg(first, a, firstAtoms)];
  if (b !== undefined) {
    // The rest of the coverage, so that the legs add up to it: at most one atom above its quote.
    const restAtoms = amountAt(input, a.stepCount + b.stepCount) - firstAtoms;
    legs.push(stepLeg(ladderAt(input, b.venueIndex), b, restAtoms));
  }
  return legs;
}

function blendedLegs(
  input: RouteInput,
  { best, runnerUp }: Ranking,
  a: ScenarioLeg,
  b: ScenarioLeg,
): RouteLeg[] | undefined {
  if (runnerUp === NO_SCENARIO) return undefined;
  const next = secondLeg(runnerUp);
  if (next?.venueIndex !== b.venueIndex) return undefined;
  if (firstLeg(runnerUp).venueIndex !== a.venueIndex) return undefined;

  const shares = blendShares(cornerOf(input, best), cornerOf(input, runnerUp));
  if (shares === undefined) return undefined;

  const { firstShareBp, secondShareBp } = shares;
  const { sizeAtoms } = input;
  const totalAtoms = (sizeAtoms * (firstShareBp + secondShareBp)) / BP_ONE;
  const firstAtoms = (sizeAtoms * firstShareBp) / BP_ONE;
  return [
    shareLeg(ladderAt(input, a.venueIndex), a.venueIndex, firstShareBp, firstAtoms),
    shareLeg(ladderAt(input, b.venueIndex), b.venueIndex, secondShareBp, totalAtoms - firstAtoms),
  ];
}

function cornerOf(input: RouteInput, code: ScenarioCode): BlendCorner {
  const a = firstLeg(code);
  const b = secondLeg(code);
  assert(b !== undefined, "cornerOf: a single has no second share");
  return {
    firstShareBp: BigInt(a.stepCount) * STEP_BP,
    secondShareBp: BigInt(b.stepCount) * STEP_BP,
    firstSlippageBp: slippageAt(ladderAt(input, a.venueIndex), a.stepCount),
    secondSlippageBp: slippageAt(ladderAt(input, b.venueIndex), b.stepCount),
  };
}

function stepLeg(ladder: CheckedLadder, leg: ScenarioLeg, amountAtoms: bigint): RouteLeg {
  return {
    venueId: ladder.venueId,
    venueIndex: leg.venueIndex,
    shareBp: BigInt(leg.stepCount) * STEP_BP,
    amountAtoms,
    expectedOutAtoms: outAt(ladder, leg.stepCount),
    slippageBp: slippageAt(ladder, leg.stepCount),
  };
}

/** A leg between two steps: output and slippage are linear between their quotes (B-65). */
function shareLeg(
  ladder: CheckedLadder,
  venueIndex: number,
  shareBp: bigint,
  amountAtoms: bigint,
): RouteLeg {
  const low = Number(shareBp / STEP_BP);
  const offsetBp = shareBp % STEP_BP;
  const high = offsetBp === 0n ? low : low + 1;
  return {
    venueId: ladder.venueId,
    venueIndex,
    shareBp,
    amountAtoms,
    expectedOutAtoms: betweenStepsDown(outAt(ladder, low), outAt(ladder, high), offsetBp),
    slippageBp: betweenStepsDown(slippageAt(ladder, low), slippageAt(ladder, high), offsetBp),
  };
}

function ladderAt(input: RouteInput, venueIndex: number): CheckedLadder {
  const ladder = input.ladders[venueIndex];
  assert(ladder !== undefined, "ladderAt: no such venue");
  return ladder;
}

function amountAt(input: RouteInput, steps: number): bigint {
  const amountAtoms = input.legAtoms[steps - 1];
  assert(amountAtoms !== undefined, "amountAt: no such step");
  return amountAtoms;
}

function outAt(ladder: CheckedLadder, steps: number): bigint {
  const netOutAtoms = ladder.netOutAtoms[steps - 1];
  assert(netOutAtoms !== undefined, "outAt: no such step");
  return netOutAtoms;
}

function slippageAt(ladder: CheckedLadder, steps: number): bigint {
  return BigInt(ladder.slippageBp[steps - 1] ?? 0);
}
