import { WasmFormatError, WasmReader } from "./wasm-reader.js";

/** Section ids of the binary format. */
export const SECTION = {
  custom: 0,
  type: 1,
  import: 2,
  function: 3,
  table: 4,
  memory: 5,
  global: 6,
  export: 7,
  start: 8,
  element: 9,
  code: 10,
  data: 11,
  dataCount: 12,
} as const;

/** The order in which sections stand in a module. */
export const SECTION_ORDER = [1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 10, 11] as const;

/** A module cut into its sections. */
export type ModuleSections = {
  readonly bytes: Uint8Array;
  /** A fresh reader over the content of a section; an empty one when the module has none. */
  reader(id: number): WasmReader;
  has(id: number): boolean;
  /** Whole custom sections, with their headers, in their order. */
  readonly custom: readonly Uint8Array[];
};

/**
 * Cuts a module into sections.
 *
 * @throws {WasmFormatError} when the bytes are no WebAssembly module.
 */
export function splitSections(bytes: Uint8Array): ModuleSections {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 8 || view.getUint32(0) !== 0x0061736d || view.getUint32(4, true) !== 1)
    throw new WasmFormatError("this is not a WebAssembly module");
  const places = new Map<number, readonly [number, number]>();
  const custom: Uint8Array[] = [];
  const reader = new WasmReader(bytes, 8);
  while (!reader.isAtEnd()) {
    const start = reader.at;
    const id = reader.u8();
    const byteCount = reader.u32();
    const contentAt = reader.at;
    reader.skip(byteCount);
    if (id === SECTION.custom) custom.push(bytes.subarray(start, reader.at));
    else places.set(id, [contentAt, reader.at]);
  }

  return {
    bytes,
    custom,
    has: (id) => places.has(id),
    reader(id) {
      const [start, end] = places.get(id) ?? [0, 0];
      return new WasmReader(bytes, start, end);
    },
  };
}

/** The name of a custom section, given whole with its header. */
export function customSectionName(section: Uint8Array): string {
  const reader = new WasmReader(section, 1);
  reader.u32();
  return decoder.decode(reader.view());
}

const decoder = new TextDecoder();
