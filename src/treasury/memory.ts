import type { RecordCodec } from "../environment/stable-cell.js";
import { ByteReader } from "../kernel/byte-reader.js";
import { sharedWriter } from "../kernel/byte-writer.js";

/** Stable memory of the treasury canister. A retired id stays in the list, under its old name. */
export const treasuryMemory = {
  layout: 0,
  settings: 1,
  configs: 2,
  tokens: 3,
  books: 4,
  legsOpen: 5,
  legsClosed: 6,
  transfersOpen: 7,
  transfersClosed: 8,
  trades: 9,
  cycles: 10,
  prices: 11,
  snapshots: 12,
  events: 13,
  eventHashes: 14,
  alerts: 15,
  reservations: 16,
  counterparties: 17,
  counters: 18,
} as const;

/**
 * Version of the layout above, which stable memory itself names; raised with a migration whenever a
 * record changes its shape. A record that is read in its older shapes as well needs neither.
 */
export const LAYOUT_VERSION = 1;

/** The version as it stands in stable memory. */
export const layoutRecord: RecordCodec<number> = {
  encode: (version) => sharedWriter().u16(version).done(),
  decode: (bytes) => new ByteReader(bytes).u16(),
};

/**
 * How many records of each history are kept. Prices and snapshots reach back over the longest
 * window of a breaker, seven days of a trade a minute: each trade writes two of either, and each
 * sync of a quarter of an hour a price of eleven tokens.
 */
export const historyCapacity = {
  configs: 100,
  legs: 5_000,
  transfers: 5_000,
  trades: 2_500,
  cycles: 5_000,
  prices: 30_000,
  snapshots: 21_000,
  events: 25_000,
  alerts: 500,
} as const;
