import { supportedStandards } from "../../src/wire/ledger.js";
import { FURTHER_CASES } from "./further-cases.js";
import { ICRC_1_CASES } from "./icrc1-cases.js";
import { ICRC_2_CASES } from "./icrc2-cases.js";
import type { AcceptanceCase, CaseResult, LedgerEnv } from "./ledger-env.js";

/** All cases, in the order of their standards. */
export const ALL_CASES: readonly AcceptanceCase[] = [
  ...ICRC_1_CASES,
  ...ICRC_2_CASES,
  ...FURTHER_CASES,
];

/** Runs every case of the standards that the ledger lists, one after the other. */
export async function* runCases(env: LedgerEnv): AsyncGenerator<CaseResult> {
  const listed = await env.query("icrc1_supported_standards", supportedStandards, []);
  const offered = new Set(listed.map(({ name }) => name));
  for (const { standard, name, run } of ALL_CASES) {
    const full = `${standard}: ${name}`;
    if (!offered.has(standard)) {
      yield { name: full, outcome: "not offered", problem: undefined };
      continue;
    }
    try {
      await run(env);
      yield { name: full, outcome: "passed", problem: undefined };
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      yield { name: full, outcome: "failed", problem };
    }
  }
}
