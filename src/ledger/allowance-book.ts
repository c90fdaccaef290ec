import type { StableMap } from "../environment/environment.js";
import { concatBytes } from "../kernel/bytes.js";
import type { Account } from "./account.js";
import { KeptEntries } from "./kept-entries.js";
import { putU128, recordBytes, recordView, takeU128 } from "./record-buffer.js";

/** What a spender may still take, fees included, and until when (ICRC-2). */
export type Allowance = {
  readonly amountAtoms: bigint;
  readonly expiresAtNs: bigint | undefined;
};

/** No approval, an expired one and a used-up one are the same. */
export const NO_ALLOWANCE: Allowance = { amountAtoms: 0n, expiresAtNs: undefined };

/** An allowance with the two accounts it stands between, as keys. */
export type AllowanceChange = {
  readonly fromKey: Uint8Array;
  readonly spenderKey: Uint8Array;
  readonly allowance: Allowance;
};

/** How many allowances stay decoded on the heap, besides those that wait to be settled. */
const ALLOWANCES_KEPT = 1_024;

/*
 * The record: amount u128, then expires at u64 when there is a bound.
 */
const AMOUNT_BYTES = 16;

/** All allowances: stable memory as of the last settlement, and on the heap what came since. */
export class AllowanceBook {
  readonly #records: StableMap;
  readonly #kept = new KeptEntries<Allowance>(ALLOWANCES_KEPT);
  readonly #unsettled = new Map<string, AllowanceChange>();

  constructor(records: StableMap) {
    this.#records = records;
  }

  /** What `spender` may take of `from` at a time. Zero when nothing was approved or it expired. */
  allowance(from: Account, spender: Account, atNs: bigint): Allowance {
    const allowance = this.#stored(from, spender);
    const { expiresAtNs } = allowance;
    return expiresAtNs !== undefined && expiresAtNs <= atNs ? NO_ALLOWANCE : allowance;
  }

  /** Replaces an allowance; an amount of zero removes it. */
  set(from: Account, spender: Account, allowance: Allowance): void {
    const id = from.id + spender.id;
    this.#unsettled.set(id, { fromKey: from.key, spenderKey: spender.key, allowance });
  }

  /** Takes from an allowance. Whoever calls has checked that it suffices. */
  use(from: Account, spender: Account, amountAtoms: bigint): void {
    const { amountAtoms: before, expiresAtNs } = this.#stored(from, spender);
    this.set(from, spender, { amountAtoms: before - amountAtoms, expiresAtNs });
  }

  /** How many allowances are in stable memory, expired ones that nobody used since included. */
  settledCount(): number {
    return this.#records.count();
  }

  /** Writes what changed, and tells `onChange` of each. */
  settle(onChange: (change: AllowanceChange, isNew: boolean, isGone: boolean) => void): void {
    for (const [id, change] of this.#unsettled) {
      const key = concatBytes(change.fromKey, change.spenderKey);
      const isGone = change.allowance.amountAtoms === 0n;
      const before = isGone
        ? this.#records.remove(key)
        : this.#records.insert(key, encodeAllowance(change.allowance));
      this.#kept.set(id, change.allowance);
      onChange(change, before === undefined, isGone);
    }
    this.#unsettled.clear();
  }

  #stored(from: Account, spender: Account): Allowance {
    const id = from.id + spender.id;
    const known = this.#unsettled.get(id)?.allowance ?? this.#kept.get(id);
    if (known !== undefined) return known;

    const record = this.#records.get(concatBytes(from.key, spender.key));
    const allowance = record === undefined ? NO_ALLOWANCE : decodeAllowance(record);
    this.#kept.set(id, allowance);
    return allowance;
  }
}

function encodeAllowance({ amountAtoms, expiresAtNs }: Allowance): Uint8Array {
  putU128(recordView, 0, amountAtoms);
  if (expiresAtNs === undefined) return recordBytes.slice(0, AMOUNT_BYTES);

  recordView.setBigUint64(AMOUNT_BYTES, expiresAtNs);
  return recordBytes.slice(0, AMOUNT_BYTES + 8);
}

function decodeAllowance(record: Uint8Array): Allowance {
  const view = new DataView(record.buffer, record.byteOffset, record.byteLength);
  return {
    amountAtoms: takeU128(view, 0),
    expiresAtNs: record.length > AMOUNT_BYTES ? view.getBigUint64(AMOUNT_BYTES) : undefined,
  };
}
