import { describe, expect, test } from "@jest/globals";

import { ICPSWAP, KONGSWAP, tokenId } from "../../../../src/treasury/ids.js";
import {
  decideExecutionFallback,
  decideQuoteFallback,
} from "../../../../src/treasury/planner/fallback.js";
import { config, ICP, icp, picture } from "./pictures.js";

const CHAT = tokenId("chat");
const SNEED = tokenId("sneed");
const PICTURE = picture([icp()]);
const LEG = { venueId: ICPSWAP, sellId: CHAT, buyId: SNEED, recovery: "proven" } as const;

describe("decideQuoteFallback", () => {
  test("error: pair_has_icp on either side (B-55)", () => {
    expect(decideQuoteFallback(PICTURE, CHAT, ICP)).toEqual(refused("pair_has_icp"));
    expect(decideQuoteFallback(PICTURE, ICP, CHAT)).toEqual(refused("pair_has_icp"));
  });

  test("error: icp_missing and icp_paused", () => {
    const paused = picture([icp({ pausedBy: "breaker" })]);

    expect(decideQuoteFallback(picture([]), CHAT, SNEED)).toEqual(refused("icp_missing"));
    expect(decideQuoteFallback(paused, CHAT, SNEED)).toEqual(refused("icp_paused"));
  });

  test("default: allowed for a pair without ICP (R-58)", () => {
    expect(decideQuoteFallback(PICTURE, CHAT, SNEED)).toEqual({ type: "allowed" });
  });
});

describe("decideExecutionFallback", () => {
  test("error: venue_excluded for a Kong leg, whose refund may be on the way (R-70)", () => {
    expect(decide({ ...LEG, venueId: KONGSWAP })).toEqual(refused("venue_excluded"));
  });

  test("error: recovery_unproven while the tokens are not seen back (R-69)", () => {
    expect(decide({ ...LEG, recovery: "unproven" })).toEqual(refused("recovery_unproven"));
  });

  test("error: what forbids the first safety net forbids the second", () => {
    expect(decide({ ...LEG, buyId: ICP })).toEqual(refused("pair_has_icp"));
  });

  test("default: allowed for an ICPSwap leg that is back", () => {
    expect(decide(LEG)).toEqual({ type: "allowed" });
  });

  function decide(leg: Parameters<typeof decideExecutionFallback>[1]) {
    return decideExecutionFallback(PICTURE, leg, config());
  }
});

function refused(reason: string) {
  return { type: "refused", reason };
}
