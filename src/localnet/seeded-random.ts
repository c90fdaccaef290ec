import { sha256 } from "../kernel/sha256.js";

/** A repeatable source of choices and bytes: the same seed gives the same ones. */
export class SeededRandom {
  #state: number;
  #draws = 0;
  readonly #seed: number;

  constructor(seed: number) {
    this.#seed = seed;
    this.#state = seed >>> 0;
  }

  /** An integer from 0 up to, not including, `bound`. */
  below(bound: number): number {
    // A 32-bit counter through an avalanche (splitmix32): quick, and good enough to choose by.
    this.#state = (this.#state + 0x9e3779b9) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) % bound;
  }

  /** Thirty-two bytes, as `raw_rand` answers. */
  bytes32(): Uint8Array {
    this.#draws += 1;
    return sha256(new TextEncoder().encode(`localnet ${this.#seed} ${this.#draws}`));
  }

  save(): readonly [state: number, draws: number] {
    return [this.#state, this.#draws];
  }

  restore([state, draws]: readonly [state: number, draws: number]): void {
    this.#state = state;
    this.#draws = draws;
  }
}
