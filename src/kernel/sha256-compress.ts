/** Eight words of 32 bits, signed as JavaScript's bit operations leave them. */
export type Words = [number, number, number, number, number, number, number, number];

// First 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4).
const K0: Words = [
  1116352408, 1899447441, -1245643825, -373957723, 961987163, 1508970993, -1841331548, -1424204075,
];
const K1: Words = [
  -670586216, 310598401, 607225278, 1426881987, 1925078388, -2132889090, -1680079193, -1046744716,
];
const K2: Words = [
  -459576895, -272742522, 264347078, 604807628, 770255983, 1249150122, 1555081692, 1996064986,
];
const K3: Words = [
  -1740746414, -1473132947, -1341970488, -1084653625, -958395405, -710438585, 113926993, 338241895,
];
const K4: Words = [
  666307205, 773529912, 1294757372, 1396182291, 1695183700, 1986661051, -2117940946, -1838011259,
];
const K5: Words = [
  -1564481375, -1474664885, -1035236496, -949202525, -778901479, -694614492, -200395387, 275423344,
];
const K6: Words = [
  430227734, 506948616, 659060556, 883997877, 958139571, 1322822218, 1537002063, 1747873779,
];
const K7: Words = [
  1955562222, 2024104815, -2067236844, -1933114872, -1866530822, -1538233109, -1090935817,
  -965641998,
];

const K = [K0, K1, K2, K3, K4, K5, K6, K7];

/*
 * The inner loops of SHA-256, written out: in a canister's interpreter a loop, a call, or an index
 * that is computed costs as much as several of these operations. Eight rounds and sixteen words at
 * a time keep the functions short enough to be read.
 */

/** Compresses one block into a state. The block is given as two halves, which are used up. */
export function compress(state: Words, low: Words, high: Words): void {
  const before = copyWords(state);
  round(state, K0, low);
  round(state, K1, high);
  expandLow(low, high);
  round(state, K2, low);
  expandHigh(low, high);
  round(state, K3, high);
  expandLow(low, high);
  round(state, K4, low);
  expandHigh(low, high);
  round(state, K5, high);
  expandLow(low, high);
  round(state, K6, low);
  expandHigh(low, high);
  round(state, K7, high);

  addWords(state, before);
}

/** Compresses a block whose message schedule is known: one that is the same each time. */
export function compressScheduled(state: Words, schedule: readonly Words[]): void {
  const before = copyWords(state);
  for (let i = 0; i < 8; i++) round(state, K[i] ?? K0, schedule[i] ?? K0);
  addWords(state, before);
}

/** The message schedule of a block. */
export function scheduleOf(low: Words, high: Words): readonly Words[] {
  const schedule = [copyWords(low), copyWords(high)];
  for (let i = 0; i < 3; i++) {
    expandLow(low, high);
    expandHigh(low, high);
    schedule.push(copyWords(low), copyWords(high));
  }
  return schedule;
}

/** Eight words of their own. */
export function copyWords(words: Readonly<Words>): Words {
  return [words[0], words[1], words[2], words[3], words[4], words[5], words[6], words[7]];
}

function addWords(state: Words, before: Words): void {
  state[0] = (state[0] + before[0]) | 0;
  state[1] = (state[1] + before[1]) | 0;
  state[2] = (state[2] + before[2]) | 0;
  state[3] = (state[3] + before[3]) | 0;
  state[4] = (state[4] + before[4]) | 0;
  state[5] = (state[5] + before[5]) | 0;
  state[6] = (state[6] + before[6]) | 0;
  state[7] = (state[7] + before[7]) | 0;
}

/** Eight rounds. */
function round(state: Words, k: Words, w: Words): void {
  let a = state[0];
  let b = state[1];
  let c = state[2];
  let d = state[3];
  let e = state[4];
  let f = state[5];
  let g = state[6];
  let h = state[7];
  let s = 0;

  s = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
  h = (h + s + (g ^ (e & (f ^ g))) + k[0] + w[0]) | 0;
  d = (d + h) | 0;
  s = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
  h = (h + s + ((a & b) | (c & (a | b)))) | 0;
  s = ((d >>> 6) | (d << 26)) ^ ((d >>> 11) | (d << 21)) ^ ((d >>> 25) | (d << 7));
  g = (g + s + (f ^ (d & (e ^ f))) + k[1] + w[1]) | 0;
  c = (c + g) | 0;
  s = ((h >>> 2) | (h << 30)) ^ ((h >>> 13) | (h << 19)) ^ ((h >>> 22) | (h << 10));
  g = (g + s + ((h & a) | (b & (h | a)))) | 0;
  s = ((c >>> 6) | (c << 26)) ^ ((c >>> 11) | (c << 21)) ^ ((c >>> 25) | (c << 7));
  f = (f + s + (e ^ (c & (d ^ e))) + k[2] + w[2]) | 0;
  b = (b + f) | 0;
  s = ((g >>> 2) | (g << 30)) ^ ((g >>> 13) | (g << 19)) ^ ((g >>> 22) | (g << 10));
  f = (f + s + ((g & h) | (a & (g | h)))) | 0;
  s = ((b >>> 6) | (b << 26)) ^ ((b >>> 11) | (b << 21)) ^ ((b >>> 25) | (b << 7));
  e = (e + s + (d ^ (b & (c ^ d))) + k[3] + w[3]) | 0;
  a = (a + e) | 0;
  s = ((f >>> 2) | (f << 30)) ^ ((f >>> 13) | (f << 19)) ^ ((f >>> 22) | (f << 10));
  e = (e + s + ((f & g) | (h & (f | g)))) | 0;
  s = ((a >>> 6) | (a << 26)) ^ ((a >>> 11) | (a << 21)) ^ ((a >>> 25) | (a << 7));
  d = (d + s + (c ^ (a & (b ^ c))) + k[4] + w[4]) | 0;
  h = (h + d) | 0;
  s = ((e >>> 2) | (e << 30)) ^ ((e >>> 13) | (e << 19)) ^ ((e >>> 22) | (e << 10));
  d = (d + s + ((e & f) | (g & (e | f)))) | 0;
  s = ((h >>> 6) | (h << 26)) ^ ((h >>> 11) | (h << 21)) ^ ((h >>> 25) | (h << 7));
  c = (c + s + (b ^ (h & (a ^ b))) + k[5] + w[5]) | 0;
  g = (g + c) | 0;
  s = ((d >>> 2) | (d << 30)) ^ ((d >>> 13) | (d << 19)) ^ ((d >>> 22) | (d << 10));
  c = (c + s + ((d & e) | (f & (d | e)))) | 0;
  s = ((g >>> 6) | (g << 26)) ^ ((g >>> 11) | (g << 21)) ^ ((g >>> 25) | (g << 7));
  b = (b + s + (a ^ (g & (h ^ a))) + k[6] + w[6]) | 0;
  f = (f + b) | 0;
  s = ((c >>> 2) | (c << 30)) ^ ((c >>> 13) | (c << 19)) ^ ((c >>> 22) | (c << 10));
  b = (b + s + ((c & d) | (e & (c | d)))) | 0;
  s = ((f >>> 6) | (f << 26)) ^ ((f >>> 11) | (f << 21)) ^ ((f >>> 25) | (f << 7));
  a = (a + s + (h ^ (f & (g ^ h))) + k[7] + w[7]) | 0;
  e = (e + a) | 0;
  s = ((b >>> 2) | (b << 30)) ^ ((b >>> 13) | (b << 19)) ^ ((b >>> 22) | (b << 10));
  a = (a + s + ((b & c) | (d & (b | c)))) | 0;

  state[0] = a;
  state[1] = b;
  state[2] = c;
  state[3] = d;
  state[4] = e;
  state[5] = f;
  state[6] = g;
  state[7] = h;
}

/** Words 0 to 7 of the next sixteen of the message schedule, in place of the last. */
function expandLow(low: Words, high: Words): void {
  let x = 0;
  let y = 0;
  let s = 0;
  x = low[1];
  y = high[6];
  s = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
  y = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
  low[0] = (low[0] + s + high[1] + y) | 0;
  x = low[2];
  y = high[7];
  s = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
  y = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
  low[1] = (low[1] + s + high[2] + y) | 0;
  x = low[3];
  y = low[0];
  s = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
  y = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
  low[2] = (low[2] + s + high[3] + y) | 0;
  x = low[4];
  y = low[1];
  s = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
  y = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
  low[3] = (low[3] + s + high[4] + y) | 0;
  x = low[5];
  y = low[2];
  s = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
  y = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
  low[4] = (low[4] + s + high[5] + y) | 0;
  x = low[6];
  y = low[3];
  s = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
  y = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
  low[5] = (low[5] + s + high[6] + y) | 0;
  x = low[7];
  y = low[4];
  s = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
  y = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
  low[6] = (low[6] + s + high[7] + y) | 0;
  x = high[0];
  y = low[5];
  s = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
  y = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
  low[7] = (low[7] + s + low[0] + y) | 0;
}

/** Words 8 to 15 of the same. */
function expandHigh(low: Words, high: Words): void {
  let x = 0;
  let y = 0;
  let s = 0;
  x = high[1];
  y = low[6];
  s = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
  y = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
  high[0] = (high[0] + s + low[1] + y) | 0;
  x = high[2];
  y = low[7];
  s = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
  y = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
  high[1] = (high[1] + s + low[2] + y) | 0;
  x = high[3];
  y = high[0];
  s = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
  y = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
  high[2] = (high[2] + s + low[3] + y) | 0;
  x = high[4];
  y = high[1];
  s = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
  y = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
  high[3] = (high[3] + s + low[4] + y) | 0;
  x = high[5];
  y = high[2];
  s = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
  y = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
  high[4] = (high[4] + s + low[5] + y) | 0;
  x = high[6];
  y = high[3];
  s = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
  y = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
  high[5] = (high[5] + s + low[6] + y) | 0;
  x = high[7];
  y = high[4];
  s = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
  y = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
  high[6] = (high[6] + s + low[7] + y) | 0;
  x = low[0];
  y = high[5];
  s = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
  y = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
  high[7] = (high[7] + s + high[0] + y) | 0;
}
