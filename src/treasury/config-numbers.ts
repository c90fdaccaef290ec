const SECOND_NS = 1_000_000_000n;
const MINUTE_NS = 60n * SECOND_NS;
const HOUR_NS = 60n * MINUTE_NS;
const DAY_NS = 24n * HOUR_NS;

/** The parameters of the trading cycle that are numbers. Ranges: `numberRanges`. */
export type ConfigNumbers = {
  /** Time from one cycle to the next. */
  readonly cycleIntervalNs: bigint;
  /** Age at which the lock of a cycle that never ended is taken over (B-63). */
  readonly cycleLockNs: bigint;
  /** Trades tried in one cycle until the first succeeds (R-08, B-64). */
  readonly attemptCountMax: bigint;
  /** Smallest trade. */
  readonly tradeValueE8sMin: bigint;
  /** Largest trade. */
  readonly tradeValueE8sMax: bigint;
  /** Largest slippage of a valid quote, and the tolerance of the minimum out (R-76, B-51). */
  readonly slippageBpMax: bigint;
  /** Differences from the target up to this one are ignored. */
  readonly diffBpMin: bigint;
  /** Least coverage of a partial route. */
  readonly partialBpMin: bigint;
  /** Largest share of a trade's amount that one transfer fee of the sold token may be (§4). */
  readonly transferFeeBpMax: bigint;
  /** Largest share of a trade's value that all its ledger fees may be: `fee_bp_max` (§4). */
  readonly feeBpMax: bigint;
  /** How long a pair without pool or price is left alone (§5). */
  readonly pairSkipNs: bigint;
  /** Largest trades one standing allowance covers; 1: an approval a trade (§4). */
  readonly allowanceTradeCount: bigint;
  /** How long a standing allowance lasts (§4). */
  readonly allowanceNs: bigint;
  /** Age at which a balance no longer counts as known. */
  readonly balanceAgeNsMax: bigint;
  /** Age at which a price bars its token (§8). */
  readonly priceAgeNsMax: bigint;
  /**
   * Change of a price that needs a second source or the next sync (§8); a venue whose price is
   * further below the known ones is not traded at.
   */
  readonly priceJumpBpMax: bigint;
  /** Sources a price needs (§8). */
  readonly priceSourceCountMin: bigint;
  /** How far one fill may move a price; 0: fills move none. */
  readonly fillPriceChangeBpMax: bigint;
  /** Fall of the portfolio that pauses everything when it is exceeded (R-05, B-53). */
  readonly portfolioFallBpMax: bigint;
  /** How far back that fall is looked for. */
  readonly portfolioWindowNs: bigint;
  /** Paused tokens that pause everything (§8). */
  readonly pausedTokenCount: bigint;
  /** Silence of a ledger after which its token is paused until it answers (§8). */
  readonly tokenSyncNsMax: bigint;
  /** Time between price syncs (§8). */
  readonly shortSyncNs: bigint;
  /** Time between syncs of metadata, fees and pools (§8). */
  readonly longSyncNs: bigint;
  /** Time between snapshots, beside those of each trade (§8). */
  readonly snapshotIntervalNs: bigint;
};

/** Name of a numeric parameter. */
export type NumberField = keyof ConfigNumbers;

/** Inclusive bounds of a parameter, in its own unit, and which way it lets more through. */
export type NumberRange = {
  readonly least: bigint;
  readonly most: bigint;
  /** Where a change loosens the rules, which is delayed; `neither`: it never does. */
  readonly looser: "up" | "down" | "neither";
};

/** What is in force until somebody decides otherwise: the figures of the source. */
export const numberDefaults: ConfigNumbers = {
  cycleIntervalNs: MINUTE_NS,
  cycleLockNs: 10n * MINUTE_NS,
  attemptCountMax: 2n,
  tradeValueE8sMin: 2_000_000n,
  tradeValueE8sMax: 10_000_000n,
  slippageBpMax: 450n,
  diffBpMin: 15n,
  partialBpMin: 4_000n,
  transferFeeBpMax: 500n,
  feeBpMax: 500n,
  pairSkipNs: 6n * HOUR_NS,
  allowanceTradeCount: 50n,
  allowanceNs: DAY_NS,
  balanceAgeNsMax: 5n * MINUTE_NS,
  priceAgeNsMax: 30n * MINUTE_NS,
  priceJumpBpMax: 3_000n,
  priceSourceCountMin: 1n,
  fillPriceChangeBpMax: 500n,
  portfolioFallBpMax: 2_000n,
  portfolioWindowNs: DAY_NS,
  pausedTokenCount: 3n,
  tokenSyncNsMax: 6n * HOUR_NS,
  shortSyncNs: 15n * MINUTE_NS,
  longSyncNs: 5n * HOUR_NS,
  snapshotIntervalNs: HOUR_NS,
};

/** What each parameter may be. */
export const numberRanges: Readonly<Record<NumberField, NumberRange>> = {
  cycleIntervalNs: { least: 30n * SECOND_NS, most: DAY_NS, looser: "down" },
  // Each tick ends one wait of a cycle that hangs: the lock must outlive several of them.
  cycleLockNs: { least: 5n * MINUTE_NS, most: DAY_NS, looser: "down" },
  attemptCountMax: { least: 1n, most: 5n, looser: "up" },
  tradeValueE8sMin: { least: 100_000n, most: 1_000_000_000_000n, looser: "neither" },
  tradeValueE8sMax: { least: 100_000n, most: 1_000_000_000_000n, looser: "up" },
  slippageBpMax: { least: 1n, most: 2_000n, looser: "up" },
  diffBpMin: { least: 0n, most: 1_000n, looser: "neither" },
  partialBpMin: { least: 1_000n, most: 9_900n, looser: "neither" },
  transferFeeBpMax: { least: 0n, most: 5_000n, looser: "up" },
  feeBpMax: { least: 0n, most: 5_000n, looser: "up" },
  pairSkipNs: { least: MINUTE_NS, most: 30n * DAY_NS, looser: "neither" },
  allowanceTradeCount: { least: 1n, most: 50n, looser: "up" },
  allowanceNs: { least: 10n * MINUTE_NS, most: DAY_NS, looser: "up" },
  balanceAgeNsMax: { least: 10n * SECOND_NS, most: HOUR_NS, looser: "up" },
  priceAgeNsMax: { least: MINUTE_NS, most: DAY_NS, looser: "up" },
  priceJumpBpMax: { least: 100n, most: 10_000n, looser: "up" },
  priceSourceCountMin: { least: 1n, most: 8n, looser: "down" },
  fillPriceChangeBpMax: { least: 0n, most: 3_000n, looser: "up" },
  portfolioFallBpMax: { least: 100n, most: 10_000n, looser: "up" },
  portfolioWindowNs: { least: MINUTE_NS, most: 7n * DAY_NS, looser: "down" },
  pausedTokenCount: { least: 1n, most: 100n, looser: "up" },
  tokenSyncNsMax: { least: 10n * MINUTE_NS, most: 7n * DAY_NS, looser: "up" },
  shortSyncNs: { least: MINUTE_NS, most: DAY_NS, looser: "neither" },
  longSyncNs: { least: 10n * MINUTE_NS, most: 7n * DAY_NS, looser: "neither" },
  snapshotIntervalNs: { least: MINUTE_NS, most: DAY_NS, looser: "neither" },
};

/** The names of all numeric parameters, in the order they are documented and checked. */
export const numberFieldNames: readonly NumberField[] =
  Object.keys(numberDefaults).filter(isNumberField);

function isNumberField(name: string): name is NumberField {
  return name in numberDefaults;
}

/** A parameter's name as interfaces have it and people type it: `slippage_bp_max`. */
export function parameterName(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** A figure with the unit that a field's name ends with, for sentences; alone where it counts. */
export function inUnitOf(field: string, figure: bigint): string {
  const [unit] = /E8s|Bp|Ns/.exec(field) ?? [];
  return unit === undefined ? `${figure}` : `${figure} ${unit.toLowerCase()}`;
}
