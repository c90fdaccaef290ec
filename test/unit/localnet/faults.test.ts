import { describe, expect, test } from "@jest/globals";

import {
  answerWith,
  beforeReply,
  beforeRequest,
  delayReply,
  type Fault,
  garbleReply,
  loseReply,
  loseRequest,
  rejectAfter,
  rejectBefore,
  trapAfterAwait,
} from "../../../src/localnet/faults.js";
import { createNetwork } from "../../../src/localnet/network.js";
import { everyOutgoingCall } from "../../../src/localnet/sweep.js";
import {
  CELL,
  COUNT,
  numberBytes,
  numbersOf,
  rejectOf,
  relay,
  relayArg,
  replyNumber,
} from "../../helpers/test-canisters.js";
import { assemble } from "../../helpers/wasm-assembler.js";

const cell = assemble(CELL);

/** Sets a cell through a relay while the fault happens to the relay's call. */
function setWith(fault: (parts: { callee: Uint8Array; caller: Uint8Array }) => Fault) {
  const network = createNetwork();
  const callee = network.deploy({ wasm: cell });
  const caller = network.deploy({ wasm: relay() });
  network.inject({ caller, callee, method: "set" }, fault({ callee, caller }));
  const arg = relayArg(callee, "set", numberBytes(8));
  const requestId = network.submit({ canister: caller, method: "relay", arg });
  network.run();
  const [value] = numbersOf(network.query({ canister: callee, method: "get" }));
  return { network, caller, callee, requestId, value, outcome: network.outcomeOf(requestId) };
}

describe("faults", () => {
  test("rejectBefore: the callee does not run, the caller hears the code", () => {
    const { outcome, value } = setWith(() => rejectBefore(2, "queue full"));

    expect(rejectOf(outcome)).toEqual({ code: 2, message: "queue full" });
    expect(value).toBe(0);
  });

  test("answerWith: the callee does not run, the caller hears the answer", () => {
    const { outcome, value } = setWith(() => answerWith(numberBytes(31)));

    expect(numbersOf(outcome)).toEqual([31]);
    expect(value).toBe(0);
  });

  test("loseRequest: nobody hears anything", () => {
    const { network, caller, outcome, value } = setWith(loseRequest);

    expect(outcome).toEqual({ type: "unanswered" });
    expect(value).toBe(0);
    expect(network.canister(caller).openCallCount).toBe(1);
  });

  test("rejectAfter: the callee commits, the caller hears the reject", () => {
    const { outcome, value } = setWith(() => rejectAfter(6));

    expect(rejectOf(outcome).code).toBe(6);
    expect(value).toBe(8);
  });

  test("garbleReply: the callee commits, the caller hears something else", () => {
    const { outcome, value } = setWith(() => garbleReply(() => Uint8Array.of(1, 2, 3, 4)));

    expect(numbersOf(outcome)).toEqual([0x04030201]);
    expect(value).toBe(8);
  });

  test("loseReply: the callee commits, the caller hears nothing", () => {
    const { outcome, value } = setWith(loseReply);

    expect(outcome).toEqual({ type: "unanswered" });
    expect(value).toBe(8);
  });

  test("delayReply: the caller hears when the time has come", () => {
    const { network, requestId, outcome } = setWith(() => delayReply(5_000_000_000n));
    expect(outcome).toEqual({ type: "unanswered" });

    network.advance(4_999_999_999n);
    expect(network.outcomeOf(requestId)).toEqual({ type: "unanswered" });
    network.advance(1n);
    expect(network.outcomeOf(requestId).type).toBe("replied");
  });

  test("trapAfterAwait: what the callee did before its await stays", () => {
    const network = createNetwork();
    const inner = network.deploy({ wasm: cell });
    const callee = network.deploy({
      wasm: relay({ before: COUNT, onReply: COUNT, onCleanup: "" }),
    });
    const caller = network.deploy({ wasm: relay() });
    network.inject({ callee, method: "relay" }, trapAfterAwait());
    const arg = relayArg(callee, "relay", relayArg(inner, "set", numberBytes(8)));

    const outcome = network.update({ canister: caller, method: "relay", arg });

    expect(rejectOf(outcome).code).toBe(5);
    expect(numbersOf(network.query({ canister: callee, method: "counter" }))).toEqual([1]);
    expect(numbersOf(network.query({ canister: inner, method: "get" }))).toEqual([8, 8, 8]);
  });

  test("beforeRequest: the callee may be stopped on the way", () => {
    const network = createNetwork();
    const callee = network.deploy({ wasm: cell });
    const caller = network.deploy({ wasm: relay() });
    network.inject(
      { callee },
      beforeRequest(() => network.stop(callee)),
    );
    const arg = relayArg(callee, "get");

    const outcome = network.update({ canister: caller, method: "relay", arg });
    expect(rejectOf(outcome)).toMatchObject({
      code: 5,
      message: expect.stringContaining("is stopped"),
    });
  });

  test("beforeReply: the caller may be upgraded while it waits", () => {
    const network = createNetwork();
    const callee = network.deploy({ wasm: cell });
    const caller = network.deploy({ wasm: relay() });
    const wasm = relay({ onReply: replyNumber("i32.const 77") });
    network.inject(
      { caller },
      beforeReply(() => network.upgrade(caller, { wasm })),
    );
    const arg = relayArg(callee, "get");

    expect(numbersOf(network.update({ canister: caller, method: "relay", arg }))).toEqual([77]);
  });

  test("beforeReply: a caller that is stopped meanwhile still hears, then it is stopped", () => {
    const network = createNetwork();
    const callee = network.deploy({ wasm: cell });
    const caller = network.deploy({ wasm: relay() });
    network.inject(
      { caller },
      beforeReply(() => {
        expect(network.stop(caller)).toBe("stopping");
        network.moveClock(7n);
      }),
    );
    const { timeNs } = network;
    const arg = relayArg(callee, "get");

    expect(network.update({ canister: caller, method: "relay", arg }).type).toBe("replied");
    expect(network.canister(caller).status).toBe("stopped");
    expect(network.timeNs).toBe(timeNs + 7n);
  });
});

describe("matching", () => {
  test("behavior: the n-th call that matches, and only that", () => {
    const network = createNetwork();
    const callee = network.deploy({ wasm: cell });
    const caller = network.deploy({ wasm: relay() });
    network.inject({ callee, nth: 2 }, answerWith(numberBytes(99)));
    const ask = () =>
      numbersOf(
        network.update({ canister: caller, method: "relay", arg: relayArg(callee, "get") }),
      );

    expect([ask().length, ask().length, ask().length]).toEqual([3, 1, 3]);
  });

  test("behavior: the first rule that matches applies, until the rules are cleared", () => {
    const network = createNetwork();
    const callee = network.deploy({ wasm: cell });
    const caller = network.deploy({ wasm: relay() });
    network.inject({ method: "get" }, answerWith(numberBytes(1)));
    network.inject({ callee }, answerWith(numberBytes(2)));
    const ask = (method: string) =>
      numbersOf(
        network.update({ canister: caller, method: "relay", arg: relayArg(callee, method) }),
      );

    expect(ask("get")).toEqual([1]);
    expect(ask("set")).toEqual([2]);
    network.clearFaults();
    expect(ask("get")).toEqual([0, 0, 0]);
  });
});

describe("everyOutgoingCall", () => {
  test("default: goes through every call of a scenario, each time from the same start", () => {
    const network = createNetwork();
    const callee = network.deploy({ wasm: cell });
    const caller = network.deploy({ wasm: relay() });
    let set = 0;
    const scenario = () => {
      for (let value = 1; value <= 3; value++) {
        const arg = relayArg(callee, "set", numberBytes(value));
        const outcome = network.update({ canister: caller, method: "relay", arg });
        if (outcome.type === "replied" && outcome.bytes.length === 0) set += 1;
      }
    };
    const seen: string[] = [];

    for (const call of everyOutgoingCall(network, scenario)) {
      set = 0;
      network.inject(call.match, rejectBefore(2));
      scenario();
      seen.push(`${call.nth} ${call.method}: ${set} set`);
    }

    expect(seen).toEqual(["1 set: 2 set", "2 set: 2 set", "3 set: 2 set"]);
    expect(numbersOf(network.query({ canister: callee, method: "get" }))).toEqual([0, 0, 0]);
  });
});
