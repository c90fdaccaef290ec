import {
  DEMO_POOLS,
  type DemoProfile,
  demoReserves,
  demoToken,
  openingSqrtPriceX96,
} from "../../src/sim/demo-network.js";
import { mintPosition } from "../../src/sim/icpswap/mint.js";
import { type IcpswapPool, openPool } from "../../src/sim/icpswap/pool.js";
import { KongBook } from "../../src/sim/kongswap/book.js";
import type { MarketToken } from "../../src/sim/market/pools.js";

/** Raw ids of the hubs' ledgers, as tests number them. */
export const HUBS = { ckusdt: Uint8Array.of(4), icp: Uint8Array.of(1) };

const SYMBOLS = ["ICP", "ckBTC", "ckETH", "ckUSDT", "CHAT"];

/** KongSwap with the demo network's tokens and pools. */
export function demoBook(profile: DemoProfile): KongBook {
  const book = new KongBook(HUBS);
  SYMBOLS.forEach((symbol, i) => {
    const { decimals, feeAtoms } = demoToken(symbol);
    book.putToken({
      type: "IC",
      tokenId: i + 1,
      ledger: Uint8Array.of(i + 1),
      address: `ledger-${symbol}`,
      name: symbol,
      symbol,
      decimals,
      feeAtoms,
      icrc1: true,
      icrc2: true,
      icrc3: symbol !== "ICP",
      isRemoved: false,
    });
  });
  for (const [i, pool] of DEMO_POOLS.filter(({ venue }) => venue === "kongswap").entries()) {
    const { reserve0Atoms, reserve1Atoms } = demoReserves(pool, profile);
    book.putPool({
      poolId: i + 1,
      tokenId0: SYMBOLS.indexOf(pool.token0) + 1,
      balance0Atoms: reserve0Atoms,
      lpFee0Atoms: 0n,
      tokenId1: SYMBOLS.indexOf(pool.token1) + 1,
      balance1Atoms: reserve1Atoms,
      lpFee1Atoms: 0n,
      lpFeeBps: 30,
      lpTokenId: 100 + i,
    });
  }
  return book;
}

/** The demo network's pools of ICPSwap, each with one position over all prices. */
export function demoIcpswapPools(
  profile: DemoProfile,
): { pool: IcpswapPool; token0: MarketToken; token1: MarketToken }[] {
  return DEMO_POOLS.filter(({ venue }) => venue === "icpswap").map((listed) => {
    const { reserve0Atoms, reserve1Atoms } = demoReserves(listed, profile);
    const pool = openPool(3_000n, 60, openingSqrtPriceX96(reserve0Atoms, reserve1Atoms));
    const minted = mintPosition(pool, {
      owner: Uint8Array.of(9),
      tickLower: -887_220,
      tickUpper: 887_220,
      amount0DesiredAtoms: reserve0Atoms,
      amount1DesiredAtoms: reserve1Atoms,
    });
    if (!minted.ok) throw new Error(minted.error);
    return { pool, token0: demoToken(listed.token0), token1: demoToken(listed.token1) };
  });
}
