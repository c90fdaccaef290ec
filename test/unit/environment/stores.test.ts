import { describe, expect, test } from "@jest/globals";

import { MemoryStableMap } from "../../../src/environment/memory-stable-map.js";
import { OperationJournal } from "../../../src/environment/operation-journal.js";
import { StableLog } from "../../../src/environment/stable-log.js";

type Item = { readonly id: bigint; readonly word: string; readonly done: boolean };

const codec = {
  encode: ({ id, done, word }: Item) => new TextEncoder().encode(`${id} ${done} ${word}`),
  decode(bytes: Uint8Array): Item {
    const [id = "0", done, word = ""] = new TextDecoder().decode(bytes).split(" ");
    return { id: BigInt(id), done: done === "true", word };
  },
};
const traits = { ...codec, idOf: ({ id }: Item) => id, isFinal: ({ done }: Item) => done };

function item(id: bigint, done = false): Item {
  return { id, word: `w${id}`, done };
}

describe("StableLog", () => {
  test("behavior: keeps the newest, and ids never repeat", () => {
    const map = new MemoryStableMap();
    const log = new StableLog(map, codec, 3);
    for (let id = 0n; id < 5n; id++) expect(log.append(item(id))).toBe(id);

    expect([log.oldestId, log.nextId]).toEqual([2n, 5n]);
    expect(log.get(1n)).toBeUndefined();
    expect(log.get(4n)).toEqual(item(4n));
    expect(new StableLog(map, codec, 3).nextId).toBe(5n);
  });

  test("behavior: pages from the oldest on, and says where to go on", () => {
    const log = new StableLog(new MemoryStableMap(), codec, 10);
    for (let id = 0n; id < 5n; id++) log.append(item(id));

    const first = log.page(undefined, 2);
    expect(first.items.map(({ id }) => id)).toEqual([0n, 1n]);
    expect(first.nextAfter).toBe(1n);
    expect(log.page(first.nextAfter, 10)).toMatchObject({
      items: [{ id: 2n }, { id: 3n }, { id: 4n }],
    });
    expect(log.page(4n, 10)).toEqual({ items: [] });
  });

  test("behavior: finds the first record from which on something is true", () => {
    const log = new StableLog(new MemoryStableMap(), codec, 6);
    expect(log.firstIdWhere(() => true)).toBe(0n);
    for (let id = 0n; id < 10n; id++) log.append(item(id));

    for (let from = 0n; from <= 11n; from++) {
      const wanted = from < 4n ? 4n : from > 10n ? 10n : from;
      expect(log.firstIdWhere(({ id }) => id >= from)).toBe(wanted);
    }
  });

  test("error: AssertionError when a record is updated that never was", () => {
    expect(() => new StableLog(new MemoryStableMap(), codec, 1).update(0n, item(0n))).toThrow(
      "never appended",
    );
  });
});

describe("OperationJournal", () => {
  const maps = () => ({ open: new MemoryStableMap(), closed: new MemoryStableMap() });

  test("error: AssertionError when an id is not the next one", () => {
    expect(() => new OperationJournal(maps(), traits, 5).add(item(1n))).toThrow("not the next one");
  });

  test("default: open operations come back after a restart, and ids go on", () => {
    const both = maps();
    const journal = new OperationJournal(both, traits, 5);
    journal.add(item(0n));
    journal.add(item(1n));
    journal.put(item(0n, true));

    const reopened = new OperationJournal(both, traits, 5);
    expect(reopened.open()).toEqual([item(1n)]);
    expect(reopened.get(0n)).toEqual(item(0n, true));
    expect(reopened.nextId).toBe(2n);
  });

  test("behavior: an open operation outlives the history around it, and ids never repeat", () => {
    const both = maps();
    const journal = new OperationJournal(both, traits, 2);
    for (let id = 0n; id < 6n; id++) journal.add(item(id));
    for (let id = 1n; id < 6n; id++) journal.put(item(id, true));

    expect(journal.get(0n)).toEqual(item(0n));
    expect(journal.get(1n)).toBeUndefined();
    expect(new OperationJournal(both, traits, 2).nextId).toBe(6n);
    expect(journal.page(undefined, 10).items.map(({ id }) => id)).toEqual([0n, 4n, 5n]);
  });

  test("behavior: a final operation may open again", () => {
    const journal = new OperationJournal(maps(), traits, 5);
    journal.add(item(0n));
    journal.put(item(0n, true));
    journal.put(item(0n));

    expect(journal.open()).toEqual([item(0n)]);
    expect(journal.newest(5)).toEqual([item(0n)]);
  });
});
