import type { Heap } from "../machine/heap.js";
import type { StableMemory } from "../machine/stable-memory.js";
import { CanisterTrap } from "../machine/trap.js";
import type { PrincipalBytes } from "../principals.js";
import type { Execution } from "./execution.js";
import type { Meter } from "./meter.js";
import type { SystemCall } from "./system-calls.js";

/** What the System API asks of the canister that runs and of the network around it. */
export interface SystemHost {
  readonly id: PrincipalBytes;
  readonly stableMemory: StableMemory;
  /** 1 running, 2 stopping, 3 stopped. */
  statusCode(): number;
  version(): bigint;
  globalTimerNs(): bigint;
  isController(principal: PrincipalBytes): boolean;
  environmentVariables(): readonly (readonly [name: string, value: string])[];
  /** How many calls to this callee still wait for their answers. */
  openCallCount(callee: PrincipalBytes): number;
  subnetId(): PrincipalBytes;
  rootKey(): Uint8Array;
  /** A certificate for the canister's certified data. */
  dataCertificate(): Uint8Array;
}

/** Functions of the System API by name, as a module imports them. */
export type Imports = Record<string, (...args: never[]) => unknown>;

/** What the functions of the System API work on. */
export class SystemApi {
  readonly host: SystemHost;
  readonly stable: StableMemory;
  #heap: Heap | undefined;
  #meter: Meter | undefined;
  #execution: Execution | undefined;

  constructor(host: SystemHost) {
    this.host = host;
    this.stable = host.stableMemory;
  }

  /** Connects the instance, which does not exist yet when its imports are made. */
  attach(heap: Heap, meter: Meter): void {
    this.#heap = heap;
    this.#meter = meter;
  }

  begin(execution: Execution): void {
    this.#execution = execution;
  }

  get heap(): Heap {
    return this.#heap ?? fail();
  }

  get meter(): Meter {
    return this.#meter ?? fail();
  }

  get execution(): Execution {
    return this.#execution ?? fail();
  }

  /**
   * Charges a system call and checks that the message may make it.
   *
   * @throws {CanisterTrap} when it may not.
   */
  enter(call: SystemCall): Execution {
    this.meter.charge(call.instructions);
    const { execution } = this;
    if ((call.modes & execution.input.mode) === 0)
      throw new CanisterTrap(`ic0.${call.name} cannot be called in this kind of message`);
    return execution;
  }

  chargeBytes(byteCount: number): void {
    this.meter.charge(byteCount);
  }

  /** Copies a part of `source` to the heap, as every `…_copy` function does. */
  copyIn(source: Uint8Array, target: number, offset: number, size: number): void {
    const [to, from, byteCount] = [target >>> 0, offset >>> 0, size >>> 0];
    this.chargeBytes(byteCount);
    if (from + byteCount > source.length)
      throw new CanisterTrap(`cannot copy ${byteCount} bytes at ${from} of ${source.length}`);
    const heap = this.heap.writable(to, byteCount);
    heap.set(
      from === 0 && byteCount === source.length ? source : source.subarray(from, from + byteCount),
      to,
    );
  }

  /** A copy of bytes of the heap; they are not charged. */
  copyOut(address: number, size: number): Uint8Array {
    return this.heap.copyOut(address >>> 0, size >>> 0);
  }

  textOut(address: number, size: number): string {
    return decoder.decode(this.copyOut(address, size));
  }

  /** Writes a 128-bit amount to the heap, lowest byte first. */
  writeCycles(target: number, amountCycles: bigint): void {
    const at = target >>> 0;
    const heap = this.heap.writable(at, 16);
    const view = new DataView(heap.buffer, heap.byteOffset + at, 16);
    view.setBigUint64(0, amountCycles & U64_MAX, true);
    view.setBigUint64(8, amountCycles >> 64n, true);
  }
}

/** Joins the two halves in which Wasm passes a 128-bit amount; it sees them as signed. */
export function cyclesFrom(high: bigint, low: bigint): bigint {
  return (BigInt.asUintN(64, high) << 64n) | BigInt.asUintN(64, low);
}

/** @throws {CanisterTrap} when an amount does not fit the 64 bits of an older function. */
export function asNat64(amount: bigint): bigint {
  if (amount > U64_MAX) throw new CanisterTrap(`${amount} cycles do not fit into 64 bits`);
  return amount;
}

const U64_MAX = (1n << 64n) - 1n;

const decoder = new TextDecoder();

function fail(): never {
  throw new CanisterTrap("a system call was made while nothing is executed");
}
