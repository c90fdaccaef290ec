import { describe, expect, test } from "@jest/globals";

import { rejectBefore } from "../../../src/localnet/faults.js";
import { createNetwork } from "../../../src/localnet/network.js";
import { MANAGEMENT_CANISTER } from "../../../src/localnet/principals.js";
import {
  CELL,
  numberBytes,
  numbersOf,
  rejectOf,
  relay,
  relayArg,
} from "../../helpers/test-canisters.js";
import { assemble } from "../../helpers/wasm-assembler.js";

const cell = assemble(CELL);

function networkWithCell() {
  const network = createNetwork();
  const canister = network.deploy({ wasm: cell });
  const set = (value: number) =>
    network.update({ canister, method: "set", arg: numberBytes(value) });
  const get = () => numbersOf(network.query({ canister, method: "get" }));
  return { network, canister, set, get };
}

describe("save and restore", () => {
  test("default: brings memories back, as often as needed", () => {
    const { network, set, get } = networkWithCell();
    set(1);
    const saved = network.save();
    for (const value of [2, 3]) {
      set(value);
      expect(get()).toEqual([value, value, value]);
      network.restore(saved);
      expect(get()).toEqual([1, 1, 1]);
    }
  });

  test("behavior: an older state after a newer one, and the newer one again", () => {
    const { network, set, get } = networkWithCell();
    const states = [1, 2, 3].map((value) => {
      set(value);
      return network.save();
    });
    for (const index of [0, 2, 1, 0, 1, 2]) {
      const state = states[index];
      if (state !== undefined) network.restore(state);
      expect(get()).toEqual(Array(3).fill(index + 1));
      set(99);
    }
  });

  test("behavior: growth is taken back, and memory beyond it is zero when it grows again", () => {
    const { network, canister } = networkWithCell();
    const sizes = () => numbersOf(network.query({ canister, method: "sizes" }));
    const saved = network.save();
    network.update({ canister, method: "grow" });
    expect(sizes()).toEqual([2, 2]);
    const grown = network.save();
    network.restore(saved);
    expect(sizes()).toEqual([1, 1]);
    network.restore(grown);
    expect(sizes()).toEqual([2, 2]);
  });

  test("behavior: code that was upgraded meanwhile is the old code again", () => {
    const { network, canister, set, get } = networkWithCell();
    set(4);
    const saved = network.save();
    const { moduleHash } = network.canister(canister);
    network.upgrade(canister, { wasm: relay() });
    expect(network.query({ canister, method: "get" }).type).toBe("rejected");

    network.restore(saved);

    expect(get()).toEqual([4, 4, 4]);
    expect(network.canister(canister).moduleHash).toEqual(moduleHash);
  });

  test("behavior: canisters that came are gone, those that went are back", () => {
    const { network, canister, set, get } = networkWithCell();
    set(4);
    const saved = network.save();
    const later = network.createCanister();
    network.delete(canister);
    network.restore(saved);

    expect(network.canisterIds()).toEqual([canister]);
    expect(get()).toEqual([4, 4, 4]);
    expect(network.createCanister()).toEqual(later);
  });

  test("behavior: messages under way, the clock, random choices and faults come back", () => {
    const { network, canister } = networkWithCell();
    const caller = network.deploy({ wasm: relay() });
    network.inject({ callee: canister, nth: 1 }, rejectBefore(2));
    const arg = relayArg(canister, "get");
    const requestId = network.submit({ canister: caller, method: "relay", arg });
    const { timeNs } = network;
    const saved = network.save();
    const outcomes = [1, 2].map(() => {
      network.run();
      network.moveClock(5n);
      const outcome = network.outcomeOf(requestId);
      expect(network.outgoingCallCount).toBe(1);
      network.restore(saved);
      expect(network.timeNs).toBe(timeNs);
      expect(network.outcomeOf(requestId)).toEqual({ type: "unanswered" });
      return outcome;
    });

    for (const outcome of outcomes) expect(rejectOf(outcome).code).toBe(2);
  });

  test("behavior: random bytes come again", () => {
    const network = createNetwork();
    const ask = () => network.update({ canister: MANAGEMENT_CANISTER, method: "raw_rand" });
    const saved = network.save();
    const first = ask();
    expect(ask()).not.toEqual(first);
    network.restore(saved);

    expect(ask()).toEqual(first);
  });

  test("behavior: a call that was open when it was saved is answered after each restore", () => {
    const { network, canister, set } = networkWithCell();
    set(6);
    const caller = network.deploy({ wasm: relay() });
    const arg = relayArg(canister, "get");
    const requestId = network.submit({ canister: caller, method: "relay", arg });
    network.step();
    const saved = network.save();
    for (let i = 0; i < 2; i++) {
      network.restore(saved);
      expect(network.canister(caller).openCallCount).toBe(1);
      network.run();
      expect(numbersOf(network.outcomeOf(requestId))).toEqual([6, 6, 6]);
      expect(network.canister(caller).openCallCount).toBe(0);
    }
  });
});
