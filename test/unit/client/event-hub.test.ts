import { describe, expect, test } from "@jest/globals";

import { EventHub } from "../../../src/client/event-hub.js";
import type { AnyEvent } from "../../../src/client/events.js";
import type { Notice } from "../../../src/client/journal-follower.js";
import { JournalModel } from "../../helpers/journal-model.js";

const QUICK = { pollMs: 1, backOff: { firstMs: 1, mostMs: 2 } };

/** Waits until something holds, as the hub goes on by itself. */
async function until(holds: () => boolean): Promise<void> {
  for (let i = 0; i < 2_000 && !holds(); i++) await new Promise((done) => setTimeout(done, 1));
  expect(holds()).toBe(true);
}

describe("EventHub", () => {
  test("default: from now on, each event once, to all who listen to its kind", async () => {
    const journal = new JournalModel(100);
    journal.emit(3);
    const hub = new EventHub(journal, QUICK);
    const [cycles, all, others]: bigint[][] = [[], [], []];
    let isReady = false;
    hub.add("caught_up", () => {
      isReady = true;
    });
    hub.add("CYCLE_ENDED", ({ payload }) => cycles?.push(payload.cycle_id));
    hub.add("*", ({ id }) => all?.push(id));
    hub.add("TRADE_EXECUTED", ({ id }) => others?.push(id));
    await until(() => isReady);

    journal.emit(2);
    await until(() => all?.length === 2);

    expect([cycles, all, others]).toEqual([[3n, 4n], [3n, 4n], []]);
    await hub.close();
  });

  test("behavior: a listener that failed is given the event again, and no other is", async () => {
    const journal = new JournalModel(100);
    journal.emit(2);
    const hub = new EventHub(journal, { ...QUICK, from: "beginning" });
    const [careful, careless]: bigint[][] = [[], []];
    const errors: unknown[] = [];
    let failuresLeft = 2;
    hub.add("error", ({ error }) => errors.push(error));
    hub.add("*", async ({ id }) => {
      if (failuresLeft > 0) {
        failuresLeft -= 1;
        throw new Error("no room");
      }
      careful?.push(id);
    });
    hub.add("*", ({ id }) => careless?.push(id));

    await until(() => careful?.length === 2);

    expect([careful, careless]).toEqual([
      [0n, 1n],
      [0n, 1n],
    ]);
    expect(errors).toEqual([new Error("no room"), new Error("no room")]);
    await hub.close();
  });

  test("behavior: whoever listens again goes on where it stopped", async () => {
    const journal = new JournalModel(100);
    const hub = new EventHub(journal, { ...QUICK, from: "beginning" });
    const seen: bigint[] = [];
    const listener = ({ id }: AnyEvent) => seen.push(id);
    hub.add("*", listener);
    journal.emit(2);
    await until(() => seen.length === 2);
    hub.remove("*", listener);
    journal.emit(2);

    hub.add("*", listener);
    await until(() => seen.length === 4);

    expect(seen).toEqual([0n, 1n, 2n, 3n]);
    await hub.close();
  });

  test("behavior: a signal ends it", async () => {
    const journal = new JournalModel(100);
    const hub = new EventHub(journal, { ...QUICK, from: "beginning" });
    const stop = new AbortController();
    const seen: bigint[] = [];
    hub.add("*", ({ id }) => seen.push(id), { signal: stop.signal });
    journal.emit(1);
    await until(() => seen.length === 1);

    stop.abort();
    await hub.close();
    const { questionCount } = journal;
    journal.emit(1);
    await new Promise((done) => setTimeout(done, 20));

    expect([seen.length, journal.questionCount]).toEqual([1, questionCount]);
  });

  test("behavior: what was dropped before it was read is told, with its ids", async () => {
    const journal = new JournalModel(10);
    journal.emit(30);
    const hub = new EventHub(journal, { ...QUICK, from: "5@7" });
    const gaps: Notice[] = [];
    const seen: bigint[] = [];
    hub.add("gap", (gap) => gaps.push(gap));
    hub.add("*", ({ id }) => seen.push(id));

    await until(() => seen.length === 10);

    expect(gaps).toEqual([{ type: "gap", fromId: 6n, toId: 19n, count: 14n }]);
    expect(seen[0]).toBe(20n);
    await hub.close();
  });

  test("behavior: a store keeps the place for the next process", async () => {
    const journal = new JournalModel(100);
    journal.emit(3);
    let kept: string | undefined;
    const store = {
      load: async () => kept,
      save: async (cursor: string) => {
        kept = cursor;
      },
    };
    const seen: bigint[] = [];
    for (const count of [3, 5]) {
      const hub = new EventHub(journal, { ...QUICK, from: "beginning", store });
      hub.add("*", ({ id }) => seen.push(id));
      await until(() => seen.length === count);
      await hub.close();
      journal.emit(2);
    }

    expect([seen, kept]).toEqual([[0n, 1n, 2n, 3n, 4n], "4@6"]);
  });

  test("error: a cursor that is none is told, and so is a kind that there is not", async () => {
    const hub = new EventHub(new JournalModel(1), { ...QUICK, from: "yesterday" });
    const errors: unknown[] = [];
    hub.add("error", ({ error }) => errors.push(String(error)));
    hub.add("*", () => undefined);
    await until(() => errors.length > 0);
    await hub.close();

    expect(errors[0]).toContain('"yesterday" is no cursor.');
    const wrong: string = "TRADES";
    expect(() => Reflect.apply(hub.add, hub, [wrong, () => undefined])).toThrow(
      'no events "TRADES"',
    );
  });
});
