import type { StableMap } from "../environment/environment.js";
import { assert } from "../kernel/assert.js";
import { compareBytes } from "../kernel/bytes.js";

/** Most entries of a node; one that grows beyond is split in two halves. */
const NODE_LENGTH_MAX = 64;

/** Most elements one reading returns. */
const SORTED_READ_MAX = 1_000;

const ROOT = 0;

/** A node: elements in a leaf; in an inner node the least element and the number of each child. */
type Node = {
  readonly isLeaf: boolean;
  readonly elements: Uint8Array[];
  readonly children: number[];
};

/**
 * A sorted set of byte strings of one width: the range query that Azle's maps do not offer, as a
 * B-tree over point reads. Many lists share one region of memory; each has its own prefix.
 * Additions and removals cost a few reads and writes of nodes, at any length; nodes that fall empty
 * stay.
 */
export class SortedList {
  readonly #map: StableMap;
  readonly #prefix: Uint8Array;
  readonly #width: number;

  constructor(map: StableMap, prefix: Uint8Array, width: number) {
    this.#map = map;
    this.#prefix = prefix;
    this.#width = width;
  }

  /** Adds an element, if it is not there yet. */
  add(element: Uint8Array): void {
    assert(element.length === this.#width, `an element of ${element.length} bytes`);
    const split = this.#addTo(ROOT, element);
    if (split === undefined) return;

    // The root keeps its number: its content moves down, and the list is one level higher.
    const low = this.#read(ROOT);
    const lowNumber = this.#newNumber();
    this.#write(lowNumber, low);
    const lowest = low.elements[0];
    assert(lowest !== undefined, "an empty half of a split");
    this.#write(ROOT, {
      isLeaf: false,
      elements: [lowest, split.element],
      children: [lowNumber, split.number],
    });
  }

  /** Removes an element, if it is there. */
  remove(element: Uint8Array): void {
    let number = ROOT;
    let node = this.#read(number);
    while (!node.isLeaf) {
      number = childAt(node, placeOfChild(node, element));
      node = this.#read(number);
    }

    const place = lowerBound(node.elements, element);
    if (!isAt(node.elements, place, element)) return;
    node.elements.splice(place, 1);
    this.#write(number, node);
  }

  /** Up to `length` elements in order, the first of them greater than `after`. */
  read(after: Uint8Array | undefined, length: number): Uint8Array[] {
    const found: Uint8Array[] = [];
    this.#collect(ROOT, after, { found, length: Math.min(length, SORTED_READ_MAX) });
    return found;
  }

  #collect(
    number: number,
    after: Uint8Array | undefined,
    into: { readonly found: Uint8Array[]; readonly length: number },
  ): void {
    const { isLeaf, elements, children } = this.#read(number);
    if (isLeaf) {
      for (const element of elements) {
        if (into.found.length >= into.length) return;
        if (after === undefined || compareBytes(element, after) > 0) into.found.push(element);
      }
      return;
    }

    const first = after === undefined ? 0 : Math.max(0, lowerBound(elements, after) - 1);
    for (const child of children.slice(first)) {
      if (into.found.length >= into.length) return;
      this.#collect(child, after, into);
    }
  }

  /** Adds below a node; answers the new right half when the node had to be split. */
  #addTo(number: number, element: Uint8Array): { element: Uint8Array; number: number } | undefined {
    const node = this.#read(number);
    if (node.isLeaf) {
      const place = lowerBound(node.elements, element);
      if (isAt(node.elements, place, element)) return undefined;
      node.elements.splice(place, 0, element);
      return this.#writeSplit(number, node);
    }

    const place = placeOfChild(node, element);
    const split = this.#addTo(childAt(node, place), element);
    if (split === undefined) return undefined;
    node.elements.splice(place + 1, 0, split.element);
    node.children.splice(place + 1, 0, split.number);
    return this.#writeSplit(number, node);
  }

  #writeSplit(number: number, node: Node): { element: Uint8Array; number: number } | undefined {
    if (node.elements.length <= NODE_LENGTH_MAX) {
      this.#write(number, node);
      return undefined;
    }

    const middle = node.elements.length >> 1;
    const right: Node = {
      isLeaf: node.isLeaf,
      elements: node.elements.splice(middle),
      children: node.children.splice(middle),
    };
    const rightNumber = this.#newNumber();
    this.#write(rightNumber, right);
    this.#write(number, node);
    const least = right.elements[0];
    assert(least !== undefined, "an empty half of a split");
    return { element: least, number: rightNumber };
  }

  /*
   * A node's record: leaf u8, then its elements, in an inner node each with its child's number u32.
   * One record more holds the highest number given so far.
   */
  #read(number: number): Node {
    const record = this.#map.get(this.#key(number));
    const node: Node = { isLeaf: record?.[0] !== 0, elements: [], children: [] };
    if (record === undefined) return node;

    const view = new DataView(record.buffer, record.byteOffset, record.byteLength);
    let at = 1;
    while (at < record.length) {
      node.elements.push(record.slice(at, at + this.#width));
      at += this.#width;
      if (node.isLeaf) continue;
      node.children.push(view.getUint32(at));
      at += 4;
    }
    return node;
  }

  #write(number: number, { isLeaf, elements, children }: Node): void {
    const record = new Uint8Array(1 + elements.length * (this.#width + (isLeaf ? 0 : 4)));
    const view = new DataView(record.buffer);
    record[0] = isLeaf ? 1 : 0;
    let at = 1;
    for (const [place, element] of elements.entries()) {
      record.set(element, at);
      at += this.#width;
      if (isLeaf) continue;
      view.setUint32(at, children[place] ?? 0);
      at += 4;
    }
    this.#map.insert(this.#key(number), record);
  }

  #newNumber(): number {
    const key = this.#key(NUMBERS);
    const record = this.#map.get(key);
    const number =
      record === undefined ? 1 : new DataView(record.buffer, record.byteOffset).getUint32(0) + 1;
    const next = new Uint8Array(4);
    new DataView(next.buffer).setUint32(0, number);
    this.#map.insert(key, next);
    return number;
  }

  #key(number: number): Uint8Array {
    const key = new Uint8Array(this.#prefix.length + 4);
    key.set(this.#prefix);
    new DataView(key.buffer).setUint32(this.#prefix.length, number);
    return key;
  }
}

/** The number under which the highest number given is kept. */
const NUMBERS = 0xffff_ffff;

/** The first place whose element is not less than the given one. */
function lowerBound(elements: readonly Uint8Array[], element: Uint8Array): number {
  let low = 0;
  let high = elements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = elements[middle];
    if (at !== undefined && compareBytes(at, element) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The last child whose least element is not greater; the first child takes what is less. */
function placeOfChild({ elements }: Node, element: Uint8Array): number {
  const place = lowerBound(elements, element);
  return isAt(elements, place, element) ? place : Math.max(0, place - 1);
}

function isAt(elements: readonly Uint8Array[], place: number, element: Uint8Array): boolean {
  const at = elements[place];
  return at !== undefined && compareBytes(at, element) === 0;
}

function childAt({ children }: Node, place: number): number {
  const child = children[place];
  assert(child !== undefined, `no child ${place}`);
  return child;
}
