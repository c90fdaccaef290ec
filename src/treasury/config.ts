import { err, ok, type Result } from "../kernel/result.js";
import {
  type ConfigNumbers,
  type NumberField,
  numberDefaults,
  numberFieldNames,
  numberRanges,
} from "./config-numbers.js";
import { ICPSWAP, KONGSWAP, type TokenId, type VenueId } from "./ids.js";

/** When a change of a token's price pauses it (§8, B-53). */
export type PriceCondition = {
  /** The token meant; every token but ICP when it is left out. */
  readonly tokenId?: TokenId;
  readonly direction: "down" | "up";
  /** Trips when the price changes by strictly more than this: 0 … 100,000 bp (1000 %). */
  readonly changeBp: bigint;
  /** How far back the change is looked for: 1 minute … 7 days. */
  readonly windowNs: bigint;
};

/** What wins among partial routes (B-48). */
export type PartialRule = "lowest_slippage" | "max_coverage";

/** Every parameter of the trading cycle. Ranges of the numbers: `numberRanges`. */
export type TreasuryConfig = ConfigNumbers & {
  readonly partialRule: PartialRule;
  /** Whether 40 … 90 % on one venue alone counts as a partial route (B-49). */
  readonly singleVenuePartials: boolean;
  /** Order in which venues are asked and ties are kept (B-61). */
  readonly venueOrder: readonly VenueId[];
  /** Venues whose failed leg may fall back to ICP at once, its tokens proven recovered (B-55). */
  readonly fallbackVenues: readonly VenueId[];
  readonly priceConditions: readonly PriceCondition[];
};

/** Most price conditions a configuration may have. */
const PRICE_CONDITION_COUNT_MAX = 64;

/** Most venues a configuration may name. */
const VENUE_COUNT_MAX = 8;

/** Largest change a price condition may name: 1000 %. */
const CONDITION_CHANGE_BP_MAX = 100_000n;

const MINUTE_NS = 60_000_000_000n;
const WINDOW_NS_MIN = MINUTE_NS;
const WINDOW_NS_MAX = 7n * 24n * 60n * MINUTE_NS;

/** What is in force until somebody decides otherwise: the figures of the source (R-75 … R-80). */
export const defaultConfig: TreasuryConfig = {
  ...numberDefaults,
  partialRule: "lowest_slippage",
  singleVenuePartials: false,
  venueOrder: [KONGSWAP, ICPSWAP],
  fallbackVenues: [ICPSWAP],
  priceConditions: [{ direction: "down", changeBp: 3_000n, windowNs: 24n * 60n * MINUTE_NS }],
};

/**
 * One thing that is wrong with a proposed configuration; its figures are in the field's own unit.
 */
export type ConfigProblem =
  /** A number outside of its inclusive range. */
  | {
      readonly type: "OutOfRange";
      readonly field: NumberField;
      readonly given: bigint;
      readonly least: bigint;
      readonly most: bigint;
    }
  /** Two numbers in the wrong order: the first must be below the second. */
  | {
      readonly type: "NotBelow";
      readonly field: NumberField;
      readonly given: bigint;
      readonly aboveField: NumberField;
      readonly above: bigint;
    }
  /** More price sources are needed than venues are named. */
  | {
      readonly type: "TooFewVenues";
      readonly priceSourceCountMin: bigint;
      readonly venueCount: number;
    }
  /** No venue, or more than `VENUE_COUNT_MAX`. */
  | { readonly type: "VenueCount"; readonly venueCount: number; readonly venueCountMax: number }
  | { readonly type: "VenueTwice"; readonly venueId: VenueId }
  /** Kong's refund may still be on its way when its leg has failed: it never falls back (§6). */
  | { readonly type: "FallbackVenueRefused"; readonly venueId: VenueId }
  | {
      readonly type: "ConditionCount";
      readonly conditionCount: number;
      readonly conditionCountMax: number;
    }
  /** A price condition outside of its ranges; `conditionIndex` counts from 0. */
  | {
      readonly type: "ConditionOutOfRange";
      readonly conditionIndex: number;
      readonly part: "changeBp" | "windowNs";
      readonly given: bigint;
      readonly least: bigint;
      readonly most: bigint;
    };

/** Pairs of which the first must be strictly below the second. */
const STRICT_ORDER: readonly (readonly [NumberField, NumberField])[] = [
  ["tradeValueE8sMin", "tradeValueE8sMax"],
  ["shortSyncNs", "longSyncNs"],
  // Otherwise every price is stale before it is read again.
  ["shortSyncNs", "priceAgeNsMax"],
  // A fill must not move a price as far as a quote is not allowed to without a witness.
  ["fillPriceChangeBpMax", "priceJumpBpMax"],
];

/**
 * Checks a configuration as a whole.
 *
 * @returns The configuration itself, or every problem it has, in the order of the fields.
 */
export function validateConfig(
  config: TreasuryConfig,
): Result<TreasuryConfig, readonly ConfigProblem[]> {
  const problems = [
    ...rangeProblems(config),
    ...orderProblems(config),
    ...venueProblems(config),
    ...conditionProblems(config.priceConditions),
  ];
  return problems.length === 0 ? ok(config) : err(problems);
}

/**
 * The largest portfolio in which exact targeting can happen at all: above it, half of the largest
 * trade is a smaller share than the differences that are ignored (B-46). 31.25 ICP by default.
 */
export function exactTotalE8sMax(config: TreasuryConfig): bigint {
  return (config.tradeValueE8sMax * 5_000n) / (config.diffBpMin + 1n);
}

/**
 * Which parameters a change loosens: those may only take effect after a delay, all others at once.
 * Price conditions loosen when one of them is no longer at least as strict as before.
 */
export function loosenedFields(
  current: TreasuryConfig,
  next: TreasuryConfig,
): readonly (NumberField | "singleVenuePartials" | "fallbackVenues" | "priceConditions")[] {
  const loosened: ReturnType<typeof loosenedFields>[number][] = numberFieldNames.filter((field) =>
    isLooser(numberRanges[field].looser, current[field], next[field]),
  );
  if (next.singleVenuePartials && !current.singleVenuePartials)
    loosened.push("singleVenuePartials");
  if (next.fallbackVenues.some((venueId) => !current.fallbackVenues.includes(venueId)))
    loosened.push("fallbackVenues");
  if (!current.priceConditions.every((old) => next.priceConditions.some((c) => isCovered(old, c))))
    loosened.push("priceConditions");
  return loosened;
}

function isLooser(looser: "up" | "down" | "neither", current: bigint, next: bigint): boolean {
  return looser === "up" ? next > current : looser === "down" && next < current;
}

/** Whether `by` trips whenever `old` would. */
function isCovered(old: PriceCondition, by: PriceCondition): boolean {
  return (
    (by.tokenId === undefined || by.tokenId === old.tokenId) &&
    by.direction === old.direction &&
    by.changeBp <= old.changeBp &&
    by.windowNs >= old.windowNs
  );
}

function rangeProblems(config: TreasuryConfig): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  for (const field of numberFieldNames) {
    const { least, most } = numberRanges[field];
    const given = config[field];
    if (given < least || given > most)
      problems.push({ type: "OutOfRange", field, given, least, most });
  }
  return problems;
}

function orderProblems(config: TreasuryConfig): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  for (const [field, aboveField] of STRICT_ORDER) {
    const given = config[field];
    const above = config[aboveField];
    if (given >= above) problems.push({ type: "NotBelow", field, given, aboveField, above });
  }
  return problems;
}

function venueProblems(config: TreasuryConfig): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  const { venueOrder, fallbackVenues, priceSourceCountMin } = config;
  const venueCount = venueOrder.length;

  if (venueCount === 0 || venueCount > VENUE_COUNT_MAX)
    problems.push({ type: "VenueCount", venueCount, venueCountMax: VENUE_COUNT_MAX });
  else if (priceSourceCountMin > BigInt(venueCount))
    problems.push({ type: "TooFewVenues", priceSourceCountMin, venueCount });

  for (const list of [venueOrder, fallbackVenues])
    for (const [index, venueId] of list.entries())
      if (list.indexOf(venueId) !== index) problems.push({ type: "VenueTwice", venueId });

  if (fallbackVenues.includes(KONGSWAP))
    problems.push({ type: "FallbackVenueRefused", venueId: KONGSWAP });
  return problems;
}

function conditionProblems(conditions: readonly PriceCondition[]): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  const conditionCount = conditions.length;
  if (conditionCount > PRICE_CONDITION_COUNT_MAX)
    problems.push({
      type: "ConditionCount",
      conditionCount,
      conditionCountMax: PRICE_CONDITION_COUNT_MAX,
    });

  for (const [conditionIndex, { changeBp, windowNs }] of conditions.entries()) {
    const type = "ConditionOutOfRange" as const;
    const change = { least: 0n, most: CONDITION_CHANGE_BP_MAX };
    const window = { least: WINDOW_NS_MIN, most: WINDOW_NS_MAX };
    if (changeBp < change.least || changeBp > change.most)
      problems.push({ type, conditionIndex, part: "changeBp", given: changeBp, ...change });
    if (windowNs < window.least || windowNs > window.most)
      problems.push({ type, conditionIndex, part: "windowNs", given: windowNs, ...window });
  }
  return problems;
}
