import type { StableMap } from "../environment/environment.js";
import { concatBytes } from "../kernel/bytes.js";
import { nat64FromKey, nat64ToKey } from "../kernel/key-codec.js";
import { payloadOf } from "./block-record.js";

/** Transactions of one generation on the heap; two generations are kept. */
const REMEMBERED_COUNT = 8_192;

/** How many expired transactions one settlement forgets, besides one for each that it adds. */
const FORGOTTEN_COUNT_MIN = 8;

/** Reads the payload of a block: what makes a transaction the same as another. */
export type PayloadReader = (blockIndex: number) => string;

type Remembered = { readonly blockIndex: number; readonly payload: string | undefined };

/**
 * The transactions with a creation time that the ledger still has to recognise.
 *
 * Creation times hardly ever collide, so the first transaction of each time is found by the time
 * alone and compared with its block. Only further ones of the same time are kept by their payload.
 *
 * Stable memory holds the whole window; the heap holds every transaction whose time lies after
 * `#completeFromNs`, so that an ordinary transfer reads no stable memory here. After an upgrade the
 * heap is empty and that bound is the latest time any earlier transaction can carry: nothing is
 * rebuilt.
 */
export class DedupWindow {
  readonly #records: StableMap;
  readonly #payloadAt: PayloadReader;
  #young = new Map<bigint, number>();
  #old = new Map<bigint, number>();
  #youngMaxNs = -1n;
  #oldMaxNs = -1n;
  #further = new Map<string, number>();
  #completeFromNs: bigint;
  /** The time that was last asked for in vain: it is the next one to be added. */
  #absentNs: bigint | undefined;
  #unsettled: { createdAtNs: bigint; remembered: Remembered }[] = [];

  constructor(records: StableMap, payloadAt: PayloadReader, completeFromNs: bigint) {
    this.#records = records;
    this.#payloadAt = payloadAt;
    this.#completeFromNs = completeFromNs;
  }

  /** Whether any transaction of this time is remembered. `undefined` settles most questions. */
  firstOf(createdAtNs: bigint): number | undefined {
    const known = this.#young.get(createdAtNs) ?? this.#old.get(createdAtNs);
    if (known !== undefined) return known;

    const record =
      createdAtNs > this.#completeFromNs ? undefined : this.#records.get(nat64ToKey(createdAtNs));
    if (record !== undefined) return Number(nat64FromKey(record));
    this.#absentNs = createdAtNs;
    return undefined;
  }

  /** The block with this very payload, when there is one within the window. */
  find(createdAtNs: bigint, payload: string): number | undefined {
    const first = this.firstOf(createdAtNs);
    if (first === undefined) return undefined;
    if (this.#payloadAt(first) === payload) return first;

    const known = this.#further.get(payload);
    if (known !== undefined) return known;

    const record = this.#records.get(furtherKey(createdAtNs, payload));
    return record === undefined ? undefined : Number(nat64FromKey(record));
  }

  /** Remembers a transaction that was not found, by its record. */
  add(createdAtNs: bigint, blockIndex: number, record: Uint8Array): void {
    const isFirst = createdAtNs === this.#absentNs || this.firstOf(createdAtNs) === undefined;
    this.#absentNs = undefined;
    if (isFirst) {
      this.#remember(createdAtNs, blockIndex);
      this.#unsettled.push({ createdAtNs, remembered: { blockIndex, payload: undefined } });
      return;
    }

    const payload = payloadOf(record);
    this.#further.set(payload, blockIndex);
    this.#unsettled.push({ createdAtNs, remembered: { blockIndex, payload } });
  }

  /** Writes what was added since the last time, and forgets some of what no longer matters. */
  settle(tooOldBeforeNs: bigint): void {
    const added = this.#unsettled.length;
    for (const { createdAtNs, remembered } of this.#unsettled) {
      const { blockIndex, payload } = remembered;
      const key =
        payload === undefined ? nat64ToKey(createdAtNs) : furtherKey(createdAtNs, payload);
      this.#records.insert(key, nat64ToKey(BigInt(blockIndex)));
    }
    this.#unsettled = [];
    this.#forget(tooOldBeforeNs, added + FORGOTTEN_COUNT_MIN);
    if (this.#further.size > REMEMBERED_COUNT) this.#further = new Map();
  }

  /** How many transactions are remembered in stable memory. */
  settledCount(): number {
    return this.#records.count();
  }

  #remember(createdAtNs: bigint, blockIndex: number): void {
    this.#young.set(createdAtNs, blockIndex);
    if (createdAtNs > this.#youngMaxNs) this.#youngMaxNs = createdAtNs;
    if (this.#young.size < REMEMBERED_COUNT || this.#unsettled.length > 0) return;

    if (this.#oldMaxNs > this.#completeFromNs) this.#completeFromNs = this.#oldMaxNs;
    this.#old = this.#young;
    this.#oldMaxNs = this.#youngMaxNs;
    this.#young = new Map();
    this.#youngMaxNs = -1n;
  }

  #forget(tooOldBeforeNs: bigint, countMax: number): void {
    const [oldest] = this.#records.keys(0, 1);
    if (oldest === undefined || timeOfKey(oldest) >= tooOldBeforeNs) return;

    for (const key of this.#records.keys(0, countMax)) {
      if (timeOfKey(key) >= tooOldBeforeNs) return;
      this.#records.remove(key);
    }
  }
}

function timeOfKey(key: Uint8Array): bigint {
  return nat64FromKey(key.slice(0, 8));
}

/** The time first, so that the oldest come first; then the payload, which makes it unique. */
function furtherKey(createdAtNs: bigint, payload: string): Uint8Array {
  const bytes = new Uint8Array(payload.length);
  for (let i = 0; i < payload.length; i++) bytes[i] = payload.charCodeAt(i);
  return concatBytes(nat64ToKey(createdAtNs), bytes);
}
