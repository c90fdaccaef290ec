import { createHash } from "node:crypto";

import { bytesKey, equalBytes } from "../../kernel/bytes.js";
import type { Canister, InstallMode } from "../canister.js";
import { installCode } from "../install-code.js";
import { uninstallCode } from "../lifecycle.js";
import { type ManagementCall, type ManagementMethod, NOTHING, reply } from "./management-call.js";
import { type InstallModeValue, MANAGEMENT_ARGS, MANAGEMENT_RESULTS } from "./management-idl.js";

/** Largest chunk of a module. */
const CHUNK_BYTES_MAX = 1_048_576;

/** Methods that install and remove code, in one piece or in chunks. */
export const CODE_METHODS: Readonly<Record<string, ManagementMethod>> = {
  install_code(call) {
    const { canister_id, mode, wasm_module, arg } = call.args(MANAGEMENT_ARGS.installCode);
    return install(call, call.controlled(canister_id), { mode, wasm: wasm_module, arg });
  },
  install_chunked_code(call) {
    const args = call.args(MANAGEMENT_ARGS.installChunkedCode);
    const target = call.controlled(args.target_canister);
    const store = call.controlled(args.store_canister[0] ?? args.target_canister);
    const chunks = args.chunk_hashes_list.map(
      ({ hash }) =>
        store.record.chunks.get(bytesKey(hash)) ??
        call.refuse(`IC0406: a chunk is missing in the store of ${store.text}`),
    );
    const wasm = new Uint8Array(Buffer.concat(chunks));
    if (!equalBytes(sha256(wasm), args.wasm_module_hash))
      call.refuse("IC0406: the chunks do not make up the module of this hash");
    return install(call, target, { mode: args.mode, wasm, arg: args.arg });
  },
  upload_chunk(call) {
    const { canister_id, chunk } = call.args(MANAGEMENT_ARGS.uploadChunk);
    const { record } = call.controlled(canister_id);
    if (chunk.length > CHUNK_BYTES_MAX) call.refuse("IC0402: a chunk has at most 1 MiB");
    const hash = sha256(chunk);
    record.chunks = new Map(record.chunks).set(bytesKey(hash), chunk.slice());
    return reply(MANAGEMENT_RESULTS.uploadChunk, { hash });
  },
  clear_chunk_store(call) {
    call.controlled(call.args(MANAGEMENT_ARGS.canisterId).canister_id).record.chunks = new Map();
    return NOTHING;
  },
  stored_chunks(call) {
    const { record } = call.controlled(call.args(MANAGEMENT_ARGS.canisterId).canister_id);
    const hashes = [...record.chunks.values()].map((chunk) => ({ hash: sha256(chunk) }));
    return reply(MANAGEMENT_RESULTS.storedChunks, hashes);
  },
  uninstall_code(call) {
    const canister = call.controlled(call.args(MANAGEMENT_ARGS.canisterId).canister_id);
    uninstallCode(call.engine, canister);
    canister.addChange(call.engine.timeNs, call.request.caller, { type: "uninstall" });
    return NOTHING;
  },
};

type Code = {
  readonly mode: InstallModeValue;
  readonly wasm: Uint8Array;
  readonly arg: Uint8Array;
};

function install(call: ManagementCall, canister: Canister, code: Code): Uint8Array {
  const response = installCode(call.engine, canister, {
    mode: installMode(call, code.mode),
    wasm: code.wasm,
    arg: code.arg,
    sender: call.request.caller,
  });
  if (response.type === "rejected") call.refuse(response.message);
  return NOTHING;
}

function installMode(call: ManagementCall, mode: InstallModeValue): InstallMode {
  if ("install" in mode) return "install";
  if ("reinstall" in mode) return "reinstall";
  const [flags] = mode.upgrade;
  const [persistence] = flags?.wasm_memory_persistence ?? [];
  if (persistence !== undefined && "keep" in persistence)
    call.refuse("the local network does not model upgrades that keep the heap");
  return flags?.skip_pre_upgrade[0] === true ? "upgrade without pre_upgrade" : "upgrade";
}

function sha256(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(createHash("sha256").update(bytes).digest());
}
