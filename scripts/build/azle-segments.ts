import { concatBytes } from "../../src/kernel/bytes.js";
import { SECTION, splitSections } from "../../src/localnet/wasm/sections.js";
import type { WasmReader } from "../../src/localnet/wasm/wasm-reader.js";
import { WasmWriter } from "../../src/localnet/wasm/wasm-writer.js";
import {
  type CodeEdit,
  editCode,
  editOf,
  rewriteSections,
  UnknownModule,
} from "./engine/code-edits.js";

/*
 * Azle writes two texts into every module, as its last two data segments: the bundle, and a JSON
 * text about it. Of each, one function knows the length and one copies it. Here they are read, and
 * replaced by others of any length.
 */

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
  return rewriteSections(
    wasm,
    new Map([
      [SECTION.code, (reader) => editCode(reader, changes.flatMap(lengthEdits))],
      [SECTION.data, (reader) => rewriteData(reader, changes)],
    ]),
  );
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

/** The length of a segment: in the function that answers it, and in the one that copies it. */
function lengthEdits({ index, bytes, replaced }: Change): CodeEdit[] {
  const copying = (length: number) =>
    new WasmWriter()
      .raw(constant(length))
      .ops(...MEMORY_INIT)
      .u32(index)
      .u8(0)
      .done();
  const [from, to] = [bytes.length, replaced.length];
  const answering = sizeBodyOf(from);
  const answeringNew: CodeEdit = {
    name: "the length of a text",
    apply: (body) => (Buffer.compare(body, answering) === 0 ? sizeBodyOf(to) : undefined),
  };
  return [answeringNew, editOf("copying a text", copying(from), copying(to))];
}

/** A function without locals that answers a constant. */
function sizeBodyOf(value: number): Uint8Array {
  return concatBytes(Uint8Array.of(0), constant(value), Uint8Array.of(END));
}

function constant(value: number): Uint8Array {
  return new WasmWriter().u8(I32_CONST).signed(value).done();
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

const PASSIVE = 1;
const I32_CONST = 0x41;
const END = 0x0b;
const MEMORY_INIT = [0xfc, 8];

const encoder = new TextEncoder();
