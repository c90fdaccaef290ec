import { describe, expect, test } from "@jest/globals";

import { Deadline } from "../../../src/treasury/flows/deadline.js";

const never = new Promise<number>(() => undefined);

describe("Deadline", () => {
  test("default: waits for all", async () => {
    await expect(new Deadline().all([Promise.resolve(1), Promise.resolve(2)])).resolves.toEqual([
      1, 2,
    ]);
  });

  test("behavior: what has not come when it expires stays undefined", async () => {
    const deadline = new Deadline();
    const waiting = deadline.all([Promise.resolve(1), never]);
    await Promise.resolve();
    deadline.expire();

    await expect(waiting).resolves.toEqual([1, undefined]);
  });

  test("behavior: after it expired nothing is waited for until it is renewed", async () => {
    const deadline = new Deadline();
    deadline.expire();
    await expect(deadline.one(Promise.resolve(1))).resolves.toBeUndefined();

    deadline.renew();
    await expect(deadline.one(Promise.resolve(1))).resolves.toBe(1);
  });

  test("behavior: what comes late changes nothing", async () => {
    const deadline = new Deadline();
    let answer: (value: number) => void = () => undefined;
    const waiting = deadline.all([new Promise<number>((resolve) => (answer = resolve))]);
    deadline.expire();
    const results = await waiting;
    answer(5);
    await Promise.resolve();

    expect(results).toEqual([undefined]);
  });

  test("behavior: who was abandoned never goes on, whatever comes or is waited for later", async () => {
    const deadline = new Deadline();
    let answer: (value: number) => void = () => undefined;
    const waiting = deadline.one(new Promise<number>((resolve) => (answer = resolve)));
    deadline.abandon();
    answer(5);
    deadline.expire();
    deadline.renew();
    const ends = [waiting, deadline.one(Promise.resolve(1)), new Promise((r) => setTimeout(r, 5))];

    await expect(Promise.race(ends)).resolves.toBeUndefined();
    expect(await Promise.race([...ends.slice(0, 2), Promise.resolve("still waiting")])).toBe(
      "still waiting",
    );
  });

  test("error: a clean-up after a trap goes through", async () => {
    const trapped = Promise.reject(new Error("CleanupCallback"));

    await expect(new Deadline().all([trapped])).rejects.toThrow("CleanupCallback");
  });
});
