/** @typedef {import("./readers.js").Reader} Reader */

/** The longest record that is built by one object literal. */
const LITERAL_MAX = 8;

/**
 * A record, field by field. An object literal of a known number of fields costs half of filling an
 * object in a loop, and most records are that small; hence the plain repetition.
 *
 * @param {readonly string[]} k the keys, in the order of the wire.
 * @param {readonly Reader[]} r the reader of each.
 * @returns {Reader}
 */
export function recordReader(k, r) {
  // By index, since taking an array apart in its own notation goes through an iterator.
  const { 0: a, 1: b, 2: c, 3: d, 4: e, 5: f, 6: g, 7: h } = k;
  const { 0: ra, 1: rb, 2: rc, 3: rd, 4: re, 5: rf, 6: rg, 7: rh } = r;
  switch (k.length) {
    case 0:
      return () => ({});
    case 1:
      return () => ({ [a]: ra() });
    case 2:
      return () => ({ [a]: ra(), [b]: rb() });
    case 3:
      return () => ({ [a]: ra(), [b]: rb(), [c]: rc() });
    case 4:
      return () => ({ [a]: ra(), [b]: rb(), [c]: rc(), [d]: rd() });
    case 5:
      return () => ({ [a]: ra(), [b]: rb(), [c]: rc(), [d]: rd(), [e]: re() });
    case 6:
      return () => ({ [a]: ra(), [b]: rb(), [c]: rc(), [d]: rd(), [e]: re(), [f]: rf() });
    case 7:
      return () => ({
        [a]: ra(),
        [b]: rb(),
        [c]: rc(),
        [d]: rd(),
        [e]: re(),
        [f]: rf(),
        [g]: rg(),
      });
    case LITERAL_MAX:
      return () => ({
        [a]: ra(),
        [b]: rb(),
        [c]: rc(),
        [d]: rd(),
        [e]: re(),
        [f]: rf(),
        [g]: rg(),
        [h]: rh(),
      });
    default:
      return longRecordReader(k, r);
  }
}

/**
 * @param {readonly string[]} keys
 * @param {readonly Reader[]} readers
 * @returns {Reader}
 */
function longRecordReader(keys, readers) {
  const readHead = recordReader(keys.slice(0, LITERAL_MAX), readers.slice(0, LITERAL_MAX));
  const tailKeys = keys.slice(LITERAL_MAX);
  const tailReaders = readers.slice(LITERAL_MAX);
  return () => {
    const record = readHead();
    for (let i = 0; i < tailKeys.length; i++) record[tailKeys[i]] = tailReaders[i]();
    return record;
  };
}
