import { sha224 } from "@noble/hashes/sha2";

import { concatBytes } from "../kernel/bytes.js";

const DOMAIN = new Uint8Array([0x0a, ...[..."account-id"].map((char) => char.charCodeAt(0))]);
const DEFAULT_SUBACCOUNT = new Uint8Array(32);

/**
 * The identifier by which blocks of the ICP ledger name an account: a checksum of 4 bytes and a
 * SHA-224 of 28. Expensive in a canister (some million instructions): keep the result.
 *
 * @see the ICP ledger's interface specification, "account identifier".
 */
export function accountIdentifier(
  owner: Uint8Array,
  subaccount: Uint8Array = DEFAULT_SUBACCOUNT,
): Uint8Array {
  const hash = sha224(concatBytes(DOMAIN, owner, subaccount));
  const checksum = crc32(hash);

  return concatBytes(
    new Uint8Array([
      checksum >>> 24,
      (checksum >>> 16) & 0xff,
      (checksum >>> 8) & 0xff,
      checksum & 0xff,
    ]),
    hash,
  );
}

/** CRC-32 as in IEEE 802.3, bit by bit: 28 bytes now and then need no table. */
function crc32(bytes: Uint8Array): number {
  let remainder = 0xffff_ffff;
  for (const byte of bytes) {
    remainder ^= byte;
    for (let bit = 0; bit < 8; bit++) {
      remainder = (remainder >>> 1) ^ (remainder & 1 ? 0xedb8_8320 : 0);
    }
  }
  return ~remainder >>> 0;
}
