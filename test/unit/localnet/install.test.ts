import { gzipSync } from "node:zlib";

import { describe, expect, test } from "@jest/globals";

import { createNetwork, type Network } from "../../../src/localnet/network.js";
import {
  CELL,
  FORWARD_REPLY,
  numberBytes,
  numbersOf,
  relay,
  relayArg,
  replyNumber,
} from "../../helpers/test-canisters.js";
import { assemble } from "../../helpers/wasm-assembler.js";

const SAVE = "i64.const 0 i64.const 0 i64.const 4 call stable64_write";
const LOAD = "i64.const 0 i64.const 0 i64.const 4 call stable64_read";

/** Keeps its number through upgrades when its functions do so. */
function versioned(preUpgrade: string, postUpgrade: string): Uint8Array {
  return assemble({
    ...CELL,
    functions: {
      ...CELL.functions,
      canister_pre_upgrade: preUpgrade,
      canister_post_upgrade: postUpgrade,
    },
  });
}

function withNumber(wasm: Uint8Array, value: number): { network: Network; canister: Uint8Array } {
  const network = createNetwork();
  const canister = network.deploy({ wasm });
  network.update({ canister, method: "set", arg: numberBytes(value) });
  return { network, canister };
}

function state(network: Network, canister: Uint8Array): number[] {
  return numbersOf(network.query({ canister, method: "get" }));
}

describe("install", () => {
  test("error: bytes that are no module are refused", () => {
    const network = createNetwork();
    const canister = network.createCanister();

    for (const wasm of [Uint8Array.of(1, 2, 3), assemble({ functions: { f: "drop" } })])
      expect(network.install(canister, "install", { wasm })).toMatchObject({
        type: "rejected",
        message: expect.stringContaining("IC0505"),
      });
  });

  test("error: a canister that has code is not installed again", () => {
    const { network, canister } = withNumber(assemble(CELL), 1);

    expect(network.install(canister, "install", { wasm: assemble(CELL) })).toMatchObject({
      type: "rejected",
      message: expect.stringContaining("IC0514"),
    });
  });

  test("error: init that traps leaves an empty canister", () => {
    const network = createNetwork();
    const canister = network.createCanister();
    const wasm = assemble({ memoryPages: 1, functions: { canister_init: "unreachable" } });

    expect(network.install(canister, "install", { wasm }).type).toBe("rejected");
    expect(network.canister(canister).moduleHash).toBeUndefined();
  });

  test("default: init sees its argument and its caller", () => {
    const network = createNetwork();
    const wasm = assemble({
      memoryPages: 1,
      functions: {
        canister_init: `i32.const 0 i32.const 0 i32.const 4 call msg_arg_data_copy
          i32.const 4 call msg_caller_size i32.store 2 0`,
        "canister_query look": "i32.const 0 i32.const 8 call msg_reply_data_append call msg_reply",
      },
    });
    const canister = network.deploy({ wasm, arg: numberBytes(123) });

    expect(numbersOf(network.query({ canister, method: "look" }))).toEqual([123, 29]);
  });

  test("behavior: a compressed module is installed; its hash is of the compressed bytes", () => {
    const wasm = new Uint8Array(gzipSync(assemble(CELL)));
    const { network, canister } = withNumber(wasm, 4);

    expect(state(network, canister)).toEqual([4, 4, 4]);
    const plain = withNumber(assemble(CELL), 4);
    expect(network.canister(canister).moduleHash).not.toEqual(
      plain.network.canister(plain.canister).moduleHash,
    );
  });

  test("behavior: reinstalling empties everything", () => {
    const { network, canister } = withNumber(assemble(CELL), 4);

    expect(network.install(canister, "reinstall", { wasm: assemble(CELL) }).type).toBe("replied");
    expect(state(network, canister)).toEqual([0, 0, 0]);
    expect(network.canister(canister).stableByteLength).toBe(65_536);
  });

  test("behavior: a reinstall that traps changes nothing", () => {
    const { network, canister } = withNumber(assemble(CELL), 4);
    const wasm = assemble({
      memoryPages: 1,
      functions: { canister_init: "i64.const 3 call stable64_grow drop unreachable" },
    });

    expect(network.install(canister, "reinstall", { wasm }).type).toBe("rejected");
    expect(state(network, canister)).toEqual([4, 4, 4]);
  });
});

describe("upgrade", () => {
  test("default: stable memory survives, heap, globals and timer do not", () => {
    const { network, canister } = withNumber(assemble(CELL), 4);
    expect(network.canister(canister).globalTimerNs).toBe(4n);

    network.upgrade(canister, { wasm: versioned("", "") });

    expect(state(network, canister)).toEqual([0, 0, 4]);
    expect(network.canister(canister).globalTimerNs).toBe(0n);
    expect(network.canister(canister).certifiedData).toEqual(numberBytes(4));
  });

  test("behavior: pre_upgrade of the old code hands over to post_upgrade of the new", () => {
    const old = versioned(`i32.const 0 i32.const 77 i32.store 2 0 ${SAVE}`, "");
    const { network, canister } = withNumber(old, 4);

    network.upgrade(canister, { wasm: versioned("", LOAD) });

    expect(state(network, canister)).toEqual([77, 0, 77]);
  });

  test("error: pre_upgrade that traps leaves everything as it was", () => {
    const old = versioned(`i32.const 0 i32.const 77 i32.store 2 0 ${SAVE} unreachable`, "");
    const { network, canister } = withNumber(old, 4);
    const { moduleHash } = network.canister(canister);

    expect(network.install(canister, "upgrade", { wasm: assemble(CELL) }).type).toBe("rejected");
    expect(state(network, canister)).toEqual([4, 4, 4]);
    expect(network.canister(canister).moduleHash).toEqual(moduleHash);
  });

  test("error: post_upgrade that traps undoes pre_upgrade too", () => {
    const old = versioned(`i32.const 0 i32.const 77 i32.store 2 0 ${SAVE}`, "");
    const { network, canister } = withNumber(old, 4);
    const { moduleHash, globalTimerNs } = network.canister(canister);

    const response = network.install(canister, "upgrade", { wasm: versioned("", "unreachable") });

    expect(response.type).toBe("rejected");
    expect(state(network, canister)).toEqual([4, 4, 4]);
    expect(network.canister(canister)).toMatchObject({ moduleHash, globalTimerNs });
  });

  test("behavior: pre_upgrade can be skipped", () => {
    const { network, canister } = withNumber(versioned("unreachable", ""), 4);
    const wasm = versioned("", "");

    expect(network.install(canister, "upgrade", { wasm }).type).toBe("rejected");
    expect(network.install(canister, "upgrade without pre_upgrade", { wasm }).type).toBe("replied");
    expect(state(network, canister)).toEqual([0, 0, 4]);
  });

  test("behavior: the answer to a call of the old code runs in the new code", () => {
    const network = createNetwork();
    const callee = network.deploy({ wasm: assemble(CELL) });
    const caller = network.deploy({ wasm: relay({ onReply: FORWARD_REPLY }) });
    const newCode = relay({ onReply: replyNumber("i32.const 2222") });
    const arg = relayArg(callee, "get");
    const requestId = network.submit({ canister: caller, method: "relay", arg });
    network.step();

    network.upgrade(caller, { wasm: newCode });
    network.run();

    expect(numbersOf(network.outcomeOf(requestId))).toEqual([2222]);
  });
});
