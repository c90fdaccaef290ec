import { ledgerCosts, ledgerCostsFull } from "./ledger-costs.js";
import type { Benchmark } from "./model.js";
import { plain } from "./plain.js";
import { servedLoad } from "./served-load.js";
import { tradingCosts } from "./trading-costs.js";
import { treasuryCosts } from "./treasury-costs.js";
import { wasmSizes } from "./wasm-sizes.js";

/** Everything that is measured, in the order it is printed. */
export const BENCHMARKS: readonly Benchmark[] = [
  plain,
  wasmSizes,
  tradingCosts,
  treasuryCosts,
  ledgerCosts,
  ledgerCostsFull,
  servedLoad,
];
