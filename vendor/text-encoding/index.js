import { decodeUtf8, encodeUtf8, incompleteTailLength, utf8Length } from "./utf8.js";

/** The labels of the Encoding Standard that mean UTF-8. Every other label is refused. */
const LABELS = [
  "utf-8",
  "utf8",
  "unicode-1-1-utf-8",
  "unicode11utf8",
  "unicode20utf8",
  "x-unicode20utf8",
];

export class TextEncoder {
  get encoding() {
    return "utf-8";
  }

  encode(text = "") {
    return encodeUtf8(String(text));
  }

  /**
   * Writes as many whole characters as fit; says how much was read and written.
   *
   * @param {string} text
   * @param {Uint8Array} target
   */
  encodeInto(text, target) {
    let read = 0;
    let written = 0;
    for (const character of String(text)) {
      const byteCount = utf8Length(character);
      if (written + byteCount > target.length) break;
      target.set(encodeUtf8(character), written);
      read += character.length;
      written += byteCount;
    }
    return { read, written };
  }
}

export class TextDecoder {
  #fatal;
  #ignoreBOM;
  /** Bytes of an unfinished character, kept from a call with `stream` to the next. */
  #pending = new Uint8Array(0);
  /** Whether a byte order mark may still come: nothing was decoded since the stream began. */
  #atStart = true;

  /**
   * @param {string} label
   * @param {TextDecoderOptions} options
   */
  constructor(label = "utf-8", options = {}) {
    const name = String(label).trim().toLowerCase();
    if (!LABELS.includes(name)) throw new RangeError(`TextDecoder: ${name} is not supported`);

    this.#fatal = Boolean(options.fatal);
    this.#ignoreBOM = Boolean(options.ignoreBOM);
  }

  get encoding() {
    return "utf-8";
  }

  get fatal() {
    return this.#fatal;
  }

  get ignoreBOM() {
    return this.#ignoreBOM;
  }

  /**
   * @param {AllowSharedBufferSource} [input]
   * @param {TextDecodeOptions} [options]
   * @returns {string}
   */
  decode(input, options) {
    const isLast = !options?.stream;
    let bytes = viewOf(input);
    if (this.#pending.length > 0) bytes = concat(this.#pending, bytes);
    const tailLength = isLast ? 0 : incompleteTailLength(bytes);
    const complete = tailLength === 0 ? bytes : bytes.subarray(0, bytes.length - tailLength);
    const hasMark = this.#atStart && !this.#ignoreBOM && startsWithMark(complete);

    // What was kept must not outlive this call if it throws: a decoder may be used again.
    this.#pending = isLast ? NO_BYTES : bytes.slice(complete.length);
    this.#atStart = isLast || (this.#atStart && complete.length === 0);

    const text = decodeUtf8(
      hasMark ? complete.subarray(3) : complete,
      this.#fatal ? "refuse" : "replace",
    );
    if (text === undefined) throw new TypeError("TextDecoder: the bytes are not UTF-8");
    return text;
  }
}

const NO_BYTES = new Uint8Array(0);

/**
 * @param {AllowSharedBufferSource | undefined} input
 * @returns {Uint8Array}
 */
function viewOf(input) {
  if (input instanceof Uint8Array) return input;
  if (input === undefined) return NO_BYTES;
  if (ArrayBuffer.isView(input)) {
    return new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
  }
  // Not `instanceof ArrayBuffer`: the buffer may come from another realm.
  const kind = Object.prototype.toString.call(input);
  if (kind === "[object ArrayBuffer]" || kind === "[object SharedArrayBuffer]") {
    return new Uint8Array(input);
  }
  throw new TypeError("TextDecoder: expected an ArrayBuffer or a view of one");
}

/**
 * @param {Uint8Array} head
 * @param {Uint8Array} tail
 */
function concat(head, tail) {
  const bytes = new Uint8Array(head.length + tail.length);
  bytes.set(head);
  bytes.set(tail, head.length);
  return bytes;
}

/** @param {Uint8Array} bytes */
function startsWithMark(bytes) {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}
