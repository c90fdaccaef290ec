import { IDL } from "./idl.js";

/*
 * The interface of KongSwap's backend, version 0.0.20, as far as swapping needs it. Names are the
 * venue's. Decode replies with these types, encode arguments with them: both were checked against
 * recorded bytes.
 */

/** How a payment is named: a block of a ledger, or a transaction of another chain. */
export const TxId = IDL.Variant({ BlockIndex: IDL.Nat, TransactionId: IDL.Text });
/** The values of `TxId`. */
export type TxId = { BlockIndex: bigint } | { TransactionId: string };

/** A token of the Internet Computer. */
export const ICTokenReply = IDL.Record({
  token_id: IDL.Nat32,
  chain: IDL.Text,
  canister_id: IDL.Text,
  name: IDL.Text,
  symbol: IDL.Text,
  decimals: IDL.Nat8,
  fee: IDL.Nat,
  icrc1: IDL.Bool,
  icrc2: IDL.Bool,
  icrc3: IDL.Bool,
  is_removed: IDL.Bool,
});
/** The values of `ICTokenReply`. */
export type ICTokenReply = {
  token_id: number;
  chain: string;
  canister_id: string;
  name: string;
  symbol: string;
  decimals: number;
  fee: bigint;
  icrc1: boolean;
  icrc2: boolean;
  icrc3: boolean;
  is_removed: boolean;
};

/** A share of a pool. */
export const LPTokenReply = IDL.Record({
  token_id: IDL.Nat32,
  chain: IDL.Text,
  address: IDL.Text,
  name: IDL.Text,
  symbol: IDL.Text,
  pool_id_of: IDL.Nat32,
  decimals: IDL.Nat8,
  fee: IDL.Nat,
  total_supply: IDL.Nat,
  is_removed: IDL.Bool,
});
/** The values of `LPTokenReply`. */
export type LPTokenReply = {
  token_id: number;
  chain: string;
  address: string;
  name: string;
  symbol: string;
  pool_id_of: number;
  decimals: number;
  fee: bigint;
  total_supply: bigint;
  is_removed: boolean;
};

/** A token that the venue lists. */
export const TokenReply = IDL.Variant({ LP: LPTokenReply, IC: ICTokenReply });
/** The values of `TokenReply`. */
export type TokenReply = { LP: LPTokenReply } | { IC: ICTokenReply };

/** What `tokens` answers. */
export const TokensResult = IDL.Variant({ Ok: IDL.Vec(TokenReply), Err: IDL.Text });
/** The values of `TokensResult`. */
export type TokensResult = { Ok: TokenReply[] } | { Err: string };

/** What `add_token` answers. */
export const AddTokenResult = IDL.Variant({
  Ok: IDL.Variant({ IC: ICTokenReply }),
  Err: IDL.Text,
});
/** The values of `AddTokenResult`. */
export type AddTokenResult = { Ok: { IC: ICTokenReply } } | { Err: string };

/** The argument of `add_token`. */
export const AddTokenArgs = IDL.Record({ token: IDL.Text });
/** The values of `AddTokenArgs`. */
export type AddTokenArgs = { token: string };

/** A pool of two tokens. Its reserves are the balances plus the accrued fees. */
export const PoolReply = IDL.Record({
  pool_id: IDL.Nat32,
  name: IDL.Text,
  symbol: IDL.Text,
  chain_0: IDL.Text,
  symbol_0: IDL.Text,
  address_0: IDL.Text,
  balance_0: IDL.Nat,
  lp_fee_0: IDL.Nat,
  chain_1: IDL.Text,
  symbol_1: IDL.Text,
  address_1: IDL.Text,
  balance_1: IDL.Nat,
  lp_fee_1: IDL.Nat,
  price: IDL.Float64,
  lp_fee_bps: IDL.Nat8,
  lp_token_symbol: IDL.Text,
  is_removed: IDL.Bool,
});
/** The values of `PoolReply`. */
export type PoolReply = {
  pool_id: number;
  name: string;
  symbol: string;
  chain_0: string;
  symbol_0: string;
  address_0: string;
  balance_0: bigint;
  lp_fee_0: bigint;
  chain_1: string;
  symbol_1: string;
  address_1: string;
  balance_1: bigint;
  lp_fee_1: bigint;
  price: number;
  lp_fee_bps: number;
  lp_token_symbol: string;
  is_removed: boolean;
};

/** What `pools` answers. */
export const PoolsResult = IDL.Variant({ Ok: IDL.Vec(PoolReply), Err: IDL.Text });
/** The values of `PoolsResult`. */
export type PoolsResult = { Ok: PoolReply[] } | { Err: string };

const hop = {
  pool_symbol: IDL.Text,
  pay_chain: IDL.Text,
  pay_symbol: IDL.Text,
  pay_address: IDL.Text,
  pay_amount: IDL.Nat,
  receive_chain: IDL.Text,
  receive_symbol: IDL.Text,
  receive_address: IDL.Text,
  receive_amount: IDL.Nat,
  price: IDL.Float64,
  lp_fee: IDL.Nat,
  gas_fee: IDL.Nat,
};

/** One hop of a quote. Warning: its `receive_amount` is net of fee and gas. */
export const SwapAmountsTxReply = IDL.Record(hop);
/** The values of `SwapAmountsTxReply`. */
export type SwapAmountsTxReply = {
  pool_symbol: string;
  pay_chain: string;
  pay_symbol: string;
  pay_address: string;
  pay_amount: bigint;
  receive_chain: string;
  receive_symbol: string;
  receive_address: string;
  receive_amount: bigint;
  price: number;
  lp_fee: bigint;
  gas_fee: bigint;
};

/** A quote. `slippage` is in percent and includes all fees. */
export const SwapAmountsReply = IDL.Record({
  pay_chain: IDL.Text,
  pay_symbol: IDL.Text,
  pay_address: IDL.Text,
  pay_amount: IDL.Nat,
  receive_chain: IDL.Text,
  receive_symbol: IDL.Text,
  receive_address: IDL.Text,
  receive_amount: IDL.Nat,
  price: IDL.Float64,
  mid_price: IDL.Float64,
  slippage: IDL.Float64,
  txs: IDL.Vec(SwapAmountsTxReply),
});
/** The values of `SwapAmountsReply`. */
export type SwapAmountsReply = {
  pay_chain: string;
  pay_symbol: string;
  pay_address: string;
  pay_amount: bigint;
  receive_chain: string;
  receive_symbol: string;
  receive_address: string;
  receive_amount: bigint;
  price: number;
  mid_price: number;
  slippage: number;
  txs: SwapAmountsTxReply[];
};

/** The arguments of `swap_amounts`: pay token, pay amount, receive token. */
export const SwapAmountsArgs = [IDL.Text, IDL.Nat, IDL.Text];
/** What `swap_amounts` answers. */
export const SwapAmountsResult = IDL.Variant({ Ok: SwapAmountsReply, Err: IDL.Text });
/** The values of `SwapAmountsResult`. */
export type SwapAmountsResult = { Ok: SwapAmountsReply } | { Err: string };

/**
 * The argument of `swap` and `swap_async`. Without `pay_tx_id` the venue pulls by allowance. A
 * `max_slippage` of null means 2 percent.
 */
export const SwapArgs = IDL.Record({
  pay_token: IDL.Text,
  pay_amount: IDL.Nat,
  pay_tx_id: IDL.Opt(TxId),
  receive_token: IDL.Text,
  receive_amount: IDL.Opt(IDL.Nat),
  receive_address: IDL.Opt(IDL.Text),
  max_slippage: IDL.Opt(IDL.Float64),
  referred_by: IDL.Opt(IDL.Text),
});
/** The values of `SwapArgs`. */
export type SwapArgs = {
  pay_token: string;
  pay_amount: bigint;
  pay_tx_id: [] | [TxId];
  receive_token: string;
  receive_amount: [] | [bigint];
  receive_address: [] | [string];
  max_slippage: [] | [number];
  referred_by: [] | [string];
};

/** A transfer that a request caused. */
export const TransferIdReply = IDL.Record({
  transfer_id: IDL.Nat64,
  transfer: IDL.Variant({
    IC: IDL.Record({
      chain: IDL.Text,
      symbol: IDL.Text,
      is_send: IDL.Bool,
      amount: IDL.Nat,
      canister_id: IDL.Text,
      block_index: IDL.Nat,
    }),
  }),
});
/** The values of `TransferIdReply`. `is_send` is from the user's side: true is the payment. */
export type TransferIdReply = {
  transfer_id: bigint;
  transfer: {
    IC: {
      chain: string;
      symbol: string;
      is_send: boolean;
      amount: bigint;
      canister_id: string;
      block_index: bigint;
    };
  };
};

/** One hop of a swap. Warning: its `receive_amount` is gross, unlike in a quote. */
export const SwapTxReply = IDL.Record({ ...hop, ts: IDL.Nat64 });
/** The values of `SwapTxReply`. */
export type SwapTxReply = SwapAmountsTxReply & { ts: bigint };

/**
 * A swap. Warning: `price` and `mid_price` are exchanged against `swap_amounts`, and a status of
 * "Success" with `claim_ids` means that nothing was received yet.
 */
export const SwapReply = IDL.Record({
  tx_id: IDL.Nat64,
  request_id: IDL.Nat64,
  status: IDL.Text,
  pay_chain: IDL.Text,
  pay_address: IDL.Text,
  pay_symbol: IDL.Text,
  pay_amount: IDL.Nat,
  receive_chain: IDL.Text,
  receive_address: IDL.Text,
  receive_symbol: IDL.Text,
  receive_amount: IDL.Nat,
  mid_price: IDL.Float64,
  price: IDL.Float64,
  slippage: IDL.Float64,
  txs: IDL.Vec(SwapTxReply),
  transfer_ids: IDL.Vec(TransferIdReply),
  claim_ids: IDL.Vec(IDL.Nat64),
  ts: IDL.Nat64,
});
/** The values of `SwapReply`. */
export type SwapReply = {
  tx_id: bigint;
  request_id: bigint;
  status: string;
  pay_chain: string;
  pay_address: string;
  pay_symbol: string;
  pay_amount: bigint;
  receive_chain: string;
  receive_address: string;
  receive_symbol: string;
  receive_amount: bigint;
  mid_price: number;
  price: number;
  slippage: number;
  txs: SwapTxReply[];
  transfer_ids: TransferIdReply[];
  claim_ids: BigUint64Array | bigint[];
  ts: bigint;
};

/** What `swap` answers. */
export const SwapResult = IDL.Variant({ Ok: SwapReply, Err: IDL.Text });
/** The values of `SwapResult`. */
export type SwapResult = { Ok: SwapReply } | { Err: string };

/** What `swap_async` answers: the id of the request. */
export const SwapAsyncResult = IDL.Variant({ Ok: IDL.Nat64, Err: IDL.Text });
/** The values of `SwapAsyncResult`. */
export type SwapAsyncResult = { Ok: bigint } | { Err: string };

/** The argument of `add_pool`. `token_1` is ckUSDT or ICP. */
export const AddPoolArgs = IDL.Record({
  token_0: IDL.Text,
  amount_0: IDL.Nat,
  tx_id_0: IDL.Opt(TxId),
  token_1: IDL.Text,
  amount_1: IDL.Nat,
  tx_id_1: IDL.Opt(TxId),
  lp_fee_bps: IDL.Opt(IDL.Nat8),
});
/** The values of `AddPoolArgs`. */
export type AddPoolArgs = {
  token_0: string;
  amount_0: bigint;
  tx_id_0: [] | [TxId];
  token_1: string;
  amount_1: bigint;
  tx_id_1: [] | [TxId];
  lp_fee_bps: [] | [number];
};

/** A pool that was added. */
export const AddPoolReply = IDL.Record({
  tx_id: IDL.Nat64,
  request_id: IDL.Nat64,
  status: IDL.Text,
  pool_id: IDL.Nat32,
  name: IDL.Text,
  symbol: IDL.Text,
  chain_0: IDL.Text,
  address_0: IDL.Text,
  symbol_0: IDL.Text,
  amount_0: IDL.Nat,
  balance_0: IDL.Nat,
  chain_1: IDL.Text,
  address_1: IDL.Text,
  symbol_1: IDL.Text,
  amount_1: IDL.Nat,
  balance_1: IDL.Nat,
  lp_fee_bps: IDL.Nat8,
  lp_token_symbol: IDL.Text,
  add_lp_token_amount: IDL.Nat,
  transfer_ids: IDL.Vec(TransferIdReply),
  claim_ids: IDL.Vec(IDL.Nat64),
  is_removed: IDL.Bool,
  ts: IDL.Nat64,
});
/** The values of `AddPoolReply`. */
export type AddPoolReply = {
  tx_id: bigint;
  request_id: bigint;
  status: string;
  pool_id: number;
  name: string;
  symbol: string;
  chain_0: string;
  address_0: string;
  symbol_0: string;
  amount_0: bigint;
  balance_0: bigint;
  chain_1: string;
  address_1: string;
  symbol_1: string;
  amount_1: bigint;
  balance_1: bigint;
  lp_fee_bps: number;
  lp_token_symbol: string;
  add_lp_token_amount: bigint;
  transfer_ids: TransferIdReply[];
  claim_ids: BigUint64Array | bigint[];
  is_removed: boolean;
  ts: bigint;
};

/** What `add_pool` answers. */
export const AddPoolResult = IDL.Variant({ Ok: AddPoolReply, Err: IDL.Text });
/** The values of `AddPoolResult`. */
export type AddPoolResult = { Ok: AddPoolReply } | { Err: string };

/** What somebody is owed because a payout failed. */
export const ClaimsReply = IDL.Record({
  claim_id: IDL.Nat64,
  status: IDL.Text,
  chain: IDL.Text,
  symbol: IDL.Text,
  canister_id: IDL.Opt(IDL.Text),
  amount: IDL.Nat,
  fee: IDL.Nat,
  to_address: IDL.Text,
  desc: IDL.Text,
  ts: IDL.Nat64,
});
/** The values of `ClaimsReply`. */
export type ClaimsReply = {
  claim_id: bigint;
  status: string;
  chain: string;
  symbol: string;
  canister_id: [] | [string];
  amount: bigint;
  fee: bigint;
  to_address: string;
  desc: string;
  ts: bigint;
};

/** What `claims` answers: those that `claim` would pay. A stranger is "User not found". */
export const ClaimsResult = IDL.Variant({ Ok: IDL.Vec(ClaimsReply), Err: IDL.Text });
/** The values of `ClaimsResult`. */
export type ClaimsResult = { Ok: ClaimsReply[] } | { Err: string };

/** A claim that was paid, or not. */
export const ClaimReply = IDL.Record({
  claim_id: IDL.Nat64,
  status: IDL.Text,
  chain: IDL.Text,
  symbol: IDL.Text,
  canister_id: IDL.Opt(IDL.Text),
  amount: IDL.Nat,
  fee: IDL.Nat,
  to_address: IDL.Text,
  desc: IDL.Text,
  transfer_ids: IDL.Vec(TransferIdReply),
  ts: IDL.Nat64,
});
/** The values of `ClaimReply`. */
export type ClaimReply = ClaimsReply & { transfer_ids: TransferIdReply[] };

/** What `claim` answers. */
export const ClaimResult = IDL.Variant({ Ok: ClaimReply, Err: IDL.Text });
/** The values of `ClaimResult`. */
export type ClaimResult = { Ok: ClaimReply } | { Err: string };

/** What was asked for, in `requests`. Arguments of liquidity are left out: nobody here asks. */
export const RequestRequest = IDL.Variant({
  AddPool: AddPoolArgs,
  AddLiquidity: IDL.Reserved,
  RemoveLiquidity: IDL.Reserved,
  Swap: SwapArgs,
  Claim: IDL.Nat64,
  Send: IDL.Reserved,
});
/** The values of `RequestRequest` that the stand-in makes. */
export type RequestRequest = { AddPool: AddPoolArgs } | { Swap: SwapArgs } | { Claim: bigint };

/** What came of it, in `requests`. */
export const RequestReply = IDL.Variant({
  Pending: IDL.Null,
  AddPool: AddPoolReply,
  AddLiquidity: IDL.Reserved,
  RemoveLiquidity: IDL.Reserved,
  Swap: SwapReply,
  Claim: ClaimReply,
  Send: IDL.Reserved,
});
/** The values of `RequestReply` that the stand-in makes. */
export type RequestReply =
  | { Pending: null }
  | { AddPool: AddPoolReply }
  | { Swap: SwapReply }
  | { Claim: ClaimReply };

/** A request: what was asked for, each step that was taken, what came of it. */
export const RequestsReply = IDL.Record({
  request_id: IDL.Nat64,
  statuses: IDL.Vec(IDL.Text),
  request: RequestRequest,
  reply: RequestReply,
  ts: IDL.Nat64,
});
/** The values of `RequestsReply`. */
export type RequestsReply = {
  request_id: bigint;
  statuses: string[];
  request: RequestRequest;
  reply: RequestReply;
  ts: bigint;
};

/** What `requests` answers. */
export const RequestsResult = IDL.Variant({ Ok: IDL.Vec(RequestsReply), Err: IDL.Text });
/** The values of `RequestsResult`. */
export type RequestsResult = { Ok: RequestsReply[] } | { Err: string };

/** `RequestsReply` as a client needs it: only what came of swaps is read, the rest is skipped. */
export const SwapRequestView = IDL.Record({
  request_id: IDL.Nat64,
  statuses: IDL.Vec(IDL.Text),
  request: IDL.Reserved,
  reply: IDL.Variant({
    Pending: IDL.Null,
    AddPool: IDL.Reserved,
    AddLiquidity: IDL.Reserved,
    RemoveLiquidity: IDL.Reserved,
    Swap: SwapReply,
    Claim: IDL.Reserved,
    Send: IDL.Reserved,
  }),
  ts: IDL.Nat64,
});
/** The values of `SwapRequestView`. */
export type SwapRequestView = {
  request_id: bigint;
  statuses: string[];
  request: null;
  reply:
    | { Pending: null }
    | { AddPool: null }
    | { AddLiquidity: null }
    | { RemoveLiquidity: null }
    | { Swap: SwapReply }
    | { Claim: null }
    | { Send: null };
  ts: bigint;
};

/** `RequestsResult` as a client needs it. */
export const SwapRequestsResult = IDL.Variant({ Ok: IDL.Vec(SwapRequestView), Err: IDL.Text });
/** The values of `SwapRequestsResult`. */
export type SwapRequestsResult = { Ok: SwapRequestView[] } | { Err: string };
