import { describe, expect, test } from "@jest/globals";

import {
  defaultConfig,
  type TreasuryConfig,
  validateConfig,
} from "../../../src/treasury/config.js";
import { describeProblem } from "../../../src/treasury/config-problems.js";

function problemsOf(changes: Partial<TreasuryConfig>): string[] {
  const checked = validateConfig({ ...defaultConfig, ...changes });
  return checked.ok ? [] : checked.error.map(describeProblem);
}

describe("describeProblem", () => {
  const cases: readonly (readonly [Partial<TreasuryConfig>, string])[] = [
    [{ slippageBpMax: 9_000n }, "slippage_bp_max is 9000 bp, allowed are 1 bp to 2000 bp"],
    [
      { cycleIntervalNs: 1n },
      "cycle_interval_ns is 1 ns, allowed are 30000000000 ns to 86400000000000 ns",
    ],
    [{ attemptCountMax: 9n }, "attempt_count_max is 9, allowed are 1 to 5"],
    [
      { tradeValueE8sMin: 20_000_000n },
      "trade_value_e8s_min of 20000000 e8s must be below trade_value_e8s_max of 10000000 e8s",
    ],
    [
      {
        priceConditions: [{ direction: "down", changeBp: 5n, windowNs: 1n }],
      },
      "window_ns of price condition 0 is 1 ns, allowed are 60000000000 ns to 604800000000000 ns",
    ],
    [{ venueOrder: [] }, "0 venues are named, allowed are 1 to 8"],
  ];

  test.each(cases)(
    "default: %j is refused by the parameter's name, with units",
    (changes, says) => {
      expect(problemsOf(changes)).toContain(says);
    },
  );
});
