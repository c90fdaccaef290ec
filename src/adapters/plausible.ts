import type { Answer } from "../treasury/ports.js";
import { readAnswer } from "./ask.js";

/**
 * Most atoms that are believed: far above any supply, and sums of many of them fit where amounts
 * are kept. A larger number is nonsense, and counts as a reply that says nothing.
 */
const ATOMS_MAX = (1n << 120n) - 1n;

/** Blocks have indexes and times of 64 bits. */
const U64_MAX = (1n << 64n) - 1n;

/** Whether a number can be an amount of a token. */
export function isAtoms(value: bigint): boolean {
  return value >= 0n && value <= ATOMS_MAX;
}

/** Whether a number can be the index of a block. */
export function isBlockIndex(value: bigint): boolean {
  return value >= 0n && value <= U64_MAX;
}

/** Whether a number can be a time in nanoseconds. */
export function isTimeNs(value: bigint): boolean {
  return value >= 0n && value <= U64_MAX;
}

/** An amount that somebody answered; one that cannot be says nothing. */
export function plausibly(what: string, answer: Answer<bigint>): Answer<bigint> {
  return readAnswer(answer, (atoms) =>
    isAtoms(atoms) ? answer : { type: "unknown", reason: `${what}: more than can be` },
  );
}
