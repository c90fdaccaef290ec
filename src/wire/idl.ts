/** Candid, as the compiled codec of `vendor/candid` reads and writes it. */
export {
  encodeBy,
  IDL,
  keepTypes,
  setDecodingQuota,
  skim,
  writeBool,
  writeByte,
  writeInt64,
  writeLeb,
  writeNat,
  writeNat8,
  writeNat64,
  writePrincipalBytes,
  writerOf,
  writeText,
} from "@dfinity/candid";
export { Principal } from "@dfinity/principal";
