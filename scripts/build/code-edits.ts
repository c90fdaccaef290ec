import { concatBytes } from "../../src/kernel/bytes.js";
import { WasmReader } from "../../src/localnet/wasm/wasm-reader.js";
import { WasmWriter } from "../../src/localnet/wasm/wasm-writer.js";

/** The module was not made by the version of Azle that this knows. */
export class UnknownModule extends Error {
  override readonly name = "UnknownModule";
}

/** The body of a function, changed; `undefined` when the edit is not for this function. */
export type CodeEdit = (body: Uint8Array) => Uint8Array | undefined;

/** Puts bytes in the place of others, where these stand in a body. */
export function editOf(from: Uint8Array, to: Uint8Array): CodeEdit {
  return (body) => {
    const at = indexOfBytes(body, from);
    return at < 0 ? undefined : splice(body, at, at + from.length, to);
  };
}

/** Bytes with others in the place of a part. */
export function splice(bytes: Uint8Array, at: number, end: number, to: Uint8Array): Uint8Array {
  return concatBytes(bytes.subarray(0, at), to, bytes.subarray(end));
}

/** Writes a module anew, with other contents of some sections. */
export function rewriteSections(
  wasm: Uint8Array,
  contents: ReadonlyMap<number, (reader: WasmReader) => WasmWriter>,
): Uint8Array {
  const out = new WasmWriter(wasm.length).raw(wasm.subarray(0, 8));
  const reader = new WasmReader(wasm, 8);
  while (!reader.isAtEnd()) {
    const startAt = reader.at;
    const id = reader.u8();
    const content = reader.sub(reader.u32());
    const rewritten = contents.get(id)?.(content);
    if (rewritten === undefined) out.copy(wasm, startAt, reader.at);
    else out.u8(id).sized(rewritten);
  }
  return out.done();
}

/**
 * The code section with each edit made in the one function that it is for.
 *
 * @throws {UnknownModule} when an edit is for none, or for several.
 */
export function editCode(reader: WasmReader, edits: readonly CodeEdit[]): WasmWriter {
  const count = reader.u32();
  const out = new WasmWriter(reader.end - reader.at).u32(count);
  const uses = edits.map(() => 0);
  for (let i = 0; i < count; i++) {
    let body = reader.view();
    for (const [n, edit] of edits.entries()) {
      const edited = edit(body);
      if (edited === undefined) continue;
      uses[n] = (uses[n] ?? 0) + 1;
      body = edited;
    }
    out.u32(body.length).raw(body);
  }
  if (uses.some((useCount) => useCount !== 1)) {
    throw new UnknownModule(`the edits are for ${uses.join(" + ")} functions, not one each`);
  }
  return out;
}

/** Where bytes begin in others, or -1. */
export function indexOfBytes(bytes: Uint8Array, part: Uint8Array): number {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf(part);
}
