import { unreachable } from "../kernel/assert.js";
import type { ConfigProblem } from "./config.js";
import { inUnitOf, parameterName } from "./config-numbers.js";

/** Says what is wrong with a configuration, with figures and what would be right. */
export function describeProblem(problem: ConfigProblem): string {
  switch (problem.type) {
    case "OutOfRange":
      return `${parameterName(problem.field)} is ${rangeRefusal(problem.field, problem)}`;
    case "NotBelow": {
      const { field, given, aboveField, above } = problem;
      const [low, high] = [inUnitOf(field, given), inUnitOf(aboveField, above)];
      return `${parameterName(field)} of ${low} must be below ${parameterName(aboveField)} of ${high}`;
    }
    case "TooFewVenues":
      return `${problem.priceSourceCountMin} price sources are needed, ${problem.venueCount} venues are named`;
    case "VenueCount":
      return `${problem.venueCount} venues are named, allowed are 1 to ${problem.venueCountMax}`;
    case "VenueTwice":
      return `${problem.venueId} is named twice`;
    case "FallbackVenueRefused":
      return `${problem.venueId} cannot fall back at once: its refund may be on the way`;
    case "ConditionCount":
      return `${problem.conditionCount} price conditions, allowed are ${problem.conditionCountMax}`;
    case "ConditionOutOfRange":
      return `${parameterName(problem.part)} of price condition ${problem.conditionIndex} is ${rangeRefusal(problem.part, problem)}`;
    default:
      return unreachable(problem);
  }
}

type Range = { readonly given: bigint; readonly least: bigint; readonly most: bigint };

function rangeRefusal(field: string, { given, least, most }: Range): string {
  const [found, low, high] = [given, least, most].map((figure) => inUnitOf(field, figure));
  return `${found}, allowed are ${low} to ${high}`;
}
