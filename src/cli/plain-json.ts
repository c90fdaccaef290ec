import { IDL } from "@dfinity/candid";
import { Principal } from "@dfinity/principal";

import { toHex } from "../kernel/bytes.js";

/** What JSON can hold: integers of any size are texts. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [name: string]: Json };

/**
 * A Candid value as JSON, by its type: integers as texts when they may be large, principals as
 * text, blobs in hexadecimal, `opt` as the value or null, a bare variant as its name.
 */
export function toJson(type: IDL.Type, value: unknown): Json {
  return type.accept(new JsonWriter(), value);
}

/** A field of a record in JSON; null where there is none. */
export function partOf(json: Json, name: string): Json {
  return isJsonRecord(json) ? (json[name] ?? null) : null;
}

/** Whether a value is a record. */
export function isJsonRecord(json: Json): json is { readonly [name: string]: Json } {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

class JsonWriter extends IDL.Visitor<unknown, Json> {
  override visitType<T>(_type: IDL.Type<T>, value: unknown): Json {
    if (typeof value === "bigint") return value.toString();
    if (typeof value === "number" || typeof value === "string" || typeof value === "boolean") {
      return value;
    }
    return value instanceof Principal ? value.toText() : null;
  }

  override visitVec<T>(_type: IDL.VecClass<T>, element: IDL.Type<T>, value: unknown): Json {
    if (value instanceof Uint8Array) return toHex(value);
    return Array.from(listOf(value), (each) => toJson(element, each));
  }

  override visitOpt<T>(_type: IDL.OptClass<T>, payload: IDL.Type<T>, value: unknown): Json {
    const [inner] = listOf(value);
    return inner === undefined ? null : toJson(payload, inner);
  }

  override visitRecord(_type: IDL.RecordClass, fields: [string, IDL.Type][], value: unknown): Json {
    return Object.fromEntries(
      fields.map(([name, type]) => [name, toJson(type, fieldOf(value, name))]),
    );
  }

  override visitTuple<T extends unknown[]>(
    _type: IDL.TupleClass<T>,
    parts: IDL.Type[],
    value: unknown,
  ): Json {
    const values = listOf(value);
    return parts.map((type, i) => toJson(type, values[i]));
  }

  override visitVariant(
    _type: IDL.VariantClass,
    fields: [string, IDL.Type][],
    value: unknown,
  ): Json {
    for (const [name, type] of fields) {
      const inner = fieldOf(value, name);
      if (inner === undefined) continue;
      return inner === null ? name : { [name]: toJson(type, inner) };
    }
    return null;
  }

  override visitRec<T>(_type: IDL.RecClass<T>, inner: IDL.ConstructType<T>, value: unknown): Json {
    return toJson(inner, value);
  }
}

function listOf(value: unknown): ArrayLike<unknown> & Iterable<unknown> {
  return Array.isArray(value) || ArrayBuffer.isView(value) ? Array.from(Object.values(value)) : [];
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
