import { assert } from "../kernel/assert.js";
import { ByteReader } from "../kernel/byte-reader.js";
import { type ByteWriter, sharedWriter } from "../kernel/byte-writer.js";
import { type Account, accountFromRaw } from "./account.js";
import type { Mandate, PrivilegedTransaction, Transaction } from "./model.js";
import { recordBytes } from "./record-buffer.js";

/*
 * A record of a privileged transaction. These are rare: they are written field by field.
 *
 *   0  kind          u8
 *   1  flags         u8   always 1: a creation time is mandatory
 *   2  accepted at   u64
 *  10  created at    u64, then caller, the fields of the kind, reason
 */
/** The first kind of a privileged record; the kinds follow in the order of their types. */
const FIRST_KIND = 16;

const PRIVILEGED_TYPES = [
  "setFeeCollector",
  "authorizedMint",
  "authorizedBurn",
  "freezeAccount",
  "unfreezeAccount",
  "freezePrincipal",
  "unfreezePrincipal",
  "pause",
  "unpause",
  "deactivate",
  "lock",
  "unlock",
  "transferLocked",
  "burnLocked",
] as const satisfies readonly PrivilegedTransaction["type"][];

const TYPES: ReadonlySet<string> = new Set(PRIVILEGED_TYPES);

/** Whether a transaction takes a role, and `writePrivileged` its record. */
export function isPrivileged(tx: Transaction): tx is PrivilegedTransaction {
  return TYPES.has(tx.type);
}

/** Writes a record into the record buffer and answers its length. */
export function writePrivileged(tx: PrivilegedTransaction, atNs: bigint): number {
  const kind = FIRST_KIND + PRIVILEGED_TYPES.indexOf(tx.type);
  const writer = sharedWriter().u8(kind).u8(1).u64(atNs).u64(tx.createdAtNs).bytes(tx.caller);
  writeFields(writer, tx);
  writer.opt(tx.reason, (reason) => writer.text(reason));

  const record = writer.done();
  recordBytes.set(record);
  return record.length;
}

/** Reads what `writePrivileged` wrote. */
export function readPrivileged(record: Uint8Array): PrivilegedTransaction {
  const reader = new ByteReader(record);
  const type = PRIVILEGED_TYPES[reader.u8() - FIRST_KIND];
  assert(type !== undefined, `unknown kind of block ${record[0]}`);
  reader.raw(9);

  const createdAtNs = reader.u64();
  const caller = reader.bytes();
  const fields = readFields(reader, type);
  const reason = reader.opt(() => reader.text());
  assert(reader.isAtEnd(), `a ${type} record of ${record.length} bytes is too long`);
  return assemble({ caller, createdAtNs, reason }, fields);
}

type Fields =
  | { type: "setFeeCollector"; collector: Account | undefined }
  | { type: "authorizedMint" | "authorizedBurn"; account: Account; amountAtoms: bigint }
  | { type: "freezeAccount" | "unfreezeAccount"; account: Account }
  | { type: "freezePrincipal" | "unfreezePrincipal"; principal: Uint8Array }
  | { type: "pause" | "unpause" | "deactivate" }
  | {
      type: "lock";
      lockId: bigint;
      account: Account;
      amountAtoms: bigint;
      purpose: string;
      expiresAtNs: bigint | undefined;
    }
  | { type: "unlock" | "burnLocked"; lockId: bigint; account: Account; amountAtoms: bigint }
  | { type: "transferLocked"; lockId: bigint; account: Account; to: Account; amountAtoms: bigint };

/** `Fields` are a transaction without its mandate, variant by variant. */
function assemble(mandate: Mandate, fields: Fields): PrivilegedTransaction {
  return { ...mandate, ...fields };
}

function writeFields(writer: ByteWriter, tx: PrivilegedTransaction): void {
  switch (tx.type) {
    case "setFeeCollector":
      writer.opt(tx.collector, ({ raw }) => writer.bytes(raw));
      return;
    case "authorizedMint":
    case "authorizedBurn":
      writer.bytes(tx.account.raw).u128(tx.amountAtoms);
      return;
    case "freezeAccount":
    case "unfreezeAccount":
      writer.bytes(tx.account.raw);
      return;
    case "freezePrincipal":
    case "unfreezePrincipal":
      writer.bytes(tx.principal);
      return;
    case "pause":
    case "unpause":
    case "deactivate":
      return;
    case "lock":
      writer.u64(tx.lockId).bytes(tx.account.raw).u128(tx.amountAtoms).text(tx.purpose);
      writer.opt(tx.expiresAtNs, (expiresAtNs) => writer.u64(expiresAtNs));
      return;
    case "unlock":
    case "burnLocked":
      writer.u64(tx.lockId).bytes(tx.account.raw).u128(tx.amountAtoms);
      return;
    case "transferLocked":
      writer.u64(tx.lockId).bytes(tx.account.raw).u128(tx.amountAtoms).bytes(tx.to.raw);
  }
}

function readFields(reader: ByteReader, type: PrivilegedTransaction["type"]): Fields {
  const account = () => accountFromRaw(reader.bytes());
  switch (type) {
    case "setFeeCollector":
      return { type, collector: reader.opt(account) };
    case "authorizedMint":
    case "authorizedBurn":
      return { type, account: account(), amountAtoms: reader.u128() };
    case "freezeAccount":
    case "unfreezeAccount":
      return { type, account: account() };
    case "freezePrincipal":
    case "unfreezePrincipal":
      return { type, principal: reader.bytes() };
    case "pause":
    case "unpause":
    case "deactivate":
      return { type };
    case "lock":
      return {
        type,
        lockId: reader.u64(),
        account: account(),
        amountAtoms: reader.u128(),
        purpose: reader.text(),
        expiresAtNs: reader.opt(() => reader.u64()),
      };
    case "unlock":
    case "burnLocked":
      return { type, lockId: reader.u64(), account: account(), amountAtoms: reader.u128() };
    case "transferLocked":
      return {
        type,
        lockId: reader.u64(),
        account: account(),
        amountAtoms: reader.u128(),
        to: account(),
      };
  }
}
