import { type ModuleSections, SECTION } from "./sections.js";
import { WasmFormatError, type WasmReader } from "./wasm-reader.js";

/** A function type: value types of its parameters and results. */
export type FunctionType = {
  readonly params: readonly number[];
  readonly results: readonly number[];
};

/** An imported function. */
export type FunctionImport = {
  readonly module: string;
  readonly field: string;
  readonly typeIndex: number;
};

/** What the rewriter must know of a module before it writes anything. */
export type ModuleIndex = {
  readonly types: readonly FunctionType[];
  /** Imported functions; their indices come first. A canister imports nothing else. */
  readonly imports: readonly FunctionImport[];
  /** Type indices of the module's own functions. */
  readonly functions: readonly number[];
  /** Whether each global is mutable. */
  readonly globalsMutable: readonly boolean[];
  readonly tableCount: number;
  /** Limits of the only memory. */
  readonly memory: MemoryLimits | undefined;
  readonly startFunction: number | undefined;
};

/** Limits of a memory, in WebAssembly pages. */
export type MemoryLimits = { readonly pagesMin: number; readonly pagesMax: number | undefined };

/** Reads the declarations of a module. */
export function indexModule(sections: ModuleSections): ModuleIndex {
  return {
    types: readVector(sections.reader(SECTION.type), readFunctionType),
    imports: readVector(sections.reader(SECTION.import), readFunctionImport),
    functions: readVector(sections.reader(SECTION.function), (reader) => reader.u32()),
    globalsMutable: readVector(sections.reader(SECTION.global), readGlobalMutability),
    tableCount: readVector(sections.reader(SECTION.table), skipTable).length,
    memory: readMemory(sections.reader(SECTION.memory)),
    startFunction: sections.has(SECTION.start) ? sections.reader(SECTION.start).u32() : undefined,
  };
}

/** Reads a vector; an empty reader is an empty vector. */
export function readVector<T>(reader: WasmReader, read: (reader: WasmReader) => T): T[] {
  const items: T[] = [];
  if (reader.isAtEnd()) return items;
  for (let left = reader.u32(); left > 0; left--) items.push(read(reader));
  return items;
}

/** Steps over a constant expression, its `end` included. */
export function skipConstantExpression(reader: WasmReader): void {
  for (;;) {
    const opcode = reader.u8();
    switch (opcode) {
      case 0x0b:
        return;
      case 0x41:
      case 0x42:
      case 0x23:
      case 0xd0:
      case 0xd2:
        reader.skipLeb();
        break;
      case 0x43:
        reader.skip(4);
        break;
      case 0x44:
        reader.skip(8);
        break;
      case 0xfd:
        reader.skipLeb();
        reader.skip(16);
        break;
      default:
        throw new WasmFormatError(`opcode ${opcode} is not supported in a constant expression`);
    }
  }
}

function readFunctionType(reader: WasmReader): FunctionType {
  if (reader.u8() !== 0x60) throw new WasmFormatError("only function types are supported");
  const valueType = (types: WasmReader) => types.u8();
  return { params: readVector(reader, valueType), results: readVector(reader, valueType) };
}

function readFunctionImport(reader: WasmReader): FunctionImport {
  const module = reader.name();
  const field = reader.name();
  if (reader.u8() !== 0)
    throw new WasmFormatError(`${module}.${field}: a canister imports functions only`);
  return { module, field, typeIndex: reader.u32() };
}

function readGlobalMutability(reader: WasmReader): boolean {
  const type = reader.u8();
  const mutable = reader.u8() === 1;
  if (mutable && type === 0x7b)
    throw new WasmFormatError("mutable vector globals are not supported");
  skipConstantExpression(reader);
  return mutable;
}

function skipTable(reader: WasmReader): void {
  if (reader.u8() === 0x40)
    throw new WasmFormatError("tables with an initializer are not supported");
  readLimits(reader);
}

function readMemory(reader: WasmReader): MemoryLimits | undefined {
  const memories = readVector(reader, readLimits);
  if (memories.length > 1) throw new WasmFormatError("several memories are not supported");
  return memories[0];
}

function readLimits(reader: WasmReader): MemoryLimits {
  const flags = reader.u8();
  if (flags > 1) throw new WasmFormatError("shared and 64-bit memories are not supported");
  return { pagesMin: reader.u32(), pagesMax: flags === 1 ? reader.u32() : undefined };
}
