import type { Callback } from "../system-api/execution.js";
import { systemImports } from "../system-api/imports.js";
import { Meter } from "../system-api/meter.js";
import type { SystemApi } from "../system-api/system-api.js";
import { EXPORT } from "../wasm/layout.js";
import { COUNTER_COUNT } from "../wasm/metering-code.js";
import { type FrozenHeap, Heap } from "./heap.js";
import type { CanisterModule } from "./module-cache.js";
import { CanisterTrap } from "./trap.js";

/** Everything a running module keeps between messages, stable memory aside. */
export type FrozenMachine = {
  readonly heap: FrozenHeap;
  readonly globals: readonly unknown[];
  readonly table: readonly unknown[];
};

/** How a run of module code ended. */
export type RunResult = { readonly instructions: number; readonly trap: string | undefined };

/**
 * A running module: its instance, and the committed state to which a rollback returns. Hidden
 * globals and, where the module can change it, the function table are part of that state.
 */
export class Machine {
  readonly module: CanisterModule;
  readonly heap: Heap;
  readonly #meter: Meter;
  readonly #exports: WebAssembly.Exports;
  readonly #globals: readonly WebAssembly.Global[];
  #committedGlobals: readonly unknown[];
  readonly #table: WebAssembly.Table | undefined;
  #committedTable: readonly unknown[];

  constructor(module: CanisterModule, api: SystemApi) {
    this.module = module;
    const instance = new WebAssembly.Instance(module.compiled, { ic0: systemImports(api) });
    this.#exports = instance.exports;
    const { memory } = { memory: this.#exports[EXPORT.memory] };
    this.heap = new Heap(
      memory instanceof WebAssembly.Memory ? memory : undefined,
      this.#global(EXPORT.heapPages),
    );
    const places = Array.from({ length: COUNTER_COUNT }, (_, place) => place);
    this.#meter = new Meter(places.map((place) => this.#global(`${EXPORT.counter}${place}`)));
    this.#globals = module.facts.mutableGlobals.map((index) =>
      this.#global(`${EXPORT.global}${index}`),
    );
    this.#committedGlobals = this.#readGlobals();
    const table = this.#exports[EXPORT.table];
    this.#table =
      module.facts.changesTable && table instanceof WebAssembly.Table ? table : undefined;
    this.#committedTable = this.#readTable();
    api.attach(this.heap, this.#meter);
  }

  /** Whether the module exports a function of this name. */
  has(name: string): boolean {
    return this.module.exports.has(name);
  }

  /** Runs an exported function that takes nothing. Nothing is committed or rolled back. */
  run(name: string, instructionsMax: number): RunResult {
    const entry = this.#exports[name];
    if (typeof entry !== "function") return { instructions: 0, trap: `no function ${name}` };
    return this.#measure(() => entry(), instructionsMax);
  }

  /** Runs a callback. Nothing is committed or rolled back. */
  runCallback({ tableIndex, environment }: Callback, instructionsMax: number): RunResult {
    const entry = this.#exports[EXPORT.callback];
    if (typeof entry !== "function") return { instructions: 0, trap: "there is no table" };
    return this.#measure(() => entry(tableIndex, environment), instructionsMax);
  }

  /** Whether the module has a start function, which is to run before anything else. */
  hasStart(): boolean {
    return this.#exports[EXPORT.start] !== undefined;
  }

  commit(): void {
    this.heap.commit();
    this.#committedGlobals = this.#readGlobals();
    this.#committedTable = this.#readTable();
  }

  rollback(): void {
    this.heap.rollback();
    this.#writeGlobals(this.#committedGlobals);
    this.#writeTable(this.#committedTable);
  }

  freeze(): FrozenMachine {
    return {
      heap: this.heap.freeze(),
      globals: this.#committedGlobals,
      table: this.#committedTable,
    };
  }

  /** Becomes what a machine of the same module was. */
  adopt(frozen: FrozenMachine): void {
    this.heap.adopt(frozen.heap);
    this.#committedGlobals = frozen.globals;
    this.#writeGlobals(frozen.globals);
    this.#committedTable = frozen.table;
    this.#writeTable(frozen.table);
  }

  /** Globals that are not committed, to be put back after another message ran in between. */
  globalsNow(): readonly unknown[] {
    return this.#readGlobals();
  }

  putGlobals(values: readonly unknown[]): void {
    this.#writeGlobals(values);
  }

  #measure(entry: () => void, instructionsMax: number): RunResult {
    this.#meter.start(instructionsMax);
    try {
      entry();
      return this.#result(this.#meter.isExhausted() ? "exhausted" : undefined);
    } catch (error) {
      return this.#result(trapMessage(error));
    }
  }

  #result(trap: string | undefined): RunResult {
    const instructions = this.#meter.used();
    if (trap === undefined || !this.#meter.isExhausted()) return { instructions, trap };
    const limit = this.#meter.instructionsMax;
    return {
      instructions,
      trap: `Canister exceeded the limit of ${limit} instructions for single message execution.`,
    };
  }

  #global(name: string): WebAssembly.Global {
    const global = this.#exports[name];
    if (global instanceof WebAssembly.Global) return global;
    throw new Error(`the rewritten module lacks ${name}`);
  }

  #readGlobals(): readonly unknown[] {
    return this.#globals.map((global): unknown => global.value);
  }

  #writeGlobals(values: readonly unknown[]): void {
    for (const [index, global] of this.#globals.entries()) global.value = values[index];
  }

  #readTable(): readonly unknown[] {
    const table = this.#table;
    if (table === undefined) return NO_ENTRIES;
    return Array.from({ length: table.length }, (_, index): unknown => table.get(index));
  }

  #writeTable(entries: readonly unknown[]): void {
    const table = this.#table;
    if (table === undefined) return;
    for (let i = 0; i < table.length; i++) table.set(i, entries[i] ?? null);
  }
}

const NO_ENTRIES: readonly unknown[] = [];

/** The reason of a trap; an error of the host itself is thrown on. */
function trapMessage(error: unknown): string {
  if (error instanceof CanisterTrap) return error.message;
  if (error instanceof WebAssembly.RuntimeError) return `Canister trapped: ${error.message}`;
  if (error instanceof RangeError && error.message.includes("call stack"))
    return "Canister trapped: stack overflow";
  throw error;
}
