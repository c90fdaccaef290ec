import { SECTION } from "../../../src/localnet/wasm/sections.js";
import { editCode, rewriteSections } from "./code-edits.js";
import { KEPT_BLOCKS } from "./kept-blocks.js";
import { QUICK_MEMORY } from "./quick-memory.js";
import { QUICK_STEPS } from "./quick-steps.js";

const EDITS = [...QUICK_STEPS, ...KEPT_BLOCKS, ...QUICK_MEMORY];

/**
 * The module with an engine that does the same in fewer instructions. All of it runs in QuickJS, as
 * Azle compiled it; each place that is changed is found by its bytes.
 *
 * @throws {UnknownModule} when the engine is not the one of Azle 0.33.0.
 */
export function withQuickEngine(module: Uint8Array): Uint8Array {
  return rewriteSections(module, new Map([[SECTION.code, (reader) => editCode(reader, EDITS)]]));
}
