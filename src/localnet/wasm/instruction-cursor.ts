import { OPERAND, OPERAND_OF, OPERAND_OF_FC, OPERAND_OF_FD } from "./opcodes.js";
import { WasmFormatError, WasmReader } from "./wasm-reader.js";

/** Walks over the instructions of one function body, one at a time. */
export class InstructionCursor {
  readonly #reader: WasmReader;
  /** The current opcode; prefixed ones are `0xfc00` or `0xfd00` plus the rest. */
  opcode = 0;
  /** Where the current instruction starts. */
  start = 0;
  /** Where the operands of the current instruction start. */
  operandsAt = 0;

  constructor(bytes: Uint8Array, start: number, end: number) {
    this.#reader = new WasmReader(bytes, start, end);
  }

  /** Where the current instruction ends. */
  get end(): number {
    return this.#reader.at;
  }

  /** Steps to the next instruction; `false` after the last one. */
  next(): boolean {
    const reader = this.#reader;
    if (reader.isAtEnd()) return false;
    this.start = reader.at;
    let opcode = reader.u8();
    let operand = OPERAND_OF[opcode];
    if (operand === OPERAND.prefixFc) {
      const rest = reader.u32();
      opcode = 0xfc00 + rest;
      operand = OPERAND_OF_FC[rest];
    } else if (operand === OPERAND.prefixFd) {
      const rest = reader.u32();
      opcode = 0xfd00 + rest;
      operand = OPERAND_OF_FD[rest];
    }
    this.opcode = opcode;
    this.operandsAt = reader.at;
    skipOperand(reader, operand ?? OPERAND.unknown, opcode);
    return true;
  }

  /** A reader of the current operands. */
  operands(): WasmReader {
    return new WasmReader(this.#reader.bytes, this.operandsAt, this.end);
  }
}

function skipOperand(reader: WasmReader, operand: number, opcode: number): void {
  switch (operand) {
    case OPERAND.unknown:
      throw new WasmFormatError(`opcode 0x${opcode.toString(16)} is not supported`);
    case OPERAND.none:
      break;
    case OPERAND.brTable:
      for (let i = reader.u32(); i >= 0; i--) reader.skipLeb();
      break;
    case OPERAND.selectTypes:
      reader.skip(reader.u32());
      break;
    default:
      for (let i = lebCount(operand); i > 0; i--) reader.skipLeb();
      reader.skip(byteCount(operand));
  }
}

function lebCount(operand: number): number {
  switch (operand) {
    case OPERAND.leb:
      return 1;
    case OPERAND.lebLeb:
    case OPERAND.lebLebLane:
      return 2;
    default:
      return 0;
  }
}

function byteCount(operand: number): number {
  switch (operand) {
    case OPERAND.f32:
      return 4;
    case OPERAND.f64:
      return 8;
    case OPERAND.bytes16:
      return 16;
    case OPERAND.lane:
    case OPERAND.lebLebLane:
      return 1;
    default:
      return 0;
  }
}
