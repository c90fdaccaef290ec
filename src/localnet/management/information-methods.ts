import { equalBytes } from "../../kernel/bytes.js";
import type { Canister, CanisterChange, ChangeDetails, Visibility } from "../canister.js";
import { moduleMetadata } from "../machine/module-cache.js";
import type { PrincipalBytes } from "../principals.js";
import { toPrincipal } from "./candid.js";
import { type ManagementMethod, reply } from "./management-call.js";
import { MANAGEMENT_ARGS, MANAGEMENT_RESULTS } from "./management-idl.js";
import { toDefiniteSettings } from "./settings.js";

/** Methods that tell something and change nothing. */
export const INFORMATION_METHODS: Readonly<Record<string, ManagementMethod>> = {
  raw_rand: (call) => reply(MANAGEMENT_RESULTS.rawRand, call.engine.random.bytes32()),
  canister_status(call) {
    const { canister_id } = call.args(MANAGEMENT_ARGS.canisterId);
    const canister = call.canister(canister_id);
    // A canister may ask for its own status.
    const { caller } = call.request;
    if (!equalBytes(caller, canister.id) && !maySee(canister, "statusVisibility", caller))
      call.controlled(canister_id);
    return reply(MANAGEMENT_RESULTS.canisterStatus, statusOf(canister));
  },
  canister_info(call) {
    const args = call.args(MANAGEMENT_ARGS.canisterInfo);
    const { record, machine } = call.canister(args.canister_id);
    const count = Number(args.num_requested_changes[0] ?? 0n);
    return reply(MANAGEMENT_RESULTS.canisterInfo, {
      total_num_changes: BigInt(record.changes.length),
      recent_changes: count === 0 ? [] : record.changes.slice(-count).map(toChange),
      module_hash: machine === undefined ? [] : [machine.module.hash],
      controllers: record.settings.controllers.map(toPrincipal),
    });
  },
  canister_metadata(call) {
    const { canister_id, name } = call.args(MANAGEMENT_ARGS.canisterMetadata);
    const canister = call.canister(canister_id);
    const { machine } = canister;
    const section = machine === undefined ? undefined : moduleMetadata(machine.module, name);
    if (section === undefined) return call.refuse(`IC0406: there is no metadata '${name}'`);
    if (!section.isPublic) call.controlled(canister_id);
    return reply(MANAGEMENT_RESULTS.canisterMetadata, { value: section.content });
  },
  fetch_canister_logs(call) {
    const { canister_id } = call.args(MANAGEMENT_ARGS.canisterId);
    const canister = call.canister(canister_id);
    if (!maySee(canister, "logVisibility", call.request.caller)) call.controlled(canister_id);
    return reply(MANAGEMENT_RESULTS.canisterLogs, { canister_log_records: logsOf(canister) });
  },
};

function maySee(
  { record }: Canister,
  what: "logVisibility" | "statusVisibility",
  caller: PrincipalBytes,
): boolean {
  const visibility: Visibility = record.settings[what];
  if (visibility.type === "public") return true;
  return (
    visibility.type === "allowed" && visibility.viewers.some((viewer) => equalBytes(viewer, caller))
  );
}

function statusOf(canister: Canister): Record<string, unknown> {
  const { record, machine, stableMemory, contexts } = canister;
  const heapBytes = BigInt(machine?.heap.wasmPages ?? 0) * 65_536n;
  const stableBytes = BigInt(stableMemory.byteLength);
  const chunkBytes = BigInt(record.chunks.size) * 1_048_576n;
  return {
    status: { [record.status]: null },
    ready_for_migration: record.status === "stopped" && contexts.size === 0,
    version: record.version,
    settings: toDefiniteSettings(record.settings),
    module_hash: machine === undefined ? [] : [machine.module.hash],
    memory_size: heapBytes + stableBytes + chunkBytes,
    memory_metrics: {
      wasm_memory_size: heapBytes,
      stable_memory_size: stableBytes,
      global_memory_size: 0n,
      wasm_binary_size: 0n,
      custom_sections_size: 0n,
      canister_history_size: 0n,
      wasm_chunk_store_size: chunkBytes,
      snapshots_size: 0n,
      log_memory_store_size: 0n,
    },
    cycles: record.balanceCycles,
    reserved_cycles: 0n,
    idle_cycles_burned_per_day: 0n,
    query_stats: {
      num_calls_total: 0n,
      num_instructions_total: 0n,
      request_payload_bytes_total: 0n,
      response_payload_bytes_total: 0n,
    },
  };
}

function toChange(change: CanisterChange): Record<string, unknown> {
  return {
    timestamp_nanos: change.timestampNs,
    canister_version: change.canisterVersion,
    origin: { from_user: { user_id: toPrincipal(change.origin) } },
    details: [toDetails(change.details)],
  };
}

function toDetails(details: ChangeDetails): Record<string, unknown> {
  switch (details.type) {
    case "creation":
      return {
        creation: {
          controllers: details.controllers.map(toPrincipal),
          environment_variables_hash: [],
        },
      };
    case "uninstall":
      return { code_uninstall: null };
    case "deployment":
      return {
        code_deployment: { mode: { [details.mode]: null }, module_hash: details.moduleHash },
      };
    case "controllers":
      return { controllers_change: { controllers: details.controllers.map(toPrincipal) } };
  }
}

/** The newest lines that fit into the log. */
function logsOf({ logs, record }: Canister): Record<string, unknown>[] {
  const records: Record<string, unknown>[] = [];
  let bytesLeft = Number(record.settings.logMemoryLimit);
  for (let i = logs.length - 1; i >= 0; i--) {
    const line = logs[i];
    if (line === undefined) break;
    const content = encoder.encode(line.text);
    bytesLeft -= content.length;
    if (bytesLeft < 0) break;
    records.unshift({ idx: BigInt(line.index), timestamp_nanos: line.timestampNs, content });
  }
  return records;
}

const encoder = new TextEncoder();
