import { describe, expect, test } from "@jest/globals";

import { splitCost } from "../../../../src/treasury/planner/cost.js";

describe("splitCost", () => {
  const input = {
    spotOutAtoms: 1_000_000n,
    grossOutAtoms: 990_000n,
    venueFeeBp: 30n,
    priceE8s: 200_000_000n,
    decimals: 8,
    ledgerFeesE8s: 20_200n,
  };

  test("behavior: a venue that pays more than its spot has a negative price impact", () => {
    expect(splitCost({ ...input, grossOutAtoms: 1_000_000n })).toMatchObject({
      priceImpactE8s: -6_000n,
    });
  });

  test("default: price impact, venue fee and ledger fees", () => {
    expect(splitCost(input)).toEqual({
      priceImpactE8s: 14_000n,
      venueFeeE8s: 6_000n,
      ledgerFeesE8s: 20_200n,
    });
  });
});
