import { Principal } from "../wire/idl.js";
import { getBlocks, nat, text } from "../wire/ledger.js";
import { init } from "../wire/ledger-init.js";
import type { Method } from "../wire/method.js";
import { BTA_SYMBOLS, type BtaSymbol, describeToken, type TokenParties } from "./bta-tokens.js";

/** A network as the installation of tokens needs it. */
export interface TokenHost {
  /** The canister that is meant for a token, created when there is none yet. Raw principal. */
  canisterOf(symbol: BtaSymbol): Promise<Uint8Array>;
  /** Whether any code is installed in a canister. */
  isInstalled(canister: Uint8Array): Promise<boolean>;
  /** Installs the ledger's module with these arguments. */
  install(canister: Uint8Array, arg: Uint8Array): Promise<void>;
  /** Asks a query: bytes in, bytes out. */
  query(canister: Uint8Array, method: string, arg: Uint8Array): Promise<Uint8Array>;
}

/** What the installation found or did for one token. */
export type TokenReport = {
  readonly symbol: BtaSymbol;
  readonly canister: string;
  /** `present` when the token was there: then nothing was done. */
  readonly outcome: "installed" | "present";
  readonly totalSupplyAtoms: bigint;
  /** Blocks in its log: those of its birth, and whatever came since. */
  readonly blockCount: bigint;
};

/** The canister meant for a token holds something else: a person has to look. */
export class WrongToken extends Error {
  override readonly name = "WrongToken";
}

/**
 * Installs the four tokens (T-37). What is there already stays as it is, so that a second run, or
 * one after half a run, ends in the same state: no token is ever born twice (B-84).
 *
 * @throws {WrongToken} when a canister answers to another symbol.
 */
export async function initializeTokens(
  host: TokenHost,
  parties: TokenParties,
): Promise<TokenReport[]> {
  const reports: TokenReport[] = [];
  for (const symbol of BTA_SYMBOLS) {
    const canister = await host.canisterOf(symbol);
    const isPresent = await host.isInstalled(canister);
    if (!isPresent) {
      const args = describeToken(symbol, parties, Principal.fromUint8Array(canister));
      await host.install(canister, init.encodeArgs([[args]]));
    }

    const found = await ask(host, canister, { name: "icrc1_symbol", method: text });
    if (found !== symbol) throw new WrongToken(`the canister for ${symbol} is ${found}`);
    reports.push({
      symbol,
      canister: Principal.fromUint8Array(canister).toText(),
      outcome: isPresent ? "present" : "installed",
      totalSupplyAtoms: await ask(host, canister, { name: "icrc1_total_supply", method: nat }),
      blockCount: await blockCountOf(host, canister),
    });
  }
  return reports;
}

async function blockCountOf(host: TokenHost, canister: Uint8Array): Promise<bigint> {
  const bytes = await host.query(canister, "icrc3_get_blocks", getBlocks.encodeArgs([[]]));
  return getBlocks.decodeAnswer(bytes).log_length;
}

async function ask<Answer>(
  host: TokenHost,
  canister: Uint8Array,
  { name, method }: { readonly name: string; readonly method: Method<[], Answer> },
): Promise<Answer> {
  const bytes = await host.query(canister, name, method.encodeArgs([]));
  return method.decodeAnswer(bytes);
}
