// UTF-8 both ways, for an interpreter: built-ins do the work wherever one exists, because a step of
// a JavaScript loop costs as much there as a hundred steps of a loop inside the engine.

/** What stands for anything that is not UTF-8, or not a Unicode character. */
const REPLACEMENT = 0xfffd;

/** Longest run of bytes handed to `String.fromCharCode` at once: arguments live on the stack. */
const CHUNK_LENGTH = 4096;

/** The UTF-8 bytes of a text. A lone surrogate becomes U+FFFD, as WHATWG asks. */
export function encodeUtf8(text) {
  const length = text.length;
  const bytes = new Uint8Array(length);
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code > 0x7f) return encodeFrom(text, i, bytes);
    bytes[i] = code;
  }
  return bytes;
}

/** Encodes the rest of a text whose first `start` characters are ASCII and already in `ascii`. */
function encodeFrom(text, start, ascii) {
  const bytes = new Uint8Array(start + 3 * (text.length - start));
  bytes.set(ascii.subarray(0, start));

  let at = start;
  for (let i = start; i < text.length; i++) {
    const code = text.codePointAt(i);
    if (code > 0xffff) i++;
    at = writeCodePoint(bytes, at, isSurrogate(code) ? REPLACEMENT : code);
  }
  return bytes.slice(0, at);
}

/** Writes one code point at `at` and returns the position after it. */
export function writeCodePoint(bytes, at, code) {
  let next = at;
  if (code < 0x80) {
    bytes[next++] = code;
    return next;
  }
  if (code < 0x800) {
    bytes[next++] = 0xc0 | (code >> 6);
  } else {
    if (code < 0x10000) {
      bytes[next++] = 0xe0 | (code >> 12);
    } else {
      bytes[next++] = 0xf0 | (code >> 18);
      bytes[next++] = 0x80 | ((code >> 12) & 0x3f);
    }
    bytes[next++] = 0x80 | ((code >> 6) & 0x3f);
  }
  bytes[next++] = 0x80 | (code & 0x3f);
  return next;
}

/**
 * The text of UTF-8 bytes.
 *
 * @returns `undefined` when they are not UTF-8 and `onInvalid` is `"refuse"`; with `"replace"`
 * each maximal broken part becomes one U+FFFD, as WHATWG asks.
 */
export function decodeUtf8(bytes, onInvalid) {
  const length = bytes.length;
  for (let i = 0; i < length; i++) {
    if (bytes[i] > 0x7f) return decodeCodePoints(bytes, onInvalid);
  }
  return fromAscii(bytes);
}

function fromAscii(bytes) {
  if (bytes.length <= CHUNK_LENGTH) return String.fromCharCode.apply(null, bytes);
  let text = "";
  for (let i = 0; i < bytes.length; i += CHUNK_LENGTH) {
    text += String.fromCharCode.apply(null, bytes.subarray(i, i + CHUNK_LENGTH));
  }
  return text;
}

function decodeCodePoints(bytes, onInvalid) {
  let text = "";
  let at = 0;
  while (at < bytes.length) {
    const lead = bytes[at++];
    if (lead < 0x80) {
      text += String.fromCharCode(lead);
      continue;
    }

    let code = lead < 0xc2 || lead > 0xf4 ? -1 : lead < 0xe0 ? lead & 0x1f : lead & 0x0f;
    let missing = code < 0 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
    let lower = secondByteMin(lead);
    let upper = secondByteMax(lead);
    for (; missing > 0; missing--) {
      const next = bytes[at];
      if (next === undefined || next < lower || next > upper) {
        code = -1;
        break;
      }
      code = (code << 6) | (next & 0x3f);
      lower = 0x80;
      upper = 0xbf;
      at++;
    }

    if (code < 0 && onInvalid === "refuse") return undefined;
    text += String.fromCodePoint(code < 0 ? REPLACEMENT : code);
  }
  return text;
}

function isSurrogate(code) {
  return code >= 0xd800 && code <= 0xdfff;
}

/** How many bytes a text takes; a lone surrogate takes the three of U+FFFD. */
export function utf8Length(text) {
  let byteCount = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.codePointAt(i);
    if (code > 0xffff) i++;
    byteCount += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return byteCount;
}

/** How many bytes at the end begin a character that more bytes could complete: 0 to 3. */
export function incompleteTailLength(bytes) {
  for (let length = 1; length <= 3 && length <= bytes.length; length++) {
    const lead = bytes[bytes.length - length];
    if (lead >= 0x80 && lead <= 0xbf) continue;

    const needed = lead < 0xc2 || lead > 0xf4 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    const second = bytes[bytes.length - length + 1];
    const isPossible =
      length === 1 || (second >= secondByteMin(lead) && second <= secondByteMax(lead));
    return needed > length && isPossible ? length : 0;
  }
  return 0;
}

// The second byte has a narrower range after four lead bytes: that excludes overlong forms,
// surrogates, and what lies above U+10FFFF.

function secondByteMin(lead) {
  return lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
}

function secondByteMax(lead) {
  return lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
}
