import * as glue from "@dfinity/didc/dist/web/didc_bg.js";

import { parseHex } from "../../kernel/bytes.js";

/** Which arguments are meant. */
export type TextArguments = {
  /** The description of the canister. */
  readonly did: string;
  readonly method: string;
  /** The arguments as Candid writes them: `(1, "a")`. */
  readonly text: string;
};

/**
 * Encodes arguments that are written as Candid text, by the compiler that `icp` and dfx use.
 *
 * @throws {Error} whose message says in one sentence what is wrong.
 */
export async function encodeText({ did, method, text }: TextArguments): Promise<Uint8Array> {
  try {
    loading ??= load();
    await loading;
  } catch {
    loading = undefined;
    throw new Error("The reader of Candid text cannot be loaded: is the network still running?");
  }
  try {
    const withType = { kind: "methodParams", name: method } as const;
    return parseHex(glue.encode({ idl: did, input: text, withType })) ?? new Uint8Array(0);
  } catch (error) {
    throw new Error(`These are no arguments of ${method}: ${reasonOf(error)}`);
  }
}

let loading: Promise<void> | undefined;

/** It is four times as large as the page: only those who write Candid load it. */
async function load(): Promise<void> {
  const { instance } = await WebAssembly.instantiateStreaming(fetch("/_/candid/didc.wasm"), {
    "./didc_bg.js": { ...glue },
  });
  glue.__wbg_set_wasm(instance.exports);
  const { __wbindgen_start: start } = instance.exports;
  if (typeof start === "function") start();
}

/** The heart of what didc says, in one line. */
function reasonOf(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error);
  const [, heart = said] =
    /`(?:Candid parser error: |Could not encode args to bytes )?(.*)`/s.exec(said) ?? [];
  return heart.replace(/\s*\n\s*/g, ": ").replace(/\.?$/, ".");
}
