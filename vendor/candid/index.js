export * from "candid-stock";
export { decodeWithQuota, skim } from "./decode.js";
export { encodeBy } from "./encode.js";
export { writerOf } from "./encoders.js";
export { IDL } from "./idl.js";
export { idlLabelToId } from "./labels.js";
export { DEFAULT_DECODING_QUOTA, setDecodingQuota } from "./quota.js";
export { keepTypes } from "./signatures.js";
export {
  writeBool,
  writeByte,
  writeInt64,
  writeLeb,
  writeNat,
  writeNat8,
  writeNat64,
  writePrincipalBytes,
  writeText,
} from "./writers.js";
