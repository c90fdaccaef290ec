import type { Result } from "../../kernel/result.js";
import type { TreasuryConfig } from "../config.js";
import { type Decision, decideReduced, decideRoute } from "./decide-step.js";
import type { Picture, VenueQuotes } from "./model.js";
import {
  type FallbackOrder,
  type OpenStep,
  openFallback,
  openStep,
  type Skip,
} from "./open-step.js";
import { type Draw, recordedDraws } from "./random.js";
import type { Requirements } from "./requirements.js";

/** Everything a step depended on: what a cycle record keeps, beside the version of the config. */
export type StepRecord = {
  readonly picture: Picture;
  readonly origin: { readonly type: "pair" } | ({ readonly type: "fallback" } & FallbackOrder);
  /** Draws in the order they were made; none for a fallback. */
  readonly draws: readonly Draw[];
  /** Missing when the step was skipped, or ended before its quotes came. */
  readonly quotes?: readonly VenueQuotes[];
  /** The answer at the reduced size, when it was asked for. */
  readonly freshQuote?: VenueQuotes;
};

/** What a step did, worked out again. */
export type Replay = {
  /** Missing for a fallback. */
  readonly requirements?: Requirements;
  readonly opened: Result<OpenStep, Skip>;
  /** What the ladder quotes led to. */
  readonly decision?: Decision;
  /** What the fresh quote led to. */
  readonly reduced?: Decision;
};

/**
 * Replays a step: the same record and configuration lead to the same decisions, here and on any
 * other machine.
 *
 * @throws {AssertionError} when the record does not fit these rules: other draws, other venues.
 */
export function replayStep(record: StepRecord, config: TreasuryConfig): Replay {
  const { picture, origin, draws, quotes, freshQuote } = record;
  if (origin.type === "fallback") {
    const opened = openFallback(picture, config, origin);
    return { opened, ...decisionsOf(opened, quotes, freshQuote) };
  }
  const { requirements, result } = openStep(picture, config, recordedDraws(draws));
  return { requirements, opened: result, ...decisionsOf(result, quotes, freshQuote) };
}

function decisionsOf(
  opened: Result<OpenStep, Skip>,
  quotes: readonly VenueQuotes[] | undefined,
  freshQuote: VenueQuotes | undefined,
): Pick<Replay, "decision" | "reduced"> {
  if (!opened.ok || quotes === undefined) return {};
  const decision = decideRoute(opened.value, quotes);
  if (decision.type !== "fresh_quote_needed" || freshQuote === undefined) return { decision };
  return { decision, reduced: decideReduced(opened.value, decision.estimate, freshQuote) };
}
