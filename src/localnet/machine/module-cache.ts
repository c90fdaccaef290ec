import { createHash } from "node:crypto";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

import { EXPORT, FACTS_SECTION, type RewriteFacts } from "../wasm/layout.js";
import { REWRITER_VERSION, rewriteModule } from "../wasm/rewrite-module.js";
import { customSectionName, splitSections } from "../wasm/sections.js";
import { keptFile } from "./kept-files.js";

/** A module that is ready to be instantiated, rewritten and compiled once. */
export type CanisterModule = {
  /** SHA-256 of the bytes as they were installed, compressed ones included. */
  readonly hash: Uint8Array;
  readonly hashHex: string;
  readonly compiled: WebAssembly.Module;
  readonly facts: RewriteFacts;
  /** Names of the functions the module exports, without those of the rewriter. */
  readonly exports: ReadonlySet<string>;
  /** Names of its metadata sections, without their prefixes. */
  readonly metadataNames: readonly string[];
};

/** Where rewritten modules are kept between runs, relative to the working directory. */
const CACHE_DIRECTORY = join(".cache", "localnet");

/** Smaller modules are rewritten sooner than read. */
const KEPT_BYTES_MIN = 100_000;

const modulesByHash = new Map<string, CanisterModule>();
const modulesByBytes = new WeakMap<Uint8Array, CanisterModule>();

/**
 * Rewrites and compiles a module, or finds the result of an earlier time.
 *
 * @throws {WasmFormatError} when the module is not one that the network can run.
 */
export function loadModule(wasm: Uint8Array): CanisterModule {
  const known = modulesByBytes.get(wasm);
  if (known !== undefined) return known;
  const hash = new Uint8Array(createHash("sha256").update(wasm).digest());
  const hashHex = Buffer.from(hash).toString("hex");
  const module = modulesByHash.get(hashHex) ?? compile(wasm, hash, hashHex);
  modulesByHash.set(hashHex, module);
  modulesByBytes.set(wasm, module);
  return module;
}

/** Content of a metadata section, and whether everybody may read it. */
export function moduleMetadata(
  module: CanisterModule,
  name: string,
): { readonly content: Uint8Array; readonly isPublic: boolean } | undefined {
  for (const visibility of ["public", "private"]) {
    const [content] = WebAssembly.Module.customSections(
      module.compiled,
      `icp:${visibility} ${name}`,
    );
    if (content !== undefined)
      return { content: new Uint8Array(content), isPublic: visibility === "public" };
  }
  return undefined;
}

function compile(wasm: Uint8Array, hash: Uint8Array, hashHex: string): CanisterModule {
  const bytes = rewritten(wasm, hashHex);
  const compiled = new WebAssembly.Module(bytes);
  const [facts] = WebAssembly.Module.customSections(compiled, FACTS_SECTION);
  const names = WebAssembly.Module.exports(compiled)
    .filter(({ kind, name }) => kind === "function" && name !== EXPORT.start)
    .map(({ name }) => name);

  return {
    hash,
    hashHex,
    compiled,
    facts: JSON.parse(new TextDecoder().decode(facts)),
    exports: new Set(names),
    metadataNames: metadataNames(bytes),
  };
}

function metadataNames(bytes: Uint8Array): string[] {
  const names = splitSections(bytes).custom.map(customSectionName);
  return names.flatMap((name) => {
    const [, metadataName] = /^icp:(?:public|private) (.*)$/s.exec(name) ?? [];
    return metadataName === undefined ? [] : [metadataName];
  });
}

function rewritten(wasm: Uint8Array, hashHex: string): Uint8Array<ArrayBuffer> {
  if (wasm.length < KEPT_BYTES_MIN) return new Uint8Array(rewriteModule(decompressed(wasm)));
  const name = `${hashHex}-${REWRITER_VERSION}.wasm`;
  return keptFile(CACHE_DIRECTORY, name, () => rewriteModule(decompressed(wasm)));
}

function decompressed(wasm: Uint8Array): Uint8Array {
  const isCompressed = wasm[0] === 0x1f && wasm[1] === 0x8b;
  return isCompressed ? new Uint8Array(gunzipSync(wasm)) : wasm;
}
