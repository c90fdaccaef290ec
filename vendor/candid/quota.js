// How much work a message may cause before it is refused. What the numbers mean in instructions is
// measured in docs/components/candid-codec.md.

/** @typedef {import("./index.js").DecodingQuota} DecodingQuota */

/** @type {DecodingQuota} */
export const DEFAULT_DECODING_QUOTA = Object.freeze({
  stepsBase: 1_000,
  stepsPerByte: 4,
  typesMax: 500,
  depthMax: 600,
  numberBytesMax: 128,
});

/** @type {DecodingQuota} */
export let decodingQuota = DEFAULT_DECODING_QUOTA;

/**
 * Changes the quota of every `decode` from now on; what is left out keeps its default.
 *
 * @param {Partial<DecodingQuota>} [quota]
 */
export function setDecodingQuota(quota = {}) {
  const next = { ...DEFAULT_DECODING_QUOTA, ...quota };
  for (const [name, value] of Object.entries(next)) {
    const isKnown = name in DEFAULT_DECODING_QUOTA;
    if (!isKnown) throw new Error(`${name} is no part of a decoding quota`);
    if (!(value >= 0)) throw new Error(`The decoding quota ${name} is ${value}`);
  }
  decodingQuota = Object.freeze(next);
}
