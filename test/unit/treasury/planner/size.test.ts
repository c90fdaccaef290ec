import { describe, expect, test } from "@jest/globals";

import { measureLegFees, measurePairFees } from "../../../../src/treasury/planner/fees.js";
import type { TokenState } from "../../../../src/treasury/planner/model.js";
import { DrawLog } from "../../../../src/treasury/planner/random.js";
import { measureRequirements } from "../../../../src/treasury/planner/requirements.js";
import { boundSize, wantSize } from "../../../../src/treasury/planner/size.js";
import { icpswapTerms, kongswapTerms } from "../../../../src/treasury/planner/venue-terms.js";
import { config, draws, ICP, icp, picture, token } from "./pictures.js";

/** 0.1 ICP a token; 1 ICP worth of it in the account; a fee of 0.001 tokens. */
const CHAT = token("chat", 3, { liquidAtoms: 1_000_000_000n, feeAtoms: 100_000n });
const BUY = icp({ feeAtoms: 10_000n });

describe("boundSize", () => {
  test("error: NoVenue when every venue is switched off", () => {
    expect(bound(5_000_000n, CHAT, { venues: [] })).toEqual(refused({ type: "NoVenue" }));
  });

  test("error: SizeZero when the value buys less than one atom", () => {
    const coarse = { ...CHAT, decimals: 0, liquidAtoms: 10n };

    expect(bound(5_000_000n, coarse)).toEqual(refused({ type: "SizeZero", valueE8s: 5_000_000n }));
  });

  test("error: NothingSpendable when all is promised, reserved or needed for fees", () => {
    // Paying two legs by allowance: 2 fees beside the amount on Kong, 1 on ICPSwap, approvals
    // included.
    const spent = { ...CHAT, liquidAtoms: 300_300n, inFlightAtoms: 200n, reservedAtoms: 100n };

    expect(bound(5_000_000n, spent)).toEqual(
      refused({
        type: "NothingSpendable",
        liquidAtoms: 300_300n,
        inFlightAtoms: 200n,
        reservedAtoms: 100n,
        feesAtoms: 300_000n,
      }),
    );
  });

  test("error: BelowMinimum when the account bounds the size below the least value", () => {
    const little = { ...CHAT, liquidAtoms: 20_299_999n };

    expect(bound(5_000_000n, little)).toEqual(
      refused({ type: "BelowMinimum", valueE8s: 1_999_999n, valueE8sMin: 2_000_000n }),
    );
  });

  test("error: TransferFeeShare above 5 %, and not at it (QL03)", () => {
    const dear = { ...CHAT, feeAtoms: 1_000_000n };
    const loose = { feeBpMax: 5_000n };

    expect(bound(2_000_000n, dear, loose).ok).toBe(true);
    // 501 bp: ⌊fee·10000/amount⌋ only exceeds 500 when the amount is 0.2 % smaller still.
    expect(bound(1_996_007n, dear, { ...loose, valueE8sMin: 1n })).toEqual(
      refused({
        type: "TransferFeeShare",
        feeAtoms: 1_000_000n,
        amountAtoms: 19_960_070n,
        feeBp: 501n,
        feeBpMax: 500n,
      }),
    );
  });

  test("error: LedgerFeeShare when all fees of the cheapest way are too much", () => {
    // 10,200 e8s of CHAT in (a fee and 1/50 of an approval), 10,000 e8s of ICP out: 20,200 of
    // 400,000.
    expect(bound(400_000n, CHAT, { valueE8sMin: 1n })).toEqual(
      refused({
        type: "LedgerFeeShare",
        feesE8s: 20_200n,
        valueE8s: 400_000n,
        feeBp: 505n,
        feeBpMax: 500n,
      }),
    );
    expect(bound(404_000n, CHAT, { valueE8sMin: 1n }).ok).toBe(true);
  });

  test("behavior: what may be spent bounds the size, and the value follows", () => {
    const little = { ...CHAT, liquidAtoms: 40_300_009n, inFlightAtoms: 5n, reservedAtoms: 4n };

    expect(bound(5_000_000n, little)).toMatchObject({
      ok: true,
      value: { amountAtoms: 40_000_000n, valueE8s: 4_000_000n, wantedE8s: 5_000_000n },
    });
  });

  test("behavior: in the transfer way each venue charges one fee beside the amount", () => {
    const byTransfer = { ...CHAT, way: "transfer", liquidAtoms: 40_200_000n } as const;

    expect(bound(5_000_000n, byTransfer)).toMatchObject({ value: { amountAtoms: 40_000_000n } });
  });

  test("default: the wanted value in the sold token", () => {
    expect(bound(5_000_000n, CHAT)).toMatchObject({
      ok: true,
      value: { amountAtoms: 50_000_000n, valueE8s: 5_000_000n },
    });
  });
});

describe("wantSize", () => {
  const [sell, buy] = measureRequirements(
    picture([
      { ...CHAT, liquidAtoms: 60_000_000_000n, targetBp: 5_000n },
      { ...BUY, liquidAtoms: 4_000_000_000n, targetBp: 5_000n },
    ]),
    config(),
  ).rows;

  test("behavior: sizes are drawn among those that are worth their fees", () => {
    // Fees of 30 tokens' worth of atoms: 3 ICP e8s-wise 320,200 e8s need 0.0639… ICP.
    const dear = { ...CHAT, feeAtoms: 3_000_000n };
    const log = new DrawLog(draws(0n));
    const wanted = want(feesOf(dear), log);
    const least = (316_000n * 10_000n) / 501n + 1n;

    expect(wanted).toMatchObject({ mode: "random", wantedE8s: least });
    expect(log.draws[0]?.boundCount).toBe(10_000_000n - least + 1n);
  });

  test("behavior: when no trade is worth its fees, all sizes are drawn from", () => {
    const log = new DrawLog(draws(0n));
    want(feesOf({ ...CHAT, feeAtoms: 100_000_000n }), log);

    expect(log.draws[0]?.boundCount).toBe(8_000_001n);
  });

  test("default: min + draw[0, max − min], both ends included (R-29)", () => {
    const log = new DrawLog(draws(8_000_000n));
    const wanted = want(feesOf(CHAT), log);

    expect(wanted).toEqual({
      mode: "random",
      halfMaxBp: 5n,
      wantedE8s: 10_000_000n,
      wantedAtoms: 100_000_000n,
    });
    expect(log.draws).toEqual([
      { purpose: "size", boundCount: 8_000_001n, drawnIndex: 8_000_000n },
    ]);
  });

  function want(fees: ReturnType<typeof feesOf>, log: DrawLog) {
    if (sell === undefined || buy === undefined) throw new Error("two rows");
    return wantSize({ pair: { sell, buy }, totalE8s: 10_000_000_000n, fees, rules: config() }, log);
  }
});

function feesOf(sell: TokenState, venues = [kongswapTerms, icpswapTerms]) {
  const pair = measurePairFees(sell, BUY, ICP, config());
  return venues.map((terms) => measureLegFees(terms, pair));
}

function bound(
  wantedE8s: bigint,
  sell: TokenState,
  changes: {
    readonly venues?: [];
    readonly valueE8sMin?: bigint;
    readonly feeBpMax?: bigint;
  } = {},
) {
  const priceE8s = 10_000_000n;
  const wantedAtoms = (wantedE8s * 10n ** BigInt(sell.decimals)) / priceE8s;
  const { venues, valueE8sMin = 2_000_000n, ...rules } = changes;
  return boundSize(
    { mode: "random", wantedE8s, wantedAtoms },
    { sell, priceE8s, valueE8sMin, fees: feesOf(sell, venues), config: config(rules) },
  );
}

function refused(error: object) {
  return { ok: false, error };
}
