import { describe, expect, test } from "@jest/globals";

import {
  decidePortfolioBreaker,
  decideSyncPause,
  nextUnitValue,
  UNIT_VALUE_E8S_START,
} from "../../../../src/treasury/planner/breakers.js";
import { config, NOW_NS } from "./pictures.js";

const CALM = { isIcpPaused: false, pausedCount: 2, change: { changeBp: 9n, isTriggered: false } };
const FALLEN = { changeBp: 2_001n, isTriggered: true };

describe("decidePortfolioBreaker", () => {
  test("behavior: ICP paused, then the count, then the fall; in this order (B-53)", () => {
    const worst = { isIcpPaused: true, pausedCount: 3, change: FALLEN };

    expect(decide(worst)).toEqual({ action: "pause_all", reason: "icp_paused" });
    expect(decide({ ...worst, isIcpPaused: false })).toEqual({
      action: "pause_all",
      reason: "paused_token_threshold",
      pausedCount: 3,
      pausedTokenCount: 3n,
    });
    expect(decide({ ...CALM, change: FALLEN })).toEqual({
      action: "pause_all",
      reason: "portfolio_fell",
      changeBp: 2_001n,
      fallBpMax: 2_000n,
    });
  });

  test("default: nothing with two tokens paused and no fall", () => {
    expect(decide(CALM)).toEqual({ action: "none" });
  });

  function decide(input: Parameters<typeof decidePortfolioBreaker>[0]) {
    return decidePortfolioBreaker(input, config());
  }
});

describe("nextUnitValue", () => {
  const before = { valueE8s: 1_000n, unitValueE8s: UNIT_VALUE_E8S_START };

  test("behavior: deposits and withdrawals change the value, not the value of a unit", () => {
    expect(nextUnitValue(before, 1_500n, 500n)).toBe(UNIT_VALUE_E8S_START);
    expect(nextUnitValue(before, 100n, -900n)).toBe(UNIT_VALUE_E8S_START);
  });

  test("behavior: a fall that a deposit hides is seen", () => {
    // 1,000 and 1,000 more, of which 30 % are lost: the value still rose.
    expect(nextUnitValue(before, 1_400n, 1_000n)).toBe((UNIT_VALUE_E8S_START * 7n) / 10n);
  });

  test("behavior: from nothing, or after a full withdrawal, the unit keeps its value", () => {
    expect(nextUnitValue({ ...before, valueE8s: 0n }, 0n, 0n)).toBe(UNIT_VALUE_E8S_START);
    expect(nextUnitValue(before, 5n, -1_000n)).toBe(UNIT_VALUE_E8S_START);
  });
});

describe("decideSyncPause", () => {
  const HOURS_6_NS = 6n * 3_600_000_000_000n;

  test("behavior: six hours of silence pause, one nanosecond less does not", () => {
    expect(decide(HOURS_6_NS, undefined)).toBe("pause");
    expect(decide(HOURS_6_NS - 1n, undefined)).toBe("none");
  });

  test("behavior: an answer resumes what silence paused, and nothing else", () => {
    expect(decide(0n, "sync")).toBe("resume");
    expect(decide(HOURS_6_NS, "sync")).toBe("none");
    expect(decide(0n, "breaker")).toBe("none");
    expect(decide(HOURS_6_NS, "operator")).toBe("none");
  });

  function decide(silenceNs: bigint, by: Parameters<typeof decideSyncPause>[2]) {
    return decideSyncPause(NOW_NS - silenceNs, NOW_NS, by, config());
  }
});
