import { IDL } from "@dfinity/candid";

import { toHex } from "../../kernel/bytes.js";
import { inDeclaredOrder } from "../did/declared-order.js";
import { quoteName } from "../values/candid-names.js";
import { caseOf, fieldOf, groupDigits, isByte, listOf } from "../values/candid-text.js";
import { element } from "./dom.js";

type Position = { readonly value: unknown; readonly name: string };

/** Shows a value to people: what its name says of its unit is added. */
export function renderReadable(type: IDL.Type, value: unknown, name = ""): HTMLElement {
  return type.accept(viewer, { value, name });
}

class Viewer extends IDL.Visitor<Position, HTMLElement> {
  override visitType(_type: IDL.Type, { value }: Position): HTMLElement {
    return element("span", { class: "value" }, String(value));
  }

  override visitNumber(_type: IDL.PrimitiveType, { value, name }: Position): HTMLElement {
    const shown = element("span", { class: "value number" }, groupDigits(String(value)));
    const meaning = typeof value === "bigint" ? meaningOf(name, value) : undefined;
    if (meaning !== undefined) shown.append(" ", element("span", { class: "meaning" }, meaning));
    return shown;
  }

  override visitText(_type: IDL.TextClass, { value }: Position): HTMLElement {
    return element("span", { class: "value text" }, value === "" ? "(empty text)" : String(value));
  }

  override visitNull(): HTMLElement {
    return element("span", { class: "nothing" }, "null");
  }

  override visitFunc(_type: IDL.FuncClass, { value }: Position): HTMLElement {
    return element("span", { class: "value" }, listOf(value).map(String).join("."));
  }

  override visitOpt<T>(
    _type: IDL.OptClass<T>,
    inner: IDL.Type<T>,
    { value, name }: Position,
  ): HTMLElement {
    const [content] = listOf(value);
    if (listOf(value).length === 0) return element("span", { class: "nothing" }, "none");
    return inner.accept(this, { value: content, name });
  }

  override visitVec<T>(
    _type: IDL.VecClass<T>,
    inner: IDL.Type<T>,
    { value, name }: Position,
  ): HTMLElement {
    const values = listOf(value);
    if (isByte(inner)) return renderBytes(values);
    if (values.length === 0) return element("span", { class: "nothing" }, "empty list");
    const shown = values.slice(0, ITEMS_MAX);
    const rest = values.length - shown.length;
    const list = isRow(inner)
      ? this.#table(inner, shown)
      : element(
          "ol",
          { class: "list" },
          ...shown.map((item) => element("li", {}, inner.accept(this, { value: item, name }))),
        );
    if (rest === 0) return list;
    const note = element("p", { class: "nothing" }, `… and ${rest} more, in the Candid text.`);
    return element("div", {}, list, note);
  }

  /** Records below each other. */
  #table(type: IDL.RecordClass, values: readonly unknown[]): HTMLElement {
    const fields = inDeclaredOrder(type, type._fields);
    const head = fields.map(([name]) =>
      element("th", { attributes: { scope: "col" } }, quoteName(name)),
    );
    const rows = values.map((value) => {
      const cells = fields.map(([name, field]) =>
        element("td", {}, field.accept(this, { value: fieldOf(value, name), name })),
      );
      return element("tr", {}, ...cells);
    });
    const table = element(
      "table",
      {},
      element("thead", {}, element("tr", {}, ...head)),
      element("tbody", {}, ...rows),
    );
    return element("div", { class: "table" }, table);
  }

  override visitRecord(
    type: IDL.RecordClass,
    fields: [string, IDL.Type][],
    { value }: Position,
  ): HTMLElement {
    if (fields.length === 0) return element("span", { class: "nothing" }, "empty record");
    const rows = inDeclaredOrder(type, fields).flatMap(([name, field]) => [
      element("dt", {}, quoteName(name)),
      element("dd", {}, field.accept(this, { value: fieldOf(value, name), name })),
    ]);
    return element("dl", {}, ...rows);
  }

  override visitTuple<T extends unknown[]>(
    _type: IDL.TupleClass<T>,
    components: IDL.Type[],
    { value, name }: Position,
  ): HTMLElement {
    const values = listOf(value);
    const parts = components.map((type, i) =>
      element("span", { class: "part" }, type.accept(this, { value: values[i], name })),
    );
    return element("div", { class: "tuple" }, ...parts);
  }

  override visitVariant(
    _type: IDL.VariantClass,
    cases: [string, IDL.Type][],
    { value, name: above }: Position,
  ): HTMLElement {
    const [name, type] = caseOf(cases, value);
    const tag = element("span", { class: "case" }, quoteName(name));
    if (type instanceof IDL.NullClass) return tag;
    const inner = type.accept(this, { value: fieldOf(value, name), name: above });
    return element("div", { class: "variant" }, tag, " ", inner);
  }

  override visitRec<T>(
    _type: IDL.RecClass<T>,
    inner: IDL.ConstructType<T>,
    at: Position,
  ): HTMLElement {
    return inner.accept(this, at);
  }
}

const viewer = new Viewer();

/** Whether records of this type are short enough for a line each. */
function isRow(type: IDL.Type): type is IDL.RecordClass {
  if (!(type instanceof IDL.RecordClass) || type instanceof IDL.TupleClass) return false;
  return type._fields.length <= COLUMNS_MAX && type._fields.every(([, field]) => isShort(field));
}

/** Whether values of this type fit into a cell. */
function isShort(type: IDL.Type): boolean {
  if (type instanceof IDL.OptClass) return isShort(type._type);
  if (type instanceof IDL.VecClass) return isByte(type._type);
  if (type instanceof IDL.VariantClass)
    return type._fields.every(([, inner]) => inner instanceof IDL.NullClass);
  return !(type instanceof IDL.RecordClass || type instanceof IDL.RecClass);
}

const COLUMNS_MAX = 12;

/** Most elements of a list that are shown. */
const ITEMS_MAX = 200;

function renderBytes(values: readonly unknown[]): HTMLElement {
  const hex = toHex(Uint8Array.from(values.map(Number)));
  if (hex === "") return element("span", { class: "nothing" }, "no bytes");
  return element("code", { class: "value bytes" }, hex);
}

/** What a number means by the unit at the end of its name. */
export function meaningOf(name: string, value: bigint): string | undefined {
  if (value === 0n) return undefined;
  const [, unit] = /_(ns|e8s|bp)(?:_min|_max)?$/.exec(name) ?? [];
  switch (unit) {
    case "ns":
      return value > YEAR_2001_NS ? instantText(value) : durationText(value);
    case "e8s":
      return decimalText(value, 8);
    case "bp":
      return `${decimalText(value, 2)} %`;
    default:
      return undefined;
  }
}

function instantText(timeNs: bigint): string | undefined {
  const timeMs = Number(timeNs / 1_000_000n);
  return timeMs > 8.64e15 ? undefined : new Date(timeMs).toISOString().replace(".000Z", "Z");
}

function durationText(durationNs: bigint): string {
  const [size, unit] = DURATIONS.find(([least]) => durationNs >= least) ?? [1n, "ns"];
  const tenths = (durationNs * 10n) / size;
  return `${decimalText(tenths, 1)} ${unit}`;
}

const DURATIONS: readonly (readonly [bigint, string])[] = [
  [86_400_000_000_000n, "days"],
  [3_600_000_000_000n, "hours"],
  [60_000_000_000n, "minutes"],
  [1_000_000_000n, "seconds"],
  [1_000_000n, "ms"],
];

function decimalText(value: bigint, decimals: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(decimals + 1, "0");
  const fraction = digits.slice(-decimals).replace(/0+$/, "");
  const whole = groupDigits(digits.slice(0, -decimals));
  return `${value < 0n ? "-" : ""}${whole}${fraction === "" ? "" : `.${fraction}`}`;
}

const YEAR_2001_NS = 1_000_000_000_000_000_000n;
