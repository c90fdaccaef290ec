import { describe, expect, test } from "@jest/globals";

import { createNetwork, type Network } from "../../../src/localnet/network.js";
import { COUNT, numbersOf, REPLY, replyLong, replyNumber } from "../../helpers/test-canisters.js";
import { assemble } from "../../helpers/wasm-assembler.js";

const SECOND_NS = 1_000_000_000n;

const SET_TIMER_IN_5_SECONDS = "call time i64.const 5000000000 i64.add call global_timer_set drop";

function clockCanister(onTimer: string, more: Record<string, string> = {}): Uint8Array {
  return assemble({
    memoryPages: 1,
    globals: ["i32"],
    functions: {
      canister_init: SET_TIMER_IN_5_SECONDS,
      canister_global_timer: onTimer,
      "canister_query counter": replyNumber("global.get 0"),
      "canister_query now": replyLong("call time"),
      ...more,
    },
  });
}

function counterOf(network: Network, canister: Uint8Array): number | undefined {
  return numbersOf(network.query({ canister, method: "counter" }))[0];
}

describe("the clock", () => {
  test("default: stands still until it is moved", () => {
    const network = createNetwork({ timeNs: 77n });
    const canister = network.deploy({ wasm: clockCanister("") });
    network.moveClock(3n);

    expect(numbersOf(network.query({ canister, method: "now" }))).toEqual([80, 0]);
  });
});

describe("global timers", () => {
  test("default: fires once, when its time has come and the clock is ticked", () => {
    const network = createNetwork();
    const canister = network.deploy({ wasm: clockCanister(COUNT) });

    network.moveClock(5n * SECOND_NS - 1n);
    network.tick();
    expect(counterOf(network, canister)).toBe(0);
    network.moveClock(1n);
    expect(counterOf(network, canister)).toBe(0);
    network.tick();
    network.tick();
    expect(counterOf(network, canister)).toBe(1);
    expect(network.canister(canister).globalTimerNs).toBe(0n);
  });

  test("behavior: time that passes fires each timer at its own time", () => {
    const network = createNetwork();
    const canister = network.deploy({ wasm: clockCanister(`${COUNT} ${SET_TIMER_IN_5_SECONDS}`) });

    network.advance(60n * SECOND_NS);

    expect(counterOf(network, canister)).toBe(12);
  });

  test("behavior: a timer that traps is undone and stays off", () => {
    const network = createNetwork();
    const wasm = clockCanister(`${COUNT} ${SET_TIMER_IN_5_SECONDS} unreachable`);
    const canister = network.deploy({ wasm });
    network.advance(6n * SECOND_NS);

    expect(counterOf(network, canister)).toBe(0);
    expect(network.canister(canister).globalTimerNs).toBe(0n);
  });

  test("behavior: setting it answers what was set before", () => {
    const network = createNetwork({ timeNs: 100n });
    const wasm = clockCanister("", {
      "canister_update set": `i32.const 512 i64.const 7 call global_timer_set i64.store 3 0
        i32.const 512 i32.const 8 call msg_reply_data_append call msg_reply`,
    });
    const canister = network.deploy({ wasm });

    const before = numbersOf(network.update({ canister, method: "set" }));
    expect(before).toEqual([705_032_804, 1]);
    expect(numbersOf(network.update({ canister, method: "set" }))).toEqual([7, 0]);
  });

  test("behavior: a stopped canister's timer waits until it runs again", () => {
    const network = createNetwork();
    const canister = network.deploy({ wasm: clockCanister(COUNT) });
    network.stop(canister);
    network.advance(10n * SECOND_NS);
    network.start(canister);
    expect(counterOf(network, canister)).toBe(0);
    network.tick();

    expect(counterOf(network, canister)).toBe(1);
  });
});

describe("heartbeats", () => {
  test("default: run with each tick", () => {
    const network = createNetwork();
    const canister = network.deploy({
      wasm: clockCanister("", { canister_heartbeat: COUNT, "canister_update noop": REPLY }),
    });
    network.update({ canister, method: "noop" });
    expect(counterOf(network, canister)).toBe(0);
    network.tick();
    network.tick();

    expect(counterOf(network, canister)).toBe(2);
  });
});
