import type { Canister } from "./canister.js";
import type { Engine } from "./engine.js";
import { type EntryPoint, INSTRUCTIONS_MAX, newExecution, runEntry } from "./entry.js";
import { responseInput } from "./execute-response.js";
import type { HeapOverlay } from "./machine/heap.js";
import type { Machine } from "./machine/machine.js";
import type { StableOverlay } from "./machine/stable-memory.js";
import { type MessageKind, toReport } from "./message-report.js";
import type { Response } from "./outcomes.js";
import { type QueryInput, runQuery } from "./queries.js";
import { noReply, trapped } from "./refusals.js";
import type { Execution, OutgoingCall } from "./system-api/execution.js";
import { MODE, type Mode } from "./system-api/system-calls.js";

/**
 * Answers a composite query: runs it, answers the queries it makes one after the other, and runs
 * its callbacks. Callees see committed state only; callbacks see what this query has left behind.
 */
export function runCompositeQuery(engine: Engine, canister: Canister, input: QueryInput): Response {
  if (canister.machine === undefined) return noReply(canister);
  return new CompositeQuery(engine, canister, canister.machine, input).run();
}

/** What a composite query has changed so far. */
type Overlay = {
  readonly heap: HeapOverlay;
  readonly globals: readonly unknown[];
  readonly stable: StableOverlay;
};

class CompositeQuery {
  readonly #engine: Engine;
  readonly #canister: Canister;
  readonly #machine: Machine;
  readonly #input: QueryInput;
  #response: Response | undefined;
  #instructions = 0;
  #trap: string | undefined;

  constructor(engine: Engine, canister: Canister, machine: Machine, input: QueryInput) {
    this.#engine = engine;
    this.#canister = canister;
    this.#machine = machine;
    this.#input = input;
  }

  run(): Response {
    this.#canister.stableMemory.begin();
    const name = `canister_composite_query ${this.#input.method}`;
    const execution = this.#newExecution(MODE.compositeQuery, { arg: this.#input.arg });
    this.#runMessage({ type: "export", name }, execution, "composite query");
    const pending = [...execution.calls];
    for (let call = pending.shift(); call !== undefined; call = pending.shift())
      pending.push(...this.#runCall(call));
    this.#machine.rollback();
    this.#canister.stableMemory.rollback();
    if (this.#response !== undefined) return this.#response;
    return this.#trap === undefined ? noReply(this.#canister) : trapped(this.#canister, this.#trap);
  }

  /** Answers a call and runs its callback; gives the calls which that makes. */
  #runCall(call: OutgoingCall): readonly OutgoingCall[] {
    // Set aside meanwhile, as the callee may be the same canister.
    const overlay = this.#takeOverlay();
    const response = runQuery(this.#engine, {
      callee: call.callee,
      method: call.method,
      arg: call.arg,
      caller: this.#canister.id,
    });
    this.#putOverlay(overlay);
    const isReply = response.type === "replied";
    const mode = isReply ? MODE.compositeReply : MODE.compositeReject;
    const execution = this.#newExecution(mode, responseInput(response));
    const callback = isReply ? call.onReply : call.onReject;
    const entry = { type: "callback", callback } as const;
    const trap = this.#runMessage(entry, execution, isReply ? "reply" : "reject");
    if (trap !== undefined) this.#cleanUp(call, overlay);
    return trap === undefined ? execution.calls : [];
  }

  #cleanUp(call: OutgoingCall, overlay: Overlay): void {
    this.#takeOverlay();
    this.#putOverlay(overlay);
    if (call.onCleanup === undefined) return;
    const execution = this.#newExecution(MODE.compositeCleanup, {});
    const entry = { type: "callback", callback: call.onCleanup } as const;
    if (this.#runMessage(entry, execution, "cleanup") === undefined) return;
    this.#takeOverlay();
    this.#putOverlay(overlay);
  }

  #takeOverlay(): Overlay {
    const globals = this.#machine.globalsNow();
    const heap = this.#machine.heap.takeOverlay();
    const stable = this.#canister.stableMemory.takeOverlay();
    this.#machine.rollback();
    return { heap, globals, stable };
  }

  #putOverlay({ heap, globals, stable }: Overlay): void {
    this.#machine.heap.putOverlay(heap);
    this.#machine.putGlobals(globals);
    this.#canister.stableMemory.putOverlay(stable);
  }

  #newExecution(mode: Mode, answer: ReturnType<typeof responseInput>): Execution {
    return newExecution(this.#canister, {
      mode,
      caller: this.#input.caller,
      method: this.#input.method,
      timeNs: this.#engine.timeNs,
      isReplicated: false,
      instructionsMax: INSTRUCTIONS_MAX.query,
      instructionsBefore: this.#instructions,
      isAnswered: this.#response !== undefined,
      ...answer,
    });
  }

  /** Runs one message of the query; answers why it trapped. */
  #runMessage(entry: EntryPoint, execution: Execution, kind: MessageKind): string | undefined {
    const result = runEntry(this.#canister, this.#machine, entry, execution);
    this.#instructions += result.instructions;
    this.#engine.report(toReport(this.#canister, kind, result));
    if (result.trap === undefined) this.#response ??= execution.response;
    else this.#trap = result.trap;
    return result.trap;
  }
}
