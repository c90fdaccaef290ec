import { describe, expect, test } from "@jest/globals";

import { AssertionError } from "../../../../src/kernel/assert.js";
import { KONGSWAP } from "../../../../src/treasury/ids.js";
import { checkLadder } from "../../../../src/treasury/planner/checked-ladder.js";
import { measureLegFees, measurePairFees } from "../../../../src/treasury/planner/fees.js";
import { planLadder, stepAmounts } from "../../../../src/treasury/planner/ladder.js";
import type { VenueQuotes } from "../../../../src/treasury/planner/model.js";
import { type QuoteVerdict, spotOutAtomsDown } from "../../../../src/treasury/planner/quote.js";
import { icpswapTerms, kongswapTerms } from "../../../../src/treasury/planner/venue-terms.js";
import type { SpotRatio, VenueQuote } from "../../../../src/treasury/ports.js";
import { config, ICP, icp, token } from "./pictures.js";

/** One atom out for ten in. */
const SPOT = { outAtoms: 1n, inAtoms: 10n };

describe("a quote", () => {
  test("error: not_asked for an amount of zero", () => {
    expect(check(0n, quoted(5n), SPOT, 450n)).toMatchObject({ verdict: "not_asked" });
  });

  test("error: no_answer without a spot price, and for a useless reply", () => {
    const none = { type: "none", reason: "timeout" } as const;

    for (const checked of [
      check(10_000n, quoted(950n), { outAtoms: 0n, inAtoms: 1n }, 450n),
      check(10_000n, quoted(950n), { outAtoms: 1n, inAtoms: 0n }, 450n),
      check(10_000n, none, SPOT, 450n),
    ])
      expect(checked).toEqual({ verdict: "no_answer", netOutAtoms: 0n, slippageBp: 10_000 });
  });

  test("error: no_output when the payout's fee eats it all", () => {
    expect(check(10_000n, quoted(1_000n, 0n), SPOT, 450n)).toMatchObject({
      verdict: "no_output",
      slippageBp: 0,
    });
  });

  test("error: no_output for an answer of nothing, which is all slippage", () => {
    expect(check(10_000n, quoted(0n), SPOT, 450n)).toEqual({
      verdict: "no_output",
      netOutAtoms: 0n,
      slippageBp: 10_000,
    });
  });

  test("error: slippage of 451 bp, and not of 450 (B-51)", () => {
    const at = (outAtoms: bigint) => check(1_000_000n, quoted(outAtoms), SPOT, 450n);

    expect(at(95_499n)).toEqual({ verdict: "valid", netOutAtoms: 95_499n, slippageBp: 450 });
    expect(at(95_490n)).toMatchObject({ verdict: "slippage", slippageBp: 451 });
  });

  test("error: dust below 100 atoms, and below 1 % of the spot-expected output (B-58)", () => {
    expect(check(1_000n, quoted(99n), SPOT, 450n)).toMatchObject({ verdict: "dust" });
    expect(check(1_000n, quoted(100n), SPOT, 450n)).toMatchObject({ verdict: "valid" });
    // The venue swaps well, but the payout's fee leaves 0.9999 %.
    expect(check(1_000_000n, quoted(100_000n, 999n), SPOT, 450n).verdict).toBe("dust");
    expect(check(1_000_000n, quoted(100_000n, 1_000n), SPOT, 450n).verdict).toBe("valid");
    // One in a hundred of 100,005 is more than 1,000.
    expect(check(1_000_050n, quoted(100_000n, 1_000n), SPOT, 450n).verdict).toBe("dust");
  });

  test("behavior: ledger fees are no slippage", () => {
    expect(check(10_000n, quoted(1_000n, 500n), SPOT, 450n)).toEqual({
      verdict: "valid",
      netOutAtoms: 500n,
      slippageBp: 0,
    });
  });

  test("behavior: more than the spot price promises is no negative slippage", () => {
    expect(check(10_000n, quoted(1_100n), SPOT, 450n)).toMatchObject({ slippageBp: 0 });
  });
});

describe("spotOutAtomsDown", () => {
  test("default: rounds down", () => {
    expect(spotOutAtomsDown(19n, SPOT)).toBe(1n);
  });
});

describe("checkLadder", () => {
  const CHAT = token("chat", 3, { feeAtoms: 30n });
  const fees = measureLegFees(kongswapTerms, measurePairFees(CHAT, icp(), ICP, config()));
  const request = planLadder(stepAmounts(10_000n), kongswapTerms, 30n);
  const open: VenueQuotes & { readonly type: "open" } = {
    type: "open",
    spot: SPOT,
    venueFeeBp: 30n,
    quotes: request.askedAtoms.map((askedAtoms, index) =>
      quoted((askedAtoms * (index === 0 ? 99n : 97n)) / 1_000n),
    ),
  };

  test("error: AssertionError when there is not one answer for each amount", () => {
    const short = { ...open, quotes: open.quotes.slice(1) };

    expect(() => checkLadder(request, short, fees, 450n)).toThrow(AssertionError);
  });

  test("behavior: a venue without a pool, a reply or a price has no valid step", () => {
    const priceless = { ...open, spot: { outAtoms: 0n, inAtoms: 1n } };

    for (const quotes of [{ type: "no_pool" }, { type: "unreachable" }, priceless] as const) {
      const checked = checkLadder(request, quotes, fees, 450n);
      expect(checked).toMatchObject({
        verdicts: Array(10).fill("no_answer"),
        netOutAtoms: Array(10).fill(0n),
      });
      expect(checked.slippageBpAt(9)).toBe(10_000);
    }
  });

  test("default: a verdict, an output and a slippage a step, and the fees of a leg", () => {
    const checked = checkLadder(request, open, fees, 450n);

    // The first step is 1,000 in: 99 out are dust.
    expect(checked.verdicts).toEqual(["dust", ...Array(9).fill("valid")]);
    expect(checked.netOutAtoms[9]).toBe(970n);
    expect([9, 0, 9, 0].map(checked.slippageBpAt)).toEqual([300, 100, 300, 100]);
    expect(checked).toMatchObject({ venueId: KONGSWAP, comparedAtoms: 31n, feesE8s: 4n });
  });
});

describe("planLadder", () => {
  test("behavior: ICPSwap is asked for a fee less, where that leaves anything (R-32)", () => {
    const { askedAtoms } = planLadder(stepAmounts(1_000n), icpswapTerms, 200n);

    expect(askedAtoms).toEqual([0n, 0n, 100n, 200n, 300n, 400n, 500n, 600n, 700n, 800n]);
  });
});

function quoted(grossOutAtoms: bigint, netOutAtoms = grossOutAtoms) {
  return { type: "quote", grossOutAtoms, netOutAtoms } as const;
}

/** One quote, checked as a ladder of one step. */
function check(
  askedAtoms: bigint,
  quote: VenueQuote,
  spot: SpotRatio,
  slippageBpMax: bigint,
): {
  readonly verdict?: QuoteVerdict;
  readonly netOutAtoms?: bigint;
  readonly slippageBp?: number;
} {
  const pairFees = measurePairFees(token("chat", 3), icp(), ICP, config());
  const { verdicts, netOutAtoms, slippageBpAt } = checkLadder(
    { venueId: KONGSWAP, askedAtoms: [askedAtoms] },
    { type: "open", spot, venueFeeBp: 30n, quotes: [quote] },
    measureLegFees(kongswapTerms, pairFees),
    slippageBpMax,
  );
  const [verdict] = verdicts;
  const [netAtoms] = netOutAtoms;
  if (verdict === undefined || netAtoms === undefined) return {};
  return { verdict, netOutAtoms: netAtoms, slippageBp: slippageBpAt(0) };
}
