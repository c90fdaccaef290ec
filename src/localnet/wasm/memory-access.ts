import { TYPE } from "./opcodes.js";

/** A store: how many bytes it writes, and the type of the value it takes. */
export type StoreShape = { readonly bytes: number; readonly type: number };

const STORES = new Map<number, StoreShape>([
  [0x36, { bytes: 4, type: TYPE.i32 }],
  [0x37, { bytes: 8, type: TYPE.i64 }],
  [0x38, { bytes: 4, type: TYPE.f32 }],
  [0x39, { bytes: 8, type: TYPE.f64 }],
  [0x3a, { bytes: 1, type: TYPE.i32 }],
  [0x3b, { bytes: 2, type: TYPE.i32 }],
  [0x3c, { bytes: 1, type: TYPE.i64 }],
  [0x3d, { bytes: 2, type: TYPE.i64 }],
  [0x3e, { bytes: 4, type: TYPE.i64 }],
  [0xfd0b, { bytes: 16, type: TYPE.v128 }],
  [0xfd58, { bytes: 1, type: TYPE.v128 }],
  [0xfd59, { bytes: 2, type: TYPE.v128 }],
  [0xfd5a, { bytes: 4, type: TYPE.v128 }],
  [0xfd5b, { bytes: 8, type: TYPE.v128 }],
]);

/** The shape of a store; `undefined` for every other opcode. */
export function storeShape(opcode: number): StoreShape | undefined {
  return STORES.get(opcode);
}

/** Whether the opcode writes one value to memory. */
export function isStore(opcode: number): boolean {
  if (opcode < 0x100) return opcode >= 0x36 && opcode <= 0x3e;
  return opcode === 0xfd0b || (opcode >= 0xfd58 && opcode <= 0xfd5b);
}

/** Whether the opcode reads or writes memory at an address with a constant offset. */
export function accessesMemory(opcode: number): boolean {
  if (opcode < 0x100) return opcode >= 0x28 && opcode <= 0x3e;
  return (opcode >= 0xfd00 && opcode <= 0xfd0b) || (opcode >= 0xfd54 && opcode <= 0xfd5d);
}
