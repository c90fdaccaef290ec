import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { buildTarget, modulePaths } from "./build-target.js";
import { describeDifference } from "./module-difference.js";
import { type BuildTarget, hashInputs, INPUTS } from "./project.js";

/** A module as it was built in each of two folders. */
export type Verified = {
  readonly name: string;
  /** SHA-256 of the module that is deployed: the compressed one. */
  readonly hashes: readonly [string, string];
  readonly sha256Wasm: string;
  readonly byteCount: number;
  readonly gzipByteCount: number;
  /** Where the two modules differ; empty when they do not. */
  readonly differences: readonly string[];
};

/** What is verified, and who is told of the progress. */
export type VerifyOrder = {
  readonly root: string;
  readonly targets: readonly BuildTarget[];
  readonly commit: string | undefined;
  readonly onBuilt: (name: string, folder: string) => void;
};

/**
 * Builds modules twice, in two new folders whose paths have other names and other lengths, and
 * compares them. What is installed in `node_modules` serves both.
 */
export async function verifyBuilds(order: VerifyOrder): Promise<Verified[]> {
  const scratch = mkdtempSync(join(tmpdir(), "ballast-verify-"));
  const folders = [join(scratch, "a"), join(scratch, "elsewhere", "and", "deeper")] as const;
  try {
    for (const folder of folders) await buildIn(folder, order);
    return order.targets.map(({ name }) => compare(name, folders));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function buildIn(folder: string, order: VerifyOrder): Promise<void> {
  const { root, targets, commit, onBuilt } = order;
  mkdirSync(folder, { recursive: true });
  for (const path of [...INPUTS, "dfx.json", "package.json"]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(root, path), join(folder, path), {
      recursive: true,
      filter: (source) => !source.includes("node_modules"),
    });
  }
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "dir");
  const inputs = hashInputs(folder);
  for (const target of targets) {
    await buildTarget({ root: folder, target, inputs, commit });
    onBuilt(target.name, folder);
  }
}

function compare(name: string, folders: readonly [string, string]): Verified {
  const [one, other] = [read(folders[0], name), read(folders[1], name)];
  const hashes = [sha256(one.gzip), sha256(other.gzip)] as const;
  const differences = hashes[0] === hashes[1] ? [] : describeDifference(one.wasm, other.wasm);
  return {
    name,
    hashes,
    sha256Wasm: sha256(one.wasm),
    byteCount: one.wasm.length,
    gzipByteCount: one.gzip.length,
    differences,
  };
}

function read(folder: string, name: string) {
  const { wasm, gzip } = modulePaths(folder, name);
  return { wasm: readFileSync(wasm), gzip: readFileSync(gzip) };
}

/** SHA-256 in hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
