import { callImports } from "./call-imports.js";
import { canisterImports } from "./canister-imports.js";
import { costImports } from "./cost-imports.js";
import { cyclesImports } from "./cycles-imports.js";
import { messageImports } from "./message-imports.js";
import { stableImports } from "./stable-imports.js";
import type { Imports, SystemApi } from "./system-api.js";

/** The whole System API, as the module `ic0`. */
export function systemImports(api: SystemApi): Imports {
  return {
    ...messageImports(api),
    ...callImports(api),
    ...cyclesImports(api),
    ...canisterImports(api),
    ...costImports(api),
    ...stableImports(api),
  };
}
