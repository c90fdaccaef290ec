import { assert } from "../../kernel/assert.js";
import { BP_ONE } from "../../kernel/fixed-point.js";
import { ok, type Result } from "../../kernel/result.js";
import type { TokenId } from "../ids.js";
import { type CheckedLadder, checkLadder, spotOf } from "./checked-ladder.js";
import { decideQuoteFallback, type FallbackDecision } from "./fallback.js";
import { believedQuotes, belowKnownBp } from "./known-price.js";
import { type LadderRequest, planLadder } from "./ladder.js";
import type { VenueQuotes } from "./model.js";
import type { OpenStep } from "./open-step.js";
import { type PlannedLeg, planLeg } from "./plan-leg.js";
import { estimateReduced, type ReducedEstimate } from "./reduced.js";
import type { RouteRefusal } from "./refusals.js";
import type { RouteInput } from "./route.js";
import { chooseRoute, type RouteLeg } from "./settle-route.js";
import type { Size } from "./size.js";
import { priceE8sOf } from "./value.js";

/** What is to be done. */
export type Plan = {
  readonly outcome: "Single" | "Split" | "Partial" | "Reduced";
  readonly sellId: TokenId;
  readonly buyId: TokenId;
  readonly mode: Size["mode"];
  /** The size that was looked for; the legs of a Partial or a Reduced plan add up to less. */
  readonly sizeAtoms: bigint;
  readonly isInterpolated: boolean;
  /** One or two, at different venues, in the configured order. */
  readonly legs: readonly PlannedLeg[];
};

/** What the quotes lead to. */
export type Decision =
  | { readonly type: "trade"; readonly plan: Plan }
  /** A smaller trade may be possible: ask this one quote, then `decideReduced`. */
  | {
      readonly type: "fresh_quote_needed";
      readonly estimate: ReducedEstimate;
      readonly request: LadderRequest;
    }
  /** `Fail`: no route. */
  | {
      readonly type: "no_route";
      readonly refusal: RouteRefusal;
      /** Whether the pair goes on the skip list for `pairSkipNs`. */
      readonly skipsPair: boolean;
      /** Whether to sell for ICP instead, in the same attempt: `openFallback`. */
      readonly fallback: FallbackDecision;
    };

/**
 * Decides what to do with the quotes: full route, partial route, smaller trade, or none (§5).
 *
 * @param quotes - One a venue, in the order of the step's requests.
 */
export function decideRoute(step: OpenStep, quotes: readonly VenueQuotes[]): Decision {
  const input = routeInputOf(step, quotes);
  const route = chooseRoute(input);
  if (route !== undefined) {
    const legs = planLegs(step, route.legs, quotes);
    return legs.ok
      ? trade(step, route.type, legs.value, route.isInterpolated)
      : noRoute(step, legs.error);
  }

  if (quotes.every(isMissing)) return noRoute(step, { type: "NoPoolOrPrice" });
  const estimate = estimateReduced(input, step.config);
  if (!estimate.ok) {
    const isUnanswered = estimate.error.type === "NoQuote";
    return noRoute(step, (isUnanswered && whyNotBelieved(step, quotes)) || estimate.error);
  }

  const request = freshRequest(step, estimate.value);
  return { type: "fresh_quote_needed", estimate: estimate.value, request };
}

/**
 * Checks the fresh quote at the reduced size, and plans it when it holds.
 *
 * @param quotes - The venue's answer to the one amount of the request.
 */
export function decideReduced(
  step: OpenStep,
  estimate: ReducedEstimate,
  quotes: VenueQuotes,
): Decision {
  const { slippageBpMax } = step.config;
  const { venueId, venueIndex, amountAtoms } = estimate;
  const fees = step.fees[venueIndex];
  assert(fees !== undefined, "decideReduced: no such venue");

  const unbelieved = whyNotBelieved(step, [quotes]);
  if (unbelieved !== undefined) return noRoute(step, unbelieved);
  const checked = checkLadder(freshRequest(step, estimate), quotes, fees, slippageBpMax);
  const verdict = checked.verdicts[0] ?? "no_answer";
  const slippageBp = BigInt(checked.slippageBpAt(0));
  if (verdict !== "valid")
    return noRoute(step, { type: "FreshQuoteInvalid", verdict, slippageBp, slippageBpMax });

  const leg: RouteLeg = {
    venueId,
    venueIndex,
    shareBp: (amountAtoms * BP_ONE) / step.size.amountAtoms,
    amountAtoms,
    expectedOutAtoms: checked.netOutAtoms[0] ?? 0n,
    slippageBp,
  };
  const planned = planLeg(step, leg, quotes);
  return planned.ok ? trade(step, "Reduced", [planned.value], false) : noRoute(step, planned.error);
}

/** What a step's route is chosen from: its quotes, checked. Also what `explainRoute` takes. */
export function routeInputOf(step: OpenStep, quotes: readonly VenueQuotes[]): RouteInput {
  const { config, picture, sell, buy, size, requests, fees } = step;
  assert(quotes.length === requests.length, "routeInputOf: not one set of quotes for each venue");
  const ladders: CheckedLadder[] = [];
  for (let i = 0; i < requests.length; i++) {
    const request = requests[i];
    const venueQuotes = quotes[i];
    const legFees = fees[i];
    if (request === undefined || venueQuotes === undefined || legFees === undefined) continue;
    const believed = believedQuotes(step, venueQuotes);
    ladders.push(checkLadder(request, believed, legFees, config.slippageBpMax));
  }
  return {
    sizeAtoms: size.amountAtoms,
    valueE8s: size.valueE8s,
    priceE8s: priceE8sOf(sell, picture.icpId),
    decimals: sell.decimals,
    legAtoms: step.legAtoms,
    hasIcp: sell.tokenId === picture.icpId || buy.tokenId === picture.icpId,
    ladders,
    rules: config,
  };
}

function freshRequest(step: OpenStep, { venueIndex, amountAtoms }: ReducedEstimate): LadderRequest {
  const terms = step.picture.venues[venueIndex];
  assert(terms !== undefined, "freshRequest: no such venue");
  return planLadder([amountAtoms], terms, step.sell.feeAtoms);
}

function planLegs(
  step: OpenStep,
  legs: readonly RouteLeg[],
  quotes: readonly VenueQuotes[],
): Result<readonly PlannedLeg[], RouteRefusal> {
  const planned: PlannedLeg[] = [];
  for (const leg of legs) {
    const venueQuotes = quotes[leg.venueIndex];
    assert(venueQuotes !== undefined, "planLegs: a leg at a venue without quotes");
    const one = planLeg(step, leg, venueQuotes);
    if (!one.ok) return one;
    planned.push(one.value);
  }
  return ok(planned);
}

function trade(
  step: OpenStep,
  outcome: Plan["outcome"],
  legs: readonly PlannedLeg[],
  isInterpolated: boolean,
): Decision {
  const { sell, buy, size } = step;
  const plan = {
    outcome,
    sellId: sell.tokenId,
    buyId: buy.tokenId,
    mode: size.mode,
    sizeAtoms: size.amountAtoms,
    isInterpolated,
    legs,
  };
  return { type: "trade", plan };
}

function noRoute(step: OpenStep, refusal: RouteRefusal): Decision {
  const { picture, sell, buy } = step;
  return {
    type: "no_route",
    refusal,
    skipsPair: refusal.type === "NoPoolOrPrice",
    fallback: decideQuoteFallback(picture, sell.tokenId, buy.tokenId),
  };
}

/** The venue with the best of the prices that are too low to be believed, if there is one. */
function whyNotBelieved(step: OpenStep, quotes: readonly VenueQuotes[]): RouteRefusal | undefined {
  const { priceJumpBpMax: belowBpMax } = step.config;
  let belowBp = BP_ONE + 1n;
  for (const venueQuotes of quotes) {
    const oneBp = belowKnownBp(step, venueQuotes);
    if (oneBp > belowBpMax && oneBp < belowBp) belowBp = oneBp;
  }
  return belowBp > BP_ONE ? undefined : { type: "PriceNotBelieved", belowBp, belowBpMax };
}

/**
 * Whether a venue knows no pool or no price: not for size or fees, and not because it was silent.
 */
function isMissing(quotes: VenueQuotes): boolean {
  return quotes.type !== "unreachable" && spotOf(quotes) === undefined;
}
