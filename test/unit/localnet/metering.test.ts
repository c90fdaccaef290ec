import { describe, expect, test } from "@jest/globals";

import { createNetwork } from "../../../src/localnet/network.js";
import { numbersOf, relay, relayArg } from "../../helpers/test-canisters.js";
import { assemble, type ModuleSource } from "../../helpers/wasm-assembler.js";

/** Numeric instructions in the order of their opcodes, with what they take and give. */
const NUMERIC: readonly (readonly [first: number, type: string, names: string])[] = [
  [0x45, "i32 -> i32", "i32.eqz"],
  [0x46, "i32 i32 -> i32", "i32.eq ne lt_s lt_u gt_s gt_u le_s le_u ge_s ge_u"],
  [0x50, "i64 -> i32", "i64.eqz"],
  [0x51, "i64 i64 -> i32", "i64.eq ne lt_s lt_u gt_s gt_u le_s le_u ge_s ge_u"],
  [0x5b, "f32 f32 -> i32", "f32.eq ne lt gt le ge"],
  [0x61, "f64 f64 -> i32", "f64.eq ne lt gt le ge"],
  [0x67, "i32 -> i32", "i32.clz ctz popcnt"],
  [
    0x6a,
    "i32 i32 -> i32",
    "i32.add sub mul div_s div_u rem_s rem_u and or xor shl shr_s shr_u rotl rotr",
  ],
  [0x79, "i64 -> i64", "i64.clz ctz popcnt"],
  [
    0x7c,
    "i64 i64 -> i64",
    "i64.add sub mul div_s div_u rem_s rem_u and or xor shl shr_s shr_u rotl rotr",
  ],
  [0x8b, "f32 -> f32", "f32.abs neg ceil floor trunc nearest sqrt"],
  [0x92, "f32 f32 -> f32", "f32.add sub mul div min max copysign"],
  [0x99, "f64 -> f64", "f64.abs neg ceil floor trunc nearest sqrt"],
  [0xa0, "f64 f64 -> f64", "f64.add sub mul div min max copysign"],
  [0xa7, "i64 -> i32", "i32.wrap_i64"],
  [0xa8, "f32 -> i32", "i32.trunc_f32_s trunc_f32_u"],
  [0xaa, "f64 -> i32", "i32.trunc_f64_s trunc_f64_u"],
  [0xac, "i32 -> i64", "i64.extend_i32_s extend_i32_u"],
  [0xae, "f32 -> i64", "i64.trunc_f32_s trunc_f32_u"],
  [0xb0, "f64 -> i64", "i64.trunc_f64_s trunc_f64_u"],
  [0xb2, "i32 -> f32", "f32.convert_i32_s convert_i32_u"],
  [0xb4, "i64 -> f32", "f32.convert_i64_s convert_i64_u"],
  [0xb6, "f64 -> f32", "f32.demote_f64"],
  [0xb7, "i32 -> f64", "f64.convert_i32_s convert_i32_u"],
  [0xb9, "i64 -> f64", "f64.convert_i64_s convert_i64_u"],
  [0xbb, "f32 -> f64", "f64.promote_f32"],
  [0xbc, "f32 -> i32", "i32.reinterpret_f32"],
  [0xbd, "f64 -> i64", "i64.reinterpret_f64"],
  [0xbe, "i32 -> f32", "f32.reinterpret_i32"],
  [0xbf, "i64 -> f64", "f64.reinterpret_i64"],
  [0xc0, "i32 -> i32", "i32.extend8_s extend16_s"],
  [0xc2, "i64 -> i64", "i64.extend8_s extend16_s extend32_s"],
  [0xfc00, "f32 -> i32", "i32.trunc_sat_f32_s trunc_sat_f32_u"],
  [0xfc02, "f64 -> i32", "i32.trunc_sat_f64_s trunc_sat_f64_u"],
  [0xfc04, "f32 -> i64", "i64.trunc_sat_f32_s trunc_sat_f32_u"],
  [0xfc06, "f64 -> i64", "i64.trunc_sat_f64_s trunc_sat_f64_u"],
];

/** Published weights that are not one. */
const WEIGHTS: readonly (readonly [weight: number, pattern: RegExp])[] = [
  [10, /^i(32|64)\.(div|rem)_/],
  [3, /^f(32|64)\.(eq|ne|lt|gt|le|ge)$/],
  [2, /^f(32|64)\.(ceil|floor|trunc|nearest|add|sub|mul)$/],
  [5, /^f32\.sqrt$|^f64\.div$/],
  [8, /^f64\.sqrt$/],
  [3, /^f32\.div$|^f64\.copysign$/],
  [2, /^f32\.copysign$/],
  [18, /^f(32|64)\.(min|max)$/],
  [20, /\.trunc_(sat_)?f/],
  [3, /\.convert_i\d+_s$/],
  [16, /\.convert_i\d+_u$/],
];

/** Code that leaves a one of each type on the stack, and its weight. */
const ONE: Readonly<Record<string, readonly [code: string, weight: number]>> = {
  i32: ["i32.const 1", 1],
  i64: ["i64.const 1", 1],
  f32: ["i32.const 1 0xb2", 1 + 3],
  f64: ["i32.const 1 0xb7", 1 + 3],
};

const ENTRY = 1;
const CALL = 5;

/** Instructions of each query of a module; none of them replies. */
function measure(source: ModuleSource): ReadonlyMap<string, number> {
  const network = createNetwork();
  const counted = new Map<string, number>();
  const canister = network.deploy({ wasm: assemble(source) });
  network.onMessage(({ method, instructions }) => {
    counted.set(method, instructions);
  });
  for (const name of Object.keys(source.functions))
    if (name.startsWith("canister_query "))
      network.query({ canister, method: name.slice("canister_query ".length) });
  return counted;
}

function measureOne(body: string, more: Partial<ModuleSource> = {}): number {
  const functions = { ...more.functions, "canister_query it": body };
  return measure({ memoryPages: 1, ...more, functions }).get("it") ?? 0;
}

describe("weights", () => {
  test("default: every numeric instruction weighs what is published", () => {
    const expected: Record<string, number> = {};
    const functions: Record<string, string> = {};
    for (const [first, type, names] of NUMERIC) {
      const operands = (type.split(" -> ")[0] ?? "").split(" ").map((name) => ONE[name]);
      const prefix = names.slice(0, names.indexOf(".") + 1);
      for (const [index, word] of names.slice(prefix.length).split(" ").entries()) {
        const name = prefix + word;
        const code = operands.map((operand) => operand?.[0]).join(" ");
        const weight = WEIGHTS.find(([, pattern]) => pattern.test(name))?.[0] ?? 1;
        functions[`canister_query ${name}`] = `${code} ${first + index} drop`;
        expected[name] =
          ENTRY + operands.reduce((sum, operand) => sum + (operand?.[1] ?? 0), 0) + weight + 1;
      }
    }

    expect(Object.fromEntries(measure({ functions }))).toEqual(expected);
    expect(Object.keys(expected)).toHaveLength(0xc4 - 0x45 + 1 + 8);
  });

  test.each<[string, string, number]>([
    ["nothing", "", 0],
    ["nop", "nop", 1],
    ["unreachable", "unreachable", 1],
    ["return", "return", 1],
    ["block", "block void end", 0],
    ["br", "block void br 0 end", 2],
    ["br_if that is not taken", "block void i32.const 0 br_if 0 nop end", 1 + 2 + 1],
    ["br_if that is taken", "block void i32.const 1 br_if 0 nop end", 1 + 2],
    ["if and else", "i32.const 1 if void nop else nop nop end", 1 + 2 + 1],
    ["if that is not taken", "i32.const 0 if void nop nop end nop", 1 + 2 + 1],
    ["a loop that runs once", "loop void nop end", 1],
    ["select", "i32.const 1 i32.const 2 i32.const 0 select drop", 3 + 1 + 1],
    ["globals", "global.get 0 global.set 0", 2 + 2],
    ["loads and stores", "i32.const 0 i32.const 0 i32.load 2 0 i32.store 2 0", 2 + 1 + 1],
    ["memory.size", "memory.size drop", 20 + 1],
    ["memory.grow", "i32.const 0 memory.grow drop", 1 + 300 + 1],
    ["call", "call callee", CALL + ENTRY],
    ["call_indirect", "i32.const 0 call_indirect 0 0", 1 + 10 + ENTRY],
    ["ref.func", "ref.func callee drop", 130 + 1],
    ["ref.is_null", "ref.null func ref.is_null drop", 1 + 5 + 1],
    ["table.get", "i32.const 0 table.get 0 drop", 1 + 5 + 1],
    ["table.set", "i32.const 0 ref.null func table.set 0", 1 + 1 + 5],
    ["table.size", "table.size 0 drop", 100 + 1],
    ["table.grow", "ref.null func i32.const 0 table.grow 0 drop", 2 + 300 + 1],
    ["table.fill", "i32.const 0 ref.null func i32.const 1 table.fill 0", 3 + 100 + 1],
    ["memory.fill", "i32.const 0 i32.const 0 i32.const 77 memory.fill", 3 + 100 + 77],
    ["memory.copy", "i32.const 0 i32.const 9 i32.const 78 memory.copy", 3 + 100 + 78],
    ["memory.init", "i32.const 0 i32.const 0 i32.const 3 memory.init 0", 3 + 100 + 3],
    ["data.drop", "data.drop 0", 300],
  ])("behavior: %s", (_, body, expected) => {
    const more: Partial<ModuleSource> = {
      globals: ["i32"],
      table: ["callee"],
      passiveData: [Uint8Array.of(1, 2, 3)],
      functions: { callee: "" },
    };

    expect(measureOne(body, more)).toBe(ENTRY + expected);
  });

  test("behavior: a loop is charged each time round", () => {
    const body = {
      locals: "i32",
      body: `loop void
        local.get 0 i32.const 1 i32.add local.tee 0
        i32.const 10 i32.ne br_if 0
      end`,
    };
    const counted = measure({ functions: { "canister_query it": body } });

    expect(counted.get("it")).toBe(ENTRY + 10 * (4 + 2 + 2));
  });
});

describe("system calls", () => {
  test.each<[string, string, number]>([
    ["msg_reply", "call msg_reply", 500],
    [
      "msg_arg_data_copy: a byte each",
      "i32.const 0 i32.const 0 i32.const 6 call msg_arg_data_copy",
      3 + 506,
    ],
    [
      "msg_reply_data_append: 50 a byte",
      "i32.const 0 i32.const 10 call msg_reply_data_append",
      2 + 500 + 500,
    ],
    ["performance_counter", "i32.const 0 call performance_counter drop", 1 + 200 + 1],
    ["is_controller", "i32.const 0 i32.const 4 call is_controller drop", 2 + 1004 + 1],
    ["stable64_size", "call stable64_size drop", 1],
    ["stable64_grow", "i64.const 1 call stable64_grow drop", 1 + 100 + 1],
    ["stable64_read", "i64.const 0 i64.const 0 i64.const 9 call stable64_read", 3 + 20 + 9],
    [
      "stable64_write: 1,000 for the page",
      "i64.const 0 i64.const 0 i64.const 9 call stable64_write",
      3 + 20 + 9 + 1000,
    ],
    [
      "stable_write: 1,000 for each of two pages",
      "i32.const 4090 i32.const 0 i32.const 9 call stable_write",
      3 + 20 + 9 + 2000,
    ],
  ])("behavior: %s", (_, body, expected) => {
    const network = createNetwork();
    const functions = {
      canister_init: "i64.const 1 call stable64_grow drop",
      "canister_query it": body,
    };
    const canister = network.deploy({ wasm: assemble({ memoryPages: 1, functions }) });
    let counted = 0;
    network.onMessage(({ instructions }) => {
      counted = instructions;
    });
    network.query({ canister, method: "it", arg: new Uint8Array(6) });

    expect(counted).toBe(ENTRY + CALL + expected);
  });

  test("behavior: a page is charged once a message", () => {
    const write = "i64.const 0 i64.const 0 i64.const 4 call stable64_write";
    const functions = {
      canister_init: "i64.const 1 call stable64_grow drop",
      "canister_query it": `${write} ${write}`,
    };
    const counted = measure({ memoryPages: 1, functions });

    expect(counted.get("it")).toBe(ENTRY + 2 * (CALL + 3 + 24) + 1000);
  });

  test("behavior: performance_counter sees what was charged before it", () => {
    const network = createNetwork();
    const wasm = assemble({
      memoryPages: 1,
      functions: {
        "canister_query it": `nop nop
          i32.const 0 i32.const 0 call performance_counter i64.store 3 0
          i32.const 0 i32.const 8 call msg_reply_data_append call msg_reply`,
      },
    });
    const canister = network.deploy({ wasm });
    const outcome = network.query({ canister, method: "it" });

    // The whole basic block is charged on entry, so only the later system calls are missing.
    const block = ENTRY + 2 + 2 + CALL + 1 + 2 + CALL + CALL;
    expect(outcome).toEqual({
      type: "replied",
      bytes: new Uint8Array(new BigUint64Array([BigInt(block + 200)]).buffer),
    });
  });
});

describe("performance_counter", () => {
  test("behavior: type 1 goes on counting through callbacks, type 0 starts anew", () => {
    const network = createNetwork();
    const callee = network.deploy({
      wasm: assemble({ functions: { "canister_update ask": "call msg_reply" } }),
    });
    const canister = network.deploy({
      wasm: relay({
        onReply: `
          i32.const 512 i32.const 0 call performance_counter i64.store 3 0
          i32.const 520 i32.const 1 call performance_counter i64.store 3 0
          i32.const 512 i32.const 16 call msg_reply_data_append call msg_reply`,
      }),
    });
    const counted: number[] = [];
    network.onMessage((report) => {
      if (report.canister.join() === canister.join()) counted.push(report.instructions);
    });
    const arg = relayArg(callee, "ask");
    const [own = 0, , all = 0] = numbersOf(network.update({ canister, method: "relay", arg }));

    // The second reading is one system call later than the first.
    expect(all - own).toBe((counted[0] ?? 0) + 200);
    expect(counted).toHaveLength(2);
  });
});

describe("limits", () => {
  const fill = "loop void i32.const 0 i32.const 0 i32.const 16777216 memory.fill br 0 end";

  test("error: a query stops at 5,000,000,000 instructions", () => {
    const network = createNetwork();
    const wasm = assemble({ memoryPages: 256, functions: { "canister_query it": fill } });
    const canister = network.deploy({ wasm });

    expect(network.query({ canister, method: "it" })).toMatchObject({
      type: "rejected",
      code: 5,
      message: expect.stringContaining("exceeded the limit of 5000000000 instructions"),
    });
  });

  test("error: an update stops at 40,000,000,000 instructions", () => {
    const network = createNetwork();
    const wasm = assemble({ memoryPages: 256, functions: { "canister_update it": fill } });
    const canister = network.deploy({ wasm });

    expect(network.update({ canister, method: "it" })).toMatchObject({
      type: "rejected",
      message: expect.stringContaining("exceeded the limit of 40000000000 instructions"),
    });
  });

  test("error: inspect_message stops at 200,000,000 instructions", () => {
    const network = createNetwork();
    const functions = { canister_inspect_message: fill, "canister_update it": "call msg_reply" };
    const canister = network.deploy({ wasm: assemble({ memoryPages: 256, functions }) });

    expect(network.update({ canister, method: "it" })).toMatchObject({
      type: "rejected",
      message: expect.stringContaining("exceeded the limit of 200000000 instructions"),
    });
  });

  // Blocks that follow each other are counted in turns: a loop may be either's.
  test.each([
    ["the first block", ""],
    ["the second block", "nop block void end nop"],
  ])("error: a loop is left in the middle, behind %s", (_, before) => {
    const network = createNetwork();
    const body = `i32.const 60000000 local.set 0 ${before}
      loop void local.get 0 i32.const 1 i32.sub local.tee 0 br_if 0 end
      i32.const 0 i32.const 4 call debug_print call accept_message`;
    const functions = {
      canister_inspect_message: { locals: "i32", body },
      "canister_update it": "call msg_reply",
    };
    const wasm = assemble({ memoryPages: 1, functions, data: { 0: "late" } });
    const canister = network.deploy({ wasm });
    const said: string[] = [];
    network.onMessage(({ logLines }) => said.push(...logLines));

    expect(network.update({ canister, method: "it" })).toMatchObject({
      type: "rejected",
      message: expect.stringContaining("exceeded the limit of 200000000 instructions"),
    });
    expect(said).toEqual([]);
  });

  test("error: a call stack that is too deep traps", () => {
    const network = createNetwork();
    const functions = { deep: "call deep", "canister_query it": "call deep" };
    const canister = network.deploy({ wasm: assemble({ functions }) });

    expect(network.query({ canister, method: "it" })).toMatchObject({
      type: "rejected",
      message: expect.stringContaining("stack overflow"),
    });
  });
});
