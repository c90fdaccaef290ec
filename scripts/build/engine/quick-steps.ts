import { InstructionCursor } from "../../../src/localnet/wasm/instruction-cursor.js";
import { OP } from "../../../src/localnet/wasm/opcodes.js";
import { WasmReader } from "../../../src/localnet/wasm/wasm-reader.js";
import { WasmWriter } from "../../../src/localnet/wasm/wasm-writer.js";
import { type CodeEdit, editOf, indexOfBytes, splice } from "./code-edits.js";

/*
 * QuickJS takes one step after another in a loop, which cost 33 instructions a step besides what
 * the step does. A trading cycle takes 130,000 steps. Without what is left out here, none of which
 * has any effect, the loop costs 15: 8 % less of a cycle, 19 % of hashing with SHA-256.
 */

/**
 * Before each step it asks whether to print it, for somebody who debugs QuickJS; Azle never has it
 * printed. The question begins the block that prints.
 */
const ASKING = bytes(
  ...[0x02, 0x40], // block
  ...[0x20, 22, 0x28, 2, 0], // local.get, i32.load: the runtime
  ...[0x2f, 0, 0xe1, 0x01], // i32.load16_u: flags of what is printed
  ...[0x41, 0x80, 0x01, 0x71], // i32.const 128, i32.and
  ...[0x45, 0x0d, 0], // i32.eqz, br_if: out of the block
);

const withoutPrinting: CodeEdit = {
  name: "steps that are not printed",
  apply: (body) => {
    const at = indexOfBytes(body, ASKING);
    return at < 0 ? undefined : splice(body, at, endOfBlock(body, at), bytes());
  },
};

/** Then it puts back the top of the stack, which only printing could have changed. */
const TAKING = [0x20, 7, 0x41, 1, 0x6a, 0x21, 17] as const; // local 17 = local 7 + 1: the operands
const EXPECTING = [0x42, 0x80, 0x80, 0x80, 0x80, 0x30, 0x21, 46] as const; // local 46 = undefined
const PUTTING_BACK = [0x20, 10, 0x21, 6] as const;

/**
 * What a step leaves is undefined until it leaves something else. All steps set it before it is
 * looked at, but the one that returns undefined.
 */
const RETURN_UNDEFINED = 0x29;

/** The choice of a step by its opcode, up to the branches for each. */
const CHOOSING = bytes(
  ...[0x20, 7, 0x2d, 0, 0, 0x22, 23], // local 23 = the byte at local 7
  ...[0x41, 0x7f, 0x6a, OP.brTable], // less one, as no step has opcode 0
);

/** The choice in a block of its own, behind which what is returned is set to undefined. */
const expectingLate: CodeEdit = {
  name: "undefined when it is returned",
  apply: (body) => {
    const at = indexOfBytes(body, CHOOSING);
    if (at < 0) return undefined;
    const branches = new WasmReader(body, at + CHOOSING.length, body.length);
    // One more is for all other opcodes.
    const depths = Array.from({ length: branches.u32() + 1 }, () => branches.u32());
    const choice = new WasmWriter(2 * depths.length).ops(OP.block, EMPTY).raw(CHOOSING);
    choice.u32(depths.length - 1);
    for (const [index, depth] of depths.entries())
      choice.u32(index === RETURN_UNDEFINED - 1 ? 0 : depth + 1);
    choice.ops(OP.end, ...EXPECTING, OP.br).u32(depths[RETURN_UNDEFINED - 1] ?? 0);
    return splice(body, at, branches.at, choice.done());
  },
};
const EMPTY = 0x40;

/**
 * After a step it leaves a block, notes that all is well, leaves another, finds that all is well
 * and goes back to the beginning of the loop, where the note is overwritten.
 */
const NOTING = bytes(0x41, 0, 0x21, 10); // local 10 = 0
const FINDING = bytes(0x0b, 0x20, 10, 0x45, 0x0d, 1); // end, local.get, i32.eqz, br_if
const GOING_BACK = bytes(0x0c, 2); // br: two blocks are between the note and the loop

/** Between a branch to the block that is left first and one to the loop: it, and those two. */
const BLOCK_COUNT = 3;

const goingBackAtOnce: CodeEdit = {
  name: "steps after which the next is taken at once",
  apply: (body) => {
    const at = indexOfBytes(body, bytes(...NOTING, ...FINDING));
    // The block that is left first ends before the note.
    if (at < 0 || body[at - 1] !== OP.end) return undefined;
    const noted = splice(body, at, at + NOTING.length, GOING_BACK);
    return branchingFurther(noted, at - 1, BLOCK_COUNT);
  },
};

/** The loop of the interpreter takes fewer instructions around each step. */
export const QUICK_STEPS: readonly CodeEdit[] = [
  withoutPrinting,
  editOf(
    "a stack as it was left, and nothing expected",
    bytes(...TAKING, ...EXPECTING, ...PUTTING_BACK),
    bytes(...TAKING),
  ),
  expectingLate,
  goingBackAtOnce,
];

/** A body whose branches to the end of one block leave so many more blocks around it. */
function branchingFurther(body: Uint8Array, blockEnd: number, moreCount: number): Uint8Array {
  const cursor = new InstructionCursor(body, codeAt(body), body.length);
  /** Of each open block, outermost first: where the operands stand of branches to its end. */
  const open: number[][] = [[]];
  while (cursor.next() && cursor.start !== blockEnd) {
    const { opcode } = cursor;
    if (OPENING.has(opcode)) open.push([]);
    else if (opcode === OP.end) open.pop();
    else if (opcode === OP.br || opcode === OP.brIf)
      open.at(-1 - cursor.operands().u32())?.push(cursor.operandsAt);
  }

  const out = new WasmWriter(body.length);
  let copiedTo = 0;
  for (const operandAt of open.at(-1) ?? []) {
    const operand = new WasmReader(body, operandAt, body.length);
    out.copy(body, copiedTo, operandAt).u32(operand.u32() + moreCount);
    copiedTo = operand.at;
  }
  return out.copy(body, copiedTo, body.length).done();
}

/** Where the instructions of a body begin, behind its locals. */
function codeAt(body: Uint8Array): number {
  const reader = new WasmReader(body);
  for (let left = reader.u32(); left > 0; left--) {
    reader.u32();
    reader.u8();
  }
  return reader.at;
}

/** Where the block ends that begins at a place in a body. */
function endOfBlock(body: Uint8Array, at: number): number {
  const cursor = new InstructionCursor(body, at, body.length);
  let depth = 0;
  while (cursor.next()) {
    if (OPENING.has(cursor.opcode)) depth += 1;
    else if (cursor.opcode === OP.end) depth -= 1;
    if (depth === 0) break;
  }
  return cursor.end;
}

const OPENING: ReadonlySet<number> = new Set([OP.block, OP.loop, OP.if]);

function bytes(...values: readonly number[]): Uint8Array {
  return Uint8Array.from(values);
}
