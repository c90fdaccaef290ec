/** Stable memory of the treasury canister. A retired id stays in the list, under its old name. */
export const treasuryMemory = {
  layout: 0,
  settings: 1,
  configs: 2,
  tokens: 3,
  books: 4,
  legsOpen: 5,
  legsClosed: 6,
  trades: 7,
  cycles: 8,
  prices: 9,
  snapshots: 10,
  events: 11,
  alerts: 12,
  reservations: 13,
  transfers: 14,
  allowances: 15,
  eventHashes: 16,
} as const;

/** Version of the layout above; raised with a migration whenever a record changes its shape. */
export const LAYOUT_VERSION = 1;

/** How many records of each history are kept. */
export const historyCapacity = {
  legs: 5_000,
  trades: 2_500,
  cycles: 5_000,
  prices: 25_000,
  snapshots: 12_000,
  events: 25_000,
  alerts: 500,
  transfers: 5_000,
  configs: 100,
} as const;
