import type { StableMap } from "../environment/environment.js";
import { bytesKey } from "../kernel/bytes.js";

/** Most venue principals that are remembered: one for Kong, one a pool. */
const COUNTERPARTY_COUNT_MAX = 256;

const PRESENT = new Uint8Array(0);

/**
 * Principals of venues that were ever paid. What comes from one of them is a payout or a refund,
 * however late, and never a deposit (§7).
 */
export class CounterpartyStore {
  readonly #map: StableMap;
  #cached: Map<string, Uint8Array> | undefined;

  constructor(map: StableMap) {
    this.#map = map;
  }

  list(): Uint8Array[] {
    return [...this.#known().values()];
  }

  remember(principal: Uint8Array): void {
    const key = bytesKey(principal);
    if (this.#known().has(key)) return;
    this.#known().set(key, principal);
    this.#map.insert(principal, PRESENT);
  }

  #known(): Map<string, Uint8Array> {
    this.#cached ??= new Map(
      this.#map
        .keys(0, COUNTERPARTY_COUNT_MAX)
        .map((principal) => [bytesKey(principal), principal]),
    );
    return this.#cached;
  }
}
