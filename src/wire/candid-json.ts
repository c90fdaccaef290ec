import { bytesKey, toHex } from "../kernel/bytes.js";
import { IDL, type Principal } from "./idl.js";

/**
 * Writes a value as its Candid type reads in JSON: the same names; a whole number of more than 32
 * bits as text; a principal as text; a blob in hexadecimal; `opt` as the value or null; a case of a
 * variant as its name, or as an object of that one name when it carries something.
 */
export function toJsonValue(type: IDL.Type, value: unknown): unknown {
  return type.accept(new JsonWriter(), value);
}

class JsonWriter extends IDL.Visitor<unknown, unknown> {
  /** A principal's text is dear to make, and the same ones come again and again. */
  readonly #principals = new Map<string, string>();

  override visitPrimitive(_type: IDL.PrimitiveType, value: unknown): unknown {
    return typeof value === "bigint" ? value.toString() : (value ?? null);
  }

  override visitPrincipal(_type: IDL.PrincipalClass, value: unknown): unknown {
    const principal = value as Principal;
    const key = bytesKey(principal.toUint8Array());
    const known = this.#principals.get(key);
    if (known !== undefined) return known;
    const text = principal.toText();
    this.#principals.set(key, text);
    return text;
  }

  override visitVec<T>(_type: IDL.VecClass<T>, item: IDL.Type<T>, value: unknown): unknown {
    if (item.name === "nat8") return toHex(Uint8Array.from(value as Iterable<number>));
    return Array.from(value as Iterable<unknown>, (each) => item.accept(this, each));
  }

  override visitOpt<T>(_type: IDL.OptClass<T>, inner: IDL.Type<T>, value: unknown): unknown {
    const [some] = value as [] | [unknown];
    return some === undefined ? null : inner.accept(this, some);
  }

  override visitRecord(
    _type: IDL.RecordClass,
    fields: [string, IDL.Type][],
    value: unknown,
  ): unknown {
    const record = value as Readonly<Record<string, unknown>>;
    return Object.fromEntries(
      fields.map(([name, field]) => [name, field.accept(this, record[name])]),
    );
  }

  override visitTuple<T extends unknown[]>(
    _type: IDL.TupleClass<T>,
    components: IDL.Type[],
    value: unknown,
  ): unknown {
    const parts = value as unknown[];
    return components.map((component, i) => component.accept(this, parts[i]));
  }

  override visitVariant(
    _type: IDL.VariantClass,
    fields: [string, IDL.Type][],
    value: unknown,
  ): unknown {
    const [[name, inner] = ["", null]] = Object.entries(value as object);
    const [, type] = fields.find(([field]) => field === name) ?? [];
    if (type === undefined || type instanceof IDL.NullClass) return name;
    return { [name]: type.accept(this, inner) };
  }

  override visitRec<T>(
    _type: IDL.RecClass<T>,
    inner: IDL.ConstructType<T>,
    value: unknown,
  ): unknown {
    return inner.accept(this, value);
  }
}
