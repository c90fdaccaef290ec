import { assert } from "../kernel/assert.js";
import type { Result } from "../kernel/result.js";
import {
  type AccountError,
  type Account as LedgerAccount,
  ownerOf,
  parseAccount,
  subaccountOf,
} from "../ledger/account.js";
import type { Account } from "./icrc-ledger.js";
import { Principal } from "./idl.js";

/** Reads an account; a sub-account of a wrong length and a principal too long are refused. */
export function toAccount({ owner, subaccount }: Account): Result<LedgerAccount, AccountError> {
  return parseAccount(owner.toUint8Array(), toBytes(subaccount[0]));
}

/** Reads an account of installation arguments: a wrong one stops the installation. */
export function requireAccount(account: Account): LedgerAccount {
  const parsed = toAccount(account);
  assert(parsed.ok, "an account with a sub-account that is not 32 bytes long");
  return parsed.value;
}

/** Writes an account, with its sub-account as it was written. */
export function fromAccount({ raw }: LedgerAccount): Account {
  const subaccount = subaccountOf(raw);
  return {
    owner: Principal.fromUint8Array(ownerOf(raw)),
    subaccount: subaccount === undefined ? [] : [subaccount],
  };
}

/** A blob as bytes, whichever way its library gives it. */
export function toBytes(blob: Uint8Array | number[] | undefined): Uint8Array | undefined {
  return blob === undefined || blob instanceof Uint8Array ? blob : Uint8Array.from(blob);
}
