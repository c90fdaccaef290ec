import { assert } from "../../kernel/assert.js";
import { BP_ONE } from "../../kernel/fixed-point.js";
import type { VenueId } from "../ids.js";
import type { CheckedLadder } from "./checked-ladder.js";
import {
  atomsBetweenDown,
  type BlendCorner,
  blendShares,
  STEP_BP,
  slippageBetweenDown,
} from "./interpolation.js";
import { type Ranking, type RouteInput, rankScenarios } from "./route.js";
import { firstLeg, haveSameVenues, NO_SCENARIO, type ScenarioLeg, secondLeg } from "./scenario.js";

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
  const firstAtoms = amountAt(input, a.stepCount);
  const legs = [shareLeg(input, a.venueIndex, a.stepCount * STEP_BP, firstAtoms)];
  if (b !== undefined) {
    // The rest of the coverage, so that the legs add up to it: at most one atom above its quote.
    const restAtoms = amountAt(input, a.stepCount + b.stepCount) - firstAtoms;
    legs.push(shareLeg(input, b.venueIndex, b.stepCount * STEP_BP, restAtoms));
  }
  return legs;
}

function blendedLegs(
  input: RouteInput,
  { best, runnerUp }: Ranking,
  a: ScenarioLeg,
  b: ScenarioLeg,
): RouteLeg[] | undefined {
  if (runnerUp === NO_SCENARIO || !haveSameVenues(best, runnerUp)) return undefined;
  const c = firstLeg(runnerUp);
  const d = secondLeg(runnerUp);
  if (d === undefined) return undefined;

  const first = ladderAt(input, a.venueIndex);
  const second = ladderAt(input, b.venueIndex);
  const shares = blendShares(
    cornerOf(first, a.stepCount, second, b.stepCount),
    cornerOf(first, c.stepCount, second, d.stepCount),
  );
  if (shares === undefined) return undefined;

  const { firstShareBp, secondShareBp } = shares;
  const { sizeAtoms } = input;
  const firstAtoms = (sizeAtoms * BigInt(firstShareBp)) / BP_ONE;
  const restAtoms = amountAt(input, a.stepCount + b.stepCount) - firstAtoms;
  return [
    shareLeg(input, a.venueIndex, firstShareBp, firstAtoms),
    shareLeg(input, b.venueIndex, secondShareBp, restAtoms),
  ];
}

function cornerOf(
  first: CheckedLadder,
  firstSteps: number,
  second: CheckedLadder,
  secondSteps: number,
): BlendCorner {
  return {
    firstShareBp: firstSteps * STEP_BP,
    secondShareBp: secondSteps * STEP_BP,
    firstSlippageBp: slippageAt(first, firstSteps),
    secondSlippageBp: slippageAt(second, secondSteps),
  };
}

/** A leg of any share: between two steps, output and slippage are linear in it (B-65). */
function shareLeg(
  input: RouteInput,
  venueIndex: number,
  shareBp: number,
  amountAtoms: bigint,
): RouteLeg {
  const ladder = ladderAt(input, venueIndex);
  const offsetBp = shareBp % STEP_BP;
  const low = (shareBp - offsetBp) / STEP_BP;
  let expectedOutAtoms = outAt(ladder, low);
  let slippageBp = slippageAt(ladder, low);
  if (offsetBp > 0) {
    expectedOutAtoms = atomsBetweenDown(expectedOutAtoms, outAt(ladder, low + 1), offsetBp);
    slippageBp = slippageBetweenDown(slippageBp, slippageAt(ladder, low + 1), offsetBp);
  }
  return {
    venueId: ladder.venueId,
    venueIndex,
    shareBp: BigInt(shareBp),
    amountAtoms,
    expectedOutAtoms,
    slippageBp: BigInt(slippageBp),
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

function slippageAt(ladder: CheckedLadder, steps: number): number {
  return ladder.slippageBpAt(steps - 1);
}
