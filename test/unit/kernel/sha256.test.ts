import { describe, expect, test } from "@jest/globals";
import { sha224 as nobleSha224, sha256 as nobleSha256 } from "@noble/hashes/sha2";

import { concatBytes, toHex } from "../../../src/kernel/bytes.js";
import {
  beginHashes,
  sha224,
  sha256,
  sha256OfHashes,
  sha256Words,
  wordsToBytes,
} from "../../../src/kernel/sha256.js";

describe("sha256", () => {
  test("vectors: FIPS 180-4's examples", () => {
    expect(toHex(sha256(new TextEncoder().encode("abc")))).toBe(
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    );
    expect(toHex(sha256(new Uint8Array(0)))).toBe(
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    );
  });

  test("behavior: agrees with another implementation at every length up to four blocks", () => {
    for (let length = 0; length <= 260; length++) {
      const bytes = Uint8Array.from({ length }, (_, i) => (i * 37 + length) & 0xff);
      expect(toHex(sha256(bytes))).toBe(toHex(nobleSha256(bytes)));
      expect(toHex(sha224(bytes))).toBe(toHex(nobleSha224(bytes)));
    }
  });
});

describe("sha256OfHashes", () => {
  test("behavior: is the hash of the hashes' bytes, begun or not", () => {
    for (let count = 1; count <= 9; count++) {
      const hashes = Array.from({ length: count }, (_, i) => sha256Words(Uint8Array.of(i, count)));
      const expected = toHex(nobleSha256(concatBytes(...hashes.map(wordsToBytes))));
      expect(toHex(wordsToBytes(sha256OfHashes(hashes)))).toBe(expected);
      const [first, second] = hashes;
      if (first === undefined || second === undefined) continue;
      const begun = beginHashes(first, second);
      expect(toHex(wordsToBytes(sha256OfHashes(hashes, begun)))).toBe(expected);
    }
  });
});
