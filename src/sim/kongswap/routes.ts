import { err, ok, type Result } from "../../kernel/result.js";
import type { KongBook, PoolSlot, Route } from "./book.js";
import { decimalsOf, feeOf, scaleOf } from "./tokens.js";

/** A pool and which way through it. */
type Passage = { readonly slot: PoolSlot; readonly paysToken0: boolean };

/**
 * Lists the ways from one token to another, in the venue's order: the pool of both, two hops
 * through ckUSDT or ICP; three through both only when there is nothing shorter. The book remembers
 * them until a token or pool is added.
 *
 * @returns The routes, or the venue's words when one of its hubs is not listed.
 */
export function routesBetween(
  book: KongBook,
  pay: number,
  receive: number,
): Result<readonly Route[], string> {
  const known = book.routes(pay, receive);
  if (known !== undefined) return ok(known);

  const { ckusdtTokenId: ckusdt, icpTokenId: icp } = book;
  if (ckusdt === undefined) return err("ckUSDT token not found");
  if (icp === undefined) return err("ICP token not found");
  const passages = listPassages(book, { pay, receive, ckusdt, icp });
  const routes = passages.map((each) => toRoute(book, each));
  book.keepRoutes(pay, receive, routes);
  return ok(routes);
}

/** Makes the book remember the routes of every pair: queries forget what they find. */
export function rememberRoutes(book: KongBook): void {
  const tokenIds = book.tokens().flatMap(({ type, tokenId }) => (type === "IC" ? [tokenId] : []));
  for (const pay of tokenIds) {
    for (const receive of tokenIds) if (pay !== receive) routesBetween(book, pay, receive);
  }
}

type Ends = {
  readonly pay: number;
  readonly receive: number;
  readonly ckusdt: number;
  readonly icp: number;
};

function listPassages(book: KongBook, { pay, receive, ckusdt, icp }: Ends): Passage[][] {
  const forward = (from: number, to: number) => passage(book.slotOfPair(from, to), true);
  const backward = (from: number, to: number) => passage(book.slotOfPair(to, from), false);
  const short = [
    [forward(pay, receive) ?? backward(pay, receive)],
    [forward(pay, ckusdt), backward(ckusdt, receive)],
    [forward(pay, icp), backward(icp, receive)],
    // Between ckUSDT and ICP there is only the pool ICP/ckUSDT, so these two go through it.
    pay === ckusdt ? [backward(ckusdt, icp), backward(icp, receive)] : [undefined],
    receive === ckusdt ? [forward(pay, icp), forward(icp, ckusdt)] : [undefined],
  ];
  const long = [
    [forward(pay, ckusdt), backward(ckusdt, icp), backward(icp, receive)],
    [forward(pay, icp), forward(icp, ckusdt), backward(ckusdt, receive)],
  ];
  const found = short.flatMap(complete);
  return found.length > 0 ? found : long.flatMap(complete);
}

/** A way of which every pool exists, or none. */
function complete(way: readonly (Passage | undefined)[]): Passage[][] {
  const passages = way.filter((each) => each !== undefined);
  return passages.length === way.length ? [passages] : [];
}

function passage(slot: PoolSlot | undefined, paysToken0: boolean): Passage | undefined {
  return slot === undefined ? undefined : { slot, paysToken0 };
}

function toRoute(book: KongBook, passages: readonly Passage[]): Route {
  return passages.map(({ slot, paysToken0 }, i) => {
    const { tokenId0, tokenId1, lpFeeBps } = slot.pool;
    const payToken = book.token(paysToken0 ? tokenId0 : tokenId1);
    const receiveToken = book.token(paysToken0 ? tokenId1 : tokenId0);
    const isLast = i === passages.length - 1;
    return {
      slot,
      paysToken0,
      receiveScale: scaleOf(decimalsOf(payToken), decimalsOf(receiveToken)),
      lpFeeBp: BigInt(shareOfFee(lpFeeBps, passages.length)),
      gasFeeAtoms: isLast ? feeOf(receiveToken) : 0n,
    };
  });
}

/** A pool's fee, or its half or third rounded as the venue does. */
function shareOfFee(lpFeeBps: number, hopCount: number): number {
  return hopCount === 1 ? lpFeeBps : Math.floor((lpFeeBps + 1) / hopCount);
}
