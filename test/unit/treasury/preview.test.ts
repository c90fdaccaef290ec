import { describe, expect, test } from "@jest/globals";

import { icpswapVenue } from "../../../src/adapters/icpswap-venue.js";
import { E8S_ONE } from "../../../src/kernel/fixed-point.js";
import { defaultConfig } from "../../../src/treasury/config.js";
import { openStep } from "../../../src/treasury/planner/open-step.js";
import { measureRequirements } from "../../../src/treasury/planner/requirements.js";
import { choosePairOdds, type PairOdds } from "../../../src/treasury/preview.js";
import { viewPreview } from "../../../src/treasury/views.js";
import { promisedCaller } from "../../helpers/promised-caller.js";
import { addTestToken, openTrading } from "../../helpers/treasury-in-memory.js";
import { config, draws, ICP, icp, picture, token } from "./planner/pictures.js";

const nobody = promisedCaller(async () => ({ type: "unknown", code: 5, message: "the test" }));

const SELL = token("sell", 3, { liquidAtoms: 600n * E8S_ONE, targetBp: 2_000n });
const BUY = token("buy", 4, { targetBp: 3_000n });

/** 60 ICP worth to sell too much of, 10 too few of one token, 30 of another. */
function holding(
  changes: Parameters<typeof token>[2] = {},
  more: Parameters<typeof picture>[1] = {},
) {
  const tokens = [
    icp({ liquidAtoms: 40n * E8S_ONE, targetBp: 5_000n }),
    { ...SELL, ...changes },
    BUY,
  ];
  return picture(tokens, more);
}

function odds(taken = holding(), rules = config()): PairOdds[] {
  return choosePairOdds(measureRequirements(taken, rules), taken, rules);
}

describe("choosePairOdds", () => {
  test("default: a pair is as likely as its distances from target", () => {
    expect(odds()).toEqual([
      { sellId: "sell", buyId: ICP, oddsBp: 2_500n, isExact: false, refusal: undefined },
      { sellId: "sell", buyId: "buy", oddsBp: 7_500n, isExact: false, refusal: undefined },
    ]);
  });

  test("behavior: a pair of which no size is worth its fees says so, with figures", () => {
    // 0.6 tokens of 0.1 ICP are more than 5 % of the largest trade, 0.1 ICP.
    const dear = odds(holding({ feeAtoms: (6n * E8S_ONE) / 10n }));

    expect(dear.map(({ refusal }) => refusal)).toEqual([
      expect.objectContaining({ type: "TransferFeeShare", feeBp: 6_000n, feeBpMax: 500n }),
      expect.objectContaining({ type: "TransferFeeShare", feeBp: 6_000n, feeBpMax: 500n }),
    ]);
  });

  test("behavior: fees of the bought token's ledger refuse the pair that buys it, and no other", () => {
    const tokens = [
      icp({ liquidAtoms: 40n * E8S_ONE, targetBp: 5_000n }),
      SELL,
      { ...BUY, feeAtoms: E8S_ONE / 10n },
    ];
    const [forIcp, forBuy] = odds(picture(tokens));

    expect(forIcp?.refusal).toBeUndefined();
    expect(forBuy?.refusal).toMatchObject({ type: "LedgerFeeShare", feesE8s: 1_000_000n });
  });

  test("behavior: a pair that some sizes are traded of is not refused", () => {
    // 0.04 tokens: 20 % of the smallest trade, 4 % of the largest.
    const taken = holding({ feeAtoms: (4n * E8S_ONE) / 100n });

    expect(odds(taken).map(({ refusal }) => refusal)).toEqual([undefined, undefined]);
  });

  test("behavior: without a venue every pair is refused", () => {
    const refusals = odds(holding({}, { venues: [] })).map(({ refusal }) => refusal);

    expect(refusals).toEqual([{ type: "NoVenue" }, { type: "NoVenue" }]);
  });

  test("behavior: what is refused here is refused to whoever draws it", () => {
    const taken = holding({ feeAtoms: (6n * E8S_ONE) / 10n });

    for (const size of [0n, 4_000_000n, 8_000_000n]) {
      const { result } = openStep(taken, config(), draws(0n, 0n, size));
      expect(result).toMatchObject({ ok: false, error: { refusal: { type: "TransferFeeShare" } } });
    }
  });

  test("behavior: pairs that are left alone are not drawn", () => {
    const skippedPairs = [
      { sellId: SELL.tokenId, buyId: BUY.tokenId, untilNs: holding().takenAtNs + 1n },
    ];

    expect(odds(holding({}, { skippedPairs }))).toMatchObject([{ buyId: ICP, oddsBp: 10_000n }]);
  });
});

describe("viewPreview", () => {
  /** A treasury that holds ICP alone and wants as much of a token, whose transfers cost so much. */
  function open(feeAtoms: bigint) {
    const id = new Uint8Array([5]);
    const opened = openTrading({
      venues: [icpswapVenue(nobody, { factoryId: id, self: () => id })],
    });
    const { context, network } = opened;
    addTestToken(opened, 100n * E8S_ONE, { symbol: "ICP" });
    const dear = addTestToken(opened, 0n, { symbol: "DEAR", feeAtoms });
    const { tokenIndex } = dear;
    const price = { tokenIndex, priceE8s: E8S_ONE, atNs: network.now, source: "sync" as const };
    context.priceBook.accept(dear, price, defaultConfig);
    for (const [index, balanceAtoms] of [100n * E8S_ONE, 0n].entries())
      context.heap.syncs.set(index, { syncedAtNs: network.now, balanceAtoms, mismatchCount: 0 });
    return context;
  }

  test("default: nothing is refused while some pair can be traded", () => {
    const { refusal, odds: pairs } = viewPreview(open(10_000n));

    expect(refusal).toBeUndefined();
    expect(pairs).toMatchObject([{ oddsBp: 10_000n, refusal: undefined }]);
  });

  test("behavior: where no pair can be traded it says why, as a cycle would", () => {
    const why = "ledger fees of 20010200 e8s of 10000000 e8s are 20010 bp, the most is 500 bp";
    const { refusal, odds: pairs } = viewPreview(open(20_000_000n));

    expect(refusal).toBe(`no pair: ${why}`);
    expect(pairs).toMatchObject([{ refusal: why }]);
  });
});
