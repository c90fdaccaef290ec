import type { StableMap } from "../environment/environment.js";
import {
  type Account,
  OWNER_BYTES_MAX,
  ownerOf,
  rawLengthAt,
  SUBACCOUNT_BYTES,
  subaccountOf,
  toAccount,
} from "./account.js";
import type { Allowance } from "./allowance-book.js";
import type { SettledChange } from "./buffered-records.js";
import type { FreezeChange } from "./freeze-book.js";
import type { LockChange } from "./lock-book.js";
import { SortedList } from "./sorted-list.js";

/** The first byte of a list's prefix tells what it lists. */
const KINDS = {
  subaccounts: 1,
  allowances: 2,
  frozenAccounts: 3,
  frozenPrincipals: 4,
  expiries: 5,
} as const;

/** A principal as it sorts: its bytes, zeros up to the longest, its length. */
const PRINCIPAL_WIDTH = OWNER_BYTES_MAX + 1;
/** An account without its owner: whether there is a sub-account, then it or zeros. */
const FROZEN_ACCOUNT_WIDTH = PRINCIPAL_WIDTH + 1 + SUBACCOUNT_BYTES;
/** The source's sub-account, the spender's owner, the spender's sub-account. */
const ALLOWANCE_WIDTH = SUBACCOUNT_BYTES + PRINCIPAL_WIDTH + SUBACCOUNT_BYTES;

/** When the first of an account's locks expires, and the account. */
const EXPIRY_WIDTH = 8 + FROZEN_ACCOUNT_WIDTH;

/** An allowance's two accounts. */
export type AllowancePair = { readonly from: Account; readonly spender: Account };

/**
 * What has to be listed in an order that keys of stable memory do not have: the sub-accounts and
 * allowances of an owner, who is frozen, and whose locks expire next. Kept in step by the
 * settlement; whatever is not settled yet is not listed yet.
 */
export class Indexes {
  readonly #map: StableMap;

  constructor(map: StableMap) {
    this.#map = map;
  }

  /** An account was settled for the first time. Default accounts need no list. */
  addAccount(key: Uint8Array): void {
    const subaccount = subaccountOf(key);
    if (subaccount !== undefined) this.#subaccounts(ownerOf(key)).add(subaccount.slice());
  }

  /** An allowance was settled. */
  changeAllowance({ key, value, before }: SettledChange<Allowance>): void {
    const fromKey = key.subarray(0, rawLengthAt(key, 0));
    const spenderKey = key.subarray(fromKey.length);
    const list = this.#allowances(ownerOf(fromKey));
    const element = allowanceElement(fromKey, spenderKey);
    if (value === undefined) list.remove(element);
    else if (before === undefined) list.add(element);
  }

  /** A freezing or unfreezing was settled. */
  changeFreeze({ kind, subject, isFrozen }: FreezeChange): void {
    const list = kind === "account" ? this.#frozenAccounts() : this.#frozenPrincipals();
    const element = kind === "account" ? accountElement(subject) : principalElement(subject);
    if (isFrozen) list.add(element);
    else list.remove(element);
  }

  /** The locks of an account were settled. */
  changeLocks({ key, expiredBeforeNs, expiresAtNs }: LockChange): void {
    if (expiredBeforeNs === expiresAtNs) return;
    const list = this.#expiries();
    if (expiredBeforeNs !== undefined) list.remove(expiryElement(expiredBeforeNs, key));
    if (expiresAtNs !== undefined) list.add(expiryElement(expiresAtNs, key));
  }

  /** Accounts with a lock that has expired and is not released yet, the earliest first. */
  expiredLocks(nowNs: bigint, length: number): Account[] {
    const accounts: Account[] = [];
    for (const element of this.#expiries().read(undefined, length)) {
      const view = new DataView(element.buffer, element.byteOffset, 8);
      if (view.getBigUint64(0) > nowNs) break;
      accounts.push(accountOfElement(element.subarray(8)));
    }
    return accounts;
  }

  /** Sub-accounts of an owner that ever appeared, in order, without the default one. */
  subaccounts(owner: Uint8Array, after: Uint8Array | undefined, length: number): Uint8Array[] {
    return this.#subaccounts(owner).read(after, length);
  }

  /** Allowances that an owner gave, in order, the first of them after a pair (ICRC-103). */
  allowances(
    owner: Uint8Array,
    after: { readonly from: Account; readonly spender: Account | undefined },
    length: number,
  ): AllowancePair[] {
    const { from, spender } = after;
    const start =
      spender === undefined ? beforeSpenders(from.key) : allowanceElement(from.key, spender.key);
    return this.#allowances(owner)
      .read(start, length)
      .map((element) => pairOf(owner, element));
  }

  /** Accounts with a freezing of their own, in order (ICRC-153). */
  frozenAccounts(after: Account | undefined, length: number): Account[] {
    const start = after === undefined ? undefined : accountElement(after.key);
    return this.#frozenAccounts().read(start, length).map(accountOfElement);
  }

  /** Principals that are frozen, in order (ICRC-153). */
  frozenPrincipals(after: Uint8Array | undefined, length: number): Uint8Array[] {
    const start = after === undefined ? undefined : principalElement(after);
    return this.#frozenPrincipals()
      .read(start, length)
      .map((element) => principalAt(element, 0));
  }

  #subaccounts(owner: Uint8Array): SortedList {
    return new SortedList(this.#map, prefix(KINDS.subaccounts, owner), SUBACCOUNT_BYTES);
  }

  #allowances(owner: Uint8Array): SortedList {
    return new SortedList(this.#map, prefix(KINDS.allowances, owner), ALLOWANCE_WIDTH);
  }

  #frozenAccounts(): SortedList {
    return new SortedList(this.#map, Uint8Array.of(KINDS.frozenAccounts), FROZEN_ACCOUNT_WIDTH);
  }

  #expiries(): SortedList {
    return new SortedList(this.#map, Uint8Array.of(KINDS.expiries), EXPIRY_WIDTH);
  }

  #frozenPrincipals(): SortedList {
    return new SortedList(this.#map, Uint8Array.of(KINDS.frozenPrincipals), PRINCIPAL_WIDTH);
  }
}

/** The owner's length tells where it ends: no list is another's beginning. */
function prefix(kind: number, owner: Uint8Array): Uint8Array {
  return Uint8Array.of(kind, owner.length, ...owner);
}

function principalElement(principal: Uint8Array): Uint8Array {
  const element = new Uint8Array(PRINCIPAL_WIDTH);
  putPrincipal(element, 0, principal);
  return element;
}

function accountElement(key: Uint8Array): Uint8Array {
  const element = new Uint8Array(FROZEN_ACCOUNT_WIDTH);
  putPrincipal(element, 0, ownerOf(key));
  const subaccount = subaccountOf(key);
  if (subaccount !== undefined) {
    element[PRINCIPAL_WIDTH] = 1;
    element.set(subaccount, PRINCIPAL_WIDTH + 1);
  }
  return element;
}

function expiryElement(expiresAtNs: bigint, key: Uint8Array): Uint8Array {
  const element = new Uint8Array(EXPIRY_WIDTH);
  new DataView(element.buffer).setBigUint64(0, expiresAtNs);
  element.set(accountElement(key), 8);
  return element;
}

function accountOfElement(element: Uint8Array): Account {
  const hasSubaccount = element[PRINCIPAL_WIDTH] === 1;
  return toAccount(
    principalAt(element, 0),
    hasSubaccount ? element.slice(PRINCIPAL_WIDTH + 1) : undefined,
  );
}

function allowanceElement(fromKey: Uint8Array, spenderKey: Uint8Array): Uint8Array {
  const element = new Uint8Array(ALLOWANCE_WIDTH);
  element.set(subaccountOf(fromKey) ?? []);
  putPrincipal(element, SUBACCOUNT_BYTES, ownerOf(spenderKey));
  element.set(subaccountOf(spenderKey) ?? [], SUBACCOUNT_BYTES + PRINCIPAL_WIDTH);
  return element;
}

/** An element before every allowance from an account and after those from lesser ones. */
function beforeSpenders(fromKey: Uint8Array): Uint8Array | undefined {
  const element = new Uint8Array(ALLOWANCE_WIDTH);
  element.set(subaccountOf(fromKey) ?? []);
  // The least there can be is an empty principal with the default sub-account: that very element.
  for (let i = ALLOWANCE_WIDTH - 1; i >= 0; i--) {
    const byte = element[i] ?? 0;
    element[i] = byte === 0 ? 0xff : byte - 1;
    if (byte !== 0) return element;
  }
  return undefined;
}

function pairOf(owner: Uint8Array, element: Uint8Array): AllowancePair {
  const spenderAt = SUBACCOUNT_BYTES + PRINCIPAL_WIDTH;
  return {
    from: toAccount(owner, withoutDefault(element.slice(0, SUBACCOUNT_BYTES))),
    spender: toAccount(
      principalAt(element, SUBACCOUNT_BYTES),
      withoutDefault(element.slice(spenderAt)),
    ),
  };
}

function withoutDefault(subaccount: Uint8Array): Uint8Array | undefined {
  return subaccount.every((byte) => byte === 0) ? undefined : subaccount;
}

function putPrincipal(element: Uint8Array, at: number, principal: Uint8Array): void {
  element.set(principal, at);
  element[at + OWNER_BYTES_MAX] = principal.length;
}

function principalAt(element: Uint8Array, at: number): Uint8Array {
  return element.slice(at, at + (element[at + OWNER_BYTES_MAX] ?? 0));
}
