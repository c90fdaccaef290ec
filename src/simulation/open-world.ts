import type { Environment } from "../environment/environment.js";
import { assert } from "../kernel/assert.js";
import { actor, canisterIdAt, principalFromText } from "../localnet/principals.js";
import {
  atomsWorth,
  DEMO_POOLS,
  type DemoPool,
  type DemoProfile,
  type DemoToken,
  demoAddress,
  demoHoldingAtoms,
  demoReserves,
  openingSqrtPriceX96,
} from "../sim/demo-network.js";
import { mintPosition } from "../sim/icpswap/mint.js";
import { openPool } from "../sim/icpswap/pool.js";
import { tokenId } from "../treasury/ids.js";
import { openKongswap } from "./open-kongswap.js";
import type { KongswapWorld } from "./simulated-kongswap.js";
import { Directory, type SimulatedToken } from "./simulated-ledgers.js";
import { SimulatedPool } from "./simulated-pool.js";
import { type Party, TokenLedger } from "./token-ledger.js";

/** What a world opens with. */
export type WorldPlan = {
  readonly profile: DemoProfile;
  /** The demo's tokens, at the prices that the pools open with. */
  readonly tokens: readonly DemoToken[];
};

/** Ledgers that are there before the venues. */
export type OpenedLedgers = {
  readonly plan: WorldPlan;
  readonly tokens: readonly SimulatedToken[];
  readonly directory: Directory;
};

/** Everything around a treasury: ledgers, venues with pools, and a trader with money. */
export type World = {
  readonly tokens: readonly SimulatedToken[];
  readonly directory: Directory;
  readonly kongswap: KongswapWorld;
  readonly pools: readonly SimulatedPool[];
  readonly treasury: Party;
  readonly trader: Party;
};

/** Liquidity and trading funds: far more than any simulation moves. */
const RICH_E8S = 10n ** 15n;

const PIPS_PER_BP = 100n;
const TICK_SPACING = 60;
const TICK_MAX = 887_220;

/** Opens a world with the demo network's figures, in the order in which that one is built. */
export function openWorld(machine: Environment, plan: WorldPlan): World {
  const directory = new Directory();
  const treasury = directory.add({ name: "treasury", principal: machine.self() });
  const trader = directory.add({ name: "trader", principal: actor("trader") });
  const tokens = plan.tokens.map((listed) => openToken(machine, treasury, listed));
  const opening: Opening = { machine, plan, tokens, directory };

  for (const listed of plan.tokens) {
    const { ledger } = tokenOf(tokens, listed.symbol);
    ledger.mint(treasury, demoHoldingAtoms(listed, plan.profile));
    ledger.mint(trader, atomsWorth(listed, RICH_E8S));
  }
  const kongswap = openKongswap(opening);
  const pools = DEMO_POOLS.filter(({ venue }) => venue === "icpswap").map((pool, i) =>
    openIcpswapPool(opening, pool, canisterIdAt(POOL_INDEX + i)),
  );
  return { tokens, directory, kongswap, pools, treasury, trader };
}

type Opening = OpenedLedgers & { readonly machine: Environment };

/** The treasury is the network's canister 0; no ledger of the demo is near these. */
const POOL_INDEX = 1;

function openToken(machine: Environment, treasury: Party, listed: DemoToken): SimulatedToken {
  const text = demoAddress(listed.symbol);
  const { symbol, decimals, feeAtoms } = listed;
  return {
    tokenId: tokenId(text),
    ledgerBytes: principalFromText(text),
    facts: {
      symbol,
      decimals,
      feeAtoms,
      history: symbol === "ICP" ? "icp" : "icrc3",
      takesApprovals: true,
    },
    ledger: new TokenLedger(feeAtoms, { watched: treasury, timeNs: () => machine.timeNs() }),
  };
}

function openIcpswapPool(
  { machine, plan, tokens, directory }: Opening,
  listed: DemoPool,
  principal: Uint8Array,
): SimulatedPool {
  const { reserve0Atoms, reserve1Atoms } = demoReserves(listed, plan.profile, plan.tokens);
  const sides = [
    { token: tokenOf(tokens, listed.token0), atoms: reserve0Atoms },
    { token: tokenOf(tokens, listed.token1), atoms: reserve1Atoms },
  ] as const;
  const isSorted = sides[0].token.tokenId < sides[1].token.tokenId;
  const [first, second] = isSorted ? sides : [sides[1], sides[0]];
  const sqrtPriceX96 = openingSqrtPriceX96(first.atoms, second.atoms);
  const pool = openPool(listed.feeBp * PIPS_PER_BP, TICK_SPACING, sqrtPriceX96);
  const minted = mintPosition(pool, {
    owner: actor("provider"),
    tickLower: -TICK_MAX,
    tickUpper: TICK_MAX,
    amount0DesiredAtoms: first.atoms,
    amount1DesiredAtoms: second.atoms,
  });
  assert(minted.ok, "the demo's pools can be filled");
  const { symbol: symbol0 } = first.token.facts;
  const party = directory.add({
    name: `icpswap ${symbol0}/${second.token.facts.symbol}`,
    principal,
  });
  first.token.ledger.mint(party, minted.value.amount0Atoms);
  second.token.ledger.mint(party, minted.value.amount1Atoms);
  return new SimulatedPool(pool, { party, tokens: [first.token, second.token], timers: machine });
}

/** The token of a symbol. */
export function tokenOf(tokens: readonly SimulatedToken[], symbol: string): SimulatedToken {
  const token = tokens.find(({ facts }) => facts.symbol === symbol);
  assert(token !== undefined, `the demo has no ${symbol}`);
  return token;
}
