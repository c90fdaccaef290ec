import { assert } from "../kernel/assert.js";
import { mulDivDown } from "../kernel/fixed-point.js";
import { floatToRatio } from "../kernel/float-ratio.js";
import { applySwap } from "../sim/kongswap/apply-swap.js";
import type { KongBook } from "../sim/kongswap/book.js";
import { midPriceOf } from "../sim/kongswap/floats.js";
import { type KongHop, type KongIcToken, type KongQuote, netOf } from "../sim/kongswap/model.js";
import { quoteSwap } from "../sim/kongswap/route.js";
import { KONGSWAP } from "../treasury/ids.js";
import type { Token } from "../treasury/model.js";
import { kongswapTerms } from "../treasury/planner/venue-terms.js";
import type {
  Pair,
  SpotRatio,
  SwapReply,
  VenueLadder,
  VenuePort,
  VenueQuote,
} from "../treasury/ports.js";
import { answer } from "./simulated-ledgers.js";
import type { Party, TokenLedger } from "./token-ledger.js";

/** KongSwap in memory: its book, its account, and the ledgers of what it lists. */
export type KongswapWorld = {
  readonly book: KongBook;
  readonly party: Party;
  /** By the token ids of the book. */
  readonly ledgers: ReadonlyMap<number, TokenLedger>;
};

/** A swap that somebody wants, by the token ids of the book. */
export type KongOrder = {
  readonly payId: number;
  readonly receiveId: number;
  readonly payAtoms: bigint;
  /** Least that must arrive. */
  readonly receiveAtomsMin: bigint;
};

/**
 * KongSwap as the treasury sees it, over the stand-in's own book: the same routes, amounts and
 * float prices as the canister's. It pays at once, so nothing of the treasury's is ever found
 * there.
 */
export function simulatedKongswap(world: KongswapWorld, treasury: Party): VenuePort {
  const { book, party } = world;

  return {
    venueId: KONGSWAP,
    holds: "claims",
    terms: kongswapTerms,
    spot(pair) {
      const quoted = quotePair(book, pair, 0n);
      return answer(quoted.ok ? (spotOf(book, quoted.value, pair) ?? "no_pool") : "no_pool");
    },
    ladder: (pair, askedAtoms) => Promise.resolve(ladderOf(world, pair, askedAtoms)),
    payee: () => ({ owner: party.principal }),
    acceptsTransfer: () => answer(true),
    submit({ askedAtoms, minOutAtoms, way }, { sell, buy }) {
      assert(way === "allowance", "all ledgers of a simulation take approvals");
      const order = {
        payId: listed(book, sell).tokenId,
        receiveId: listed(book, buy).tokenId,
        payAtoms: askedAtoms,
        receiveAtomsMin: minOutAtoms,
      };
      return answer(swapAtKong(world, order, treasury));
    },
    look: () =>
      answer({ unusedSellAtoms: 0n, unusedBuyAtoms: 0n, subaccountSellAtoms: 0n, claims: [] }),
    deposit: () => answer({ type: "refused", reason: "Kong keeps no deposits" }),
    withdraw: () => answer({ type: "refused", reason: "Kong keeps no balances" }),
    claim: () => answer({ type: "refused", reason: "no claim is open" }),
  };
}

/** Checks a swap, pulls its payment, and pays out; nothing moves when it is refused. */
export function swapAtKong(world: KongswapWorld, order: KongOrder, user: Party): SwapReply {
  const { book, party } = world;
  const { payId, receiveId, payAtoms, receiveAtomsMin } = order;
  const quoted = quoteSwap(book, book.token(payId), payAtoms, book.token(receiveId));
  if (!quoted.ok) return { type: "refused", reason: quoted.error, fault: "venue" };
  const { receiveAtoms, hops } = quoted.value;
  if (receiveAtoms === 0n) {
    return { type: "refused", reason: "Receive amount is zero", fault: "venue" };
  }
  if (receiveAtoms < receiveAtomsMin) {
    return { type: "refused", reason: "Insufficient receive amount", fault: "price" };
  }
  const payment = { from: user, to: party, amountAtoms: payAtoms };
  const pulled = ledgerOf(world, payId).transferFrom(party, payment);
  if (!pulled.ok) {
    const fault = pulled.error === "InsufficientAllowance" ? "allowance" : "venue";
    return { type: "refused", reason: pulled.error, fault };
  }
  applySwap(book, hops);
  const payout = { from: party, to: user, amountAtoms: receiveAtoms };
  const paid = ledgerOf(world, receiveId).transfer(payout);
  assert(paid.ok, "KongSwap does not hold what its pools say");
  return { type: "accepted", outAtoms: receiveAtoms + gasOf(hops) };
}

/** Price and fees are the same at every step: they are read off the largest. */
function ladderOf(
  { book, party }: KongswapWorld,
  pair: Pair,
  askedAtoms: readonly bigint[],
): VenueLadder {
  const [pay, receive] = [listed(book, pair.sell), listed(book, pair.buy)];
  const last = askedAtoms.length - 1;
  const largest = quoteSwap(book, pay, askedAtoms[last] ?? 0n, receive);
  if (!largest.ok) return { type: "no_pool", reason: largest.error };
  const spot = spotOf(book, largest.value, pair);
  if (spot === undefined) return { type: "no_pool", reason: "a price of nothing" };

  const gasAtoms = gasOf(largest.value.hops);
  const quotes = askedAtoms.map((atoms, i): VenueQuote => {
    if (i === last) return quoteOf(largest.value.receiveAtoms, gasAtoms);
    if (atoms === 0n) return quoteOf(0n, gasAtoms);
    const quoted = quoteSwap(book, pay, atoms, receive);
    return quoted.ok
      ? quoteOf(quoted.value.receiveAtoms, gasAtoms)
      : { type: "none", reason: quoted.error };
  });
  return {
    type: "open",
    counterparty: party.principal,
    spot,
    venueFeeBp: feeBpOf(largest.value.hops),
    sellFeeAtoms: pair.sell.feeAtoms,
    buyFeeAtoms: pair.buy.feeAtoms,
    quotes,
  };
}

function quotePair(book: KongBook, { sell, buy }: Pair, payAtoms: bigint) {
  return quoteSwap(book, listed(book, sell), payAtoms, listed(book, buy));
}

/** The last hop also takes the payout's ledger fee; with it added back the quote is gross. */
function quoteOf(netOutAtoms: bigint, gasAtoms: bigint): VenueQuote {
  const grossOutAtoms = netOutAtoms === 0n ? 0n : netOutAtoms + gasAtoms;
  return { type: "quote", netOutAtoms, grossOutAtoms };
}

/** Kong's float price as an exact ratio of smallest units, as the treasury's adapter reads it. */
function spotOf(book: KongBook, quote: KongQuote, { sell, buy }: Pair): SpotRatio | undefined {
  const ratio = floatToRatio(midPriceOf(book, quote));
  if (ratio === undefined) return undefined;
  return {
    inAtoms: ratio.denominator * 10n ** BigInt(sell.decimals),
    outAtoms: ratio.numerator * 10n ** BigInt(buy.decimals),
  };
}

/** Liquidity fees of all hops, each as a share of what the hop gave before fees; rounded down. */
function feeBpOf(hops: readonly KongHop[]): bigint {
  let feeBp = 0n;
  for (const hop of hops) {
    const grossAtoms = netOf(hop) + hop.lpFeeAtoms + hop.gasFeeAtoms;
    if (grossAtoms > 0n) feeBp += mulDivDown(hop.lpFeeAtoms, 10_000n, grossAtoms);
  }
  return feeBp;
}

function gasOf(hops: readonly KongHop[]): bigint {
  return hops[hops.length - 1]?.gasFeeAtoms ?? 0n;
}

function listed(book: KongBook, { ledgerBytes }: Token): KongIcToken {
  const token = book.tokenOfLedger(ledgerBytes);
  assert(token !== undefined, "a token that KongSwap does not list");
  return token;
}

function ledgerOf({ ledgers }: KongswapWorld, tokenId: number): TokenLedger {
  const ledger = ledgers.get(tokenId);
  assert(ledger !== undefined, "a token of KongSwap without a ledger");
  return ledger;
}
