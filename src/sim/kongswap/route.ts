import { err, ok, type Result } from "../../kernel/result.js";
import type { KongBook, Route, RouteLeg } from "./book.js";
import { priceHop } from "./hop.js";
import { type KongHop, type KongQuote, type KongToken, netOf } from "./model.js";
import { routesBetween } from "./routes.js";

/**
 * Finds what the venue would do with an amount: of all routes the one that pays most, the later of
 * equals.
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
  const routes = routesBetween(book, payToken.tokenId, receiveToken.tokenId);
  if (!routes.ok) return routes;

  let best: KongQuote | undefined;
  for (const route of routes.value) {
    const quote = quoteRoute(book, route, payAtoms);
    if (!quote.ok) return quote;
    if (best === undefined || quote.value.receiveAtoms >= best.receiveAtoms) best = quote.value;
  }
  return best === undefined ? err("Pool not found") : ok(best);
}

function quoteRoute(book: KongBook, route: Route, payAtoms: bigint): Result<KongQuote, string> {
  const hops: KongHop[] = [];
  let amountAtoms = payAtoms;
  for (const leg of route) {
    const hop = hopThrough(leg, amountAtoms);
    if (hop === undefined) return err(`Insufficient ${receivedSymbol(book, leg)} in pool`);
    hops.push(hop);
    amountAtoms = netOf(hop);
  }
  return ok({ payAtoms, receiveAtoms: amountAtoms, hops });
}

/** `undefined` when the pool does not have enough. An empty pool gives and takes nothing. */
function hopThrough(leg: RouteLeg, payAtoms: bigint): KongHop | undefined {
  const { pool } = leg.slot;
  const { paysToken0, gasFeeAtoms } = leg;
  const reserve0Atoms = pool.balance0Atoms + pool.lpFee0Atoms;
  const reserve1Atoms = pool.balance1Atoms + pool.lpFee1Atoms;
  const { poolId } = pool;
  const payTokenId = paysToken0 ? pool.tokenId0 : pool.tokenId1;
  const receiveTokenId = paysToken0 ? pool.tokenId1 : pool.tokenId0;
  if (reserve0Atoms === 0n || reserve1Atoms === 0n) {
    const nothing = { payAtoms: 0n, grossAtoms: 0n, lpFeeAtoms: 0n, gasFeeAtoms: 0n };
    return { poolId, payTokenId, receiveTokenId, ...nothing };
  }

  const reserveReceiveAtoms = paysToken0 ? reserve1Atoms : reserve0Atoms;
  const { grossAtoms, lpFeeAtoms } = priceHop({
    payAtoms,
    reservePayAtoms: paysToken0 ? reserve0Atoms : reserve1Atoms,
    reserveReceiveAtoms,
    receiveScale: leg.receiveScale,
    lpFeeBp: leg.lpFeeBp,
  });
  if (grossAtoms > reserveReceiveAtoms) return undefined;
  return { poolId, payTokenId, payAtoms, receiveTokenId, grossAtoms, lpFeeAtoms, gasFeeAtoms };
}

function receivedSymbol(book: KongBook, { slot, paysToken0 }: RouteLeg): string {
  return book.token(paysToken0 ? slot.pool.tokenId1 : slot.pool.tokenId0).symbol;
}
