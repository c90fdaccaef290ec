/** The glue of didc for browsers, which the package does not type. */
declare module "@dfinity/didc/dist/web/didc_bg.js" {
  export { encode } from "@dfinity/didc";
  export function __wbg_set_wasm(exports: WebAssembly.Exports): void;
}
