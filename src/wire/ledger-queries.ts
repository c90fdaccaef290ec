import type { ActivitySpan, Activity as LedgerActivity } from "../ledger/activity.js";
import {
  AUDIT_START,
  type AuditStep,
  LEDGER_INVARIANTS,
  type AuditPlace as LedgerAuditPlace,
} from "../ledger/audit.js";
import type { ListedAllowance } from "../ledger/listings.js";
import type { AccountLock } from "../ledger/lock-book.js";
import type { SupplyFigures } from "../ledger/supply-figures.js";
import { Account } from "./icrc-ledger.js";
import { IDL, Principal } from "./idl.js";
import { fromAccount } from "./ledger-account.js";
import { method } from "./method.js";

/*
 * Questions of further standards (ICRC-103, 106, 107, 153, 154), and our own: locks, earlier
 * balances, supply, activity, audit.
 */

const GenericError = IDL.Record({ error_code: IDL.Nat, message: IDL.Text });

/** A boolean and nothing to ask. */
export const flag = method<[], boolean>([], IDL.Bool);

/** The argument of `icrc103_get_allowances`. */
export type GetAllowancesArgs = {
  from_account: [] | [Account];
  prev_spender: [] | [Account];
  take: [] | [bigint];
};
/** An allowance as ICRC-103 lists it. */
export type Allowance103 = {
  from_account: Account;
  to_spender: Account;
  allowance: bigint;
  expires_at: [] | [bigint];
};
/** Allowances, or why there are none. */
export type GetAllowancesResult =
  | { Ok: Allowance103[] }
  | { Err: { AccessDenied: { reason: string } } }
  | { Err: { GenericError: { error_code: bigint; message: string } } };
/** `icrc103_get_allowances`, with the deployed ledgers' form of `AccessDenied`. */
export const getAllowances = method<[GetAllowancesArgs], GetAllowancesResult>(
  [
    IDL.Record({
      from_account: IDL.Opt(Account),
      prev_spender: IDL.Opt(Account),
      take: IDL.Opt(IDL.Nat),
    }),
  ],
  IDL.Variant({
    Ok: IDL.Vec(
      IDL.Record({
        from_account: Account,
        to_spender: Account,
        allowance: IDL.Nat,
        expires_at: IDL.Opt(IDL.Nat64),
      }),
    ),
    Err: IDL.Variant({ AccessDenied: IDL.Record({ reason: IDL.Text }), GenericError }),
  }),
);

/** `icrc106_get_index_principal`. */
export const getIndexPrincipal = method<
  [],
  { Ok: Principal } | { Err: { IndexPrincipalNotSet: null } }
>(
  [],
  IDL.Variant({
    Ok: IDL.Principal,
    Err: IDL.Variant({
      IndexPrincipalNotSet: IDL.Null,
      GenericError: IDL.Record({ error_code: IDL.Nat, description: IDL.Text }),
    }),
  }),
);
/** `list_subaccounts` (ICRC-106). */
export const listSubaccounts = method<
  [{ owner: Principal; start: [] | [Uint8Array | number[]] }],
  Uint8Array[]
>(
  [IDL.Record({ owner: IDL.Principal, start: IDL.Opt(IDL.Vec(IDL.Nat8)) })],
  IDL.Vec(IDL.Vec(IDL.Nat8)),
);
/** `status` (ICRC-106). */
export const status = method<[], { num_blocks_synced: bigint }>(
  [],
  IDL.Record({ num_blocks_synced: IDL.Nat }),
);

/** `icrc107_get_fee_collector`. */
export const getFeeCollector = method<[], { Ok: [] | [Account] }>(
  [],
  IDL.Variant({ Ok: IDL.Opt(Account), Err: GenericError }),
);

/** `icrc153_list_frozen_accounts`. */
export const listFrozenAccounts = method<
  [{ start_after: [] | [Account]; max_results: bigint }],
  { accounts: Account[]; has_more: boolean }
>(
  [IDL.Record({ start_after: IDL.Opt(Account), max_results: IDL.Nat })],
  IDL.Record({ accounts: IDL.Vec(Account), has_more: IDL.Bool }),
);
/** `icrc153_list_frozen_principals`. */
export const listFrozenPrincipals = method<
  [{ start_after: [] | [Principal]; max_results: bigint }],
  { principals: Principal[]; has_more: boolean }
>(
  [IDL.Record({ start_after: IDL.Opt(IDL.Principal), max_results: IDL.Nat })],
  IDL.Record({ principals: IDL.Vec(IDL.Principal), has_more: IDL.Bool }),
);
/** `icrc153_is_frozen_account`. */
export const isFrozenAccount = method<[Account], boolean>([Account], IDL.Bool);
/** `icrc153_is_frozen_principal`. */
export const isFrozenPrincipal = method<[Principal], boolean>([IDL.Principal], IDL.Bool);

const Lock = IDL.Record({
  module: IDL.Principal,
  lock_id: IDL.Nat64,
  amount: IDL.Nat,
  purpose: IDL.Text,
  expires_at: IDL.Opt(IDL.Nat64),
  locked_at: IDL.Nat64,
});
/** The values of a lock. */
export type Lock = {
  module: Principal;
  lock_id: bigint;
  amount: bigint;
  purpose: string;
  expires_at: [] | [bigint];
  locked_at: bigint;
};
/** `balance_details`. */
export const balanceDetails = method<
  [Account],
  { balance: bigint; available: bigint; locked: bigint; locks: Lock[] }
>(
  [Account],
  IDL.Record({ balance: IDL.Nat, available: IDL.Nat, locked: IDL.Nat, locks: IDL.Vec(Lock) }),
);

/** `balance_at`. */
export const balanceAt = method<[{ account: Account; time: bigint }], bigint>(
  [IDL.Record({ account: Account, time: IDL.Nat64 })],
  IDL.Nat,
);
/** `total_supply_at`. */
export const totalSupplyAt = method<[{ time: bigint }], bigint>(
  [IDL.Record({ time: IDL.Nat64 })],
  IDL.Nat,
);

/** The values of the supply figures. */
export type Supply = {
  total: bigint;
  circulating: bigint;
  locked: bigint;
  treasury: bigint;
  minted: bigint;
  burnt: bigint;
  minted_this_year: bigint;
  headroom: [] | [bigint];
  budget: [] | [bigint];
  holders: bigint;
};
/** `get_supply`. */
export const getSupply = method<[], Supply>(
  [],
  IDL.Record({
    total: IDL.Nat,
    circulating: IDL.Nat,
    locked: IDL.Nat,
    treasury: IDL.Nat,
    minted: IDL.Nat,
    burnt: IDL.Nat,
    minted_this_year: IDL.Nat,
    headroom: IDL.Opt(IDL.Nat),
    budget: IDL.Opt(IDL.Nat),
    holders: IDL.Nat64,
  }),
);

/** The values of an hour's or a day's activity. */
export type Activity = {
  start: bigint;
  transactions: number;
  transfers: number;
  volume: bigint;
  minted: bigint;
  burnt: bigint;
  fees: bigint;
};
/** `get_activity`. */
export const getActivity = method<
  [{ span: { Hour: null } | { Day: null }; until: [] | [bigint]; limit: [] | [number] }],
  Activity[]
>(
  [
    IDL.Record({
      span: IDL.Variant({ Hour: IDL.Null, Day: IDL.Null }),
      until: IDL.Opt(IDL.Nat64),
      limit: IDL.Opt(IDL.Nat32),
    }),
  ],
  IDL.Vec(
    IDL.Record({
      start: IDL.Nat64,
      transactions: IDL.Nat32,
      transfers: IDL.Nat32,
      volume: IDL.Nat,
      minted: IDL.Nat,
      burnt: IDL.Nat,
      fees: IDL.Nat,
    }),
  ),
);

const AuditPlace = IDL.Record({
  blocks: IDL.Nat64,
  accounts: IDL.Nat64,
  collector: IDL.Opt(IDL.Nat64),
  balances: IDL.Nat,
  locked: IDL.Nat,
  holders: IDL.Nat64,
});
/** Where an audit stands. */
export type AuditPlace = {
  blocks: bigint;
  accounts: bigint;
  collector: [] | [bigint];
  balances: bigint;
  locked: bigint;
  holders: bigint;
};
/** `check_invariants`. */
export const checkInvariants = method<
  [{ after: [] | [AuditPlace] }],
  { broken: { name: string; says: string }[]; next: [] | [AuditPlace] }
>(
  [IDL.Record({ after: IDL.Opt(AuditPlace) })],
  IDL.Record({
    broken: IDL.Vec(IDL.Record({ name: IDL.Text, says: IDL.Text })),
    next: IDL.Opt(AuditPlace),
  }),
);

/** Writes a listed allowance. */
export function fromListedAllowance({ from, spender, allowance }: ListedAllowance): Allowance103 {
  return {
    from_account: fromAccount(from),
    to_spender: fromAccount(spender),
    allowance: allowance.amountAtoms,
    expires_at: opt(allowance.expiresAtNs),
  };
}

/** Writes a lock. */
export function fromLock(lock: AccountLock): Lock {
  return {
    module: Principal.fromUint8Array(lock.module),
    lock_id: lock.lockId,
    amount: lock.amountAtoms,
    purpose: lock.purpose,
    expires_at: opt(lock.expiresAtNs),
    locked_at: lock.lockedAtNs,
  };
}

/** Writes the supply figures. */
export function fromSupply(figures: SupplyFigures, holderCount: number): Supply {
  return {
    total: figures.totalAtoms,
    circulating: figures.circulatingAtoms,
    locked: figures.lockedAtoms,
    treasury: figures.treasuryAtoms,
    minted: figures.mintedAtoms,
    burnt: figures.burntAtoms,
    minted_this_year: figures.mintedThisYearAtoms,
    headroom: opt(figures.headroomAtoms),
    budget: opt(figures.budgetAtoms),
    holders: BigInt(holderCount),
  };
}

/** Reads the span of an activity question. */
export function toSpan(span: { Hour: null } | { Day: null }): ActivitySpan {
  return "Hour" in span ? "hour" : "day";
}

/** Writes an hour's or a day's activity. */
export function fromActivity(activity: LedgerActivity): Activity {
  return {
    start: activity.startNs,
    transactions: activity.transactionCount,
    transfers: activity.transferCount,
    volume: activity.volumeAtoms,
    minted: activity.mintedAtoms,
    burnt: activity.burntAtoms,
    fees: activity.feesAtoms,
  };
}

/** Reads where an audit stands; without a place it begins. */
export function toAuditPlace([place]: [] | [AuditPlace]): LedgerAuditPlace {
  if (place === undefined) return AUDIT_START;
  return {
    blockCount: Number(place.blocks),
    accountCount: Number(place.accounts),
    collectorIndex: place.collector.map(Number)[0],
    balancesAtoms: place.balances,
    lockedAtoms: place.locked,
    holderCount: Number(place.holders),
  };
}

/** Writes what a step of an audit found. */
export function fromAuditStep({ broken, next }: AuditStep): {
  broken: { name: string; says: string }[];
  next: [] | [AuditPlace];
} {
  return {
    broken: broken.map((name) => ({ name, says: LEDGER_INVARIANTS[name] })),
    next:
      next === undefined
        ? []
        : [
            {
              blocks: BigInt(next.blockCount),
              accounts: BigInt(next.accountCount),
              collector: next.collectorIndex === undefined ? [] : [BigInt(next.collectorIndex)],
              balances: next.balancesAtoms,
              locked: next.lockedAtoms,
              holders: BigInt(next.holderCount),
            },
          ],
  };
}

function opt<T>(value: T | undefined): [] | [T] {
  return value === undefined ? [] : [value];
}
