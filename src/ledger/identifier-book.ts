import type { StableMap } from "../environment/environment.js";
import { type Account, ownerOf, subaccountOf } from "./account.js";

/** Derives the identifier by which the ICP ledger names an account. */
export type IdentifyAccount = (owner: Uint8Array, subaccount: Uint8Array | undefined) => Uint8Array;

/**
 * Identifiers of the accounts of a ledger that stands in for the ICP ledger. They are derived once,
 * when an account first appears, because deriving one costs as much as many transfers.
 */
export class IdentifierBook {
  readonly #records: StableMap;
  readonly #identify: IdentifyAccount;

  constructor(records: StableMap, identify: IdentifyAccount) {
    this.#records = records;
    this.#identify = identify;
  }

  /** Keeps the identifier of an account that appeared for the first time. */
  keep(key: Uint8Array): void {
    this.#records.insert(key, this.#derive(key));
  }

  /** The identifier of an account: a kept one or, until it is settled, one derived on the way. */
  of({ key }: Account): Uint8Array {
    return this.#records.get(key) ?? this.#derive(key);
  }

  #derive(key: Uint8Array): Uint8Array {
    return this.#identify(ownerOf(key), subaccountOf(key));
  }
}
