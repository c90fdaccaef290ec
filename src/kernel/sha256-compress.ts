/** Eight words of 32 bits, signed as JavaScript's bit operations leave them. */
export type Words = readonly [number, number, number, number, number, number, number, number];

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
 * The inner loops of SHA-256, written out, over variables of this module. In a canister's
 * interpreter an element of an array costs as much to read as five variables, to store as much as
 * fifteen, and a loop, a call or an index that is computed as much as several operations. Eight
 * rounds and eight words at a time keep the functions short enough to be read.
 */

// The state of the block under way.
let a = 0;
let b = 0;
let c = 0;
let d = 0;
let e = 0;
let f = 0;
let g = 0;
let h = 0;

// What each of the next eight rounds adds: a word and a constant.
let x0 = 0;
let x1 = 0;
let x2 = 0;
let x3 = 0;
let x4 = 0;
let x5 = 0;
let x6 = 0;
let x7 = 0;

// Sixteen words of its message schedule.
let w0 = 0;
let w1 = 0;
let w2 = 0;
let w3 = 0;
let w4 = 0;
let w5 = 0;
let w6 = 0;
let w7 = 0;
let w8 = 0;
let w9 = 0;
let w10 = 0;
let w11 = 0;
let w12 = 0;
let w13 = 0;
let w14 = 0;
let w15 = 0;

/** The state after one block, which is given as two halves. */
export function compress(state: Words, low: Words, high: Words): Words {
  begin(state);
  take(low, high);
  lowRounds(K0);
  highRounds(K1);
  expandLow();
  lowRounds(K2);
  expandHigh();
  highRounds(K3);
  expandLow();
  lowRounds(K4);
  expandHigh();
  highRounds(K5);
  expandLow();
  lowRounds(K6);
  expandHigh();
  highRounds(K7);
  return end(state);
}

/** The same for a block that comes often: by what `scheduleOf` made of it. */
export function compressScheduled(state: Words, schedule: readonly Words[]): Words {
  begin(state);
  for (const words of schedule) scheduledRounds(words);
  return end(state);
}

/** The message schedule of a block, the constants of the rounds added. */
export function scheduleOf(low: Words, high: Words): readonly Words[] {
  take(low, high);
  const schedule: Words[] = [];
  for (const [i, k] of K.entries()) {
    const isLow = i % 2 === 0;
    if (i > 1) isLow ? expandLow() : expandHigh();
    const words: Words = isLow
      ? [w0, w1, w2, w3, w4, w5, w6, w7]
      : [w8, w9, w10, w11, w12, w13, w14, w15];
    schedule.push(sumOf(k, words));
  }
  return schedule;
}

function begin(state: Words): void {
  a = state[0];
  b = state[1];
  c = state[2];
  d = state[3];
  e = state[4];
  f = state[5];
  g = state[6];
  h = state[7];
}

function end(state: Words): Words {
  return [
    (state[0] + a) | 0,
    (state[1] + b) | 0,
    (state[2] + c) | 0,
    (state[3] + d) | 0,
    (state[4] + e) | 0,
    (state[5] + f) | 0,
    (state[6] + g) | 0,
    (state[7] + h) | 0,
  ];
}

function sumOf(one: Words, other: Words): Words {
  return [
    (one[0] + other[0]) | 0,
    (one[1] + other[1]) | 0,
    (one[2] + other[2]) | 0,
    (one[3] + other[3]) | 0,
    (one[4] + other[4]) | 0,
    (one[5] + other[5]) | 0,
    (one[6] + other[6]) | 0,
    (one[7] + other[7]) | 0,
  ];
}

function take(low: Words, high: Words): void {
  w0 = low[0];
  w1 = low[1];
  w2 = low[2];
  w3 = low[3];
  w4 = low[4];
  w5 = low[5];
  w6 = low[6];
  w7 = low[7];
  w8 = high[0];
  w9 = high[1];
  w10 = high[2];
  w11 = high[3];
  w12 = high[4];
  w13 = high[5];
  w14 = high[6];
  w15 = high[7];
}

function scheduledRounds(words: Words): void {
  x0 = words[0];
  x1 = words[1];
  x2 = words[2];
  x3 = words[3];
  x4 = words[4];
  x5 = words[5];
  x6 = words[6];
  x7 = words[7];
  rounds();
}

function lowRounds(k: Words): void {
  x0 = k[0] + w0;
  x1 = k[1] + w1;
  x2 = k[2] + w2;
  x3 = k[3] + w3;
  x4 = k[4] + w4;
  x5 = k[5] + w5;
  x6 = k[6] + w6;
  x7 = k[7] + w7;
  rounds();
}

function highRounds(k: Words): void {
  x0 = k[0] + w8;
  x1 = k[1] + w9;
  x2 = k[2] + w10;
  x3 = k[3] + w11;
  x4 = k[4] + w12;
  x5 = k[5] + w13;
  x6 = k[6] + w14;
  x7 = k[7] + w15;
  rounds();
}

/** Eight rounds. */
function rounds(): void {
  let s = 0;
  s = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
  h = (h + s + (g ^ (e & (f ^ g))) + x0) | 0;
  d = (d + h) | 0;
  s = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
  h = (h + s + ((a & b) | (c & (a | b)))) | 0;
  s = ((d >>> 6) | (d << 26)) ^ ((d >>> 11) | (d << 21)) ^ ((d >>> 25) | (d << 7));
  g = (g + s + (f ^ (d & (e ^ f))) + x1) | 0;
  c = (c + g) | 0;
  s = ((h >>> 2) | (h << 30)) ^ ((h >>> 13) | (h << 19)) ^ ((h >>> 22) | (h << 10));
  g = (g + s + ((h & a) | (b & (h | a)))) | 0;
  s = ((c >>> 6) | (c << 26)) ^ ((c >>> 11) | (c << 21)) ^ ((c >>> 25) | (c << 7));
  f = (f + s + (e ^ (c & (d ^ e))) + x2) | 0;
  b = (b + f) | 0;
  s = ((g >>> 2) | (g << 30)) ^ ((g >>> 13) | (g << 19)) ^ ((g >>> 22) | (g << 10));
  f = (f + s + ((g & h) | (a & (g | h)))) | 0;
  s = ((b >>> 6) | (b << 26)) ^ ((b >>> 11) | (b << 21)) ^ ((b >>> 25) | (b << 7));
  e = (e + s + (d ^ (b & (c ^ d))) + x3) | 0;
  a = (a + e) | 0;
  s = ((f >>> 2) | (f << 30)) ^ ((f >>> 13) | (f << 19)) ^ ((f >>> 22) | (f << 10));
  e = (e + s + ((f & g) | (h & (f | g)))) | 0;
  s = ((a >>> 6) | (a << 26)) ^ ((a >>> 11) | (a << 21)) ^ ((a >>> 25) | (a << 7));
  d = (d + s + (c ^ (a & (b ^ c))) + x4) | 0;
  h = (h + d) | 0;
  s = ((e >>> 2) | (e << 30)) ^ ((e >>> 13) | (e << 19)) ^ ((e >>> 22) | (e << 10));
  d = (d + s + ((e & f) | (g & (e | f)))) | 0;
  s = ((h >>> 6) | (h << 26)) ^ ((h >>> 11) | (h << 21)) ^ ((h >>> 25) | (h << 7));
  c = (c + s + (b ^ (h & (a ^ b))) + x5) | 0;
  g = (g + c) | 0;
  s = ((d >>> 2) | (d << 30)) ^ ((d >>> 13) | (d << 19)) ^ ((d >>> 22) | (d << 10));
  c = (c + s + ((d & e) | (f & (d | e)))) | 0;
  s = ((g >>> 6) | (g << 26)) ^ ((g >>> 11) | (g << 21)) ^ ((g >>> 25) | (g << 7));
  b = (b + s + (a ^ (g & (h ^ a))) + x6) | 0;
  f = (f + b) | 0;
  s = ((c >>> 2) | (c << 30)) ^ ((c >>> 13) | (c << 19)) ^ ((c >>> 22) | (c << 10));
  b = (b + s + ((c & d) | (e & (c | d)))) | 0;
  s = ((f >>> 6) | (f << 26)) ^ ((f >>> 11) | (f << 21)) ^ ((f >>> 25) | (f << 7));
  a = (a + s + (h ^ (f & (g ^ h))) + x7) | 0;
  e = (e + a) | 0;
  s = ((b >>> 2) | (b << 30)) ^ ((b >>> 13) | (b << 19)) ^ ((b >>> 22) | (b << 10));
  a = (a + s + ((b & c) | (d & (b | c)))) | 0;
}

/** Words 0 to 7 of the next sixteen of the message schedule, in place of the last. */
function expandLow(): void {
  let s = 0;
  let t = 0;
  s = ((w1 >>> 7) | (w1 << 25)) ^ ((w1 >>> 18) | (w1 << 14)) ^ (w1 >>> 3);
  t = ((w14 >>> 17) | (w14 << 15)) ^ ((w14 >>> 19) | (w14 << 13)) ^ (w14 >>> 10);
  w0 = (w0 + s + w9 + t) | 0;
  s = ((w2 >>> 7) | (w2 << 25)) ^ ((w2 >>> 18) | (w2 << 14)) ^ (w2 >>> 3);
  t = ((w15 >>> 17) | (w15 << 15)) ^ ((w15 >>> 19) | (w15 << 13)) ^ (w15 >>> 10);
  w1 = (w1 + s + w10 + t) | 0;
  s = ((w3 >>> 7) | (w3 << 25)) ^ ((w3 >>> 18) | (w3 << 14)) ^ (w3 >>> 3);
  t = ((w0 >>> 17) | (w0 << 15)) ^ ((w0 >>> 19) | (w0 << 13)) ^ (w0 >>> 10);
  w2 = (w2 + s + w11 + t) | 0;
  s = ((w4 >>> 7) | (w4 << 25)) ^ ((w4 >>> 18) | (w4 << 14)) ^ (w4 >>> 3);
  t = ((w1 >>> 17) | (w1 << 15)) ^ ((w1 >>> 19) | (w1 << 13)) ^ (w1 >>> 10);
  w3 = (w3 + s + w12 + t) | 0;
  s = ((w5 >>> 7) | (w5 << 25)) ^ ((w5 >>> 18) | (w5 << 14)) ^ (w5 >>> 3);
  t = ((w2 >>> 17) | (w2 << 15)) ^ ((w2 >>> 19) | (w2 << 13)) ^ (w2 >>> 10);
  w4 = (w4 + s + w13 + t) | 0;
  s = ((w6 >>> 7) | (w6 << 25)) ^ ((w6 >>> 18) | (w6 << 14)) ^ (w6 >>> 3);
  t = ((w3 >>> 17) | (w3 << 15)) ^ ((w3 >>> 19) | (w3 << 13)) ^ (w3 >>> 10);
  w5 = (w5 + s + w14 + t) | 0;
  s = ((w7 >>> 7) | (w7 << 25)) ^ ((w7 >>> 18) | (w7 << 14)) ^ (w7 >>> 3);
  t = ((w4 >>> 17) | (w4 << 15)) ^ ((w4 >>> 19) | (w4 << 13)) ^ (w4 >>> 10);
  w6 = (w6 + s + w15 + t) | 0;
  s = ((w8 >>> 7) | (w8 << 25)) ^ ((w8 >>> 18) | (w8 << 14)) ^ (w8 >>> 3);
  t = ((w5 >>> 17) | (w5 << 15)) ^ ((w5 >>> 19) | (w5 << 13)) ^ (w5 >>> 10);
  w7 = (w7 + s + w0 + t) | 0;
}

/** Words 8 to 15 of the same. */
function expandHigh(): void {
  let s = 0;
  let t = 0;
  s = ((w9 >>> 7) | (w9 << 25)) ^ ((w9 >>> 18) | (w9 << 14)) ^ (w9 >>> 3);
  t = ((w6 >>> 17) | (w6 << 15)) ^ ((w6 >>> 19) | (w6 << 13)) ^ (w6 >>> 10);
  w8 = (w8 + s + w1 + t) | 0;
  s = ((w10 >>> 7) | (w10 << 25)) ^ ((w10 >>> 18) | (w10 << 14)) ^ (w10 >>> 3);
  t = ((w7 >>> 17) | (w7 << 15)) ^ ((w7 >>> 19) | (w7 << 13)) ^ (w7 >>> 10);
  w9 = (w9 + s + w2 + t) | 0;
  s = ((w11 >>> 7) | (w11 << 25)) ^ ((w11 >>> 18) | (w11 << 14)) ^ (w11 >>> 3);
  t = ((w8 >>> 17) | (w8 << 15)) ^ ((w8 >>> 19) | (w8 << 13)) ^ (w8 >>> 10);
  w10 = (w10 + s + w3 + t) | 0;
  s = ((w12 >>> 7) | (w12 << 25)) ^ ((w12 >>> 18) | (w12 << 14)) ^ (w12 >>> 3);
  t = ((w9 >>> 17) | (w9 << 15)) ^ ((w9 >>> 19) | (w9 << 13)) ^ (w9 >>> 10);
  w11 = (w11 + s + w4 + t) | 0;
  s = ((w13 >>> 7) | (w13 << 25)) ^ ((w13 >>> 18) | (w13 << 14)) ^ (w13 >>> 3);
  t = ((w10 >>> 17) | (w10 << 15)) ^ ((w10 >>> 19) | (w10 << 13)) ^ (w10 >>> 10);
  w12 = (w12 + s + w5 + t) | 0;
  s = ((w14 >>> 7) | (w14 << 25)) ^ ((w14 >>> 18) | (w14 << 14)) ^ (w14 >>> 3);
  t = ((w11 >>> 17) | (w11 << 15)) ^ ((w11 >>> 19) | (w11 << 13)) ^ (w11 >>> 10);
  w13 = (w13 + s + w6 + t) | 0;
  s = ((w15 >>> 7) | (w15 << 25)) ^ ((w15 >>> 18) | (w15 << 14)) ^ (w15 >>> 3);
  t = ((w12 >>> 17) | (w12 << 15)) ^ ((w12 >>> 19) | (w12 << 13)) ^ (w12 >>> 10);
  w14 = (w14 + s + w7 + t) | 0;
  s = ((w0 >>> 7) | (w0 << 25)) ^ ((w0 >>> 18) | (w0 << 14)) ^ (w0 >>> 3);
  t = ((w13 >>> 17) | (w13 << 15)) ^ ((w13 >>> 19) | (w13 << 13)) ^ (w13 >>> 10);
  w15 = (w15 + s + w8 + t) | 0;
}
