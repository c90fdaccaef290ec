import type { StableMap } from "../../src/environment/environment.js";
import { MemoryStableMap } from "../../src/environment/memory-stable-map.js";
import type { LedgerMachine } from "../../src/suite/ledger-machine.js";

/**
 * A machine in memory: a clock by hand, timers that fire when it moves, memory that outlives boots.
 */
export class MemoryMachine implements LedgerMachine {
  now = 1_800_000_000_000_000_000n;
  certified: Uint8Array | undefined;
  readonly #maps = new Map<number, MemoryStableMap>();
  #timers: { readonly dueNs: bigint; readonly callback: () => void | Promise<void> }[] = [];

  timeNs = (): bigint => this.now;
  self = (): Uint8Array => Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 7, 1, 1);
  log = (): void => {};
  instructionCount = (): bigint => 0n;
  cycles = (): bigint => 10_000_000_000_000n;
  certificate = (): Uint8Array | undefined => this.certified;
  certify = (hash: Uint8Array): void => {
    this.certified = hash;
  };
  stableMap = (memoryId: number): StableMap => {
    const map = this.#maps.get(memoryId) ?? new MemoryStableMap();
    this.#maps.set(memoryId, map);
    return map;
  };
  after = (delaySec: number, callback: () => void | Promise<void>): void => {
    this.#timers.push({ dueNs: this.now + BigInt(delaySec) * 1_000_000_000n, callback });
  };
  every = (): { timerId: bigint } => ({ timerId: 0n });
  cancel = (): void => {};

  /** Moves the clock and fires every timer that falls due, those set on the way included. */
  async advance(seconds: number): Promise<void> {
    const end = this.now + BigInt(seconds) * 1_000_000_000n;
    for (;;) {
      const due = this.#timers.filter(({ dueNs }) => dueNs <= end).sort(byDue)[0];
      if (due === undefined) break;

      this.#timers = this.#timers.filter((timer) => timer !== due);
      if (due.dueNs > this.now) this.now = due.dueNs;
      await due.callback();
    }
    this.now = end;
  }

  /** What an upgrade does: timers are gone, stable memory stays. */
  loseHeap(): void {
    this.#timers = [];
  }
}

function byDue(a: { readonly dueNs: bigint }, b: { readonly dueNs: bigint }): number {
  return a.dueNs < b.dueNs ? -1 : a.dueNs > b.dueNs ? 1 : 0;
}
