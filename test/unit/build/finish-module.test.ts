import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "@jest/globals";
import { readAzleSegments, withAzleSegments } from "../../../scripts/build/azle-segments.js";
import { modulePaths } from "../../../scripts/build/build-target.js";
import { candidArguments } from "../../../scripts/build/candid-arguments.js";
import { UnknownModule } from "../../../scripts/build/engine/code-edits.js";
import { withQuickEngine } from "../../../scripts/build/engine/quick-engine.js";
import { finishModule } from "../../../scripts/build/finish-module.js";
import { withMetadata } from "../../../scripts/build/metadata-sections.js";
import { describeDifference } from "../../../scripts/build/module-difference.js";
import { readTargets } from "../../../scripts/build/project.js";
import { createNetwork } from "../../../src/localnet/network.js";
import { assemble } from "../../helpers/wasm-assembler.js";

const ROOT = join(__dirname, "../../..");

const SMALL = assemble({
  memoryPages: 1,
  functions: { canister_init: "nop" },
  customSections: { "icp:private candid:service": "old", "icp:public other": "kept", name: "" },
});

/** A module as Azle left it, with the path of this folder in it. */
function rawModule(): Uint8Array {
  return readFileSync(modulePaths(ROOT, "sim_icpswap_factory").raw);
}

/** The same module as if Azle had built it elsewhere. */
function builtAt(raw: Uint8Array, mainJsPath: string): Uint8Array {
  const { script, facts } = readAzleSegments(raw);
  return withAzleSegments(raw, { script, facts: { ...facts, mainJsPath } });
}

function metadataOf(wasm: Uint8Array): Record<string, string> {
  const network = createNetwork();
  const view = network.canister(network.deploy({ wasm }));
  return Object.fromEntries(
    view.metadataNames.map((name) => [
      name,
      new TextDecoder().decode(view.metadata(name)?.content),
    ]),
  );
}

describe("metadata sections", () => {
  test("default: they are public, and take the place of what had their names", () => {
    const wasm = withMetadata(SMALL, { "candid:service": "service : {}", git_commit_id: "abc" });

    expect(metadataOf(wasm)).toEqual({
      "candid:service": "service : {}",
      git_commit_id: "abc",
      other: "kept",
    });
    const network = createNetwork();
    const view = network.canister(network.deploy({ wasm }));
    expect(view.metadata("candid:service")?.isPublic).toBe(true);
  });

  test("behavior: written twice they are written once", () => {
    const once = withMetadata(SMALL, { a: "1", b: "2" });

    expect(withMetadata(once, { a: "1", b: "2" })).toEqual(once);
  });

  test.each(readTargets(ROOT))("default: $name has its interface as it is checked in", (target) => {
    const { wasm, gzip } = modulePaths(ROOT, target.name);
    const did = readFileSync(join(ROOT, target.candid), "utf8");
    const built = readFileSync(wasm);

    const metadata = sectionsOf(built);
    expect(metadata.get("icp:public candid:service")).toBe(did);
    expect(metadata.get("icp:public candid:args")).toBe(candidArguments(did));
    if (existsSync(join(ROOT, ".git"))) {
      expect(metadata.get("icp:public git_commit_id")).toMatch(/^[0-9a-f]{40}(-modified)?$/);
    }
    expect(gunzipSync(readFileSync(gzip)).equals(built)).toBe(true);
  });
});

describe("the folder of the build", () => {
  test("default: modules that were built in different folders become the same", () => {
    const here = rawModule();
    const there = builtAt(here, '/home/somebody/with/a/much longer "path"/main.js');

    expect(Buffer.from(here).includes(ROOT)).toBe(true);
    expect(describeDifference(here, there).join()).toMatch(/section of data .*mainJsPath/);
    const facts = { name: "x", did: "service : {}", commit: "abc" };
    const [one, other] = [here, there].map((raw) => finishModule(raw, facts).wasm);
    expect(isSame(one, other)).toBe(true);
    expect(Buffer.from(one ?? []).includes(ROOT)).toBe(false);
  });

  test("default: the finished module still runs", () => {
    const { wasm } = finishModule(rawModule(), {
      name: "x",
      did: "service : {}",
      commit: undefined,
    });
    const network = createNetwork();

    const arg = new Uint8Array(Buffer.from("4449444c016e6f0100" + "00", "hex"));
    // Its own words, from its own code: without an argument it refuses.
    expect(() => network.deploy({ wasm, arg })).toThrow(/never installed/);
  });

  test("error: a module that Azle did not make", () => {
    expect(() => readAzleSegments(SMALL)).toThrow(UnknownModule);
  });
});

/** What a deployment costs that is refused when the canister has read its bundle. */
function costOf(module: Uint8Array): number {
  const network = createNetwork();
  let instructions = 0;
  network.onMessage((report) => {
    instructions += report.instructions;
  });
  const arg = new Uint8Array(Buffer.from("4449444c016e6f010000", "hex"));
  expect(() => network.deploy({ wasm: module, arg })).toThrow(/never installed/);
  return instructions;
}

describe("the cost of installing", () => {
  test("behavior: less than as Azle built it", () => {
    const raw = rawModule();
    const { wasm } = finishModule(raw, { name: "x", did: "service : {}", commit: undefined });

    expect(costOf(wasm)).toBeLessThan(costOf(raw) * 0.9);
  });

  test("behavior: less with a quick engine", () => {
    const raw = rawModule();

    expect(costOf(withQuickEngine(raw))).toBeLessThan(costOf(raw));
  });

  test("error: an engine that is another one, or quick already", () => {
    expect(() => withQuickEngine(SMALL)).toThrow(UnknownModule);
    expect(() => withQuickEngine(withQuickEngine(rawModule()))).toThrow(UnknownModule);
  });
});

describe("compression", () => {
  test("default: the same bytes each time, without time and system", () => {
    const facts = { name: "x", did: "service : {}", commit: "abc" };
    const { gzip } = finishModule(rawModule(), facts);

    expect(isSame(finishModule(rawModule(), facts).gzip, gzip)).toBe(true);
    expect([...gzip.subarray(0, 10)]).toEqual([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255]);
  });
});

describe("candid:args", () => {
  const did = `
    // A comment with a ; and a "quote.
    type Unused = record { x : nat };
    type Inner = variant { a; b : opt Args };
    type Args = record { name : text; "type" : Inner; /* ; */ other : vec nat8 };
    service : (opt Args, nat) -> { get : () -> (Unused) query }`;

  test("default: the types that arguments need, and the arguments", () => {
    expect(candidArguments(did)).toBe(
      [
        "type Inner = variant { a; b : opt Args };\n",
        'type Args = record { name : text; "type" : Inner; other : vec nat8 };\n',
        "(opt Args, nat)",
      ].join(""),
    );
  });

  test("behavior: a service without arguments has none", () => {
    expect(candidArguments("service : { get : () -> (nat) query }")).toBe("()");
  });
});

/** Compares at once what `toEqual` takes seconds for. */
function isSame(one?: Uint8Array, other?: Uint8Array): boolean {
  return one !== undefined && other !== undefined && Buffer.compare(one, other) === 0;
}

/** Custom sections by name, read without the code under test. */
function sectionsOf(wasm: Uint8Array): Map<string, string> {
  const custom = WebAssembly.Module.customSections;
  const module = new WebAssembly.Module(Uint8Array.from(wasm));
  const names = ["candid:service", "candid:args", "git_commit_id"].map(
    (name) => `icp:public ${name}`,
  );
  return new Map(
    names.map((name) => [name, new TextDecoder().decode(custom(module, name)[0])] as const),
  );
}
