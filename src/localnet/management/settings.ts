import type { Principal } from "@dfinity/principal";

import type { CanisterSettings, Visibility } from "../canister.js";
import { toPrincipal } from "./candid.js";
import type { Opt, SettingsValue, VisibilityValue } from "./management-idl.js";

/** Applies the settings that a caller sent to those that stand. */
export function changedSettings(before: CanisterSettings, sent: SettingsValue): CanisterSettings {
  return {
    controllers: map(sent.controllers, toBytesList) ?? before.controllers,
    computeAllocation: sent.compute_allocation[0] ?? before.computeAllocation,
    memoryAllocation: sent.memory_allocation[0] ?? before.memoryAllocation,
    freezingThresholdSec: sent.freezing_threshold[0] ?? before.freezingThresholdSec,
    reservedCyclesLimit: sent.reserved_cycles_limit[0] ?? before.reservedCyclesLimit,
    wasmMemoryLimit: sent.wasm_memory_limit[0] ?? before.wasmMemoryLimit,
    wasmMemoryThreshold: sent.wasm_memory_threshold[0] ?? before.wasmMemoryThreshold,
    logMemoryLimit: sent.log_memory_limit[0] ?? before.logMemoryLimit,
    logVisibility: map(sent.log_visibility, fromVisibility) ?? before.logVisibility,
    snapshotVisibility: map(sent.snapshot_visibility, fromVisibility) ?? before.snapshotVisibility,
    statusVisibility: map(sent.status_visibility, fromVisibility) ?? before.statusVisibility,
    minimumIncomingCallCycles:
      sent.minimum_incoming_canister_call_cycles[0] ?? before.minimumIncomingCallCycles,
    environmentVariables:
      map(sent.environment_variables, (variables) =>
        variables.map(({ name, value }): readonly [string, string] => [name, value]),
      ) ?? before.environmentVariables,
  };
}

/** The settings as `canister_status` shows them. */
export function toDefiniteSettings(settings: CanisterSettings): Record<string, unknown> {
  return {
    controllers: settings.controllers.map(toPrincipal),
    compute_allocation: settings.computeAllocation,
    memory_allocation: settings.memoryAllocation,
    freezing_threshold: settings.freezingThresholdSec,
    reserved_cycles_limit: settings.reservedCyclesLimit,
    log_visibility: toVisibility(settings.logVisibility),
    log_memory_limit: settings.logMemoryLimit,
    snapshot_visibility: toVisibility(settings.snapshotVisibility),
    status_visibility: toVisibility(settings.statusVisibility),
    wasm_memory_limit: settings.wasmMemoryLimit,
    wasm_memory_threshold: settings.wasmMemoryThreshold,
    minimum_incoming_canister_call_cycles: settings.minimumIncomingCallCycles,
    environment_variables: settings.environmentVariables.map(([name, value]) => ({ name, value })),
  };
}

function map<T, U>(opt: Opt<T>, change: (value: T) => U): U | undefined {
  const [value] = opt;
  return value === undefined ? undefined : change(value);
}

function toBytesList(principals: readonly Principal[]): Uint8Array[] {
  return principals.map((principal) => principal.toUint8Array());
}

function fromVisibility(value: VisibilityValue): Visibility {
  if ("controllers" in value) return { type: "controllers" };
  if ("public" in value) return { type: "public" };
  return { type: "allowed", viewers: toBytesList(value.allowed_viewers) };
}

function toVisibility(visibility: Visibility): VisibilityValue {
  switch (visibility.type) {
    case "controllers":
      return { controllers: null };
    case "public":
      return { public: null };
    case "allowed":
      return { allowed_viewers: visibility.viewers.map(toPrincipal) };
  }
}
