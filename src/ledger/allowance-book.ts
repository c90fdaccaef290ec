import type { StableMap } from "../environment/environment.js";
import type { RecordCodec } from "../environment/stable-cell.js";
import { assert } from "../kernel/assert.js";
import type { Account } from "./account.js";
import { BufferedRecords, type RecordKey, type SettledChange } from "./buffered-records.js";
import { putU128, recordBytes, recordView, takeU128 } from "./record-buffer.js";

/** What a spender may still take, fees included, and until when (ICRC-2). */
export type Allowance = {
  readonly amountAtoms: bigint;
  readonly expiresAtNs: bigint | undefined;
};

/** No approval, an expired one and a used-up one are the same. */
export const NO_ALLOWANCE: Allowance = { amountAtoms: 0n, expiresAtNs: undefined };

/*
 * The record: amount u128, then expires at u64 when there is a bound. Its key is the source's key
 * followed by the spender's; each tells its own length.
 */
const AMOUNT_BYTES = 16;

const allowanceRecord: RecordCodec<Allowance> = {
  encode({ amountAtoms, expiresAtNs }) {
    putU128(recordView, 0, amountAtoms);
    if (expiresAtNs === undefined) return recordBytes.slice(0, AMOUNT_BYTES);

    recordView.setBigUint64(AMOUNT_BYTES, expiresAtNs);
    return recordBytes.slice(0, AMOUNT_BYTES + 8);
  },
  decode(record) {
    const view = new DataView(record.buffer, record.byteOffset, record.byteLength);
    const expiresAtNs = record.length > AMOUNT_BYTES ? view.getBigUint64(AMOUNT_BYTES) : undefined;
    return { amountAtoms: takeU128(view, 0), expiresAtNs };
  },
};

/** All allowances. */
export class AllowanceBook {
  readonly #records: BufferedRecords<Allowance>;

  constructor(records: StableMap) {
    this.#records = new BufferedRecords(records, allowanceRecord);
  }

  /** What `spender` may take of `from` at a time. Zero when nothing was approved or it expired. */
  allowance(from: Account, spender: Account, atNs: bigint): Allowance {
    const allowance = this.#records.get(pairKey(from, spender)) ?? NO_ALLOWANCE;
    const { expiresAtNs } = allowance;
    return expiresAtNs !== undefined && expiresAtNs <= atNs ? NO_ALLOWANCE : allowance;
  }

  /** Replaces an allowance; an amount of zero removes it. */
  set(from: Account, spender: Account, allowance: Allowance): void {
    const isNone = allowance.amountAtoms === 0n;
    this.#records.set(pairKey(from, spender), isNone ? undefined : allowance);
  }

  /** Takes from an allowance. Whoever calls has checked that it suffices. */
  use(from: Account, spender: Account, usedAtoms: bigint): void {
    const key = pairKey(from, spender);
    const { amountAtoms, expiresAtNs } = this.#records.get(key) ?? NO_ALLOWANCE;
    assert(amountAtoms >= usedAtoms, "a use beyond the allowance");
    const rest = { amountAtoms: amountAtoms - usedAtoms, expiresAtNs };
    this.#records.set(key, rest.amountAtoms === 0n ? undefined : rest);
  }

  /** How many allowances are in stable memory, expired ones that nobody touched since included. */
  settledCount(): number {
    return this.#records.settledCount();
  }

  /** Writes what changed since the last time, and tells of each change. */
  settle(onChange: (change: SettledChange<Allowance>) => void): void {
    this.#records.settle(onChange);
  }
}

function pairKey(from: Account, spender: Account): RecordKey {
  const key = new Uint8Array(from.key.length + spender.key.length);
  key.set(from.key);
  key.set(spender.key, from.key.length);
  return { id: from.id + spender.id, key };
}
