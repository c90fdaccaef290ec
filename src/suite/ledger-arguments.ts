import type { Account as LedgerAccount } from "../ledger/account.js";
import type { Account } from "../wire/icrc-ledger.js";
import { toAccount } from "../wire/ledger-account.js";

/** What a caller sent that a method has no refusal for: the message is rejected with this text. */
export class WrongArgument extends Error {
  override readonly name = "WrongArgument";
}

/**
 * Reads an account where the answer's type has no room for a refusal.
 *
 * @throws {WrongArgument} when it is none.
 */
export function accept(args: Account): LedgerAccount {
  const account = toAccount(args);
  if (!account.ok) throw new WrongArgument("a sub-account has 32 bytes, a principal at most 29");
  return account.value;
}

/** No log is longer than a number can count: whatever is larger means "all". */
export function toSafeCount(value: bigint): number {
  return value > BigInt(Number.MAX_SAFE_INTEGER) ? Number.MAX_SAFE_INTEGER : Number(value);
}
