/*
 * Made from canisters/ledger/ledger.did by `npm run check -- --write`: change that file, not this one.
 */
import { IDL } from '@dfinity/candid';
export const idlFactory = ({ IDL }) => {
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
export const init = ({ IDL }) => {
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
