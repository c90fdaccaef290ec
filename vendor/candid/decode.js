import { IDL as Stock } from "candid-stock";

import * as cursor from "./cursor.js";
import { headerOf, startsWith } from "./known-header.js";
import { readerOf } from "./plan.js";
import { decodingQuota, setDecodingQuota } from "./quota.js";
import { beginPlans, missingPlan, readPlanOf, skipper, UNKNOWN_EXPECTED } from "./read-plans.js";
import { describeMismatch, MISMATCH } from "./readers.js";
import { shapeOf } from "./shapes.js";
import { signatureOf } from "./signatures.js";
import { lastRecordsOf, NO_RECORDS, skimAll } from "./skim.js";
import { skipAll } from "./skip.js";
import { readHeader } from "./wire-types.js";

/**
 * @typedef {import("candid-stock").IDL.Type} Type
 * @typedef {import("./readers.js").Reader} Reader
 */

/**
 * How to decode messages that begin with one header, as one list of types.
 *
 * @typedef {object} Decoding
 * @property {import("./known-header.js").Header} header
 * @property {readonly Reader[]} readers one for each type.
 * @property {() => void} skipRest passes by the arguments that are not expected.
 * @property {number} steps of all arguments.
 * @property {boolean} isSkimming whether what is left behind the values is of no interest.
 */

/** The magic bytes, no types, no arguments. */
const NO_ARGUMENTS = [0x44, 0x49, 0x44, 0x4c, 0, 0];

/** How many headers are remembered for a list of types: the latest used. */
const DECODINGS_MAX = 4;

/** A longer header is read anew each time: nobody can make us remember much. */
const HEADER_LENGTH_KEPT_MAX = 1024;

/**
 * Decodes a Candid message as values of these types.
 *
 * Missing arguments of types `opt`, `null` and `reserved` are null; arguments that are not expected
 * are passed by.
 *
 * @param {readonly Type[]} types
 * @param {Uint8Array} message may be a view of a longer buffer.
 * @returns {any[]} one value for each type; they share nothing with the message.
 * @throws {Error} when the message is malformed, of other types, or more work than its quota.
 */
export function decode(types, message) {
  if (types.length === 0 && isWithoutArguments(message)) return [];

  const signature = signatureOf(types);
  return decodeAs(types, message, signature.decodings, false);
}

/**
 * Decodes like `decode`, but for what the types do not ask for: before the last value that they do
 * it is measured and not checked, behind it not even looked at. For replies of which little is read,
 * ten in a row.
 *
 * @param {readonly Type[]} types
 * @param {Uint8Array} message
 * @returns {any[]}
 */
export function skim(types, message) {
  const signature = signatureOf(types);
  signature.skimmings ??= [];
  return decodeAs(types, message, signature.skimmings, true);
}

/**
 * @param {readonly Type[]} types
 * @param {Uint8Array} message
 * @param {Decoding[]} decodings
 * @param {boolean} isSkimming
 */
function decodeAs(types, message, decodings, isSkimming) {
  try {
    cursor.begin(message instanceof Uint8Array ? message : new Uint8Array(message));
    const known = knownDecoding(decodings);
    if (known !== undefined) return run(known);

    const decoding = newDecoding(types, isSkimming);
    const values = run(decoding);
    remember(decoding, decodings);
    return values;
  } catch (error) {
    if (error === UNKNOWN_EXPECTED) return Stock.decode([...types], message.slice());
    throw toReadable(error);
  }
}

/**
 * Decodes with another quota than the one set; what is left out of it is the default.
 *
 * @param {readonly Type[]} types
 * @param {Uint8Array} message
 * @param {Partial<import("./index.js").DecodingQuota>} quota
 * @returns {any[]}
 */
export function decodeWithQuota(types, message, quota) {
  const before = decodingQuota;
  setDecodingQuota(quota);
  try {
    return decode(types, message);
  } finally {
    setDecodingQuota(before);
  }
}

/**
 * Whether a message is the shortest there is. It is the most frequent one too: many methods take
 * nothing.
 *
 * @param {Uint8Array} message
 */
function isWithoutArguments(message) {
  if (message.length !== NO_ARGUMENTS.length) return false;
  for (let i = 0; i < NO_ARGUMENTS.length; i++) if (message[i] !== NO_ARGUMENTS[i]) return false;
  return true;
}

/**
 * @param {Decoding[]} decodings
 * @returns {Decoding | undefined} now the first of them; the cursor is behind the header.
 */
function knownDecoding(decodings) {
  for (let i = 0; i < decodings.length; i++) {
    const decoding = decodings[i];
    if (startsWith(decoding.header)) {
      if (i > 0) decodings.unshift(...decodings.splice(i, 1));
      return decoding;
    }
  }
  return undefined;
}

/**
 * @param {readonly Type[]} types
 * @param {boolean} isSkimming
 * @returns {Decoding} the cursor is behind the header.
 */
function newDecoding(types, isSkimming) {
  const { table, args, length } = readHeader();
  const lastRecords = isSkimming ? lastRecordsOf(table, args) : NO_RECORDS;
  beginPlans(table, isSkimming ? skimAll : skipAll, lastRecords);
  const readers = [];
  let steps = 0;
  for (let i = 0; i < types.length; i++) {
    const shape = shapeOf(types[i]);
    const plan = i < args.length ? readPlanOf(args[i], shape) : missingPlan(shape, `argument ${i}`);
    if (plan.height > decodingQuota.depthMax) throw new Error("the types are nested too deeply");
    steps += plan.steps;
    readers[i] = readerOf(plan);
  }

  cursor.moveTo(length);
  return {
    header: headerOf(length),
    readers,
    steps,
    skipRest: skipper(args.slice(types.length)),
    isSkimming,
  };
}

/**
 * Called once the message turned out to be good: a bad one leaves no trace.
 *
 * @param {Decoding} decoding
 * @param {Decoding[]} decodings
 */
function remember(decoding, decodings) {
  if (decoding.header.length > HEADER_LENGTH_KEPT_MAX) return;
  if (decodings.unshift(decoding) > DECODINGS_MAX) decodings.pop();
}

/** @param {Decoding} decoding */
function run(decoding) {
  // Not taken apart in the parameter list: that alone would cost as much as all of this.
  const { readers } = decoding;
  cursor.charge(decoding.steps);
  const values = [];
  for (let i = 0; i < readers.length; i++) values[i] = readers[i]();
  if (decoding.isSkimming) {
    cursor.finishEarly();
    return values;
  }
  decoding.skipRest();
  cursor.finish();
  return values;
}

/** @param {unknown} error */
function toReadable(error) {
  if (error === MISMATCH) return new Error(describeMismatch());
  // A view refuses to read behind the end of its buffer, where a long message ends too.
  return error instanceof RangeError ? new Error("the message ends early") : error;
}
