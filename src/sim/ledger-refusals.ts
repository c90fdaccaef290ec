import { unreachable } from "../kernel/assert.js";
import type { LedgerRefusal } from "./ports.js";

/** A refusal as KongSwap words it: the sentences of the ledger's Rust library. */
export function toRustSentence(refusal: LedgerRefusal): string {
  switch (refusal.type) {
    case "BadFee":
      return `transfer fee should be ${refusal.expectedFeeAtoms}`;
    case "BadBurn":
      return `the minimum number of tokens to be burned is ${refusal.burnAtomsMin}`;
    case "InsufficientFunds":
      return (
        "the debit account doesn't have enough funds to complete the transaction, " +
        `current balance: ${refusal.balanceAtoms}`
      );
    case "InsufficientAllowance":
      return (
        "the spender account does not have sufficient allowance, " +
        `current allowance is ${refusal.allowanceAtoms}`
      );
    case "TooOld":
      return "transaction's created_at_time is too far in the past";
    case "CreatedInFuture":
      return "transaction's created_at_time is in future";
    case "Duplicate":
      return `transaction is a duplicate of another transaction in block ${refusal.duplicateOfIndex}`;
    case "TemporarilyUnavailable":
      return "the ledger is temporarily unavailable";
    case "GenericError":
      return `${refusal.errorCode} ${refusal.message}`;
    case "Unreachable":
      return refusal.message;
    default:
      return unreachable(refusal);
  }
}

/** A refusal as ICPSwap words it: the variant as Motoko shows it. */
export function toMotokoText(refusal: LedgerRefusal): string {
  switch (refusal.type) {
    case "BadFee":
      return `#BadFee({expected_fee = ${motokoNat(refusal.expectedFeeAtoms)}})`;
    case "BadBurn":
      return `#BadBurn({min_burn_amount = ${motokoNat(refusal.burnAtomsMin)}})`;
    case "InsufficientFunds":
      return `#InsufficientFunds({balance = ${motokoNat(refusal.balanceAtoms)}})`;
    case "InsufficientAllowance":
      return `#InsufficientAllowance({allowance = ${motokoNat(refusal.allowanceAtoms)}})`;
    case "TooOld":
      return "#TooOld";
    case "CreatedInFuture":
      return `#CreatedInFuture({ledger_time = ${motokoNat(refusal.ledgerTimeNs)}})`;
    case "Duplicate":
      return `#Duplicate({duplicate_of = ${motokoNat(refusal.duplicateOfIndex)}})`;
    case "TemporarilyUnavailable":
      return "#TemporarilyUnavailable";
    case "GenericError": {
      const { errorCode, message } = refusal;
      return `#GenericError({error_code = ${motokoNat(errorCode)}; message = ${motokoString(message)}})`;
    }
    case "Unreachable":
      return motokoString(refusal.message);
    default:
      return unreachable(refusal);
  }
}

/** A number as Motoko shows it: an underscore between thousands. */
export function motokoNat(value: bigint): string {
  const digits = value.toString();
  let text = "";
  for (let i = 0; i < digits.length; i++) {
    if (i > 0 && (digits.length - i) % 3 === 0) text += "_";
    text += digits[i];
  }
  return text;
}

/** A text as Motoko shows it: in quotes, with quotes and backslashes escaped. */
export function motokoString(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}
