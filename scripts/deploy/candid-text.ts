import { IDL } from "../../src/wire/idl.js";

/**
 * A value as Candid text. Numbers carry their types: who reads the text may not know them, takes a
 * plain number for an `int`, and an `opt` of which a part has another type for null.
 */
export function candidText(type: IDL.Type, value: unknown): string {
  return type.accept(new TextVisitor(), value);
}

class TextVisitor extends IDL.Visitor<unknown, string> {
  override visitType<T>(type: IDL.Type<T>): string {
    throw new Error(`an argument of type ${type.name} is written by nobody yet`);
  }

  override visitNull(): string {
    return "null";
  }

  override visitBool(_type: IDL.BoolClass, value: unknown): string {
    return String(value);
  }

  override visitText(_type: IDL.TextClass, value: unknown): string {
    return JSON.stringify(value);
  }

  override visitNumber<T>(type: IDL.PrimitiveType<T>, value: unknown): string {
    return `${value} : ${type.name}`;
  }

  override visitPrincipal(_type: IDL.PrincipalClass, value: unknown): string {
    return `principal "${String(value)}"`;
  }

  override visitOpt<T>(_type: IDL.OptClass<T>, inner: IDL.Type<T>, value: unknown): string {
    const [content, ...rest] = listOf(value);
    if (content === undefined && rest.length === 0) return "null";
    // Without parentheses a type would be taken for that of the whole opt.
    return inner instanceof IDL.PrimitiveType && !(inner instanceof IDL.PrincipalClass)
      ? `opt (${candidText(inner, content)})`
      : `opt ${candidText(inner, content)}`;
  }

  override visitVec<T>(_type: IDL.VecClass<T>, inner: IDL.Type<T>, value: unknown): string {
    return block(
      "vec",
      listOf(value).map((each) => candidText(inner, each)),
    );
  }

  override visitRecord(
    _type: IDL.RecordClass,
    fields: [string, IDL.Type][],
    value: unknown,
  ): string {
    const content = new Map(Object.entries(Object(value)));
    return block(
      "record",
      fields.map(([name, type]) => `${name} = ${candidText(type, content.get(name))}`),
    );
  }

  override visitTuple<T extends unknown[]>(
    _type: IDL.TupleClass<T>,
    types: IDL.Type[],
    value: unknown,
  ): string {
    const items = listOf(value);
    return block(
      "record",
      types.map((type, i) => candidText(type, items[i])),
    );
  }

  override visitVariant(
    _type: IDL.VariantClass,
    fields: [string, IDL.Type][],
    value: unknown,
  ): string {
    const [[name, content] = ["", null]] = Object.entries(Object(value));
    const type = fields.find(([label]) => label === name)?.[1];
    if (type === undefined) throw new Error(`a variant has no case ${name}`);
    return type instanceof IDL.NullClass
      ? `variant { ${name} }`
      : `variant { ${name} = ${candidText(type, content)} }`;
  }
}

function block(keyword: string, items: readonly string[]): string {
  return items.length === 0 ? `${keyword} {}` : `${keyword} { ${items.join("; ")} }`;
}

function listOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error("a list is no array");
  return value;
}
