/** Candid, as the compiled codec of `vendor/candid` reads and writes it. */
export { IDL, keepTypes, setDecodingQuota, skim } from "@dfinity/candid";
export { Principal } from "@dfinity/principal";
