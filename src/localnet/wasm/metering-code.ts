import { OP } from "./opcodes.js";
import type { WasmWriter } from "./wasm-writer.js";

/**
 * Globals from which blocks subtract what they cost; their sum is what a message has left. Blocks
 * that follow each other take turns: with a single global each would wait until the one before it
 * has stored what is left, which takes longer than many a block.
 */
export const COUNTER_COUNT = 2;

/** Emits code that subtracts what is on top of the stack from a counter. */
export function emitCount(body: WasmWriter, counter: number, emitWeight: () => void): void {
  body.u8(OP.globalGet).u32(counter);
  emitWeight();
  body.u8(OP.i64Sub).u8(OP.globalSet).u32(counter);
}

/** Emits code that traps when nothing is left. */
export function emitLimitCheck(body: WasmWriter, counters: readonly number[]): void {
  for (const [place, counter] of counters.entries()) {
    body.u8(OP.globalGet).u32(counter);
    if (place > 0) body.u8(OP.i64Add);
  }
  body.ops(OP.i64Const, 0, OP.i64LtS, OP.if, 0x40, OP.unreachable, OP.end);
}
