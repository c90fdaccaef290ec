import { gzipSync } from "fflate";

import { readAzleSegments, withAzleSegments } from "./azle-segments.js";
import { lightScript } from "./bundle/light-script.js";
import { candidArguments } from "./candid-arguments.js";
import { withQuickEngine } from "./engine/quick-engine.js";
import { withMetadata } from "./metadata-sections.js";

/** What a module is finished with. */
export type ModuleFacts = {
  readonly name: string;
  /** Its interface as it is checked in, comments and names included. */
  readonly did: string;
  /** The commit it is built from, where there is one. */
  readonly commit: string | undefined;
};

/** A module ready to be installed, and the same compressed. */
export type FinishedModule = { readonly wasm: Uint8Array; readonly gzip: Uint8Array };

/**
 * Makes the module that is deployed out of the one that Azle built: with a bundle that is cheap to
 * start and to run, without the folder it was built in, with its interface and commit for everybody
 * to read.
 */
export function finishModule(raw: Uint8Array, { name, did, commit }: ModuleFacts): FinishedModule {
  const { script, facts } = readAzleSegments(raw);
  const light = withAzleSegments(withQuickEngine(raw), {
    script: lightScript(script),
    facts: { ...facts, mainJsPath: `ballast/${name}/main.js` },
  });
  const wasm = withMetadata(light, {
    "candid:service": did,
    "candid:args": candidArguments(did),
    ...(commit === undefined ? {} : { git_commit_id: commit }),
  });
  return { wasm, gzip: compress(wasm) };
}

/**
 * Compresses in JavaScript alone: the one that Node brings along compresses differently from
 * processor to processor. Neither a time nor an operating system is written.
 */
function compress(wasm: Uint8Array): Uint8Array {
  const gzip = gzipSync(wasm, { level: 9, mtime: 0 });
  gzip[GZIP_SYSTEM_INDEX] = GZIP_SYSTEM_UNKNOWN;
  return gzip;
}

const GZIP_SYSTEM_INDEX = 9;
const GZIP_SYSTEM_UNKNOWN = 255;
