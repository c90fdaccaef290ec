import { OPERAND, OPERAND_OF, OPERAND_OF_FC, TYPE } from "../../src/localnet/wasm/opcodes.js";
import { WasmWriter } from "../../src/localnet/wasm/wasm-writer.js";

type ValueType = keyof typeof TYPE;

/** A function: `"i32 i32 -> i32"` or `""`, its locals, and instructions as text. */
export type FunctionSource = {
  readonly type?: string;
  readonly locals?: string;
  readonly body: string;
};

/** A module, in the order of its sections. */
export type ModuleSource = {
  /** Pages of its memory, which is exported as `memory`; none by default. */
  readonly memoryPages?: number;
  readonly memoryPagesMax?: number;
  /** Mutable globals, such as `["i32", "i64"]`; each starts at zero. */
  readonly globals?: readonly ValueType[];
  /** Names of functions, or `null` for an empty entry. */
  readonly table?: readonly (string | null)[];
  /** Functions by name; names with a blank and those of the system are exported. */
  readonly functions: Readonly<Record<string, FunctionSource | string>>;
  /** Bytes of the heap at the start, by address. */
  readonly data?: Readonly<Record<number, string | Uint8Array>>;
  /** Segments for `memory.init`, which come before the others. */
  readonly passiveData?: readonly Uint8Array[];
  /** A function that runs when the module is instantiated. */
  readonly start?: string;
  readonly customSections?: Readonly<Record<string, string>>;
};

/**
 * Assembles a small module. Instructions are words: `local.get 0 i32.const 1 i32.add call f`.
 * System calls are imported when their names are used; the other operands of `call` and `ref.func`
 * are names of functions. Memory accesses take alignment and offset, `i32.load 2 0`.
 */
export function assemble(source: ModuleSource): Uint8Array {
  return new Assembler(source).assemble();
}

const SYSTEM_CALL_TYPES: Readonly<Record<string, string>> = {
  msg_arg_data_size: "-> i32",
  msg_arg_data_copy: "i32 i32 i32",
  msg_caller_size: "-> i32",
  msg_caller_copy: "i32 i32 i32",
  msg_reject_code: "-> i32",
  msg_reject_msg_size: "-> i32",
  msg_reject_msg_copy: "i32 i32 i32",
  msg_deadline: "-> i64",
  msg_reply_data_append: "i32 i32",
  msg_reply: "",
  msg_reject: "i32 i32",
  msg_cycles_available128: "i32",
  msg_cycles_refunded128: "i32",
  msg_cycles_accept128: "i64 i64 i32",
  cycles_burn128: "i64 i64 i32",
  canister_self_size: "-> i32",
  canister_self_copy: "i32 i32 i32",
  canister_cycle_balance128: "i32",
  canister_status: "-> i32",
  canister_version: "-> i64",
  msg_method_name_size: "-> i32",
  msg_method_name_copy: "i32 i32 i32",
  accept_message: "",
  call_new: "i32 i32 i32 i32 i32 i32 i32 i32",
  call_on_cleanup: "i32 i32",
  call_data_append: "i32 i32",
  call_with_best_effort_response: "i32",
  call_cycles_add128: "i64 i64",
  call_perform: "-> i32",
  stable_size: "-> i32",
  stable_grow: "i32 -> i32",
  stable_read: "i32 i32 i32",
  stable_write: "i32 i32 i32",
  stable64_size: "-> i64",
  stable64_grow: "i64 -> i64",
  stable64_read: "i64 i64 i64",
  stable64_write: "i64 i64 i64",
  certified_data_set: "i32 i32",
  data_certificate_present: "-> i32",
  data_certificate_size: "-> i32",
  data_certificate_copy: "i32 i32 i32",
  time: "-> i64",
  global_timer_set: "i64 -> i64",
  performance_counter: "i32 -> i64",
  is_controller: "i32 i32 -> i32",
  in_replicated_execution: "-> i32",
  env_var_count: "-> i32",
  debug_print: "i32 i32",
  trap: "i32 i32",
};

const MNEMONICS: Readonly<Record<string, number>> = mnemonics(`
  00 unreachable nop block loop if else 0b end br br_if br_table return call call_indirect
  1a drop select 20 local.get local.set local.tee global.get global.set table.get table.set
  28 i32.load i64.load f32.load f64.load i32.load8_s i32.load8_u i32.load16_s i32.load16_u
  30 i64.load8_s i64.load8_u i64.load16_s i64.load16_u i64.load32_s i64.load32_u
  36 i32.store i64.store f32.store f64.store
  3a i32.store8 i32.store16 i64.store8 i64.store16 i64.store32
  3f memory.size memory.grow i32.const i64.const
  45 i32.eqz i32.eq i32.ne i32.lt_s i32.lt_u i32.gt_s i32.gt_u i32.le_s i32.le_u i32.ge_s i32.ge_u
  50 i64.eqz i64.eq i64.ne i64.lt_s i64.lt_u
  6a i32.add i32.sub i32.mul i32.div_s i32.div_u 7c i64.add i64.sub i64.mul
  a7 i32.wrap_i64 ac i64.extend_i32_s i64.extend_i32_u d0 ref.null ref.is_null ref.func
  fc08 memory.init data.drop memory.copy memory.fill table.init elem.drop table.copy table.grow
  fc10 table.size table.fill`);

/** Operands that name the only memory and are not written. */
const IMPLIED_ZEROS: Readonly<Record<string, number>> = {
  "memory.size": 1,
  "memory.grow": 1,
  "memory.fill": 1,
  "memory.copy": 2,
  "memory.init": 1,
};

/** Numbers set the opcode of the next name; it rises by one from name to name. */
function mnemonics(text: string): Record<string, number> {
  const opcodes: Record<string, number> = {};
  let next = 0;
  for (const word of text.trim().split(/\s+/)) {
    if (/^[0-9a-f]+$/.test(word) && word.length % 2 === 0) next = Number.parseInt(word, 16);
    else opcodes[word] = next++;
  }
  return opcodes;
}

class Assembler {
  readonly #source: ModuleSource;
  readonly #functions: readonly (readonly [name: string, source: FunctionSource])[];
  readonly #imports: readonly string[];
  readonly #types: string[] = [];

  constructor(source: ModuleSource) {
    this.#source = source;
    this.#functions = Object.entries(source.functions).map(([name, written]) => [
      name,
      typeof written === "string" ? { body: written } : written,
    ]);
    const used = this.#functions.flatMap(([, { body }]) => words(body));
    this.#imports = [...new Set(used)].filter((word) => SYSTEM_CALL_TYPES[word] !== undefined);
  }

  assemble(): Uint8Array {
    const { memoryPages, globals = [], table, start, customSections = {} } = this.#source;
    const code = this.#functions.map(([, source]) => this.#body(source));
    const functions = this.#functions.map(([, { type = "" }]) =>
      new WasmWriter().u32(this.#typeIndex(type)),
    );
    const imports = this.#imports.map((name) =>
      new WasmWriter()
        .name("ic0")
        .name(name)
        .u8(0)
        .u32(this.#typeIndex(SYSTEM_CALL_TYPES[name] ?? "")),
    );
    const out = new WasmWriter().ops(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00);
    section(out, 1, this.#types.map(typeBytes));
    section(out, 2, imports);
    section(out, 3, functions);
    section(out, 4, table === undefined ? [] : [tableType(table.length)]);
    section(out, 5, memoryPages === undefined ? [] : [this.#memoryType(memoryPages)]);
    section(out, 6, globals.map(globalBytes));
    section(out, 7, this.#exports());
    if (start !== undefined) single(out, 8, new WasmWriter().u32(this.#functionIndex(start)));
    section(out, 9, table === undefined ? [] : this.#elements(table));
    const { passiveData = [], data = {} } = this.#source;
    const segmentCount = passiveData.length + Object.keys(data).length;
    if (passiveData.length > 0) single(out, 12, new WasmWriter().u32(segmentCount));
    section(out, 10, code);
    section(out, 11, this.#segments());
    for (const [name, text] of Object.entries(customSections))
      single(out, 0, new WasmWriter().name(name).raw(encoder.encode(text)));
    return out.done();
  }

  #typeIndex(type: string): number {
    const known = this.#types.indexOf(type);
    return known >= 0 ? known : this.#types.push(type) - 1;
  }

  #functionIndex(name: string): number {
    const importIndex = this.#imports.indexOf(name);
    if (importIndex >= 0) return importIndex;
    const index = this.#functions.findIndex(([known]) => known === name);
    if (index < 0) throw new Error(`assembler: there is no function ${name}`);
    return this.#imports.length + index;
  }

  #memoryType(pages: number): WasmWriter {
    const { memoryPagesMax } = this.#source;
    const out = new WasmWriter().u8(memoryPagesMax === undefined ? 0 : 1).u32(pages);
    return memoryPagesMax === undefined ? out : out.u32(memoryPagesMax);
  }

  #exports(): WasmWriter[] {
    const exported = this.#functions
      .filter(([name]) => name.startsWith("canister_"))
      .map(([name]) => new WasmWriter().name(name).u8(0).u32(this.#functionIndex(name)));
    if (this.#source.memoryPages === undefined) return exported;
    return [...exported, new WasmWriter().name("memory").u8(2).u32(0)];
  }

  #elements(table: readonly (string | null)[]): WasmWriter[] {
    const segments: WasmWriter[] = [];
    for (const [index, name] of table.entries()) {
      if (name === null) continue;
      const out = new WasmWriter().u32(0).u8(0x41).signed(index).u8(0x0b);
      segments.push(out.u32(1).u32(this.#functionIndex(name)));
    }
    return segments;
  }

  #segments(): WasmWriter[] {
    const { passiveData = [], data = {} } = this.#source;
    const passive = passiveData.map((bytes) =>
      new WasmWriter().u32(1).u32(bytes.length).raw(bytes),
    );
    const active = Object.entries(data).map(([address, content]) => {
      const bytes = typeof content === "string" ? encoder.encode(content) : content;
      const out = new WasmWriter().u32(0).u8(0x41).signed(Number(address)).u8(0x0b);
      return out.u32(bytes.length).raw(bytes);
    });
    return [...passive, ...active];
  }

  #body({ locals = "", body }: FunctionSource): WasmWriter {
    const out = new WasmWriter();
    const localTypes = words(locals);
    out.u32(localTypes.length);
    for (const type of localTypes) out.u32(1).u8(valueType(type));
    const rest = words(body);
    for (let word = rest.shift(); word !== undefined; word = rest.shift())
      this.#instruction(word, rest, out);
    return new WasmWriter().sized(out.u8(0x0b));
  }

  /** Writes an instruction; its operands are taken from the front of `rest`. */
  #instruction(mnemonic: string, rest: string[], out: WasmWriter): void {
    const opcode = MNEMONICS[mnemonic] ?? Number(mnemonic);
    if (Number.isNaN(opcode)) throw new Error(`assembler: unknown instruction ${mnemonic}`);
    if (opcode > 0xff) out.u8(opcode >> 8).u32(opcode & 0xff);
    else out.u8(opcode);
    const operand = opcode > 0xff ? OPERAND_OF_FC[opcode & 0xff] : OPERAND_OF[opcode];
    const count = operand === OPERAND.leb ? 1 : operand === OPERAND.lebLeb ? 2 : 0;
    const impliedCount = IMPLIED_ZEROS[mnemonic] ?? 0;
    for (let i = impliedCount; i < count; i++) this.#operand(mnemonic, rest.shift() ?? "", out);
    for (let i = 0; i < impliedCount; i++) out.u8(0);
  }

  #operand(mnemonic: string, word: string, out: WasmWriter): void {
    if (mnemonic === "call" || mnemonic === "ref.func") out.u32(this.#functionIndex(word));
    else if (mnemonic === "i64.const") out.raw(signedLeb(BigInt(word)));
    else if (mnemonic === "i32.const") out.signed(Number(word));
    else if (mnemonic === "ref.null") out.u8(0x70);
    else if (word === "void") out.u8(0x40);
    else if (word in TYPE) out.u8(valueType(word));
    else out.u32(Number(word));
  }
}

function section(out: WasmWriter, id: number, items: readonly WasmWriter[]): void {
  if (items.length === 0) return;
  const content = new WasmWriter().u32(items.length);
  for (const item of items) content.copy(item.bytes, 0, item.length);
  single(out, id, content);
}

function single(out: WasmWriter, id: number, content: WasmWriter): void {
  out.u8(id).sized(content);
}

function typeBytes(type: string): WasmWriter {
  const [params = "", results = ""] = type.split("->");
  const out = new WasmWriter().u8(0x60);
  for (const list of [words(params), words(results)]) {
    out.u32(list.length);
    for (const name of list) out.u8(valueType(name));
  }
  return out;
}

function tableType(size: number): WasmWriter {
  return new WasmWriter().ops(0x70, 0).u32(size);
}

function globalBytes(type: ValueType): WasmWriter {
  const constant = { i32: [0x41, 0], i64: [0x42, 0], f32: [0x43, 0, 0, 0, 0] };
  const initial = type === "f64" ? [0x44, 0, 0, 0, 0, 0, 0, 0, 0] : constant[simple(type)];
  return new WasmWriter().ops(TYPE[type], 1, ...initial, 0x0b);
}

function simple(type: ValueType): "i32" | "i64" | "f32" {
  if (type === "i32" || type === "i64" || type === "f32") return type;
  throw new Error(`assembler: no globals of type ${type}`);
}

function valueType(name: string): number {
  const types: Readonly<Record<string, number>> = TYPE;
  const type = types[name];
  if (type === undefined) throw new Error(`assembler: unknown type ${name}`);
  return type;
}

function words(text: string): string[] {
  return text.trim() === "" ? [] : text.trim().split(/\s+/);
}

function signedLeb(value: bigint): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  for (;;) {
    const byte = Number(BigInt.asUintN(7, rest));
    rest >>= 7n;
    if ((rest === 0n && byte < 0x40) || (rest === -1n && byte >= 0x40))
      return Uint8Array.from([...bytes, byte]);
    bytes.push(byte | 0x80);
  }
}

const encoder = new TextEncoder();
