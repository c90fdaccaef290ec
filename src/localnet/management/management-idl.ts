import type { Principal } from "@dfinity/principal";
import { IDL } from "candid-stock";

import { typed } from "./candid.js";

/** An optional value. */
export type Opt<T> = [] | [T];

/** Who may see something, as Candid has it. */
export type VisibilityValue =
  | { controllers: null }
  | { public: null }
  | { allowed_viewers: Principal[] };

/** Settings that a caller sends; what is left out stays. */
export type SettingsValue = {
  controllers: Opt<Principal[]>;
  compute_allocation: Opt<bigint>;
  memory_allocation: Opt<bigint>;
  freezing_threshold: Opt<bigint>;
  reserved_cycles_limit: Opt<bigint>;
  log_visibility: Opt<VisibilityValue>;
  log_memory_limit: Opt<bigint>;
  snapshot_visibility: Opt<VisibilityValue>;
  status_visibility: Opt<VisibilityValue>;
  wasm_memory_limit: Opt<bigint>;
  wasm_memory_threshold: Opt<bigint>;
  minimum_incoming_canister_call_cycles: Opt<bigint>;
  environment_variables: Opt<{ name: string; value: string }[]>;
};

/** How code is to be installed. */
export type InstallModeValue =
  | { install: null }
  | { reinstall: null }
  | {
      upgrade: Opt<{
        skip_pre_upgrade: Opt<boolean>;
        wasm_memory_persistence: Opt<{ keep: null } | { replace: null }>;
      }>;
    };

type CanisterIdValue = { canister_id: Principal };

const visibility = IDL.Variant({
  controllers: IDL.Null,
  public: IDL.Null,
  allowed_viewers: IDL.Vec(IDL.Principal),
});

const environmentVariable = IDL.Record({ name: IDL.Text, value: IDL.Text });

const canisterSettings = IDL.Record({
  controllers: IDL.Opt(IDL.Vec(IDL.Principal)),
  compute_allocation: IDL.Opt(IDL.Nat),
  memory_allocation: IDL.Opt(IDL.Nat),
  freezing_threshold: IDL.Opt(IDL.Nat),
  reserved_cycles_limit: IDL.Opt(IDL.Nat),
  log_visibility: IDL.Opt(visibility),
  log_memory_limit: IDL.Opt(IDL.Nat),
  snapshot_visibility: IDL.Opt(visibility),
  status_visibility: IDL.Opt(visibility),
  wasm_memory_limit: IDL.Opt(IDL.Nat),
  wasm_memory_threshold: IDL.Opt(IDL.Nat),
  minimum_incoming_canister_call_cycles: IDL.Opt(IDL.Nat),
  environment_variables: IDL.Opt(IDL.Vec(environmentVariable)),
});

const definiteSettings = IDL.Record({
  controllers: IDL.Vec(IDL.Principal),
  compute_allocation: IDL.Nat,
  memory_allocation: IDL.Nat,
  freezing_threshold: IDL.Nat,
  reserved_cycles_limit: IDL.Nat,
  log_visibility: visibility,
  log_memory_limit: IDL.Nat,
  snapshot_visibility: visibility,
  status_visibility: visibility,
  wasm_memory_limit: IDL.Nat,
  wasm_memory_threshold: IDL.Nat,
  minimum_incoming_canister_call_cycles: IDL.Nat,
  environment_variables: IDL.Vec(environmentVariable),
});

const memoryMetrics = IDL.Record({
  wasm_memory_size: IDL.Nat,
  stable_memory_size: IDL.Nat,
  global_memory_size: IDL.Nat,
  wasm_binary_size: IDL.Nat,
  custom_sections_size: IDL.Nat,
  canister_history_size: IDL.Nat,
  wasm_chunk_store_size: IDL.Nat,
  snapshots_size: IDL.Nat,
  log_memory_store_size: IDL.Nat,
});

const status = IDL.Variant({ running: IDL.Null, stopping: IDL.Null, stopped: IDL.Null });

const canisterStatusResult = IDL.Record({
  status,
  ready_for_migration: IDL.Bool,
  version: IDL.Nat64,
  settings: definiteSettings,
  module_hash: IDL.Opt(IDL.Vec(IDL.Nat8)),
  memory_size: IDL.Nat,
  memory_metrics: memoryMetrics,
  cycles: IDL.Nat,
  reserved_cycles: IDL.Nat,
  idle_cycles_burned_per_day: IDL.Nat,
  query_stats: IDL.Record({
    num_calls_total: IDL.Nat,
    num_instructions_total: IDL.Nat,
    request_payload_bytes_total: IDL.Nat,
    response_payload_bytes_total: IDL.Nat,
  }),
});

const upgradeFlags = IDL.Record({
  skip_pre_upgrade: IDL.Opt(IDL.Bool),
  wasm_memory_persistence: IDL.Opt(IDL.Variant({ keep: IDL.Null, replace: IDL.Null })),
});

const installMode = IDL.Variant({
  install: IDL.Null,
  reinstall: IDL.Null,
  upgrade: IDL.Opt(upgradeFlags),
});

const codeDeploymentMode = IDL.Variant({
  install: IDL.Null,
  reinstall: IDL.Null,
  upgrade: IDL.Null,
});

const changeOrigin = IDL.Variant({
  from_user: IDL.Record({ user_id: IDL.Principal }),
  from_canister: IDL.Record({
    canister_id: IDL.Principal,
    canister_version: IDL.Opt(IDL.Nat64),
  }),
});

const changeDetails = IDL.Variant({
  creation: IDL.Record({
    controllers: IDL.Vec(IDL.Principal),
    environment_variables_hash: IDL.Opt(IDL.Vec(IDL.Nat8)),
  }),
  code_uninstall: IDL.Null,
  code_deployment: IDL.Record({ mode: codeDeploymentMode, module_hash: IDL.Vec(IDL.Nat8) }),
  controllers_change: IDL.Record({ controllers: IDL.Vec(IDL.Principal) }),
});

const change = IDL.Record({
  timestamp_nanos: IDL.Nat64,
  canister_version: IDL.Nat64,
  origin: changeOrigin,
  details: IDL.Opt(changeDetails),
});

const canisterInfoResult = IDL.Record({
  total_num_changes: IDL.Nat64,
  recent_changes: IDL.Vec(change),
  module_hash: IDL.Opt(IDL.Vec(IDL.Nat8)),
  controllers: IDL.Vec(IDL.Principal),
});

const canisterIdRecord = IDL.Record({ canister_id: IDL.Principal });
const chunkHash = IDL.Record({ hash: IDL.Vec(IDL.Nat8) });

/** Candid of what the management canister is sent. */
export const MANAGEMENT_ARGS = {
  canisterId: typed<CanisterIdValue>(canisterIdRecord),
  create: typed<{ settings: Opt<SettingsValue> }>(
    IDL.Record({ settings: IDL.Opt(canisterSettings) }),
  ),
  provisionalCreate: typed<{
    amount: Opt<bigint>;
    settings: Opt<SettingsValue>;
    specified_id: Opt<Principal>;
  }>(
    IDL.Record({
      amount: IDL.Opt(IDL.Nat),
      settings: IDL.Opt(canisterSettings),
      specified_id: IDL.Opt(IDL.Principal),
    }),
  ),
  provisionalTopUp: typed<CanisterIdValue & { amount: bigint }>(
    IDL.Record({ canister_id: IDL.Principal, amount: IDL.Nat }),
  ),
  updateSettings: typed<CanisterIdValue & { settings: SettingsValue }>(
    IDL.Record({ canister_id: IDL.Principal, settings: canisterSettings }),
  ),
  installCode: typed<
    CanisterIdValue & { mode: InstallModeValue; wasm_module: Uint8Array; arg: Uint8Array }
  >(
    IDL.Record({
      mode: installMode,
      canister_id: IDL.Principal,
      wasm_module: IDL.Vec(IDL.Nat8),
      arg: IDL.Vec(IDL.Nat8),
    }),
  ),
  installChunkedCode: typed<{
    mode: InstallModeValue;
    target_canister: Principal;
    store_canister: Opt<Principal>;
    chunk_hashes_list: { hash: Uint8Array }[];
    wasm_module_hash: Uint8Array;
    arg: Uint8Array;
  }>(
    IDL.Record({
      mode: installMode,
      target_canister: IDL.Principal,
      store_canister: IDL.Opt(IDL.Principal),
      chunk_hashes_list: IDL.Vec(chunkHash),
      wasm_module_hash: IDL.Vec(IDL.Nat8),
      arg: IDL.Vec(IDL.Nat8),
    }),
  ),
  uploadChunk: typed<CanisterIdValue & { chunk: Uint8Array }>(
    IDL.Record({ canister_id: IDL.Principal, chunk: IDL.Vec(IDL.Nat8) }),
  ),
  canisterInfo: typed<CanisterIdValue & { num_requested_changes: Opt<bigint> }>(
    IDL.Record({ canister_id: IDL.Principal, num_requested_changes: IDL.Opt(IDL.Nat64) }),
  ),
  canisterMetadata: typed<CanisterIdValue & { name: string }>(
    IDL.Record({ canister_id: IDL.Principal, name: IDL.Text }),
  ),
} as const;

/** Candid of what the management canister answers. */
export const MANAGEMENT_RESULTS = {
  canisterId: canisterIdRecord,
  uploadChunk: chunkHash,
  storedChunks: IDL.Vec(chunkHash),
  canisterStatus: canisterStatusResult,
  canisterInfo: canisterInfoResult,
  canisterMetadata: IDL.Record({ value: IDL.Vec(IDL.Nat8) }),
  rawRand: IDL.Vec(IDL.Nat8),
  canisterLogs: IDL.Record({
    canister_log_records: IDL.Vec(
      IDL.Record({
        idx: IDL.Nat64,
        timestamp_nanos: IDL.Nat64,
        content: IDL.Vec(IDL.Nat8),
      }),
    ),
  }),
} as const;
