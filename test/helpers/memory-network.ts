import type { CallOutcome, CanisterCaller } from "../../src/adapters/canister-caller.js";
import type { Environment, StableMap } from "../../src/environment/environment.js";
import { MemoryStableMap } from "../../src/environment/memory-stable-map.js";
import { bytesKey } from "../../src/kernel/bytes.js";
import type { Served } from "../../src/suite/served.js";
import type { Method } from "../../src/wire/method.js";
import { promisedCaller } from "./promised-caller.js";

/** What a method of a canister answers to bytes. */
export type Handler = (caller: Uint8Array, args: Uint8Array) => Promise<CallOutcome>;

/** A canister: its methods by name. */
export type Handlers = Readonly<Record<string, Handler>>;

/** What every canister here has left. */
const CYCLES = 10_000_000_000_000n;

type Timer = {
  readonly canisterId: string;
  /** What a repeated one is cancelled by. */
  readonly timerId?: bigint;
  dueNs: bigint;
  readonly everyNs: bigint | undefined;
  readonly callback: () => void | Promise<void>;
};

type Fault = {
  readonly canisterId: string;
  readonly method: string;
  readonly outcome: CallOutcome;
  /** Only calls of this principal; `undefined` for anybody's. */
  readonly callerId: string | undefined;
};

/**
 * Canisters in memory that call each other through Candid, one message after the other: the same
 * faces as in their canisters, without Wasm.
 */
export class MemoryNetwork {
  now = 1_750_000_000_000_000_000n;
  readonly #canisters = new Map<string, Handlers>();
  readonly #maps = new Map<string, MemoryStableMap>();
  #timers: Timer[] = [];
  #timerCount = 0n;
  readonly #faults: Fault[] = [];

  /** Puts a canister at an id, or a new version of it. */
  add(canisterId: Uint8Array, handlers: Handlers): void {
    this.#canisters.set(bytesKey(canisterId), handlers);
  }

  /** The machine of a canister. Its stable memory outlives the canister's versions. */
  environment(
    canisterId: Uint8Array,
  ): Environment & { certificate(): undefined; cycles(): bigint } {
    const nothing = () => undefined;
    const timerOf = { canisterId: bytesKey(canisterId) };
    return {
      timeNs: () => this.now,
      self: () => canisterId,
      stableMap: (memoryId) => this.#openMap(canisterId, memoryId),
      certify: nothing,
      certificate: nothing,
      cycles: () => CYCLES,
      log: nothing,
      instructionCount: () => 0n,
      after: (delaySec, callback) => {
        const dueNs = this.now + secondsToNs(delaySec);
        this.#timers.push({ ...timerOf, dueNs, everyNs: undefined, callback });
      },
      every: (intervalSec, callback) => {
        const everyNs = secondsToNs(intervalSec);
        this.#timerCount += 1n;
        const timerId = this.#timerCount;
        this.#timers.push({ ...timerOf, timerId, dueNs: this.now + everyNs, everyNs, callback });
        return { timerId };
      },
      cancel: ({ timerId }) => {
        this.#timers = this.#timers.filter((timer) => timer.timerId !== timerId);
      },
    };
  }

  /** How a canister or a person calls. */
  caller(principal: Uint8Array): CanisterCaller {
    return promisedCaller(async (canisterId, method, args) => {
      const id = bytesKey(canisterId);
      const callerId = bytesKey(principal);
      const fault = this.#faults.findIndex(
        (each) =>
          each.canisterId === id &&
          each.method === method &&
          (each.callerId ?? callerId) === callerId,
      );
      const [injected] = fault < 0 ? [] : this.#faults.splice(fault, 1);
      if (injected !== undefined) return injected.outcome;

      const handler = this.#canisters.get(id)?.[method];
      if (handler === undefined) {
        return { type: "undelivered", code: 3, message: `no method ${method}` };
      }
      return handler(principal, args.slice());
    });
  }

  /**
   * Lets the next call of a method, by anybody or by one principal, come to something else; the
   * callee does not see it.
   */
  answerNext(
    canisterId: Uint8Array,
    method: string,
    outcome: CallOutcome,
    caller?: Uint8Array,
  ): void {
    const callerId = caller === undefined ? undefined : bytesKey(caller);
    this.#faults.push({ canisterId: bytesKey(canisterId), method, outcome, callerId });
  }

  /** Moves the clock and fires each timer at its own time. */
  async advance(seconds: number): Promise<void> {
    const end = this.now + secondsToNs(seconds);
    for (;;) {
      const due = this.#timers.filter(({ dueNs }) => dueNs <= end).sort(byDue)[0];
      if (due === undefined) break;

      if (due.dueNs > this.now) this.now = due.dueNs;
      if (due.everyNs === undefined) this.#timers.splice(this.#timers.indexOf(due), 1);
      else due.dueNs += due.everyNs;
      await due.callback();
    }
    this.now = end;
  }

  /** What an upgrade does to the timers of a canister. */
  loseTimers(canisterId: Uint8Array): void {
    const id = bytesKey(canisterId);
    this.#timers = this.#timers.filter((timer) => timer.canisterId !== id);
  }

  #openMap(canisterId: Uint8Array, memoryId: number): StableMap {
    const key = `${bytesKey(canisterId)}/${memoryId}`;
    const map = this.#maps.get(key) ?? new MemoryStableMap();
    this.#maps.set(key, map);
    return map;
  }
}

/** Serves a method that always answers. */
export function serving<Args extends unknown[], Answer>(
  method: Method<Args, Answer>,
  run: (caller: Uint8Array, ...args: Args) => NoInfer<Answer>,
): Handler {
  return async (caller, args) => ({
    type: "replied",
    bytes: method.encode(run(caller, ...method.decode(args))).slice(),
  });
}

/** Serves a method that may wait, reject or trap. Unlike on a network, a trap undoes nothing. */
export function servingLater<Args extends unknown[], Answer>(
  method: Method<Args, Answer>,
  run: (
    caller: Uint8Array,
    ...args: Args
  ) => Served<NoInfer<Answer>> | Promise<Served<NoInfer<Answer>>>,
): Handler {
  return async (caller, args) => {
    const served = await run(caller, ...method.decode(args));
    if (served.ok) return { type: "replied", bytes: method.encode(served.value).slice() };
    const code = served.error.type === "reject" ? 4 : 5;
    return { type: "unknown", code, message: served.error.message };
  };
}

function secondsToNs(seconds: number): bigint {
  return BigInt(seconds) * 1_000_000_000n;
}

function byDue(a: Timer, b: Timer): number {
  return a.dueNs < b.dueNs ? -1 : a.dueNs > b.dueNs ? 1 : 0;
}
