import { subaccountOf } from "../kernel/principal-subaccount.js";
import { ICPSWAP, type TokenId } from "../treasury/ids.js";
import type { Leg } from "../treasury/model.js";
import { icpswapTerms } from "../treasury/planner/venue-terms.js";
import type {
  Answer,
  CollectReply,
  Pair,
  SpotRatio,
  SwapFault,
  SwapReply,
  VenueLadder,
  VenuePort,
  VenueQuote,
  VenueSight,
} from "../treasury/ports.js";
import { encodeArgs, toPrincipal, type ValuesOf } from "../wire/candid.js";
import {
  type IcpswapError,
  icpswapAmountView,
  icpswapFeesView,
  icpswapMetadataView,
  icpswapPoolView,
  icpswapUnusedView,
} from "../wire/foreign-views.js";
import { DepositAndSwapArgs, DepositArgs, GetPoolArgs, SwapArgs } from "../wire/icpswap.js";
import { IDL } from "../wire/idl.js";
import { type SplicedArgs, spliceArgs, withAscii } from "../wire/spliced-args.js";
import { ask, askEach, mapAnswer, readAnswer, shorten } from "./ask.js";
import type { CanisterCaller } from "./canister-caller.js";
import { askBalance } from "./icrc-balance.js";
import { isAtoms } from "./plausible.js";

/** The usual fee tier: 3,000 pips = 0.3 %. */
const FEE_PIPS = 3_000n;

/** Pips in one basis point. */
const PIPS_PER_BP = 100n;

/** The whole of what is swapped. */
const FEE_PIPS_MAX = 1_000_000n;

/** The price of the highest tick is just below. */
const SQRT_PRICE_X96_MAX = 1n << 160n;

const Q192 = 1n << 192n;

const NO_ARGS = encodeArgs([], []);

/** A pool of one pair, as the factory told. */
type Pool = { readonly poolId: Uint8Array; readonly token0Text: string };

/**
 * Trades at ICPSwap V3. Answers are before the payout's fee, and the payout is queued: the tokens
 * are ours only when the ledger shows them.
 *
 * @see trading.md §7 for the behaviour of the real pools.
 */
export function icpswapVenue(
  caller: CanisterCaller,
  ids: { readonly factoryId: Uint8Array; readonly self: () => Uint8Array },
): VenuePort {
  const pools = new Map<string, Pool | "absent">();
  const requirePool = (pair: Pair) => findPool(caller, ids.factoryId, pools, pair);

  return {
    venueId: ICPSWAP,
    holds: "balances",
    terms: icpswapTerms,

    async spot(pair) {
      const pool = await requirePool(pair);
      if (pool.type !== "answered") return pool;
      if (pool.value === "absent") return { type: "answered", value: "no_pool" };
      const isSellToken0 = pool.value.token0Text === pair.sell.tokenId;
      const metadata = await askMetadata(caller, pool.value);

      return mapAnswer(metadata, (reply) => spotOf(reply, isSellToken0) ?? "no_pool");
    },

    async ladder(pair, askedAtoms) {
      const pool = await requirePool(pair);
      if (pool.type !== "answered") return { type: "unreachable", reason: pool.reason };
      if (pool.value === "absent") return { type: "no_pool", reason: "the factory knows no pool" };

      return askLadder(caller, pool.value, { pair, askedAtoms });
    },

    payee: (leg) => ({ owner: leg.counterparty, subaccount: subaccountOf(ids.self()) }),

    async acceptsTransfer() {
      return { type: "answered", value: true };
    },

    async submit(leg, pair) {
      const method = leg.way === "allowance" ? "depositFromAndSwap" : "depositAndSwap";
      const args = swapArgs(leg, isToken0(pools, pair, leg));
      const question = { canisterId: leg.counterparty, method, args, reply: icpswapAmountView };
      return readAnswer(await ask(caller, question), toSwapReply);
    },

    look: (leg, pair) =>
      lookAt(caller, ids.self(), { leg, pair, isSell0: isToken0(pools, pair, leg) }),

    deposit: (leg, pair, amountAtoms) =>
      collect(caller, leg, {
        ...{ method: "deposit", tokenId: pair.sell.tokenId, amountAtoms },
        isFirst: isToken0(pools, pair, leg),
      }),

    withdraw: (leg, pair, { token, amountAtoms }) =>
      collect(caller, leg, {
        ...{ method: "withdraw", tokenId: token.tokenId, amountAtoms },
        isFirst: isToken0(pools, pair, leg) === (token.tokenId === pair.sell.tokenId),
      }),

    async claim() {
      return { type: "answered", value: { type: "refused", reason: "ICPSwap has no claims" } };
    },
  };
}

/**
 * The order a pool is asked to carry out. It checks its answer, which is before the payout's fee.
 */
function swapArgs(leg: Leg, zeroForOne: boolean): Uint8Array {
  return encodeArgs(
    [DepositAndSwapArgs],
    [
      {
        zeroForOne,
        tokenInFee: leg.sellFeeAtoms,
        tokenOutFee: leg.buyFeeAtoms,
        amountIn: leg.askedAtoms.toString(),
        amountOutMinimum: (leg.minOutAtoms + leg.buyFeeAtoms).toString(),
      },
    ],
  );
}

/** Looks for money in the two places of a pool: credited to us, and in our deposit account. */
async function lookAt(
  caller: CanisterCaller,
  self: Uint8Array,
  search: { readonly leg: Leg; readonly pair: Pair; readonly isSell0: boolean },
): Promise<Answer<VenueSight>> {
  const { leg, pair, isSell0 } = search;
  const subaccount = subaccountOf(self);
  const [unused, deposited] = await Promise.all([
    ask(caller, {
      canisterId: leg.counterparty,
      method: "getUserUnusedBalance",
      args: encodeArgs([IDL.Principal], [toPrincipal(self)]),
      reply: icpswapUnusedView,
    }),
    askBalance(caller, pair.sell.ledgerBytes, { owner: leg.counterparty, subaccount }),
  ]);
  if (deposited.type !== "answered") return deposited;

  return readAnswer(unused, (reply) =>
    "err" in reply || !isAtoms(reply.ok.balance0) || !isAtoms(reply.ok.balance1)
      ? { type: "unknown", reason: "err" in reply ? describe(reply.err) : "more than can be" }
      : {
          type: "answered",
          value: sightOf({ ...reply.ok, subaccountAtoms: deposited.value }, isSell0),
        },
  );
}

type Held = {
  readonly balance0: bigint;
  readonly balance1: bigint;
  readonly subaccountAtoms: bigint;
};

function sightOf({ balance0, balance1, subaccountAtoms }: Held, isSell0: boolean): VenueSight {
  return {
    unusedSellAtoms: isSell0 ? balance0 : balance1,
    unusedBuyAtoms: isSell0 ? balance1 : balance0,
    subaccountSellAtoms: subaccountAtoms,
    claims: [],
  };
}

async function findPool(
  caller: CanisterCaller,
  factoryId: Uint8Array,
  pools: Map<string, Pool | "absent">,
  { sell, buy }: Pair,
): Promise<Answer<Pool | "absent">> {
  const key = poolKey(sell.tokenId, buy.tokenId);
  const known = pools.get(key);
  if (known !== undefined && known !== "absent") return { type: "answered", value: known };

  const [token0, token1] = [sell, buy].map(({ tokenId }) => ({
    address: tokenId,
    standard: "ICRC2",
  }));
  const args = encodeArgs([GetPoolArgs], [{ token0, token1, fee: FEE_PIPS }]);
  const answer = await ask(caller, {
    canisterId: factoryId,
    method: "getPool",
    args,
    reply: icpswapPoolView,
  });
  return mapAnswer(answer, (reply) => {
    const pool =
      "ok" in reply
        ? { poolId: reply.ok.canisterId.toUint8Array(), token0Text: reply.ok.token0.address }
        : ("absent" as const);
    pools.set(key, pool);
    return pool;
  });
}

/** One key a pair, whichever side is sold. */
function poolKey(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

function askMetadata(caller: CanisterCaller, { poolId }: Pool) {
  const question = { canisterId: poolId, method: "metadata", args: NO_ARGS };
  return ask(caller, { ...question, reply: icpswapMetadataView });
}

/** The ledger fees as a pool knows them. */
function askFees(caller: CanisterCaller, poolId: Uint8Array) {
  const question = { canisterId: poolId, method: "getCachedTokenFee", args: NO_ARGS };
  return ask(caller, { ...question, reply: icpswapFeesView });
}

async function askLadder(
  caller: CanisterCaller,
  pool: Pool,
  order: { readonly pair: Pair; readonly askedAtoms: readonly bigint[] },
): Promise<VenueLadder> {
  const { pair, askedAtoms } = order;
  const isSell0 = pool.token0Text === pair.sell.tokenId;
  const [metadata, fees, answers] = await Promise.all([
    askMetadata(caller, pool),
    askFees(caller, pool.poolId),
    askQuotes(caller, pool, { isSell0, askedAtoms }),
  ]);
  if (metadata.type !== "answered") return { type: "unreachable", reason: metadata.reason };
  if (fees.type !== "answered") return { type: "unreachable", reason: fees.reason };
  const spot = spotOf(metadata.value, isSell0);
  if (spot === undefined || "err" in metadata.value) {
    return { type: "no_pool", reason: "the pool has no price or no liquidity" };
  }
  const { token0Fee, token1Fee } = fees.value;
  const sellFeeAtoms = isSell0 ? token0Fee : token1Fee;
  const buyFeeAtoms = isSell0 ? token1Fee : token0Fee;
  if (sellFeeAtoms !== pair.sell.feeAtoms || buyFeeAtoms !== pair.buy.feeAtoms) {
    // It refuses every swap that names other fees ("Wrong fee cache").
    const ours = `${pair.sell.feeAtoms} and ${pair.buy.feeAtoms}`;
    const reason = `it knows ledger fees of ${sellFeeAtoms} and ${buyFeeAtoms} atoms, we of ${ours}`;
    return { type: "other_fees", reason };
  }

  return {
    type: "open",
    counterparty: pool.poolId,
    spot,
    venueFeeBp: metadata.value.ok.fee / PIPS_PER_BP,
    sellFeeAtoms,
    buyFeeAtoms,
    quotes: askedAtoms.map((_atoms, i) => toQuote(answers[i], buyFeeAtoms)),
  };
}

type AmountAnswer = Answer<ValuesOf<typeof icpswapAmountView>>;

/** Behind the amount stand one byte of `zeroForOne` and the text "0" of the minimum. */
const QUOTE_ARGS_AFTER_LENGTH = 3;

const QUOTE_ARGS_SELL0 = quoteArgs(true);
const QUOTE_ARGS_SELL1 = quoteArgs(false);

function quoteArgs(zeroForOne: boolean): SplicedArgs {
  const bytes = encodeArgs([SwapArgs], [{ zeroForOne, amountIn: "", amountOutMinimum: "0" }]);
  return spliceArgs(bytes, QUOTE_ARGS_AFTER_LENGTH);
}

function askQuotes(
  caller: CanisterCaller,
  { poolId }: Pool,
  order: { readonly isSell0: boolean; readonly askedAtoms: readonly bigint[] },
): Promise<readonly (AmountAnswer | undefined)[]> {
  const inquiry = { canisterId: poolId, method: "quote", reply: icpswapAmountView };
  const spliced = order.isSell0 ? QUOTE_ARGS_SELL0 : QUOTE_ARGS_SELL1;
  const args: (Uint8Array | undefined)[] = [];
  for (const atoms of order.askedAtoms) {
    args.push(atoms === 0n ? undefined : withAscii(spliced, atoms.toString()));
  }
  return askEach(caller, inquiry, args);
}

/** A step of nothing was not asked: it would bring nothing. */
function toQuote(answer: AmountAnswer | undefined, buyFeeAtoms: bigint): VenueQuote {
  if (answer === undefined) return { type: "quote", grossOutAtoms: 0n, netOutAtoms: 0n };
  if (answer.type !== "answered") return { type: "none", reason: answer.reason };
  if ("err" in answer.value) return { type: "none", reason: describe(answer.value.err) };
  const grossOutAtoms = answer.value.ok;
  if (!isAtoms(grossOutAtoms)) return { type: "none", reason: "a wild number" };

  return {
    type: "quote",
    grossOutAtoms,
    netOutAtoms: grossOutAtoms > buyFeeAtoms ? grossOutAtoms - buyFeeAtoms : 0n,
  };
}

/** The price of token 0 in token 1 is the square of the root the pool keeps, over 2^192. */
function spotOf(
  reply: ValuesOf<typeof icpswapMetadataView>,
  isSell0: boolean,
): SpotRatio | undefined {
  if ("err" in reply || reply.ok.sqrtPriceX96 === 0n || reply.ok.liquidity === 0n) return undefined;
  if (reply.ok.sqrtPriceX96 > SQRT_PRICE_X96_MAX || reply.ok.fee > FEE_PIPS_MAX) return undefined;
  const square = reply.ok.sqrtPriceX96 * reply.ok.sqrtPriceX96;

  return isSell0 ? { inAtoms: Q192, outAtoms: square } : { inAtoms: square, outAtoms: Q192 };
}

/** A leg knows its pool; which side it sells follows from the addresses, kept or sorted as text. */
function isToken0(pools: Map<string, Pool | "absent">, { sell, buy }: Pair, leg: Leg): boolean {
  const pool = pools.get(poolKey(sell.tokenId, buy.tokenId));
  if (pool !== undefined && pool !== "absent" && sameId(pool.poolId, leg.counterparty)) {
    return pool.token0Text === sell.tokenId;
  }
  // The factory sorts the two addresses as text when it makes a pool.
  return sell.tokenId < buy.tokenId;
}

function sameId(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

type Collection = {
  readonly method: "deposit" | "withdraw";
  readonly tokenId: TokenId;
  readonly isFirst: boolean;
  readonly amountAtoms: bigint;
};

/**
 * Has a pool move our money. It refuses any fee but the one it knows ("Wrong fee cache"), which may
 * be neither that of the leg's day nor that of its ledger: it is asked just before (§7).
 */
async function collect(
  caller: CanisterCaller,
  { counterparty: canisterId }: Leg,
  { method, tokenId, isFirst, amountAtoms }: Collection,
): Promise<Answer<CollectReply>> {
  const fees = await askFees(caller, canisterId);
  if (fees.type !== "answered") return fees;
  const fee = isFirst ? fees.value.token0Fee : fees.value.token1Fee;
  const args = encodeArgs([DepositArgs], [{ token: tokenId, amount: amountAtoms, fee }]);
  const answer = await ask(caller, { canisterId, method, args, reply: icpswapAmountView });

  return mapAnswer(answer, (reply) =>
    "ok" in reply ? { type: "accepted" } : { type: "refused", reason: describe(reply.err) },
  );
}

function toSwapReply(reply: ValuesOf<typeof icpswapAmountView>): Answer<SwapReply> {
  if ("err" in reply) {
    const reason = describe(reply.err);
    return { type: "answered", value: { type: "refused", reason, fault: toFault(reason) } };
  }
  return isAtoms(reply.ok)
    ? { type: "answered", value: { type: "accepted", outAtoms: reply.ok } }
    : { type: "unknown", reason: "more than can be" };
}

/** Reads the pool's prose; it decides nothing about money. */
function toFault(reason: string): SwapFault {
  if (reason.includes("Slippage")) return "price";
  if (reason.includes("Wrong fee cache") || reason.includes("BadFee")) return "fee";
  if (reason.includes("nsufficientAllowance") || reason.includes("allowance")) return "allowance";
  return "venue";
}

function describe(error: IcpswapError): string {
  if ("InternalError" in error) return shorten(error.InternalError);
  if ("UnsupportedToken" in error) return shorten(`unsupported token ${error.UnsupportedToken}`);
  return "CommonError" in error ? "CommonError" : "InsufficientFunds";
}
