import { IDL } from "@dfinity/candid";

import { inDeclaredOrder } from "../did/declared-order.js";
import { quoteName, quoteText } from "./candid-names.js";

/** Values as Candid writes them: in one line when they are short. */
export function candidText(types: readonly IDL.Type[], values: readonly unknown[]): string {
  const printed = types.map((type, i) =>
    type.accept(printer, { value: values[i], indent: "    " }),
  );
  return layOut(["(", ")", ","], printed, "  ");
}

/** A value, and what its parts are indented by. */
type Position = { readonly value: unknown; readonly indent: string };

class Printer extends IDL.Visitor<Position, string> {
  override visitType(_type: IDL.Type, { value }: Position): string {
    return String(value);
  }

  override visitNumber(_type: IDL.PrimitiveType, { value }: Position): string {
    return groupDigits(String(value));
  }

  override visitText(_type: IDL.TextClass, { value }: Position): string {
    return quoteText(String(value));
  }

  override visitNull(): string {
    return "null";
  }

  override visitReserved(): string {
    return "null : reserved";
  }

  override visitPrincipal(_type: IDL.PrincipalClass, { value }: Position): string {
    return `principal ${quoteText(String(value))}`;
  }

  override visitService(_type: IDL.ServiceClass, { value }: Position): string {
    return `service ${quoteText(String(value))}`;
  }

  override visitFunc(_type: IDL.FuncClass, { value }: Position): string {
    const [canister, method] = listOf(value);
    return `func ${quoteText(String(canister))}.${quoteName(String(method))}`;
  }

  override visitOpt<T>(_type: IDL.OptClass<T>, inner: IDL.Type<T>, at: Position): string {
    const [value] = listOf(at.value);
    const isThere = listOf(at.value).length > 0;
    return isThere ? `opt ${inner.accept(this, { ...at, value })}` : "null";
  }

  override visitVec<T>(_type: IDL.VecClass<T>, inner: IDL.Type<T>, at: Position): string {
    if (isByte(inner)) return `blob ${quoteBytes(Uint8Array.from(numbersOf(at.value)))}`;
    const parts = listOf(at.value).map((value) => inner.accept(this, deeper(at, value)));
    return layOut(["vec {", "}", ";"], parts, at.indent);
  }

  override visitRecord(type: IDL.RecordClass, fields: [string, IDL.Type][], at: Position): string {
    const parts = inDeclaredOrder(type, fields).map(
      ([name, field]) =>
        `${quoteName(name)} = ${field.accept(this, deeper(at, fieldOf(at.value, name)))}`,
    );
    return layOut(["record {", "}", ";"], parts, at.indent);
  }

  override visitTuple<T extends unknown[]>(
    _type: IDL.TupleClass<T>,
    components: IDL.Type[],
    at: Position,
  ): string {
    const values = listOf(at.value);
    const parts = components.map((type, i) => type.accept(this, deeper(at, values[i])));
    return layOut(["record {", "}", ";"], parts, at.indent);
  }

  override visitVariant(
    _type: IDL.VariantClass,
    cases: [string, IDL.Type][],
    at: Position,
  ): string {
    const [name, type] = caseOf(cases, at.value);
    const inner = type.accept(this, deeper(at, fieldOf(at.value, name)));
    const isBare = type instanceof IDL.NullClass;
    return layOut(
      ["variant {", "}", ";"],
      [isBare ? quoteName(name) : `${quoteName(name)} = ${inner}`],
      at.indent,
    );
  }

  override visitRec<T>(_type: IDL.RecClass<T>, inner: IDL.ConstructType<T>, at: Position): string {
    return inner.accept(this, at);
  }
}

const printer = new Printer();

/** The field of a record, or what a case holds. */
export function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}

/**
 * The case that a value of a variant is in.
 *
 * @throws {Error} when it is in none.
 */
export function caseOf(cases: readonly [string, IDL.Type][], value: unknown): [string, IDL.Type] {
  const found = cases.find(
    ([name]) => typeof value === "object" && value !== null && Object.hasOwn(value, name),
  );
  if (found === undefined) throw new Error("a variant in none of its cases");
  return found;
}

/** The elements of a list. */
export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return ArrayBuffer.isView(value) ? Array.from(numbersOf(value)) : [];
}

function numbersOf(value: unknown): readonly number[] {
  return value instanceof Uint8Array ? [...value] : Array.isArray(value) ? value.map(Number) : [];
}

/** Whether a list of this type is a blob. */
export function isByte(type: IDL.Type): boolean {
  return type instanceof IDL.FixedNatClass && type._bits === 8;
}

/** A whole number in groups of three digits; other numbers stay as they are. */
export function groupDigits(number: string): string {
  return /^-?\d+$/.test(number) ? number.replace(/\B(?=(\d{3})+$)/g, "_") : number;
}

function deeper({ indent }: Position, value: unknown): Position {
  return { value, indent: `${indent}  ` };
}

/** Bytes between quotes: what can be read as it is, everything else in hexadecimal. */
function quoteBytes(bytes: Uint8Array): string {
  const characters = [...bytes].map((byte) => {
    const isPlain = byte >= 0x20 && byte < 0x7f && byte !== 0x22 && byte !== 0x5c;
    return isPlain ? String.fromCharCode(byte) : `\\${byte.toString(16).padStart(2, "0")}`;
  });
  return `"${characters.join("")}"`;
}

/** Parts on one line, or, when that is too long, on a line each. */
function layOut(
  [open, close, separator]: readonly [string, string, string],
  parts: readonly string[],
  indent: string,
): string {
  if (parts.length === 0) return `${open}${close}`;
  const pad = open === "(" ? "" : " ";
  const line = `${open}${pad}${parts.join(`${separator} `)}${pad}${close}`;
  if (line.length <= LINE_LENGTH_MAX && !line.includes("\n")) return line;
  const lines = parts.map((part) => `${indent}${part}${separator}\n`).join("");
  return `${open}\n${lines}${indent.slice(2)}${close}`;
}

const LINE_LENGTH_MAX = 72;
