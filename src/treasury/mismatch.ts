/** A block may lie between the balance and the blocks that were read; twice in a row none does. */
export const MISMATCH_COUNT_MAX = 2;
