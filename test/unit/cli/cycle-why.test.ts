import { describe, expect, test } from "@jest/globals";

import { inAmounts } from "../../../src/cli/amounts.js";
import { legsSettled, whyOf } from "../../../src/cli/treasury/cycle-why.js";
import type { AttemptView } from "../../../src/client/interfaces/treasury.did.js";

function skipped(why: string): AttemptView {
  return {
    end: { skipped: { why, reason: "no_execution_path" } },
    origin: { pair: null },
    venues: [],
  };
}

describe("what canisters say, for people", () => {
  test("default: each reason once, in ICP and percent", () => {
    const why = "ledger fees of 513161 e8s of 5501521 e8s are 932 bp, the most is 500 bp";

    expect(whyOf({ attempts: [skipped(why), skipped(why)], reason: "" })).toBe(
      "ledger fees of 0.0051 ICP of 0.0550 ICP are 9.32 %, the most is 5.00 %",
    );
    expect(whyOf({ attempts: [skipped("a")], reason: "b" })).toBe("a; b");
    expect(whyOf({ attempts: [], reason: "" })).toBe("");
  });

  test("default: atoms of a token that was named are amounts of it", () => {
    const sneed = { id: "hvgxa-wqaaa", symbol: "SNEED", decimals: 8, feeAtoms: 1_000n };

    expect(inAmounts("hvgxa-wqaaa is in use: 5,882,352 atoms are held", sneed)).toBe(
      "SNEED is in use: 0.05882352 SNEED are held",
    );
    expect(inAmounts("5882352 atoms", sneed)).toBe("0.05882352 SNEED");
  });

  test("default: one leg, two legs", () => {
    expect([legsSettled(1), legsSettled(0), legsSettled(1_200)]).toEqual([
      "1 leg settled",
      "0 legs settled",
      "1,200 legs settled",
    ]);
  });
});
