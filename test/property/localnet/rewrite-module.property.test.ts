import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { createNetwork } from "../../../src/localnet/network.js";
import { numbersOf } from "../../helpers/test-canisters.js";
import { assemble, type ModuleSource } from "../../helpers/wasm-assembler.js";

const HEAP_BYTES = 65_536;

const address = fc.oneof(
  fc.integer({ min: 0, max: HEAP_BYTES - 600 }),
  fc.integer({ min: 4080, max: 4100 }),
  fc.integer({ min: HEAP_BYTES - 4, max: HEAP_BYTES + 4 }),
);

const STORES = [
  ["i32.store", "i32.const", 2],
  ["i64.store", "i64.const", 3],
  ["i32.store8", "i32.const", 0],
  ["i32.store16", "i32.const", 1],
  ["i64.store8", "i64.const", 0],
  ["i64.store16", "i64.const", 1],
  ["i64.store32", "i64.const", 2],
] as const;

const store = fc
  .tuple(fc.constantFrom(...STORES), address, fc.integer(), fc.nat(300))
  .map(([[name, constant], at, value, offset]) =>
    // No promise of alignment: the address is any.
    [`i32.const ${at}`, `${constant} ${value}`, `${name} 0 ${offset}`].join(" "),
  );

const bulk = fc
  .tuple(fc.constantFrom("memory.fill", "memory.copy"), address, fc.nat(4200), fc.nat(9000))
  .map(
    ([name, at, operand, length]) =>
      `i32.const ${at} i32.const ${operand} i32.const ${length} ${name}`,
  );

const chain = fc
  .tuple(address, address)
  .map(
    ([from, to]) =>
      `i32.const ${to} i32.const ${from} i64.load 0 0 i64.const 3 i64.mul i64.store 0 0`,
  );

const program = fc.array(fc.oneof(store, bulk, chain), { minLength: 1, maxLength: 12 });

/** Runs code in an instance of the module as it is; answers the heap, or nothing when it traps. */
function runPlainly(source: ModuleSource): Uint8Array | undefined {
  const module = new WebAssembly.Module(new Uint8Array(assemble(source)));
  const { exports } = new WebAssembly.Instance(module, { ic0: { msg_reply: () => undefined } });
  const entry = exports["canister_update run"];
  const { memory } = exports;
  if (typeof entry !== "function" || !(memory instanceof WebAssembly.Memory))
    throw new Error("the module lacks its exports");
  try {
    entry();
  } catch {
    return undefined;
  }
  return new Uint8Array(memory.buffer);
}

describe("rewriteModule", () => {
  test("property: a module does on the network what it does in a plain instance", () => {
    fc.assert(
      fc.property(fc.array(program, { minLength: 1, maxLength: 3 }), (programs) => {
        const body = programs.flat().join(" ");
        const source: ModuleSource = {
          memoryPages: 1,
          memoryPagesMax: 1,
          data: { 100: "some bytes at the start" },
          functions: { "canister_update run": `${body} call msg_reply` },
        };
        const look = "i32.const 0 i32.const 65536 call msg_reply_data_append call msg_reply";
        const network = createNetwork();
        const functions = { ...source.functions, "canister_query look": look };
        const canister = network.deploy({ wasm: assemble({ ...source, functions }) });
        const before = numbersOf(network.query({ canister, method: "look" }));

        const outcome = network.update({ canister, method: "run" });

        const expected = runPlainly(source);
        expect(outcome.type).toBe(expected === undefined ? "rejected" : "replied");
        const after = numbersOf(network.query({ canister, method: "look" }));
        const heap = expected === undefined ? before : Array.from(new Uint32Array(expected.buffer));
        expect(after.join()).toBe(heap.join());
      }),
    );
  });
});
