/** What time it is. */
export interface Clock {
  /** Nanoseconds since 1970, as the network agreed; constant within a message. */
  timeNs(): bigint;
}

/**
 * One region of stable memory: a sorted map of bytes. There is no range query and no reverse walk
 * (Azle offers none): histories use dense keys and point reads. Keys and values are copied on their
 * way in and out.
 */
export interface StableMap {
  get(key: Uint8Array): Uint8Array | undefined;
  /** Writes and returns what stood there before. */
  insert(key: Uint8Array, value: Uint8Array): Uint8Array | undefined;
  remove(key: Uint8Array): Uint8Array | undefined;
  containsKey(key: Uint8Array): boolean;
  /** How many entries there are. */
  count(): number;
  /**
   * Up to `length` keys from the `start`-th on, ascending. Walks from the beginning: `start` is for
   * small maps.
   */
  keys(start: number, length: number): Uint8Array[];
}

/** Calls back later. Timers do not survive an upgrade: `boot` starts them again. */
export interface Timers {
  /** Calls once, `delaySec` whole seconds from now. */
  after(delaySec: number, callback: () => void | Promise<void>): void;
  /**
   * Calls every `intervalSec` whole seconds, also when the last call has not ended. Answers a
   * handle.
   */
  every(intervalSec: number, callback: () => void | Promise<void>): TimerHandle;
  cancel(handle: TimerHandle): void;
}

/** Names a timer that was started. */
export type TimerHandle = { readonly timerId: bigint };

/** How much work has cost so far. */
export interface Meter {
  /**
   * Instructions since the work began, over all messages of its call or timer; 0 where nobody
   * counts.
   */
  instructionCount(): bigint;
}

/**
 * The machine a canister runs on: Azle on the Internet Computer, memory in simulations and tests.
 */
export interface Environment extends Clock, Timers, Meter {
  /** The canister's own principal, raw. */
  self(): Uint8Array;
  /** Opens a region of stable memory. Ids are listed once a canister and never reused. */
  stableMap(memoryId: number): StableMap;
  /** Sets the 32 bytes that the network certifies. */
  certify(hash: Uint8Array): void;
  /** Writes a line to the canister's log, which only its controllers read. */
  log(line: string): void;
}
