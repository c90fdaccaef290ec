import { principalFromText } from "../localnet/principals.js";
import { DEMO_POOLS, demoAddress, demoReserves } from "../sim/demo-network.js";
import { KongBook } from "../sim/kongswap/book.js";
import type { KongIcToken } from "../sim/kongswap/model.js";
import { type OpenedLedgers, tokenOf } from "./open-world.js";
import type { KongswapWorld } from "./simulated-kongswap.js";
import type { SimulatedToken } from "./simulated-ledgers.js";

/** Kong numbers tokens and pools from one; its tokens of shares follow. */
const FIRST_ID = 1;

/** Opens KongSwap with every token and its pools. */
export function openKongswap({ plan, tokens, directory }: OpenedLedgers): KongswapWorld {
  const hub = (symbol: string) => tokenOf(tokens, symbol);
  const book = new KongBook({ ckusdt: hub("ckUSDT").ledgerBytes, icp: hub("ICP").ledgerBytes });
  const party = directory.add({
    name: "kongswap",
    principal: principalFromText(demoAddress("kongswap")),
  });
  // Its first token must be ckUSDT, its second ICP.
  const others = tokens.filter(({ facts }) => !["ckUSDT", "ICP"].includes(facts.symbol));
  const listed = [hub("ckUSDT"), hub("ICP"), ...others];
  const ledgers = new Map(listed.map(({ ledger }, i) => [FIRST_ID + i, ledger]));
  for (const [i, token] of listed.entries()) book.putToken(kongToken(token, FIRST_ID + i));

  const kongPools = DEMO_POOLS.filter(({ venue }) => venue === "kongswap");
  for (const [i, pool] of kongPools.entries()) {
    const [token0, token1] = [hub(pool.token0), hub(pool.token1)];
    const { reserve0Atoms, reserve1Atoms } = demoReserves(pool, plan.profile, plan.tokens);
    token0.ledger.mint(party, reserve0Atoms);
    token1.ledger.mint(party, reserve1Atoms);
    book.putPool({
      poolId: FIRST_ID + i,
      tokenId0: FIRST_ID + listed.indexOf(token0),
      balance0Atoms: reserve0Atoms,
      lpFee0Atoms: 0n,
      tokenId1: FIRST_ID + listed.indexOf(token1),
      balance1Atoms: reserve1Atoms,
      lpFee1Atoms: 0n,
      lpFeeBps: Number(pool.feeBp),
      lpTokenId: FIRST_ID + listed.length + i,
    });
  }
  return { book, party, ledgers };
}

function kongToken(
  { tokenId: address, ledgerBytes, facts }: SimulatedToken,
  kongId: number,
): KongIcToken {
  const { symbol, decimals, feeAtoms, history } = facts;
  return {
    type: "IC",
    tokenId: kongId,
    ledger: ledgerBytes,
    address,
    name: symbol,
    symbol,
    decimals,
    feeAtoms,
    icrc1: true,
    icrc2: true,
    icrc3: history === "icrc3",
    isRemoved: false,
  };
}
