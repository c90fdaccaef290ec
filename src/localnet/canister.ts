import { equalBytes } from "../kernel/bytes.js";
import { type FrozenMachine, Machine } from "./machine/machine.js";
import type { CanisterModule } from "./machine/module-cache.js";
import { type FrozenStableMemory, StableMemory } from "./machine/stable-memory.js";
import type { CallContext, OpenCall, Origin } from "./messages.js";
import { type PrincipalBytes, principalKey, principalToText } from "./principals.js";
import { SystemApi, type SystemHost } from "./system-api/system-api.js";

/** Life cycle of a canister. */
export type CanisterStatus = "running" | "stopping" | "stopped";

/** Settings that the network keeps and shows, but does not act upon, and the controllers. */
export type CanisterSettings = {
  readonly controllers: readonly PrincipalBytes[];
  readonly computeAllocation: bigint;
  readonly memoryAllocation: bigint;
  readonly freezingThresholdSec: bigint;
  readonly reservedCyclesLimit: bigint;
  readonly wasmMemoryLimit: bigint;
  readonly wasmMemoryThreshold: bigint;
  readonly logMemoryLimit: bigint;
  readonly logVisibility: Visibility;
  readonly snapshotVisibility: Visibility;
  readonly statusVisibility: Visibility;
  readonly minimumIncomingCallCycles: bigint;
  readonly environmentVariables: readonly (readonly [name: string, value: string])[];
};

/** Who may see something besides the controllers. */
export type Visibility =
  | { readonly type: "controllers" }
  | { readonly type: "public" }
  | { readonly type: "allowed"; readonly viewers: readonly PrincipalBytes[] };

/** A line of a canister's log. */
export type LogLine = {
  readonly index: number;
  readonly timestampNs: bigint;
  readonly text: string;
};

/** A change of a canister's code or controllers, as `canister_info` tells it. */
export type CanisterChange = {
  readonly timestampNs: bigint;
  readonly canisterVersion: bigint;
  readonly origin: PrincipalBytes;
  readonly details: ChangeDetails;
};

/** What a change did. */
export type ChangeDetails =
  | { readonly type: "creation"; readonly controllers: readonly PrincipalBytes[] }
  | { readonly type: "uninstall" }
  | {
      readonly type: "deployment";
      readonly mode: "install" | "reinstall" | "upgrade";
      readonly moduleHash: Uint8Array;
    }
  | { readonly type: "controllers"; readonly controllers: readonly PrincipalBytes[] };

/** How code is installed. */
export type InstallMode = "install" | "reinstall" | "upgrade" | "upgrade without pre_upgrade";

/** Everything about a canister but its memories; fields are replaced, never changed in place. */
export type CanisterRecord = {
  settings: CanisterSettings;
  status: CanisterStatus;
  balanceCycles: bigint;
  version: bigint;
  globalTimerNs: bigint;
  certifiedData: Uint8Array;
  nextId: number;
  /** Calls to `stop_canister` that wait until it has stopped. */
  stopWaiters: readonly { readonly origin: Origin; readonly cycles: bigint }[];
  changes: readonly CanisterChange[];
  chunks: ReadonlyMap<string, Uint8Array>;
};

/** A saved canister. */
export type FrozenCanister = {
  readonly id: PrincipalBytes;
  readonly record: CanisterRecord;
  readonly logs: readonly LogLine[];
  readonly contexts: ReadonlyMap<number, CallContext>;
  readonly openCalls: ReadonlyMap<number, OpenCall>;
  readonly stable: FrozenStableMemory;
  readonly machine: Machine | undefined;
  readonly machineState: FrozenMachine | undefined;
};

/** Signs what canisters certify. The network asks only when a query reads its certificate. */
export interface Certifier {
  readonly subnetId: PrincipalBytes;
  /** The public key of the network, in DER. */
  readonly rootKey: Uint8Array;
  /** A certificate for the certified data of a canister, as the queries of that canister see it. */
  dataCertificate(canister: PrincipalBytes): Uint8Array;
}

/** A canister: what the network knows of it, its memories, and the module that runs in it. */
export class Canister implements SystemHost {
  readonly id: PrincipalBytes;
  readonly key: string;
  readonly text: string;
  readonly stableMemory = new StableMemory();
  readonly #certifier: Certifier;
  record: CanisterRecord;
  logs: LogLine[] = [];
  readonly contexts = new Map<number, CallContext>();
  readonly openCalls = new Map<number, OpenCall>();
  readonly #openCallCounts = new Map<string, number>();
  #machine: Machine | undefined;
  /** The System API of each machine that ran here. */
  readonly #apis = new WeakMap<Machine, SystemApi>();

  constructor(id: PrincipalBytes, record: CanisterRecord, certifier: Certifier) {
    this.id = id;
    this.key = principalKey(id);
    this.text = principalToText(id);
    this.record = record;
    this.#certifier = certifier;
  }

  get machine(): Machine | undefined {
    return this.#machine;
  }

  /** An instance of a module, which is not yet the one that runs. */
  instantiate(module: CanisterModule): Machine {
    const api = new SystemApi(this);
    const machine = new Machine(module, api);
    this.#apis.set(machine, api);
    return machine;
  }

  apiOf(machine: Machine): SystemApi {
    const api = this.#apis.get(machine);
    if (api === undefined) throw new Error(`${this.text}: a machine of another canister`);
    return api;
  }

  setMachine(machine: Machine | undefined): void {
    this.#machine = machine;
  }

  nextId(): number {
    const id = this.record.nextId;
    this.record.nextId = id + 1;
    return id;
  }

  bumpVersion(): void {
    this.record.version += 1n;
  }

  addOpenCall(call: OpenCall): void {
    this.openCalls.set(call.id, call);
    this.#countOpenCall(call.calleeKey, 1);
  }

  removeOpenCall(call: OpenCall): void {
    this.openCalls.delete(call.id);
    this.#countOpenCall(call.calleeKey, -1);
  }

  addChange(timestampNs: bigint, origin: PrincipalBytes, details: ChangeDetails): void {
    const change = { timestampNs, canisterVersion: this.record.version, origin, details };
    this.record.changes = [...this.record.changes, change];
  }

  /** Adds a line to the log, and forgets the oldest when there are very many. */
  log(timestampNs: bigint, text: string): void {
    const index = (this.logs.at(-1)?.index ?? -1) + 1;
    this.logs.push({ index, timestampNs, text });
    if (this.logs.length > LOG_LINES_MAX) this.logs = this.logs.slice(LOG_LINES_MAX / 2);
  }

  // What the System API asks.

  statusCode(): number {
    return STATUS_CODE[this.record.status];
  }

  version(): bigint {
    return this.record.version;
  }

  globalTimerNs(): bigint {
    return this.record.globalTimerNs;
  }

  isController(principal: PrincipalBytes): boolean {
    return this.record.settings.controllers.some((known) => equalBytes(known, principal));
  }

  environmentVariables(): readonly (readonly [name: string, value: string])[] {
    return this.record.settings.environmentVariables;
  }

  openCallCount(callee: PrincipalBytes): number {
    return this.#openCallCounts.get(principalKey(callee)) ?? 0;
  }

  subnetId(): PrincipalBytes {
    return this.#certifier.subnetId;
  }

  rootKey(): Uint8Array {
    return this.#certifier.rootKey;
  }

  dataCertificate(): Uint8Array {
    return this.#certifier.dataCertificate(this.id);
  }

  freeze(): FrozenCanister {
    return {
      id: this.id,
      record: { ...this.record },
      logs: [...this.logs],
      contexts: new Map(this.contexts),
      openCalls: new Map(this.openCalls),
      stable: this.stableMemory.freeze(),
      machine: this.#machine,
      machineState: this.#machine?.freeze(),
    };
  }

  adopt(frozen: FrozenCanister): void {
    this.record = { ...frozen.record };
    this.logs = [...frozen.logs];
    this.contexts.clear();
    for (const [id, context] of frozen.contexts) this.contexts.set(id, context);
    this.openCalls.clear();
    this.#openCallCounts.clear();
    for (const call of frozen.openCalls.values()) this.addOpenCall(call);
    this.stableMemory.adopt(frozen.stable);
    this.#machine = frozen.machine;
    if (frozen.machineState !== undefined) frozen.machine?.adopt(frozen.machineState);
  }

  #countOpenCall(calleeKey: string, change: number): void {
    this.#openCallCounts.set(calleeKey, (this.#openCallCounts.get(calleeKey) ?? 0) + change);
  }
}

const LOG_LINES_MAX = 2000;

const STATUS_CODE = { running: 1, stopping: 2, stopped: 3 } as const;
