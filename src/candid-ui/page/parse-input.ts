import { IDL } from "@dfinity/candid";
import { Principal } from "@dfinity/principal";

import { parseHex, toHex } from "../../kernel/bytes.js";
import { isByte } from "../values/candid-text.js";

/**
 * Reads what was typed in.
 *
 * @throws {Error} whose message says in one sentence what is wanted.
 */
export function parseInput(type: IDL.Type, typed: string): unknown {
  return type.accept(parser, typed);
}

/** What to type in for a value: the reverse of {@link parseInput}. */
export function inputText(type: IDL.Type, value: unknown): string {
  if (value instanceof Uint8Array) return toHex(value);
  if (type instanceof IDL.FuncClass && Array.isArray(value))
    return value.map((part) => String(part)).join(".");
  return value === null || value === undefined ? "" : String(value);
}

/** Something to type in, drawn by chance. */
export function randomText(type: IDL.Type): string {
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  const [first = 0] = bytes;
  if (type instanceof IDL.BoolClass) return first % 2 === 0 ? "true" : "false";
  if (type instanceof IDL.TextClass) return `text ${first}`;
  if (type instanceof IDL.FloatClass) return (first / 8).toString();
  if (type instanceof IDL.VecClass) return toHex(bytes.slice(0, 4));
  if (type instanceof IDL.PrincipalClass || type instanceof IDL.ServiceClass)
    return Principal.fromUint8Array(bytes).toText();
  if (type instanceof IDL.FuncClass) return `${Principal.fromUint8Array(bytes).toText()}.method`;
  return (first % 100).toString();
}

/** What an input of this type looks like. */
export function exampleOf(type: IDL.Type): string {
  if (type instanceof IDL.VecClass) return "hexadecimal, such as 00ff";
  if (type instanceof IDL.PrincipalClass || type instanceof IDL.ServiceClass) return "aaaaa-aa";
  if (type instanceof IDL.FuncClass) return "aaaaa-aa.method";
  return "";
}

class Parser extends IDL.Visitor<string, unknown> {
  override visitType(type: IDL.Type): unknown {
    throw new Error(`Values of the type ${type.name} cannot be typed in.`);
  }

  override visitEmpty(): unknown {
    throw new Error("There is no value of the type empty.");
  }

  override visitReserved(): unknown {
    return null;
  }

  override visitText(_type: IDL.TextClass, typed: string): string {
    return typed;
  }

  override visitBool(_type: IDL.BoolClass, typed: string): boolean {
    if (typed === "true" || typed === "false") return typed === "true";
    throw new Error("Choose true or false.");
  }

  override visitNat(_type: IDL.NatClass, typed: string): bigint {
    return wholeNumber(typed, "nat", { least: 0n });
  }

  override visitInt(_type: IDL.IntClass, typed: string): bigint {
    return wholeNumber(typed, "int", {});
  }

  override visitFixedNat({ _bits, name }: IDL.FixedNatClass, typed: string): number | bigint {
    const most = (1n << BigInt(_bits)) - 1n;
    const value = wholeNumber(typed, name, { least: 0n, most });
    return _bits <= 32 ? Number(value) : value;
  }

  override visitFixedInt({ _bits, name }: IDL.FixedIntClass, typed: string): number | bigint {
    const most = (1n << BigInt(_bits - 1)) - 1n;
    const value = wholeNumber(typed, name, { least: -most - 1n, most });
    return _bits <= 32 ? Number(value) : value;
  }

  override visitFloat({ name }: IDL.FloatClass, typed: string): number {
    const value = Number(typed);
    if (typed.trim() !== "" && !Number.isNaN(value)) return value;
    throw new Error(`${found(typed)}: a ${name} is a number such as 0.5 or 1e9.`);
  }

  override visitPrincipal(_type: IDL.PrincipalClass, typed: string): Principal {
    return principalOf(typed.trim());
  }

  override visitService(_type: IDL.ServiceClass, typed: string): Principal {
    return principalOf(typed.trim());
  }

  override visitFunc(_type: IDL.FuncClass, typed: string): [Principal, string] {
    const [, canister = "", method] = /^([^.]*)\.(.+)$/s.exec(typed.trim()) ?? [];
    if (method !== undefined) return [principalOf(canister), method];
    throw new Error(`${found(typed)}: a function is a canister and a method: aaaaa-aa.method.`);
  }

  override visitVec<T>(_type: IDL.VecClass<T>, inner: IDL.Type<T>, typed: string): unknown {
    const bytes = isByte(inner) ? parseHex(typed.replace(/\s|^0x/g, "")) : undefined;
    if (bytes !== undefined) return bytes;
    throw new Error(`${found(typed)}: a blob is written in hexadecimal, such as 00ff.`);
  }
}

const parser = new Parser();

function wholeNumber(
  typed: string,
  name: string,
  { least, most }: { readonly least?: bigint; readonly most?: bigint },
): bigint {
  const digits = typed.trim().replace(/(?<=\d)[_,'](?=\d)/g, "");
  const range = most === undefined ? (least === 0n ? ", zero or more" : "") : ` up to ${most}`;
  const isNumber = /^[+-]?\d{1,1000}$/.test(digits);
  const value = isNumber ? BigInt(digits.replace("+", "")) : undefined;
  const isOutside =
    value !== undefined &&
    ((least !== undefined && value < least) || (most !== undefined && value > most));
  if (value === undefined || isOutside) {
    const from = least !== undefined && least < 0n ? ` from ${least}` : "";
    throw new Error(`${found(typed)}: ${article(name)} ${name} is a whole number${from}${range}.`);
  }
  return value;
}

function article(name: string): string {
  return name.startsWith("i") ? "an" : "a";
}

function principalOf(typed: string): Principal {
  try {
    return Principal.fromText(typed);
  } catch {
    throw new Error(`${found(typed)}: a principal looks like aaaaa-aa or 2vxsx-fae.`);
  }
}

/** What was typed in, as a sentence begins with it. */
function found(typed: string): string {
  if (typed.trim() === "") return "Nothing is typed in";
  return `'${typed.length > 60 ? `${typed.slice(0, 60)}…` : typed}' does not fit`;
}
