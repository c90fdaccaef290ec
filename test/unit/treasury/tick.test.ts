import { describe, expect, test } from "@jest/globals";

import { updateConfig } from "../../../src/treasury/administration.js";
import { defaultConfig } from "../../../src/treasury/config.js";
import { numberRanges } from "../../../src/treasury/config-numbers.js";
import { tick } from "../../../src/treasury/flows/tick.js";
import type { Answer } from "../../../src/treasury/ports.js";
import { requireSettings } from "../../../src/treasury/state.js";
import { addTestToken, OPERATOR, openTrading } from "../../helpers/treasury-in-memory.js";

const SECOND_NS = 1_000_000_000n;

/** Seeds that come when the test says so. */
function withheldSeeds() {
  const waiting: ((answer: Answer<Uint8Array>) => void)[] = [];
  const seed = () => new Promise<Answer<Uint8Array>>((resolve) => waiting.push(resolve));
  const answer = (index: number) =>
    waiting[index]?.({ type: "answered", value: new Uint8Array(32) });
  return { randomness: { seed }, waiting, answer };
}

/** Lets everything that is not withheld come to its end. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

describe("tick", () => {
  test("behavior: a cycle whose lock was taken over never goes on beside its successor", async () => {
    const { randomness, waiting, answer } = withheldSeeds();
    const { network, context } = openTrading({ randomness });
    const { state, heap } = context;
    const cycles = [tick(context)];
    const first = heap.running;
    network.now += defaultConfig.cycleLockNs;
    cycles.push(tick(context));
    await settled();
    answer(0);
    await settled();

    expect(waiting).toHaveLength(2);
    expect(heap.running).not.toBe(first);
    expect(state.cycles.nextId).toBe(0n);
    expect(state.counters.get()).toMatchObject({ locks_taken_over: 1n });

    answer(1);
    await cycles[1];
    expect(state.cycles.nextId).toBe(1n);
    expect(heap.running).toBeUndefined();
  });

  test("behavior: a tick that comes a moment early after a late one is no tick missed", async () => {
    const { network, context } = openTrading();
    await tick(context);
    network.now += 58n * SECOND_NS;
    await tick(context);
    expect(context.state.cycles.nextId).toBe(2n);

    network.now += 40n * SECOND_NS;
    await tick(context);
    expect(context.state.cycles.nextId).toBe(2n);
  });

  test("behavior: a shorter interval is kept from the next tick on, a longer one too", async () => {
    const { network, treasury, context } = openTrading();
    const { state } = context;
    treasury.startTimers();
    const change = (seconds: bigint) =>
      updateConfig(context, OPERATOR, {
        config: { ...defaultConfig, cycleIntervalNs: seconds * SECOND_NS },
        expectedVersion: requireSettings(state).configVersion,
        reason: "the test",
      });
    await network.advance(60);
    expect(change(30n)).toMatchObject({ ok: true, value: { loosened: ["cycleIntervalNs"] } });
    await network.advance(24 * 3_600 + 60);

    const before = state.cycles.nextId;
    await network.advance(600);
    expect(state.cycles.nextId - before).toBe(20n);

    expect(change(120n)).toMatchObject({ ok: true, value: { loosened: [] } });
    await network.advance(120);
    const after = state.cycles.nextId;
    await network.advance(600);
    expect(state.cycles.nextId - after).toBe(5n);

    // No multiple of the longest wait between two ticks.
    expect(change(90n)).toMatchObject({ ok: true, value: { loosened: ["cycleIntervalNs"] } });
    await network.advance(24 * 3_600 + 180);
    const later = state.cycles.nextId;
    await network.advance(900);
    expect(state.cycles.nextId - later).toBe(10n);
  });

  test("behavior: the shortest lock outlives ticks that end what a cycle waits for", async () => {
    const never = () => new Promise<never>(() => undefined);
    const cycleLockNs = numberRanges.cycleLockNs.least;
    const opened = openTrading({
      randomness: { seed: never },
      ledgers: { balance: never, facts: never },
      config: { ...defaultConfig, cycleLockNs },
    });
    const { network, context } = opened;
    addTestToken(opened, 1_000_000n);
    for (let minute = 0; minute < 10; minute++) {
      void tick(context);
      network.now += 60n * SECOND_NS;
      await settled();
    }

    expect(context.state.cycles.nextId).toBeGreaterThanOrEqual(4n);
    expect(context.state.counters.get()).toMatchObject({ locks_taken_over: 0n });
  });
});
