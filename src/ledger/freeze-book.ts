import type { StableMap } from "../environment/environment.js";
import type { RecordCodec } from "../environment/stable-cell.js";
import { type Account, accountId, ownerOf } from "./account.js";
import { BufferedRecords, type RecordKey, type SettledChange } from "./buffered-records.js";

/** The latest freezing or unfreezing of an account or a principal, and the block that did it. */
export type FreezeAction = { readonly isFrozen: boolean; readonly blockIndex: number };

/** The first byte of a record's key tells of whom it is. */
const ACCOUNT = 0;
const PRINCIPAL = 1;

/*
 * The record: frozen u8, block index u64.
 */
const freezeRecord: RecordCodec<FreezeAction> = {
  encode({ isFrozen, blockIndex }) {
    const bytes = new Uint8Array(9);
    bytes[0] = isFrozen ? 1 : 0;
    new DataView(bytes.buffer).setBigUint64(1, BigInt(blockIndex));
    return bytes;
  },
  decode(bytes) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, 9);
    return { isFrozen: view.getUint8(0) === 1, blockIndex: Number(view.getBigUint64(1)) };
  },
};

/**
 * Frozen accounts and principals (ICRC-123): the latest action that concerns an account decides,
 * whether it named the account or its owner.
 */
export class FreezeBook {
  readonly #records: BufferedRecords<FreezeAction>;
  /** Most ledgers never freeze anybody: then nothing is looked up. */
  #isUnused: boolean;

  constructor(records: StableMap) {
    this.#records = new BufferedRecords(records, freezeRecord);
    this.#isUnused = this.#records.isEmpty();
  }

  /** Whether an account stands still. */
  isFrozen(account: Account): boolean {
    if (this.#isUnused) return false;

    const ofAccount = this.#records.get(accountKey(account));
    const ofOwner = this.#records.get(principalKey(ownerOf(account.raw)));
    const latest =
      (ofAccount?.blockIndex ?? -1) > (ofOwner?.blockIndex ?? -1) ? ofAccount : ofOwner;
    return latest?.isFrozen ?? false;
  }

  /** Whether an account was frozen itself, and no later unfreezing of its owner lifted that. */
  isAccountFrozen(account: Account): boolean {
    const ofAccount = this.#records.get(accountKey(account));
    return ofAccount?.isFrozen === true && this.isFrozen(account);
  }

  /** Whether the latest action on the principal itself was a freezing. */
  isPrincipalFrozen(principal: Uint8Array): boolean {
    return this.#records.get(principalKey(principal))?.isFrozen ?? false;
  }

  setAccount(account: Account, action: FreezeAction): void {
    this.#isUnused = false;
    this.#records.set(accountKey(account), action);
  }

  setPrincipal(principal: Uint8Array, action: FreezeAction): void {
    this.#isUnused = false;
    this.#records.set(principalKey(principal), action);
  }

  /** Writes what changed since the last time, and tells of each change. */
  settle(onChange: (change: FreezeChange) => void): void {
    this.#records.settle(({ key, value }: SettledChange<FreezeAction>) =>
      onChange({
        kind: key[0] === ACCOUNT ? "account" : "principal",
        subject: key.slice(1),
        isFrozen: value?.isFrozen ?? false,
      }),
    );
  }
}

/** A freezing or unfreezing as it is settled; `subject` is an account's key or a principal. */
export type FreezeChange = {
  readonly kind: "account" | "principal";
  readonly subject: Uint8Array;
  readonly isFrozen: boolean;
};

function accountKey({ key }: Account): RecordKey {
  return prefixed(ACCOUNT, key);
}

function principalKey(principal: Uint8Array): RecordKey {
  return prefixed(PRINCIPAL, principal);
}

function prefixed(kind: number, subject: Uint8Array): RecordKey {
  const key = new Uint8Array(1 + subject.length);
  key[0] = kind;
  key.set(subject, 1);
  return { id: accountId(key), key };
}
