import type { RecordCodec } from "../environment/stable-cell.js";
import { assert } from "../kernel/assert.js";
import { ByteReader } from "../kernel/byte-reader.js";
import { sharedWriter } from "../kernel/byte-writer.js";
import type { SkipReason } from "./planner/refusals.js";

/**
 * How often what happened since the first block; the five skip reasons under their names.
 */
export type Counters = Readonly<Record<CounterName, bigint>>;

/** Name of a counter. */
export type CounterName =
  | "cycles"
  | "trades"
  | "trades_failed"
  | "fallbacks"
  | "ticks_skipped"
  | "locks_taken_over"
  | SkipReason;

/** In the order of stable memory: only ever append. */
const NAMES: readonly CounterName[] = [
  "cycles",
  "trades",
  "trades_failed",
  "fallbacks",
  "ticks_skipped",
  "locks_taken_over",
  "no_pairs_found",
  "no_execution_path",
  "tokens_filtered",
  "paused_tokens",
  "insufficient_candidates",
];

/** Nothing has happened yet. */
export const NO_COUNTS: Counters = {
  cycles: 0n,
  trades: 0n,
  trades_failed: 0n,
  fallbacks: 0n,
  ticks_skipped: 0n,
  locks_taken_over: 0n,
  no_pairs_found: 0n,
  no_execution_path: 0n,
  tokens_filtered: 0n,
  paused_tokens: 0n,
  insufficient_candidates: 0n,
};

const VERSION = 1;

/** Counters in stable memory. */
export const countersRecord: RecordCodec<Counters> = {
  encode(counters) {
    const writer = sharedWriter().u8(VERSION);
    writer.list(NAMES, (name) => writer.u64(counters[name]));
    return writer.done();
  },
  decode(bytes) {
    const reader = new ByteReader(bytes);
    const version = reader.u8();
    assert(version === VERSION, () => `counters of version ${version}`);
    const values = reader.list(() => reader.u64());
    const counters: { -readonly [Name in CounterName]: bigint } = { ...NO_COUNTS };
    NAMES.forEach((name, place) => {
      counters[name] = values[place] ?? 0n;
    });
    return counters;
  },
};

/** Adds one to some counters. */
export function countUp(counters: Counters, names: readonly CounterName[]): Counters {
  const counted: { -readonly [Name in CounterName]: bigint } = { ...counters };
  for (const name of names) counted[name] += 1n;
  return counted;
}
