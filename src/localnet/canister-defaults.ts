import type { CanisterRecord, CanisterSettings } from "./canister.js";
import type { PrincipalBytes } from "./principals.js";

/** What a canister gets when nobody says how many: enough for any call to look affordable. */
export const BALANCE_CYCLES_DEFAULT = 100_000_000_000_000n;

/** Settings of a new canister, as the interface specification has them. */
export function defaultSettings(controllers: readonly PrincipalBytes[]): CanisterSettings {
  return {
    controllers,
    computeAllocation: 0n,
    memoryAllocation: 0n,
    freezingThresholdSec: 2_592_000n,
    reservedCyclesLimit: 5_000_000_000_000n,
    wasmMemoryLimit: 3_221_225_472n,
    wasmMemoryThreshold: 0n,
    logMemoryLimit: 4096n,
    logVisibility: { type: "controllers" },
    snapshotVisibility: { type: "controllers" },
    statusVisibility: { type: "controllers" },
    minimumIncomingCallCycles: 0n,
    environmentVariables: [],
  };
}

/** A canister that was just created. */
export function newRecord(settings: CanisterSettings, balanceCycles: bigint): CanisterRecord {
  return {
    settings,
    status: "running",
    balanceCycles,
    version: 0n,
    globalTimerNs: 0n,
    certifiedData: new Uint8Array(0),
    nextId: 1,
    stopWaiters: [],
    changes: [],
    chunks: new Map(),
  };
}
