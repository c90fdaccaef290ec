import { concatBytes } from "../../src/kernel/bytes.js";
import { SECTION, splitSections } from "../../src/localnet/wasm/sections.js";
import { WasmReader } from "../../src/localnet/wasm/wasm-reader.js";
import { WasmWriter } from "../../src/localnet/wasm/wasm-writer.js";

/*
 * Azle writes two texts into every module, as its last two data segments: the bundle, and a JSON
 * text about it. Of each, one function knows the length and one copies it. Here they are read, and
 * replaced by others of any length.
 */

/** The module was not made by the version of Azle that this knows. */
export class UnknownModule extends Error {
  override readonly name = "UnknownModule";
}

/** What Azle wrote into a module. */
export type AzleSegments = {
  /** The bundle: the JavaScript of the canister. */
  readonly script: string;
  /** What Azle knows of it. */
  readonly facts: { readonly mainJsPath: string };
};

/**
 * Reads what Azle wrote.
 *
 * @throws {UnknownModule} when the module does not look as Azle 0.33.0 makes it.
 */
export function readAzleSegments(wasm: Uint8Array): AzleSegments {
  const { script, facts } = findSegments(wasm);
  return { script: decode(script.bytes), facts: JSON.parse(decode(facts.bytes)) };
}

/**
 * The module with other texts in the place of those that Azle wrote.
 *
 * @throws {UnknownModule} when the module does not look as Azle 0.33.0 makes it.
 */
export function withAzleSegments(wasm: Uint8Array, segments: AzleSegments): Uint8Array {
  const found = findSegments(wasm);
  const changes: Change[] = [
    { ...found.script, replaced: encoder.encode(segments.script) },
    { ...found.facts, replaced: encoder.encode(JSON.stringify(segments.facts)) },
  ];
  const out = new WasmWriter(wasm.length).raw(wasm.subarray(0, 8));
  const reader = new WasmReader(wasm, 8);
  while (!reader.isAtEnd()) {
    const startAt = reader.at;
    const id = reader.u8();
    const content = reader.sub(reader.u32());
    if (id === SECTION.code) out.u8(id).sized(rewriteCode(content, changes));
    else if (id === SECTION.data) out.u8(id).sized(rewriteData(content, changes));
    else out.copy(wasm, startAt, reader.at);
  }
  return out.done();
}

type Found = { readonly index: number; readonly bytes: Uint8Array };
type Change = Found & { readonly replaced: Uint8Array };

function findSegments(wasm: Uint8Array): { readonly script: Found; readonly facts: Found } {
  const reader = splitSections(wasm).reader(SECTION.data);
  const count = reader.isAtEnd() ? 0 : reader.u32();
  const segments = Array.from({ length: count }, () => readSegment(reader).data);
  const [script, facts] = segments.slice(-2);
  if (
    script === undefined ||
    facts === undefined ||
    !/^\{.*"mainJsPath":".*"\}$/.test(decode(facts))
  ) {
    throw new UnknownModule("the last data segment does not say where the module was built");
  }
  return {
    script: { index: count - 2, bytes: script },
    facts: { index: count - 1, bytes: facts },
  };
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

function rewriteData(reader: WasmReader, changes: readonly Change[]): WasmWriter {
  const count = reader.u32();
  const out = new WasmWriter(reader.end - reader.at).u32(count);
  for (let i = 0; i < count; i++) {
    const { header, data } = readSegment(reader);
    const bytes = changes.find(({ index }) => index === i)?.replaced ?? data;
    out.raw(header).u32(bytes.length).raw(bytes);
  }
  return out;
}

/** Replaces each length in the function that answers it and in the one that copies the segment. */
function rewriteCode(reader: WasmReader, changes: readonly Change[]): WasmWriter {
  const count = reader.u32();
  const out = new WasmWriter(reader.end - reader.at).u32(count);
  const edits = changes.flatMap(editsOf);
  const uses = edits.map(() => 0);
  for (let i = 0; i < count; i++) {
    let body = reader.view();
    edits.forEach(({ isWhole, from, to }, n) => {
      const at = isWhole ? (Buffer.compare(body, from) === 0 ? 0 : -1) : indexOf(body, from);
      if (at < 0) return;
      uses[n] = (uses[n] ?? 0) + 1;
      body = concatBytes(body.subarray(0, at), to, body.subarray(at + from.length));
    });
    out.u32(body.length).raw(body);
  }
  if (uses.some((useCount) => useCount !== 1)) {
    throw new UnknownModule(`the lengths are known to ${uses.join(" + ")} functions, not one each`);
  }
  return out;
}

type Edit = { readonly isWhole: boolean; readonly from: Uint8Array; readonly to: Uint8Array };

/** Where the length of a segment stands: in one whole body, and within another. */
function editsOf({ index, bytes, replaced }: Change): Edit[] {
  const copying = (length: number) =>
    new WasmWriter()
      .raw(constant(length))
      .ops(...MEMORY_INIT)
      .u32(index)
      .u8(0)
      .done();
  const [from, to] = [bytes.length, replaced.length];
  return [
    { isWhole: true, from: sizeBodyOf(from), to: sizeBodyOf(to) },
    { isWhole: false, from: copying(from), to: copying(to) },
  ];
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

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

const PASSIVE = 1;
const I32_CONST = 0x41;
const END = 0x0b;
const MEMORY_INIT = [0xfc, 8];

const encoder = new TextEncoder();
