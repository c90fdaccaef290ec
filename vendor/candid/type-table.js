// The header of a message: byte for byte the one the stock package writes. Others may compare or
// remember messages by it, and it makes the two comparable.

import { encodeUtf8 } from "@sinonjs/text-encoding/utf8";
import { IDL as Stock } from "candid-stock";

import * as Opcode from "./opcodes.js";
import { shapeOf } from "./shapes.js";

const MAGIC = [0x44, 0x49, 0x44, 0x4c];

/**
 * The bytes that come before the values of these types.
 *
 * @param {readonly Stock.Type[]} types
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function encodeHeader(types) {
  const table = new TypeTable();
  for (let i = 0; i < types.length; i++) table.add(types[i]);

  /** @type {number[]} */
  const refs = [];
  table.appendRefs(refs, types);
  const header = MAGIC.concat(table.bytes(), refs);
  // Filled by `set`: the constructor goes through an iterator, byte by byte.
  const bytes = new Uint8Array(header.length);
  bytes.set(header);
  return bytes;
}

/** The table of types. Types of the same structure are one entry. */
class TypeTable {
  /** @type {number[][]} */
  #entries = [];
  /** How many structures each entry stands for. @type {number[]} */
  #useCounts = [];
  /** @type {Map<string, number>} */
  #indexes = new Map();

  /** @param {Stock.Type} type */
  add(type) {
    const shape = shapeOf(type);
    if (Opcode.isPrimitive(shape.opcode)) return;
    const structure = structureOf(type);
    if (this.#indexes.has(structure)) return;

    const knot = type instanceof Stock.RecClass ? type.getType() : undefined;
    if (knot !== undefined) {
      this.#tieKnot(structure, knot);
    } else {
      const { parts, results } = shape;
      for (let i = 0; i < parts.length; i++) this.add(parts[i]);
      if (results !== undefined) for (const result of results) this.add(result);
      this.#append(structure, this.#encode(shape));
    }
  }

  /**
   * Gives a recursive type its index first, so that what it is made of can refer to it; then the
   * entry that was appended for what it is made of.
   *
   * @param {string} structure
   * @param {Stock.Type} type what it is made of.
   */
  #tieKnot(structure, type) {
    const index = this.#append(structure, []);
    this.add(type);

    const inner = this.#indexOf(type);
    this.#entries[index] = this.#entries[inner];
    this.#useCounts[index] += this.#useCounts[inner];
    this.#useCounts[inner] = 0;
    this.#indexes.set(structureOf(type), index);
    while (this.#useCounts.at(-1) === 0) {
      this.#entries.pop();
      this.#useCounts.pop();
    }
  }

  /**
   * @param {string} structure
   * @param {number[]} entry
   */
  #append(structure, entry) {
    const index = this.#entries.push(entry) - 1;
    this.#indexes.set(structure, index);
    this.#useCounts[index] = 1;
    return index;
  }

  /** @param {import("./shapes.js").TypeShape} shape */
  #encode(shape) {
    const { opcode, parts, labels, results = [], modes = [] } = shape;
    /** @type {number[]} */
    const entry = [];
    appendSleb(entry, opcode);
    switch (opcode) {
      case Opcode.OPT:
      case Opcode.VEC:
        this.#appendRef(entry, parts[0]);
        break;
      case Opcode.FUNC:
        this.appendRefs(entry, parts);
        this.appendRefs(entry, results);
        appendModes(entry, modes);
        break;
      default:
        appendLeb(entry, parts.length);
        for (let i = 0; i < parts.length; i++) {
          appendLabel(entry, labels[i]);
          this.#appendRef(entry, parts[i]);
        }
    }
    return entry;
  }

  /**
   * @param {number[]} bytes
   * @param {readonly Stock.Type[]} types
   */
  appendRefs(bytes, types) {
    appendLeb(bytes, types.length);
    for (const type of types) this.#appendRef(bytes, type);
  }

  /**
   * @param {number[]} bytes
   * @param {Stock.Type} type
   */
  #appendRef(bytes, type) {
    const { opcode } = shapeOf(type);
    appendSleb(bytes, Opcode.isPrimitive(opcode) ? opcode : this.#indexOf(type));
  }

  /** @param {Stock.Type} type */
  #indexOf(type) {
    const index = this.#indexes.get(structureOf(type));
    if (index === undefined) throw new Error(`Missing type index for ${type.name}`);
    return index;
  }

  bytes() {
    /** @type {number[]} */
    const length = [];
    appendLeb(length, this.#entries.length);
    return length.concat(...this.#entries);
  }
}

/** @type {WeakMap<Stock.Type, string>} */
const structures = new WeakMap();

/**
 * A text that two types share if they are the same: the same labels, and the same recursive types,
 * in the same places.
 *
 * @param {Stock.Type} type
 * @returns {string}
 */
function structureOf(type) {
  const known = structures.get(type);
  if (known !== undefined) return known;

  const structure = type instanceof Stock.RecClass ? type.name : describe(shapeOf(type));
  structures.set(type, structure);
  return structure;
}

/** @param {import("./shapes.js").TypeShape} shape */
function describe(shape) {
  const { opcode, parts, keys, labels, results = [], modes = [], isTuple } = shape;
  let text = `${opcode}{`;
  for (let i = 0; i < parts.length; i++) {
    const label = isTuple ? `_${i}_` : (keys[i] ?? labels[i]);
    text += `${label}:${structureOf(parts[i])};`;
  }
  if (opcode !== Opcode.FUNC) return text;

  const types = results.map(structureOf);
  return `${text}}${types.join()}|${modes.join()}`;
}

/**
 * @param {number[]} bytes
 * @param {number | string} label
 */
function appendLabel(bytes, label) {
  if (typeof label === "number") {
    appendLeb(bytes, label);
  } else {
    const name = encodeUtf8(label);
    appendLeb(bytes, name.length);
    bytes.push(...name);
  }
}

/**
 * @param {number[]} bytes
 * @param {readonly string[]} modes
 */
function appendModes(bytes, modes) {
  appendLeb(bytes, modes.length);
  for (const mode of modes) {
    const index = Opcode.MODES.indexOf(mode);
    if (index < 0) throw new Error(`Illegal function annotation ${mode}`);
    bytes.push(index + 1);
  }
}

/**
 * @param {number[]} bytes
 * @param {number} value
 */
function appendLeb(bytes, value) {
  let rest = value;
  while (rest > 0x7f) {
    bytes.push((rest & 0x7f) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  bytes.push(rest);
}

/**
 * @param {number[]} bytes
 * @param {number} value
 */
function appendSleb(bytes, value) {
  let rest = value;
  while (rest < -0x40 || rest > 0x3f) {
    bytes.push((rest & 0x7f) | 0x80);
    rest >>= 7;
  }
  bytes.push(rest & 0x7f);
}
