import { assert } from "../kernel/assert.js";
import type { DemoPool, DemoProfile, DemoToken } from "../sim/demo-network.js";
import { Principal } from "../wire/idl.js";
import * as ledgerMethods from "../wire/ledger.js";
import type { CanisterClient } from "./canister-client.js";

/** A token that is installed: its ledger's id, raw and as text. */
export type InstalledToken = DemoToken & { readonly ledger: Uint8Array; readonly text: string };

/** An ICPSwap pool that is installed. */
export type InstalledPool = DemoPool & { readonly id: Uint8Array };

/** What venues are built upon. */
export type Deployed = {
  readonly tokens: ReadonlyMap<string, InstalledToken>;
  readonly profile: DemoProfile;
};

/** The installed token of a symbol. */
export function tokenOf(
  { tokens }: { readonly tokens: ReadonlyMap<string, InstalledToken> },
  symbol: string,
): InstalledToken {
  const token = tokens.get(symbol);
  assert(token !== undefined, `no token ${symbol}`);
  return token;
}

const APPROVED_ATOMS = 10n ** 33n;

/** Lets a venue pull from an account, for ever and without a bound: people of the demo only. */
export function approve(client: CanisterClient, token: InstalledToken, spender: Uint8Array): void {
  expectOk(
    client.update(token.ledger, "icrc2_approve", ledgerMethods.approve, {
      from_subaccount: [],
      spender: { owner: Principal.fromUint8Array(spender), subaccount: [] },
      amount: APPROVED_ATOMS,
      expected_allowance: [],
      expires_at: [],
      fee: [],
      memo: [],
      created_at_time: [],
    }),
  );
}

/**
 * Insists that a canister agreed.
 *
 * @throws {Error} with what it said instead.
 */
export function expectOk(reply: object): void {
  if ("Ok" in reply || "ok" in reply) return;
  const said = JSON.stringify(reply, (_key, field: unknown) =>
    typeof field === "bigint" ? field.toString() : field,
  );
  throw new Error(`refused: ${said}`);
}
