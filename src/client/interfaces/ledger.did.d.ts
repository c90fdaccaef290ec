/*
 * Made from canisters/ledger/ledger.did by `npm run check -- --write`: change that file, not this one.
 */
import type { ActorMethod } from '@dfinity/agent';
import type { IDL } from '@dfinity/candid';
import type { Principal } from '@dfinity/principal';
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
  /**
   * Balance, what of it is free, and each lock.
   */
  'balance_details' : ActorMethod<
    [Account],
    {
      'balance' : bigint,
      'locked' : bigint,
      'available' : bigint,
      'locks' : Array<Lock>,
    }
  >,
  /**
   * Destroys what is locked, or a part of it; no fee. For the module that made the lock.
   */
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
   * What concerned an account, newest first, before the block `start`.
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
  /**
   * What there is and where: circulating, locked and treasury add up to the total.
   */
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
   * Allowances that were given and still hold, in the order of accounts; at most 500.
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
  /**
   * Where transactions are listed by account: here.
   */
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
  /**
   * Where fees go now.
   */
  'icrc107_get_fee_collector' : ActorMethod<
    [],
    { 'Ok' : [] | [Account] } |
      { 'Err' : { 'message' : string, 'error_code' : bigint } }
  >,
  /**
   * Sends fees to an account from the next block on; without one they are burnt. Role: governance.
   */
  'icrc107_set_fee_collector' : ActorMethod<
    [{ 'fee_collector' : [] | [Account], 'created_at_time' : bigint }],
    { 'Ok' : bigint } |
      { 'Err' : SetFeeCollectorError }
  >,
  /**
   * The standards that hold here.
   */
  'icrc10_supported_standards' : ActorMethod<[], Array<Standard>>,
  /**
   * Destroys tokens of any account, but for those that are locked. Role: burners.
   */
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
   * Makes tokens, within cap and yearly budget. Role: minters.
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
   * Stops an account from sending, receiving, approving and spending. Roles: freezers, governance, guardian.
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
  /**
   * Stops all accounts of a principal. Roles: freezers, governance, guardian.
   */
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
  /**
   * Whether an account can move nothing, by itself or with its principal.
   */
  'icrc153_is_frozen_account' : ActorMethod<[Account], boolean>,
  /**
   * Whether a principal is frozen.
   */
  'icrc153_is_frozen_principal' : ActorMethod<[Principal], boolean>,
  /**
   * Accounts that are frozen by themselves, in order, behind `start_after`.
   */
  'icrc153_list_frozen_accounts' : ActorMethod<
    [{ 'max_results' : bigint, 'start_after' : [] | [Account] }],
    { 'accounts' : Array<Account>, 'has_more' : boolean }
  >,
  /**
   * Principals that are frozen, in order, behind `start_after`.
   */
  'icrc153_list_frozen_principals' : ActorMethod<
    [{ 'max_results' : bigint, 'start_after' : [] | [Principal] }],
    { 'principals' : Array<Principal>, 'has_more' : boolean }
  >,
  /**
   * Lets a frozen account move again. Roles: freezers, governance.
   */
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
  /**
   * Lets all accounts of a principal move again. Roles: freezers, governance.
   */
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
  /**
   * Refuses every change for good; questions are answered. There is no way back. Role: governance.
   */
  'icrc154_deactivate' : ActorMethod<
    [ReasonAndTime],
    { 'Ok' : bigint } |
      { 'Err' : DeactivateError }
  >,
  /**
   * Whether the ledger has been deactivated.
   */
  'icrc154_is_deactivated' : ActorMethod<[], boolean>,
  /**
   * Whether the ledger is paused.
   */
  'icrc154_is_paused' : ActorMethod<[], boolean>,
  /**
   * Refuses whatever moves tokens until it is undone. Roles: governance, guardian.
   */
  'icrc154_pause' : ActorMethod<
    [ReasonAndTime],
    { 'Ok' : bigint } |
      { 'Err' : PauseError }
  >,
  /**
   * Lets tokens move again. Role: governance.
   */
  'icrc154_unpause' : ActorMethod<
    [ReasonAndTime],
    { 'Ok' : bigint } |
      { 'Err' : UnpauseError }
  >,
  /**
   * Locked tokens included.
   */
  'icrc1_balance_of' : ActorMethod<[Account], bigint>,
  /**
   * Digits after the point: one whole token is 10 to the power of this many atoms.
   */
  'icrc1_decimals' : ActorMethod<[], number>,
  /**
   * What a transfer or approval costs its sender, in atoms.
   */
  'icrc1_fee' : ActorMethod<[], bigint>,
  /**
   * Facts of the token by name: those of the standards, and `ballast:max_minted`.
   */
  'icrc1_metadata' : ActorMethod<[], Array<[string, MetadataValue]>>,
  /**
   * Transfers to it burn. Nobody can transfer from it: tokens are minted by role.
   */
  'icrc1_minting_account' : ActorMethod<[], [] | [Account]>,
  /**
   * The token's name, as people read it.
   */
  'icrc1_name' : ActorMethod<[], string>,
  /**
   * The standards that hold here, as `icrc10_supported_standards` lists them.
   */
  'icrc1_supported_standards' : ActorMethod<[], Array<Standard>>,
  /**
   * The token's short name.
   */
  'icrc1_symbol' : ActorMethod<[], string>,
  /**
   * All atoms that exist, locked ones included.
   */
  'icrc1_total_supply' : ActorMethod<[], bigint>,
  /**
   * Moves tokens of the caller. Send `created_at_time`: what is repeated is then known as a duplicate.
   */
  'icrc1_transfer' : ActorMethod<
    [TransferArgs],
    { 'Ok' : bigint } |
      { 'Err' : TransferError }
  >,
  /**
   * What a call would do, in words for whoever is to sign it.
   */
  'icrc21_canister_call_consent_message' : ActorMethod<
    [ConsentMessageRequest],
    ConsentMessageResult
  >,
  /**
   * What a spender may still take; nothing once it has expired.
   */
  'icrc2_allowance' : ActorMethod<
    [{ 'account' : Account, 'spender' : Account }],
    Allowance
  >,
  /**
   * Replaces what a spender may take of the caller's account; the fee is paid each time.
   */
  'icrc2_approve' : ActorMethod<
    [ApproveArgs],
    { 'Ok' : bigint } |
      { 'Err' : ApproveError }
  >,
  /**
   * Moves tokens of an account that has allowed it to the caller, who uses up amount and fee.
   */
  'icrc2_transfer_from' : ActorMethod<
    [TransferFromArgs],
    { 'Ok' : bigint } |
      { 'Err' : TransferFromError }
  >,
  /**
   * Nothing: every block is here.
   */
  'icrc3_get_archives' : ActorMethod<
    [{ 'from' : [] | [Principal] }],
    Array<{ 'end' : bigint, 'canister_id' : Principal, 'start' : bigint }>
  >,
  /**
   * Blocks by ranges, at most 500 of the first 100 ranges; an answer may end early: go on where it did.
   */
  'icrc3_get_blocks' : ActorMethod<[GetBlocksArgs], GetBlocksResult>,
  /**
   * The subnet's certificate of the last hashed block, to be checked with the network's root key.
   */
  'icrc3_get_tip_certificate' : ActorMethod<
    [],
    [] | [{ 'certificate' : Uint8Array, 'hash_tree' : Uint8Array }]
  >,
  /**
   * The kinds of blocks there may be, and where each is explained.
   */
  'icrc3_supported_block_types' : ActorMethod<
    [],
    Array<{ 'url' : string, 'block_type' : string }>
  >,
  /**
   * This canister, which is its own index.
   */
  'ledger_id' : ActorMethod<[], Principal>,
  /**
   * Sub-accounts of an owner that were ever used, in order, behind `start`.
   */
  'list_subaccounts' : ActorMethod<
    [{ 'owner' : Principal, 'start' : [] | [Uint8Array] }],
    Array<Uint8Array>
  >,
  /**
   * Binds tokens of an account to a purpose, under a number of the caller's. Role: lockers.
   */
  'lock' : ActorMethod<[LockArgs], { 'Ok' : bigint } | { 'Err' : LockError }>,
  /**
   * As the ICP ledger; rejected unless the ledger stands in for it.
   */
  'query_blocks' : ActorMethod<[QueryBlocksArgs], QueryBlocksResult>,
  /**
   * Blocks that are listed by account: all of them.
   */
  'status' : ActorMethod<[], { 'num_blocks_synced' : bigint }>,
  /**
   * What existed after the last block at or before a time.
   */
  'total_supply_at' : ActorMethod<[{ 'time' : bigint }], bigint>,
  /**
   * Moves what is locked, or a part of it, to any account; no fee. For the module that made the lock.
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
  /**
   * Lets go of a lock, or of a part of it. For the module that made it.
   */
  'unlock' : ActorMethod<
    [UseLockArgs],
    { 'Ok' : bigint } |
      { 'Err' : UseLockError }
  >,
}
export declare const idlFactory: IDL.InterfaceFactory;
export declare const init: (args: { IDL: typeof IDL }) => IDL.Type[];
