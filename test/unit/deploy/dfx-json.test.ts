import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";

import { principalFromText } from "../../../src/localnet/principals.js";

/*
 * dfx itself is not at hand. These are the facts of its published schema (draft 7, "dfx.json") that
 * our file relies on: every field it has is one of the schema, of the type that the schema gives.
 */

const ROOT = join(__dirname, "../../..");

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === "string";
const isTexts: Check = (value) => Array.isArray(value) && value.every(isText);
const isObjectOf =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value) =>
    typeof value === "object" &&
    value !== null &&
    Object.entries(value).every(([name, field]) => fields[name]?.(field) === true);

/** Properties of every canister in the schema that ours use. */
const CANISTER: Readonly<Record<string, Check>> = {
  type: (value) => value === "custom",
  // "Entry point for e.g. Motoko Compiler"; Azle reads it.
  main: isText,
  // SerdeVec_for_String: one text or several.
  build: (value) => isText(value) || isTexts(value),
  candid: isText,
  // "Path to WASM to be installed"; a compressed one is a WASM too.
  wasm: isText,
  dependencies: isTexts,
  init_arg: isText,
  initialization_values: isObjectOf({
    // "strings parsable by humantime"
    freezing_threshold: (value) => isText(value) && /^\d+days$/.test(String(value)),
  }),
  // "only works with non-mainnet replica"
  specified_id: isText,
  remote: isObjectOf({ id: isObjectOf({ ic: isText }) }),
};

/** "Custom-Specific Properties" that the schema requires, and build commands, which it does not. */
const REQUIRED = ["type", "candid", "wasm", "build"];

type Canister = {
  readonly candid: string;
  readonly wasm: string;
  readonly main?: string;
  readonly build: readonly string[];
  readonly dependencies: readonly string[];
  readonly specified_id?: string;
  readonly remote?: { readonly id: { readonly ic: string } };
};

const dfx: { readonly version: number; readonly canisters: Readonly<Record<string, Canister>> } =
  JSON.parse(readFileSync(join(ROOT, "dfx.json"), "utf8"));

const canisters = Object.entries(dfx.canisters).map(([name, canister]) => ({ name, canister }));

describe("dfx.json", () => {
  test("default: only fields of the schema, of its types", () => {
    expect(Object.keys(dfx)).toEqual(["version", "canisters"]);
    expect(dfx.version).toBe(1);
    const wrong = canisters.filter(({ canister }) => !isObjectOf(CANISTER)(canister));
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  test.each(canisters)("default: $name has all that a custom canister needs", ({ canister }) => {
    expect(Object.keys(canister)).toEqual(expect.arrayContaining(REQUIRED));
    expect(existsSync(join(ROOT, canister.candid))).toBe(true);
    if (canister.main !== undefined) expect(existsSync(join(ROOT, canister.main))).toBe(true);
    for (const id of [canister.specified_id, canister.remote?.id.ic]) {
      if (id !== undefined) expect(() => principalFromText(id)).not.toThrow();
    }
  });

  test.each(canisters)(
    "default: what builds $name makes the file that is installed",
    ({ canister }) => {
      const [command = ""] = canister.build;
      const [, module] = /^node --import tsx scripts\/build\.ts (\w+)$/.exec(command) ?? [];

      expect(canister.wasm).toBe(`.azle/${module}/${module}.wasm.gz`);
      expect(existsSync(join(ROOT, canister.wasm))).toBe(true);
    },
  );

  test("invariants: nobody depends on what is not there, nor on himself by others", () => {
    const order: string[] = [];
    const visit = (name: string, above: readonly string[]): void => {
      expect(above).not.toContain(name);
      expect(dfx.canisters[name]).toBeDefined();
      for (const needed of dfx.canisters[name]?.dependencies ?? []) visit(needed, [...above, name]);
      if (!order.includes(name)) order.push(name);
    };
    for (const { name } of canisters) visit(name, []);

    expect(order).toEqual(canisters.map(({ name }) => name));
  });

  test("invariants: a stand-in is somebody else's on mainnet, so dfx never deploys it there", () => {
    const standIns = canisters.filter(({ name }) => /^sim_|ledger$/.test(name));

    expect(standIns.length).toBe(5);
    for (const { canister } of standIns) {
      expect(canister.remote?.id.ic).toBeDefined();
      expect(canister.specified_id).toBe(canister.remote?.id.ic);
    }
    expect(dfx.canisters["treasury"]?.remote).toBeUndefined();
  });
});
