import { encodeUtf8 } from "@sinonjs/text-encoding/utf8";

/** How many labels are remembered before all are forgotten: labels of a program's own types. */
const LABELS_MAX = 4096;

/** @type {Map<string, number>} */
const idByLabel = new Map();

/**
 * The id a field or a variant's case has on the wire: the number itself for `_42_` and `_0x2a_`,
 * the hash of the name for any other label. The stock function with a memory.
 *
 * @param {string} label
 * @returns {number} an integer from 0 to 2^32 − 1.
 */
export function idlLabelToId(label) {
  const known = idByLabel.get(label);
  if (known !== undefined) return known;

  const id = parseNumericLabel(label) ?? hash(label);
  if (idByLabel.size >= LABELS_MAX) idByLabel.clear();
  idByLabel.set(label, id);
  return id;
}

/**
 * The fields of a record or the cases of a variant in the order of the wire.
 *
 * @template T
 * @param {Record<string, T>} fields
 * @returns {[string, T][]}
 */
export function sortById(fields) {
  return Object.entries(fields).sort((a, b) => idlLabelToId(a[0]) - idlLabelToId(b[0]));
}

/** @param {string} label */
function parseNumericLabel(label) {
  if (!label.startsWith("_")) return undefined;
  if (!/^_(\d+|0x[0-9a-fA-F]+)_$/.test(label)) return undefined;

  const id = Number(label.slice(1, -1));
  return id < 2 ** 32 ? id : undefined;
}

/** @param {string} label */
function hash(label) {
  const bytes = encodeUtf8(label);
  let id = 0;
  for (let i = 0; i < bytes.length; i++) id = (Math.imul(id, 223) + bytes[i]) >>> 0;
  return id;
}
