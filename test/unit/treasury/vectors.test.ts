import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";

import { ICPSWAP, KONGSWAP, tokenId } from "../../../src/treasury/ids.js";
import { measureChange, windowStartNs } from "../../../src/treasury/planner/alerts.js";
import { decidePortfolioBreaker } from "../../../src/treasury/planner/breakers.js";
import { checkLadder } from "../../../src/treasury/planner/checked-ladder.js";
import { measureLegFees, measurePairFees } from "../../../src/treasury/planner/fees.js";
import { blendShares } from "../../../src/treasury/planner/interpolation.js";
import { planLadder, stepAmounts } from "../../../src/treasury/planner/ladder.js";
import { measureMinOut } from "../../../src/treasury/planner/min-out.js";
import { DrawLog } from "../../../src/treasury/planner/random.js";
import { estimateReduced } from "../../../src/treasury/planner/reduced.js";
import { measureRequirements } from "../../../src/treasury/planner/requirements.js";
import { chooseRoute } from "../../../src/treasury/planner/settle-route.js";
import { decideExact, exactValue, randomValue } from "../../../src/treasury/planner/size.js";
import { atomsForValueDown, valueE8sDown } from "../../../src/treasury/planner/value.js";
import { icpswapTerms, kongswapTerms } from "../../../src/treasury/planner/venue-terms.js";
import {
  config,
  draws,
  ICP,
  ladder,
  picture,
  routeInput,
  type Step,
  token,
} from "./planner/pictures.js";

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
type Fields = { readonly [key: string]: Json };
type Case = {
  readonly id: string;
  readonly group: string;
  readonly title: string;
  readonly input: Fields;
  readonly expected: Fields;
};

const { cases } = readVectors();

/**
 * How each group is run; every answer has the fields of the group's `expected`, and may have more.
 */
const runs: { readonly [group: string]: (input: Fields) => Fields } = {
  allocation: runAllocation,
  exact_decision: runExactDecision,
  exact_size: runExactSize,
  random_size: runRandomSize,
  quote_ladder: runQuoteLadder,
  quote_validity: runQuoteValidity,
  scenario: runScenario,
  interpolation: runInterpolation,
  min_out: runMinOut,
  reduced: runReduced,
  alert: runAlert,
  breaker: runBreaker,
};

describe("trading vectors", () => {
  test.each(cases.map((one) => [one.id, one.title, one] as const))(
    "vectors: %s %s",
    (_id, _title, { group, input, expected }) => {
      const answer = runs[group]?.(input);

      // Some expectations are only about some of the fields.
      const known = Object.keys(expected).map((key) => [key, answer?.[key]]);
      expect(Object.fromEntries(known)).toEqual(expected);
    },
  );

  test("vectors: every group has cases", () => {
    expect(new Set(cases.map(({ group }) => group))).toEqual(new Set(Object.keys(runs)));
  });
});

function runAllocation({ tokens: given, minDiffBp }: Fields): Fields {
  const tokens = list(given).map((one, place) => {
    const { id, active, paused, balance, decimals, price, target } = fields(one);
    return token(text(id), place, {
      active: active === true,
      ...(paused === true ? { pausedBy: "operator" as const } : {}),
      liquidAtoms: big(balance),
      decimals: Number(decimals),
      price: { priceE8s: big(price), atNs: picture([]).takenAtNs, isBarred: false },
      targetBp: target === null ? 0n : big(target),
    });
  });
  const { rows, totalE8s, targetSumBp, sellers, buyers } = measureRequirements(
    picture(tokens, { icpId: tokenId("none") }),
    config({ diffBpMin: big(minDiffBp) }),
  );
  const kept = [...sellers, ...buyers];
  return {
    totalValue: String(totalE8s),
    targetSum: Number(targetSumBp),
    rows: rows.map(({ token: { tokenId: id }, valueE8s, targetBp, currentBp, diffBp }) => ({
      id,
      value: String(valueE8s),
      targetBp: Number(targetBp),
      currentBp: Number(currentBp),
      diffBp: Number(diffBp),
    })),
    kept: rows.filter((row) => kept.includes(row)).map((row) => row.token.tokenId),
  };
}

function pairDiffs({ sellDiffBp, buyDiffBp, totalValue, maxTradeValue }: Fields) {
  return {
    sellDiffBp: big(sellDiffBp),
    buyDiffBp: big(buyDiffBp),
    totalE8s: big(totalValue),
    tradeValueE8sMax: big(maxTradeValue),
  };
}

function runExactDecision(input: Fields): Fields {
  const { halfMaxBp, isExact } = decideExact(pairDiffs(input));
  return { halfMaxBp: halfMaxBp === undefined ? null : Number(halfMaxBp), useExact: isExact };
}

function runExactSize(input: Fields): Fields {
  const { sellPrice, sellDecimals } = input;
  const { aim, valueE8s, exceedsMax } = exactValue(pairDiffs(input));
  const size = atomsForValueDown(valueE8s, big(sellPrice), Number(sellDecimals));
  return { targetSide: aim, valueIcp: String(valueE8s), tradeSize: String(size), exceedsMax };
}

function runRandomSize({
  minTradeValue,
  maxTradeValue,
  randomOffset,
  sellPrice,
  sellDecimals,
}: Fields): Fields {
  const valueE8s = randomValue(
    big(minTradeValue),
    big(maxTradeValue),
    new DrawLog(draws(big(randomOffset))),
  );
  const size = atomsForValueDown(valueE8s, big(sellPrice), Number(sellDecimals));
  return { valueIcp: String(valueE8s), tradeSize: String(size) };
}

function runQuoteLadder({ amount, sellFee }: Fields): Fields {
  const amountAtoms = big(amount);
  const feeAtoms = big(sellFee);
  const legAtoms = stepAmounts(amountAtoms);
  const feeRatioBp = (feeAtoms * 10_000n) / amountAtoms;
  return {
    feeRatioBp: Number(feeRatioBp),
    rejected: feeRatioBp > config().transferFeeBpMax,
    kong: planLadder(legAtoms, kongswapTerms, feeAtoms).askedAtoms.map(String),
    icpswap: planLadder(legAtoms, icpswapTerms, feeAtoms).askedAtoms.map(String),
  };
}

function runQuoteValidity({
  amountOut,
  amountIn,
  sellPrice,
  buyDecimals,
  buyPrice,
  sellDecimals,
  maxSlippagePercent,
}: Fields): Fields {
  const outAtoms = big(amountOut);
  const pair = measurePairFees(token("sell", 1), token("buy", 2), ICP, config());
  const { verdicts, slippageBpAt } = checkLadder(
    { venueId: KONGSWAP, askedAtoms: [big(amountIn)] },
    {
      type: "open",
      spot: {
        outAtoms: big(sellPrice) * 10n ** big(buyDecimals),
        inAtoms: big(buyPrice) * 10n ** big(sellDecimals),
      },
      venueFeeBp: 30n,
      quotes: [{ type: "quote", grossOutAtoms: outAtoms, netOutAtoms: outAtoms }],
    },
    measureLegFees(kongswapTerms, pair),
    BigInt(Math.round(Number(maxSlippagePercent) * 100)),
  );
  const [verdict] = verdicts;
  return {
    slippageBp: slippageBpAt(0),
    dust: verdict === "dust",
    valid: verdict === "valid",
  };
}

function routeOf({
  kong,
  icpswap,
  amount,
  sellPrice,
  sellDecimals,
  icpPair,
  minTradeValue,
}: Fields) {
  const steps = (ladderJson: Json | undefined): Step[] =>
    list(ladderJson).map((one) => {
      const { pct, out, slipBp, valid } = fields(one);
      return { pct: Number(pct), out: big(out), slipBp: Number(slipBp), valid: valid === true };
    });
  return routeInput([ladder(KONGSWAP, steps(kong)), ladder(ICPSWAP, steps(icpswap))], {
    sizeAtoms: big(amount),
    priceE8s: big(sellPrice),
    decimals: Number(sellDecimals),
    hasIcp: icpPair === true,
    rules: { tradeValueE8sMin: big(minTradeValue) },
  });
}

function runScenario(input: Fields): Fields {
  const route = chooseRoute(routeOf(input));
  if (route === undefined) return { outcome: "none", reason: "no_path" };

  const [kong, icp] = route.legs;
  if (route.type === "Single" && kong !== undefined)
    return {
      outcome: "single",
      venue: kong.venueId === KONGSWAP ? "KongSwap" : "ICPSwap",
      expectedOut: String(kong.expectedOutAtoms),
      slip: Number(kong.slippageBp),
    };
  const best = route.ranking.best;
  return {
    outcome: route.type.toLowerCase(),
    base: `${((best >> 8) & 15) * 10}K_${(best & 15) * 10}I`,
    kongPct: Number(kong?.shareBp),
    icpPct: Number(icp?.shareBp),
    totalPct: Number((kong?.shareBp ?? 0n) + (icp?.shareBp ?? 0n)),
    kongAmount: String(kong?.amountAtoms),
    icpAmount: String(icp?.amountAtoms),
    kongOut: String(kong?.expectedOutAtoms),
    icpOut: String(icp?.expectedOutAtoms),
    interpolated: route.isInterpolated,
  };
}

function runInterpolation({ best: bestJson, second }: Fields): Fields {
  const corner = (one: Json | undefined) => {
    const { kongPct, icpPct, kongSlipBp, icpSlipBp } = fields(one);
    return {
      firstShareBp: Number(kongPct),
      secondShareBp: Number(icpPct),
      firstSlippageBp: Number(kongSlipBp),
      secondSlippageBp: Number(icpSlipBp),
    };
  };
  const best = corner(bestJson);
  const shares = blendShares(best, corner(second));
  return {
    kongPct: (shares ?? best).firstShareBp,
    icpPct: (shares ?? best).secondShareBp,
    interpolated: shares !== undefined,
  };
}

function runMinOut({
  tradeSize,
  expectedOut,
  slippageBp,
  exactTargeting,
  maxSlippageBp,
}: Fields): Fields {
  const { finalAtoms, expectedOutAtoms, idealOutAtoms, minOutAtoms } = measureMinOut({
    amountAtoms: big(tradeSize),
    expectedOutAtoms: big(expectedOut),
    slippageBp: big(slippageBp),
    mode: exactTargeting === true ? "exact" : "random",
    slippageBpMax: big(maxSlippageBp),
  });
  return {
    finalSize: String(finalAtoms),
    adjustedExpectedOut: String(expectedOutAtoms),
    idealOut: String(idealOutAtoms),
    minAmountOut: String(minOutAtoms),
  };
}

function runReduced({
  kong10,
  icpswap10,
  maxSlippageBp,
  sellPrice,
  sellDecimals,
  amount,
  minTradeValue,
}: Fields): Fields {
  const step = (one: Json | undefined): Step => {
    const { out, slipBp } = fields(one);
    return { pct: 10, out: big(out), slipBp: Number(slipBp) };
  };
  const slippageBpMax = big(maxSlippageBp);
  const priceE8s = big(sellPrice);
  const decimals = Number(sellDecimals);
  const route = routeInput([ladder(KONGSWAP, [step(kong10)]), ladder(ICPSWAP, [step(icpswap10)])], {
    sizeAtoms: big(amount),
    priceE8s,
    decimals,
  });
  // A minimum of zero, so that the figures of what is too small to execute can be seen too.
  const shown = estimateReduced(
    { ...route, rules: { ...route.rules, tradeValueE8sMin: 0n } },
    config({ slippageBpMax }),
  );
  if (!shown.ok) return { result: null };

  const { venueId, amountAtoms, expectedOutAtoms, slippageBp } = shown.value;
  const { idealOutAtoms, minOutAtoms } = measureMinOut({
    amountAtoms,
    expectedOutAtoms,
    slippageBp,
    mode: "random",
    slippageBpMax,
  });
  const tradeValueE8sMin = big(minTradeValue);
  const rules = { ...route.rules, tradeValueE8sMin };
  return {
    venue: venueId === KONGSWAP ? "KongSwap" : "ICPSwap",
    amount: String(amountAtoms),
    expectedOut: String(expectedOutAtoms),
    idealOut: String(idealOutAtoms),
    minAmountOut: String(minOutAtoms),
    icpWorth: String(valueE8sDown(amountAtoms, priceE8s, decimals)),
    executed: estimateReduced({ ...route, rules }, config({ slippageBpMax })).ok,
  };
}

function runAlert({ series, direction, percentage, now, windowSec }: Fields): Fields {
  const toNs = (seconds: Json | undefined): bigint => big(seconds) * 1_000_000_000n;
  const { changeBp, isTriggered } = measureChange({
    series: list(series).map((one) => {
      const { t, value } = fields(one);
      return { atNs: toNs(t), valueE8s: big(value) };
    }),
    direction: direction === "up" ? "up" : "down",
    changeBp: big(percentage) * 100n,
    fromNs: windowStartNs(toNs(now), toNs(windowSec), 0n),
  });
  return { triggered: isTriggered, changeBp: Number(changeBp) };
}

function runBreaker({ icpPaused, pausedTokens, threshold }: Fields): Fields {
  const decision = decidePortfolioBreaker(
    {
      isIcpPaused: icpPaused === true,
      pausedCount: Number(pausedTokens),
      change: { changeBp: 0n, isTriggered: false },
    },
    config({ pausedTokenCount: big(threshold) }),
  );
  return decision.action === "none"
    ? { action: "none" }
    : { action: decision.action, reason: decision.reason };
}

function readVectors(): { readonly cases: readonly Case[] } {
  return JSON.parse(readFileSync("test/vectors/trading.json", "utf8"));
}

function big(value: Json | undefined): bigint {
  return BigInt(String(value));
}

function text(value: Json | undefined): string {
  return String(value);
}

function list(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

function fields(value: Json | undefined): Fields {
  return isFields(value) ? value : {};
}

function isFields(value: Json | undefined): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
