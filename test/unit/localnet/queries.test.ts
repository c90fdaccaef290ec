import { describe, expect, test } from "@jest/globals";

import { createNetwork } from "../../../src/localnet/network.js";
import { actor } from "../../../src/localnet/principals.js";
import {
  CELL,
  COUNT,
  FORWARD_REPLY,
  numberBytes,
  numbersOf,
  rejectOf,
  relay,
  relayArg,
  replyNumber,
} from "../../helpers/test-canisters.js";
import { assemble } from "../../helpers/wasm-assembler.js";

describe("queries", () => {
  test("error: unknown canisters, canisters without code and unknown methods", () => {
    const network = createNetwork();
    const canister = network.deploy({ wasm: assemble(CELL) });
    const empty = network.createCanister();

    expect(network.query({ canister: actor("nobody"), method: "get" })).toMatchObject({ code: 3 });
    expect(network.query({ canister: empty, method: "get" })).toMatchObject({ code: 5 });
    expect(network.query({ canister, method: "set" })).toMatchObject({ code: 5 });
  });

  test("error: a query makes no calls", () => {
    const network = createNetwork();
    const wasm = assemble({
      memoryPages: 1,
      functions: { "canister_query it": "call call_perform drop" },
    });
    const canister = network.deploy({ wasm });

    expect(network.query({ canister, method: "it" })).toMatchObject({ type: "rejected", code: 5 });
  });

  test("default: what a query changes is undone", () => {
    const network = createNetwork();
    const canister = network.deploy({ wasm: assemble(CELL) });

    const arg = numberBytes(6);
    expect(numbersOf(network.query({ canister, method: "set_in_query", arg }))).toEqual([6]);
    expect(numbersOf(network.query({ canister, method: "get" }))).toEqual([0, 0, 0]);
  });
});

describe("composite queries", () => {
  test("default: answers with what other canisters' queries answer", () => {
    const network = createNetwork();
    const callee = network.deploy({ wasm: assemble(CELL) });
    const canister = network.deploy({ wasm: relay() });
    network.update({ canister: callee, method: "set", arg: numberBytes(9) });

    const arg = relayArg(callee, "get");
    expect(numbersOf(network.query({ canister, method: "relay_query", arg }))).toEqual([9, 9, 9]);
  });

  test("error: updates are not to be had from it", () => {
    const network = createNetwork();
    const callee = network.deploy({ wasm: assemble(CELL) });
    const canister = network.deploy({ wasm: relay() });

    const arg = relayArg(callee, "set", numberBytes(1));
    const outcome = network.query({ canister, method: "relay_query", arg });
    expect(rejectOf(outcome).code).toBe(5);
  });

  test("behavior: callbacks see what the query has changed; afterwards it is undone", () => {
    const network = createNetwork();
    const wasm = relay({ before: COUNT, onReply: `${COUNT} ${replyNumber("global.get 0")}` });
    const callee = network.deploy({ wasm: assemble(CELL) });
    const canister = network.deploy({ wasm });

    const arg = relayArg(callee, "get");
    expect(numbersOf(network.query({ canister, method: "relay_query", arg }))).toEqual([2]);
    expect(numbersOf(network.query({ canister, method: "counter" }))).toEqual([0]);
  });

  test("behavior: a canister that asks itself answers from its committed state", () => {
    const network = createNetwork();
    const grow = "i32.const 1 memory.grow drop";
    const wasm = relay({
      before: `${COUNT} ${grow} i32.const 66000 i32.const 5 i32.store 2 0`,
      onReply: `i32.const 600 i32.const 66000 i32.load 2 0 i32.store 2 0
        i32.const 600 i32.const 4 call msg_reply_data_append ${FORWARD_REPLY}`,
    });
    const canister = network.deploy({ wasm });

    const arg = relayArg(canister, "counter");
    const outcome = network.query({ canister, method: "relay_query", arg });
    expect(numbersOf(outcome)).toEqual([5, 0]);
    expect(network.canister(canister).heapByteLength).toBe(65_536);
  });

  test("behavior: a callback that traps fails the query, and the next one starts clean", () => {
    const network = createNetwork();
    const callee = network.deploy({ wasm: assemble(CELL) });
    const canister = network.deploy({
      wasm: relay({ before: COUNT, onReply: `${COUNT} unreachable`, onCleanup: COUNT }),
    });

    const arg = relayArg(callee, "get");
    expect(network.query({ canister, method: "relay_query", arg })).toMatchObject({ code: 5 });
    expect(numbersOf(network.query({ canister, method: "counter" }))).toEqual([0]);
  });
});

describe("inspect_message", () => {
  const inspected = (inspect: string) =>
    assemble({
      memoryPages: 1,
      globals: ["i32"],
      functions: {
        canister_inspect_message: inspect,
        "canister_update it": `${COUNT} call msg_reply`,
        "canister_query counter": replyNumber("global.get 0"),
      },
    });

  test("error: a call from outside that is not accepted is rejected with 4", () => {
    const network = createNetwork();
    const canister = network.deploy({ wasm: inspected(COUNT) });

    expect(network.update({ canister, method: "it" })).toMatchObject({ type: "rejected", code: 4 });
    expect(numbersOf(network.query({ canister, method: "counter" }))).toEqual([0]);
  });

  test("default: an accepted call is executed", () => {
    const network = createNetwork();
    const inspect = `call msg_method_name_size i32.const 2 i32.eq if void call accept_message end`;
    const canister = network.deploy({ wasm: inspected(inspect) });

    expect(network.update({ canister, method: "it" }).type).toBe("replied");
    expect(network.update({ canister, method: "other" })).toMatchObject({ code: 4 });
  });

  test("behavior: calls between canisters are not inspected", () => {
    const network = createNetwork();
    const callee = network.deploy({ wasm: inspected("unreachable") });
    const canister = network.deploy({ wasm: relay() });

    network.update({ canister, method: "relay", arg: relayArg(callee, "it") });
    expect(numbersOf(network.query({ canister: callee, method: "counter" }))).toEqual([1]);
  });
});
