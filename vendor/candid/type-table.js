// The header of a message: byte for byte what the stock package writes, so that types may be
// compared and cached by their headers wherever that is done already.

import { encodeUtf8 } from "@sinonjs/text-encoding/utf8";
import { IDL as Stock } from "candid-stock";

import { isPrimitive, MODES, OPCODE } from "./opcodes.js";
import { shapeOf } from "./shapes.js";

const MAGIC = [0x44, 0x49, 0x44, 0x4c];

/**
 * The bytes that come before the values of these types.
 *
 * @param {readonly Stock.Type[]} types
 * @returns {Uint8Array}
 */
export function encodeHeader(types) {
  const table = new TypeTable();
  for (const type of types) table.add(type);
  const refs = types.flatMap((type) => table.refOf(type));
  return new Uint8Array([...MAGIC, ...table.bytes(), ...leb(types.length), ...refs]);
}

/** The table of types. Types of the same name are one entry; a name tells the whole structure. */
class TypeTable {
  /** @type {(readonly number[])[]} */
  #entries = [];
  /** How many names stand for each entry. @type {number[]} */
  #nameCounts = [];
  /** @type {Map<string, number>} */
  #indexes = new Map();

  /** @param {Stock.Type} type */
  add(type) {
    const name = structureOf(type);
    if (isPrimitive(shapeOf(type).opcode) || this.#indexes.has(name)) return;

    if (type instanceof Stock.RecClass) {
      this.#tieKnot(name, type.getType());
      return;
    }
    const { parts, results } = shapeOf(type);
    for (const part of parts) this.add(part);
    for (const result of results) this.add(result);
    this.#append(name, this.#encode(type));
  }

  /**
   * Gives a recursive type its index first, so that what it is made of can refer to it, and then
   * the entry that was appended for what it is made of.
   *
   * @param {string} name
   * @param {Stock.Type | undefined} type
   */
  #tieKnot(name, type) {
    if (type === undefined) throw new Error("Recursive type uninitialized.");
    const index = this.#append(name, []);
    this.add(type);

    const inner = this.#indexOf(type);
    this.#entries[index] = this.#entries[inner];
    this.#nameCounts[index] += this.#nameCounts[inner];
    this.#nameCounts[inner] = 0;
    this.#indexes.set(structureOf(type), index);
    while (this.#nameCounts.at(-1) === 0) {
      this.#entries.pop();
      this.#nameCounts.pop();
    }
  }

  /**
   * @param {string} name
   * @param {readonly number[]} entry
   */
  #append(name, entry) {
    const index = this.#entries.push(entry) - 1;
    this.#indexes.set(name, index);
    this.#nameCounts[index] = 1;
    return index;
  }

  /** @param {Stock.Type} type */
  #encode(type) {
    const { opcode, parts, labels, results, modes } = shapeOf(type);
    const head = sleb(opcode);
    switch (opcode) {
      case OPCODE.opt:
      case OPCODE.vec:
        return [...head, ...this.refOf(parts[0])];
      case OPCODE.func:
        return [...head, ...this.#refsOf(parts), ...this.#refsOf(results), ...encodeModes(modes)];
      default: {
        const fields = parts.flatMap((part, i) => [...encodeLabel(labels[i]), ...this.refOf(part)]);
        return [...head, ...leb(parts.length), ...fields];
      }
    }
  }

  /** @param {readonly Stock.Type[]} types */
  #refsOf(types) {
    return [...leb(types.length), ...types.flatMap((type) => this.refOf(type))];
  }

  /** @param {Stock.Type} type */
  refOf(type) {
    const { opcode } = shapeOf(type);
    return sleb(isPrimitive(opcode) ? opcode : this.#indexOf(type));
  }

  /** @param {Stock.Type} type */
  #indexOf(type) {
    const index = this.#indexes.get(structureOf(type));
    if (index === undefined) throw new Error(`Missing type index for ${type.name}`);
    return index;
  }

  bytes() {
    return [...leb(this.#entries.length), ...this.#entries.flat()];
  }
}

/** @type {WeakMap<Stock.Type, string>} */
const structures = new WeakMap();

/**
 * A text that two types share if they are the same: with the same labels, and the same recursive
 * types, in the same places.
 *
 * @param {Stock.Type} type
 * @returns {string}
 */
function structureOf(type) {
  const known = structures.get(type);
  if (known !== undefined) return known;

  const structure = type instanceof Stock.RecClass ? type.name : describe(type);
  structures.set(type, structure);
  return structure;
}

/** @param {Stock.Type} type */
function describe(type) {
  const { opcode, parts, keys, labels, results, modes, isTuple } = shapeOf(type);
  const names = isTuple ? labels.map((label) => `_${label}_`) : keys.length > 0 ? keys : labels;
  const fields = parts.map((part, i) => `${names[i] ?? ""}:${structureOf(part)}`);
  return `${opcode}{${fields.join(";")}}${results.map(structureOf).join()}|${modes}`;
}

/** @param {number | string} label */
function encodeLabel(label) {
  if (typeof label === "number") return leb(label);
  const bytes = encodeUtf8(label);
  return [...leb(bytes.length), ...bytes];
}

/** @param {readonly string[]} modes */
function encodeModes(modes) {
  const numbers = modes.map((mode) => MODES.indexOf(mode) + 1);
  if (numbers.includes(0)) throw new Error("Illegal function annotation");
  return [...leb(modes.length), ...numbers];
}

/**
 * @param {number} value
 * @returns {number[]}
 */
function leb(value) {
  return value < 0x80 ? [value] : [(value % 0x80) | 0x80, ...leb(Math.floor(value / 0x80))];
}

/**
 * @param {number} value
 * @returns {number[]}
 */
function sleb(value) {
  const isLast = value >= -0x40 && value < 0x40;
  return isLast ? [value & 0x7f] : [(value & 0x7f) | 0x80, ...sleb(value >> 7)];
}
