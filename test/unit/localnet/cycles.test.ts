import { describe, expect, test } from "@jest/globals";

import { rejectBefore } from "../../../src/localnet/faults.js";
import { createNetwork, type Network } from "../../../src/localnet/network.js";
import {
  FORWARD_REJECT,
  numberBytes,
  REPLY,
  rejectOf,
  relay,
  relayArg,
  replyBytes,
} from "../../helpers/test-canisters.js";
import { assemble } from "../../helpers/wasm-assembler.js";

const ATTACH_1000 = "i64.const 0 i64.const 1000 call call_cycles_add128";

/** Accepts 600 of what comes, then answers, rejects or traps. */
const taker = assemble({
  memoryPages: 1,
  functions: {
    "canister_update take": `
      i64.const 0 i64.const 600 i32.const 0 call msg_cycles_accept128 ${replyBytes(0, 16)}`,
    "canister_update take_and_trap": `
      i64.const 0 i64.const 600 i32.const 0 call msg_cycles_accept128 ${REPLY} unreachable`,
    "canister_update take_and_reject": `
      i64.const 0 i64.const 600 i32.const 0 call msg_cycles_accept128
      i32.const 0 i32.const 0 call msg_reject`,
    "canister_update available": `i32.const 0 call msg_cycles_available128 ${replyBytes(0, 16)}`,
    "canister_update burn": `
      i64.const 0 i64.const 5000 i32.const 0 call cycles_burn128 ${replyBytes(0, 16)}`,
    "canister_update balance": `i32.const 0 call canister_cycle_balance128 ${replyBytes(0, 16)}`,
  },
});

const payer = relay({
  prepare: ATTACH_1000,
  onReply: `i32.const 0 call msg_cycles_refunded128 ${replyBytes(0, 16)}`,
  onReject: FORWARD_REJECT,
});

function payAndTake(method: string) {
  const network = createNetwork();
  const callee = network.deploy({ wasm: taker, balanceCycles: 0n });
  const caller = network.deploy({ wasm: payer, balanceCycles: 10_000n });
  const outcome = network.update({
    canister: caller,
    method: "relay",
    arg: relayArg(callee, method),
  });
  return { outcome, balances: balancesOf(network, caller, callee) };
}

function balancesOf(network: Network, ...canisters: Uint8Array[]): bigint[] {
  return canisters.map((canister) => network.canister(canister).balanceCycles);
}

function amount(value: bigint): Uint8Array {
  return new Uint8Array(new BigUint64Array([value, 0n]).buffer);
}

describe("cycles of a call", () => {
  test("default: what is accepted moves, the rest comes back", () => {
    const { outcome, balances } = payAndTake("take");

    expect(outcome).toEqual({ type: "replied", bytes: amount(400n) });
    expect(balances).toEqual([9_400n, 600n]);
  });

  test("behavior: nothing moves when the callee traps", () => {
    const { outcome, balances } = payAndTake("take_and_trap");

    expect(rejectOf(outcome).code).toBe(5);
    expect(balances).toEqual([10_000n, 0n]);
  });

  test("behavior: a callee that rejects keeps what it accepted", () => {
    const { outcome, balances } = payAndTake("take_and_reject");

    expect(rejectOf(outcome).code).toBe(4);
    expect(balances).toEqual([9_400n, 600n]);
  });

  test.each(["absent", "available"])("behavior: nothing is lost with %s", (method) => {
    expect(payAndTake(method).balances).toEqual([10_000n, 0n]);
  });

  test("behavior: a call that is rejected on the way gives everything back", () => {
    const network = createNetwork();
    const callee = network.deploy({ wasm: taker, balanceCycles: 0n });
    const caller = network.deploy({ wasm: payer, balanceCycles: 10_000n });
    network.inject({ callee }, rejectBefore(2));
    network.update({ canister: caller, method: "relay", arg: relayArg(callee, "take") });

    expect(balancesOf(network, caller, callee)).toEqual([10_000n, 0n]);
  });

  test("error: more than the balance cannot be attached", () => {
    const network = createNetwork();
    const callee = network.deploy({ wasm: taker });
    const caller = network.deploy({ wasm: payer, balanceCycles: 999n });

    const arg = relayArg(callee, "take");
    expect(network.update({ canister: caller, method: "relay", arg })).toMatchObject({ code: 5 });
    expect(balancesOf(network, caller)).toEqual([999n]);
  });

  test("behavior: a call that is prepared and not performed gives back what it held", () => {
    const network = createNetwork();
    const wasm = relay({ prepare: `${ATTACH_1000} ${REPLY} return` });
    const caller = network.deploy({ wasm, balanceCycles: 10_000n });

    network.update({
      canister: caller,
      method: "relay",
      arg: relayArg(caller, "x", numberBytes(1)),
    });
    expect(balancesOf(network, caller)).toEqual([10_000n]);
  });
});

describe("cycles that nobody took", () => {
  test("behavior: a call that is prepared anew gives back what the first held", () => {
    const network = createNetwork();
    const again = `${"i32.const 0 ".repeat(8)} call call_new`;
    const caller = network.deploy({
      wasm: relay({ prepare: `${ATTACH_1000} ${again}` }),
      balanceCycles: 10_000n,
    });

    network.update({ canister: caller, method: "relay", arg: relayArg(caller, "x") });
    expect(balancesOf(network, caller)).toEqual([10_000n]);
  });

  test("behavior: after its answer a callee accepts nothing more", () => {
    const network = createNetwork();
    const takeLater = "i64.const 0 i64.const 600 i32.const 0 call msg_cycles_accept128";
    const callee = network.deploy({
      wasm: relay({ before: REPLY, onReply: takeLater, onReject: takeLater }),
      balanceCycles: 0n,
    });
    const caller = network.deploy({ wasm: payer, balanceCycles: 10_000n });
    const arg = relayArg(callee, "relay", relayArg(callee, "counter"));

    network.update({ canister: caller, method: "relay", arg });
    expect(balancesOf(network, caller, callee)).toEqual([10_000n, 0n]);
  });
});

describe("cycles of a canister", () => {
  test("default: it sees its balance; calls from outside carry none", () => {
    const network = createNetwork();
    const canister = network.deploy({ wasm: taker, balanceCycles: 1n << 63n });

    const balance = network.update({ canister, method: "balance" });
    expect(balance).toEqual({ type: "replied", bytes: amount(1n << 63n) });
    const available = network.update({ canister, method: "available" });
    expect(available).toEqual({ type: "replied", bytes: amount(0n) });
  });

  test("behavior: it burns no more than it has", () => {
    const network = createNetwork();
    const canister = network.deploy({ wasm: taker, balanceCycles: 6000n });

    const burnt = network.update({ canister, method: "burn" });
    expect(burnt).toEqual({ type: "replied", bytes: amount(5000n) });
    network.update({ canister, method: "burn" });
    expect(balancesOf(network, canister)).toEqual([0n]);
  });
});
