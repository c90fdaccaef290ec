import { assert } from "../kernel/assert.js";
import { err, ok, type Result } from "../kernel/result.js";

/** Longest principal, in bytes (interface specification, "Principals"). */
export const OWNER_BYTES_MAX = 29;

/** Length of every sub-account, in bytes (ICRC-1, "Account"). */
export const SUBACCOUNT_BYTES = 32;

/** An account on the heap: its key, one character a byte. */
export type AccountId = string;

/**
 * An account of the ledger.
 *
 * The default sub-account can be written in two ways, left out or as 32 zero bytes. Both are the
 * same account (`key`, `id`), yet a block and the deduplication keep what was written (`raw`).
 */
export type Account = {
  /** As written: length of the owner, plus 128 with a sub-account; the owner; the sub-account. */
  readonly raw: Uint8Array;
  /** `raw` with the default sub-account left out: the account's key in stable memory. */
  readonly key: Uint8Array;
  /** `key` as a string: the account's key on the heap. */
  readonly id: AccountId;
};

/** Why two byte strings are no account, in the order of the checks. */
export type AccountError =
  | { readonly type: "PrincipalTooLong"; readonly byteCount: number }
  | { readonly type: "SubaccountLength"; readonly byteCount: number };

const HAS_SUBACCOUNT = 0x80;
const DEFAULT_SUBACCOUNT = "\0".repeat(SUBACCOUNT_BYTES);

/** Checks an owner and a sub-account from outside, and makes an account of them. */
export function parseAccount(
  owner: Uint8Array,
  subaccount: Uint8Array | undefined,
): Result<Account, AccountError> {
  if (owner.length > OWNER_BYTES_MAX) {
    return err({ type: "PrincipalTooLong", byteCount: owner.length });
  }
  if (subaccount !== undefined && subaccount.length !== SUBACCOUNT_BYTES) {
    return err({ type: "SubaccountLength", byteCount: subaccount.length });
  }

  return ok(toAccount(owner, subaccount));
}

/** Makes an account of bytes whose lengths were checked. */
export function toAccount(owner: Uint8Array, subaccount: Uint8Array | undefined): Account {
  const ownerLength = owner.length;
  if (subaccount === undefined) {
    const raw = new Uint8Array(1 + ownerLength);
    raw[0] = ownerLength;
    raw.set(owner, 1);
    return { raw, key: raw, id: accountId(raw) };
  }

  const raw = new Uint8Array(1 + ownerLength + SUBACCOUNT_BYTES);
  raw[0] = ownerLength | HAS_SUBACCOUNT;
  raw.set(owner, 1);
  raw.set(subaccount, 1 + ownerLength);
  return accountFromRaw(raw);
}

/** Reads `raw` back, as a block keeps it. */
export function accountFromRaw(raw: Uint8Array): Account {
  const id = accountId(raw);
  if (!hasSubaccount(raw) || id.slice(-SUBACCOUNT_BYTES) !== DEFAULT_SUBACCOUNT) {
    return { raw, key: raw, id };
  }

  const owner = ownerOf(raw);
  const key = new Uint8Array(1 + owner.length);
  key[0] = owner.length;
  key.set(owner, 1);
  return { raw, key, id: accountId(key) };
}

/** How many bytes the account takes that begins at `offset`. */
export function rawLengthAt(bytes: Uint8Array, offset: number): number {
  const first = bytes[offset];
  assert(first !== undefined, "an account without bytes");
  return 1 + (first & 0x7f) + (first & HAS_SUBACCOUNT ? SUBACCOUNT_BYTES : 0);
}

/** The principal of an account, raw. */
export function ownerOf(raw: Uint8Array): Uint8Array {
  return raw.subarray(1, 1 + ((raw[0] ?? 0) & 0x7f));
}

/** The sub-account as it was written, or `undefined` when it was left out. */
export function subaccountOf(raw: Uint8Array): Uint8Array | undefined {
  return hasSubaccount(raw) ? raw.subarray(raw.length - SUBACCOUNT_BYTES) : undefined;
}

function hasSubaccount(raw: Uint8Array): boolean {
  return ((raw[0] ?? 0) & HAS_SUBACCOUNT) !== 0;
}

/** One native call instead of a loop: an account id is made several times a transfer. */
export function accountId(key: Uint8Array): AccountId {
  return Reflect.apply(String.fromCharCode, undefined, key);
}
