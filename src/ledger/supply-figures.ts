import { BP_ONE, max } from "../kernel/fixed-point.js";
import { expiredAtoms } from "./lock-expiry.js";
import { availableAtoms, type LedgerState, supplyAtoms } from "./state.js";
import { mintBudgetAtoms, mintedThisYearAtoms, mintHeadroomAtoms } from "./supply-rules.js";

/** Where the tokens are (T-28). */
export type SupplyFigures = {
  readonly totalAtoms: bigint;
  /** The total without what is locked and without the treasury's. */
  readonly circulatingAtoms: bigint;
  /** Bound by modules. */
  readonly lockedAtoms: bigint;
  /** What the configured accounts of the treasury hold and is not locked. */
  readonly treasuryAtoms: bigint;
  /** Everything ever minted. */
  readonly mintedAtoms: bigint;
  /** Everything ever burnt, fees included. */
  readonly burntAtoms: bigint;
  readonly mintedThisYearAtoms: bigint;
  /** What the cap still lets be minted; `undefined` without a cap. */
  readonly headroomAtoms: bigint | undefined;
  /** What the year's budget still lets be minted; `undefined` without a budget. */
  readonly budgetAtoms: bigint | undefined;
};

/** Measures where the tokens are. */
export function measureSupply(state: LedgerState, nowNs: bigint): SupplyFigures {
  const { config, counters } = state;
  const totalAtoms = supplyAtoms(counters);
  let treasuryAtoms = 0n;
  for (const account of config.treasuryAccounts) {
    treasuryAtoms += availableAtoms(state, account, nowNs);
  }
  const locked = counters.lockedAtoms - expiredAtoms(state, nowNs);

  return {
    totalAtoms,
    circulatingAtoms: max(0n, totalAtoms - locked - treasuryAtoms),
    lockedAtoms: locked,
    treasuryAtoms,
    mintedAtoms: counters.mintedAtoms,
    burntAtoms: counters.burntAtoms,
    mintedThisYearAtoms: mintedThisYearAtoms(state, nowNs),
    headroomAtoms: mintHeadroomAtoms(state),
    budgetAtoms: mintBudgetAtoms(state, nowNs),
  };
}

/** What was transferred within the last 24 hours, and how that compares with what circulates. */
export type Velocity = {
  readonly volumeAtoms: bigint;
  /** Rounded down; `undefined` while nothing circulates. */
  readonly velocityBp: bigint | undefined;
};

/** Measures how fast tokens move (T-81), as far as the settlement has come. */
export function measureVelocity(state: LedgerState, nowNs: bigint): Velocity {
  let volumeAtoms = 0n;
  for (const hour of state.activity.read("hour", nowNs, 24)) volumeAtoms += hour.volumeAtoms;
  const { circulatingAtoms } = measureSupply(state, nowNs);
  const velocityBp =
    circulatingAtoms === 0n ? undefined : (volumeAtoms * BP_ONE) / circulatingAtoms;
  return { volumeAtoms, velocityBp };
}
