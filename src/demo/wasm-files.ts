import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Canisters that are built, by their name in `dfx.json`. */
export type CanisterName =
  | "ledger"
  | "treasury"
  | "sim_kongswap"
  | "sim_icpswap_factory"
  | "sim_icpswap_pool";

/** Reads a built canister. */
export function readWasm(name: CanisterName): Uint8Array {
  const path = join(import.meta.dirname ?? ".", "../../.azle", name, `${name}.wasm`);
  if (!existsSync(path)) throw new Error(`${name} is not built: run "npm run build" first`);
  return readFileSync(path);
}
