import { concatBytes } from "./bytes.js";
import { crc32 } from "./crc32.js";

const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
const GROUP_LENGTH = 5;
const CHECKSUM_BYTES = 4;

/**
 * The text of a raw principal (interface specification, "Textual representation of principals").
 */
export function principalToText(principal: Uint8Array): string {
  const text = base32(concatBytes(checksumOf(principal), principal));
  let grouped = "";
  for (let at = 0; at < text.length; at += GROUP_LENGTH) {
    grouped += (at === 0 ? "" : "-") + text.slice(at, at + GROUP_LENGTH);
  }
  return grouped;
}

/** Reads what `principalToText` writes; `undefined` for every other text. */
export function parsePrincipalText(text: string): Uint8Array | undefined {
  const bytes = parseBase32(text.replaceAll("-", ""));
  if (bytes === undefined || bytes.length < CHECKSUM_BYTES) return undefined;

  const principal = bytes.slice(CHECKSUM_BYTES);
  return principalToText(principal) === text ? principal : undefined;
}

/** The CRC-32 of bytes, as four of them. */
export function checksumOf(bytes: Uint8Array): Uint8Array {
  const checksum = new Uint8Array(CHECKSUM_BYTES);
  new DataView(checksum.buffer).setUint32(0, crc32(bytes));
  return checksum;
}

/** Base 32 (RFC 4648) in lower case and without padding. */
export function base32(bytes: Uint8Array): string {
  let text = "";
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET.charAt((value >>> bits) & 31);
    }
  }
  return bits === 0 ? text : text + ALPHABET.charAt((value << (5 - bits)) & 31);
}

function parseBase32(text: string): Uint8Array | undefined {
  const bytes: number[] = [];
  let bits = 0;
  let value = 0;
  for (const char of text) {
    const digit = ALPHABET.indexOf(char);
    if (digit === -1) return undefined;
    value = ((value << 5) | digit) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((value >>> bits) & 0xff);
  }
  return Uint8Array.from(bytes);
}
