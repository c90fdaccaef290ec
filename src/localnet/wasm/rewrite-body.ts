import { BodyPlan, planBody } from "./body-plan.js";
import { InstructionCursor } from "./instruction-cursor.js";
import { DIRTY_PAGE_SHIFT, HEAP_BASE } from "./layout.js";
import { accessesMemory, type StoreShape, storeShape } from "./memory-access.js";
import { emitCount, emitLimitCheck } from "./metering-code.js";
import { OP, TYPE } from "./opcodes.js";
import { WasmFormatError, WasmReader } from "./wasm-reader.js";
import { WasmWriter } from "./wasm-writer.js";

/** Indices of what the rewriter adds to a module. */
export type RewriteTargets = {
  /** Globals whose sum is what is left of the instructions. */
  readonly counters: readonly number[];
  readonly heapPagesGlobal: number;
  readonly chargeFunction: number;
  readonly writeRangeFunction: number;
  readonly copyRangeFunction: number;
  readonly growFunction: number;
  /** The function that stands in for another, by its index. */
  readonly replacements: ReadonlyMap<number, number>;
};

const U32_MAX = 0xffff_ffff;

/** Value types in the order in which the locals of a write barrier are declared. */
const BARRIER_TYPES = [TYPE.i32, TYPE.i64, TYPE.f32, TYPE.f64, TYPE.v128] as const;

/**
 * Rewrites function bodies: charges each basic block, shifts memory accesses above the map of
 * written pages, and marks there the page of each store.
 */
export class BodyRewriter {
  readonly #bytes: Uint8Array;
  readonly #targets: RewriteTargets;
  readonly #plan = new BodyPlan();
  readonly #body = new WasmWriter(65_536);
  #copiedTo = 0;
  /** Local that holds an address, and one for the stored value of each type. */
  #addressLocal = -1;
  readonly #valueLocals = new Map<number, number>();
  /** Whether any body so far changes the function table. */
  changesTable = false;

  constructor(bytes: Uint8Array, targets: RewriteTargets) {
    this.#bytes = bytes;
    this.#targets = targets;
  }

  /** Writes the body between `start` and `end`, after its new size, to `out`. */
  rewrite(start: number, end: number, paramCount: number, out: WasmWriter): void {
    const locals = readLocals(new WasmReader(this.#bytes, start, end), paramCount);
    const { codeAt } = locals;
    planBody(new InstructionCursor(this.#bytes, codeAt, end), this.#plan);

    this.#body.clear();
    this.#declareLocals(locals);
    this.#emitCode(codeAt, end);
    out.sized(this.#body);
  }

  /** Declares the locals of the body, and those of the write barriers behind them. */
  #declareLocals({ count, groupCount, groupsAt, codeAt }: Locals): void {
    const body = this.#body;
    const stored = this.#plan.storedTypes;
    const addedCount = stored.size === 0 ? 0 : stored.size + 1;
    body.u32(groupCount + addedCount).copy(this.#bytes, groupsAt, codeAt);
    if (addedCount === 0) return;
    this.#addressLocal = count;
    body.ops(1, TYPE.i32);
    let next = count + 1;
    for (const type of BARRIER_TYPES) {
      if (!stored.has(type)) continue;
      this.#valueLocals.set(type, next++);
      body.ops(1, type);
    }
  }

  #emitCode(codeAt: number, end: number): void {
    const cursor = new InstructionCursor(this.#bytes, codeAt, end);
    this.#copiedTo = codeAt;
    let nextPoint = 0;
    let nextPosition = this.#plan.positionAt(0);
    while (cursor.next()) {
      if (cursor.start === nextPosition) {
        this.#copyUpTo(cursor.start);
        this.#emitCharge(nextPoint);
        nextPoint += 1;
        nextPosition = nextPoint < this.#plan.pointCount ? this.#plan.positionAt(nextPoint) : -1;
      }
      if (needsRewrite(cursor.opcode)) this.#emitInstruction(cursor);
    }
    this.#copyUpTo(end);
  }

  #copyUpTo(position: number): void {
    this.#body.copy(this.#bytes, this.#copiedTo, position);
    this.#copiedTo = position;
  }

  #emitCharge(point: number): void {
    const { counters } = this.#targets;
    const body = this.#body;
    const weight = this.#plan.weightAt(point);
    const counter = counters[point % counters.length] ?? 0;
    emitCount(body, counter, () => body.u8(OP.i64Const).signed(weight));
    if (this.#plan.checksAt(point)) emitLimitCheck(body, counters);
  }

  #emitInstruction(cursor: InstructionCursor): void {
    const { opcode } = cursor;
    const { heapPagesGlobal, growFunction, writeRangeFunction, copyRangeFunction } = this.#targets;
    if (accessesMemory(opcode)) this.#emitAccess(cursor);
    else if (hasFunctionIndex(opcode)) this.#emitFunctionIndex(cursor);
    else if (opcode === OP.memorySize) this.#replace(cursor, OP.globalGet, heapPagesGlobal);
    else if (opcode === OP.memoryGrow) this.#replace(cursor, OP.call, growFunction);
    else if (opcode === OP.memoryFill || opcode === OP.memoryInit)
      this.#insertCall(cursor, writeRangeFunction);
    else if (opcode === OP.memoryCopy) this.#insertCall(cursor, copyRangeFunction);
    else if (changesTable(opcode)) this.#emitTableChange(cursor);
    else this.#drop(cursor);
  }

  #emitTableChange(cursor: InstructionCursor): void {
    this.changesTable = true;
    const { opcode } = cursor;
    if (opcode === OP.tableInit || opcode === OP.tableCopy || opcode === OP.tableFill)
      this.#insertCall(cursor, this.#targets.chargeFunction);
  }

  /** Leaves an instruction out: a dropped segment could not be brought back by a rollback. */
  #drop(cursor: InstructionCursor): void {
    this.#copyUpTo(cursor.start);
    this.#copiedTo = cursor.end;
  }

  #emitFunctionIndex(cursor: InstructionCursor): void {
    const replacement = this.#targets.replacements.get(cursor.operands().u32());
    if (replacement !== undefined) this.#replace(cursor, cursor.opcode, replacement);
  }

  #replace(cursor: InstructionCursor, opcode: number, operand: number): void {
    this.#copyUpTo(cursor.start);
    this.#body.u8(opcode).u32(operand);
    this.#copiedTo = cursor.end;
  }

  #insertCall(cursor: InstructionCursor, functionIndex: number): void {
    this.#copyUpTo(cursor.start);
    this.#body.u8(OP.call).u32(functionIndex);
  }

  #emitAccess(cursor: InstructionCursor): void {
    this.#drop(cursor);
    const operands = cursor.operands();
    const align = operands.u32();
    const offset = operands.u32();
    if (align > 16) throw new WasmFormatError("several memories are not supported");
    if (offset + HEAP_BASE > U32_MAX) {
      this.#body.u8(OP.unreachable);
      return;
    }
    const shape = storeShape(cursor.opcode);
    if (shape !== undefined) this.#emitBarrier(shape, align, offset);
    this.#body.copy(this.#bytes, cursor.start, cursor.operandsAt);
    this.#body.u32(align).u32(offset + HEAP_BASE);
    this.#body.copy(this.#bytes, operands.at, cursor.end);
  }

  /**
   * Marks the page that a store writes. A store that promises its natural alignment lies in one
   * page; one that does not may cross into the next, so its last byte is marked too.
   */
  #emitBarrier(shape: StoreShape, align: number, offset: number): void {
    const value = this.#valueLocals.get(shape.type) ?? 0;
    const address = this.#addressLocal;
    const body = this.#body;
    body.u8(OP.localSet).u32(value).u8(OP.localTee).u32(address);
    this.#emitMark(offset);
    if (1 << align < shape.bytes) {
      body.u8(OP.localGet).u32(address);
      this.#emitMark(offset + shape.bytes - 1);
    }
    body.u8(OP.localGet).u32(address).u8(OP.localGet).u32(value);
  }

  /** Marks the page of the address on the stack plus a constant. */
  #emitMark(offset: number): void {
    const body = this.#body;
    if (offset !== 0)
      body
        .u8(OP.i32Const)
        .signed(offset | 0)
        .u8(OP.i32Add);
    body.ops(OP.i32Const, DIRTY_PAGE_SHIFT, OP.i32ShrU, OP.i32Const, 1, OP.i32Store8, 0, 0);
  }
}

/** The declared locals of a body. */
type Locals = {
  /** How many there are, parameters included. */
  readonly count: number;
  readonly groupCount: number;
  readonly groupsAt: number;
  readonly codeAt: number;
};

function readLocals(reader: WasmReader, paramCount: number): Locals {
  const groupCount = reader.u32();
  const groupsAt = reader.at;
  let count = paramCount;
  for (let left = groupCount; left > 0; left--) {
    count += reader.u32();
    reader.u8();
  }
  return { count, groupCount, groupsAt, codeAt: reader.at };
}

function hasFunctionIndex(opcode: number): boolean {
  return opcode === OP.call || opcode === OP.returnCall || opcode === OP.refFunc;
}

function changesTable(opcode: number): boolean {
  switch (opcode) {
    case OP.tableSet:
    case OP.tableGrow:
    case OP.tableInit:
    case OP.tableCopy:
    case OP.tableFill:
      return true;
    default:
      return false;
  }
}

function needsRewrite(opcode: number): boolean {
  if (opcode < 0xfc08)
    return (opcode >= 0x28 && opcode <= 0x40) || hasFunctionIndex(opcode) || changesTable(opcode);
  if (opcode < 0xfd00) return opcode !== OP.tableSize;
  return accessesMemory(opcode);
}
