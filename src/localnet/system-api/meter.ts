import { CanisterTrap } from "../machine/trap.js";

/**
 * Counts the instructions of a message. The module subtracts from a global; system calls are summed
 * here and folded into it now and then, as setting a 64-bit global costs more than most of them.
 */
export class Meter {
  readonly #left: WebAssembly.Global;
  #instructionsMax = 0;
  #unfolded = 0;

  constructor(instructionsLeft: WebAssembly.Global) {
    this.#left = instructionsLeft;
  }

  start(instructionsMax: number): void {
    this.#instructionsMax = instructionsMax;
    this.#unfolded = 0;
    this.#left.value = BigInt(instructionsMax);
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
    this.#left.value = BigInt(left);
    if (left < 0) throw new CanisterTrap("out of instructions");
  }

  #remaining(): number {
    return Number(this.#left.value) - this.#unfolded;
  }
}

const FOLD_AT = 1_000_000;
