import { readVector, skipConstantExpression } from "./module-index.js";
import { OP } from "./opcodes.js";
import type { WasmReader } from "./wasm-reader.js";
import { WasmWriter } from "./wasm-writer.js";

/** Rewrites the element section: entries of the function table that were replaced. */
export function rewriteElementSection(
  reader: WasmReader,
  replaced: (functionIndex: number) => number,
): WasmWriter {
  const segments = readVector(reader, (segment) => rewriteSegment(segment, replaced));
  const out = new WasmWriter().u32(segments.length);
  for (const segment of segments) out.copy(segment.bytes, 0, segment.length);
  return out;
}

function rewriteSegment(
  reader: WasmReader,
  replaced: (functionIndex: number) => number,
): WasmWriter {
  const out = new WasmWriter();
  const flags = reader.u32();
  out.u32(flags);
  const isActive = (flags & 1) === 0;
  const hasIndexOrIsDeclared = (flags & 2) !== 0;
  const usesExpressions = (flags & 4) !== 0;
  if (isActive && hasIndexOrIsDeclared) out.u32(reader.u32());
  if (isActive) copyConstantExpression(reader, out);
  if (!isActive || hasIndexOrIsDeclared) out.u8(reader.u8());
  const count = reader.u32();
  out.u32(count);
  for (let left = count; left > 0; left--) {
    if (usesExpressions) rewriteExpression(reader, out, replaced);
    else out.u32(replaced(reader.u32()));
  }
  return out;
}

function rewriteExpression(
  reader: WasmReader,
  out: WasmWriter,
  replaced: (functionIndex: number) => number,
): void {
  const start = reader.at;
  if (reader.u8() === OP.refFunc) {
    out.u8(OP.refFunc).u32(replaced(reader.u32())).u8(reader.u8());
    return;
  }
  reader.at = start;
  copyConstantExpression(reader, out);
}

function copyConstantExpression(reader: WasmReader, out: WasmWriter): void {
  const start = reader.at;
  skipConstantExpression(reader);
  out.copy(reader.bytes, start, reader.at);
}
