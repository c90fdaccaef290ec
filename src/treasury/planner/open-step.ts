import { err, ok, type Result } from "../../kernel/result.js";
import type { TreasuryConfig } from "../config.js";
import type { TokenId } from "../ids.js";
import { type LegFees, measureLegFees, measurePairFees } from "./fees.js";
import { type LadderRequest, planLadder, stepAmounts } from "./ladder.js";
import type { Picture, TokenState } from "./model.js";
import { choosePair, type Pair } from "./pair.js";
import { type Draw, DrawLog, type RandomSource } from "./random.js";
import { type PairRefusal, type SizeRefusal, type SkipReason, skipReasonOf } from "./refusals.js";
import { measureRequirements, type Requirements } from "./requirements.js";
import { boundSize, type Size, type Wanted, wantSize } from "./size.js";
import { priceE8sOf, valueE8sDown } from "./value.js";

/** A step that knows what it wants to trade and waits for quotes. */
export type OpenStep = {
  readonly picture: Picture;
  readonly config: TreasuryConfig;
  /** A drawn pair, or a token that is sold for ICP because its pair had no route. */
  readonly origin: "pair" | "fallback";
  readonly sell: TokenState;
  readonly buy: TokenState;
  readonly size: Size;
  /** Amounts of the ten steps of every ladder, before a venue's fees. */
  readonly legAtoms: readonly bigint[];
  /** Ledger fees of a leg at each venue, in the order of the venues. */
  readonly fees: readonly LegFees[];
  /** What to ask, one a venue in the configured order. */
  readonly requests: readonly LadderRequest[];
};

/** An attempt that ended before any quote was asked. */
export type Skip = {
  readonly reason: SkipReason;
  readonly refusal: PairRefusal | SizeRefusal;
  /** The pair, when one was chosen. */
  readonly sellId?: TokenId;
  readonly buyId?: TokenId;
};

/** What opening a step answers: with the requirements it saw and the draws it made. */
export type Opening = {
  readonly requirements: Requirements;
  readonly draws: readonly Draw[];
  readonly result: Result<OpenStep, Skip>;
};

/**
 * Decides what to trade, up to the quotes that are needed: requirements, pair, size, ladders
 * (§3, §4). The picture may be read again by any number of attempts; each makes its own draws.
 */
export function openStep(picture: Picture, config: TreasuryConfig, random: RandomSource): Opening {
  const requirements = measureRequirements(picture, config);
  const log = new DrawLog(random);
  const pair = choosePair(requirements, picture, config.diffBpMin, log);
  if (!pair.ok) return { requirements, draws: log.draws, result: err(skip(pair.error)) };

  const { totalE8s } = requirements;
  const result = openPair({ picture, config, pair: pair.value, totalE8s }, log);
  return { requirements, draws: log.draws, result };
}

/** A pair that is to be traded, and what its size depends on. */
export type ChosenPair = Pick<OpenStep, "picture" | "config"> & {
  readonly pair: Pair;
  /** Value of all tokens that count. */
  readonly totalE8s: bigint;
};

/** Opens the step of a pair: its size, exact or drawn, bounded, and the ladders (§4). */
export function openPair(chosen: ChosenPair, log: DrawLog): Result<OpenStep, Skip> {
  const { picture, config, pair, totalE8s } = chosen;
  const [sell, buy] = [pair.sell.token, pair.buy.token];
  const fees = feesAtVenues(picture, sell, buy, config);
  const wanted = wantSize({ pair, totalE8s, fees, rules: config }, log);
  const valueE8sMin =
    wanted.mode === "exact" ? config.tradeValueE8sMin / 3n : config.tradeValueE8sMin;
  return askFor({ picture, config, origin: "pair", sell, buy, fees, wanted, valueE8sMin });
}

/** What is sold for ICP when its pair had no route, or its leg failed. */
export type FallbackOrder = {
  readonly sellId: TokenId;
  readonly amountAtoms: bigint;
  /** As in the step it follows. */
  readonly mode: Size["mode"];
};

/**
 * Opens the ICP fallback of a step (§5, R-58): the same amount, sold for ICP. No draws. Ask
 * `decideQuoteFallback` or `decideExecutionFallback` first.
 *
 * @param picture - The picture of the step, or for an execution fallback one taken since.
 * @returns The step; `NothingSpendable` as well when the token is not in the picture.
 */
export function openFallback(
  picture: Picture,
  config: TreasuryConfig,
  { sellId, amountAtoms, mode }: FallbackOrder,
): Result<OpenStep, Skip> {
  const sell = picture.tokens.find((token) => token.tokenId === sellId);
  const buy = picture.tokens.find((token) => token.tokenId === picture.icpId);
  if (sell === undefined || buy === undefined) {
    return err({ ...skip(NOTHING_TO_SELL), sellId, buyId: picture.icpId });
  }

  const wantedE8s = valueE8sDown(amountAtoms, priceE8sOf(sell, picture.icpId), sell.decimals);
  return askFor({
    picture,
    config,
    origin: "fallback",
    sell,
    buy,
    fees: feesAtVenues(picture, sell, buy, config),
    wanted: { mode, wantedE8s, wantedAtoms: amountAtoms },
    valueE8sMin: config.tradeValueE8sMin / 3n,
  });
}

const NOTHING_TO_SELL: SizeRefusal = {
  type: "NothingSpendable",
  liquidAtoms: 0n,
  inFlightAtoms: 0n,
  reservedAtoms: 0n,
  feesAtoms: 0n,
};

type Ask = Pick<OpenStep, "picture" | "config" | "origin" | "sell" | "buy" | "fees"> & {
  readonly wanted: Wanted;
  readonly valueE8sMin: bigint;
};

/** Bounds the size and plans the ladders. */
function askFor(ask: Ask): Result<OpenStep, Skip> {
  const { picture, config, origin, sell, buy, fees, wanted, valueE8sMin } = ask;
  const priceE8s = priceE8sOf(sell, picture.icpId);
  const size = boundSize(wanted, { sell, priceE8s, valueE8sMin, fees, config });
  if (!size.ok) return err({ ...skip(size.error), sellId: sell.tokenId, buyId: buy.tokenId });

  const legAtoms = stepAmounts(size.value.amountAtoms);
  const requests: LadderRequest[] = [];
  for (const terms of picture.venues) requests.push(planLadder(legAtoms, terms, sell.feeAtoms));
  return ok({ picture, config, origin, sell, buy, size: size.value, legAtoms, fees, requests });
}

function feesAtVenues(
  picture: Picture,
  sell: TokenState,
  buy: TokenState,
  config: TreasuryConfig,
): readonly LegFees[] {
  const pairFees = measurePairFees(sell, buy, picture.icpId, config);
  const fees: LegFees[] = [];
  for (const terms of picture.venues) fees.push(measureLegFees(terms, pairFees));
  return fees;
}

function skip(refusal: PairRefusal | SizeRefusal): Skip {
  return { reason: skipReasonOf(refusal), refusal };
}
