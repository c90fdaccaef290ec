import { createHash } from "node:crypto";
import { Principal } from "@dfinity/principal";
import { describe, expect, test } from "@jest/globals";
import { IDL } from "candid-stock";

import { createNetwork, type Network, OPERATOR } from "../../../src/localnet/network.js";
import type { CallOutcome } from "../../../src/localnet/outcomes.js";
import { actor, MANAGEMENT_CANISTER } from "../../../src/localnet/principals.js";
import {
  CELL,
  numberBytes,
  numbersOf,
  REPLY,
  relay,
  relayArg,
} from "../../helpers/test-canisters.js";
import { assemble } from "../../helpers/wasm-assembler.js";

const cell = assemble(CELL);
const canisterIdType = IDL.Record({ canister_id: IDL.Principal });
const nat = IDL.Nat;
const blob = IDL.Vec(IDL.Nat8);
const modeType = IDL.Variant({ install: IDL.Null, reinstall: IDL.Null, upgrade: IDL.Null });

type Ask = {
  readonly method: string;
  readonly type?: IDL.Type;
  readonly value?: unknown;
  readonly caller?: Uint8Array;
};

function ask(network: Network, { method, type, value, caller = OPERATOR }: Ask): CallOutcome {
  const arg = new Uint8Array(IDL.encode(type === undefined ? [] : [type], type ? [value] : []));
  return network.update({ canister: MANAGEMENT_CANISTER, method, arg, caller });
}

function askOf(network: Network, method: string, canister: Uint8Array, caller = OPERATOR) {
  const value = { canister_id: Principal.fromUint8Array(canister) };
  return ask(network, { method, type: canisterIdType, value, caller });
}

function decode(type: IDL.Type, outcome: CallOutcome): unknown {
  if (outcome.type !== "replied") throw new Error(JSON.stringify(outcome));
  return IDL.decode([type], outcome.bytes)[0];
}

/** The newest form that clients ask for; a missing field would fail to decode. */
const visibility = IDL.Variant({
  controllers: IDL.Null,
  public: IDL.Null,
  allowed_viewers: IDL.Vec(IDL.Principal),
});
const statusType = IDL.Record({
  status: IDL.Variant({ running: IDL.Null, stopping: IDL.Null, stopped: IDL.Null }),
  cycles: nat,
  version: IDL.Nat64,
  module_hash: IDL.Opt(blob),
  memory_metrics: IDL.Record({ log_memory_store_size: nat, stable_memory_size: nat }),
  settings: IDL.Record({
    controllers: IDL.Vec(IDL.Principal),
    log_memory_limit: nat,
    snapshot_visibility: visibility,
    status_visibility: visibility,
    minimum_incoming_canister_call_cycles: nat,
    freezing_threshold: nat,
  }),
});

describe("life of a canister", () => {
  test("default: created, installed, asked, stopped, started, deleted", () => {
    const network = createNetwork();
    const created = ask(network, {
      method: "provisional_create_canister_with_cycles",
      type: IDL.Record({ amount: IDL.Opt(nat) }),
      value: { amount: [5_000n] },
    });
    const [canister] = network.canisterIds();
    if (canister === undefined) throw new Error("nothing was created");
    const canister_id = Principal.fromUint8Array(canister);
    expect(decode(canisterIdType, created)).toEqual({ canister_id });

    const installed = ask(network, {
      method: "install_code",
      type: IDL.Record({
        canister_id: IDL.Principal,
        mode: modeType,
        wasm_module: blob,
        arg: blob,
      }),
      value: { canister_id, mode: { install: null }, wasm_module: cell, arg: [] },
    });
    expect(installed.type).toBe("replied");

    const moduleHash = createHash("sha256").update(cell).digest();
    expect(decode(statusType, askOf(network, "canister_status", canister))).toMatchObject({
      status: { running: null },
      cycles: 5_000n,
      module_hash: [new Uint8Array(moduleHash)],
      memory_metrics: { stable_memory_size: 65_536n },
      settings: {
        controllers: [Principal.fromUint8Array(OPERATOR)],
        freezing_threshold: 2_592_000n,
        snapshot_visibility: { controllers: null },
      },
    });

    expect(askOf(network, "delete_canister", canister)).toMatchObject({ code: 5 });
    expect(askOf(network, "stop_canister", canister).type).toBe("replied");
    expect(network.update({ canister, method: "grow" })).toMatchObject({ code: 5 });
    expect(askOf(network, "start_canister", canister).type).toBe("replied");
    expect(network.update({ canister, method: "grow" }).type).toBe("replied");
    askOf(network, "stop_canister", canister);
    expect(askOf(network, "delete_canister", canister).type).toBe("replied");
    expect(network.update({ canister, method: "grow" })).toMatchObject({ code: 3 });
  });

  test("error: only controllers may; nobody but they see", () => {
    const network = createNetwork();
    const canister = network.deploy({ wasm: cell });
    const mallory = actor("mallory");

    for (const method of [
      "stop_canister",
      "start_canister",
      "delete_canister",
      "uninstall_code",
      "canister_status",
      "fetch_canister_logs",
      "clear_chunk_store",
    ])
      expect(askOf(network, method, canister, mallory)).toMatchObject({
        type: "rejected",
        message: expect.stringContaining("IC0512"),
      });
  });

  test("error: an argument that does not decode, a method that is unknown or not modelled", () => {
    const network = createNetwork();

    expect(ask(network, { method: "canister_status" })).toMatchObject({ code: 5 });
    expect(ask(network, { method: "fly" })).toMatchObject({ code: 5 });
    expect(ask(network, { method: "http_request" })).toMatchObject({
      code: 4,
      message: "the local network does not model http_request",
    });
  });

  test("behavior: stopping waits for calls that are open, and takes no new ones", () => {
    const network = createNetwork();
    const callee = network.deploy({ wasm: cell });
    const canister = network.deploy({ wasm: relay() });
    network.inject({ callee }, { type: "delay reply", delayNs: 1_000n });
    network.submit({ canister, method: "relay", arg: relayArg(callee, "get") });
    network.run();
    const arg = new Uint8Array(
      IDL.encode([canisterIdType], [{ canister_id: Principal.fromUint8Array(canister) }]),
    );
    const stop = { canister: MANAGEMENT_CANISTER, method: "stop_canister", arg, caller: OPERATOR };
    const requestId = network.submit(stop);
    network.run();
    expect(network.canister(canister).status).toBe("stopping");
    expect(network.outcomeOf(requestId)).toEqual({ type: "unanswered" });
    expect(network.update({ canister, method: "count_up" })).toMatchObject({
      message: expect.stringContaining("IC0509"),
    });

    network.advance(1_000n);

    expect(network.canister(canister).status).toBe("stopped");
    expect(network.outcomeOf(requestId).type).toBe("replied");
  });

  test("behavior: uninstalling rejects the calls that the canister was answering", () => {
    const network = createNetwork();
    const callee = network.deploy({ wasm: cell });
    const canister = network.deploy({ wasm: relay() });
    network.inject({ callee }, { type: "lose request" });
    const requestId = network.submit({ canister, method: "relay", arg: relayArg(callee, "get") });
    network.run();

    expect(askOf(network, "uninstall_code", canister).type).toBe("replied");
    expect(network.outcomeOf(requestId)).toMatchObject({ type: "rejected", code: 4 });
    expect(network.canister(canister)).toMatchObject({ stableByteLength: 0, openContextCount: 0 });
  });
});

describe("code in chunks", () => {
  const installType = IDL.Record({
    mode: modeType,
    target_canister: IDL.Principal,
    chunk_hashes_list: IDL.Vec(IDL.Record({ hash: blob })),
    wasm_module_hash: blob,
    arg: blob,
  });

  function upload(network: Network, canister: Uint8Array, chunk: Uint8Array): { hash: unknown } {
    const outcome = ask(network, {
      method: "upload_chunk",
      type: IDL.Record({ canister_id: IDL.Principal, chunk: blob }),
      value: { canister_id: Principal.fromUint8Array(canister), chunk },
    });
    expect(outcome.type).toBe("replied");
    return { hash: createHash("sha256").update(chunk).digest() };
  }

  test("default: chunks make up the module again", () => {
    const network = createNetwork();
    const canister = network.createCanister();
    const parts = [cell.slice(0, 100), cell.slice(100)];
    const value = {
      mode: { install: null },
      target_canister: Principal.fromUint8Array(canister),
      chunk_hashes_list: parts.map((part) => upload(network, canister, part)),
      wasm_module_hash: createHash("sha256").update(cell).digest(),
      arg: [],
    };

    const installed = ask(network, { method: "install_chunked_code", type: installType, value });
    expect(installed.type).toBe("replied");
    network.update({ canister, method: "set", arg: numberBytes(3) });
    expect(numbersOf(network.query({ canister, method: "get" }))).toEqual([3, 3, 3]);
  });

  test("error: a missing chunk, or another module than the hash says", () => {
    const network = createNetwork();
    const canister = network.createCanister();
    const value = {
      mode: { install: null },
      target_canister: Principal.fromUint8Array(canister),
      chunk_hashes_list: [upload(network, canister, cell)],
      wasm_module_hash: new Uint8Array(32),
      arg: [],
    };
    const install = () =>
      ask(network, { method: "install_chunked_code", type: installType, value });

    expect(install()).toMatchObject({ message: expect.stringContaining("do not make up") });
    askOf(network, "clear_chunk_store", canister);
    expect(install()).toMatchObject({ message: expect.stringContaining("chunk is missing") });
  });
});

describe("settings and information", () => {
  test("default: settings change one by one; the history tells who controlled", () => {
    const network = createNetwork();
    const canister = network.deploy({ wasm: cell });
    const alice = Principal.fromUint8Array(actor("alice"));
    const canister_id = Principal.fromUint8Array(canister);

    const changed = ask(network, {
      method: "update_settings",
      type: IDL.Record({
        canister_id: IDL.Principal,
        settings: IDL.Record({ controllers: IDL.Opt(IDL.Vec(IDL.Principal)) }),
      }),
      value: { canister_id, settings: { controllers: [[alice]] } },
    });

    expect(changed.type).toBe("replied");
    expect(askOf(network, "canister_status", canister)).toMatchObject({ code: 5 });
    const status = askOf(network, "canister_status", canister, actor("alice"));
    expect(decode(statusType, status)).toMatchObject({ settings: { controllers: [alice] } });
    const info = ask(network, {
      method: "canister_info",
      type: IDL.Record({ canister_id: IDL.Principal, num_requested_changes: IDL.Opt(IDL.Nat64) }),
      value: { canister_id, num_requested_changes: [10n] },
      caller: actor("anybody"),
    });
    const details = IDL.Variant({
      creation: IDL.Record({ controllers: IDL.Vec(IDL.Principal) }),
      code_deployment: IDL.Record({ mode: modeType }),
      controllers_change: IDL.Record({ controllers: IDL.Vec(IDL.Principal) }),
    });
    const infoType = IDL.Record({
      controllers: IDL.Vec(IDL.Principal),
      recent_changes: IDL.Vec(IDL.Record({ details: IDL.Opt(details) })),
    });
    expect(decode(infoType, info)).toEqual({
      controllers: [alice],
      recent_changes: [
        { details: [{ creation: { controllers: [Principal.fromUint8Array(OPERATOR)] } }] },
        { details: [{ code_deployment: { mode: { install: null } } }] },
        { details: [{ controllers_change: { controllers: [alice] } }] },
      ],
    });
  });

  test("behavior: logs keep what was printed, and why a message trapped", () => {
    const network = createNetwork();
    const wasm = assemble({
      memoryPages: 1,
      data: { 0: "hello", 16: "boom" },
      functions: {
        "canister_update say": `i32.const 0 i32.const 5 call debug_print ${REPLY}`,
        "canister_update fail":
          "i32.const 0 i32.const 5 call debug_print i32.const 16 i32.const 4 call trap",
      },
    });
    const canister = network.deploy({ wasm });
    network.update({ canister, method: "say" });
    network.update({ canister, method: "fail" });

    const record = IDL.Record({ idx: IDL.Nat64, content: blob });
    const type = IDL.Record({ canister_log_records: IDL.Vec(record) });
    const text = (line: string) => new TextEncoder().encode(line);
    expect(decode(type, askOf(network, "fetch_canister_logs", canister))).toEqual({
      canister_log_records: [
        { idx: 0n, content: text("hello") },
        { idx: 1n, content: text("hello") },
        { idx: 2n, content: text("[TRAP]: boom") },
      ],
    });
    expect(network.canister(canister).logs.map((line) => line.text)).toEqual([
      "hello",
      "hello",
      "[TRAP]: boom",
    ]);
  });

  test("behavior: metadata is read from the module, private parts by controllers only", () => {
    const network = createNetwork();
    const canister = network.deploy({
      wasm: assemble({
        functions: {},
        customSections: { "icp:public candid:service": "service : {}", "icp:private notes": "n" },
      }),
    });
    const readMetadata = (name: string, caller: Uint8Array) =>
      ask(network, {
        method: "canister_metadata",
        type: IDL.Record({ canister_id: IDL.Principal, name: IDL.Text }),
        value: { canister_id: Principal.fromUint8Array(canister), name },
        caller,
      });

    const type = IDL.Record({ value: blob });
    expect(decode(type, readMetadata("candid:service", actor("anybody")))).toEqual({
      value: new TextEncoder().encode("service : {}"),
    });
    expect(readMetadata("notes", actor("anybody"))).toMatchObject({ code: 5 });
    expect(decode(type, readMetadata("notes", OPERATOR))).toEqual({ value: Uint8Array.of(110) });
    expect(readMetadata("absent", OPERATOR)).toMatchObject({ code: 5 });
  });

  test("behavior: random bytes come from the seed, and never twice", () => {
    const random = (asked: Network) => decode(blob, ask(asked, { method: "raw_rand" }));
    const network = createNetwork({ seed: 4 });

    const first = random(network);
    expect(first).toHaveLength(32);
    expect(random(network)).not.toEqual(first);
    expect(random(createNetwork({ seed: 4 }))).toEqual(first);
    expect(random(createNetwork({ seed: 5 }))).not.toEqual(first);
  });

  test("behavior: a canister creates another one with the cycles it sends", () => {
    const network = createNetwork();
    const prepare = "i64.const 0 i64.const 7000 call call_cycles_add128";
    const canister = network.deploy({ wasm: relay({ prepare }) });
    const arg = new Uint8Array(IDL.encode([IDL.Record({})], [{}]));

    const outcome = network.update({
      canister,
      method: "relay",
      arg: relayArg(MANAGEMENT_CANISTER, "create_canister", arg),
    });

    const created = network.canisterIds().at(-1) ?? canister;
    expect(decode(canisterIdType, outcome)).toEqual({
      canister_id: Principal.fromUint8Array(created),
    });
    expect(network.canister(created)).toMatchObject({
      balanceCycles: 7000n,
      settings: { controllers: [canister] },
    });
  });
});
