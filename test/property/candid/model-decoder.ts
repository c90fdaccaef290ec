import { IDL } from "@dfinity/candid";
import { Principal } from "@dfinity/principal";

/**
 * Decodes by the letter of the Candid specification: first all values as they are on the wire, then
 * each as the expected type. Slow, without quotas, and without func and service as expected types.
 */
export function modelDecode(types: readonly IDL.Type[], bytes: Uint8Array): unknown[] {
  const message = new Message(bytes);
  return types.map((type, i) => {
    const arg = message.args[i];
    return arg === undefined ? missing(type) : coerce(arg, type, message.table);
  });
}

/** A value is none of the expected type; an opt around it makes it null. */
class Mismatch extends Error {}

type WireType =
  | { readonly op: "opt" | "vec"; readonly of: number }
  | { readonly op: "record" | "variant"; readonly fields: Fields }
  | { readonly op: "func" | "service" | "future" };

/** The id and the type of each field or case. */
type Fields = readonly (readonly [number, number])[];

type Wire = { readonly ref: number; readonly value: unknown };

const PRIMITIVES = [
  ...["null", "bool", "nat", "int", "nat8", "nat16", "nat32", "nat64", "int8", "int16", "int32"],
  ...["int64", "float32", "float64", "text", "reserved", "empty"],
];

const PRINCIPAL = -24;

/** A message taken apart. Its classes of refusals are those of the specification and the limits. */
class Message {
  readonly table: WireType[] = [];
  readonly args: Wire[];
  readonly #bytes: Uint8Array;
  #at = 4;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    refuseUnless(Buffer.from(bytes.subarray(0, 4)).toString("latin1") === "DIDL", "magic");
    const checks: (() => void)[] = [];
    const count = this.#count();
    for (let i = 0; i < count; i++) this.table.push(this.#entry(checks));
    const refs = this.#list(() => this.#ref(checks));
    for (const check of checks) check();
    this.args = refs.map((ref) => ({ ref, value: this.#value(ref, 0) }));
    refuseUnless(this.#at === bytes.length, "left over");
  }

  #byte(): number {
    const byte = this.#bytes[this.#at++];
    if (byte === undefined) throw new Error("end");
    return byte;
  }

  #take(length: number): Uint8Array {
    refuseUnless(length <= this.#bytes.length - this.#at, "end");
    this.#at += length;
    return this.#bytes.slice(this.#at - length, this.#at);
  }

  #leb(bytesMax: number): bigint {
    let value = 0n;
    for (let i = 0; i < bytesMax; i++) {
      const byte = this.#byte();
      value |= BigInt(byte & 0x7f) << BigInt(7 * i);
      if (byte < 0x80) return value;
    }
    throw new Error("number too long");
  }

  #sleb(bytesMax: number): bigint {
    const start = this.#at;
    const value = this.#leb(bytesMax);
    return BigInt.asIntN(7 * (this.#at - start), value);
  }

  #count(): number {
    return Number(this.#leb(10));
  }

  #list<T>(read: () => T): T[] {
    const count = this.#count();
    refuseUnless(count <= this.#bytes.length, "end");
    return Array.from({ length: count }, read);
  }

  #ref(checks: (() => void)[]): number {
    const ref = Number(this.#sleb(10));
    checks.push(() => {
      const isPrimitive = (ref < 0 && ref >= -17) || ref === PRINCIPAL;
      refuseUnless(isPrimitive || (ref >= 0 && ref < this.table.length), "type reference");
    });
    return ref;
  }

  #entry(checks: (() => void)[]): WireType {
    const opcode = Number(this.#sleb(10));
    switch (opcode) {
      case -18:
        return { op: "opt", of: this.#ref(checks) };
      case -19:
        return { op: "vec", of: this.#ref(checks) };
      case -20:
      case -21: {
        const fields = this.#list(() => [this.#count(), this.#ref(checks)] as const);
        refuseUnless(isAscending(fields.map(([id]) => id)), "sorted");
        refuseUnless(
          fields.every(([id]) => id < 2 ** 32),
          "id",
        );
        return { op: opcode === -20 ? "record" : "variant", fields };
      }
      case -22: {
        this.#list(() => this.#ref(checks));
        this.#list(() => this.#ref(checks));
        this.#list(() => refuseUnless([1, 2, 3].includes(this.#count()), "annotation"));
        return { op: "func" };
      }
      case -23: {
        const names = this.#list(() => {
          const name = this.#take(this.#count());
          text(name);
          const ref = this.#ref(checks);
          checks.push(() => refuseUnless(this.table[ref]?.op === "func", "method"));
          return Buffer.from(name).toString("latin1");
        });
        refuseUnless(isAscending(names), "sorted");
        return { op: "service" };
      }
      default:
        refuseUnless(opcode < PRINCIPAL, "opcode");
        this.#take(this.#count());
        return { op: "future" };
    }
  }

  #value(ref: number, depth: number): unknown {
    refuseUnless(depth < 200, "depth");
    if (ref < 0) return this.#primitive(ref);

    const type = this.table[ref];
    switch (type?.op) {
      case "opt":
        return this.#flag() ? { some: this.#value(type.of, depth + 1) } : "none";
      case "vec": {
        const count = this.#count();
        refuseUnless(count <= 100_000, "end");
        return Array.from({ length: count }, () => this.#value(type.of, depth + 1));
      }
      case "record":
        return type.fields.map(([, part]) => this.#value(part, depth + 1));
      case "variant": {
        const index = this.#count();
        const part = type.fields[index];
        if (part === undefined) throw new Error("variant");
        return { index, value: this.#value(part[1], depth + 1) };
      }
      case "func":
        refuseUnless(this.#byte() === 1, "reference");
        return [this.#principal(), text(this.#take(this.#count()))];
      case "service":
        return this.#principal();
      default: {
        const length = this.#count();
        this.#count();
        return this.#take(length);
      }
    }
  }

  #flag(): boolean {
    const byte = this.#byte();
    refuseUnless(byte < 2, "flag");
    return byte === 1;
  }

  #principal(): Principal {
    refuseUnless(this.#byte() === 1, "reference");
    const length = this.#count();
    refuseUnless(length <= 29, "principal");
    return Principal.fromUint8Array(this.#take(length));
  }

  #primitive(ref: number): unknown {
    const name = ref === PRINCIPAL ? "principal" : PRIMITIVES[-ref - 1];
    switch (name) {
      case "null":
      case "reserved":
        return null;
      case "bool":
        return this.#flag();
      case "nat":
        return this.#leb(128);
      case "int":
        return this.#sleb(128);
      case "text":
        return text(this.#take(this.#count()));
      case "principal":
        return this.#principal();
      case "float32":
        return view(this.#take(4)).getFloat32(0, true);
      case "float64":
        return view(this.#take(8)).getFloat64(0, true);
      case "empty":
        throw new Error("empty");
      default:
        return this.#fixed(name ?? "");
    }
  }

  #fixed(name: string): unknown {
    const bits = Number(name.replace(/\D/g, ""));
    const bytes = this.#take(bits / 8);
    const unsigned = bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
    const value = name.startsWith("int") ? BigInt.asIntN(bits, unsigned) : unsigned;
    return bits === 64 ? value : Number(value);
  }
}

/** The spec's coercion of a value of one type to another. */
function coerce({ ref, value }: Wire, expected: IDL.Type, table: readonly WireType[]): unknown {
  return expected.accept(new Coercion(ref, value, table), undefined);
}

class Coercion extends IDL.Visitor<undefined, unknown> {
  readonly ref: number;
  readonly value: unknown;
  readonly table: readonly WireType[];

  constructor(ref: number, value: unknown, table: readonly WireType[]) {
    super();
    this.ref = ref;
    this.value = value;
    this.table = table;
  }

  get #wire(): WireType | undefined {
    return this.table[this.ref];
  }

  #coerce(ref: number, value: unknown, expected: IDL.Type): unknown {
    return coerce({ ref, value }, expected, this.table);
  }

  override visitPrimitive(type: IDL.PrimitiveType): unknown {
    const name = this.ref === PRINCIPAL ? "principal" : PRIMITIVES[-this.ref - 1];
    if (type.name === "reserved") return null;
    const fits = name === type.name || (name === "nat" && type.name === "int");
    if (!fits || name === "empty") throw new Mismatch();
    return this.value;
  }

  override visitRec(_: IDL.RecClass, type: IDL.Type): unknown {
    return type.accept(this, undefined);
  }

  override visitOpt(_: IDL.OptClass<unknown>, payload: IDL.Type): unknown {
    if (this.ref === -1 || this.ref === -16) return [];
    if (this.#wire?.op === "opt") {
      if (this.value === "none") return [];
      return this.#orNone(this.#wire.of, (this.value as { some: unknown }).some, payload);
    }
    return isNullable(payload) ? [] : this.#orNone(this.ref, this.value, payload);
  }

  #orNone(ref: number, value: unknown, payload: IDL.Type): unknown {
    try {
      return [this.#coerce(ref, value, payload)];
    } catch (error) {
      if (error instanceof Mismatch) return [];
      throw error;
    }
  }

  override visitVec(_: IDL.VecClass<unknown>, element: IDL.Type): unknown {
    const wire = this.#wire;
    if (wire?.op !== "vec") throw new Mismatch();
    const list = (this.value as unknown[]).map((value) => this.#coerce(wire.of, value, element));
    return toTypedArray(list, element);
  }

  override visitRecord(_: IDL.RecordClass, fields: [string, IDL.Type][]): unknown {
    const wire = this.#record();
    return Object.fromEntries(
      fields.map(([key, type]) => [key, this.#field(wire, idOf(key), type)]),
    );
  }

  override visitTuple(_: IDL.TupleClass<unknown[]>, components: IDL.Type[]): unknown {
    const wire = this.#record();
    return components.map((type, id) => this.#field(wire, id, type));
  }

  #record(): Fields {
    if (this.#wire?.op !== "record") throw new Mismatch();
    return this.#wire.fields;
  }

  #field(fields: Fields, id: number, expected: IDL.Type): unknown {
    const index = fields.findIndex(([label]) => label === id);
    const [, ref] = fields[index] ?? [];
    if (ref === undefined) return missing(expected);
    return this.#coerce(ref, (this.value as unknown[])[index], expected);
  }

  override visitVariant(_: IDL.VariantClass, fields: [string, IDL.Type][]): unknown {
    const wire = this.#wire;
    if (wire?.op !== "variant") throw new Mismatch();
    const { index, value } = this.value as { index: number; value: unknown };
    const [id, ref] = wire.fields[index] ?? [];
    const taken = fields.find(([key]) => idOf(key) === id);
    if (taken === undefined || ref === undefined) throw new Mismatch();
    return { [taken[0]]: this.#coerce(ref, value, taken[1]) };
  }
}

function missing(type: IDL.Type): unknown {
  if (!isNullable(type)) throw new Mismatch();
  return unroll(type) instanceof IDL.OptClass ? [] : null;
}

function isNullable(type: IDL.Type): boolean {
  const inner = unroll(type);
  return (
    inner instanceof IDL.OptClass ||
    inner instanceof IDL.NullClass ||
    inner instanceof IDL.ReservedClass
  );
}

function unroll(type: IDL.Type): IDL.Type {
  return type instanceof IDL.RecClass ? unroll(type.getType() ?? type) : type;
}

function toTypedArray(list: unknown[], element: IDL.Type): unknown {
  const arrays: Record<string, (values: never[]) => unknown> = {
    nat8: (values) => new Uint8Array(values),
    nat16: (values) => new Uint16Array(values),
    nat32: (values) => new Uint32Array(values),
    nat64: (values) => new BigUint64Array(values),
    int8: (values) => new Int8Array(values),
    int16: (values) => new Int16Array(values),
    int32: (values) => new Int32Array(values),
    int64: (values) => new BigInt64Array(values),
  };
  return arrays[element.name]?.(list as never[]) ?? list;
}

/** The hash of the specification, written another way than in the codec. */
function idOf(label: string): number {
  const numeric = /^_(\d+)_$/.exec(label);
  if (numeric !== null) return Number(numeric[1]);
  return [...Buffer.from(label)].reduce(
    (id, byte) => Number((BigInt(id) * 223n + BigInt(byte)) % (1n << 32n)),
    0,
  );
}

function text(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function isAscending(items: readonly (number | string)[]): boolean {
  return items.every((item, i) => i === 0 || (items[i - 1] ?? 0) < item);
}

function refuseUnless(condition: boolean, what: string): void {
  if (!condition) throw new Error(what);
}
