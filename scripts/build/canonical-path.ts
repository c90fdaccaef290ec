import { concatBytes } from "../../src/kernel/bytes.js";
import { SECTION, splitSections } from "../../src/localnet/wasm/sections.js";
import { WasmReader } from "../../src/localnet/wasm/wasm-reader.js";
import { WasmWriter } from "../../src/localnet/wasm/wasm-writer.js";

/*
 * Azle writes into every module where its bundle lay on the machine that built it: the last data
 * segment is a JSON text with a field `mainJsPath`, and two functions know the length of that text.
 * Here the path is replaced by one that is the same everywhere, and so is the length.
 */

/** The module was not made by the version of Azle that this knows. */
export class UnknownModule extends Error {
  override readonly name = "UnknownModule";
}

/**
 * A module that no longer knows where it was built.
 *
 * @param path - what stands in place of the path; it shows in stack traces.
 * @throws {UnknownModule} when the module does not look as Azle 0.33.0 makes it.
 */
export function withCanonicalPath(wasm: Uint8Array, path: string): Uint8Array {
  const { index, text } = findWasmData(wasm);
  const data = JSON.parse(text) as { mainJsPath: string };
  const replaced = encoder.encode(JSON.stringify({ ...data, mainJsPath: path }));
  const lengths = { index, from: encoder.encode(text).length, to: replaced.length };

  const out = new WasmWriter(wasm.length).raw(wasm.subarray(0, 8));
  const reader = new WasmReader(wasm, 8);
  while (!reader.isAtEnd()) {
    const startAt = reader.at;
    const id = reader.u8();
    const content = reader.sub(reader.u32());
    if (id === SECTION.code) out.u8(id).sized(rewriteCode(content, lengths));
    else if (id === SECTION.data) out.u8(id).sized(rewriteData(content, index, replaced));
    else out.copy(wasm, startAt, reader.at);
  }
  return out.done();
}

/** The text of the last segment, and the index of that segment. */
function findWasmData(wasm: Uint8Array): { readonly index: number; readonly text: string } {
  const reader = splitSections(wasm).reader(SECTION.data);
  const count = reader.isAtEnd() ? 0 : reader.u32();
  let last: Uint8Array = new Uint8Array(0);
  for (let i = 0; i < count; i++) last = readSegment(reader).data;
  const text = new TextDecoder().decode(last);
  if (!/^\{.*"mainJsPath":".*"\}$/.test(text)) {
    throw new UnknownModule("the last data segment does not say where the module was built");
  }
  return { index: count - 1, text };
}

type Segment = { readonly header: Uint8Array; readonly data: Uint8Array };

/** A data segment: what stands before its bytes, and its bytes. */
function readSegment(reader: WasmReader): Segment {
  const startAt = reader.at;
  const flags = reader.u32();
  if (flags === 2) reader.u32();
  if (flags !== PASSIVE) {
    reader.u8();
    reader.skipLeb();
    reader.u8();
  }
  const header = reader.bytes.subarray(startAt, reader.at);
  return { header, data: reader.view() };
}

function rewriteData(reader: WasmReader, index: number, replaced: Uint8Array): WasmWriter {
  const count = reader.u32();
  const out = new WasmWriter(reader.end - reader.at).u32(count);
  for (let i = 0; i < count; i++) {
    const { header, data } = readSegment(reader);
    const bytes = i === index ? replaced : data;
    out.raw(header).u32(bytes.length).raw(bytes);
  }
  return out;
}

/** Which segment has another length from now on. */
type Lengths = { readonly index: number; readonly from: number; readonly to: number };

/** Replaces the length in the function that answers it and in the one that copies the segment. */
function rewriteCode(reader: WasmReader, { index, from, to }: Lengths): WasmWriter {
  const count = reader.u32();
  const out = new WasmWriter(reader.end - reader.at).u32(count);
  const sizeBody = sizeBodyOf(from);
  const copying = (length: number) =>
    new WasmWriter()
      .raw(constant(length))
      .ops(...MEMORY_INIT)
      .u32(index)
      .u8(0)
      .done();
  let sizeCount = 0;
  let copyCount = 0;

  for (let i = 0; i < count; i++) {
    const body = reader.view();
    const copyAt = indexOf(body, copying(from));
    if (Buffer.compare(body, sizeBody) === 0) {
      sizeCount += 1;
      out.sized(new WasmWriter().raw(sizeBodyOf(to)));
    } else if (copyAt >= 0) {
      copyCount += 1;
      const rest = body.subarray(copyAt + copying(from).length);
      out.sized(new WasmWriter().raw(concatBytes(body.subarray(0, copyAt), copying(to), rest)));
    } else out.u32(body.length).raw(body);
  }
  if (sizeCount !== 1 || copyCount !== 1) {
    throw new UnknownModule(
      `the length of the last segment is known to ${sizeCount} + ${copyCount} functions, not 1 + 1`,
    );
  }
  return out;
}

/** A function without locals that answers a constant. */
function sizeBodyOf(value: number): Uint8Array {
  return concatBytes(Uint8Array.of(0), constant(value), Uint8Array.of(END));
}

function constant(value: number): Uint8Array {
  return new WasmWriter().u8(I32_CONST).signed(value).done();
}

function indexOf(bytes: Uint8Array, part: Uint8Array): number {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf(part);
}

const PASSIVE = 1;
const I32_CONST = 0x41;
const END = 0x0b;
const MEMORY_INIT = [0xfc, 8];

const encoder = new TextEncoder();
