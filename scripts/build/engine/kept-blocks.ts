import {
  beginsWith,
  type CodeEdit,
  editBefore,
  indexOfBytes,
  splice,
  UnknownModule,
} from "./code-edits.js";
import {
  add,
  and,
  block,
  brIf,
  codeOf,
  constant,
  end,
  get,
  getGlobal,
  i32Locals,
  isAbove,
  isAtLeast,
  isZero,
  load,
  returnValue,
  set,
  setGlobal,
  shiftLeft,
  shiftRight,
  store,
  subtract,
  tee,
} from "./wasm-code.js";

/*
 * QuickJS asks for memory with each object, string and frame that it makes, and gives it back soon:
 * 12,400 times in a trading cycle, at 112 instructions for either way, as dlmalloc looks for the
 * best block and joins what lies side by side. So small blocks that come back are kept by their
 * size and handed out again, for 36 and 43 instructions. It is what other allocators call a cache
 * of the thread.
 */

/** What a block takes besides what was asked for: its size, with flags, in the word before it. */
const HEADER_BYTES = 4;
const FLAGS_MASK = ~7;

/**
 * Sizes are told apart in steps of 16 bytes, though dlmalloc's go in steps of 8: where it has no
 * block of the right size it gives one that is 8 larger, and that would come back under another
 * size than it is asked for by.
 */
const STEP_BYTES = 16;
/** Larger blocks are rare, and dlmalloc is left to join them. */
const KEPT_BYTES_MAX = 256;
/** Of one size: no more than half a megabyte is ever kept from being used for other sizes. */
const KEPT_COUNT_MAX = 256;

/*
 * Two tables of words, one word for each size: the last block that came back, in which the address
 * of the one before stands, and how many there are. They lie where dlmalloc's memory began.
 */
const WORD_BYTES = 4;
const TABLE_BYTES = (KEPT_BYTES_MAX / STEP_BYTES + 1) * WORD_BYTES;
const HEAP_START = 1_412_080;
const LAST_BLOCKS = HEAP_START;
const COUNTS = LAST_BLOCKS + TABLE_BYTES;
const NEW_HEAP_START = Math.ceil((COUNTS + TABLE_BYTES) / STEP_BYTES) * STEP_BYTES;
/** How often dlmalloc names the beginning of its memory. */
const HEAP_START_USES = 8;

/** From bytes to the place of their word in a table, and from there to the most bytes of a step. */
const WORDS_SHIFT = Math.log2(STEP_BYTES / WORD_BYTES);
const wordOfBytes = [...constant(WORDS_SHIFT), ...shiftRight, ...constant(-WORD_BYTES), ...and];
const bytesOfWord = [...constant(WORDS_SHIFT), ...shiftLeft];

/** How `malloc(byteCount)` begins: its locals, its frame, and thirteen blocks. */
const ALLOCATING = codeOf(
  i32Locals(11),
  [...getGlobal(0), ...constant(16), ...subtract, ...tee(1), ...setGlobal(0)],
  Array.from({ length: 13 }, () => block).flat(),
  [...constant(0), ...load(1_410_488), ...tee(2)],
);

/** Locals 1 and 2 are free: dlmalloc sets them before it reads them. */
function allocatingKept(): Uint8Array {
  const [byteCount, word, kept] = [0, 1, 2];
  return codeOf(
    block,
    [...get(byteCount), ...constant(KEPT_BYTES_MAX - HEADER_BYTES), ...isAbove, ...brIf(0)],
    block,
    [...get(byteCount), ...constant(HEADER_BYTES + STEP_BYTES - 1), ...add, ...wordOfBytes],
    [...tee(word), ...load(LAST_BLOCKS), ...tee(kept), ...isZero, ...brIf(0)],
    [...get(word), ...get(kept), ...load(0), ...store(LAST_BLOCKS)],
    [...get(word), ...get(word), ...load(COUNTS), ...constant(-1), ...add, ...store(COUNTS)],
    [...get(kept), ...returnValue],
    end,
    // None is kept: dlmalloc is asked for all bytes of the step, so that the block fits each size.
    [...get(word), ...bytesOfWord, ...constant(-HEADER_BYTES), ...add, ...set(byteCount)],
    end,
  );
}

/** How `free(address)` begins. */
const RELEASING = codeOf(
  i32Locals(7),
  [...block, ...get(0), ...isZero, ...brIf(0)],
  [...get(0), ...constant(-8), ...add, ...tee(1)],
  [...get(0), ...constant(-HEADER_BYTES), ...add, ...load(0), ...tee(2)],
);

/** Locals 1 and 2 are free here as well. */
function keeping(): Uint8Array {
  const [address, word, count] = [0, 1, 2];
  return codeOf(
    block,
    [...get(address), ...isZero, ...brIf(0)],
    [...get(address), ...constant(-HEADER_BYTES), ...add, ...load(0)],
    [...constant(FLAGS_MASK), ...and, ...tee(word)],
    [...constant(KEPT_BYTES_MAX), ...isAbove, ...brIf(0)],
    [...get(word), ...wordOfBytes, ...tee(word), ...load(COUNTS), ...tee(count)],
    [...constant(KEPT_COUNT_MAX), ...isAtLeast, ...brIf(0)],
    [...get(word), ...get(count), ...constant(1), ...add, ...store(COUNTS)],
    [...get(address), ...get(word), ...load(LAST_BLOCKS), ...store(0)],
    [...get(word), ...get(address), ...store(LAST_BLOCKS), ...returnValue],
    end,
  );
}

const makingRoom: CodeEdit = {
  name: "room for the tables of kept blocks",
  apply: (body) => (beginsWith(body, ALLOCATING) ? withHeapBehindTables(body) : undefined),
};

function withHeapBehindTables(body: Uint8Array): Uint8Array {
  const [from, to] = [codeOf(constant(HEAP_START)), codeOf(constant(NEW_HEAP_START))];
  let moved = body;
  let useCount = 0;
  for (let at = indexOfBytes(moved, from); at >= 0; at = indexOfBytes(moved, from)) {
    moved = splice(moved, at, at + from.length, to);
    useCount += 1;
  }
  if (useCount === HEAP_START_USES) return moved;
  throw new UnknownModule(`memory begins in ${useCount} places, not in ${HEAP_START_USES}`);
}

/** Small blocks that come back are kept by their size, and handed out again. */
export const KEPT_BLOCKS: readonly CodeEdit[] = [
  makingRoom,
  editBefore("handing out kept blocks", ALLOCATING, allocatingKept()),
  editBefore("keeping blocks", RELEASING, keeping()),
];
