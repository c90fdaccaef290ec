import type {
  AccountFrozen,
  ApproveError as LedgerApproveError,
  TransferError as LedgerTransferError,
  TransferFromError as LedgerTransferFromError,
  MalformedError,
  StatusError,
  SupplyError,
  TimeError,
} from "../ledger/errors.js";
import type { ApproveError, TransferError, TransferFromError } from "./icrc-ledger.js";

/** Refusals that the standards have no variant for, as `GenericError`. */
type Unnamed =
  | MalformedError
  | StatusError
  | AccountFrozen
  | SupplyError
  | { readonly type: "MintToMintingAccount" }
  | { readonly type: "MintByAllowance" }
  | { readonly type: "SelfApproval" }
  | { readonly type: "ApprovalByMintingAccount" };

/** The codes of `GenericError`. A code is never given another meaning. */
const CODES = {
  PrincipalTooLong: 1n,
  SubaccountLength: 2n,
  MemoTooLong: 3n,
  LedgerPaused: 4n,
  LedgerDeactivated: 5n,
  MintToMintingAccount: 6n,
  MintByAllowance: 7n,
  SelfApproval: 8n,
  ApprovalByMintingAccount: 9n,
  AccountFrozen: 10n,
  MintCapReached: 11n,
  MintBudgetSpent: 12n,
  AmountTooLarge: 13n,
} as const satisfies Readonly<Record<Unnamed["type"], bigint>>;

/** Writes a refusal of `icrc1_transfer`. */
export function fromTransferError(error: LedgerTransferError): TransferError {
  switch (error.type) {
    case "BadFee":
      return { BadFee: { expected_fee: error.expectedFeeAtoms } };
    case "BadBurn":
      return { BadBurn: { min_burn_amount: error.amountAtomsMin } };
    case "InsufficientFunds":
      return { InsufficientFunds: { balance: error.availableAtoms } };
    case "TooOld":
    case "CreatedInFuture":
    case "Duplicate":
      return fromTimeError(error);
    default:
      return fromUnnamed(error);
  }
}

/** Writes a refusal of `icrc2_transfer_from`. */
export function fromTransferFromError(error: LedgerTransferFromError): TransferFromError {
  switch (error.type) {
    case "InsufficientAllowance":
      return { InsufficientAllowance: { allowance: error.allowanceAtoms } };
    case "MintByAllowance":
      return fromUnnamed(error);
    default:
      return fromTransferError(error);
  }
}

/** Writes a refusal of `icrc2_approve`. */
export function fromApproveError(error: LedgerApproveError): ApproveError {
  switch (error.type) {
    case "BadFee":
      return { BadFee: { expected_fee: error.expectedFeeAtoms } };
    case "InsufficientFunds":
      return { InsufficientFunds: { balance: error.availableAtoms } };
    case "Expired":
      return { Expired: { ledger_time: error.ledgerTimeNs } };
    case "AllowanceChanged":
      return { AllowanceChanged: { current_allowance: error.currentAllowanceAtoms } };
    case "TooOld":
    case "CreatedInFuture":
    case "Duplicate":
      return fromTimeError(error);
    default:
      return fromUnnamed(error);
  }
}

/** What is wrong with times and repetitions, the same in every method. */
function fromTimeError(
  error: TimeError,
):
  | { TooOld: null }
  | { CreatedInFuture: { ledger_time: bigint } }
  | { Duplicate: { duplicate_of: bigint } } {
  switch (error.type) {
    case "TooOld":
      return { TooOld: null };
    case "CreatedInFuture":
      return { CreatedInFuture: { ledger_time: error.ledgerTimeNs } };
    case "Duplicate":
      return { Duplicate: { duplicate_of: BigInt(error.duplicateOfIndex) } };
  }
}

function fromUnnamed(
  error: Unnamed,
): { TemporarilyUnavailable: null } | { GenericError: { error_code: bigint; message: string } } {
  // The one state that heals without the caller: a client may try again.
  if (error.type === "LedgerPaused") return { TemporarilyUnavailable: null };
  return { GenericError: { error_code: CODES[error.type], message: describe(error) } };
}

function describe(error: Unnamed): string {
  switch (error.type) {
    case "PrincipalTooLong":
      return `a principal of ${error.byteCount} bytes; at most 29 are allowed`;
    case "SubaccountLength":
      return `a sub-account of ${error.byteCount} bytes; it takes 32`;
    case "MemoTooLong":
      return `a memo of ${error.byteCount} bytes; at most ${error.byteCountMax} are allowed`;
    case "LedgerPaused":
      return "the ledger is paused";
    case "LedgerDeactivated":
      return "the ledger is deactivated for good";
    case "MintToMintingAccount":
      return "the minting account cannot send to itself";
    case "MintByAllowance":
      return "the minting account's tokens cannot be taken by allowance";
    case "SelfApproval":
      return "the spender's owner is the account's owner";
    case "ApprovalByMintingAccount":
      return "the minting account cannot approve";
    case "AccountFrozen":
      return `the account in "${error.party}" is frozen`;
    case "MintCapReached":
      return `the cap leaves ${error.headroomAtoms} to mint`;
    case "MintBudgetSpent":
      return `the year's budget leaves ${error.remainingAtoms} to mint`;
    case "AmountTooLarge":
      return `at most ${error.amountAtomsMax} can be minted`;
  }
}
