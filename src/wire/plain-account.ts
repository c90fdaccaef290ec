import { parseHex } from "../kernel/bytes.js";
import { type Account, OWNER_BYTES_MAX } from "../ledger/account.js";

/*
 * An account as the only argument, the way agents send it: one of two headers, then 1, the owner's
 * length, the owner, and 0 for no sub-account. From the length to the owner's end these are the
 * very bytes by which the ledger keeps the account.
 */

/** The types from the inside out, as agents in JavaScript write them. */
const INNER_FIRST = "4449444c036d7b6e006c02b3b0dac30368ad86ca8305010102";
/** The types from the outside in, as Rust and Motoko write them. */
const OUTER_FIRST = "4449444c036c02b3b0dac30368ad86ca8305016e026d7b0100";

type Header = readonly [bigint, bigint, bigint, number];

const HEADER_LENGTH = 25;
const headers = [headerOf(INNER_FIRST), headerOf(OUTER_FIRST)] as const;

/**
 * Reads the key of a default account from a message, or answers `undefined` for every other
 * message, which the codec then reads.
 */
export function readPlainAccount(message: Uint8Array): Account["key"] | undefined {
  const ownerLength = message[HEADER_LENGTH + 1] ?? 0;
  const end = HEADER_LENGTH + 2 + ownerLength;
  const isPlain =
    message.length === end + 1 &&
    ownerLength <= OWNER_BYTES_MAX &&
    message[HEADER_LENGTH] === 1 &&
    message[end] === 0 &&
    hasKnownHeader(message);
  return isPlain ? message.slice(HEADER_LENGTH + 1, end) : undefined;
}

function hasKnownHeader(message: Uint8Array): boolean {
  const view = new DataView(message.buffer, message.byteOffset, HEADER_LENGTH);
  const second = view.getBigUint64(8);
  const header = second === headers[0][1] ? headers[0] : headers[1];
  return (
    second === header[1] &&
    view.getBigUint64(0) === header[0] &&
    view.getBigUint64(16) === header[2] &&
    view.getUint8(24) === header[3]
  );
}

function headerOf(hex: string): Header {
  const bytes = parseHex(hex) ?? new Uint8Array(HEADER_LENGTH);
  const view = new DataView(bytes.buffer);
  return [view.getBigUint64(0), view.getBigUint64(8), view.getBigUint64(16), view.getUint8(24)];
}
