/** Opcodes that the rewriter knows. Prefixed ones are `0xfc00` or `0xfd00` plus the rest. */
export const OP = {
  unreachable: 0x00,
  block: 0x02,
  loop: 0x03,
  if: 0x04,
  else: 0x05,
  end: 0x0b,
  br: 0x0c,
  brIf: 0x0d,
  brTable: 0x0e,
  return: 0x0f,
  call: 0x10,
  callIndirect: 0x11,
  returnCall: 0x12,
  returnCallIndirect: 0x13,
  localGet: 0x20,
  localSet: 0x21,
  localTee: 0x22,
  globalGet: 0x23,
  globalSet: 0x24,
  tableGet: 0x25,
  tableSet: 0x26,
  i32Store8: 0x3a,
  memorySize: 0x3f,
  memoryGrow: 0x40,
  i32Const: 0x41,
  i64Const: 0x42,
  i32Eq: 0x46,
  i64LtS: 0x53,
  i64GtU: 0x56,
  i32Add: 0x6a,
  i32Sub: 0x6b,
  i32ShrU: 0x76,
  i64Add: 0x7c,
  i64Sub: 0x7d,
  i64Shl: 0x86,
  i64ExtendI32U: 0xad,
  f64ConvertI64U: 0xba,
  refIsNull: 0xd1,
  refFunc: 0xd2,
  memoryInit: 0xfc08,
  memoryCopy: 0xfc0a,
  memoryFill: 0xfc0b,
  tableInit: 0xfc0c,
  tableCopy: 0xfc0e,
  tableGrow: 0xfc0f,
  tableSize: 0xfc10,
  tableFill: 0xfc11,
} as const;

/** Value types. */
export const TYPE = { i32: 0x7f, i64: 0x7e, f32: 0x7d, f64: 0x7c, v128: 0x7b } as const;

/** What follows an opcode. */
export const OPERAND = {
  unknown: 0,
  none: 1,
  /** One LEB128 number: an index, a constant or a block type. */
  leb: 2,
  /** Two LEB128 numbers: two indices, or the alignment and offset of a memory access. */
  lebLeb: 3,
  f32: 4,
  f64: 5,
  brTable: 6,
  selectTypes: 7,
  prefixFc: 8,
  prefixFd: 9,
  /** Sixteen bytes: a constant vector or the lanes of a shuffle. */
  bytes16: 10,
  lane: 11,
  lebLebLane: 12,
} as const;

function rows(size: number, ranges: readonly (readonly [number, number, number])[]): Uint8Array {
  const table = new Uint8Array(size);
  for (const [first, last, operand] of ranges) table.fill(operand, first, last + 1);
  return table;
}

/** The operand of each single-byte opcode; what stays unknown is not supported. */
export const OPERAND_OF = rows(256, [
  [0x00, 0x01, OPERAND.none],
  [0x02, 0x04, OPERAND.leb],
  [0x05, 0x05, OPERAND.none],
  [0x0b, 0x0b, OPERAND.none],
  [0x0c, 0x0d, OPERAND.leb],
  [0x0e, 0x0e, OPERAND.brTable],
  [0x0f, 0x0f, OPERAND.none],
  [0x10, 0x10, OPERAND.leb],
  [0x11, 0x11, OPERAND.lebLeb],
  [0x12, 0x12, OPERAND.leb],
  [0x13, 0x13, OPERAND.lebLeb],
  [0x1a, 0x1b, OPERAND.none],
  [0x1c, 0x1c, OPERAND.selectTypes],
  [0x20, 0x26, OPERAND.leb],
  [0x28, 0x3e, OPERAND.lebLeb],
  [0x3f, 0x42, OPERAND.leb],
  [0x43, 0x43, OPERAND.f32],
  [0x44, 0x44, OPERAND.f64],
  [0x45, 0xc4, OPERAND.none],
  [0xd0, 0xd0, OPERAND.leb],
  [0xd1, 0xd1, OPERAND.none],
  [0xd2, 0xd2, OPERAND.leb],
  [0xfc, 0xfc, OPERAND.prefixFc],
  [0xfd, 0xfd, OPERAND.prefixFd],
]);

/** The operand of each opcode after the prefix `0xfc`. */
export const OPERAND_OF_FC = rows(18, [
  [0x00, 0x07, OPERAND.none],
  [0x08, 0x08, OPERAND.lebLeb],
  [0x09, 0x09, OPERAND.leb],
  [0x0a, 0x0a, OPERAND.lebLeb],
  [0x0b, 0x0b, OPERAND.leb],
  [0x0c, 0x0c, OPERAND.lebLeb],
  [0x0d, 0x0d, OPERAND.leb],
  [0x0e, 0x0e, OPERAND.lebLeb],
  [0x0f, 0x11, OPERAND.leb],
]);

/** The operand of each vector opcode, after the prefix `0xfd`. */
export const OPERAND_OF_FD = rows(256, [
  [0x00, 0x0b, OPERAND.lebLeb],
  [0x0c, 0x0d, OPERAND.bytes16],
  [0x0e, 0x14, OPERAND.none],
  [0x15, 0x22, OPERAND.lane],
  [0x23, 0x53, OPERAND.none],
  [0x54, 0x5b, OPERAND.lebLebLane],
  [0x5c, 0x5d, OPERAND.lebLeb],
  [0x5e, 0xff, OPERAND.none],
]);
