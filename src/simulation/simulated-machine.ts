import type { Environment, StableMap, TimerHandle } from "../environment/environment.js";
import { assert } from "../kernel/assert.js";
import { OrderedMap } from "./ordered-map.js";

type Timer = {
  readonly timerId: bigint;
  dueAtNs: bigint;
  readonly intervalNs?: bigint;
  readonly callback: () => void | Promise<void>;
};

const SECOND_NS = 1_000_000_000n;

/**
 * A machine in memory: its clock stands still until it is moved, and nobody counts instructions.
 */
export class SimulatedMachine implements Environment {
  readonly #self: Uint8Array;
  readonly #maps = new Map<number, OrderedMap>();
  #nowNs: bigint;
  #timers: Timer[] = [];
  #nextTimerId = 0n;

  constructor(self: Uint8Array, nowNs: bigint) {
    this.#self = self;
    this.#nowNs = nowNs;
  }

  timeNs(): bigint {
    return this.#nowNs;
  }

  self(): Uint8Array {
    return this.#self;
  }

  stableMap(memoryId: number): StableMap {
    let map = this.#maps.get(memoryId);
    if (map === undefined) {
      map = new OrderedMap();
      this.#maps.set(memoryId, map);
    }
    return map;
  }

  after(delaySec: number, callback: () => void | Promise<void>): void {
    this.#start({ dueAtNs: this.#nowNs + BigInt(delaySec) * SECOND_NS, callback });
  }

  every(intervalSec: number, callback: () => void | Promise<void>): TimerHandle {
    const intervalNs = BigInt(intervalSec) * SECOND_NS;
    assert(intervalNs > 0n, "a timer of no interval");
    return this.#start({ dueAtNs: this.#nowNs + intervalNs, intervalNs, callback });
  }

  cancel({ timerId }: TimerHandle): void {
    this.#timers = this.#timers.filter((timer) => timer.timerId !== timerId);
  }

  instructionCount(): bigint {
    return 0n;
  }

  certify(): void {}

  log(): void {}

  /** Lets time pass: each timer that is due by then fires at its own time, and is waited for. */
  async advance(durationNs: bigint): Promise<void> {
    const untilNs = this.#nowNs + durationNs;
    for (;;) {
      const next = this.#earliest(untilNs);
      if (next === undefined) break;
      if (next.dueAtNs > this.#nowNs) this.#nowNs = next.dueAtNs;
      if (next.intervalNs === undefined) this.cancel(next);
      else next.dueAtNs += next.intervalNs;
      await next.callback();
    }
    this.#nowNs = untilNs;
  }

  #earliest(untilNs: bigint): Timer | undefined {
    let earliest: Timer | undefined;
    for (const timer of this.#timers) {
      if (timer.dueAtNs > untilNs) continue;
      if (earliest === undefined || timer.dueAtNs < earliest.dueAtNs) earliest = timer;
    }
    return earliest;
  }

  #start(timer: Omit<Timer, "timerId">): TimerHandle {
    const started = { ...timer, timerId: this.#nextTimerId };
    this.#nextTimerId += 1n;
    this.#timers.push(started);
    return started;
  }
}
