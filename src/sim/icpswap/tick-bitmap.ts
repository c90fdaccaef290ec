import { TICK_MAX, TICK_MIN } from "./tick-math.js";

/** Which ticks have liquidity beginning or ending at them: words of 256 bits, by their place. */
export type TickBitmap = Map<number, bigint>;

/** A tick where a step ends at the latest: one that is in use, or the last of its word. */
export type NextTick = { readonly tick: number; readonly isInitialized: boolean };

const WORD_BITS = 256;

/** Marks a tick as used or, when it was, as unused. `tick` is a multiple of `tickSpacing`. */
export function flipTick(bitmap: TickBitmap, tick: number, tickSpacing: number): void {
  const compressed = tick / tickSpacing;
  const word = Math.floor(compressed / WORD_BITS);
  const flipped = (bitmap.get(word) ?? 0n) ^ (1n << BigInt(compressed - word * WORD_BITS));
  if (flipped === 0n) bitmap.delete(word);
  else bitmap.set(word, flipped);
}

/** The next tick at or below the given one, within one word. */
export function nextTickDown(bitmap: TickBitmap, tick: number, tickSpacing: number): NextTick {
  const compressed = Math.floor(tick / tickSpacing);
  const word = Math.floor(compressed / WORD_BITS);
  const bits = bitmap.get(word);
  const place = compressed - word * WORD_BITS;
  const below = bits === undefined ? 0n : bits & ((1n << BigInt(place + 1)) - 1n);

  if (below === 0n) return clamped((compressed - place) * tickSpacing, false);
  return clamped((word * WORD_BITS + highestBit(below)) * tickSpacing, true);
}

/** The next tick above the given one, within one word. */
export function nextTickUp(bitmap: TickBitmap, tick: number, tickSpacing: number): NextTick {
  const compressed = Math.floor(tick / tickSpacing) + 1;
  const word = Math.floor(compressed / WORD_BITS);
  const bits = bitmap.get(word);
  const place = compressed - word * WORD_BITS;
  const above = bits === undefined ? 0n : (bits >> BigInt(place)) << BigInt(place);

  if (above === 0n) return clamped((word * WORD_BITS + WORD_BITS - 1) * tickSpacing, false);
  return clamped((word * WORD_BITS + lowestBit(above)) * tickSpacing, true);
}

/** The bitmap does not know how far prices go. */
function clamped(tick: number, isInitialized: boolean): NextTick {
  return { tick: Math.min(Math.max(tick, TICK_MIN), TICK_MAX), isInitialized };
}

function highestBit(bits: bigint): number {
  return bits.toString(2).length - 1;
}

function lowestBit(bits: bigint): number {
  return highestBit(bits & -bits);
}
