import type { InstructionCursor } from "./instruction-cursor.js";
import { FUNCTION_ENTRY_WEIGHT, instructionWeight } from "./instruction-weights.js";
import { isStore, storeShape } from "./memory-access.js";
import { OP } from "./opcodes.js";

/**
 * What a first walk over a function body finds: the types of values it stores, and where it is
 * charged. That is the start of each basic block, for the whole block; the start of the body and of
 * each loop also checks the limit, as only there code can run again.
 */
export class BodyPlan {
  readonly storedTypes = new Set<number>();
  pointCount = 0;
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
    this.pointCount = 0;
    this.storedTypes.clear();
  }

  add(position: number, weight: number, checks: number): void {
    if (this.pointCount === this.#positions.length) this.#grow();
    this.#positions[this.pointCount] = position;
    this.#weights[this.pointCount] = weight;
    this.#checks[this.pointCount] = checks;
    this.pointCount += 1;
  }

  #grow(): void {
    const size = this.pointCount * 2;
    const positions = new Int32Array(size);
    const weights = new Int32Array(size);
    const checks = new Uint8Array(size);
    positions.set(this.#positions);
    weights.set(this.#weights);
    checks.set(this.#checks);
    this.#positions = positions;
    this.#weights = weights;
    this.#checks = checks;
  }
}

/** Walks over a body. Metering points come in the order of their positions. */
export function planBody(cursor: InstructionCursor, plan: BodyPlan): void {
  plan.clear();
  let position = cursor.end;
  let weight = FUNCTION_ENTRY_WEIGHT;
  let checks = 1;
  while (cursor.next()) {
    const { opcode } = cursor;
    weight += instructionWeight(opcode);
    if (isStore(opcode)) plan.storedTypes.add(storeShape(opcode)?.type ?? 0);
    if (!endsBlock(opcode)) continue;
    // A block that costs nothing needs no code, unless it is where a loop is stopped.
    if (weight > 0 || checks === 1) plan.add(position, weight, checks);
    position = cursor.end;
    weight = 0;
    checks = opcode === OP.loop ? 1 : 0;
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
