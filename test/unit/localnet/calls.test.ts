import { describe, expect, test } from "@jest/globals";

import type { MessageReport } from "../../../src/localnet/message-report.js";
import { createNetwork, type Network } from "../../../src/localnet/network.js";
import { actor, MANAGEMENT_CANISTER } from "../../../src/localnet/principals.js";
import {
  CELL,
  COUNT,
  FORWARD_REPLY,
  numberBytes,
  numbersOf,
  REPLY,
  rejectOf,
  relay,
  relayArg,
  replyBytes,
  replyNumber,
  TAKE_ARG,
} from "../../helpers/test-canisters.js";
import { assemble } from "../../helpers/wasm-assembler.js";

const cell = assemble(CELL);
const plainRelay = relay();

type Pair = { network: Network; caller: Uint8Array; callee: Uint8Array };

function pair(callerWasm: Uint8Array = plainRelay, calleeWasm: Uint8Array = cell): Pair {
  const network = createNetwork();
  const callee = network.deploy({ wasm: calleeWasm });
  const caller = network.deploy({ wasm: callerWasm });
  return { network, caller, callee };
}

function counterOf({ network, caller }: Pair): number | undefined {
  return numbersOf(network.query({ canister: caller, method: "counter" }))[0];
}

function callThrough({ network, caller, callee }: Pair, method: string, arg?: Uint8Array) {
  return network.update({ canister: caller, method: "relay", arg: relayArg(callee, method, arg) });
}

describe("rejects", () => {
  test("error: 3 for a canister that does not exist", () => {
    const { network, caller } = pair();
    const arg = relayArg(Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 77, 1, 1), "get");

    const outcome = network.update({ canister: caller, method: "relay", arg });

    expect(rejectOf(outcome)).toMatchObject({ code: 3 });
  });

  test("error: 5 for a method that does not exist", () => {
    expect(rejectOf(callThrough(pair(), "absent"))).toMatchObject({
      code: 5,
      message: expect.stringContaining("no update method 'absent'"),
    });
  });

  test("error: 5 for a canister without code", () => {
    const both = pair();
    const callee = both.network.createCanister();

    expect(rejectOf(callThrough({ ...both, callee }, "get")).code).toBe(5);
  });

  test("error: 4 when the callee rejects, with its words", () => {
    const wasm = assemble({
      memoryPages: 1,
      data: { 0: "not today" },
      functions: { "canister_update ask": "i32.const 0 i32.const 9 call msg_reject" },
    });

    expect(rejectOf(callThrough(pair(plainRelay, wasm), "ask"))).toEqual({
      code: 4,
      message: "not today",
    });
  });

  test("error: 5 when the callee traps, with the reason", () => {
    const wasm = assemble({
      memoryPages: 1,
      data: { 0: "boom" },
      functions: { "canister_update ask": "i32.const 0 i32.const 4 call trap" },
    });
    const both = pair(plainRelay, wasm);

    const reason = "Canister called `ic0.trap` with message: 'boom'";
    const { text } = both.network.canister(both.callee);
    expect(rejectOf(callThrough(both, "ask"))).toEqual({
      code: 5,
      message: `IC0503: Error from Canister ${text}: ${reason}`,
    });
  });

  test("error: 5 when the callee ends without an answer; what it changed is kept", () => {
    const wasm = assemble({
      memoryPages: 1,
      globals: ["i32"],
      functions: {
        "canister_update ask": COUNT,
        "canister_query counter": replyNumber("global.get 0"),
      },
    });
    const both = pair(plainRelay, wasm);

    expect(rejectOf(callThrough(both, "ask"))).toMatchObject({
      code: 5,
      message: expect.stringContaining("did not reply"),
    });
    const { network, callee } = both;
    expect(numbersOf(network.query({ canister: callee, method: "counter" }))).toEqual([1]);
  });

  test("error: an answer twice traps", () => {
    const wasm = assemble({
      memoryPages: 1,
      functions: { "canister_update ask": `${REPLY} ${REPLY}` },
    });

    expect(rejectOf(callThrough(pair(plainRelay, wasm), "ask")).code).toBe(5);
  });

  test("error: a system call of another kind of message traps", () => {
    const wasm = assemble({
      memoryPages: 1,
      functions: { "canister_update ask": "call accept_message call msg_reply" },
    });

    expect(rejectOf(callThrough(pair(plainRelay, wasm), "ask")).message).toContain(
      "ic0.accept_message cannot be called",
    );
  });
});

describe("callbacks", () => {
  test("default: the reply comes back through the function table", () => {
    const both = pair();
    callThrough(both, "set", numberBytes(8));

    expect(numbersOf(callThrough(both, "get"))).toEqual([8, 8, 8]);
  });

  test("behavior: a trap after the await undoes only what came after it", () => {
    const both = pair(relay({ before: COUNT, onReply: `${COUNT} ${COUNT} unreachable` }));

    const outcome = callThrough(both, "set", numberBytes(8));

    expect(outcome).toMatchObject({ type: "rejected", code: 5 });
    expect(counterOf(both)).toBe(1);
    const { network, callee } = both;
    expect(numbersOf(network.query({ canister: callee, method: "get" }))).toEqual([8, 8, 8]);
  });

  test("behavior: after a trap the cleanup runs, and what it changes is kept", () => {
    const both = pair(
      relay({ onReply: `${COUNT} unreachable`, onCleanup: `${COUNT} ${COUNT} ${COUNT}` }),
    );

    expect(callThrough(both, "get")).toMatchObject({ type: "rejected", code: 5 });
    expect(counterOf(both)).toBe(3);
  });

  test("behavior: a cleanup that traps is undone, the answer is the trap of the callback", () => {
    const both = pair(relay({ onReply: "unreachable", onCleanup: `${COUNT} unreachable` }));

    expect(callThrough(both, "get")).toMatchObject({
      type: "rejected",
      message: expect.stringContaining("unreachable"),
    });
    expect(counterOf(both)).toBe(0);
  });

  test("error: a cleanup may neither reply nor call", () => {
    for (const forbidden of [REPLY, "call call_perform drop"]) {
      const both = pair(relay({ onReply: "unreachable", onCleanup: `${COUNT} ${forbidden}` }));
      callThrough(both, "get");
      expect(counterOf(both)).toBe(0);
    }
  });

  test("behavior: a reject runs the other callback, and cleanup follows its trap too", () => {
    const both = pair(relay({ onReject: "unreachable", onCleanup: COUNT }));

    expect(callThrough(both, "absent")).toMatchObject({ type: "rejected", code: 5 });
    expect(counterOf(both)).toBe(1);
  });

  test("behavior: a callback still knows who called", () => {
    const onReply = `
      i32.const 0 i32.const 0 call msg_caller_size call msg_caller_copy
      i32.const 0 call msg_caller_size call msg_reply_data_append call msg_reply`;
    const { network, caller, callee } = pair(relay({ onReply }));
    const alice = actor("alice");

    const arg = relayArg(callee, "get");
    const outcome = network.update({ canister: caller, method: "relay", arg, caller: alice });

    expect(outcome).toEqual({ type: "replied", bytes: alice });
  });

  test("behavior: an early reply leaves the callback without a right to answer", () => {
    const both = pair(relay({ before: replyBytes(0, 0), onReply: COUNT }));
    expect(callThrough(both, "get").type).toBe("replied");
    expect(counterOf(both)).toBe(1);

    const twice = pair(relay({ before: replyBytes(0, 0), onReply: `${COUNT} ${REPLY}` }));
    expect(callThrough(twice, "get").type).toBe("replied");
    expect(counterOf(twice)).toBe(0);
  });

  test("behavior: an entry that is missing or of another type traps", () => {
    const wasm = assemble({
      memoryPages: 1,
      table: ["wrong", null],
      functions: {
        wrong: "",
        "canister_update ask": {
          body: `${TAKE_ARG} drop
            i32.const 1024 i32.const 10 i32.const 1034 i32.const 3
            i32.const 0 i32.const 0 i32.const 1 i32.const 0 call call_new
            call call_perform drop`,
        },
      },
    });
    const { network, caller, callee } = pair(wasm);
    const arg = new Uint8Array([...callee, ...new TextEncoder().encode("get")]);

    expect(network.update({ canister: caller, method: "ask", arg })).toMatchObject({
      type: "rejected",
      code: 5,
    });
  });
});

describe("calls", () => {
  test("behavior: a canister calls itself", () => {
    const both = pair();
    const { network, caller } = both;
    const arg = relayArg(caller, "count_up");

    expect(network.update({ canister: caller, method: "relay", arg }).type).toBe("replied");
    expect(counterOf(both)).toBe(1);
  });

  test("behavior: at most 500 calls to the same callee are open at a time", () => {
    const spray = `
      block void loop void
        i32.const 1025 i32.const 1024 i32.load8_u 0 0 i32.const 1035 i32.const 1
        i32.const 0 i32.const 0 i32.const 1 i32.const 0 call call_new
        call call_perform br_if 1
        ${COUNT} br 0
      end end
      ${replyNumber("global.get 0")} return`;
    const wasm = relay({ before: spray, onReply: "", onReject: "" });
    const { network, caller, callee } = pair(wasm);

    const arg = relayArg(callee, "x");
    expect(numbersOf(network.update({ canister: caller, method: "relay", arg }))).toEqual([500]);
    expect(network.canister(caller).openCallCount).toBe(0);
    expect(numbersOf(network.update({ canister: caller, method: "relay", arg }))).toEqual([1000]);
  });

  test("behavior: a best-effort call that is not answered in time is rejected with 6", () => {
    const both = pair(
      relay({ prepare: "i32.const 10 call call_with_best_effort_response" }),
      relay({ prepare: "" }),
    );
    const { network, caller, callee } = both;
    const silent = network.deploy({ wasm: plainRelay });
    // The callee waits for a canister that is never run again.
    network.inject({ callee: silent }, { type: "lose request" });
    const arg = relayArg(callee, "relay", relayArg(silent, "count_up"));
    const requestId = network.submit({ canister: caller, method: "relay", arg });
    network.run();
    expect(network.outcomeOf(requestId)).toEqual({ type: "unanswered" });

    network.advance(11n * 1_000_000_000n);

    const outcome = network.outcomeOf(requestId);
    expect(rejectOf(outcome).code).toBe(6);
  });

  test("behavior: every executed message is told, with its calls and instructions", () => {
    const { network, caller, callee } = pair();
    const reports: MessageReport[] = [];
    const stop = network.onMessage((report) => reports.push(report));
    network.update({ canister: caller, method: "relay", arg: relayArg(callee, "get") });
    stop();
    network.update({ canister: caller, method: "relay", arg: relayArg(callee, "get") });

    expect(reports.map(({ kind, method }) => `${kind} ${method}`)).toEqual([
      "update relay",
      "query get",
      "reply get",
    ]);
    expect(reports[0]?.calls).toEqual([
      { callee, method: "get", argByteCount: 0, outgoingIndex: 1 },
    ]);
    expect(reports.every(({ instructions }) => instructions > 0)).toBe(true);
  });

  test("behavior: a trapped callback is told before its cleanup, with the reason", () => {
    const { network, caller, callee } = pair(relay({ onReply: "unreachable", onCleanup: COUNT }));
    const told: unknown[] = [];
    network.onMessage(({ kind, trap }) => told.push([kind, trap]));
    network.update({ canister: caller, method: "relay", arg: relayArg(callee, "get") });

    expect(told).toEqual([
      ["update", undefined],
      ["query", undefined],
      ["reply", "Canister trapped: unreachable"],
      ["cleanup", undefined],
    ]);
  });

  test("behavior: the management canister is called like any other", () => {
    const { network, caller } = pair();
    const arg = relayArg(MANAGEMENT_CANISTER, "raw_rand", Uint8Array.of(68, 73, 68, 76, 0, 0));

    const outcome = network.update({ canister: caller, method: "relay", arg });

    // DIDL, one type (vec nat8), one value of it, its length, and the bytes.
    expect(outcome.type === "replied" && outcome.bytes.length).toBe(4 + 3 + 2 + 1 + 32);
  });

  test("behavior: a query method that is called like an update keeps nothing", () => {
    const both = pair(relay({ onReply: FORWARD_REPLY }));
    expect(numbersOf(callThrough(both, "set_in_query", numberBytes(6)))).toEqual([6]);
    expect(numbersOf(callThrough(both, "get"))).toEqual([0, 0, 0]);
  });
});
