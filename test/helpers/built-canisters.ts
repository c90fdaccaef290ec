import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The module of a canister as `npm run build` left it. */
export function builtWasm(name: string): Uint8Array {
  return readFileSync(join(__dirname, `../../.azle/${name}/${name}.wasm`));
}
