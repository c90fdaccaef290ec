/*
 * Made from canisters/sim/kongswap/kongswap.did by `npm run check -- --write`: change that file, not this one.
 */
import { IDL } from '@dfinity/candid';
export const idlFactory = ({ IDL }) => {
  const InitArgs = IDL.Record({
    'icp' : IDL.Principal,
    'ckusdt' : IDL.Principal,
    'admins' : IDL.Vec(IDL.Principal),
  });
  const TxId = IDL.Variant({
    'TransactionId' : IDL.Text,
    'BlockIndex' : IDL.Nat,
  });
  const AddPoolArgs = IDL.Record({
    'token_0' : IDL.Text,
    'token_1' : IDL.Text,
    'amount_0' : IDL.Nat,
    'amount_1' : IDL.Nat,
    'tx_id_0' : IDL.Opt(TxId),
    'tx_id_1' : IDL.Opt(TxId),
    'lp_fee_bps' : IDL.Opt(IDL.Nat8),
  });
  const TransferId = IDL.Record({
    'transfer_id' : IDL.Nat64,
    'transfer' : IDL.Variant({
      'IC' : IDL.Record({
        'is_send' : IDL.Bool,
        'block_index' : IDL.Nat,
        'chain' : IDL.Text,
        'canister_id' : IDL.Text,
        'amount' : IDL.Nat,
        'symbol' : IDL.Text,
      }),
    }),
  });
  const AddPoolReply = IDL.Record({
    'ts' : IDL.Nat64,
    'request_id' : IDL.Nat64,
    'status' : IDL.Text,
    'tx_id' : IDL.Nat64,
    'lp_token_symbol' : IDL.Text,
    'add_lp_token_amount' : IDL.Nat,
    'transfer_ids' : IDL.Vec(TransferId),
    'name' : IDL.Text,
    'balance_0' : IDL.Nat,
    'balance_1' : IDL.Nat,
    'amount_0' : IDL.Nat,
    'amount_1' : IDL.Nat,
    'claim_ids' : IDL.Vec(IDL.Nat64),
    'address_0' : IDL.Text,
    'address_1' : IDL.Text,
    'symbol_0' : IDL.Text,
    'symbol_1' : IDL.Text,
    'pool_id' : IDL.Nat32,
    'chain_0' : IDL.Text,
    'chain_1' : IDL.Text,
    'is_removed' : IDL.Bool,
    'symbol' : IDL.Text,
    'lp_fee_bps' : IDL.Nat8,
  });
  const Token = IDL.Record({
    'fee' : IDL.Nat,
    'decimals' : IDL.Nat8,
    'token_id' : IDL.Nat32,
    'chain' : IDL.Text,
    'name' : IDL.Text,
    'canister_id' : IDL.Text,
    'icrc1' : IDL.Bool,
    'icrc2' : IDL.Bool,
    'icrc3' : IDL.Bool,
    'is_removed' : IDL.Bool,
    'symbol' : IDL.Text,
  });
  const ClaimReply = IDL.Record({
    'ts' : IDL.Nat64,
    'fee' : IDL.Nat,
    'status' : IDL.Text,
    'claim_id' : IDL.Nat64,
    'transfer_ids' : IDL.Vec(TransferId),
    'desc' : IDL.Text,
    'chain' : IDL.Text,
    'canister_id' : IDL.Opt(IDL.Text),
    'to_address' : IDL.Text,
    'amount' : IDL.Nat,
    'symbol' : IDL.Text,
  });
  const Claim = IDL.Record({
    'ts' : IDL.Nat64,
    'fee' : IDL.Nat,
    'status' : IDL.Text,
    'claim_id' : IDL.Nat64,
    'desc' : IDL.Text,
    'chain' : IDL.Text,
    'canister_id' : IDL.Opt(IDL.Text),
    'to_address' : IDL.Text,
    'amount' : IDL.Nat,
    'symbol' : IDL.Text,
  });
  const Pool = IDL.Record({
    'lp_token_symbol' : IDL.Text,
    'name' : IDL.Text,
    'lp_fee_0' : IDL.Nat,
    'lp_fee_1' : IDL.Nat,
    'balance_0' : IDL.Nat,
    'balance_1' : IDL.Nat,
    'address_0' : IDL.Text,
    'address_1' : IDL.Text,
    'symbol_0' : IDL.Text,
    'symbol_1' : IDL.Text,
    'pool_id' : IDL.Nat32,
    'price' : IDL.Float64,
    'chain_0' : IDL.Text,
    'chain_1' : IDL.Text,
    'is_removed' : IDL.Bool,
    'symbol' : IDL.Text,
    'lp_fee_bps' : IDL.Nat8,
  });
  const SwapArgs = IDL.Record({
    'receive_token' : IDL.Text,
    'max_slippage' : IDL.Opt(IDL.Float64),
    'pay_amount' : IDL.Nat,
    'referred_by' : IDL.Opt(IDL.Text),
    'receive_amount' : IDL.Opt(IDL.Nat),
    'receive_address' : IDL.Opt(IDL.Text),
    'pay_token' : IDL.Text,
    'pay_tx_id' : IDL.Opt(TxId),
  });
  const SwapTx = IDL.Record({
    'ts' : IDL.Nat64,
    'receive_chain' : IDL.Text,
    'pay_amount' : IDL.Nat,
    'receive_amount' : IDL.Nat,
    'pay_symbol' : IDL.Text,
    'receive_symbol' : IDL.Text,
    'receive_address' : IDL.Text,
    'pool_symbol' : IDL.Text,
    'pay_address' : IDL.Text,
    'price' : IDL.Float64,
    'pay_chain' : IDL.Text,
    'lp_fee' : IDL.Nat,
    'gas_fee' : IDL.Nat,
  });
  const SwapReply = IDL.Record({
    'ts' : IDL.Nat64,
    'txs' : IDL.Vec(SwapTx),
    'request_id' : IDL.Nat64,
    'status' : IDL.Text,
    'tx_id' : IDL.Nat64,
    'transfer_ids' : IDL.Vec(TransferId),
    'receive_chain' : IDL.Text,
    'mid_price' : IDL.Float64,
    'pay_amount' : IDL.Nat,
    'receive_amount' : IDL.Nat,
    'claim_ids' : IDL.Vec(IDL.Nat64),
    'pay_symbol' : IDL.Text,
    'receive_symbol' : IDL.Text,
    'receive_address' : IDL.Text,
    'pay_address' : IDL.Text,
    'price' : IDL.Float64,
    'pay_chain' : IDL.Text,
    'slippage' : IDL.Float64,
  });
  const Request = IDL.Record({
    'ts' : IDL.Nat64,
    'request_id' : IDL.Nat64,
    'request' : IDL.Variant({
      'AddLiquidity' : IDL.Reserved,
      'Send' : IDL.Reserved,
      'Swap' : SwapArgs,
      'AddPool' : AddPoolArgs,
      'Claim' : IDL.Nat64,
      'RemoveLiquidity' : IDL.Reserved,
    }),
    'statuses' : IDL.Vec(IDL.Text),
    'reply' : IDL.Variant({
      'AddLiquidity' : IDL.Reserved,
      'Send' : IDL.Reserved,
      'Swap' : SwapReply,
      'AddPool' : AddPoolReply,
      'Claim' : ClaimReply,
      'RemoveLiquidity' : IDL.Reserved,
      'Pending' : IDL.Null,
    }),
  });
  const Done = IDL.Variant({ 'Ok' : IDL.Null, 'Err' : IDL.Text });
  const Conduct = IDL.Record({
    'times' : IDL.Opt(IDL.Nat32),
    'mode' : IDL.Variant({
      'Late' : IDL.Record({ 'delay_sec' : IDL.Nat32 }),
      'Failing' : IDL.Null,
      'Silent' : IDL.Null,
      'Honest' : IDL.Null,
    }),
  });
  const QuoteTx = IDL.Record({
    'receive_chain' : IDL.Text,
    'pay_amount' : IDL.Nat,
    'receive_amount' : IDL.Nat,
    'pay_symbol' : IDL.Text,
    'receive_symbol' : IDL.Text,
    'receive_address' : IDL.Text,
    'pool_symbol' : IDL.Text,
    'pay_address' : IDL.Text,
    'price' : IDL.Float64,
    'pay_chain' : IDL.Text,
    'lp_fee' : IDL.Nat,
    'gas_fee' : IDL.Nat,
  });
  const Quote = IDL.Record({
    'txs' : IDL.Vec(QuoteTx),
    'receive_chain' : IDL.Text,
    'mid_price' : IDL.Float64,
    'pay_amount' : IDL.Nat,
    'receive_amount' : IDL.Nat,
    'pay_symbol' : IDL.Text,
    'receive_symbol' : IDL.Text,
    'receive_address' : IDL.Text,
    'pay_address' : IDL.Text,
    'price' : IDL.Float64,
    'pay_chain' : IDL.Text,
    'slippage' : IDL.Float64,
  });
  const LpToken = IDL.Record({
    'fee' : IDL.Nat,
    'decimals' : IDL.Nat8,
    'token_id' : IDL.Nat32,
    'chain' : IDL.Text,
    'name' : IDL.Text,
    'address' : IDL.Text,
    'pool_id_of' : IDL.Nat32,
    'is_removed' : IDL.Bool,
    'total_supply' : IDL.Nat,
    'symbol' : IDL.Text,
  });
  
  return IDL.Service({
    'add_pool' : IDL.Func(
        [AddPoolArgs],
        [IDL.Variant({ 'Ok' : AddPoolReply, 'Err' : IDL.Text })],
        [],
      ),
    'add_token' : IDL.Func(
        [IDL.Record({ 'token' : IDL.Text })],
        [
          IDL.Variant({
            'Ok' : IDL.Variant({ 'IC' : Token }),
            'Err' : IDL.Text,
          }),
        ],
        [],
      ),
    'claim' : IDL.Func(
        [IDL.Nat64],
        [IDL.Variant({ 'Ok' : ClaimReply, 'Err' : IDL.Text })],
        [],
      ),
    'claims' : IDL.Func(
        [IDL.Text],
        [IDL.Variant({ 'Ok' : IDL.Vec(Claim), 'Err' : IDL.Text })],
        ['query'],
      ),
    'pools' : IDL.Func(
        [IDL.Opt(IDL.Text)],
        [IDL.Variant({ 'Ok' : IDL.Vec(Pool), 'Err' : IDL.Text })],
        ['query'],
      ),
    'requests' : IDL.Func(
        [IDL.Opt(IDL.Nat64)],
        [IDL.Variant({ 'Ok' : IDL.Vec(Request), 'Err' : IDL.Text })],
        ['query'],
      ),
    'sim_make_claimable' : IDL.Func([IDL.Nat64], [Done], []),
    'sim_remove_token' : IDL.Func([IDL.Text], [Done], []),
    'sim_set_conduct' : IDL.Func(
        [
          IDL.Record({
            'payout' : IDL.Opt(Conduct),
            'refund' : IDL.Opt(Conduct),
          }),
        ],
        [Done],
        [],
      ),
    'sim_set_maintenance' : IDL.Func([IDL.Bool], [Done], []),
    'swap' : IDL.Func(
        [SwapArgs],
        [IDL.Variant({ 'Ok' : SwapReply, 'Err' : IDL.Text })],
        [],
      ),
    'swap_amounts' : IDL.Func(
        [IDL.Text, IDL.Nat, IDL.Text],
        [IDL.Variant({ 'Ok' : Quote, 'Err' : IDL.Text })],
        ['query'],
      ),
    'swap_async' : IDL.Func(
        [SwapArgs],
        [IDL.Variant({ 'Ok' : IDL.Nat64, 'Err' : IDL.Text })],
        [],
      ),
    'tokens' : IDL.Func(
        [IDL.Opt(IDL.Text)],
        [
          IDL.Variant({
            'Ok' : IDL.Vec(IDL.Variant({ 'IC' : Token, 'LP' : LpToken })),
            'Err' : IDL.Text,
          }),
        ],
        ['query'],
      ),
  });
};
export const init = ({ IDL }) => {
  const InitArgs = IDL.Record({
    'icp' : IDL.Principal,
    'ckusdt' : IDL.Principal,
    'admins' : IDL.Vec(IDL.Principal),
  });
  
  return [IDL.Opt(InitArgs)];
};
