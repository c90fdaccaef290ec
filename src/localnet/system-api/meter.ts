import { CanisterTrap } from "../machine/trap.js";

/**
 * Counts the instructions of a message. The module subtracts from counters, whose sum is what is
 * left; system calls are summed here and folded into one of them now and then, as setting a 64-bit
 * global costs more than most of them.
 */
export class Meter {
  readonly #counters: readonly WebAssembly.Global[];
  #instructionsMax = 0;
  #unfolded = 0;

  /** @param counters - the 64-bit globals that the module subtracts from; at least one. */
  constructor(counters: readonly WebAssembly.Global[]) {
    this.#counters = counters;
  }

  start(instructionsMax: number): void {
    this.#instructionsMax = instructionsMax;
    this.#unfolded = 0;
    this.#setLeft(instructionsMax);
  }

  /** Instructions since {@link start}; at most the limit. */
  used(): number {
    return Math.min(this.#instructionsMax - this.#remaining(), this.#instructionsMax);
  }

  isExhausted(): boolean {
    return this.#remaining() < 0;
  }

  get instructionsMax(): number {
    return this.#instructionsMax;
  }

  /** @throws {CanisterTrap} when the limit is passed; checked to within a million instructions. */
  charge(instructions: number): void {
    this.#unfolded += instructions;
    if (this.#unfolded < FOLD_AT) return;
    const left = this.#remaining();
    this.#unfolded = 0;
    this.#setLeft(left);
    if (left < 0) throw new CanisterTrap("out of instructions");
  }

  #remaining(): number {
    let left = -this.#unfolded;
    for (const counter of this.#counters) left += Number(counter.value);
    return left;
  }

  #setLeft(left: number): void {
    for (const [place, counter] of this.#counters.entries())
      counter.value = place === 0 ? BigInt(left) : 0n;
  }
}

const FOLD_AT = 1_000_000;
