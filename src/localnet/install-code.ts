import type { Canister, CanisterRecord, InstallMode } from "./canister.js";
import type { Engine } from "./engine.js";
import {
  applyEffects,
  type EntryPoint,
  INSTRUCTIONS_MAX,
  newExecution,
  runEntry,
} from "./entry.js";
import type { Machine } from "./machine/machine.js";
import { type CanisterModule, loadModule } from "./machine/module-cache.js";
import { type MessageKind, toReport } from "./message-report.js";
import { REJECT, type Response, rejected, replied } from "./outcomes.js";
import type { PrincipalBytes } from "./principals.js";
import { trapped } from "./refusals.js";
import { MODE, type Mode } from "./system-api/system-calls.js";
import { EXPORT } from "./wasm/layout.js";
import { WasmFormatError } from "./wasm/wasm-reader.js";

/** What is installed, and on whose behalf. */
export type InstallInput = {
  readonly mode: InstallMode;
  readonly wasm: Uint8Array;
  readonly arg: Uint8Array;
  readonly sender: PrincipalBytes;
};

/**
 * Installs, reinstalls or upgrades the code of a canister, all or nothing: when any of its
 * functions traps, everything is as before. Heap and timer never survive; stable memory survives an
 * upgrade.
 */
export function installCode(engine: Engine, canister: Canister, input: InstallInput): Response {
  const refusal = refusalOf(canister, input.mode);
  if (refusal !== undefined) return refusal;
  const module = loadOrRefuse(input.wasm);
  if ("type" in module) return module;
  const installation = new Installation(engine, canister, input);
  const trap = installation.run(module);
  if (trap !== undefined) return trapped(canister, trap);
  canister.addChange(engine.timeNs, input.sender, {
    type: "deployment",
    mode: isUpgrade(input.mode) ? "upgrade" : input.mode,
    moduleHash: module.hash,
  });

  return replied(NO_BYTES);
}

function isUpgrade(mode: InstallMode): mode is "upgrade" | "upgrade without pre_upgrade" {
  return mode === "upgrade" || mode === "upgrade without pre_upgrade";
}

function refusalOf({ text, machine }: Canister, mode: InstallMode): Response | undefined {
  if (mode === "install" && machine !== undefined)
    return rejected(
      REJECT.canisterError,
      `IC0514: Canister ${text} is not empty; use mode reinstall or upgrade`,
    );
  if (isUpgrade(mode) && machine === undefined)
    return rejected(REJECT.canisterError, `IC0537: Canister ${text} contains no Wasm module`);
  return undefined;
}

function loadOrRefuse(wasm: Uint8Array): CanisterModule | Response {
  try {
    return loadModule(wasm);
  } catch (error) {
    if (error instanceof WasmFormatError || error instanceof WebAssembly.CompileError)
      return rejected(REJECT.canisterError, `IC0505: Invalid Wasm module: ${error.message}`);
    throw error;
  }
}

class Installation {
  readonly #engine: Engine;
  readonly #canister: Canister;
  readonly #input: InstallInput;

  constructor(engine: Engine, canister: Canister, input: InstallInput) {
    this.#engine = engine;
    this.#canister = canister;
    this.#input = input;
  }

  /** Runs the installation; answers why it was undone, if it was. */
  run(module: CanisterModule): string | undefined {
    const canister = this.#canister;
    const before: CanisterRecord = { ...canister.record };
    const oldMachine = canister.machine;
    const oldStable = isUpgrade(this.#input.mode) ? undefined : canister.stableMemory.freeze();
    canister.stableMemory.begin();
    const newMachine = canister.instantiate(module);
    const trap = this.#runAll(oldMachine, newMachine);
    if (trap !== undefined) {
      canister.stableMemory.rollback();
      if (oldStable !== undefined) canister.stableMemory.adopt(oldStable);
      oldMachine?.rollback();
      canister.record = before;
      return trap;
    }
    newMachine.commit();
    canister.stableMemory.commit();
    canister.setMachine(newMachine);
    return undefined;
  }

  #runAll(oldMachine: Machine | undefined, newMachine: Machine): string | undefined {
    const canister = this.#canister;
    const { mode } = this.#input;
    if (mode === "upgrade" && oldMachine !== undefined) {
      const trap = this.#runPart(oldMachine, "canister_pre_upgrade", PRE_UPGRADE);
      if (trap !== undefined) return trap;
    }
    if (!isUpgrade(mode)) {
      canister.stableMemory.commit();
      canister.stableMemory.clear();
      canister.record.certifiedData = NO_BYTES;
    }
    canister.record.globalTimerNs = 0n;
    canister.bumpVersion();
    canister.stableMemory.nextPhase();
    const startTrap = newMachine.hasStart()
      ? this.#runPart(newMachine, EXPORT.start, START)
      : undefined;
    if (startTrap !== undefined) return startTrap;
    return isUpgrade(mode)
      ? this.#runPart(newMachine, "canister_post_upgrade", POST_UPGRADE)
      : this.#runPart(newMachine, "canister_init", INIT);
  }

  /** Runs one of the functions, if the module has it; answers why it trapped. */
  #runPart(machine: Machine, name: string, { mode, kind }: Part): string | undefined {
    if (name !== EXPORT.start && !machine.has(name)) return undefined;
    const canister = this.#canister;
    const { sender, arg } = this.#input;
    const execution = newExecution(canister, {
      mode,
      caller: sender,
      method: kind,
      arg,
      timeNs: this.#engine.timeNs,
      instructionsMax: INSTRUCTIONS_MAX.install,
    });
    const entry: EntryPoint = { type: "export", name };
    const result = runEntry(canister, machine, entry, execution);
    if (result.trap === undefined) applyEffects(canister, execution);
    this.#engine.report(toReport(canister, kind, result));
    return result.trap;
  }
}

type Part = { readonly mode: Mode; readonly kind: MessageKind };

const START: Part = { mode: MODE.start, kind: "start" };
const INIT: Part = { mode: MODE.init, kind: "init" };
const PRE_UPGRADE: Part = { mode: MODE.preUpgrade, kind: "pre upgrade" };
const POST_UPGRADE: Part = { mode: MODE.init, kind: "post upgrade" };

const NO_BYTES = new Uint8Array(0);
