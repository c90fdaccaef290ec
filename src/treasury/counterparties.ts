import type { StableMap } from "../environment/environment.js";
import { ByteReader } from "../kernel/byte-reader.js";
import { sharedWriter } from "../kernel/byte-writer.js";
import { bytesKey } from "../kernel/bytes.js";
import { TOKEN_COUNT_MAX } from "./token-registry.js";

/**
 * Most venue principals that are read back: a pool for each pair of as many tokens as there may be,
 * and a Kong or two. None is ever forgotten, or what it pays would be taken for a deposit.
 */
const COUNTERPARTY_COUNT_MAX = (TOKEN_COUNT_MAX * (TOKEN_COUNT_MAX - 1)) / 2 + 64;

/** A venue principal, and what lies there as dust, by token. */
type Counterparty = {
  readonly principal: Uint8Array;
  readonly dust: ReadonlyMap<number, bigint>;
};

/**
 * Principals of venues that were ever paid, and Kong. What comes from one of them is a payout or a
 * refund, however late, and never a deposit (§7).
 */
export class CounterpartyStore {
  readonly #map: StableMap;
  #cached: Map<string, Counterparty> | undefined;

  constructor(map: StableMap) {
    this.#map = map;
  }

  list(): Uint8Array[] {
    return [...this.#known().values()].map(({ principal }) => principal);
  }

  remember(principal: Uint8Array): void {
    if (!this.#known().has(bytesKey(principal))) this.#put({ principal, dust: new Map() });
  }

  /** Atoms of a token that were left at a venue principal because fetching them costs as much. */
  dustAtoms(principal: Uint8Array, tokenIndex: number): bigint {
    return this.#known().get(bytesKey(principal))?.dust.get(tokenIndex) ?? 0n;
  }

  /** Notes what lies there as dust; the books hold the sum of all places. */
  setDust(principal: Uint8Array, tokenIndex: number, atoms: bigint): void {
    const dust = new Map(this.#known().get(bytesKey(principal))?.dust);
    if (atoms === 0n) dust.delete(tokenIndex);
    else dust.set(tokenIndex, atoms);
    this.#put({ principal, dust });
  }

  /** Forgets what lies anywhere as dust of a token. */
  forgetDust(tokenIndex: number): void {
    for (const { principal, dust } of [...this.#known().values()]) {
      if (dust.has(tokenIndex)) this.setDust(principal, tokenIndex, 0n);
    }
  }

  #put(counterparty: Counterparty): void {
    this.#known().set(bytesKey(counterparty.principal), counterparty);
    this.#map.insert(counterparty.principal, encodeDust(counterparty.dust));
  }

  #known(): Map<string, Counterparty> {
    this.#cached ??= new Map(
      this.#map.keys(0, COUNTERPARTY_COUNT_MAX).map((principal) => {
        const dust = decodeDust(this.#map.get(principal) ?? NO_BYTES);
        return [bytesKey(principal), { principal, dust }];
      }),
    );
    return this.#cached;
  }
}

const NO_BYTES = new Uint8Array(0);

/** Nothing at all when there is none, which is nearly always. */
function encodeDust(dust: ReadonlyMap<number, bigint>): Uint8Array {
  if (dust.size === 0) return NO_BYTES;
  const writer = sharedWriter();
  return writer
    .list([...dust], ([tokenIndex, atoms]) => {
      writer.u16(tokenIndex);
      writer.nat(atoms);
    })
    .done();
}

function decodeDust(bytes: Uint8Array): ReadonlyMap<number, bigint> {
  if (bytes.length === 0) return new Map();
  const reader = new ByteReader(bytes);
  return new Map(reader.list((): [number, bigint] => [reader.u16(), reader.nat()]));
}
