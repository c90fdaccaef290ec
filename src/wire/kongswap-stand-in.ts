import { unreachable } from "../kernel/assert.js";
import type { Result } from "../kernel/result.js";
import type { KongBook } from "../sim/kongswap/book.js";
import { describeQuote, hopPrice, poolPrice, roundPrice } from "../sim/kongswap/floats.js";
import {
  chainOf,
  type KongHop,
  type KongPool,
  type KongQuote,
  type KongToken,
  LP_TOKEN_DECIMALS,
  netOf,
} from "../sim/kongswap/model.js";
import type {
  KongAddPoolArgs,
  KongAddPoolReply,
  KongClaim,
  KongClaimReply,
  KongOrder,
  KongPayment,
  KongReply,
  KongRequest,
  KongSwapArgs,
  KongSwapReply,
  KongTransfer,
} from "../sim/kongswap/requests.js";
import { Principal } from "./idl.js";
import type * as kongswap from "./kongswap.js";

/*
 * What the KongSwap stand-in understands and answers, between its own words and the venue's Candid.
 */

/** Wraps a result as Rust does. */
export function fromResult<T, W>(
  result: Result<T, string>,
  toWire: (value: T) => W,
): { Ok: W } | { Err: string } {
  return result.ok ? { Ok: toWire(result.value) } : { Err: result.error };
}

/** Reads the argument of `swap`. */
export function toSwapArgs(args: kongswap.SwapArgs): KongSwapArgs {
  return {
    payToken: args.pay_token,
    payAtoms: args.pay_amount,
    payment: toPayment(args.pay_tx_id),
    receiveToken: args.receive_token,
    receiveAtomsMin: args.receive_amount[0],
    receiveAddress: args.receive_address[0],
    slippagePercentMax: args.max_slippage[0],
    referredBy: args.referred_by[0],
  };
}

/** Reads the argument of `add_pool`. */
export function toAddPoolArgs(args: kongswap.AddPoolArgs): KongAddPoolArgs {
  return {
    token0: args.token_0,
    amount0Atoms: args.amount_0,
    payment0: toPayment(args.tx_id_0),
    token1: args.token_1,
    amount1Atoms: args.amount_1,
    payment1: toPayment(args.tx_id_1),
    lpFeeBps: args.lp_fee_bps[0],
  };
}

function toPayment([txId]: [] | [kongswap.TxId]): KongPayment | undefined {
  if (txId === undefined) return undefined;
  return "BlockIndex" in txId
    ? { type: "block", blockIndex: txId.BlockIndex }
    : { type: "transaction", transaction: txId.TransactionId };
}

/** Writes a token. */
export function fromToken(token: KongToken): kongswap.TokenReply {
  return token.type === "IC" ? { IC: fromIcToken(token) } : { LP: fromLpToken(token) };
}

/** Writes a token of the Internet Computer. */
export function fromIcToken(token: KongToken & { type: "IC" }): kongswap.ICTokenReply {
  return {
    token_id: token.tokenId,
    chain: chainOf(token),
    canister_id: token.address,
    name: token.name,
    symbol: token.symbol,
    decimals: token.decimals,
    fee: token.feeAtoms,
    icrc1: token.icrc1,
    icrc2: token.icrc2,
    icrc3: token.icrc3,
    is_removed: token.isRemoved,
  };
}

function fromLpToken(token: KongToken & { type: "LP" }): kongswap.LPTokenReply {
  return {
    token_id: token.tokenId,
    chain: chainOf(token),
    address: token.address,
    name: token.name,
    symbol: token.symbol,
    pool_id_of: token.poolId,
    decimals: LP_TOKEN_DECIMALS,
    fee: 0n,
    total_supply: token.totalSupplyAtoms,
    is_removed: false,
  };
}

/** Writes a pool. */
export function fromPool(book: KongBook, pool: KongPool): kongswap.PoolReply {
  const [token0, token1] = [book.token(pool.tokenId0), book.token(pool.tokenId1)];
  return {
    ...pairOf(token0, token1),
    pool_id: pool.poolId,
    name: `${symbolOf(book, pool)} Liquidity Pool`,
    symbol: symbolOf(book, pool),
    balance_0: pool.balance0Atoms,
    lp_fee_0: pool.lpFee0Atoms,
    balance_1: pool.balance1Atoms,
    lp_fee_1: pool.lpFee1Atoms,
    price: roundPrice(poolPrice(book, pool)),
    lp_fee_bps: pool.lpFeeBps,
    lp_token_symbol: book.token(pool.lpTokenId).symbol,
    is_removed: false,
  };
}

function pairOf(token0: KongToken, token1: KongToken) {
  return {
    chain_0: chainOf(token0),
    symbol_0: token0.symbol,
    address_0: token0.address,
    chain_1: chainOf(token1),
    symbol_1: token1.symbol,
    address_1: token1.address,
  };
}

function symbolOf(book: KongBook, pool: KongPool): string {
  return `${book.token(pool.tokenId0).symbol}_${book.token(pool.tokenId1).symbol}`;
}

/** Writes a quote between two tokens. */
export function fromQuote(
  book: KongBook,
  [payToken, receiveToken]: readonly [KongToken, KongToken],
  quote: KongQuote,
): kongswap.SwapAmountsReply {
  const { price, midPrice, slippagePercent } = describeQuote(book, quote);
  return {
    ...paySideOf(payToken),
    pay_amount: quote.payAtoms,
    ...receiveSideOf(receiveToken),
    receive_amount: quote.receiveAtoms,
    price,
    mid_price: midPrice,
    slippage: slippagePercent,
    // Net of all fees here, and gross in the answer to a swap: so is the venue.
    txs: quote.hops.map((hop) => ({ ...fromHop(book, hop), receive_amount: netOf(hop) })),
  };
}

function fromHop(book: KongBook, hop: KongHop): kongswap.SwapAmountsTxReply {
  return {
    pool_symbol: symbolOf(book, book.pool(hop.poolId)),
    ...paySideOf(book.token(hop.payTokenId)),
    pay_amount: hop.payAtoms,
    ...receiveSideOf(book.token(hop.receiveTokenId)),
    receive_amount: hop.grossAtoms,
    price: roundPrice(hopPrice(book, hop)),
    lp_fee: hop.lpFeeAtoms,
    gas_fee: hop.gasFeeAtoms,
  };
}

function paySideOf(token: KongToken) {
  return { pay_chain: chainOf(token), pay_symbol: token.symbol, pay_address: token.address };
}

function receiveSideOf(token: KongToken | undefined) {
  return {
    receive_chain: token === undefined ? "Receive chain not found" : chainOf(token),
    receive_symbol: token?.symbol ?? "Receive symbol not found",
    receive_address: token?.address ?? "Receive address not found",
  };
}

/** Writes what came of a swap. */
export function fromSwapReply(book: KongBook, reply: KongSwapReply): kongswap.SwapReply {
  const { receiveTokenId, figures, tsNs } = reply;
  return {
    tx_id: reply.txId,
    request_id: reply.requestId,
    status: reply.isSuccess ? "Success" : "Failed",
    ...paySideOf(book.token(reply.payTokenId)),
    pay_amount: reply.payAtoms,
    ...receiveSideOf(receiveTokenId === undefined ? undefined : book.token(receiveTokenId)),
    receive_amount: reply.receiveAtoms,
    // Exchanged against a quote: so is the venue.
    mid_price: figures.price,
    price: figures.midPrice,
    slippage: figures.slippagePercent,
    txs: reply.hops.map((hop) => ({ ...fromHop(book, hop), ts: tsNs })),
    transfer_ids: reply.transfers.map((transfer) => fromTransfer(book, transfer)),
    claim_ids: [...reply.claimIds],
    ts: tsNs,
  };
}

/** Writes a transfer. */
function fromTransfer(book: KongBook, transfer: KongTransfer): kongswap.TransferIdReply {
  const token = book.token(transfer.tokenId);
  return {
    transfer_id: transfer.transferId,
    transfer: {
      IC: {
        chain: chainOf(token),
        symbol: token.symbol,
        is_send: transfer.isSend,
        amount: transfer.amountAtoms,
        canister_id: token.address,
        block_index: transfer.blockIndex,
      },
    },
  };
}

/** Writes a pool that was added. */
export function fromAddPoolReply(book: KongBook, reply: KongAddPoolReply): kongswap.AddPoolReply {
  const pool = book.pool(reply.poolId);
  const symbol = symbolOf(book, pool);
  return {
    ...pairOf(book.token(pool.tokenId0), book.token(pool.tokenId1)),
    tx_id: reply.txId,
    request_id: reply.requestId,
    status: "Success",
    pool_id: pool.poolId,
    name: `${symbol} Liquidity Pool`,
    symbol,
    amount_0: reply.amount0Atoms,
    balance_0: reply.amount0Atoms,
    amount_1: reply.amount1Atoms,
    balance_1: reply.amount1Atoms,
    lp_fee_bps: pool.lpFeeBps,
    lp_token_symbol: book.token(pool.lpTokenId).symbol,
    add_lp_token_amount: reply.lpTokenAtoms,
    transfer_ids: reply.transfers.map((transfer) => fromTransfer(book, transfer)),
    claim_ids: [],
    is_removed: false,
    ts: reply.tsNs,
  };
}

/** Writes a claim. */
export function fromClaim(book: KongBook, claim: KongClaim): kongswap.ClaimsReply {
  const token = book.token(claim.tokenId);
  return {
    claim_id: claim.claimId,
    status: claim.status === "Claimed" ? "Success" : claim.status,
    chain: chainOf(token),
    symbol: token.symbol,
    canister_id: [token.address],
    amount: claim.amountAtoms,
    fee: token.type === "IC" ? token.feeAtoms : 0n,
    to_address: Principal.fromUint8Array(claim.to).toText(),
    desc: "",
    ts: claim.tsNs,
  };
}

/** Writes what came of paying a claim. */
export function fromClaimReply(
  book: KongBook,
  claim: KongClaim,
  reply: KongClaimReply,
): kongswap.ClaimReply {
  return {
    ...fromClaim(book, claim),
    status: reply.isSuccess ? "Success" : "Failed",
    transfer_ids: reply.transfers.map((transfer) => fromTransfer(book, transfer)),
    ts: reply.tsNs,
  };
}

/** Writes a request. `claimOf` finds the claim of an id that a request named. */
export function fromRequest(
  book: KongBook,
  request: KongRequest,
  claimOf: (claimId: bigint) => KongClaim,
): kongswap.RequestsReply {
  return {
    request_id: request.requestId,
    statuses: [...request.statuses],
    request: fromOrder(request.order),
    reply: fromReply(book, request.reply, claimOf),
    ts: request.tsNs,
  };
}

function fromOrder(order: KongOrder): kongswap.RequestRequest {
  switch (order.type) {
    case "swap":
      return { Swap: fromSwapArgs(order.args) };
    case "add_pool":
      return { AddPool: fromAddPoolArgs(order.args) };
    case "claim":
      return { Claim: order.claimId };
    default:
      return unreachable(order);
  }
}

function fromReply(
  book: KongBook,
  reply: KongReply,
  claimOf: (claimId: bigint) => KongClaim,
): kongswap.RequestReply {
  switch (reply.type) {
    case "pending":
      return { Pending: null };
    case "swap":
      return { Swap: fromSwapReply(book, reply.reply) };
    case "add_pool":
      return { AddPool: fromAddPoolReply(book, reply.reply) };
    case "claim":
      return { Claim: fromClaimReply(book, claimOf(reply.reply.claimId), reply.reply) };
    default:
      return unreachable(reply);
  }
}

function fromSwapArgs(args: KongSwapArgs): kongswap.SwapArgs {
  return {
    pay_token: args.payToken,
    pay_amount: args.payAtoms,
    pay_tx_id: fromPayment(args.payment),
    receive_token: args.receiveToken,
    receive_amount: toOpt(args.receiveAtomsMin),
    receive_address: toOpt(args.receiveAddress),
    max_slippage: toOpt(args.slippagePercentMax),
    referred_by: toOpt(args.referredBy),
  };
}

function fromAddPoolArgs(args: KongAddPoolArgs): kongswap.AddPoolArgs {
  return {
    token_0: args.token0,
    amount_0: args.amount0Atoms,
    tx_id_0: fromPayment(args.payment0),
    token_1: args.token1,
    amount_1: args.amount1Atoms,
    tx_id_1: fromPayment(args.payment1),
    lp_fee_bps: toOpt(args.lpFeeBps),
  };
}

function fromPayment(payment: KongPayment | undefined): [] | [kongswap.TxId] {
  if (payment === undefined) return [];
  return payment.type === "block"
    ? [{ BlockIndex: payment.blockIndex }]
    : [{ TransactionId: payment.transaction }];
}

function toOpt<T>(value: T | undefined): [] | [T] {
  return value === undefined ? [] : [value];
}
