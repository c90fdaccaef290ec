import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { IDL } from "@dfinity/candid";
import { describe, expect, test } from "@jest/globals";

import { clientInterface, staleClientInterfaces } from "../../../scripts/client-interfaces.js";
import * as ledger from "../../../src/client/interfaces/ledger.did.js";
import * as treasury from "../../../src/client/interfaces/treasury.did.js";

const { canisters } = JSON.parse(readFileSync("dfx.json", "utf8")) as {
  canisters: Record<string, { candid: string }>;
};
const didFiles = [...new Set(Object.values(canisters).map(({ candid }) => candid))];

function written(text: string): { readonly did: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "ballast-did-"));
  const did = join(folder, "thing.did");
  writeFileSync(did, text);
  return { did, remove: () => rmSync(folder, { recursive: true }) };
}

describe("interfaces of the client", () => {
  test("default: they are what the .did files say", () => {
    expect(didFiles).toHaveLength(5);
    expect(staleClientInterfaces(didFiles, false)).toEqual([]);
  });

  test("default: every method is there, with its types", () => {
    for (const [{ idlFactory }, did] of [
      [treasury, "canisters/treasury/treasury.did"],
      [ledger, "canisters/ledger/ledger.did"],
    ] as const) {
      const service = /^service\b[\s\S]*/m.exec(readFileSync(did, "utf8"))?.[0] ?? "";
      const named = [...service.matchAll(/^ {2}(\w+) :/gm)].map(([, name]) => name);
      const made = idlFactory({ IDL })._fields.map(([name]) => name);

      expect(made.sort()).toEqual(named.sort());
    }
  });

  test("behavior: comments of the file become those of the types", () => {
    const { did, remove } = written(
      "service : {\n  // Says when.\n  now : () -> (nat64) query;\n}",
    );
    const made = clientInterface(did);
    remove();

    const types = made["src/client/interfaces/thing.did.d.ts"] ?? "";
    expect(types).toMatch(/\* Says when\.[\s\S]*'now' : ActorMethod<\[\], bigint>/);
    expect(Object.values(made).join()).not.toMatch(/icp-sdk|ts-nocheck/);
    expect(staleClientInterfaces(didFiles.slice(0, 1), false)).toEqual([]);
  });

  test("error: a file that is no Candid is told with the place, and what to do", () => {
    const { did, remove } = written("service : { now : () -> (time) }");
    const make = () => clientInterface(did);

    expect(make).toThrow(/thing\.did is no Candid: Unbound type identifier time\. Mend the file/);
    remove();
  });
});
