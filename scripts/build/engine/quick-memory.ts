import { type CodeEdit, editBefore } from "./code-edits.js";
import {
  add,
  block,
  br,
  brIf,
  codeOf,
  constant,
  end,
  get,
  i32Locals,
  ifTrue,
  isAtLeast,
  isEqual,
  isEqual64,
  isZero,
  load,
  loadByte,
  loadUnaligned64,
  loop,
  set,
  shiftLeft,
  tee,
} from "./wasm-code.js";

/** How `memcmp(left, right, byteCount)` begins. */
const COMPARING = codeOf(
  i32Locals(3),
  [...constant(0), ...set(3), ...block, ...get(2), ...isZero, ...brIf(0), ...block, ...loop],
  [...get(0), ...loadByte, ...tee(4), ...get(1), ...loadByte, ...tee(5)],
);

/** Goes over what is the same in words of eight bytes; the first that differs is left to bytes. */
function comparingWords(): Uint8Array {
  const [left, right, byteCount] = [0, 1, 2];
  const WORD_BYTES = 8;
  const moved = (local: number, by: number) => [
    ...[...get(local), ...constant(by), ...add, ...set(local)],
  ];
  return codeOf(
    loop,
    [...get(byteCount), ...constant(WORD_BYTES), ...isAtLeast, ...ifTrue],
    [...get(left), ...loadUnaligned64, ...get(right), ...loadUnaligned64, ...isEqual64, ...ifTrue],
    [...moved(left, WORD_BYTES), ...moved(right, WORD_BYTES), ...moved(byteCount, -WORD_BYTES)],
    [...br(2), ...end, ...end, ...end],
  );
}

/** How the shape of an object without properties is made, `(context, prototype, room)`. */
const SHAPING = codeOf(
  i32Locals(9),
  [...block, ...block, ...block, ...get(0), ...load(16), ...tee(3), ...load(236)],
  [...constant(1), ...shiftLeft, ...constant(2), ...add],
);

/**
 * Objects begin with room for two properties and move to another place at the third, fourth, fifth
 * and seventh. Most have three or four.
 */
const [ROOM, NEW_ROOM] = [2, 4];

function withRoom(): Uint8Array {
  const room = 2;
  return codeOf(
    [...get(room), ...constant(ROOM), ...isEqual, ...ifTrue],
    [...constant(NEW_ROOM), ...set(room), ...end],
  );
}

/**
 * QuickJS adds up how much memory it has. It asks the allocator how large each block is, twice
 * in the life of each, and Azle's never knows: it says 0. So it is not asked where the answer is
 * added to the sum, or taken off it, and nothing else.
 *
 * What is looked for, by bytes: `local.get block`, `local.get runtime`, its function for sizes
 * (`i32.load 16`), `call_indirect`; and then, of the same runtime, the sum (`i32.load 24`).
 */
const ASKING_SIZES = new RegExp(
  [
    String.raw`\x20.\x20(?<runtime>.)\x28\x02\x10\x11\x04\x00`,
    String.raw`(?=\x20\k<runtime>\x28\x02\x18\x6a\x41\x08\x6a\x36\x02\x18`,
    String.raw`|\x21(?<size>.)\x20\k<runtime>\x41\x18\x6a\x22(?<sum>.)\x20\k<sum>\x28\x02\x00`,
    String.raw`\x20\k<size>\x6b\x41\x78\x6a\x36\x02\x00)`,
  ].join(""),
  "gs",
);
const UNKNOWN_SIZE = String.fromCharCode(...constant(0));

const knowingNoSizes: CodeEdit = {
  name: "not asking for sizes",
  functionCount: 147,
  apply: (body) => {
    const text = Buffer.from(body).toString("latin1");
    const edited = text.replaceAll(ASKING_SIZES, UNKNOWN_SIZE);
    return edited === text ? undefined : Buffer.from(edited, "latin1");
  },
};

/** Memory is compared, and had for objects, in fewer instructions. */
export const QUICK_MEMORY: readonly CodeEdit[] = [
  editBefore("comparing words", COMPARING, comparingWords()),
  editBefore("room for properties", SHAPING, withRoom()),
  knowingNoSizes,
];
