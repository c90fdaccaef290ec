import type { Account } from "./account.js";
import { type Allowance, NO_ALLOWANCE } from "./allowance-book.js";
import type { LedgerState } from "./state.js";

/** Most allowances one answer holds (ICRC-103, `max_take_value`). */
export const ALLOWANCES_TAKE_MAX = 500;

/** Most entries of other listings one answer holds. */
export const LISTING_LENGTH_MAX = 1_000;

/** Most entries one question looks at: what expired since is passed by, but not for ever. */
const LOOKED_AT_MAX = 4_000;

/** An allowance and the accounts it stands between. */
export type ListedAllowance = {
  readonly from: Account;
  readonly spender: Account;
  readonly allowance: Allowance;
};

/**
 * Lists the allowances that an owner gave, from an account on or after one of its spenders, in the
 * order of accounts (ICRC-103). Expired ones are left out; only where so many follow one another
 * that a question must end among them, the last one looked at is listed with nothing left of it:
 * from there the next question goes on, where an empty page would say that there are no more.
 */
export function listAllowances(
  { allowances, indexes }: LedgerState,
  owner: Uint8Array,
  range: {
    readonly from: Account;
    readonly after: Account | undefined;
    readonly length: number;
    readonly nowNs: bigint;
  },
): ListedAllowance[] {
  const listed: ListedAllowance[] = [];
  const length = Math.min(range.length, ALLOWANCES_TAKE_MAX);
  let place = { from: range.from, spender: range.after };
  for (let lookedAt = 0; lookedAt < LOOKED_AT_MAX && listed.length < length; ) {
    const pairs = indexes.allowances(owner, place, length);
    for (const pair of pairs) {
      const allowance = allowances.allowance(pair.from, pair.spender, range.nowNs);
      if (allowance.amountAtoms > 0n && listed.length < length) listed.push({ ...pair, allowance });
    }

    const last = pairs.at(-1);
    if (last === undefined || pairs.length < length) return listed;
    place = last;
    lookedAt += pairs.length;
    const isShort = lookedAt >= LOOKED_AT_MAX && listed.length < length;
    if (isShort && listed.at(-1)?.spender !== last.spender) {
      listed.push({ ...last, allowance: NO_ALLOWANCE });
    }
  }
  return listed;
}

/** A page of who is frozen. */
export type FrozenPage<T> = { readonly entries: readonly T[]; readonly hasMore: boolean };

/**
 * Lists accounts that are frozen by an action on themselves, in order (ICRC-153). One that a later
 * unfreezing of its owner let go is left out.
 */
export function listFrozenAccounts(
  { freezes, indexes }: LedgerState,
  after: Account | undefined,
  lengthMax: number,
): FrozenPage<Account> {
  const length = Math.min(lengthMax, LISTING_LENGTH_MAX - 1);
  const entries: Account[] = [];
  let last = after;
  for (let lookedAt = 0; lookedAt < LOOKED_AT_MAX; ) {
    const page = indexes.frozenAccounts(last, LISTING_LENGTH_MAX);
    for (const account of page) {
      if (!freezes.isAccountFrozen(account)) continue;
      if (entries.length === length) return { entries, hasMore: true };
      entries.push(account);
    }

    last = page.at(-1);
    if (last === undefined || page.length < LISTING_LENGTH_MAX) break;
    lookedAt += page.length;
  }
  return { entries, hasMore: false };
}

/** Lists principals that are frozen, in order (ICRC-153). */
export function listFrozenPrincipals(
  { indexes }: LedgerState,
  after: Uint8Array | undefined,
  lengthMax: number,
): FrozenPage<Uint8Array> {
  const length = Math.min(lengthMax, LISTING_LENGTH_MAX - 1);
  const found = indexes.frozenPrincipals(after, length + 1);
  return { entries: found.slice(0, length), hasMore: found.length > length };
}
