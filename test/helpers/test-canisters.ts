import { concatBytes } from "../../src/kernel/bytes.js";
import type { CallOutcome } from "../../src/localnet/outcomes.js";
import { assemble, type ModuleSource } from "./wasm-assembler.js";

/** Copies the argument of the message to address 1024 and leaves its length on the stack. */
export const TAKE_ARG = `
  i32.const 1024 i32.const 0 call msg_arg_data_size call msg_arg_data_copy
  call msg_arg_data_size`;

/** Replies nothing. */
export const REPLY = "call msg_reply";

/** Replies so many bytes at an address. */
export function replyBytes(address: number, byteCount: number): string {
  return `i32.const ${address} i32.const ${byteCount} call msg_reply_data_append call msg_reply`;
}

/** Replies the 32-bit number that `code` leaves on the stack. */
export function replyNumber(code: string): string {
  return `i32.const 512 ${code} i32.store 2 0 ${replyBytes(512, 4)}`;
}

/** Replies the 64-bit number that `code` leaves on the stack. */
export function replyLong(code: string): string {
  return `i32.const 512 ${code} i64.store 3 0 ${replyBytes(512, 8)}`;
}

/** Sets every kind of state of {@link CELL} to the number at address 1024. */
const SET_STATE = `
  i32.const 0 i32.const 1024 i32.load 2 0 i32.store 2 0
  i32.const 1024 i32.load 2 0 global.set 0
  i64.const 0 i64.const 1024 i64.const 4 call stable64_write
  i32.const 1024 i32.const 4 call certified_data_set
  i32.const 1024 i64.load32_u 2 0 call global_timer_set drop`;

const GROW = `
  i32.const 1 memory.grow drop
  i64.const 1 call stable64_grow drop
  i32.const 65540 i32.const 7 i32.store 2 0`;

/**
 * Keeps one number in its heap, a hidden global and stable memory, as certified data and as the
 * time of its timer. `set` and `set_and_trap` take it; `get` answers heap, global and stable
 * memory; `grow` and `grow_and_trap` grow both memories; `sizes` answers their pages.
 */
export const CELL: ModuleSource = {
  memoryPages: 1,
  globals: ["i32"],
  functions: {
    canister_init: "i64.const 1 call stable64_grow drop",
    "canister_update set": `${TAKE_ARG} drop ${SET_STATE} ${REPLY}`,
    "canister_update set_and_trap": `${TAKE_ARG} drop ${SET_STATE} ${REPLY} unreachable`,
    "canister_query get": `
      i32.const 4 global.get 0 i32.store 2 0
      i64.const 8 i64.const 0 i64.const 4 call stable64_read
      ${replyBytes(0, 12)}`,
    "canister_query set_in_query": `${TAKE_ARG} drop
      i32.const 0 i32.const 1024 i32.load 2 0 i32.store 2 0
      i32.const 1024 i32.load 2 0 global.set 0
      i64.const 0 i64.const 1024 i64.const 4 call stable64_write
      ${replyBytes(0, 4)}`,
    "canister_update grow": `${GROW} ${REPLY}`,
    "canister_update grow_and_trap": `${GROW} unreachable`,
    "canister_query sizes": `
      i32.const 0 memory.size i32.store 2 0
      i32.const 4 call stable64_size i32.wrap_i64 i32.store 2 0
      ${replyBytes(0, 8)}`,
    canister_global_timer: "i32.const 0 i32.const 99 i32.store 2 0",
  },
};

/** The parts of {@link relay} that a test may choose. */
export type RelayParts = {
  /** Runs before the call is made. */
  readonly before?: string;
  /** Runs after `call_new`, to attach something to the call. */
  readonly prepare?: string;
  readonly onReply?: string;
  readonly onReject?: string;
  /** Runs as the cleanup; none is set when it is missing. */
  readonly onCleanup?: string;
  readonly extra?: ModuleSource["functions"];
};

/** Replies what the callee replied. */
export const FORWARD_REPLY = `${TAKE_ARG} drop
  i32.const 1024 call msg_arg_data_size call msg_reply_data_append call msg_reply`;

/** Replies the reject code in one byte, and the message behind it. */
export const FORWARD_REJECT = `
  i32.const 1024 call msg_reject_code i32.store8 0 0
  i32.const 1025 i32.const 0 call msg_reject_msg_size call msg_reject_msg_copy
  i32.const 1024 i32.const 1 call msg_reject_msg_size i32.add call msg_reply_data_append
  call msg_reply`;

/** Makes a new call with the callee, method and argument that {@link relayArg} put at 1024. */
const NEW_CALL = `
  i32.const 1025 i32.const 1024 i32.load8_u 0 0
  local.get 1 i32.const 1 i32.add local.get 1 i32.load8_u 0 0
  i32.const 0 i32.const 0 i32.const 1 i32.const 0 call call_new
  local.get 1 i32.const 1 i32.add local.get 1 i32.load8_u 0 0 i32.add local.tee 2
  i32.const 1024 local.get 0 i32.add local.get 2 i32.sub call call_data_append`;

/**
 * Calls whom its argument names (`relayArg`), and answers what it hears: the reply, or a reject as
 * code and message. When the call cannot be performed it replies 255 and the error code.
 */
export function relay(parts: RelayParts = {}): Uint8Array {
  const { before = "", prepare = "", onCleanup, extra = {} } = parts;
  const cleanup = onCleanup === undefined ? "" : "i32.const 2 i32.const 0 call call_on_cleanup";
  const call = `${TAKE_ARG} local.set 0
    i32.const 1025 i32.const 1024 i32.load8_u 0 0 i32.add local.set 1
    ${before} ${NEW_CALL} ${prepare} ${cleanup}
    call call_perform local.tee 2
    if void
      i32.const 512 i32.const 255 i32.store8 0 0
      i32.const 513 local.get 2 i32.store8 0 0
      ${replyBytes(512, 2)}
    end`;
  return assemble({
    memoryPages: 1,
    globals: ["i32", "i32"],
    table: ["onReply", "onReject", "onCleanup"],
    functions: {
      "canister_update relay": { locals: "i32 i32 i32", body: call },
      "canister_composite_query relay_query": { locals: "i32 i32 i32", body: call },
      onReply: { type: "i32", body: parts.onReply ?? FORWARD_REPLY },
      onReject: { type: "i32", body: parts.onReject ?? FORWARD_REJECT },
      onCleanup: { type: "i32", body: onCleanup ?? "" },
      "canister_query counter": replyNumber("global.get 0"),
      "canister_update count_up": `${COUNT} ${REPLY}`,
      ...extra,
    },
  });
}

/** Adds one to the counter of {@link relay}. */
export const COUNT = "global.get 0 i32.const 1 i32.add global.set 0";

/** The argument of a relay. */
export function relayArg(
  callee: Uint8Array,
  method: string,
  arg: Uint8Array = new Uint8Array(0),
): Uint8Array {
  const name = new TextEncoder().encode(method);
  return concatBytes(Uint8Array.of(callee.length), callee, Uint8Array.of(name.length), name, arg);
}

/** Four bytes of a number, lowest first. */
export function numberBytes(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
}

/** The 32-bit numbers of a reply. */
export function numbersOf(outcome: CallOutcome): number[] {
  const bytes = bytesOf(outcome);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const numbers: number[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) numbers.push(view.getUint32(at, true));
  return numbers;
}

/** The reject that a relay has forwarded. */
export function rejectOf(outcome: CallOutcome): { code: number; message: string } {
  const bytes = bytesOf(outcome);
  return { code: bytes[0] ?? 0, message: new TextDecoder().decode(bytes.subarray(1)) };
}

function bytesOf(outcome: CallOutcome): Uint8Array {
  if (outcome.type === "replied") return outcome.bytes;
  throw new Error(`no reply: ${JSON.stringify(outcome)}`);
}
