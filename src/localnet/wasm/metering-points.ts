import type { InstructionCursor } from "./instruction-cursor.js";
import { FUNCTION_ENTRY_WEIGHT, instructionWeight } from "./instruction-weights.js";
import { OP } from "./opcodes.js";

/**
 * Where a function body is charged: at the start of each basic block, for the whole block. The start
 * of the body and of each loop also checks the limit, as only there code can run again.
 */
export class MeteringPoints {
  count = 0;
  #positions = new Int32Array(256);
  #weights = new Int32Array(256);
  #checks = new Uint8Array(256);

  positionAt(index: number): number {
    return this.#positions[index] ?? -1;
  }

  weightAt(index: number): number {
    return this.#weights[index] ?? 0;
  }

  checksAt(index: number): boolean {
    return this.#checks[index] === 1;
  }

  clear(): void {
    this.count = 0;
  }

  add(position: number, weight: number, checks: number): void {
    if (this.count === this.#positions.length) this.#grow();
    this.#positions[this.count] = position;
    this.#weights[this.count] = weight;
    this.#checks[this.count] = checks;
    this.count += 1;
  }

  #grow(): void {
    const size = this.count * 2;
    const { positions, weights, checks } = {
      positions: new Int32Array(size),
      weights: new Int32Array(size),
      checks: new Uint8Array(size),
    };
    positions.set(this.#positions);
    weights.set(this.#weights);
    checks.set(this.#checks);
    this.#positions = positions;
    this.#weights = weights;
    this.#checks = checks;
  }
}

/** Finds the metering points of the body that the cursor walks, in the order of their positions. */
export function findMeteringPoints(cursor: InstructionCursor, points: MeteringPoints): void {
  points.clear();
  let position = cursor.end;
  let weight = FUNCTION_ENTRY_WEIGHT;
  let checks = 1;
  while (cursor.next()) {
    weight += instructionWeight(cursor.opcode);
    if (!endsBlock(cursor.opcode)) continue;
    // A block that costs nothing needs no code, unless it is where a loop is stopped.
    if (weight > 0 || checks === 1) points.add(position, weight, checks);
    position = cursor.end;
    weight = 0;
    checks = cursor.opcode === OP.loop ? 1 : 0;
  }
}

function endsBlock(opcode: number): boolean {
  switch (opcode) {
    case OP.loop:
    case OP.if:
    case OP.else:
    case OP.end:
    case OP.br:
    case OP.brIf:
    case OP.brTable:
    case OP.return:
    case OP.returnCall:
    case OP.returnCallIndirect:
    case OP.unreachable:
      return true;
    default:
      return false;
  }
}
