/** One leg of a scenario: a venue by its place in the configured order, and tenths of the size. */
export type ScenarioLeg = { readonly venueIndex: number; readonly stepCount: number };

/**
 * A way to spread a size over one venue or two, packed into one small whole number so that
 * comparing scenarios allocates nothing: four bits each for the steps and the venue of both legs.
 */
export type ScenarioCode = number;

/** No scenario. */
export const NO_SCENARIO: ScenarioCode = -1;

/** Packs a scenario of one leg. */
export function singleCode(venueIndex: number, stepCount: number): ScenarioCode {
  return (venueIndex << 12) | (stepCount << 8);
}

/** Packs a scenario of two legs, the earlier venue first. */
export function splitCode(
  firstIndex: number,
  firstSteps: number,
  secondIndex: number,
  secondSteps: number,
): ScenarioCode {
  return (firstIndex << 12) | (firstSteps << 8) | ((secondIndex + 1) << 4) | secondSteps;
}

/** Unpacks the first leg. */
export function firstLeg(code: ScenarioCode): ScenarioLeg {
  return { venueIndex: code >> 12, stepCount: (code >> 8) & 15 };
}

/** Unpacks the second leg, which a single does not have. */
export function secondLeg(code: ScenarioCode): ScenarioLeg | undefined {
  const venue = (code >> 4) & 15;
  return venue === 0 ? undefined : { venueIndex: venue - 1, stepCount: code & 15 };
}

/** The bits that name the venues. */
const VENUE_BITS = (15 << 12) | (15 << 4);

/** Whether two scenarios use the same venues, one or both. */
export function haveSameVenues(code: ScenarioCode, other: ScenarioCode): boolean {
  return ((code ^ other) & VENUE_BITS) === 0;
}
