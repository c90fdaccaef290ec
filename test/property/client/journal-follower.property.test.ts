import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { type Cursor, cursorFromText } from "../../../src/client/cursor.js";
import { findNewest, JournalFollower, type Notice } from "../../../src/client/journal-follower.js";
import { findNewestId, readNewest } from "../../../src/client/paging.js";
import { type JournalFault, JournalModel } from "../../helpers/journal-model.js";

/** What happens to a follower between two of its waits. */
type Step =
  | { readonly type: "emit"; readonly count: number }
  /** The process ends, and another goes on from the cursor that was kept. */
  | { readonly type: "restart" };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ type: fc.constant("emit" as const), count: fc.nat({ max: 130 }) }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("restart" as const) }) },
);

const faults = fc.infiniteStream(
  fc.oneof(
    { weight: 5, arbitrary: fc.constant<JournalFault>("none") },
    { weight: 2, arbitrary: fc.constant<JournalFault>("lost") },
    { weight: 2, arbitrary: fc.constant<JournalFault>("behind") },
  ),
);

type World = {
  readonly journal: JournalModel;
  readonly delivered: bigint[];
  readonly notices: Notice[];
  kept: string | undefined;
};

/** Follows until a question has found nothing more, some waits later. */
async function followUntilQuiet(
  world: World,
  { refuses, waits }: { readonly refuses: () => boolean; readonly waits: number },
): Promise<void> {
  const stop = new AbortController();
  let waitCount = 0;
  const follower = new JournalFollower({
    journal: world.journal,
    begin: async () => (world.kept === undefined ? undefined : cursorFromText(world.kept)),
    deliver: async ({ id }) => {
      if (refuses()) throw new Error("a listener is out of order");
      world.delivered.push(id);
    },
    save: async (cursor) => {
      world.kept = cursor;
    },
    notify: (notice) => world.notices.push(notice),
    sleep: async () => {
      waitCount += 1;
      if (waitCount >= waits) stop.abort();
    },
    chance: () => 0,
  });
  await follower.run(stop.signal);
}

/** Every id that was told of: delivered, or named as missing. */
function toldOf({ delivered, notices }: World): bigint[] {
  const missing = notices.flatMap((notice) =>
    notice.type === "gap"
      ? Array.from({ length: Number(notice.count) }, (_, i) => notice.fromId + BigInt(i))
      : [],
  );
  return [...delivered, ...missing].sort((a, b) => (a < b ? -1 : 1));
}

describe("JournalFollower", () => {
  test("property: every event once and in order, or told as missing, whatever fails", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 12 }),
        fc.integer({ min: 20, max: 300 }),
        faults,
        fc.infiniteStream(fc.nat({ max: 9 })),
        async (steps, capacity, faultStream, moods) => {
          const journal = new JournalModel(capacity);
          const world: World = { journal, delivered: [], notices: [], kept: undefined };
          journal.fault = () => faultStream.next().value ?? "none";
          const refuses = () => moods.next().value === 0;
          for (const each of steps) {
            if (each.type === "emit") journal.emit(each.count);
            // Each run is a process of its own: only the cursor that was kept is left of it.
            await followUntilQuiet(world, { refuses, waits: 3 });
          }
          journal.fault = () => "none";
          await followUntilQuiet(world, { refuses: () => false, waits: 2 });

          const all = Array.from({ length: Number(journal.nextId) }, (_, i) => BigInt(i));
          expect(toldOf(world)).toEqual(all);
          const sorted = [...world.delivered].sort((a, b) => (a < b ? -1 : 1));
          expect(world.delivered).toEqual(sorted);
          // What is still kept when it is read cannot have been missed.
          expect(world.notices.filter(({ type }) => type === "restart")).toEqual([]);
        },
      ),
    );
  });

  test("property: a journal that began anew is noticed and followed from its beginning", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 250 }),
        fc.integer({ min: 0, max: 250 }),
        faults,
        async (before, after, faultStream) => {
          const journal = new JournalModel(1_000);
          const world: World = { journal, delivered: [], notices: [], kept: undefined };
          journal.emit(before);
          await followUntilQuiet(world, { refuses: () => false, waits: 1 });
          world.delivered.length = 0;

          journal.reset();
          journal.emit(after);
          journal.fault = () => faultStream.next().value ?? "none";
          await followUntilQuiet(world, { refuses: () => false, waits: 3 });
          journal.fault = () => "none";
          await followUntilQuiet(world, { refuses: () => false, waits: 2 });

          const all = Array.from({ length: after }, (_, i) => BigInt(i));
          expect(world.delivered).toEqual(all);
          expect(world.notices.some(({ type }) => type === "restart")).toBe(true);
        },
      ),
    );
  });
});

describe("findNewestId", () => {
  const ask = (journal: JournalModel) => async (after: bigint | undefined, limit: number) => {
    const { events: items, oldest } = await journal.read(after, limit);
    return { items, oldest };
  };

  test("property: finds the last one with questions that grow with the logarithm only", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: 3_000 }),
        fc.integer({ min: 1, max: 500 }),
        async (count, capacity) => {
          const journal = new JournalModel(capacity);
          journal.emit(count);

          const newestId = await findNewestId(ask(journal));

          expect(newestId).toBe(count === 0 ? undefined : BigInt(count) - 1n);
          expect(journal.questionCount).toBeLessThan(2 * Math.log2(capacity) + 6);
          const cursor: Cursor | undefined = await findNewest(journal);
          expect(cursor?.id).toBe(newestId);
        },
      ),
    );
  });

  test("property: the newest records are the last ones, oldest first", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: 400 }),
        fc.integer({ min: 1, max: 300 }),
        async (count, wanted) => {
          const journal = new JournalModel(250);
          journal.emit(count);

          const newest = await readNewest(ask(journal), wanted);

          const kept = Math.min(count, 250, wanted);
          const ids = Array.from({ length: kept }, (_, i) => BigInt(count - kept + i));
          expect(newest.map(({ id }) => id)).toEqual(ids);
        },
      ),
    );
  });
});
