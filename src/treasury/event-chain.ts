import type { StableMap } from "../environment/environment.js";
import type { RecordCodec } from "../environment/stable-cell.js";
import { StableLog } from "../environment/stable-log.js";
import { concatBytes } from "../kernel/bytes.js";
import { sha256 } from "../kernel/sha256.js";
import { eventRecord, type TreasuryEvent } from "./events.js";

/**
 * Most events one batch hashes: SHA-256 in an interpreter costs millions of instructions an event.
 */
const BATCH_LENGTH_MAX = 100;

const NO_HASH = new Uint8Array(0);
const FIRST_PREVIOUS = new Uint8Array(32);

const rawRecord: RecordCodec<Uint8Array> = { encode: (bytes) => bytes, decode: (bytes) => bytes };

/**
 * The hash chain of the event journal (X1): each hash is SHA-256 of the one before it and of the
 * event's stored bytes. It follows in batches, so that no cycle pays for it; the newest hash is
 * what the canister certifies.
 */
export class EventChain {
  readonly #events: StableLog<TreasuryEvent>;
  readonly #hashes: StableLog<Uint8Array>;

  constructor(map: StableMap, events: StableLog<TreasuryEvent>, capacity: number) {
    this.#events = events;
    this.#hashes = new StableLog(map, rawRecord, capacity);
  }

  /** Hash of the event before this one; empty while the chain has not come so far. */
  previousHashOf(eventId: bigint): Uint8Array {
    return eventId === 0n ? FIRST_PREVIOUS : (this.#hashes.get(eventId - 1n) ?? NO_HASH);
  }

  /** Hash of the newest event in the chain, and its id; nothing before the first batch. */
  head(): { readonly eventId: bigint; readonly hash: Uint8Array } | undefined {
    const eventId = this.#hashes.nextId - 1n;
    const hash = this.#hashes.get(eventId);
    return hash === undefined ? undefined : { eventId, hash };
  }

  /** Hashes the next batch; answers whether the chain grew. */
  extend(): boolean {
    const from = this.#hashes.nextId;
    const batchEnd = from + BigInt(BATCH_LENGTH_MAX);
    const end = batchEnd < this.#events.nextId ? batchEnd : this.#events.nextId;
    let previous = this.previousHashOf(from);
    for (let id = from; id < end; id++) {
      const event = this.#events.get(id);
      // What was dropped before it was hashed breaks the chain visibly: its hash is that of
      // nothing.
      const bytes = event === undefined ? NO_HASH : eventRecord.encode(event);
      previous = sha256(concatBytes(previous, bytes));
      this.#hashes.append(previous);
    }
    return end > from;
  }
}
