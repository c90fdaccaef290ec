// Recognizing a header that was seen before, without reading it.

import { bytes, end, moveTo, WORDS_KEPT, words } from "./cursor.js";

const { fromCharCode } = String;
const { apply } = Reflect;

/**
 * @typedef {object} Header
 * @property {number} length in bytes.
 * @property {number} lastByte
 * @property {string} key the bytes, two in a character.
 * @property {Uint16Array} words where they are in the buffer that is kept.
 */

/**
 * What `startsWith` needs to know of the first bytes of this message.
 *
 * @param {number} length
 * @returns {Header}
 */
export function headerOf(length) {
  return {
    length,
    lastByte: bytes[length - 1],
    key: toKey(words.subarray(0, length >> 1)),
    words: WORDS_KEPT.subarray(0, length >> 1),
  };
}

/**
 * Whether the message begins with a header that was seen before; if so, moves behind it.
 * Nothing compares bytes as cheaply as one string another.
 *
 * @param {Header} header
 */
export function startsWith(header) {
  const { length } = header;
  if (length > end || bytes[length - 1] !== header.lastByte) return false;
  const ownWords = words === WORDS_KEPT ? header.words : words.subarray(0, length >> 1);
  if (toKey(ownWords) !== header.key) return false;
  moveTo(length);
  return true;
}

/**
 * @param {Uint16Array} part
 * @returns {string}
 */
function toKey(part) {
  return apply(fromCharCode, null, part);
}
