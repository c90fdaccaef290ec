import { err, ok, type Result } from "../../kernel/result.js";
import type { KongBook } from "./book.js";
import { priceHop } from "./hop.js";
import { type KongHop, type KongPool, type KongQuote, type KongToken, netOf } from "./model.js";
import { decimalsOf, feeOf, scaleOf } from "./tokens.js";

/** A pool and which way through it. */
type Leg = { readonly pool: KongPool; readonly paysToken0: boolean };

/**
 * Finds what the venue would do with an amount: one hop when there is a pool, two hops through ckUSDT
 * or ICP, three through both; the one that pays most, the later of equals. Fees of several hops are
 * a half or a third of the pool's each, and only the last pays the ledger's fee.
 *
 * @returns The quote, or the venue's words. An amount of zero is allowed: it asks for the price.
 */
export function quoteSwap(
  book: KongBook,
  payToken: KongToken,
  payAtoms: bigint,
  receiveToken: KongToken,
): Result<KongQuote, string> {
  if (payToken.tokenId === receiveToken.tokenId) {
    return ok({ payAtoms, receiveAtoms: payAtoms, hops: [] });
  }
  const routes = listRoutes(book, payToken.tokenId, receiveToken.tokenId);
  if (!routes.ok) return routes;

  let best: KongQuote | undefined;
  for (const legs of routes.value) {
    const hops = walk(book, legs, payAtoms);
    if (!hops.ok) return hops;
    const last = hops.value[hops.value.length - 1];
    const receiveAtoms = last === undefined ? 0n : netOf(last);
    if (best === undefined || receiveAtoms >= best.receiveAtoms) {
      best = { payAtoms, receiveAtoms, hops: hops.value };
    }
  }
  return best === undefined ? err("Invalid swap") : ok(best);
}

/** Every way from one token to the other, in the venue's order. */
function listRoutes(book: KongBook, pay: number, receive: number): Result<Leg[][], string> {
  const routes: Leg[][] = [];
  const direct = forward(book, pay, receive) ?? backward(book, pay, receive);
  if (direct !== undefined) routes.push([direct]);

  const { ckusdtTokenId: ckusdt, icpTokenId: icp } = book;
  if (ckusdt === undefined) return err("ckUSDT token not found");
  addRoute(routes, [forward(book, pay, ckusdt), backward(book, ckusdt, receive)]);
  if (icp === undefined) return err("ICP token not found");
  addRoute(routes, [forward(book, pay, icp), backward(book, icp, receive)]);

  // Between ckUSDT and ICP there is only the pool ICP/ckUSDT, so these two go through it.
  if (pay === ckusdt) {
    addRoute(routes, [backward(book, ckusdt, icp), backward(book, icp, receive)]);
  }
  if (receive === ckusdt) {
    addRoute(routes, [forward(book, pay, icp), forward(book, icp, ckusdt)]);
  }

  addRoute(routes, [
    forward(book, pay, ckusdt),
    backward(book, ckusdt, icp),
    backward(book, icp, receive),
  ]);
  addRoute(routes, [
    forward(book, pay, icp),
    forward(book, icp, ckusdt),
    backward(book, ckusdt, receive),
  ]);
  return ok(routes);
}

function addRoute(routes: Leg[][], legs: readonly (Leg | undefined)[]): void {
  const found: Leg[] = [];
  for (const leg of legs) {
    if (leg === undefined) return;
    found.push(leg);
  }
  routes.push(found);
}

/** Through a pool from its token 0 to its token 1. */
function forward(book: KongBook, pay: number, receive: number): Leg | undefined {
  const pool = book.poolOfPair(pay, receive);
  return pool === undefined ? undefined : { pool, paysToken0: true };
}

/** Through a pool from its token 1 to its token 0. */
function backward(book: KongBook, pay: number, receive: number): Leg | undefined {
  const pool = book.poolOfPair(receive, pay);
  return pool === undefined ? undefined : { pool, paysToken0: false };
}

function walk(book: KongBook, legs: readonly Leg[], payAtoms: bigint): Result<KongHop[], string> {
  const hops: KongHop[] = [];
  let amountAtoms = payAtoms;
  for (const leg of legs) {
    const isLast = hops.length === legs.length - 1;
    const hop = hopThrough(book, leg, amountAtoms, { hopCount: legs.length, isLast });
    if (!hop.ok) return hop;
    hops.push(hop.value);
    amountAtoms = netOf(hop.value);
  }
  return ok(hops);
}

type Place = { readonly hopCount: number; readonly isLast: boolean };

function hopThrough(
  book: KongBook,
  { pool, paysToken0 }: Leg,
  payAtoms: bigint,
  { hopCount, isLast }: Place,
): Result<KongHop, string> {
  const payTokenId = paysToken0 ? pool.tokenId0 : pool.tokenId1;
  const receiveTokenId = paysToken0 ? pool.tokenId1 : pool.tokenId0;
  const reserve0Atoms = pool.balance0Atoms + pool.lpFee0Atoms;
  const reserve1Atoms = pool.balance1Atoms + pool.lpFee1Atoms;
  const at = { poolId: pool.poolId, payTokenId, receiveTokenId };
  if (reserve0Atoms === 0n || reserve1Atoms === 0n) {
    return ok({ ...at, payAtoms: 0n, grossAtoms: 0n, lpFeeAtoms: 0n, gasFeeAtoms: 0n });
  }

  const receiveToken = book.token(receiveTokenId);
  const reserveReceiveAtoms = paysToken0 ? reserve1Atoms : reserve0Atoms;
  const { grossAtoms, lpFeeAtoms } = priceHop({
    payAtoms,
    reservePayAtoms: paysToken0 ? reserve0Atoms : reserve1Atoms,
    reserveReceiveAtoms,
    receiveScale: scaleOf(decimalsOf(book.token(payTokenId)), decimalsOf(receiveToken)),
    lpFeeBps: shareOfFee(pool.lpFeeBps, hopCount),
  });
  if (grossAtoms > reserveReceiveAtoms) return err(`Insufficient ${receiveToken.symbol} in pool`);

  return ok({
    ...at,
    payAtoms,
    grossAtoms,
    lpFeeAtoms,
    gasFeeAtoms: isLast ? feeOf(receiveToken) : 0n,
  });
}

/** A pool's fee, or its half or third rounded as the venue does. */
function shareOfFee(lpFeeBps: number, hopCount: number): number {
  return hopCount === 1 ? lpFeeBps : Math.floor((lpFeeBps + 1) / hopCount);
}
