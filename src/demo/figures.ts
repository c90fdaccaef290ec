import { assert } from "../kernel/assert.js";
import figures from "./figures.json" with { type: "json" };

/** A token of the demo network; all figures in its own atoms or in e8s of ICP. */
export type DemoToken = {
  readonly symbol: string;
  readonly decimals: number;
  readonly feeAtoms: bigint;
  /** E8s of ICP for one whole token. */
  readonly priceE8s: bigint;
  readonly targetBp: bigint;
  readonly holdingBp: bigint;
};

/** A pool of the demo network. */
export type DemoPool = {
  readonly venue: "kongswap" | "icpswap";
  readonly pair: readonly [string, string];
  /** Value of each side. */
  readonly depthE8s: bigint;
  readonly feeBp: number;
};

/** How much the treasury holds and trades, and how deep pools are. */
export type DemoProfile = {
  readonly name: ProfileName;
  readonly portfolioE8s: bigint;
  readonly depthDivisor: bigint;
  /** Bounds of a trade; the defaults of the configuration when they are left out. */
  readonly tradeValueE8s?: { readonly min: bigint; readonly max: bigint };
};

/** Names of the profiles. */
export type ProfileName = "default" | "whale";

/** Everything the demo network is made of. */
export type DemoFigures = {
  readonly tokens: readonly DemoToken[];
  readonly pools: readonly DemoPool[];
  /** Hundredths of a dollar for one ICP. */
  readonly usdtPerIcpCents: bigint;
};

/** The figures of the demo network, as on 2026-01-21 where a public price exists. */
export const demoFigures: DemoFigures = {
  tokens: figures.tokens.map((token) => ({
    symbol: token.symbol,
    decimals: token.decimals,
    feeAtoms: BigInt(token.fee),
    priceE8s: BigInt(token.price_e8s),
    targetBp: BigInt(token.target_bp),
    holdingBp: BigInt(token.holding_bp),
  })),
  pools: figures.pools.map((pool) => ({
    venue: toVenue(pool.venue),
    pair: toPair(pool.pair),
    depthE8s: BigInt(pool.depth_per_side_e8s),
    feeBp: pool.fee_bp,
  })),
  usdtPerIcpCents: BigInt(figures.usdt_per_icp.replace(".", "")),
};

/** The profiles: a small portfolio in deep pools, or a whale in thin ones. */
export const demoProfiles: Readonly<Record<ProfileName, DemoProfile>> = {
  default: {
    name: "default",
    portfolioE8s: BigInt(figures.profiles.default.portfolio_value_e8s),
    depthDivisor: 1n,
  },
  whale: {
    name: "whale",
    portfolioE8s: BigInt(figures.profiles.whale.portfolio_value_e8s),
    depthDivisor: BigInt(figures.profiles.whale.depth_divisor),
    tradeValueE8s: { min: 200_000_000n, max: 1_000_000_000n },
  },
};

function toVenue(name: string): DemoPool["venue"] {
  assert(name === "kongswap" || name === "icpswap", `venue ${name}`);
  return name;
}

function toPair([first, second]: readonly string[]): readonly [string, string] {
  assert(first !== undefined && second !== undefined, "a pair of two");
  return [first, second];
}
