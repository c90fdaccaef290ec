import { describe, expect, test } from "@jest/globals";

import { createNetwork, type Network } from "../../../src/localnet/network.js";
import { CELL, numberBytes, numbersOf, relay, relayArg } from "../../helpers/test-canisters.js";
import { assemble } from "../../helpers/wasm-assembler.js";

const cell = assemble(CELL);

function networkWithCell(): { network: Network; canister: Uint8Array } {
  const network = createNetwork();
  const canister = network.deploy({ wasm: cell });
  return { network, canister };
}

function set(network: Network, canister: Uint8Array, value: number): void {
  const outcome = network.update({ canister, method: "set", arg: numberBytes(value) });
  expect(outcome.type).toBe("replied");
}

describe("a message", () => {
  test("default: keeps heap, hidden globals and stable memory", () => {
    const { network, canister } = networkWithCell();
    set(network, canister, 5);

    expect(numbersOf(network.query({ canister, method: "get" }))).toEqual([5, 5, 5]);
  });

  test("behavior: a trap undoes heap, globals, stable memory, certified data and timer", () => {
    const { network, canister } = networkWithCell();
    set(network, canister, 5);
    const before = network.canister(canister);

    const outcome = network.update({ canister, method: "set_and_trap", arg: numberBytes(9) });

    expect(outcome).toMatchObject({ type: "rejected", code: 5 });
    expect(numbersOf(network.query({ canister, method: "get" }))).toEqual([5, 5, 5]);
    const after = network.canister(canister);
    expect(after.certifiedData).toEqual(numberBytes(5));
    expect(after.globalTimerNs).toBe(before.globalTimerNs);
    expect(after.version).toBe(before.version);
  });

  test("behavior: a trap undoes the growth of heap and stable memory", () => {
    const { network, canister } = networkWithCell();

    expect(network.update({ canister, method: "grow_and_trap" }).type).toBe("rejected");
    expect(numbersOf(network.query({ canister, method: "sizes" }))).toEqual([1, 1]);
    expect(network.update({ canister, method: "grow" }).type).toBe("replied");
    expect(numbersOf(network.query({ canister, method: "sizes" }))).toEqual([2, 2]);
  });

  test("behavior: memory that grows again after a rollback is zero", () => {
    const network = createNetwork();
    const wasm = assemble({
      memoryPages: 1,
      functions: {
        "canister_update dirty": `
          i32.const 1 memory.grow drop i32.const 70000 i32.const 7 i32.store 2 0 unreachable`,
        "canister_update look": `
          i32.const 1 memory.grow drop
          i32.const 70000 i32.const 4 call msg_reply_data_append call msg_reply`,
      },
    });
    const canister = network.deploy({ wasm });
    network.update({ canister, method: "dirty" });

    expect(numbersOf(network.update({ canister, method: "look" }))).toEqual([0]);
  });

  test("behavior: the heap ends where the canister's own page count says", () => {
    const network = createNetwork();
    const wasm = assemble({
      memoryPages: 1,
      memoryPagesMax: 2,
      functions: {
        "canister_update past": "i32.const 65533 i32.load 2 0 drop",
        "canister_update fill_past": "i32.const 65530 i32.const 1 i32.const 7 memory.fill",
        "canister_update far": "i32.const -4 i32.load 2 0 drop",
        "canister_update too_many": `
          i32.const 512 i32.const 2 memory.grow i32.store 2 0
          i32.const 512 i32.const 4 call msg_reply_data_append call msg_reply`,
      },
    });
    const canister = network.deploy({ wasm });

    for (const method of ["past", "fill_past", "far"])
      expect(network.update({ canister, method })).toMatchObject({ type: "rejected", code: 5 });
    expect(numbersOf(network.update({ canister, method: "too_many" }))).toEqual([0xffff_ffff]);
  });

  test("behavior: a trap undoes what a function table was changed to", () => {
    const network = createNetwork();
    const wasm = assemble({
      memoryPages: 1,
      table: ["one", null],
      functions: {
        one: { type: "-> i32", body: "i32.const 1" },
        "canister_update swap_and_trap": "i32.const 0 ref.null func table.set 0 unreachable",
        "canister_update ask": `
          i32.const 512 i32.const 0 call_indirect 0 0 i32.store 2 0
          i32.const 512 i32.const 4 call msg_reply_data_append call msg_reply`,
      },
    });
    const canister = network.deploy({ wasm });
    network.update({ canister, method: "swap_and_trap" });

    expect(numbersOf(network.update({ canister, method: "ask" }))).toEqual([1]);
  });

  test("behavior: a trap undoes the calls that were queued and the cycles they took", () => {
    const network = createNetwork();
    const target = network.deploy({ wasm: cell });
    const trapping = relay({
      prepare:
        "i64.const 0 i64.const 1000 call call_cycles_add128 call call_perform drop unreachable",
    });
    const canister = network.deploy({ wasm: trapping });
    const arg = relayArg(target, "set", numberBytes(3));
    const balanceCycles = network.canister(canister).balanceCycles;

    expect(network.update({ canister, method: "relay", arg }).type).toBe("rejected");
    expect(network.outgoingCallCount).toBe(0);
    expect(network.canister(canister).balanceCycles).toBe(balanceCycles);
    expect(numbersOf(network.query({ canister: target, method: "get" }))).toEqual([0, 0, 0]);
  });

  test("behavior: a store that is not aligned and crosses into the next page is undone too", () => {
    const network = createNetwork();
    const wasm = assemble({
      memoryPages: 1,
      functions: {
        "canister_update cross": "i32.const 4094 i32.const -1 i32.store 0 0 unreachable",
        "canister_query look":
          "i32.const 4092 i32.const 8 call msg_reply_data_append call msg_reply",
      },
    });
    const canister = network.deploy({ wasm });
    network.update({ canister, method: "cross" });

    expect(numbersOf(network.query({ canister, method: "look" }))).toEqual([0, 0]);
  });

  test("behavior: what memory.init, memory.fill and memory.copy wrote is undone", () => {
    const network = createNetwork();
    const wasm = assemble({
      memoryPages: 1,
      passiveData: [Uint8Array.of(1, 2, 3, 4)],
      functions: {
        "canister_update bulk_and_trap": "call bulk unreachable",
        "canister_update bulk_and_keep": "call bulk call msg_reply",
        bulk: `
          i32.const 0 i32.const 0 i32.const 4 memory.init 0
          i32.const 8000 i32.const 255 i32.const 9000 memory.fill
          i32.const 20000 i32.const 8000 i32.const 9000 memory.copy`,
        "canister_query look": `
          i32.const 0 i32.const 4 call msg_reply_data_append
          i32.const 16996 i32.const 4 call msg_reply_data_append
          i32.const 28996 i32.const 4 call msg_reply_data_append call msg_reply`,
      },
    });
    const canister = network.deploy({ wasm });
    network.update({ canister, method: "bulk_and_trap" });
    expect(numbersOf(network.query({ canister, method: "look" }))).toEqual([0, 0, 0]);

    network.update({ canister, method: "bulk_and_keep" });
    const full = 0xffff_ffff;
    expect(numbersOf(network.query({ canister, method: "look" }))).toEqual([
      0x04030201,
      full,
      full,
    ]);
  });

  test("behavior: what start function and data segments wrote is committed", () => {
    const network = createNetwork();
    const wasm = assemble({
      memoryPages: 1,
      data: { 16: "seed" },
      start: "begin",
      functions: {
        begin: "i32.const 8 i32.const 7 i32.store 2 0",
        "canister_update spoil": `
          i32.const 8 i32.const 0 i32.store 2 0 i32.const 16 i32.const 0 i32.store 2 0 unreachable`,
        "canister_query look": `
          i32.const 8 i32.const 4 call msg_reply_data_append
          i32.const 16 i32.const 4 call msg_reply_data_append call msg_reply`,
      },
    });
    const canister = network.deploy({ wasm });
    network.update({ canister, method: "spoil" });

    expect(numbersOf(network.query({ canister, method: "look" }))).toEqual([7, 0x64656573]);
  });
});
