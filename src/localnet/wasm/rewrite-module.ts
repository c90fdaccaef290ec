import {
  type AddedFunction,
  asFloats,
  callbackFunction,
  chargeFunction,
  copyRangeFunction,
  floatBridgeFunction,
  growFunction,
  noMemoryFunction,
  writeRangeFunction,
} from "./added-functions.js";
import { rewriteDataSection } from "./data-segments.js";
import { rewriteElementSection } from "./element-segments.js";
import {
  EXPORT,
  FACTS_SECTION,
  HEAP_BASE_PAGES,
  HEAP_PAGES_MAX,
  type RewriteFacts,
} from "./layout.js";
import { COUNTER_COUNT } from "./metering-code.js";
import { type FunctionType, indexModule, type ModuleIndex } from "./module-index.js";
import { OP, TYPE } from "./opcodes.js";
import { BodyRewriter, type RewriteTargets } from "./rewrite-body.js";
import { type ModuleSections, SECTION, SECTION_ORDER, splitSections } from "./sections.js";
import { WasmFormatError, WasmReader } from "./wasm-reader.js";
import { WasmWriter } from "./wasm-writer.js";

/** Raised whenever the output for the same input changes, so that stored results are not used. */
export const REWRITER_VERSION = 2;

/** System API functions that are called so often that their 64-bit integers travel as floats. */
const FLOAT_BRIDGED: ReadonlySet<string> = new Set([
  "stable64_size",
  "stable64_grow",
  "stable64_read",
  "stable64_write",
]);

/**
 * Rewrites a canister's module so that the host can count its instructions and undo a message:
 *
 * - each basic block subtracts its weight from a counter, and traps when nothing is left;
 * - each store marks its page in a map below the heap (see `layout.ts`);
 * - `memory.size` and `memory.grow` work on a page count of their own, which a rollback restores;
 * - mutable globals, the table, the memory and the start function are exported;
 * - segments are never dropped.
 *
 * @throws {WasmFormatError} when the module is malformed or uses what is not supported: 64-bit,
 * shared or several memories, mutable vector globals, exceptions, imports other than functions.
 */
export function rewriteModule(bytes: Uint8Array): Uint8Array {
  return new ModuleRewriter(splitSections(bytes)).rewrite();
}

class ModuleRewriter {
  readonly #sections: ModuleSections;
  readonly #index: ModuleIndex;
  readonly #types: FunctionType[];
  readonly #added: AddedFunction[] = [];
  readonly #targets: RewriteTargets;
  readonly #callback: number | undefined;
  readonly #bodies: BodyRewriter;
  /** Type index of each import, after the bridges. */
  readonly #importTypes: number[];
  #data: WasmWriter | undefined;

  constructor(sections: ModuleSections) {
    this.#sections = sections;
    this.#index = indexModule(sections);
    this.#types = [...this.#index.types];
    this.#importTypes = this.#index.imports.map(({ typeIndex }) => typeIndex);
    this.#targets = this.#addFunctions();
    this.#callback = this.#addCallback();
    this.#bodies = new BodyRewriter(sections.bytes, this.#targets);
  }

  rewrite(): Uint8Array {
    const out = new WasmWriter(this.#sections.bytes.length * 2);
    out.ops(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00);
    for (const id of SECTION_ORDER) {
      const content = this.#section(id);
      if (content !== undefined) out.u8(id).sized(content);
    }
    for (const section of this.#sections.custom) out.raw(section);
    out.u8(SECTION.custom).sized(this.#factsSection());
    return out.done();
  }

  #addFunctions(): RewriteTargets {
    const { globalsMutable, memory, imports } = this.#index;
    const globals = {
      heapPages: globalsMutable.length,
      counters: Array.from({ length: COUNTER_COUNT }, (_, i) => globalsMutable.length + 1 + i),
    };
    const withMemory = (build: () => AddedFunction, params: number) =>
      this.#add(memory === undefined ? noMemoryFunction(params) : build());
    const pagesMax = Math.min(memory?.pagesMax ?? HEAP_PAGES_MAX, HEAP_PAGES_MAX);
    const replacements = new Map<number, number>();
    for (const [index, { module, field }] of imports.entries())
      if (module === "ic0" && FLOAT_BRIDGED.has(field))
        replacements.set(index, this.#bridge(index));

    return {
      counters: globals.counters,
      heapPagesGlobal: globals.heapPages,
      chargeFunction: this.#add(chargeFunction(globals)),
      writeRangeFunction: withMemory(() => writeRangeFunction(globals), 3),
      copyRangeFunction: withMemory(() => copyRangeFunction(globals), 3),
      growFunction: withMemory(() => growFunction(globals, pagesMax), 1),
      replacements,
    };
  }

  #addCallback(): number | undefined {
    if (this.#index.tableCount === 0) return undefined;
    return this.#add(callbackFunction(this.#typeIndex([TYPE.i32], [])));
  }

  #add(added: AddedFunction): number {
    this.#added.push(added);
    return this.#index.imports.length + this.#index.functions.length + this.#added.length - 1;
  }

  #bridge(importIndex: number): number {
    const type = this.#typeAt(this.#importTypes[importIndex] ?? -1);
    this.#importTypes[importIndex] = this.#typeIndex(asFloats(type.params), asFloats(type.results));
    return this.#add(floatBridgeFunction(importIndex, type.params, type.results));
  }

  #typeAt(index: number): FunctionType {
    const type = this.#types[index];
    if (type === undefined) throw new WasmFormatError(`there is no type ${index}`);
    return type;
  }

  #typeIndex(params: readonly number[], results: readonly number[]): number {
    const same = (a: readonly number[], b: readonly number[]) => a.join() === b.join();
    const found = this.#types.findIndex(
      (type) => same(type.params, params) && same(type.results, results),
    );
    if (found >= 0) return found;
    this.#types.push({ params, results });
    return this.#types.length - 1;
  }

  #section(id: number): WasmWriter | undefined {
    switch (id) {
      case SECTION.type:
        return this.#typeSection();
      case SECTION.import:
        return this.#importSection();
      case SECTION.function:
        return this.#functionSection();
      case SECTION.memory:
        return this.#memorySection();
      case SECTION.global:
        return this.#globalSection();
      case SECTION.export:
        return this.#exportSection();
      case SECTION.start:
        return undefined;
      case SECTION.element:
        return this.#elementSection();
      case SECTION.code:
        return this.#codeSection();
      case SECTION.data:
        return this.#dataSection();
      case SECTION.dataCount:
        return this.#dataCountSection();
      default:
        return this.#sections.has(id) ? this.#copyOf(id) : undefined;
    }
  }

  #copyOf(id: number): WasmWriter {
    const reader = this.#sections.reader(id);
    return new WasmWriter().copy(reader.bytes, reader.at, reader.end);
  }

  /** Written after the functions were added, whose types it must hold. */
  #typeSection(): WasmWriter {
    for (const { params, results } of this.#added) this.#typeIndex(params, results);
    const out = new WasmWriter().u32(this.#types.length);
    for (const { params, results } of this.#types) {
      out
        .u8(0x60)
        .u32(params.length)
        .ops(...params);
      out.u32(results.length).ops(...results);
    }
    return out;
  }

  #importSection(): WasmWriter | undefined {
    const { imports } = this.#index;
    if (imports.length === 0) return undefined;
    const out = new WasmWriter().u32(imports.length);
    for (const [index, { module, field }] of imports.entries())
      out
        .name(module)
        .name(field)
        .u8(0)
        .u32(this.#importTypes[index] ?? 0);
    return out;
  }

  #functionSection(): WasmWriter {
    const { functions } = this.#index;
    const out = new WasmWriter().u32(functions.length + this.#added.length);
    for (const typeIndex of functions) out.u32(typeIndex);
    for (const { params, results } of this.#added) out.u32(this.#typeIndex(params, results));
    return out;
  }

  #memorySection(): WasmWriter | undefined {
    const { memory } = this.#index;
    if (memory === undefined) return undefined;
    const pagesMax = Math.min(memory.pagesMax ?? HEAP_PAGES_MAX, HEAP_PAGES_MAX);
    return new WasmWriter()
      .ops(1, 1)
      .u32(memory.pagesMin + HEAP_BASE_PAGES)
      .u32(pagesMax + HEAP_BASE_PAGES);
  }

  #globalSection(): WasmWriter {
    const reader = this.#sections.reader(SECTION.global);
    if (!reader.isAtEnd()) reader.u32();
    const out = new WasmWriter().u32(this.#index.globalsMutable.length + 1 + COUNTER_COUNT);
    out.copy(reader.bytes, reader.at, reader.end);
    const heapPages = this.#index.memory?.pagesMin ?? 0;
    out.ops(TYPE.i32, 1, OP.i32Const).signed(heapPages).u8(OP.end);
    for (const _ of this.#targets.counters) out.ops(TYPE.i64, 1, OP.i64Const, 0, OP.end);
    return out;
  }

  #exportSection(): WasmWriter {
    const { globalsMutable, memory, tableCount, startFunction } = this.#index;
    const reader = this.#sections.reader(SECTION.export);
    let count = reader.isAtEnd() ? 0 : reader.u32();
    const own = new WasmWriter();
    for (let left = count; left > 0; left--) this.#copyExport(reader, own);
    const add = (name: string, kind: number, index: number) => {
      own.name(name).u8(kind).u32(index);
      count += 1;
    };
    for (const [index, mutable] of globalsMutable.entries())
      if (mutable) add(`${EXPORT.global}${index}`, 3, index);
    for (const [place, index] of this.#targets.counters.entries())
      add(`${EXPORT.counter}${place}`, 3, index);
    add(EXPORT.heapPages, 3, this.#targets.heapPagesGlobal);
    if (memory !== undefined) add(EXPORT.memory, 2, 0);
    if (tableCount > 0) add(EXPORT.table, 1, 0);
    if (this.#callback !== undefined) add(EXPORT.callback, 0, this.#callback);
    if (startFunction !== undefined) add(EXPORT.start, 0, this.#replaced(startFunction));
    return new WasmWriter(own.length + 8).u32(count).copy(own.bytes, 0, own.length);
  }

  #copyExport(reader: WasmReader, out: WasmWriter): void {
    const name = reader.name();
    const kind = reader.u8();
    const index = reader.u32();
    out
      .name(name)
      .u8(kind)
      .u32(kind === 0 ? this.#replaced(index) : index);
  }

  #replaced(functionIndex: number): number {
    return this.#targets.replacements.get(functionIndex) ?? functionIndex;
  }

  #elementSection(): WasmWriter | undefined {
    if (!this.#sections.has(SECTION.element)) return undefined;
    return rewriteElementSection(this.#sections.reader(SECTION.element), (index) =>
      this.#replaced(index),
    );
  }

  #codeSection(): WasmWriter {
    const reader = this.#sections.reader(SECTION.code);
    const { functions } = this.#index;
    const out = new WasmWriter(this.#sections.bytes.length * 2);
    out.u32(functions.length + this.#added.length);
    if (!reader.isAtEnd()) reader.u32();
    for (const typeIndex of functions) {
      const body = reader.sub(reader.u32());
      this.#bodies.rewrite(body.at, body.end, this.#typeAt(typeIndex).params.length, out);
    }
    for (const { body } of this.#added)
      out
        .u32(body.length + 1)
        .u8(0)
        .raw(body);
    return out;
  }

  #dataSection(): WasmWriter | undefined {
    if (!this.#sections.has(SECTION.data)) return undefined;
    this.#data ??= rewriteDataSection(this.#sections.reader(SECTION.data));
    return this.#data;
  }

  #dataCountSection(): WasmWriter | undefined {
    if (!this.#sections.has(SECTION.dataCount)) return undefined;
    const content = this.#dataSection();
    if (content === undefined) return new WasmWriter().u32(0);
    return new WasmWriter().u32(new WasmReader(content.bytes).u32());
  }

  #factsSection(): WasmWriter {
    const { globalsMutable, memory } = this.#index;
    const facts: RewriteFacts = {
      mutableGlobals: [...globalsMutable.keys()].filter((index) => globalsMutable[index]),
      changesTable: this.#bodies.changesTable,
      hasMemory: memory !== undefined,
    };
    return new WasmWriter()
      .name(FACTS_SECTION)
      .raw(new TextEncoder().encode(JSON.stringify(facts)));
  }
}
