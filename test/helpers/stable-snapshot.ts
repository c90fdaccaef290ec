import { gunzipSync, gzipSync } from "node:zlib";

import type { Network } from "../../src/localnet/network.js";
import { assemble } from "./wasm-assembler.js";

const PAGE_BYTES = 4_096;
const WASM_PAGE_BYTES = 65_536;

/**
 * Takes 8 bytes of offset (little-endian) and the bytes to write there; grows by one page a byte.
 */
const WRITER = assemble({
  memoryPages: 40,
  functions: {
    "canister_update write": `
      i32.const 0 i32.const 0 call msg_arg_data_size call msg_arg_data_copy
      i32.const 0 i64.load 3 0
      i64.const 8
      call msg_arg_data_size i32.const 8 i32.sub i64.extend_i32_u
      call stable64_write call msg_reply`,
    "canister_update grow": `
      i32.const 0 i32.const 0 call msg_arg_data_size call msg_arg_data_copy
      i32.const 0 i64.load 3 0 call stable64_grow drop call msg_reply`,
  },
});

/**
 * A canister's stable memory in a few kilobytes: its length in pages of Wasm, then each page of
 * 4 KiB that is not all zeros with its number, compressed.
 */
export function takeSnapshot(network: Network, canister: Uint8Array): Uint8Array {
  const view = network.canister(canister);
  const { stableByteLength } = view;
  const head = new Uint8Array(4);
  new DataView(head.buffer).setUint32(0, stableByteLength / WASM_PAGE_BYTES);
  const parts: Uint8Array[] = [head];
  for (let at = 0; at < stableByteLength; at += PAGE_BYTES) {
    const page = view.readStable(at, PAGE_BYTES);
    if (page.every((byte) => byte === 0)) continue;
    const number = new Uint8Array(4);
    new DataView(number.buffer).setUint32(0, at / PAGE_BYTES);
    parts.push(number, page);
  }
  return new Uint8Array(gzipSync(Buffer.concat(parts), { level: 9 }));
}

/**
 * Creates a canister with the stable memory of a snapshot; whatever is installed next upgrades it.
 */
export function restoreSnapshot(network: Network, snapshot: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(gunzipSync(snapshot));
  const view = new DataView(bytes.buffer);
  const canister = network.deploy({ wasm: WRITER });
  const pages = new Uint8Array(8);
  new DataView(pages.buffer).setBigUint64(0, BigInt(view.getUint32(0)), true);
  send(network, { canister, method: "grow", arg: pages });
  for (let at = 4; at < bytes.length; at += 4 + PAGE_BYTES) {
    const arg = new Uint8Array(8 + PAGE_BYTES);
    new DataView(arg.buffer).setBigUint64(0, BigInt(view.getUint32(at)) * BigInt(PAGE_BYTES), true);
    arg.set(bytes.subarray(at + 4, at + 4 + PAGE_BYTES), 8);
    send(network, { canister, method: "write", arg });
  }
  return canister;
}

function send(network: Network, call: Parameters<Network["update"]>[0]): void {
  const response = network.update(call);
  if (response.type !== "replied") throw new Error(`${call.method}: ${JSON.stringify(response)}`);
}
