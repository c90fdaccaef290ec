import { concatBytes } from "../kernel/bytes.js";
import type { Value } from "../wire/icrc-ledger.js";
import { isAtoms, isTimeNs } from "./plausible.js";
import type { BlockMove } from "./statement.js";

/** Reads one block by what it moves; fee collectors, freezes and the like move nothing. */
export function readBlock(block: Value): BlockMove | "nothing" | "unreadable" {
  const tx = fieldOf(block, "tx");
  const amountAtoms = natOf(fieldOf(tx, "amt"));
  if (tx === undefined || amountAtoms === undefined) return "nothing";
  const atNs = natOf(fieldOf(block, "ts"));
  const isMoving = !isApproval(block, tx);
  if (atNs === undefined || !isTimeNs(atNs)) return "unreadable";
  if (isMoving && !isAtoms(amountAtoms)) return "unreadable";
  const from = accountOf(fieldOf(tx, "from"));
  const to = accountOf(fieldOf(tx, "to"));
  const spender = accountOf(fieldOf(tx, "spender"));
  const memo = blobOf(fieldOf(tx, "memo"));
  const feeAtoms = natOf(fieldOf(tx, "fee")) ?? natOf(fieldOf(block, "fee")) ?? 0n;
  if (!isAtoms(feeAtoms)) return "unreadable";

  return {
    atNs,
    amountAtoms,
    isApproval: isApproval(block, tx),
    feeAtoms,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(spender === undefined ? {} : { spender }),
    ...(memo === undefined ? {} : { memo }),
  };
}

/** DFINITY's ledgers name the operation in `tx.op`, ICRC-3 in the type of the block. */
function isApproval(block: Value, tx: Value): boolean {
  return textOf(fieldOf(tx, "op")) === "approve" || textOf(fieldOf(block, "btype")) === "2approve";
}

/** Locks of our own ledger bind an amount to a purpose, and leave it where it is. */
export function isLock(block: Value): boolean {
  const type = textOf(fieldOf(block, "btype"));
  return type === "ballastlock" || type === "ballastunlock";
}

/** The owner, followed by the sub-account when it is not the default one. */
export function accountOf(value: Value | undefined): Uint8Array | undefined {
  if (value === undefined || !("Array" in value)) return undefined;
  const owner = blobOf(value.Array[0]);
  const subaccount = blobOf(value.Array[1]);
  if (owner === undefined || subaccount === undefined || subaccount.every((byte) => byte === 0)) {
    return owner;
  }
  return concatBytes(owner, subaccount);
}

/** A field of a map. */
export function fieldOf(value: Value | undefined, name: string): Value | undefined {
  if (value === undefined || !("Map" in value)) return undefined;
  // By place: a canister takes four times as long to take pairs apart.
  for (const entry of value.Map) if (entry[0] === name) return entry[1];
  return undefined;
}

/** A number, if it is one. */
export function natOf(value: Value | undefined): bigint | undefined {
  return value !== undefined && "Nat" in value ? value.Nat : undefined;
}

/** A text, if it is one. */
export function textOf(value: Value | undefined): string | undefined {
  return value !== undefined && "Text" in value ? value.Text : undefined;
}

function blobOf(value: Value | undefined): Uint8Array | undefined {
  return value !== undefined && "Blob" in value ? Uint8Array.from(value.Blob) : undefined;
}
