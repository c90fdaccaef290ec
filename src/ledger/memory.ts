/**
 * Stable memory of the ledger canister. A retired id stays in the list, under its old name.
 * What each region holds: docs/components/ledger.md, "Memory".
 */
export const ledgerMemory = {
  /** Few records of one byte of key: layout version, configuration, progress. */
  cells: 0,
  /** The newest blocks, one a record: a small tree, so that an append is cheap at any age. */
  tail: 1,
  /** All other blocks, a page a record. */
  pages: 2,
  /** One head an account: balance, locked, and its latest points. */
  accounts: 3,
  /** The older points of each account, a page a record. */
  points: 4,
  allowances: 5,
  /** Transactions that carry a creation time, by that time. */
  window: 6,
  locks: 7,
  /** Frozen accounts and principals. */
  freezes: 8,
  /** Sorted lists that Azle's maps do not offer: sub-accounts and allowances of an owner. */
  indexes: 9,
  /** Activity by the hour and by the day. */
  buckets: 10,
  /** Account identifiers, in a ledger that stands in for the ICP ledger. */
  identifiers: 11,
} as const;

/** Version of the layout this code writes. It reads this one and every earlier one. */
export const LEDGER_LAYOUT_VERSION = 1;
