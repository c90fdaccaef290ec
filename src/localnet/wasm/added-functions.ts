import { DIRTY_PAGE_SHIFT, HEAP_BASE, HEAP_BASE_PAGES } from "./layout.js";
import { emitCount, emitLimitCheck } from "./metering-code.js";
import { OP, TYPE } from "./opcodes.js";
import { WasmWriter } from "./wasm-writer.js";

/** A function that the rewriter adds: its type, and its body without locals. */
export type AddedFunction = {
  readonly params: readonly number[];
  readonly results: readonly number[];
  readonly body: Uint8Array;
};

type Globals = { readonly counters: readonly number[]; readonly heapPages: number };

const { i32, i64, f64 } = TYPE;

/** Charges `count` instructions and returns it, so that it can stand before an operation. */
export function chargeFunction(globals: Globals): AddedFunction {
  const body = new WasmWriter(64);
  emitCharge(body, globals, 0);
  body.ops(OP.localGet, 0);
  return { params: [i32], results: [i32], body: finish(body) };
}

/**
 * Prepares `memory.fill` and `memory.init`: checks the range against the heap, charges its length,
 * marks its pages, and returns the operands with the destination shifted.
 */
export function writeRangeFunction(globals: Globals): AddedFunction {
  const body = new WasmWriter(128);
  emitCharge(body, globals, 2);
  emitBoundsCheck(body, globals, 0);
  emitMarkRange(body);
  emitShifted(body, 0);
  body.ops(OP.localGet, 1, OP.localGet, 2);
  return { params: [i32, i32, i32], results: [i32, i32, i32], body: finish(body) };
}

/** Prepares `memory.copy` in the same way; the source is checked and shifted too. */
export function copyRangeFunction(globals: Globals): AddedFunction {
  const body = new WasmWriter(128);
  emitCharge(body, globals, 2);
  emitBoundsCheck(body, globals, 0);
  emitBoundsCheck(body, globals, 1);
  emitMarkRange(body);
  emitShifted(body, 0);
  emitShifted(body, 1);
  body.ops(OP.localGet, 2);
  return { params: [i32, i32, i32], results: [i32, i32, i32], body: finish(body) };
}

/**
 * Stands in for `memory.grow`: the heap has its own page count, which a rollback can lower while
 * the memory below it keeps the pages for the next growth.
 */
export function growFunction(globals: Globals, pagesMax: number): AddedFunction {
  const pages = globals.heapPages;
  const body = new WasmWriter(128);
  const emitNewPages = () => {
    body.u8(OP.globalGet).u32(pages).u8(OP.i64ExtendI32U);
    body.ops(OP.localGet, 0, OP.i64ExtendI32U, OP.i64Add);
  };
  const emitMissingPages = () => {
    body.u8(OP.globalGet).u32(pages).ops(OP.localGet, 0, OP.i32Add);
    body.u8(OP.i32Const).signed(HEAP_BASE_PAGES).u8(OP.i32Add);
    body.ops(OP.memorySize, 0, OP.i32Sub);
  };
  emitNewPages();
  body.u8(OP.i64Const).signed(pagesMax).ops(OP.i64GtU, OP.if, 0x40);
  body.u8(OP.i32Const).signed(-1).ops(OP.return, OP.end);
  // Grows the memory below only by what it lacks: signed, as it may have pages to spare.
  body.u8(OP.i32Const).signed(0);
  emitMissingPages();
  body.ops(I32_LT_S, OP.if, 0x40);
  emitMissingPages();
  body.ops(OP.memoryGrow, 0).u8(OP.i32Const).signed(-1).ops(OP.i32Eq, OP.if, 0x40);
  body.u8(OP.i32Const).signed(-1).ops(OP.return, OP.end, OP.end);
  body.u8(OP.globalGet).u32(pages);
  body.u8(OP.globalGet).u32(pages).ops(OP.localGet, 0, OP.i32Add).u8(OP.globalSet).u32(pages);
  return { params: [i32], results: [i32], body: finish(body) };
}

/** `memory.grow` of a module without a memory: there is none such. */
export function noMemoryFunction(params: number): AddedFunction {
  const types = new Array<number>(params).fill(i32);
  return { params: types, results: types, body: finish(new WasmWriter(8).u8(OP.unreachable)) };
}

/** Stands in for an import whose 64-bit integers the host takes as floats, as those are quicker. */
export function floatBridgeFunction(
  importIndex: number,
  params: readonly number[],
  results: readonly number[],
): AddedFunction {
  const body = new WasmWriter(64);
  for (const [index, type] of params.entries()) {
    body.u8(OP.localGet).u32(index);
    if (type === i64) body.u8(OP.f64ConvertI64U);
  }
  body.u8(OP.call).u32(importIndex);
  if (results[0] === i64) body.ops(0xfc, 0x06);
  return { params, results, body: finish(body) };
}

/** Calls an entry of the function table as the system calls callbacks: with one `i32`. */
export function callbackFunction(callbackTypeIndex: number): AddedFunction {
  const body = new WasmWriter(16).ops(OP.localGet, 1, OP.localGet, 0, OP.callIndirect);
  return { params: [i32, i32], results: [], body: finish(body.u32(callbackTypeIndex).u8(0)) };
}

/** The type of the import behind {@link floatBridgeFunction}. */
export function asFloats(types: readonly number[]): number[] {
  return types.map((type) => (type === i64 ? f64 : type));
}

const I32_LT_S = 0x48;

function emitCharge(body: WasmWriter, { counters }: Globals, local: number): void {
  emitCount(body, counters[0] ?? 0, () => body.ops(OP.localGet, local, OP.i64ExtendI32U));
  emitLimitCheck(body, counters);
}

/** Traps when the range at the address in `local`, as long as local 2 says, leaves the heap. */
function emitBoundsCheck(body: WasmWriter, { heapPages }: Globals, local: number): void {
  body.ops(OP.localGet, local, OP.i64ExtendI32U, OP.localGet, 2, OP.i64ExtendI32U, OP.i64Add);
  body.u8(OP.globalGet).u32(heapPages).ops(OP.i64ExtendI32U, OP.i64Const, 16, OP.i64Shl);
  body.ops(OP.i64GtU, OP.if, 0x40, OP.unreachable, OP.end);
}

/** Marks the pages of the range at local 0, as long as local 2 says. */
function emitMarkRange(body: WasmWriter): void {
  const firstPage = [OP.localGet, 0, OP.i32Const, DIRTY_PAGE_SHIFT, OP.i32ShrU];
  body.ops(OP.localGet, 2, OP.if, 0x40);
  body.ops(...firstPage, OP.i32Const, 1);
  body.ops(OP.localGet, 0, OP.localGet, 2, OP.i32Add, OP.i32Const, 1, OP.i32Sub);
  body.ops(OP.i32Const, DIRTY_PAGE_SHIFT, OP.i32ShrU, ...firstPage, OP.i32Sub);
  body.ops(OP.i32Const, 1, OP.i32Add, 0xfc, 0x0b, 0, OP.end);
}

function emitShifted(body: WasmWriter, local: number): void {
  body.ops(OP.localGet, local, OP.i32Const).signed(HEAP_BASE).u8(OP.i32Add);
}

function finish(body: WasmWriter): Uint8Array {
  return body.u8(OP.end).done();
}
