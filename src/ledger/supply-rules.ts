import { BP_ONE, min, mulDivDown } from "../kernel/fixed-point.js";
import type { SupplyChange } from "./block-record.js";
import type { SupplyError } from "./errors.js";
import { countAt, supplyAfter } from "./log-search.js";
import { AMOUNT_ATOMS_MAX } from "./model.js";
import { type LedgerState, supplyAtoms } from "./state.js";

/** The year of the mint budget. */
const YEAR_NS = 365n * 24n * 3_600n * 1_000_000_000n;

/** Refuses a mint beyond the cap, beyond the year's budget, or beyond what a balance can hold. */
export function checkSupply(
  state: LedgerState,
  amountAtoms: bigint,
  nowNs: bigint,
): SupplyError | undefined {
  const headroomAtoms = mintHeadroomAtoms(state);
  if (headroomAtoms !== undefined && amountAtoms > headroomAtoms) {
    return { type: "MintCapReached", headroomAtoms };
  }

  const remainingAtoms = mintBudgetAtoms(state, nowNs);
  if (remainingAtoms !== undefined && amountAtoms > remainingAtoms) {
    return { type: "MintBudgetSpent", remainingAtoms };
  }

  const amountAtomsMax = AMOUNT_ATOMS_MAX - supplyAtoms(state.counters);
  return amountAtoms > amountAtomsMax ? { type: "AmountTooLarge", amountAtomsMax } : undefined;
}

/**
 * How much may ever be minted from here on; `undefined` when there is no cap (T-04, T-10, T-18).
 */
export function mintHeadroomAtoms({ config, counters }: LedgerState): bigint | undefined {
  if (config.mintedAtomsMax === undefined) return undefined;
  return config.mintedAtomsMax - min(counters.mintedAtoms, config.mintedAtomsMax);
}

/** Everything minted in the year that ends now; what the ledger was born with is left out. */
export function mintedThisYearAtoms(state: LedgerState, nowNs: bigint): bigint {
  return state.counters.mintedAtoms - yearStart(state, nowNs).mintedAtoms;
}

/**
 * How much may still be minted in the year that ends now, rounded down; `undefined` without a
 * budget. The budget is a share of the supply as the year began or, below a floor, a fixed amount
 * (T-11, B-19).
 */
export function mintBudgetAtoms(state: LedgerState, nowNs: bigint): bigint | undefined {
  const { mintBudget } = state.config;
  if (mintBudget === undefined) return undefined;

  const start = yearStart(state, nowNs);
  const startAtoms = start.mintedAtoms - start.burntAtoms;
  const allowedAtoms =
    startAtoms < mintBudget.floorAtoms
      ? mintBudget.bootstrapAtoms
      : mulDivDown(startAtoms, mintBudget.yearlyBp, BP_ONE);
  return allowedAtoms - min(allowedAtoms, state.counters.mintedAtoms - start.mintedAtoms);
}

/** The year begins a year ago, or with what the ledger was born with. */
function yearStart({ log, birthCount }: LedgerState, nowNs: bigint): SupplyChange {
  return supplyAfter(log, Math.max(birthCount, countAt(log, nowNs - YEAR_NS)));
}
