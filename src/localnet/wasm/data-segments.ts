import { DIRTY_PAGE_BYTES, HEAP_BASE } from "./layout.js";
import { readVector } from "./module-index.js";
import { OP } from "./opcodes.js";
import { WasmFormatError, type WasmReader } from "./wasm-reader.js";
import { WasmWriter } from "./wasm-writer.js";

/**
 * Rewrites the data section: active segments are shifted above the map of written pages, and for
 * each of them another one is added that marks its pages there. Indices of segments stay.
 *
 * @throws {WasmFormatError} when the address of a segment is not a constant.
 */
export function rewriteDataSection(reader: WasmReader): WasmWriter {
  const places: SegmentPlace[] = [];
  const segments = readVector(reader, (segment) => {
    const out = new WasmWriter();
    const place = copySegment(segment, out);
    if (place !== undefined && place.byteCount > 0) places.push(place);
    return out;
  });
  const out = new WasmWriter().u32(segments.length + places.length);
  for (const segment of segments) out.copy(segment.bytes, 0, segment.length);
  for (const place of places) writeMarks(out, place);
  return out;
}

type SegmentPlace = { readonly address: number; readonly byteCount: number };

/** Copies a data segment, shifted above the map; an active one tells what it writes. */
function copySegment(reader: WasmReader, out: WasmWriter): SegmentPlace | undefined {
  const flags = reader.u32();
  if (flags === 1) {
    const data = reader.view();
    out.u32(1).u32(data.length).raw(data);
    return undefined;
  }
  if (flags === 2) reader.u32();
  if (reader.u8() !== OP.i32Const)
    throw new WasmFormatError("data segments must have a constant address");
  const address = reader.i32() >>> 0;
  reader.u8();
  const data = reader.view();
  out
    .u32(0)
    .u8(OP.i32Const)
    .signed((address + HEAP_BASE) | 0)
    .u8(OP.end);
  out.u32(data.length).raw(data);
  return { address, byteCount: data.length };
}

/** A data segment that marks the pages which another one fills. */
function writeMarks(out: WasmWriter, { address, byteCount }: SegmentPlace): void {
  const first = Math.floor(address / DIRTY_PAGE_BYTES);
  const last = Math.floor((address + byteCount - 1) / DIRTY_PAGE_BYTES);
  out.u32(0).u8(OP.i32Const).signed(first).u8(OP.end);
  out.u32(last - first + 1).raw(new Uint8Array(last - first + 1).fill(1));
}
