import { unreachable } from "../kernel/assert.js";
import type { ConfigProblem } from "./config.js";

/** Says what is wrong with a configuration, with figures and what would be right. */
export function describeProblem(problem: ConfigProblem): string {
  switch (problem.type) {
    case "OutOfRange":
      return `${problem.field} is ${problem.given}, allowed are ${problem.least} to ${problem.most}`;
    case "NotBelow":
      return `${problem.field} of ${problem.given} must be below ${problem.aboveField} of ${problem.above}`;
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
      return `${problem.part} of price condition ${problem.conditionIndex} is ${problem.given}, allowed are ${problem.least} to ${problem.most}`;
    default:
      return unreachable(problem);
  }
}
