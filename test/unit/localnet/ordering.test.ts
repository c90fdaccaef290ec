import { describe, expect, test } from "@jest/globals";

import { createNetwork, type NetworkOptions } from "../../../src/localnet/network.js";
import { numbersOf, TAKE_ARG } from "../../helpers/test-canisters.js";
import { assemble } from "../../helpers/wasm-assembler.js";

/** Appends each number it is sent to a list. */
const recorder = assemble({
  memoryPages: 1,
  globals: ["i32"],
  functions: {
    "canister_update record": `${TAKE_ARG} drop
      global.get 0 i32.const 1024 i32.load 2 0 i32.store 2 0
      global.get 0 i32.const 4 i32.add global.set 0 call msg_reply`,
    "canister_query list": `
      i32.const 0 global.get 0 call msg_reply_data_append call msg_reply`,
  },
});

/** Sends a hundred numbers to a canister, from the one it is given on, in one message. */
const sender = assemble({
  memoryPages: 1,
  globals: ["i32"],
  data: { 2060: "record" },
  table: ["ignore"],
  functions: {
    "canister_update send": `${TAKE_ARG} drop
      loop void
        i32.const 1024 i32.const 10 i32.const 2060 i32.const 6
        i32.const 0 i32.const 0 i32.const 0 i32.const 0 call call_new
        i32.const 1034 i32.const 4 call call_data_append
        call call_perform drop
        i32.const 1034 i32.const 1034 i32.load 1 0 i32.const 1 i32.add i32.store 1 0
        global.get 0 i32.const 1 i32.add global.set 0
        global.get 0 i32.const 100 i32.lt_u br_if 0
      end
      call msg_reply`,
    ignore: { type: "i32", body: "" },
  },
});

function senderArg(callee: Uint8Array, first: number): Uint8Array {
  const bytes = new Uint8Array(14);
  bytes.set(callee);
  new DataView(bytes.buffer).setUint32(10, first, true);
  return bytes;
}

/** What the recorder hears when two canisters send it a hundred numbers each at the same time. */
function received(options: NetworkOptions): number[] {
  const network = createNetwork(options);
  const callee = network.deploy({ wasm: recorder });
  const senders = [network.deploy({ wasm: sender }), network.deploy({ wasm: sender })];
  for (const [index, canister] of senders.entries())
    network.submit({ canister, method: "send", arg: senderArg(callee, 1000 * (index + 1)) });
  network.run();
  return numbersOf(network.query({ canister: callee, method: "list" }));
}

describe("the order of messages", () => {
  test("default: the same seed gives the same order", () => {
    expect(received({ seed: 5 })).toEqual(received({ seed: 5 }));
    expect(received({ seed: 5 })).toHaveLength(200);
  });

  test("behavior: messages between the same two canisters keep their order", () => {
    const numbers = received({ seed: 11 });
    for (const first of [1000, 2000])
      expect(numbers.filter((number) => number >= first && number < first + 1000)).toEqual(
        Array.from({ length: 100 }, (_, index) => first + index),
      );
  });

  test("behavior: messages of different senders interleave, otherwise with another seed", () => {
    const orders = [1, 2, 3].map((seed) => received({ seed }).join());

    expect(new Set(orders).size).toBe(3);
    const firsts = received({ seed: 1 }).map((number) => Math.floor(number / 1000));
    const switches = firsts.filter((first, index) => index > 0 && first !== firsts[index - 1]);
    expect(switches.length).toBeGreaterThan(20);
  });

  test("behavior: calls from outside interleave with everything", () => {
    const network = createNetwork({ seed: 3 });
    const callee = network.deploy({ wasm: recorder });
    const send = (value: number) =>
      network.submit({ canister: callee, method: "record", arg: Uint8Array.of(value, 0, 0, 0) });
    for (let value = 0; value < 20; value++) send(value);
    network.run();

    const numbers = numbersOf(network.query({ canister: callee, method: "list" }));
    expect([...numbers].sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i));
    expect(numbers).not.toEqual(Array.from({ length: 20 }, (_, i) => i));
  });

  test("error: the seed is told when something goes wrong", () => {
    const network = createNetwork({ seed: 9 });

    expect(() => network.canister(Uint8Array.of(1))).toThrow("(seed 9)");
  });
});
