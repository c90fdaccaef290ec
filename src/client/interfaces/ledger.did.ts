// @ts-nocheck
/*
 * Made from canisters/ledger/ledger.did by `npm run check -- --write`: change that file, not this one.
 */
import type { ActorMethod } from '@dfinity/agent';
import type { Principal } from '@dfinity/principal';
import type { IDL } from '@dfinity/candid';

export interface Account {
  'owner' : Principal,
  'subaccount' : [] | [Uint8Array],
}
export interface AccountTransaction {
  'burn' : [] | [
    {
      'from' : Account,
      'memo' : [] | [Uint8Array],
      'created_at_time' : [] | [bigint],
      'amount' : bigint,
      'spender' : [] | [Account],
    }
  ],
  'kind' : string,
  'mint' : [] | [
    {
      'to' : Account,
      'memo' : [] | [Uint8Array],
      'created_at_time' : [] | [bigint],
      'amount' : bigint,
    }
  ],
  'approve' : [] | [
    {
      'fee' : [] | [bigint],
      'from' : Account,
      'memo' : [] | [Uint8Array],
      'created_at_time' : [] | [bigint],
      'amount' : bigint,
      'expected_allowance' : [] | [bigint],
      'expires_at' : [] | [bigint],
      'spender' : Account,
    }
  ],
  'timestamp' : bigint,
  'transfer' : [] | [
    {
      'to' : Account,
      'fee' : [] | [bigint],
      'from' : Account,
      'memo' : [] | [Uint8Array],
      'created_at_time' : [] | [bigint],
      'amount' : bigint,
      'spender' : [] | [Account],
    }
  ],
}
export interface Allowance {
  'allowance' : bigint,
  'expires_at' : [] | [bigint],
}
export interface ApproveArgs {
  'fee' : [] | [bigint],
  'memo' : [] | [Uint8Array],
  'from_subaccount' : [] | [Uint8Array],
  'created_at_time' : [] | [bigint],
  'amount' : bigint,
  'expected_allowance' : [] | [bigint],
  'expires_at' : [] | [bigint],
  'spender' : Account,
}
export type ApproveError = {
    'GenericError' : { 'message' : string, 'error_code' : bigint }
  } |
  { 'TemporarilyUnavailable' : null } |
  { 'Duplicate' : { 'duplicate_of' : bigint } } |
  { 'BadFee' : { 'expected_fee' : bigint } } |
  { 'AllowanceChanged' : { 'current_allowance' : bigint } } |
  { 'CreatedInFuture' : { 'ledger_time' : bigint } } |
  { 'TooOld' : null } |
  { 'Expired' : { 'ledger_time' : bigint } } |
  { 'InsufficientFunds' : { 'balance' : bigint } };
/**
 * Where an audit stands.
 */
export interface AuditPlace {
  'locked' : bigint,
  /**
   * The block that named the fee collector of the moment.
   */
  'collector' : [] | [bigint],
  'accounts' : bigint,
  'blocks' : bigint,
  'holders' : bigint,
  'balances' : bigint,
}
export type BurnError = { 'InvalidAccount' : string } |
  { 'GenericError' : { 'message' : string, 'error_code' : bigint } } |
  { 'InvalidAmount' : string } |
  { 'Duplicate' : { 'duplicate_of' : bigint } } |
  {
    /**
     * The balance that is not locked.
     */
    'InsufficientBalance' : { 'balance' : bigint }
  } |
  { 'Unauthorized' : string } |
  { 'CreatedInFuture' : { 'ledger_time' : bigint } } |
  { 'TooOld' : null };
export interface ConsentMessageRequest {
  'arg' : Uint8Array,
  'method' : string,
  'user_preferences' : {
    'metadata' : ConsentMetadata,
    'device_spec' : [] | [
      { 'GenericDisplay' : null } |
        { 'FieldsDisplay' : null }
    ],
  },
}
export type ConsentMessageResult = {
    'Ok' : {
      'metadata' : ConsentMetadata,
      'consent_message' : {
          'FieldsDisplayMessage' : {
            'fields' : Array<[string, ConsentValue]>,
            'intent' : string,
          }
        } |
        { 'GenericDisplayMessage' : string },
    }
  } |
  {
    'Err' : {
        'GenericError' : { 'description' : string, 'error_code' : bigint }
      } |
      { 'InsufficientPayment' : ErrorInfo } |
      { 'UnsupportedCanisterCall' : ErrorInfo } |
      { 'ConsentMessageUnavailable' : ErrorInfo }
  };
export interface ConsentMetadata {
  'utc_offset_minutes' : [] | [number],
  'language' : string,
}
export type ConsentValue = { 'Text' : { 'content' : string } } |
  {
    'TokenAmount' : {
      'decimals' : number,
      'amount' : bigint,
      'symbol' : string,
    }
  } |
  { 'TimestampSeconds' : { 'amount' : bigint } } |
  { 'DurationSeconds' : { 'amount' : bigint } };
export type DeactivateError = {
    'GenericError' : { 'message' : string, 'error_code' : bigint }
  } |
  { 'Duplicate' : { 'duplicate_of' : bigint } } |
  { 'Unauthorized' : string } |
  { 'CreatedInFuture' : { 'ledger_time' : bigint } } |
  { 'AlreadyDeactivated' : string } |
  { 'TooOld' : null };
export interface ErrorInfo { 'description' : string }
export type FreezeAccountError = { 'InvalidAccount' : string } |
  { 'GenericError' : { 'message' : string, 'error_code' : bigint } } |
  { 'Duplicate' : { 'duplicate_of' : bigint } } |
  { 'AlreadyFrozen' : string } |
  { 'Unauthorized' : string } |
  { 'CreatedInFuture' : { 'ledger_time' : bigint } } |
  { 'TooOld' : null };
export type FreezePrincipalError = {
    'GenericError' : { 'message' : string, 'error_code' : bigint }
  } |
  { 'Duplicate' : { 'duplicate_of' : bigint } } |
  { 'InvalidPrincipal' : string } |
  { 'AlreadyFrozen' : string } |
  { 'Unauthorized' : string } |
  { 'CreatedInFuture' : { 'ledger_time' : bigint } } |
  { 'TooOld' : null };
export type GetBlocksArgs = Array<{ 'start' : bigint, 'length' : bigint }>;
export interface GetBlocksResult {
  'log_length' : bigint,
  'blocks' : Array<{ 'id' : bigint, 'block' : Value }>,
  'archived_blocks' : Array<
    { 'args' : GetBlocksArgs, 'callback' : [Principal, string] }
  >,
}
export interface IcpBlock {
  'transaction' : {
    'memo' : bigint,
    'icrc1_memo' : [] | [Uint8Array],
    'operation' : [] | [IcpOperation],
    'created_at_time' : TimeStamp,
  },
  'timestamp' : TimeStamp,
  'parent_hash' : [] | [Uint8Array],
}
export type IcpOperation = {
    'Approve' : {
      'fee' : Tokens,
      'from' : Uint8Array,
      'allowance_e8s' : bigint,
      'allowance' : Tokens,
      'expected_allowance' : [] | [Tokens],
      'expires_at' : [] | [TimeStamp],
      'spender' : Uint8Array,
    }
  } |
  {
    'Burn' : {
      'from' : Uint8Array,
      'amount' : Tokens,
      'spender' : [] | [Uint8Array],
    }
  } |
  { 'Mint' : { 'to' : Uint8Array, 'amount' : Tokens } } |
  {
    'Transfer' : {
      'to' : Uint8Array,
      'fee' : Tokens,
      'from' : Uint8Array,
      'amount' : Tokens,
      'spender' : [] | [Uint8Array],
    }
  };
/**
 * On upgrade, null keeps what stands; a record replaces the configuration, mints nothing, and must
 * name the same decimals and the same minting account.
 */
export interface InitArgs {
  /**
   * Accounts that the supply figures count as the treasury's.
   */
  'treasury_accounts' : [] | [Array<Account>],
  'decimals' : number,
  /**
   * Names of the standards to list; null lists all that are implemented.
   */
  'listed_standards' : [] | [Array<string>],
  /**
   * Default: 60 seconds.
   */
  'permitted_drift_ns' : [] | [bigint],
  'transfer_fee' : bigint,
  'metadata' : [] | [Array<[string, MetadataValue]>],
  'minting_account' : Account,
  'name' : string,
  /**
   * Minted in the first blocks.
   */
  'initial_balances' : Array<{ 'account' : Account, 'amount' : bigint }>,
  /**
   * Cap on everything ever minted; burning does not reopen it. Null: no cap.
   */
  'max_minted' : [] | [bigint],
  /**
   * Where fees go; null burns them.
   */
  'fee_collector' : [] | [Account],
  /**
   * Default: 24 hours.
   */
  'transaction_window_ns' : [] | [bigint],
  /**
   * What may be minted in any 365 days: a share of the supply as they began, or `bootstrap` while
   * that supply is below `floor`.
   */
  'mint_budget' : [] | [
    { 'floor' : bigint, 'yearly_bp' : bigint, 'bootstrap' : bigint }
  ],
  /**
   * Default: the fee.
   */
  'min_burn_amount' : [] | [bigint],
  /**
   * Default: 80 bytes.
   */
  'max_memo_length' : [] | [number],
  /**
   * Serve `query_blocks` as the ICP ledger does.
   */
  'icp_facade' : [] | [boolean],
  'roles' : [] | [Roles],
  'symbol' : string,
}
export interface Lock {
  'locked_at' : bigint,
  'lock_id' : bigint,
  'module' : Principal,
  'amount' : bigint,
  'expires_at' : [] | [bigint],
  'purpose' : string,
}
/**
 * A lock is named by its module, its account and the module's own number for it.
 */
export interface LockArgs {
  'lock_id' : bigint,
  'account' : Account,
  'created_at_time' : bigint,
  'amount' : bigint,
  /**
   * From then on the tokens are free by themselves; null: until the module lets them go.
   */
  'expires_at' : [] | [bigint],
  'purpose' : string,
  'reason' : [] | [string],
}
export type LockError = { 'LockExists' : { 'locked' : bigint } } |
  { 'InvalidAccount' : string } |
  { 'GenericError' : { 'message' : string, 'error_code' : bigint } } |
  { 'InvalidAmount' : string } |
  { 'TemporarilyUnavailable' : null } |
  { 'TooManyLocks' : { 'max' : bigint } } |
  { 'Duplicate' : { 'duplicate_of' : bigint } } |
  { 'Unauthorized' : string } |
  { 'CreatedInFuture' : { 'ledger_time' : bigint } } |
  { 'TooOld' : null } |
  { 'Expired' : { 'ledger_time' : bigint } } |
  { 'InsufficientFunds' : { 'balance' : bigint } };
export type MetadataValue = { 'Int' : bigint } |
  { 'Nat' : bigint } |
  { 'Blob' : Uint8Array } |
  { 'Text' : string };
export type MintError = { 'InvalidAccount' : string } |
  { 'GenericError' : { 'message' : string, 'error_code' : bigint } } |
  { 'InvalidAmount' : string } |
  { 'Duplicate' : { 'duplicate_of' : bigint } } |
  { 'Unauthorized' : string } |
  { 'CreatedInFuture' : { 'ledger_time' : bigint } } |
  { 'TooOld' : null };
export type PauseError = {
    'GenericError' : { 'message' : string, 'error_code' : bigint }
  } |
  { 'Duplicate' : { 'duplicate_of' : bigint } } |
  { 'Unauthorized' : string } |
  { 'CreatedInFuture' : { 'ledger_time' : bigint } } |
  { 'AlreadyDeactivated' : string } |
  { 'AlreadyPaused' : string } |
  { 'TooOld' : null };
export interface QueryBlocksArgs { 'start' : bigint, 'length' : bigint }
export interface QueryBlocksResult {
  'certificate' : [] | [Uint8Array],
  'blocks' : Array<IcpBlock>,
  'chain_length' : bigint,
  'first_block_index' : bigint,
  'archived_blocks' : Array<
    { 'callback' : [Principal, string], 'start' : bigint, 'length' : bigint }
  >,
}
/**
 * Why a privileged call was made, and when the caller says: kept in its block.
 */
export interface ReasonAndTime {
  'created_at_time' : bigint,
  'reason' : [] | [string],
}
/**
 * Who may do what. An empty list means nobody.
 */
export interface Roles {
  'freezers' : Array<Principal>,
  'lockers' : Array<Principal>,
  'minters' : Array<Principal>,
  'burners' : Array<Principal>,
  'guardian' : [] | [Principal],
  'governance' : [] | [Principal],
}
export type SetFeeCollectorError = { 'InvalidAccount' : string } |
  { 'GenericError' : { 'message' : string, 'error_code' : bigint } } |
  { 'AccessDenied' : string } |
  { 'Duplicate' : { 'duplicate_of' : bigint } };
export interface Standard { 'url' : string, 'name' : string }
export interface TimeStamp { 'timestamp_nanos' : bigint }
/**
 * The ICP ledger's types, for `query_blocks`.
 */
export interface Tokens { 'e8s' : bigint }
export interface TransferArgs {
  'to' : Account,
  'fee' : [] | [bigint],
  'memo' : [] | [Uint8Array],
  'from_subaccount' : [] | [Uint8Array],
  'created_at_time' : [] | [bigint],
  'amount' : bigint,
}
export type TransferError = {
    'GenericError' : { 'message' : string, 'error_code' : bigint }
  } |
  {
    /**
     * The ledger is paused.
     */
    'TemporarilyUnavailable' : null
  } |
  { 'BadBurn' : { 'min_burn_amount' : bigint } } |
  { 'Duplicate' : { 'duplicate_of' : bigint } } |
  { 'BadFee' : { 'expected_fee' : bigint } } |
  { 'CreatedInFuture' : { 'ledger_time' : bigint } } |
  { 'TooOld' : null } |
  {
    /**
     * The balance that is not locked.
     */
    'InsufficientFunds' : { 'balance' : bigint }
  };
export interface TransferFromArgs {
  'to' : Account,
  'fee' : [] | [bigint],
  'spender_subaccount' : [] | [Uint8Array],
  'from' : Account,
  'memo' : [] | [Uint8Array],
  'created_at_time' : [] | [bigint],
  'amount' : bigint,
}
export type TransferFromError = {
    'GenericError' : { 'message' : string, 'error_code' : bigint }
  } |
  { 'TemporarilyUnavailable' : null } |
  { 'InsufficientAllowance' : { 'allowance' : bigint } } |
  { 'BadBurn' : { 'min_burn_amount' : bigint } } |
  { 'Duplicate' : { 'duplicate_of' : bigint } } |
  { 'BadFee' : { 'expected_fee' : bigint } } |
  { 'CreatedInFuture' : { 'ledger_time' : bigint } } |
  { 'TooOld' : null } |
  { 'InsufficientFunds' : { 'balance' : bigint } };
export type UnfreezeAccountError = { 'InvalidAccount' : string } |
  { 'GenericError' : { 'message' : string, 'error_code' : bigint } } |
  { 'Duplicate' : { 'duplicate_of' : bigint } } |
  { 'Unauthorized' : string } |
  { 'CreatedInFuture' : { 'ledger_time' : bigint } } |
  { 'TooOld' : null };
export type UnfreezePrincipalError = {
    'GenericError' : { 'message' : string, 'error_code' : bigint }
  } |
  { 'Duplicate' : { 'duplicate_of' : bigint } } |
  { 'InvalidPrincipal' : string } |
  { 'Unauthorized' : string } |
  { 'CreatedInFuture' : { 'ledger_time' : bigint } } |
  { 'TooOld' : null };
export type UnpauseError = { 'NotPaused' : string } |
  { 'GenericError' : { 'message' : string, 'error_code' : bigint } } |
  { 'Duplicate' : { 'duplicate_of' : bigint } } |
  { 'Unauthorized' : string } |
  { 'CreatedInFuture' : { 'ledger_time' : bigint } } |
  { 'AlreadyDeactivated' : string } |
  { 'TooOld' : null };
export interface UseLockArgs {
  'lock_id' : bigint,
  'account' : Account,
  'created_at_time' : bigint,
  'amount' : bigint,
  'reason' : [] | [string],
}
export type UseLockError = { 'InvalidAccount' : string } |
  { 'GenericError' : { 'message' : string, 'error_code' : bigint } } |
  { 'InvalidAmount' : string } |
  { 'TemporarilyUnavailable' : null } |
  { 'Duplicate' : { 'duplicate_of' : bigint } } |
  { 'NoSuchLock' : null } |
  { 'Unauthorized' : string } |
  { 'CreatedInFuture' : { 'ledger_time' : bigint } } |
  { 'TooOld' : null } |
  { 'InsufficientLock' : { 'locked' : bigint } };
export type Value = { 'Int' : bigint } |
  { 'Map' : Array<[string, Value]> } |
  { 'Nat' : bigint } |
  { 'Blob' : Uint8Array } |
  { 'Text' : string } |
  { 'Array' : Array<Value> };
export interface _SERVICE {
  /**
   * What was held after the last block at or before a time; locked tokens included.
   */
  'balance_at' : ActorMethod<
    [{ 'time' : bigint, 'account' : Account }],
    bigint
  >,
  'balance_details' : ActorMethod<
    [Account],
    {
      'balance' : bigint,
      'locked' : bigint,
      'available' : bigint,
      'locks' : Array<Lock>,
    }
  >,
  'burn_locked' : ActorMethod<
    [UseLockArgs],
    { 'Ok' : bigint } |
      { 'Err' : UseLockError }
  >,
  /**
   * One step of an audit; begin with null and go on with `next` until it is null.
   */
  'check_invariants' : ActorMethod<
    [{ 'after' : [] | [AuditPlace] }],
    {
      'broken' : Array<{ 'name' : string, 'says' : string }>,
      'next' : [] | [AuditPlace],
    }
  >,
  /**
   * ICRC-106, served by the ledger itself: newest first, before the block `start`.
   */
  'get_account_transactions' : ActorMethod<
    [{ 'max_results' : bigint, 'start' : [] | [bigint], 'account' : Account }],
    {
        'Ok' : {
          'balance' : bigint,
          'transactions' : Array<
            { 'id' : bigint, 'transaction' : AccountTransaction }
          >,
          'oldest_tx_id' : [] | [bigint],
        }
      } |
      { 'Err' : { 'message' : string } }
  >,
  /**
   * Newest first, as far as blocks are settled.
   */
  'get_activity' : ActorMethod<
    [
      {
        'span' : { 'Day' : null } |
          { 'Hour' : null },
        'limit' : [] | [number],
        'until' : [] | [bigint],
      },
    ],
    Array<
      {
        'fees' : bigint,
        'transfers' : number,
        'minted' : bigint,
        'volume' : bigint,
        'start' : bigint,
        'burnt' : bigint,
        'transactions' : number,
      }
    >
  >,
  'get_supply' : ActorMethod<
    [],
    {
      'total' : bigint,
      'circulating' : bigint,
      'headroom' : [] | [bigint],
      'minted' : bigint,
      'locked' : bigint,
      'minted_this_year' : bigint,
      'holders' : bigint,
      'burnt' : bigint,
      'budget' : [] | [bigint],
      'treasury' : bigint,
    }
  >,
  /**
   * /, /metrics, /api/token, /api/supply, /api/balance/<account>, /api/transactions/<account>
   */
  'http_request' : ActorMethod<
    [
      {
        'url' : string,
        'method' : string,
        'body' : Uint8Array,
        'headers' : Array<[string, string]>,
      },
    ],
    {
      'body' : Uint8Array,
      'headers' : Array<[string, string]>,
      'status_code' : number,
    }
  >,
  /**
   * ICRC-103
   */
  'icrc103_get_allowances' : ActorMethod<
    [
      {
        'take' : [] | [bigint],
        'prev_spender' : [] | [Account],
        'from_account' : [] | [Account],
      },
    ],
    {
        'Ok' : Array<
          {
            'from_account' : Account,
            'to_spender' : Account,
            'allowance' : bigint,
            'expires_at' : [] | [bigint],
          }
        >
      } |
      {
        'Err' : {
            'GenericError' : { 'message' : string, 'error_code' : bigint }
          } |
          { 'AccessDenied' : { 'reason' : string } }
      }
  >,
  'icrc106_get_index_principal' : ActorMethod<
    [],
    { 'Ok' : Principal } |
      {
        'Err' : {
            'GenericError' : { 'description' : string, 'error_code' : bigint }
          } |
          { 'IndexPrincipalNotSet' : null }
      }
  >,
  'icrc107_get_fee_collector' : ActorMethod<
    [],
    { 'Ok' : [] | [Account] } |
      { 'Err' : { 'message' : string, 'error_code' : bigint } }
  >,
  /**
   * ICRC-107. Role: governance.
   */
  'icrc107_set_fee_collector' : ActorMethod<
    [{ 'fee_collector' : [] | [Account], 'created_at_time' : bigint }],
    { 'Ok' : bigint } |
      { 'Err' : SetFeeCollectorError }
  >,
  /**
   * ICRC-10
   */
  'icrc10_supported_standards' : ActorMethod<[], Array<Standard>>,
  'icrc152_burn' : ActorMethod<
    [
      {
        'from' : Account,
        'created_at_time' : bigint,
        'amount' : bigint,
        'reason' : [] | [string],
      },
    ],
    { 'Ok' : bigint } |
      { 'Err' : BurnError }
  >,
  /**
   * ICRC-152. Roles: minters, burners.
   */
  'icrc152_mint' : ActorMethod<
    [
      {
        'to' : Account,
        'created_at_time' : bigint,
        'amount' : bigint,
        'reason' : [] | [string],
      },
    ],
    { 'Ok' : bigint } |
      { 'Err' : MintError }
  >,
  /**
   * ICRC-153. Roles: freezers and governance; the guardian may freeze.
   */
  'icrc153_freeze_account' : ActorMethod<
    [
      {
        'account' : Account,
        'created_at_time' : bigint,
        'reason' : [] | [string],
      },
    ],
    { 'Ok' : bigint } |
      { 'Err' : FreezeAccountError }
  >,
  'icrc153_freeze_principal' : ActorMethod<
    [
      {
        'principal' : Principal,
        'created_at_time' : bigint,
        'reason' : [] | [string],
      },
    ],
    { 'Ok' : bigint } |
      { 'Err' : FreezePrincipalError }
  >,
  'icrc153_is_frozen_account' : ActorMethod<[Account], boolean>,
  'icrc153_is_frozen_principal' : ActorMethod<[Principal], boolean>,
  'icrc153_list_frozen_accounts' : ActorMethod<
    [{ 'max_results' : bigint, 'start_after' : [] | [Account] }],
    { 'accounts' : Array<Account>, 'has_more' : boolean }
  >,
  'icrc153_list_frozen_principals' : ActorMethod<
    [{ 'max_results' : bigint, 'start_after' : [] | [Principal] }],
    { 'principals' : Array<Principal>, 'has_more' : boolean }
  >,
  'icrc153_unfreeze_account' : ActorMethod<
    [
      {
        'account' : Account,
        'created_at_time' : bigint,
        'reason' : [] | [string],
      },
    ],
    { 'Ok' : bigint } |
      { 'Err' : UnfreezeAccountError }
  >,
  'icrc153_unfreeze_principal' : ActorMethod<
    [
      {
        'principal' : Principal,
        'created_at_time' : bigint,
        'reason' : [] | [string],
      },
    ],
    { 'Ok' : bigint } |
      { 'Err' : UnfreezePrincipalError }
  >,
  'icrc154_deactivate' : ActorMethod<
    [ReasonAndTime],
    { 'Ok' : bigint } |
      { 'Err' : DeactivateError }
  >,
  'icrc154_is_deactivated' : ActorMethod<[], boolean>,
  'icrc154_is_paused' : ActorMethod<[], boolean>,
  /**
   * ICRC-154. Role: governance; the guardian may pause.
   */
  'icrc154_pause' : ActorMethod<
    [ReasonAndTime],
    { 'Ok' : bigint } |
      { 'Err' : PauseError }
  >,
  'icrc154_unpause' : ActorMethod<
    [ReasonAndTime],
    { 'Ok' : bigint } |
      { 'Err' : UnpauseError }
  >,
  /**
   * Locked tokens included.
   */
  'icrc1_balance_of' : ActorMethod<[Account], bigint>,
  'icrc1_decimals' : ActorMethod<[], number>,
  'icrc1_fee' : ActorMethod<[], bigint>,
  'icrc1_metadata' : ActorMethod<[], Array<[string, MetadataValue]>>,
  'icrc1_minting_account' : ActorMethod<[], [] | [Account]>,
  /**
   * ICRC-1
   */
  'icrc1_name' : ActorMethod<[], string>,
  'icrc1_supported_standards' : ActorMethod<[], Array<Standard>>,
  'icrc1_symbol' : ActorMethod<[], string>,
  'icrc1_total_supply' : ActorMethod<[], bigint>,
  'icrc1_transfer' : ActorMethod<
    [TransferArgs],
    { 'Ok' : bigint } |
      { 'Err' : TransferError }
  >,
  /**
   * ICRC-21
   */
  'icrc21_canister_call_consent_message' : ActorMethod<
    [ConsentMessageRequest],
    ConsentMessageResult
  >,
  'icrc2_allowance' : ActorMethod<
    [{ 'account' : Account, 'spender' : Account }],
    Allowance
  >,
  /**
   * ICRC-2
   */
  'icrc2_approve' : ActorMethod<
    [ApproveArgs],
    { 'Ok' : bigint } |
      { 'Err' : ApproveError }
  >,
  'icrc2_transfer_from' : ActorMethod<
    [TransferFromArgs],
    { 'Ok' : bigint } |
      { 'Err' : TransferFromError }
  >,
  'icrc3_get_archives' : ActorMethod<
    [{ 'from' : [] | [Principal] }],
    Array<{ 'end' : bigint, 'canister_id' : Principal, 'start' : bigint }>
  >,
  /**
   * ICRC-3. Every block is here; none is in an archive.
   */
  'icrc3_get_blocks' : ActorMethod<[GetBlocksArgs], GetBlocksResult>,
  'icrc3_get_tip_certificate' : ActorMethod<
    [],
    [] | [{ 'certificate' : Uint8Array, 'hash_tree' : Uint8Array }]
  >,
  'icrc3_supported_block_types' : ActorMethod<
    [],
    Array<{ 'url' : string, 'block_type' : string }>
  >,
  'ledger_id' : ActorMethod<[], Principal>,
  'list_subaccounts' : ActorMethod<
    [{ 'owner' : Principal, 'start' : [] | [Uint8Array] }],
    Array<Uint8Array>
  >,
  /**
   * Locks. Role: lockers, each for the locks it made.
   */
  'lock' : ActorMethod<[LockArgs], { 'Ok' : bigint } | { 'Err' : LockError }>,
  /**
   * As the ICP ledger; rejected unless the ledger stands in for it.
   */
  'query_blocks' : ActorMethod<[QueryBlocksArgs], QueryBlocksResult>,
  'status' : ActorMethod<[], { 'num_blocks_synced' : bigint }>,
  'total_supply_at' : ActorMethod<[{ 'time' : bigint }], bigint>,
  /**
   * Free of charge.
   */
  'transfer_locked' : ActorMethod<
    [
      {
        'to' : Account,
        'lock_id' : bigint,
        'account' : Account,
        'created_at_time' : bigint,
        'amount' : bigint,
        'reason' : [] | [string],
      },
    ],
    { 'Ok' : bigint } |
      { 'Err' : UseLockError }
  >,
  'unlock' : ActorMethod<
    [UseLockArgs],
    { 'Ok' : bigint } |
      { 'Err' : UseLockError }
  >,
}
export const idlFactory: IDL.InterfaceFactory = ({ IDL }) => {
  const GetBlocksResult = IDL.Rec();
  const Value = IDL.Rec();
  const Account = IDL.Record({
    'owner' : IDL.Principal,
    'subaccount' : IDL.Opt(IDL.Vec(IDL.Nat8)),
  });
  const MetadataValue = IDL.Variant({
    'Int' : IDL.Int,
    'Nat' : IDL.Nat,
    'Blob' : IDL.Vec(IDL.Nat8),
    'Text' : IDL.Text,
  });
  const Roles = IDL.Record({
    'freezers' : IDL.Vec(IDL.Principal),
    'lockers' : IDL.Vec(IDL.Principal),
    'minters' : IDL.Vec(IDL.Principal),
    'burners' : IDL.Vec(IDL.Principal),
    'guardian' : IDL.Opt(IDL.Principal),
    'governance' : IDL.Opt(IDL.Principal),
  });
  const InitArgs = IDL.Record({
    'treasury_accounts' : IDL.Opt(IDL.Vec(Account)),
    'decimals' : IDL.Nat8,
    'listed_standards' : IDL.Opt(IDL.Vec(IDL.Text)),
    'permitted_drift_ns' : IDL.Opt(IDL.Nat64),
    'transfer_fee' : IDL.Nat,
    'metadata' : IDL.Opt(IDL.Vec(IDL.Tuple(IDL.Text, MetadataValue))),
    'minting_account' : Account,
    'name' : IDL.Text,
    'initial_balances' : IDL.Vec(
      IDL.Record({ 'account' : Account, 'amount' : IDL.Nat })
    ),
    'max_minted' : IDL.Opt(IDL.Nat),
    'fee_collector' : IDL.Opt(Account),
    'transaction_window_ns' : IDL.Opt(IDL.Nat64),
    'mint_budget' : IDL.Opt(
      IDL.Record({
        'floor' : IDL.Nat,
        'yearly_bp' : IDL.Nat64,
        'bootstrap' : IDL.Nat,
      })
    ),
    'min_burn_amount' : IDL.Opt(IDL.Nat),
    'max_memo_length' : IDL.Opt(IDL.Nat8),
    'icp_facade' : IDL.Opt(IDL.Bool),
    'roles' : IDL.Opt(Roles),
    'symbol' : IDL.Text,
  });
  const Lock = IDL.Record({
    'locked_at' : IDL.Nat64,
    'lock_id' : IDL.Nat64,
    'module' : IDL.Principal,
    'amount' : IDL.Nat,
    'expires_at' : IDL.Opt(IDL.Nat64),
    'purpose' : IDL.Text,
  });
  const UseLockArgs = IDL.Record({
    'lock_id' : IDL.Nat64,
    'account' : Account,
    'created_at_time' : IDL.Nat64,
    'amount' : IDL.Nat,
    'reason' : IDL.Opt(IDL.Text),
  });
  const UseLockError = IDL.Variant({
    'InvalidAccount' : IDL.Text,
    'GenericError' : IDL.Record({
      'message' : IDL.Text,
      'error_code' : IDL.Nat,
    }),
    'InvalidAmount' : IDL.Text,
    'TemporarilyUnavailable' : IDL.Null,
    'Duplicate' : IDL.Record({ 'duplicate_of' : IDL.Nat }),
    'NoSuchLock' : IDL.Null,
    'Unauthorized' : IDL.Text,
    'CreatedInFuture' : IDL.Record({ 'ledger_time' : IDL.Nat64 }),
    'TooOld' : IDL.Null,
    'InsufficientLock' : IDL.Record({ 'locked' : IDL.Nat }),
  });
  const AuditPlace = IDL.Record({
    'locked' : IDL.Nat,
    'collector' : IDL.Opt(IDL.Nat64),
    'accounts' : IDL.Nat64,
    'blocks' : IDL.Nat64,
    'holders' : IDL.Nat64,
    'balances' : IDL.Nat,
  });
  const AccountTransaction = IDL.Record({
    'burn' : IDL.Opt(
      IDL.Record({
        'from' : Account,
        'memo' : IDL.Opt(IDL.Vec(IDL.Nat8)),
        'created_at_time' : IDL.Opt(IDL.Nat64),
        'amount' : IDL.Nat,
        'spender' : IDL.Opt(Account),
      })
    ),
    'kind' : IDL.Text,
    'mint' : IDL.Opt(
      IDL.Record({
        'to' : Account,
        'memo' : IDL.Opt(IDL.Vec(IDL.Nat8)),
        'created_at_time' : IDL.Opt(IDL.Nat64),
        'amount' : IDL.Nat,
      })
    ),
    'approve' : IDL.Opt(
      IDL.Record({
        'fee' : IDL.Opt(IDL.Nat),
        'from' : Account,
        'memo' : IDL.Opt(IDL.Vec(IDL.Nat8)),
        'created_at_time' : IDL.Opt(IDL.Nat64),
        'amount' : IDL.Nat,
        'expected_allowance' : IDL.Opt(IDL.Nat),
        'expires_at' : IDL.Opt(IDL.Nat64),
        'spender' : Account,
      })
    ),
    'timestamp' : IDL.Nat64,
    'transfer' : IDL.Opt(
      IDL.Record({
        'to' : Account,
        'fee' : IDL.Opt(IDL.Nat),
        'from' : Account,
        'memo' : IDL.Opt(IDL.Vec(IDL.Nat8)),
        'created_at_time' : IDL.Opt(IDL.Nat64),
        'amount' : IDL.Nat,
        'spender' : IDL.Opt(Account),
      })
    ),
  });
  const SetFeeCollectorError = IDL.Variant({
    'InvalidAccount' : IDL.Text,
    'GenericError' : IDL.Record({
      'message' : IDL.Text,
      'error_code' : IDL.Nat,
    }),
    'AccessDenied' : IDL.Text,
    'Duplicate' : IDL.Record({ 'duplicate_of' : IDL.Nat }),
  });
  const Standard = IDL.Record({ 'url' : IDL.Text, 'name' : IDL.Text });
  const BurnError = IDL.Variant({
    'InvalidAccount' : IDL.Text,
    'GenericError' : IDL.Record({
      'message' : IDL.Text,
      'error_code' : IDL.Nat,
    }),
    'InvalidAmount' : IDL.Text,
    'Duplicate' : IDL.Record({ 'duplicate_of' : IDL.Nat }),
    'InsufficientBalance' : IDL.Record({ 'balance' : IDL.Nat }),
    'Unauthorized' : IDL.Text,
    'CreatedInFuture' : IDL.Record({ 'ledger_time' : IDL.Nat64 }),
    'TooOld' : IDL.Null,
  });
  const MintError = IDL.Variant({
    'InvalidAccount' : IDL.Text,
    'GenericError' : IDL.Record({
      'message' : IDL.Text,
      'error_code' : IDL.Nat,
    }),
    'InvalidAmount' : IDL.Text,
    'Duplicate' : IDL.Record({ 'duplicate_of' : IDL.Nat }),
    'Unauthorized' : IDL.Text,
    'CreatedInFuture' : IDL.Record({ 'ledger_time' : IDL.Nat64 }),
    'TooOld' : IDL.Null,
  });
  const FreezeAccountError = IDL.Variant({
    'InvalidAccount' : IDL.Text,
    'GenericError' : IDL.Record({
      'message' : IDL.Text,
      'error_code' : IDL.Nat,
    }),
    'Duplicate' : IDL.Record({ 'duplicate_of' : IDL.Nat }),
    'AlreadyFrozen' : IDL.Text,
    'Unauthorized' : IDL.Text,
    'CreatedInFuture' : IDL.Record({ 'ledger_time' : IDL.Nat64 }),
    'TooOld' : IDL.Null,
  });
  const FreezePrincipalError = IDL.Variant({
    'GenericError' : IDL.Record({
      'message' : IDL.Text,
      'error_code' : IDL.Nat,
    }),
    'Duplicate' : IDL.Record({ 'duplicate_of' : IDL.Nat }),
    'InvalidPrincipal' : IDL.Text,
    'AlreadyFrozen' : IDL.Text,
    'Unauthorized' : IDL.Text,
    'CreatedInFuture' : IDL.Record({ 'ledger_time' : IDL.Nat64 }),
    'TooOld' : IDL.Null,
  });
  const UnfreezeAccountError = IDL.Variant({
    'InvalidAccount' : IDL.Text,
    'GenericError' : IDL.Record({
      'message' : IDL.Text,
      'error_code' : IDL.Nat,
    }),
    'Duplicate' : IDL.Record({ 'duplicate_of' : IDL.Nat }),
    'Unauthorized' : IDL.Text,
    'CreatedInFuture' : IDL.Record({ 'ledger_time' : IDL.Nat64 }),
    'TooOld' : IDL.Null,
  });
  const UnfreezePrincipalError = IDL.Variant({
    'GenericError' : IDL.Record({
      'message' : IDL.Text,
      'error_code' : IDL.Nat,
    }),
    'Duplicate' : IDL.Record({ 'duplicate_of' : IDL.Nat }),
    'InvalidPrincipal' : IDL.Text,
    'Unauthorized' : IDL.Text,
    'CreatedInFuture' : IDL.Record({ 'ledger_time' : IDL.Nat64 }),
    'TooOld' : IDL.Null,
  });
  const ReasonAndTime = IDL.Record({
    'created_at_time' : IDL.Nat64,
    'reason' : IDL.Opt(IDL.Text),
  });
  const DeactivateError = IDL.Variant({
    'GenericError' : IDL.Record({
      'message' : IDL.Text,
      'error_code' : IDL.Nat,
    }),
    'Duplicate' : IDL.Record({ 'duplicate_of' : IDL.Nat }),
    'Unauthorized' : IDL.Text,
    'CreatedInFuture' : IDL.Record({ 'ledger_time' : IDL.Nat64 }),
    'AlreadyDeactivated' : IDL.Text,
    'TooOld' : IDL.Null,
  });
  const PauseError = IDL.Variant({
    'GenericError' : IDL.Record({
      'message' : IDL.Text,
      'error_code' : IDL.Nat,
    }),
    'Duplicate' : IDL.Record({ 'duplicate_of' : IDL.Nat }),
    'Unauthorized' : IDL.Text,
    'CreatedInFuture' : IDL.Record({ 'ledger_time' : IDL.Nat64 }),
    'AlreadyDeactivated' : IDL.Text,
    'AlreadyPaused' : IDL.Text,
    'TooOld' : IDL.Null,
  });
  const UnpauseError = IDL.Variant({
    'NotPaused' : IDL.Text,
    'GenericError' : IDL.Record({
      'message' : IDL.Text,
      'error_code' : IDL.Nat,
    }),
    'Duplicate' : IDL.Record({ 'duplicate_of' : IDL.Nat }),
    'Unauthorized' : IDL.Text,
    'CreatedInFuture' : IDL.Record({ 'ledger_time' : IDL.Nat64 }),
    'AlreadyDeactivated' : IDL.Text,
    'TooOld' : IDL.Null,
  });
  const TransferArgs = IDL.Record({
    'to' : Account,
    'fee' : IDL.Opt(IDL.Nat),
    'memo' : IDL.Opt(IDL.Vec(IDL.Nat8)),
    'from_subaccount' : IDL.Opt(IDL.Vec(IDL.Nat8)),
    'created_at_time' : IDL.Opt(IDL.Nat64),
    'amount' : IDL.Nat,
  });
  const TransferError = IDL.Variant({
    'GenericError' : IDL.Record({
      'message' : IDL.Text,
      'error_code' : IDL.Nat,
    }),
    'TemporarilyUnavailable' : IDL.Null,
    'BadBurn' : IDL.Record({ 'min_burn_amount' : IDL.Nat }),
    'Duplicate' : IDL.Record({ 'duplicate_of' : IDL.Nat }),
    'BadFee' : IDL.Record({ 'expected_fee' : IDL.Nat }),
    'CreatedInFuture' : IDL.Record({ 'ledger_time' : IDL.Nat64 }),
    'TooOld' : IDL.Null,
    'InsufficientFunds' : IDL.Record({ 'balance' : IDL.Nat }),
  });
  const ConsentMetadata = IDL.Record({
    'utc_offset_minutes' : IDL.Opt(IDL.Int16),
    'language' : IDL.Text,
  });
  const ConsentMessageRequest = IDL.Record({
    'arg' : IDL.Vec(IDL.Nat8),
    'method' : IDL.Text,
    'user_preferences' : IDL.Record({
      'metadata' : ConsentMetadata,
      'device_spec' : IDL.Opt(
        IDL.Variant({ 'GenericDisplay' : IDL.Null, 'FieldsDisplay' : IDL.Null })
      ),
    }),
  });
  const ConsentValue = IDL.Variant({
    'Text' : IDL.Record({ 'content' : IDL.Text }),
    'TokenAmount' : IDL.Record({
      'decimals' : IDL.Nat8,
      'amount' : IDL.Nat64,
      'symbol' : IDL.Text,
    }),
    'TimestampSeconds' : IDL.Record({ 'amount' : IDL.Nat64 }),
    'DurationSeconds' : IDL.Record({ 'amount' : IDL.Nat64 }),
  });
  const ErrorInfo = IDL.Record({ 'description' : IDL.Text });
  const ConsentMessageResult = IDL.Variant({
    'Ok' : IDL.Record({
      'metadata' : ConsentMetadata,
      'consent_message' : IDL.Variant({
        'FieldsDisplayMessage' : IDL.Record({
          'fields' : IDL.Vec(IDL.Tuple(IDL.Text, ConsentValue)),
          'intent' : IDL.Text,
        }),
        'GenericDisplayMessage' : IDL.Text,
      }),
    }),
    'Err' : IDL.Variant({
      'GenericError' : IDL.Record({
        'description' : IDL.Text,
        'error_code' : IDL.Nat,
      }),
      'InsufficientPayment' : ErrorInfo,
      'UnsupportedCanisterCall' : ErrorInfo,
      'ConsentMessageUnavailable' : ErrorInfo,
    }),
  });
  const Allowance = IDL.Record({
    'allowance' : IDL.Nat,
    'expires_at' : IDL.Opt(IDL.Nat64),
  });
  const ApproveArgs = IDL.Record({
    'fee' : IDL.Opt(IDL.Nat),
    'memo' : IDL.Opt(IDL.Vec(IDL.Nat8)),
    'from_subaccount' : IDL.Opt(IDL.Vec(IDL.Nat8)),
    'created_at_time' : IDL.Opt(IDL.Nat64),
    'amount' : IDL.Nat,
    'expected_allowance' : IDL.Opt(IDL.Nat),
    'expires_at' : IDL.Opt(IDL.Nat64),
    'spender' : Account,
  });
  const ApproveError = IDL.Variant({
    'GenericError' : IDL.Record({
      'message' : IDL.Text,
      'error_code' : IDL.Nat,
    }),
    'TemporarilyUnavailable' : IDL.Null,
    'Duplicate' : IDL.Record({ 'duplicate_of' : IDL.Nat }),
    'BadFee' : IDL.Record({ 'expected_fee' : IDL.Nat }),
    'AllowanceChanged' : IDL.Record({ 'current_allowance' : IDL.Nat }),
    'CreatedInFuture' : IDL.Record({ 'ledger_time' : IDL.Nat64 }),
    'TooOld' : IDL.Null,
    'Expired' : IDL.Record({ 'ledger_time' : IDL.Nat64 }),
    'InsufficientFunds' : IDL.Record({ 'balance' : IDL.Nat }),
  });
  const TransferFromArgs = IDL.Record({
    'to' : Account,
    'fee' : IDL.Opt(IDL.Nat),
    'spender_subaccount' : IDL.Opt(IDL.Vec(IDL.Nat8)),
    'from' : Account,
    'memo' : IDL.Opt(IDL.Vec(IDL.Nat8)),
    'created_at_time' : IDL.Opt(IDL.Nat64),
    'amount' : IDL.Nat,
  });
  const TransferFromError = IDL.Variant({
    'GenericError' : IDL.Record({
      'message' : IDL.Text,
      'error_code' : IDL.Nat,
    }),
    'TemporarilyUnavailable' : IDL.Null,
    'InsufficientAllowance' : IDL.Record({ 'allowance' : IDL.Nat }),
    'BadBurn' : IDL.Record({ 'min_burn_amount' : IDL.Nat }),
    'Duplicate' : IDL.Record({ 'duplicate_of' : IDL.Nat }),
    'BadFee' : IDL.Record({ 'expected_fee' : IDL.Nat }),
    'CreatedInFuture' : IDL.Record({ 'ledger_time' : IDL.Nat64 }),
    'TooOld' : IDL.Null,
    'InsufficientFunds' : IDL.Record({ 'balance' : IDL.Nat }),
  });
  const GetBlocksArgs = IDL.Vec(
    IDL.Record({ 'start' : IDL.Nat, 'length' : IDL.Nat })
  );
  Value.fill(
    IDL.Variant({
      'Int' : IDL.Int,
      'Map' : IDL.Vec(IDL.Tuple(IDL.Text, Value)),
      'Nat' : IDL.Nat,
      'Blob' : IDL.Vec(IDL.Nat8),
      'Text' : IDL.Text,
      'Array' : IDL.Vec(Value),
    })
  );
  GetBlocksResult.fill(
    IDL.Record({
      'log_length' : IDL.Nat,
      'blocks' : IDL.Vec(IDL.Record({ 'id' : IDL.Nat, 'block' : Value })),
      'archived_blocks' : IDL.Vec(
        IDL.Record({
          'args' : GetBlocksArgs,
          'callback' : IDL.Func([GetBlocksArgs], [GetBlocksResult], ['query']),
        })
      ),
    })
  );
  const LockArgs = IDL.Record({
    'lock_id' : IDL.Nat64,
    'account' : Account,
    'created_at_time' : IDL.Nat64,
    'amount' : IDL.Nat,
    'expires_at' : IDL.Opt(IDL.Nat64),
    'purpose' : IDL.Text,
    'reason' : IDL.Opt(IDL.Text),
  });
  const LockError = IDL.Variant({
    'LockExists' : IDL.Record({ 'locked' : IDL.Nat }),
    'InvalidAccount' : IDL.Text,
    'GenericError' : IDL.Record({
      'message' : IDL.Text,
      'error_code' : IDL.Nat,
    }),
    'InvalidAmount' : IDL.Text,
    'TemporarilyUnavailable' : IDL.Null,
    'TooManyLocks' : IDL.Record({ 'max' : IDL.Nat }),
    'Duplicate' : IDL.Record({ 'duplicate_of' : IDL.Nat }),
    'Unauthorized' : IDL.Text,
    'CreatedInFuture' : IDL.Record({ 'ledger_time' : IDL.Nat64 }),
    'TooOld' : IDL.Null,
    'Expired' : IDL.Record({ 'ledger_time' : IDL.Nat64 }),
    'InsufficientFunds' : IDL.Record({ 'balance' : IDL.Nat }),
  });
  const QueryBlocksArgs = IDL.Record({
    'start' : IDL.Nat64,
    'length' : IDL.Nat64,
  });
  const Tokens = IDL.Record({ 'e8s' : IDL.Nat64 });
  const TimeStamp = IDL.Record({ 'timestamp_nanos' : IDL.Nat64 });
  const IcpOperation = IDL.Variant({
    'Approve' : IDL.Record({
      'fee' : Tokens,
      'from' : IDL.Vec(IDL.Nat8),
      'allowance_e8s' : IDL.Int,
      'allowance' : Tokens,
      'expected_allowance' : IDL.Opt(Tokens),
      'expires_at' : IDL.Opt(TimeStamp),
      'spender' : IDL.Vec(IDL.Nat8),
    }),
    'Burn' : IDL.Record({
      'from' : IDL.Vec(IDL.Nat8),
      'amount' : Tokens,
      'spender' : IDL.Opt(IDL.Vec(IDL.Nat8)),
    }),
    'Mint' : IDL.Record({ 'to' : IDL.Vec(IDL.Nat8), 'amount' : Tokens }),
    'Transfer' : IDL.Record({
      'to' : IDL.Vec(IDL.Nat8),
      'fee' : Tokens,
      'from' : IDL.Vec(IDL.Nat8),
      'amount' : Tokens,
      'spender' : IDL.Opt(IDL.Vec(IDL.Nat8)),
    }),
  });
  const IcpBlock = IDL.Record({
    'transaction' : IDL.Record({
      'memo' : IDL.Nat64,
      'icrc1_memo' : IDL.Opt(IDL.Vec(IDL.Nat8)),
      'operation' : IDL.Opt(IcpOperation),
      'created_at_time' : TimeStamp,
    }),
    'timestamp' : TimeStamp,
    'parent_hash' : IDL.Opt(IDL.Vec(IDL.Nat8)),
  });
  const QueryBlocksResult = IDL.Record({
    'certificate' : IDL.Opt(IDL.Vec(IDL.Nat8)),
    'blocks' : IDL.Vec(IcpBlock),
    'chain_length' : IDL.Nat64,
    'first_block_index' : IDL.Nat64,
    'archived_blocks' : IDL.Vec(
      IDL.Record({
        'callback' : IDL.Func(
            [QueryBlocksArgs],
            [
              IDL.Variant({
                'Ok' : IDL.Record({ 'blocks' : IDL.Vec(IcpBlock) }),
                'Err' : IDL.Variant({
                  'BadFirstBlockIndex' : IDL.Record({
                    'requested_index' : IDL.Nat64,
                    'first_valid_index' : IDL.Nat64,
                  }),
                  'Other' : IDL.Record({
                    'error_message' : IDL.Text,
                    'error_code' : IDL.Nat64,
                  }),
                }),
              }),
            ],
            ['query'],
          ),
        'start' : IDL.Nat64,
        'length' : IDL.Nat64,
      })
    ),
  });
  
  return IDL.Service({
    'balance_at' : IDL.Func(
        [IDL.Record({ 'time' : IDL.Nat64, 'account' : Account })],
        [IDL.Nat],
        ['query'],
      ),
    'balance_details' : IDL.Func(
        [Account],
        [
          IDL.Record({
            'balance' : IDL.Nat,
            'locked' : IDL.Nat,
            'available' : IDL.Nat,
            'locks' : IDL.Vec(Lock),
          }),
        ],
        ['query'],
      ),
    'burn_locked' : IDL.Func(
        [UseLockArgs],
        [IDL.Variant({ 'Ok' : IDL.Nat, 'Err' : UseLockError })],
        [],
      ),
    'check_invariants' : IDL.Func(
        [IDL.Record({ 'after' : IDL.Opt(AuditPlace) })],
        [
          IDL.Record({
            'broken' : IDL.Vec(
              IDL.Record({ 'name' : IDL.Text, 'says' : IDL.Text })
            ),
            'next' : IDL.Opt(AuditPlace),
          }),
        ],
        ['query'],
      ),
    'get_account_transactions' : IDL.Func(
        [
          IDL.Record({
            'max_results' : IDL.Nat,
            'start' : IDL.Opt(IDL.Nat),
            'account' : Account,
          }),
        ],
        [
          IDL.Variant({
            'Ok' : IDL.Record({
              'balance' : IDL.Nat,
              'transactions' : IDL.Vec(
                IDL.Record({
                  'id' : IDL.Nat,
                  'transaction' : AccountTransaction,
                })
              ),
              'oldest_tx_id' : IDL.Opt(IDL.Nat),
            }),
            'Err' : IDL.Record({ 'message' : IDL.Text }),
          }),
        ],
        ['query'],
      ),
    'get_activity' : IDL.Func(
        [
          IDL.Record({
            'span' : IDL.Variant({ 'Day' : IDL.Null, 'Hour' : IDL.Null }),
            'limit' : IDL.Opt(IDL.Nat32),
            'until' : IDL.Opt(IDL.Nat64),
          }),
        ],
        [
          IDL.Vec(
            IDL.Record({
              'fees' : IDL.Nat,
              'transfers' : IDL.Nat32,
              'minted' : IDL.Nat,
              'volume' : IDL.Nat,
              'start' : IDL.Nat64,
              'burnt' : IDL.Nat,
              'transactions' : IDL.Nat32,
            })
          ),
        ],
        ['query'],
      ),
    'get_supply' : IDL.Func(
        [],
        [
          IDL.Record({
            'total' : IDL.Nat,
            'circulating' : IDL.Nat,
            'headroom' : IDL.Opt(IDL.Nat),
            'minted' : IDL.Nat,
            'locked' : IDL.Nat,
            'minted_this_year' : IDL.Nat,
            'holders' : IDL.Nat64,
            'burnt' : IDL.Nat,
            'budget' : IDL.Opt(IDL.Nat),
            'treasury' : IDL.Nat,
          }),
        ],
        ['query'],
      ),
    'http_request' : IDL.Func(
        [
          IDL.Record({
            'url' : IDL.Text,
            'method' : IDL.Text,
            'body' : IDL.Vec(IDL.Nat8),
            'headers' : IDL.Vec(IDL.Tuple(IDL.Text, IDL.Text)),
          }),
        ],
        [
          IDL.Record({
            'body' : IDL.Vec(IDL.Nat8),
            'headers' : IDL.Vec(IDL.Tuple(IDL.Text, IDL.Text)),
            'status_code' : IDL.Nat16,
          }),
        ],
        ['query'],
      ),
    'icrc103_get_allowances' : IDL.Func(
        [
          IDL.Record({
            'take' : IDL.Opt(IDL.Nat),
            'prev_spender' : IDL.Opt(Account),
            'from_account' : IDL.Opt(Account),
          }),
        ],
        [
          IDL.Variant({
            'Ok' : IDL.Vec(
              IDL.Record({
                'from_account' : Account,
                'to_spender' : Account,
                'allowance' : IDL.Nat,
                'expires_at' : IDL.Opt(IDL.Nat64),
              })
            ),
            'Err' : IDL.Variant({
              'GenericError' : IDL.Record({
                'message' : IDL.Text,
                'error_code' : IDL.Nat,
              }),
              'AccessDenied' : IDL.Record({ 'reason' : IDL.Text }),
            }),
          }),
        ],
        ['query'],
      ),
    'icrc106_get_index_principal' : IDL.Func(
        [],
        [
          IDL.Variant({
            'Ok' : IDL.Principal,
            'Err' : IDL.Variant({
              'GenericError' : IDL.Record({
                'description' : IDL.Text,
                'error_code' : IDL.Nat,
              }),
              'IndexPrincipalNotSet' : IDL.Null,
            }),
          }),
        ],
        ['query'],
      ),
    'icrc107_get_fee_collector' : IDL.Func(
        [],
        [
          IDL.Variant({
            'Ok' : IDL.Opt(Account),
            'Err' : IDL.Record({
              'message' : IDL.Text,
              'error_code' : IDL.Nat,
            }),
          }),
        ],
        ['query'],
      ),
    'icrc107_set_fee_collector' : IDL.Func(
        [
          IDL.Record({
            'fee_collector' : IDL.Opt(Account),
            'created_at_time' : IDL.Nat64,
          }),
        ],
        [IDL.Variant({ 'Ok' : IDL.Nat, 'Err' : SetFeeCollectorError })],
        [],
      ),
    'icrc10_supported_standards' : IDL.Func([], [IDL.Vec(Standard)], ['query']),
    'icrc152_burn' : IDL.Func(
        [
          IDL.Record({
            'from' : Account,
            'created_at_time' : IDL.Nat64,
            'amount' : IDL.Nat,
            'reason' : IDL.Opt(IDL.Text),
          }),
        ],
        [IDL.Variant({ 'Ok' : IDL.Nat, 'Err' : BurnError })],
        [],
      ),
    'icrc152_mint' : IDL.Func(
        [
          IDL.Record({
            'to' : Account,
            'created_at_time' : IDL.Nat64,
            'amount' : IDL.Nat,
            'reason' : IDL.Opt(IDL.Text),
          }),
        ],
        [IDL.Variant({ 'Ok' : IDL.Nat, 'Err' : MintError })],
        [],
      ),
    'icrc153_freeze_account' : IDL.Func(
        [
          IDL.Record({
            'account' : Account,
            'created_at_time' : IDL.Nat64,
            'reason' : IDL.Opt(IDL.Text),
          }),
        ],
        [IDL.Variant({ 'Ok' : IDL.Nat, 'Err' : FreezeAccountError })],
        [],
      ),
    'icrc153_freeze_principal' : IDL.Func(
        [
          IDL.Record({
            'principal' : IDL.Principal,
            'created_at_time' : IDL.Nat64,
            'reason' : IDL.Opt(IDL.Text),
          }),
        ],
        [IDL.Variant({ 'Ok' : IDL.Nat, 'Err' : FreezePrincipalError })],
        [],
      ),
    'icrc153_is_frozen_account' : IDL.Func([Account], [IDL.Bool], ['query']),
    'icrc153_is_frozen_principal' : IDL.Func(
        [IDL.Principal],
        [IDL.Bool],
        ['query'],
      ),
    'icrc153_list_frozen_accounts' : IDL.Func(
        [
          IDL.Record({
            'max_results' : IDL.Nat,
            'start_after' : IDL.Opt(Account),
          }),
        ],
        [IDL.Record({ 'accounts' : IDL.Vec(Account), 'has_more' : IDL.Bool })],
        ['query'],
      ),
    'icrc153_list_frozen_principals' : IDL.Func(
        [
          IDL.Record({
            'max_results' : IDL.Nat,
            'start_after' : IDL.Opt(IDL.Principal),
          }),
        ],
        [
          IDL.Record({
            'principals' : IDL.Vec(IDL.Principal),
            'has_more' : IDL.Bool,
          }),
        ],
        ['query'],
      ),
    'icrc153_unfreeze_account' : IDL.Func(
        [
          IDL.Record({
            'account' : Account,
            'created_at_time' : IDL.Nat64,
            'reason' : IDL.Opt(IDL.Text),
          }),
        ],
        [IDL.Variant({ 'Ok' : IDL.Nat, 'Err' : UnfreezeAccountError })],
        [],
      ),
    'icrc153_unfreeze_principal' : IDL.Func(
        [
          IDL.Record({
            'principal' : IDL.Principal,
            'created_at_time' : IDL.Nat64,
            'reason' : IDL.Opt(IDL.Text),
          }),
        ],
        [IDL.Variant({ 'Ok' : IDL.Nat, 'Err' : UnfreezePrincipalError })],
        [],
      ),
    'icrc154_deactivate' : IDL.Func(
        [ReasonAndTime],
        [IDL.Variant({ 'Ok' : IDL.Nat, 'Err' : DeactivateError })],
        [],
      ),
    'icrc154_is_deactivated' : IDL.Func([], [IDL.Bool], ['query']),
    'icrc154_is_paused' : IDL.Func([], [IDL.Bool], ['query']),
    'icrc154_pause' : IDL.Func(
        [ReasonAndTime],
        [IDL.Variant({ 'Ok' : IDL.Nat, 'Err' : PauseError })],
        [],
      ),
    'icrc154_unpause' : IDL.Func(
        [ReasonAndTime],
        [IDL.Variant({ 'Ok' : IDL.Nat, 'Err' : UnpauseError })],
        [],
      ),
    'icrc1_balance_of' : IDL.Func([Account], [IDL.Nat], ['query']),
    'icrc1_decimals' : IDL.Func([], [IDL.Nat8], ['query']),
    'icrc1_fee' : IDL.Func([], [IDL.Nat], ['query']),
    'icrc1_metadata' : IDL.Func(
        [],
        [IDL.Vec(IDL.Tuple(IDL.Text, MetadataValue))],
        ['query'],
      ),
    'icrc1_minting_account' : IDL.Func([], [IDL.Opt(Account)], ['query']),
    'icrc1_name' : IDL.Func([], [IDL.Text], ['query']),
    'icrc1_supported_standards' : IDL.Func([], [IDL.Vec(Standard)], ['query']),
    'icrc1_symbol' : IDL.Func([], [IDL.Text], ['query']),
    'icrc1_total_supply' : IDL.Func([], [IDL.Nat], ['query']),
    'icrc1_transfer' : IDL.Func(
        [TransferArgs],
        [IDL.Variant({ 'Ok' : IDL.Nat, 'Err' : TransferError })],
        [],
      ),
    'icrc21_canister_call_consent_message' : IDL.Func(
        [ConsentMessageRequest],
        [ConsentMessageResult],
        [],
      ),
    'icrc2_allowance' : IDL.Func(
        [IDL.Record({ 'account' : Account, 'spender' : Account })],
        [Allowance],
        ['query'],
      ),
    'icrc2_approve' : IDL.Func(
        [ApproveArgs],
        [IDL.Variant({ 'Ok' : IDL.Nat, 'Err' : ApproveError })],
        [],
      ),
    'icrc2_transfer_from' : IDL.Func(
        [TransferFromArgs],
        [IDL.Variant({ 'Ok' : IDL.Nat, 'Err' : TransferFromError })],
        [],
      ),
    'icrc3_get_archives' : IDL.Func(
        [IDL.Record({ 'from' : IDL.Opt(IDL.Principal) })],
        [
          IDL.Vec(
            IDL.Record({
              'end' : IDL.Nat,
              'canister_id' : IDL.Principal,
              'start' : IDL.Nat,
            })
          ),
        ],
        ['query'],
      ),
    'icrc3_get_blocks' : IDL.Func(
        [GetBlocksArgs],
        [GetBlocksResult],
        ['query'],
      ),
    'icrc3_get_tip_certificate' : IDL.Func(
        [],
        [
          IDL.Opt(
            IDL.Record({
              'certificate' : IDL.Vec(IDL.Nat8),
              'hash_tree' : IDL.Vec(IDL.Nat8),
            })
          ),
        ],
        ['query'],
      ),
    'icrc3_supported_block_types' : IDL.Func(
        [],
        [IDL.Vec(IDL.Record({ 'url' : IDL.Text, 'block_type' : IDL.Text }))],
        ['query'],
      ),
    'ledger_id' : IDL.Func([], [IDL.Principal], ['query']),
    'list_subaccounts' : IDL.Func(
        [
          IDL.Record({
            'owner' : IDL.Principal,
            'start' : IDL.Opt(IDL.Vec(IDL.Nat8)),
          }),
        ],
        [IDL.Vec(IDL.Vec(IDL.Nat8))],
        ['query'],
      ),
    'lock' : IDL.Func(
        [LockArgs],
        [IDL.Variant({ 'Ok' : IDL.Nat, 'Err' : LockError })],
        [],
      ),
    'query_blocks' : IDL.Func(
        [QueryBlocksArgs],
        [QueryBlocksResult],
        ['query'],
      ),
    'status' : IDL.Func(
        [],
        [IDL.Record({ 'num_blocks_synced' : IDL.Nat })],
        ['query'],
      ),
    'total_supply_at' : IDL.Func(
        [IDL.Record({ 'time' : IDL.Nat64 })],
        [IDL.Nat],
        ['query'],
      ),
    'transfer_locked' : IDL.Func(
        [
          IDL.Record({
            'to' : Account,
            'lock_id' : IDL.Nat64,
            'account' : Account,
            'created_at_time' : IDL.Nat64,
            'amount' : IDL.Nat,
            'reason' : IDL.Opt(IDL.Text),
          }),
        ],
        [IDL.Variant({ 'Ok' : IDL.Nat, 'Err' : UseLockError })],
        [],
      ),
    'unlock' : IDL.Func(
        [UseLockArgs],
        [IDL.Variant({ 'Ok' : IDL.Nat, 'Err' : UseLockError })],
        [],
      ),
  });
};

export const init: (args: { IDL: typeof IDL }) => IDL.Type[] = ({ IDL }) => {
  const Account = IDL.Record({
    'owner' : IDL.Principal,
    'subaccount' : IDL.Opt(IDL.Vec(IDL.Nat8)),
  });
  const MetadataValue = IDL.Variant({
    'Int' : IDL.Int,
    'Nat' : IDL.Nat,
    'Blob' : IDL.Vec(IDL.Nat8),
    'Text' : IDL.Text,
  });
  const Roles = IDL.Record({
    'freezers' : IDL.Vec(IDL.Principal),
    'lockers' : IDL.Vec(IDL.Principal),
    'minters' : IDL.Vec(IDL.Principal),
    'burners' : IDL.Vec(IDL.Principal),
    'guardian' : IDL.Opt(IDL.Principal),
    'governance' : IDL.Opt(IDL.Principal),
  });
  const InitArgs = IDL.Record({
    'treasury_accounts' : IDL.Opt(IDL.Vec(Account)),
    'decimals' : IDL.Nat8,
    'listed_standards' : IDL.Opt(IDL.Vec(IDL.Text)),
    'permitted_drift_ns' : IDL.Opt(IDL.Nat64),
    'transfer_fee' : IDL.Nat,
    'metadata' : IDL.Opt(IDL.Vec(IDL.Tuple(IDL.Text, MetadataValue))),
    'minting_account' : Account,
    'name' : IDL.Text,
    'initial_balances' : IDL.Vec(
      IDL.Record({ 'account' : Account, 'amount' : IDL.Nat })
    ),
    'max_minted' : IDL.Opt(IDL.Nat),
    'fee_collector' : IDL.Opt(Account),
    'transaction_window_ns' : IDL.Opt(IDL.Nat64),
    'mint_budget' : IDL.Opt(
      IDL.Record({
        'floor' : IDL.Nat,
        'yearly_bp' : IDL.Nat64,
        'bootstrap' : IDL.Nat,
      })
    ),
    'min_burn_amount' : IDL.Opt(IDL.Nat),
    'max_memo_length' : IDL.Opt(IDL.Nat8),
    'icp_facade' : IDL.Opt(IDL.Bool),
    'roles' : IDL.Opt(Roles),
    'symbol' : IDL.Text,
  });
  
  return [IDL.Opt(InitArgs)];
};
