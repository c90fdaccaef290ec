import { Account } from "./icrc-ledger.js";
import { IDL, type Principal } from "./idl.js";

/*
 * How the blocks of ledgers are read that do not offer ICRC-3: `query_blocks` of the ICP ledger,
 * and `get_transactions` of older ICRC ledgers. Names are those of the ledgers.
 */

/** An amount of ICP. */
export const Tokens = IDL.Record({ e8s: IDL.Nat64 });
/** The values of `Tokens`. */
export type Tokens = { e8s: bigint };

/** Nanoseconds since 1970. */
export const TimeStamp = IDL.Record({ timestamp_nanos: IDL.Nat64 });
/** The values of `TimeStamp`. */
export type TimeStamp = { timestamp_nanos: bigint };

const AccountIdentifier = IDL.Vec(IDL.Nat8);

/** What a block of the ICP ledger did. Accounts are identifiers of 32 bytes. */
export const Operation = IDL.Variant({
  Mint: IDL.Record({ to: AccountIdentifier, amount: Tokens }),
  Burn: IDL.Record({
    from: AccountIdentifier,
    spender: IDL.Opt(AccountIdentifier),
    amount: Tokens,
  }),
  Transfer: IDL.Record({
    from: AccountIdentifier,
    to: AccountIdentifier,
    amount: Tokens,
    fee: Tokens,
    spender: IDL.Opt(AccountIdentifier),
  }),
  Approve: IDL.Record({
    from: AccountIdentifier,
    spender: AccountIdentifier,
    allowance_e8s: IDL.Int,
    allowance: Tokens,
    fee: Tokens,
    expires_at: IDL.Opt(TimeStamp),
    expected_allowance: IDL.Opt(Tokens),
  }),
});
/** The values of `Operation`. */
export type Operation =
  | { Mint: { to: Uint8Array | number[]; amount: Tokens } }
  | {
      Burn: {
        from: Uint8Array | number[];
        spender: [] | [Uint8Array | number[]];
        amount: Tokens;
      };
    }
  | {
      Transfer: {
        from: Uint8Array | number[];
        to: Uint8Array | number[];
        amount: Tokens;
        fee: Tokens;
        spender: [] | [Uint8Array | number[]];
      };
    }
  | {
      Approve: {
        from: Uint8Array | number[];
        spender: Uint8Array | number[];
        allowance_e8s: bigint;
        allowance: Tokens;
        fee: Tokens;
        expires_at: [] | [TimeStamp];
        expected_allowance: [] | [Tokens];
      };
    };

/** A block of the ICP ledger. */
export const Block = IDL.Record({
  parent_hash: IDL.Opt(IDL.Vec(IDL.Nat8)),
  transaction: IDL.Record({
    memo: IDL.Nat64,
    icrc1_memo: IDL.Opt(IDL.Vec(IDL.Nat8)),
    operation: IDL.Opt(Operation),
    created_at_time: TimeStamp,
  }),
  timestamp: TimeStamp,
});
/** The values of `Block`. */
export type Block = {
  parent_hash: [] | [Uint8Array | number[]];
  transaction: {
    memo: bigint;
    icrc1_memo: [] | [Uint8Array | number[]];
    operation: [] | [Operation];
    created_at_time: TimeStamp;
  };
  timestamp: TimeStamp;
};

/** The argument of `query_blocks`. */
export const QueryBlocksArgs = IDL.Record({ start: IDL.Nat64, length: IDL.Nat64 });
/** The values of `QueryBlocksArgs`. */
export type QueryBlocksArgs = { start: bigint; length: bigint };

/** What `get_blocks` of an archive answers. */
export const ArchivedBlocks = IDL.Variant({
  Ok: IDL.Record({ blocks: IDL.Vec(Block) }),
  Err: IDL.Variant({
    BadFirstBlockIndex: IDL.Record({
      requested_index: IDL.Nat64,
      first_valid_index: IDL.Nat64,
    }),
    Other: IDL.Record({ error_code: IDL.Nat64, error_message: IDL.Text }),
  }),
});

/** What `query_blocks` answers. */
export const QueryBlocksResult = IDL.Record({
  chain_length: IDL.Nat64,
  certificate: IDL.Opt(IDL.Vec(IDL.Nat8)),
  blocks: IDL.Vec(Block),
  first_block_index: IDL.Nat64,
  archived_blocks: IDL.Vec(
    IDL.Record({
      start: IDL.Nat64,
      length: IDL.Nat64,
      callback: IDL.Func([QueryBlocksArgs], [ArchivedBlocks], ["query"]),
    }),
  ),
});
/** The values of `QueryBlocksResult`. */
export type QueryBlocksResult = {
  chain_length: bigint;
  certificate: [] | [Uint8Array | number[]];
  blocks: Block[];
  first_block_index: bigint;
  archived_blocks: { start: bigint; length: bigint; callback: [Principal, string] }[];
};

/** The argument of `get_transactions`. */
export const GetTransactionsArgs = IDL.Record({ start: IDL.Nat, length: IDL.Nat });
/** The values of `GetTransactionsArgs`. */
export type GetTransactionsArgs = { start: bigint; length: bigint };

/** What `get_transactions` answers, as far as somebody needs it who looks for a transfer. */
export const GetTransactionsResult = IDL.Record({
  first_index: IDL.Nat,
  log_length: IDL.Nat,
  transactions: IDL.Vec(
    IDL.Record({
      kind: IDL.Text,
      timestamp: IDL.Nat64,
      transfer: IDL.Opt(
        IDL.Record({
          from: Account,
          to: Account,
          amount: IDL.Nat,
          spender: IDL.Opt(Account),
        }),
      ),
    }),
  ),
});
/** The values of `GetTransactionsResult`. */
export type GetTransactionsResult = {
  first_index: bigint;
  log_length: bigint;
  transactions: {
    kind: string;
    timestamp: bigint;
    transfer: [] | [{ from: Account; to: Account; amount: bigint; spender: [] | [Account] }];
  }[];
};
