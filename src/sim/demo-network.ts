import { assert } from "../kernel/assert.js";
import { mulDivDown } from "../kernel/fixed-point.js";
import { isqrtDown } from "./isqrt.js";

/*
 * The network that demonstrations, benchmarks and simulations use. Prices where a public one exists
 * and ICP in dollars are those of 2026-01-21, ledger fees those of mainnet, depths of the right
 * order.
 */

/** A token of the demo network. */
export type DemoToken = {
  readonly symbol: string;
  readonly decimals: number;
  readonly feeAtoms: bigint;
  /** ICP for one whole token. */
  readonly priceE8s: bigint;
  /** Share of the portfolio's value that it should have. */
  readonly targetBp: bigint;
  /** Share that it begins with. */
  readonly holdingBp: bigint;
};

/** A pool of the demo network. */
export type DemoPool = {
  readonly venue: "kongswap" | "icpswap";
  /** Symbols, as the venue lists them. */
  readonly token0: string;
  readonly token1: string;
  /** Value of either side, in ICP. */
  readonly depthE8s: bigint;
  readonly feeBp: bigint;
};

/** How large the portfolio and the pools are. */
export type DemoProfile = {
  readonly portfolioValueE8s: bigint;
  /** By how much the pools are thinner than listed. */
  readonly depthDivisor: bigint;
  /** Value of a trade, in ICP. */
  readonly tradeValueE8sMin: bigint;
  readonly tradeValueE8sMax: bigint;
};

/** Where ledgers and venues of the demo network are: their addresses on mainnet. */
const DEMO_ADDRESSES: Readonly<Record<string, string>> = {
  ICP: "ryjl3-tyaaa-aaaaa-aaaba-cai",
  ckBTC: "mxzaz-hqaaa-aaaar-qaada-cai",
  ckETH: "ss2fx-dyaaa-aaaar-qacoq-cai",
  ckUSDT: "cngnf-vqaaa-aaaar-qag4q-cai",
  CHAT: "2ouva-viaaa-aaaaq-aaamq-cai",
  SNEED: "hvgxa-wqaaa-aaaaq-aacia-cai",
  kongswap: "2ipq2-uqaaa-aaaar-qailq-cai",
  icpswapFactory: "4mmnk-kiaaa-aaaag-qbllq-cai",
};

/** The address of a token or venue of the demo network. */
export function demoAddress(name: string): string {
  const address = DEMO_ADDRESSES[name];
  assert(address !== undefined, `no address for ${name}`);
  return address;
}

/** What an ICP costs, in dollars. */
const DEMO_ICP_USD_E8S = 374_000_000n;

/** The tokens; ICP, in which the others are priced, first. */
export const DEMO_TOKENS: readonly DemoToken[] = [
  token(["ICP", 8], [10_000n, 100_000_000n], [2_500n, 4_500n]),
  token(["ckBTC", 8], [10n, 2_406_577_272_727n], [2_500n, 500n]),
  token(["ckETH", 18], [2_000_000_000_000n, 79_875_401_069n], [1_500n, 500n]),
  token(["ckUSDT", 6], [10_000n, 26_737_968n], [2_000n, 3_000n]),
  token(["CHAT", 8], [100_000n, 2_700_000n], [1_000n, 1_000n]),
  token(["SNEED", 8], [1_000n, 850_000_000n], [500n, 500n]),
];

/**
 * The pools. KongSwap wants ckUSDT or ICP second, and ICP before ckUSDT; ICPSwap sorts its tokens
 * by their ledgers' ids itself.
 */
export const DEMO_POOLS: readonly DemoPool[] = [
  pool("kongswap", ["ICP", "ckUSDT"], 1_200_000_000_000n),
  pool("icpswap", ["ckUSDT", "ICP"], 3_000_000_000_000n),
  pool("kongswap", ["ckBTC", "ICP"], 800_000_000_000n),
  pool("icpswap", ["ckBTC", "ICP"], 1_500_000_000_000n),
  pool("kongswap", ["ckETH", "ICP"], 400_000_000_000n),
  pool("icpswap", ["ckETH", "ICP"], 900_000_000_000n),
  pool("kongswap", ["CHAT", "ICP"], 600_000_000_000n),
  pool("icpswap", ["CHAT", "ICP"], 2_000_000_000_000n),
  pool("icpswap", ["SNEED", "ICP"], 150_000_000_000n),
  pool("kongswap", ["ckBTC", "ckUSDT"], 300_000_000_000n),
];

/** Names of the profiles. */
export type DemoProfileName = "default" | "whale";

/** `default` is ten ICP worth; `whale` has thin pools, so that every way of trading occurs. */
export const DEMO_PROFILES: Readonly<Record<DemoProfileName, DemoProfile>> = {
  default: {
    portfolioValueE8s: 1_000_000_000n,
    depthDivisor: 1n,
    tradeValueE8sMin: 2_000_000n,
    tradeValueE8sMax: 10_000_000n,
  },
  whale: {
    portfolioValueE8s: 100_000_000_000n,
    depthDivisor: 20n,
    tradeValueE8sMin: 200_000_000n,
    tradeValueE8sMax: 1_000_000_000n,
  },
};

/** Finds one of the demo network's tokens by its symbol. */
export function demoToken(symbol: string, tokens: readonly DemoToken[] = DEMO_TOKENS): DemoToken {
  const found = tokens.find((each) => each.symbol === symbol);
  assert(found !== undefined, `the demo network has no ${symbol}`);
  return found;
}

/** The tokens at other prices: `usdE8s` tells dollars for one whole token, ICP's among them. */
export function demoTokensAt(usdE8s: ReadonlyMap<string, bigint>): DemoToken[] {
  const icpUsdE8s = usdE8s.get("ICP");
  assert(icpUsdE8s !== undefined, "prices without that of ICP");
  return DEMO_TOKENS.map((each) => {
    const own = usdE8s.get(each.symbol);
    assert(own !== undefined, `prices without that of ${each.symbol}`);
    return { ...each, priceE8s: mulDivDown(own, 100_000_000n, icpUsdE8s) };
  });
}

/** How much of a token is worth an amount of ICP, rounded down. */
export function atomsWorth({ decimals, priceE8s }: DemoToken, valueE8s: bigint): bigint {
  return mulDivDown(valueE8s, 10n ** BigInt(decimals), priceE8s);
}

/** What a profile begins with of a token. */
export function demoHoldingAtoms(each: DemoToken, { portfolioValueE8s }: DemoProfile): bigint {
  return atomsWorth(each, mulDivDown(portfolioValueE8s, each.holdingBp, 10_000n));
}

/** Both sides of a pool at the prices of these tokens, in the order of the pool. */
export function demoReserves(
  { token0, token1, depthE8s }: DemoPool,
  { depthDivisor }: DemoProfile,
  tokens: readonly DemoToken[] = DEMO_TOKENS,
): { readonly reserve0Atoms: bigint; readonly reserve1Atoms: bigint } {
  const valueE8s = depthE8s / depthDivisor;
  return {
    reserve0Atoms: atomsWorth(demoToken(token0, tokens), valueE8s),
    reserve1Atoms: atomsWorth(demoToken(token1, tokens), valueE8s),
  };
}

/** The price that a pool of concentrated liquidity opens with, given both sides, rounded down. */
export function openingSqrtPriceX96(reserve0Atoms: bigint, reserve1Atoms: bigint): bigint {
  return isqrtDown((reserve1Atoms << 192n) / reserve0Atoms);
}

/** Dollars for one whole token, rounded down. */
export function demoUsdE8s({ priceE8s }: DemoToken): bigint {
  return mulDivDown(priceE8s, DEMO_ICP_USD_E8S, 100_000_000n);
}

type Pair = readonly [bigint, bigint];

function token(
  [symbol, decimals]: readonly [string, number],
  [feeAtoms, priceE8s]: Pair,
  [targetBp, holdingBp]: Pair,
): DemoToken {
  return { symbol, decimals, feeAtoms, priceE8s, targetBp, holdingBp };
}

function pool(
  venue: DemoPool["venue"],
  [token0, token1]: readonly [string, string],
  depthE8s: bigint,
): DemoPool {
  return { venue, token0, token1, depthE8s, feeBp: 30n };
}
