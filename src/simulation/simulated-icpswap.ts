import { assert } from "../kernel/assert.js";
import { bytesKey } from "../kernel/bytes.js";
import { ICPSWAP, type TokenId } from "../treasury/ids.js";
import { icpswapTerms } from "../treasury/planner/venue-terms.js";
import type { Pair, SpotRatio, VenueLadder, VenuePort, VenueQuote } from "../treasury/ports.js";
import { answer } from "./simulated-ledgers.js";
import type { Place, SimulatedPool } from "./simulated-pool.js";
import type { Party } from "./token-ledger.js";

/** Pips in one basis point. */
const PIPS_PER_BP = 100n;

const Q192 = 1n << 192n;

/**
 * ICPSwap as the treasury sees it, over pools in memory: quotes before the payout's fee, and
 * payouts that are the treasury's only when the ledger shows them.
 */
export function simulatedIcpswap(pools: readonly SimulatedPool[], treasury: Party): VenuePort {
  const byPair = new Map(pools.map((pool) => [pairKey(idOf(pool, 0), idOf(pool, 1)), pool]));
  const byId = new Map(pools.map((pool) => [bytesKey(pool.party.principal), pool]));
  const of = ({ sell, buy }: Pair) => byPair.get(pairKey(sell.tokenId, buy.tokenId));
  const at = (counterparty: Uint8Array) => requirePool(byId.get(bytesKey(counterparty)));

  return {
    venueId: ICPSWAP,
    holds: "balances",
    terms: icpswapTerms,
    spot(pair) {
      const pool = of(pair);
      const spot = pool && spotOf(pool, pool.placeOf(pair.sell.tokenId));
      return answer(spot ?? "no_pool");
    },
    ladder: (pair, askedAtoms) => Promise.resolve(ladderOf(of(pair), pair, askedAtoms)),
    payee: ({ counterparty }) => ({ owner: counterparty }),
    acceptsTransfer: () => answer(true),
    submit({ counterparty, askedAtoms, minOutAtoms, buyFeeAtoms, way }, { sell }) {
      assert(way === "allowance", "all ledgers of a simulation take approvals");
      const pool = at(counterparty);
      const payPlace = pool.placeOf(sell.tokenId);
      const outAtomsMin = minOutAtoms + buyFeeAtoms;
      return answer(pool.swap(treasury, { payPlace, payAtoms: askedAtoms, outAtomsMin }));
    },
    look({ counterparty }, { sell }) {
      const pool = at(counterparty);
      const payPlace = pool.placeOf(sell.tokenId);
      return answer({
        unusedSellAtoms: pool.creditedAtoms(treasury, payPlace),
        unusedBuyAtoms: pool.creditedAtoms(treasury, payPlace === 0 ? 1 : 0),
        subaccountSellAtoms: 0n,
        claims: [],
      });
    },
    deposit: () => answer({ type: "refused", reason: "nothing was paid into a sub-account" }),
    withdraw({ counterparty }, _pair, { token, amountAtoms }) {
      const pool = at(counterparty);
      const place = pool.placeOf(token.tokenId);
      if (amountAtoms > pool.creditedAtoms(treasury, place)) {
        return answer({ type: "refused", reason: "InsufficientFunds" });
      }
      pool.payOut(treasury, place, amountAtoms);
      return answer({ type: "accepted" });
    },
    claim: () => answer({ type: "refused", reason: "ICPSwap has no claims" }),
  };
}

function ladderOf(
  pool: SimulatedPool | undefined,
  { sell, buy }: Pair,
  askedAtoms: readonly bigint[],
): VenueLadder {
  if (pool === undefined) return { type: "no_pool", reason: "the factory knows no pool" };
  const payPlace = pool.placeOf(sell.tokenId);
  const spot = spotOf(pool, payPlace);
  if (spot === undefined) {
    return { type: "no_pool", reason: "the pool has no price or no liquidity" };
  }
  return {
    type: "open",
    counterparty: pool.party.principal,
    spot,
    venueFeeBp: pool.pool.feePips / PIPS_PER_BP,
    sellFeeAtoms: sell.feeAtoms,
    buyFeeAtoms: buy.feeAtoms,
    quotes: askedAtoms.map((atoms) => quoteOf(pool, payPlace, { atoms, feeAtoms: buy.feeAtoms })),
  };
}

/** A step of nothing is no question. */
function quoteOf(
  pool: SimulatedPool,
  payPlace: Place,
  asked: { readonly atoms: bigint; readonly feeAtoms: bigint },
): VenueQuote {
  if (asked.atoms === 0n) return { type: "quote", grossOutAtoms: 0n, netOutAtoms: 0n };
  const quoted = pool.quote(payPlace, asked.atoms);
  if (!quoted.ok) return { type: "none", reason: quoted.error };
  const grossOutAtoms = quoted.value;
  const netOutAtoms = grossOutAtoms > asked.feeAtoms ? grossOutAtoms - asked.feeAtoms : 0n;
  return { type: "quote", grossOutAtoms, netOutAtoms };
}

/** The price of token 0 in token 1 is the square of the root the pool keeps, over 2^192. */
function spotOf({ pool }: SimulatedPool, payPlace: Place): SpotRatio | undefined {
  const { sqrtPriceX96, liquidity } = pool;
  if (liquidity === 0n) return undefined;
  const square = sqrtPriceX96 * sqrtPriceX96;
  return payPlace === 0 ? { inAtoms: Q192, outAtoms: square } : { inAtoms: square, outAtoms: Q192 };
}

function idOf({ tokens }: SimulatedPool, place: Place): TokenId {
  return tokens[place].tokenId;
}

/** One key a pair, whichever side is sold. */
function pairKey(a: TokenId, b: TokenId): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

function requirePool(pool: SimulatedPool | undefined): SimulatedPool {
  assert(pool !== undefined, "a pool that the simulation does not have");
  return pool;
}
