import { describe, expect, test } from "@jest/globals";

import { SimulatedMachine } from "../../../src/simulation/simulated-machine.js";

const SECOND_NS = 1_000_000_000n;

function open() {
  const machine = new SimulatedMachine(Uint8Array.of(1), 0n);
  const fired: string[] = [];
  const note = (name: string) => () => {
    fired.push(`${name} at ${machine.timeNs() / SECOND_NS}`);
  };
  return { machine, fired, note };
}

describe("SimulatedMachine", () => {
  test("default: timers fire at their own time, those of one time in the order they were set", async () => {
    const { machine, fired, note } = open();
    machine.every(10, note("every"));
    machine.after(20, note("late"));
    machine.after(5, note("early"));

    await machine.advance(25n * SECOND_NS);

    expect(fired).toEqual(["early at 5", "every at 10", "every at 20", "late at 20"]);
    expect(machine.timeNs()).toBe(25n * SECOND_NS);
  });

  test("behavior: a timer that is set by another fires within the same advance", async () => {
    const { machine, fired, note } = open();
    machine.after(5, () => machine.after(5, note("second")));

    await machine.advance(10n * SECOND_NS);

    expect(fired).toEqual(["second at 10"]);
  });

  test("behavior: time waits for whoever a timer called", async () => {
    const { machine, fired, note } = open();
    machine.after(5, async () => {
      await new Promise((resolve) => setImmediate(resolve));
      note("waited")();
    });
    machine.after(6, note("next"));

    await machine.advance(10n * SECOND_NS);

    expect(fired).toEqual(["waited at 5", "next at 6"]);
  });

  test("behavior: a timer that was cancelled does not fire any more", async () => {
    const { machine, fired, note } = open();
    const handle = machine.every(5, note("cancelled"));
    await machine.advance(5n * SECOND_NS);
    machine.cancel(handle);

    await machine.advance(60n * SECOND_NS);

    expect(fired).toEqual(["cancelled at 5"]);
  });

  test("default: each region of memory is opened once", () => {
    const { machine } = open();
    machine.stableMap(3).insert(Uint8Array.of(1), Uint8Array.of(2));

    expect(machine.stableMap(3).count()).toBe(1);
    expect(machine.stableMap(4).count()).toBe(0);
  });
});
