// UTF-8 both ways, for an interpreter. A step of a loop in JavaScript costs there as much as ten
// or more inside a built-in, so built-ins do the work: a "byte text" is a string with one character
// (0 to 255) a byte, which is what `encodeURIComponent` and `escape` understand between them.

/** What stands for anything that is not UTF-8. */
const REPLACEMENT = 0xfffd;

/** Longest run of bytes handed to a built-in as arguments: those live on the stack. */
const CHUNK_LENGTH = 4096;

/** 0, 1, 2 … : what to ask `charCodeAt` for when it is called once for each of them. */
const INDEXES = Uint8Array.from({ length: 256 }, (_, index) => index);

/**
 * The first of them, by how many; made when a text of that length comes first.
 *
 * @type {Uint8Array<ArrayBuffer>[]}
 */
const indexesTo = [];

const { charCodeAt } = String.prototype;
const { fromCharCode } = String;
const { max } = Math;
const { apply } = Reflect;

/**
 * The UTF-8 bytes of a text. A lone surrogate becomes U+FFFD, as WHATWG asks.
 *
 * @param {string} text
 */
export function encodeUtf8(text) {
  const escaped = encodeURIComponent(text.toWellFormed());
  const byteText = escaped.length === text.length ? text : unescape(escaped);
  const { length } = byteText;
  if (length <= INDEXES.length) {
    indexesTo[length] ??= INDEXES.subarray(0, length);
    return indexesTo[length].map(charCodeAt, byteText);
  }

  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += INDEXES.length) {
    const chunk = byteText.slice(at, at + INDEXES.length);
    bytes.set(INDEXES.subarray(0, chunk.length).map(charCodeAt, chunk), at);
  }
  return bytes;
}

/**
 * The text of UTF-8 bytes. When they are not UTF-8: `undefined` with `"refuse"`, one U+FFFD for
 * each maximal broken part with `"replace"`, as WHATWG asks.
 *
 * @param {Uint8Array} bytes
 * @param {"refuse" | "replace"} onInvalid
 */
export function decodeUtf8(bytes, onInvalid) {
  const byteText = toByteText(bytes);
  // Only ASCII comes out of `encodeURI` as long as it went in; other ASCII has to be looked at.
  if (encodeURI(byteText).length === byteText.length || isAscii(bytes)) return byteText;

  try {
    return decodeURIComponent(escape(byteText));
  } catch {
    return onInvalid === "refuse" ? undefined : replaceBroken(bytes);
  }
}

/**
 * Whether bytes are UTF-8: `decodeUtf8` without the text, for bytes that nobody will read.
 *
 * @param {Uint8Array} bytes
 */
export function isUtf8(bytes) {
  return isAscii(bytes) || decodeUtf8(bytes, "refuse") !== undefined;
}

/** @param {Uint8Array} bytes */
function isAscii(bytes) {
  const { length } = bytes;
  if (length <= CHUNK_LENGTH) return apply(max, null, bytes) < 0x80;
  for (let at = 0; at < length; at += CHUNK_LENGTH) {
    if (apply(max, null, bytes.subarray(at, at + CHUNK_LENGTH)) >= 0x80) return false;
  }
  return true;
}

/**
 * A string with one character a byte.
 *
 * @param {Uint8Array} bytes
 * @returns {string}
 */
export function toByteText(bytes) {
  const { length } = bytes;
  if (length <= CHUNK_LENGTH) return apply(fromCharCode, null, bytes);
  let byteText = "";
  for (let at = 0; at < length; at += CHUNK_LENGTH) {
    byteText += apply(fromCharCode, null, bytes.subarray(at, at + CHUNK_LENGTH));
  }
  return byteText;
}

/**
 * Decodes character by character: the slow way, for bytes known to be broken somewhere.
 *
 * @param {Uint8Array} bytes
 */
function replaceBroken(bytes) {
  let text = "";
  let at = 0;
  while (at < bytes.length) {
    const length = validLength(bytes, at);
    const isWhole = length === characterLength(bytes[at]);
    text += String.fromCodePoint(isWhole ? codePointOf(bytes, at, length) : REPLACEMENT);
    at += length;
  }
  return text;
}

/**
 * The code point of a whole character.
 *
 * @param {Uint8Array} bytes
 * @param {number} at
 * @param {number} length
 */
function codePointOf(bytes, at, length) {
  if (length === 1) return bytes[at];

  // The lead byte of a character of n bytes has 7 − n bits of it, each other byte has six.
  let code = bytes[at] & (0xff >> (length + 1));
  for (let i = 1; i < length; i++) code = (code << 6) | (bytes[at + i] & 0x3f);
  return code;
}

/**
 * How many bytes at the end begin a character that more bytes could complete: 0 to 3.
 *
 * @param {Uint8Array} bytes
 */
export function incompleteTailLength(bytes) {
  for (let length = 1; length <= 3 && length <= bytes.length; length++) {
    const start = bytes.length - length;
    if (isContinuation(bytes[start])) continue;

    const isPossible = characterLength(bytes[start]) > length;
    return isPossible && validLength(bytes, start) === length ? length : 0;
  }
  return 0;
}

/**
 * How many bytes a text takes; a lone surrogate takes the three of U+FFFD.
 *
 * @param {string} text
 */
export function utf8Length(text) {
  let byteCount = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    byteCount += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return byteCount;
}

/**
 * How many bytes from `start` are one character or the beginning of one; 1 if none begins.
 *
 * @param {Uint8Array} bytes
 * @param {number} start
 */
function validLength(bytes, start) {
  const lead = bytes[start];
  const needed = characterLength(lead);
  let length = 1;
  while (length < needed && start + length < bytes.length) {
    const next = bytes[start + length];
    const isFit = length === 1 ? isSecond(lead, next) : isContinuation(next);
    if (!isFit) break;
    length++;
  }
  return length;
}

/**
 * How many bytes a character with this lead byte has; 0 for a byte that leads none.
 *
 * @param {number} lead
 */
function characterLength(lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

/**
 * Whether a byte may come second. Four lead bytes narrow it: that excludes overlong forms,
 * surrogates, and what lies above U+10FFFF.
 *
 * @param {number} lead
 * @param {number} byte
 */
function isSecond(lead, byte) {
  const lower = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const upper = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  return byte >= lower && byte <= upper;
}

/** @param {number} byte */
function isContinuation(byte) {
  return byte >= 0x80 && byte <= 0xbf;
}
