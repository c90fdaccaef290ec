import type { StableMap } from "../environment/environment.js";
import type { RecordCodec } from "../environment/stable-cell.js";
import { ByteReader } from "../kernel/byte-reader.js";
import { sharedWriter } from "../kernel/byte-writer.js";
import { equalBytes } from "../kernel/bytes.js";
import type { Account } from "./account.js";
import { BufferedRecords } from "./buffered-records.js";

/** Most locks one account can have: a debit of it looks at each. */
export const LOCKS_AN_ACCOUNT_MAX = 100;

/** Tokens of an account that are bound to a purpose of a module. */
export type AccountLock = {
  /** The module that bound them, and alone may let them go; raw. */
  readonly module: Uint8Array;
  /** Chosen by the module, unique among its locks of this account. */
  readonly lockId: bigint;
  readonly amountAtoms: bigint;
  readonly purpose: string;
  /** From this moment on they are free by themselves. */
  readonly expiresAtNs: bigint | undefined;
  readonly lockedAtNs: bigint;
};

/** Names a lock. */
export type LockName = Pick<AccountLock, "module" | "lockId">;

const locksRecord: RecordCodec<readonly AccountLock[]> = {
  encode(locks) {
    const writer = sharedWriter();
    writer.list(locks, (lock) => {
      writer.bytes(lock.module).u64(lock.lockId).u128(lock.amountAtoms).text(lock.purpose);
      writer.opt(lock.expiresAtNs, (expiresAtNs) => writer.u64(expiresAtNs)).u64(lock.lockedAtNs);
    });
    return writer.done();
  },
  decode(bytes) {
    const reader = new ByteReader(bytes);
    return reader.list(() => ({
      module: reader.bytes(),
      lockId: reader.u64(),
      amountAtoms: reader.u128(),
      purpose: reader.text(),
      expiresAtNs: reader.opt(() => reader.u64()),
      lockedAtNs: reader.u64(),
    }));
  },
};

/** The locks of an account as they are settled: when the first of them expires. */
export type LockChange = {
  readonly key: Uint8Array;
  readonly expiredBeforeNs: bigint | undefined;
  readonly expiresAtNs: bigint | undefined;
};

/** All locks, by account. */
export class LockBook {
  readonly #records: BufferedRecords<readonly AccountLock[]>;
  #isUnused: boolean;

  constructor(records: StableMap) {
    this.#records = new BufferedRecords(records, locksRecord);
    this.#isUnused = this.#records.isEmpty();
  }

  /** Whether there was no lock since the start: then nobody has to look for any. */
  get isUnused(): boolean {
    return this.#isUnused;
  }

  /** The locks of an account that hold at a time, in the order they were made. */
  locks(account: Account, atNs: bigint): readonly AccountLock[] {
    const locks = this.#records.get(account) ?? [];
    return locks.some((lock) => isExpired(lock, atNs))
      ? locks.filter((lock) => !isExpired(lock, atNs))
      : locks;
  }

  /** A lock that holds at a time. */
  find(account: Account, name: LockName, atNs: bigint): AccountLock | undefined {
    return this.locks(account, atNs).find((lock) => isNamed(lock, name));
  }

  /** Adds a lock; whoever calls has checked that there is none of its name. */
  add(account: Account, lock: AccountLock): void {
    this.#replace(account, [...this.locks(account, lock.lockedAtNs), lock]);
  }

  /** Takes from a lock that holds; what is left of it stays, an empty one goes. */
  reduce(account: Account, use: LockName & { amountAtoms: bigint; atNs: bigint }): void {
    const rest = this.locks(account, use.atNs)
      .map((lock) =>
        isNamed(lock, use) ? { ...lock, amountAtoms: lock.amountAtoms - use.amountAtoms } : lock,
      )
      .filter(({ amountAtoms }) => amountAtoms > 0n);
    this.#replace(account, rest);
  }

  /** Drops the locks of an account that expired, and answers the others. */
  release(account: Account, atNs: bigint): readonly AccountLock[] {
    const held = this.locks(account, atNs);
    this.#replace(account, held);
    return held;
  }

  /** How many accounts have locks in stable memory. */
  settledCount(): number {
    return this.#records.settledCount();
  }

  /** Writes what changed since the last time, and tells of each change. */
  settle(onChange: (change: LockChange) => void): void {
    this.#records.settle(({ key, value, before }) =>
      onChange({
        key,
        expiredBeforeNs: before && firstExpiry(locksRecord.decode(before)),
        expiresAtNs: value && firstExpiry(value),
      }),
    );
  }

  #replace(account: Account, locks: readonly AccountLock[]): void {
    this.#isUnused = false;
    this.#records.set(account, locks.length === 0 ? undefined : locks);
  }
}

/** Sum of locks. */
export function sumOfLocks(locks: readonly AccountLock[]): bigint {
  let sumAtoms = 0n;
  for (const { amountAtoms } of locks) sumAtoms += amountAtoms;
  return sumAtoms;
}

function firstExpiry(locks: readonly AccountLock[]): bigint | undefined {
  let firstNs: bigint | undefined;
  for (const { expiresAtNs } of locks) {
    if (expiresAtNs !== undefined && (firstNs === undefined || expiresAtNs < firstNs)) {
      firstNs = expiresAtNs;
    }
  }
  return firstNs;
}

function isExpired({ expiresAtNs }: AccountLock, atNs: bigint): boolean {
  return expiresAtNs !== undefined && expiresAtNs <= atNs;
}

function isNamed(lock: AccountLock, { module, lockId }: LockName): boolean {
  return lock.lockId === lockId && equalBytes(lock.module, module);
}
