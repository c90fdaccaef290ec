import { concatBytes } from "../../../src/kernel/bytes.js";
import { WasmReader } from "../../../src/localnet/wasm/wasm-reader.js";
import { WasmWriter } from "../../../src/localnet/wasm/wasm-writer.js";

/** The module was not made by the version of Azle that this knows. */
export class UnknownModule extends Error {
  override readonly name = "UnknownModule";
}

/** Changes one function of a module. */
export type CodeEdit = {
  /** Named when the module is not the expected one. */
  readonly name: string;
  /** The body of a function, changed; `undefined` when the edit is not for this function. */
  readonly apply: (body: Uint8Array) => Uint8Array | undefined;
  /** How many functions it is for: one, unless it is said. */
  readonly functionCount?: number;
};

/** Puts bytes in the place of others, where these stand in a body. */
export function editOf(name: string, from: Uint8Array, to: Uint8Array): CodeEdit {
  const apply = (body: Uint8Array) => {
    const at = indexOfBytes(body, from);
    return at < 0 ? undefined : splice(body, at, at + from.length, to);
  };
  return { name, apply };
}

/**
 * Puts code before that of a function, which is known by how its body begins. Both parts begin with
 * the same declaration of locals, of one group.
 */
export function editBefore(name: string, beginning: Uint8Array, code: Uint8Array): CodeEdit {
  const apply = (body: Uint8Array) =>
    beginsWith(body, beginning) ? splice(body, LOCALS_BYTES, LOCALS_BYTES, code) : undefined;
  return { name, apply };
}

/** How many groups, how many locals, and of which type. */
const LOCALS_BYTES = 3;

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
 * The code section with each edit made in the functions that it is for.
 *
 * @throws {UnknownModule} when an edit is for fewer functions than it says, or for more.
 */
export function editCode(reader: WasmReader, edits: readonly CodeEdit[]): WasmWriter {
  const count = reader.u32();
  const out = new WasmWriter(reader.end - reader.at).u32(count);
  const useCounts = new Map(edits.map((edit) => [edit, 0]));
  for (let i = 0; i < count; i++) {
    let body = reader.view();
    for (const edit of edits) {
      const edited = edit.apply(body);
      if (edited === undefined) continue;
      useCounts.set(edit, (useCounts.get(edit) ?? 0) + 1);
      body = edited;
    }
    out.u32(body.length).raw(body);
  }
  for (const [{ name, functionCount = 1 }, useCount] of useCounts)
    if (useCount !== functionCount)
      throw new UnknownModule(
        `${name} is for ${functionCount} functions, and ${useCount} are there`,
      );
  return out;
}

/** Where bytes begin in others, or -1. */
export function indexOfBytes(bytes: Uint8Array, part: Uint8Array): number {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf(part);
}

/** Whether bytes begin with others. */
export function beginsWith(bytes: Uint8Array, beginning: Uint8Array): boolean {
  return indexOfBytes(bytes.subarray(0, beginning.length), beginning) === 0;
}
