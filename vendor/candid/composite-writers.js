// Writers of values that have parts, made of the writers of those.

import { refuse } from "./conversions.js";
import { writeBlob, writeBytes, writeLeb } from "./writers.js";

/** @typedef {import("./writers.js").Writer} Writer */

/** The longest record that is written without a loop. */
const UNROLLED_MAX = 8;

const isArray = Array.isArray;

/**
 * @param {Writer} write
 * @returns {Writer}
 */
export function vecWriter(write) {
  return (value) => {
    if (!isArray(value)) refuse();
    const count = value.length;
    writeLeb(count);
    for (let i = 0; i < count; i++) write(value[i]);
  };
}

/**
 * A vec of integers of one width, which may be a plain array or a typed array of that width.
 *
 * @param {Writer} write
 * @param {number} width in bytes.
 * @returns {Writer}
 */
export function integersWriter(write, width) {
  const writeArray = vecWriter(write);
  return (value) => {
    if (value instanceof Uint8Array && width === 1) {
      writeBlob(value);
    } else if (ArrayBuffer.isView(value)) {
      // A DataView has elements of no width, so it is refused.
      if (!("BYTES_PER_ELEMENT" in value) || value.BYTES_PER_ELEMENT !== width) refuse();
      writeLeb(value.byteLength / width);
      // Every machine this runs on is little-endian, as the wire is.
      writeBytes(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
    } else {
      writeArray(value);
    }
  };
}

/**
 * @param {readonly Writer[]} writers
 * @returns {Writer}
 */
export function tupleWriter(writers) {
  const count = writers.length;
  return (value) => {
    if (!isArray(value) || value.length < count) refuse();
    for (let i = 0; i < count; i++) writers[i](value[i]);
  };
}

/**
 * @param {ReadonlyMap<string, { readonly index: number; readonly write: Writer }>} cases
 * @returns {Writer}
 */
export function variantWriter(cases) {
  return (value) => {
    if (typeof value !== "object" || value === null) refuse();
    const keys = Object.keys(value);
    if (keys.length !== 1) refuse();
    const taken = cases.get(keys[0]);
    if (taken === undefined) refuse();
    writeLeb(taken.index);
    taken.write(value[keys[0]]);
  };
}

/**
 * A record, field by field. A field that is missing is `undefined`, which every writer refuses but
 * that of `reserved`.
 *
 * @param {readonly string[]} keys in the order of the wire.
 * @param {readonly Writer[]} writers
 * @returns {Writer}
 */
export function recordWriter(keys, writers) {
  const write = fieldsWriter(keys, writers);
  return (value) => {
    // Null, which is an object too, fails at its first field.
    if (typeof value !== "object") refuse();
    write(value);
  };
}

/**
 * A record of which the writers take some fields even when they are missing.
 *
 * @param {readonly string[]} required
 * @param {Writer} write
 * @returns {Writer}
 */
export function requiringWriter(required, write) {
  return (value) => {
    for (const key of required) if (!Object.hasOwn(value, key)) refuse();
    write(value);
  };
}

/**
 * Most records are short, and a loop costs as much again as what it calls; hence the repetition.
 *
 * @param {readonly string[]} k
 * @param {readonly Writer[]} w
 * @returns {Writer}
 */
function fieldsWriter(k, w) {
  // By index, since taking an array apart in its own notation goes through an iterator.
  const { 0: a, 1: b, 2: c, 3: d, 4: e, 5: f, 6: g, 7: h } = k;
  const { 0: wa, 1: wb, 2: wc, 3: wd, 4: we, 5: wf, 6: wg, 7: wh } = w;
  switch (k.length) {
    case 1:
      return (v) => {
        wa(v[a]);
      };
    case 2:
      return (v) => {
        wa(v[a]);
        wb(v[b]);
      };
    case 3:
      return (v) => {
        wa(v[a]);
        wb(v[b]);
        wc(v[c]);
      };
    case 4:
      return (v) => {
        wa(v[a]);
        wb(v[b]);
        wc(v[c]);
        wd(v[d]);
      };
    case 5:
      return (v) => {
        wa(v[a]);
        wb(v[b]);
        wc(v[c]);
        wd(v[d]);
        we(v[e]);
      };
    case 6:
      return (v) => {
        wa(v[a]);
        wb(v[b]);
        wc(v[c]);
        wd(v[d]);
        we(v[e]);
        wf(v[f]);
      };
    case 7:
      return (v) => {
        wa(v[a]);
        wb(v[b]);
        wc(v[c]);
        wd(v[d]);
        we(v[e]);
        wf(v[f]);
        wg(v[g]);
      };
    case UNROLLED_MAX:
      return (v) => {
        wa(v[a]);
        wb(v[b]);
        wc(v[c]);
        wd(v[d]);
        we(v[e]);
        wf(v[f]);
        wg(v[g]);
        wh(v[h]);
      };
    default: {
      if (k.length === 0) return () => {};
      const writeFirst = fieldsWriter(k.slice(0, UNROLLED_MAX), w.slice(0, UNROLLED_MAX));
      const writeRest = fieldsWriter(k.slice(UNROLLED_MAX), w.slice(UNROLLED_MAX));
      return (v) => {
        writeFirst(v);
        writeRest(v);
      };
    }
  }
}
