import { customSectionName, SECTION } from "../../src/localnet/wasm/sections.js";
import { WasmReader } from "../../src/localnet/wasm/wasm-reader.js";
import { WasmWriter } from "../../src/localnet/wasm/wasm-writer.js";

/** What everybody may read of an installed module, by its name, as in `candid:service`. */
export type PublicMetadata = Readonly<Record<string, string>>;

/** The custom section by which the Internet Computer serves metadata to everybody. */
export function publicSectionName(name: string): string {
  return `icp:public ${name}`;
}

/** A module with public metadata behind its other sections, in place of what had these names. */
export function withMetadata(wasm: Uint8Array, metadata: PublicMetadata): Uint8Array {
  const entries = Object.entries(metadata);
  const replaced = new Set(
    entries.flatMap(([name]) => [publicSectionName(name), `icp:private ${name}`]),
  );
  const out = new WasmWriter(wasm.length).raw(wasm.subarray(0, 8));
  const reader = new WasmReader(wasm, 8);
  while (!reader.isAtEnd()) {
    const startAt = reader.at;
    const id = reader.u8();
    reader.skip(reader.u32());
    const section = wasm.subarray(startAt, reader.at);
    if (id === SECTION.custom && replaced.has(customSectionName(section))) continue;
    out.raw(section);
  }
  for (const [name, text] of entries) {
    const content = new WasmWriter().name(publicSectionName(name)).raw(encoder.encode(text));
    out.u8(SECTION.custom).sized(content);
  }
  return out.done();
}

const encoder = new TextEncoder();
