export * from "candid-stock";
export { decodeWithQuota, skim } from "./decode.js";
export { IDL } from "./idl.js";
export { idlLabelToId } from "./labels.js";
export { DEFAULT_DECODING_QUOTA, setDecodingQuota } from "./quota.js";
export { keepTypes } from "./signatures.js";
