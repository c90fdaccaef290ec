import { IDL, type Principal } from "./idl.js";

/** ICRC-1: an owner and, when not the default, 32 bytes that tell its accounts apart. */
export const Account = IDL.Record({
  owner: IDL.Principal,
  subaccount: IDL.Opt(IDL.Vec(IDL.Nat8)),
});
/** The values of `Account`. */
export type Account = { owner: Principal; subaccount: [] | [Uint8Array | number[]] };

/** ICRC-1: a value of `icrc1_metadata`. */
export const MetadataValue = IDL.Variant({
  Nat: IDL.Nat,
  Int: IDL.Int,
  Text: IDL.Text,
  Blob: IDL.Vec(IDL.Nat8),
});
/** The values of `MetadataValue`. */
export type MetadataValue =
  | { Nat: bigint }
  | { Int: bigint }
  | { Text: string }
  | { Blob: Uint8Array | number[] };

/** ICRC-1: what `icrc1_metadata` answers. */
export const Metadata = IDL.Vec(IDL.Tuple(IDL.Text, MetadataValue));

/** ICRC-1, ICRC-10: the name of a standard, and where it is written. */
export const Standard = IDL.Record({ name: IDL.Text, url: IDL.Text });
/** The values of `Standard`. */
export type Standard = { name: string; url: string };

/** ICRC-1: the argument of `icrc1_transfer`. */
export const TransferArgs = IDL.Record({
  from_subaccount: IDL.Opt(IDL.Vec(IDL.Nat8)),
  to: Account,
  amount: IDL.Nat,
  fee: IDL.Opt(IDL.Nat),
  memo: IDL.Opt(IDL.Vec(IDL.Nat8)),
  created_at_time: IDL.Opt(IDL.Nat64),
});
/** The values of `TransferArgs`. */
export type TransferArgs = {
  from_subaccount: [] | [Uint8Array | number[]];
  to: Account;
  amount: bigint;
  fee: [] | [bigint];
  memo: [] | [Uint8Array | number[]];
  created_at_time: [] | [bigint];
};

const GenericError = IDL.Record({ error_code: IDL.Nat, message: IDL.Text });

/** ICRC-1: every way a transfer is refused. */
export const TransferError = IDL.Variant({
  BadFee: IDL.Record({ expected_fee: IDL.Nat }),
  BadBurn: IDL.Record({ min_burn_amount: IDL.Nat }),
  InsufficientFunds: IDL.Record({ balance: IDL.Nat }),
  TooOld: IDL.Null,
  CreatedInFuture: IDL.Record({ ledger_time: IDL.Nat64 }),
  Duplicate: IDL.Record({ duplicate_of: IDL.Nat }),
  TemporarilyUnavailable: IDL.Null,
  GenericError,
});
/** The values of `TransferError`. */
export type TransferError =
  | { BadFee: { expected_fee: bigint } }
  | { BadBurn: { min_burn_amount: bigint } }
  | { InsufficientFunds: { balance: bigint } }
  | { TooOld: null }
  | { CreatedInFuture: { ledger_time: bigint } }
  | { Duplicate: { duplicate_of: bigint } }
  | { TemporarilyUnavailable: null }
  | { GenericError: { error_code: bigint; message: string } };

/** ICRC-1: the index of the block, or why there is none. */
export const TransferResult = IDL.Variant({ Ok: IDL.Nat, Err: TransferError });
/** The values of `TransferResult`. */
export type TransferResult = { Ok: bigint } | { Err: TransferError };

/** ICRC-2: the argument of `icrc2_approve`. */
export const ApproveArgs = IDL.Record({
  from_subaccount: IDL.Opt(IDL.Vec(IDL.Nat8)),
  spender: Account,
  amount: IDL.Nat,
  expected_allowance: IDL.Opt(IDL.Nat),
  expires_at: IDL.Opt(IDL.Nat64),
  fee: IDL.Opt(IDL.Nat),
  memo: IDL.Opt(IDL.Vec(IDL.Nat8)),
  created_at_time: IDL.Opt(IDL.Nat64),
});
/** The values of `ApproveArgs`. */
export type ApproveArgs = {
  from_subaccount: [] | [Uint8Array | number[]];
  spender: Account;
  amount: bigint;
  expected_allowance: [] | [bigint];
  expires_at: [] | [bigint];
  fee: [] | [bigint];
  memo: [] | [Uint8Array | number[]];
  created_at_time: [] | [bigint];
};

/** ICRC-2: every way an approval is refused. */
export const ApproveError = IDL.Variant({
  BadFee: IDL.Record({ expected_fee: IDL.Nat }),
  InsufficientFunds: IDL.Record({ balance: IDL.Nat }),
  AllowanceChanged: IDL.Record({ current_allowance: IDL.Nat }),
  Expired: IDL.Record({ ledger_time: IDL.Nat64 }),
  TooOld: IDL.Null,
  CreatedInFuture: IDL.Record({ ledger_time: IDL.Nat64 }),
  Duplicate: IDL.Record({ duplicate_of: IDL.Nat }),
  TemporarilyUnavailable: IDL.Null,
  GenericError,
});
/** The values of `ApproveError`. */
export type ApproveError =
  | { BadFee: { expected_fee: bigint } }
  | { InsufficientFunds: { balance: bigint } }
  | { AllowanceChanged: { current_allowance: bigint } }
  | { Expired: { ledger_time: bigint } }
  | { TooOld: null }
  | { CreatedInFuture: { ledger_time: bigint } }
  | { Duplicate: { duplicate_of: bigint } }
  | { TemporarilyUnavailable: null }
  | { GenericError: { error_code: bigint; message: string } };

/** ICRC-2: the index of the block, or why there is none. */
export const ApproveResult = IDL.Variant({ Ok: IDL.Nat, Err: ApproveError });
/** The values of `ApproveResult`. */
export type ApproveResult = { Ok: bigint } | { Err: ApproveError };

/** ICRC-2: the argument of `icrc2_transfer_from`. */
export const TransferFromArgs = IDL.Record({
  spender_subaccount: IDL.Opt(IDL.Vec(IDL.Nat8)),
  from: Account,
  to: Account,
  amount: IDL.Nat,
  fee: IDL.Opt(IDL.Nat),
  memo: IDL.Opt(IDL.Vec(IDL.Nat8)),
  created_at_time: IDL.Opt(IDL.Nat64),
});
/** The values of `TransferFromArgs`. */
export type TransferFromArgs = {
  spender_subaccount: [] | [Uint8Array | number[]];
  from: Account;
  to: Account;
  amount: bigint;
  fee: [] | [bigint];
  memo: [] | [Uint8Array | number[]];
  created_at_time: [] | [bigint];
};

/** ICRC-2: every way a transfer by allowance is refused. */
export const TransferFromError = IDL.Variant({
  BadFee: IDL.Record({ expected_fee: IDL.Nat }),
  BadBurn: IDL.Record({ min_burn_amount: IDL.Nat }),
  InsufficientFunds: IDL.Record({ balance: IDL.Nat }),
  InsufficientAllowance: IDL.Record({ allowance: IDL.Nat }),
  TooOld: IDL.Null,
  CreatedInFuture: IDL.Record({ ledger_time: IDL.Nat64 }),
  Duplicate: IDL.Record({ duplicate_of: IDL.Nat }),
  TemporarilyUnavailable: IDL.Null,
  GenericError,
});
/** The values of `TransferFromError`. */
export type TransferFromError = TransferError | { InsufficientAllowance: { allowance: bigint } };

/** ICRC-2: the index of the block, or why there is none. */
export const TransferFromResult = IDL.Variant({ Ok: IDL.Nat, Err: TransferFromError });
/** The values of `TransferFromResult`. */
export type TransferFromResult = { Ok: bigint } | { Err: TransferFromError };

/** ICRC-2: the argument of `icrc2_allowance`. */
export const AllowanceArgs = IDL.Record({ account: Account, spender: Account });
/** The values of `AllowanceArgs`. */
export type AllowanceArgs = { account: Account; spender: Account };

/** ICRC-2: what a spender may still take, and until when. */
export const Allowance = IDL.Record({ allowance: IDL.Nat, expires_at: IDL.Opt(IDL.Nat64) });
/** The values of `Allowance`. */
export type Allowance = { allowance: bigint; expires_at: [] | [bigint] };

/** ICRC-3: the generic value that blocks are made of. */
export const Value = IDL.Rec();
Value.fill(
  IDL.Variant({
    Blob: IDL.Vec(IDL.Nat8),
    Text: IDL.Text,
    Nat: IDL.Nat,
    Int: IDL.Int,
    Array: IDL.Vec(Value),
    Map: IDL.Vec(IDL.Tuple(IDL.Text, Value)),
  }),
);
/** The values of `Value`. */
export type Value =
  | { Blob: Uint8Array | number[] }
  | { Text: string }
  | { Nat: bigint }
  | { Int: bigint }
  | { Array: Value[] }
  | { Map: [string, Value][] };

/** ICRC-3: ranges of blocks. */
export const GetBlocksArgs = IDL.Vec(IDL.Record({ start: IDL.Nat, length: IDL.Nat }));
/** The values of `GetBlocksArgs`. */
export type GetBlocksArgs = { start: bigint; length: bigint }[];

/** ICRC-3: the blocks asked for, and where those are that live elsewhere. */
export const GetBlocksResult = IDL.Rec();
GetBlocksResult.fill(
  IDL.Record({
    log_length: IDL.Nat,
    blocks: IDL.Vec(IDL.Record({ id: IDL.Nat, block: Value })),
    archived_blocks: IDL.Vec(
      IDL.Record({
        args: GetBlocksArgs,
        callback: IDL.Func([GetBlocksArgs], [GetBlocksResult], ["query"]),
      }),
    ),
  }),
);
/** The values of `GetBlocksResult`. */
export type GetBlocksResult = {
  log_length: bigint;
  blocks: { id: bigint; block: Value }[];
  archived_blocks: { args: GetBlocksArgs; callback: [Principal, string] }[];
};

/** ICRC-3: the argument of `icrc3_get_archives`. */
export const GetArchivesArgs = IDL.Record({ from: IDL.Opt(IDL.Principal) });
/** The values of `GetArchivesArgs`. */
export type GetArchivesArgs = { from: [] | [Principal] };

/** ICRC-3: an archive and the blocks it holds, both ends included. */
export const Archive = IDL.Record({ canister_id: IDL.Principal, start: IDL.Nat, end: IDL.Nat });
/** The values of `Archive`. */
export type Archive = { canister_id: Principal; start: bigint; end: bigint };

/** ICRC-107: the account that collects fees, if any. */
export const FeeCollectorResult = IDL.Variant({ Ok: IDL.Opt(Account), Err: IDL.Reserved });
/** The values of `FeeCollectorResult`. */
export type FeeCollectorResult = { Ok: [] | [Account] } | { Err: unknown };

/** ICRC-3: a certificate of the network, and the tree it certifies. */
export const DataCertificate = IDL.Record({
  certificate: IDL.Vec(IDL.Nat8),
  hash_tree: IDL.Vec(IDL.Nat8),
});
/** The values of `DataCertificate`. */
export type DataCertificate = {
  certificate: Uint8Array | number[];
  hash_tree: Uint8Array | number[];
};

/** ICRC-3: a kind of block, and where its schema is written. */
export const BlockType = IDL.Record({ block_type: IDL.Text, url: IDL.Text });
/** The values of `BlockType`. */
export type BlockType = { block_type: string; url: string };
