import { err, ok, type Result } from "../../../kernel/result.js";
import type { KongIcToken } from "../model.js";
import type { KongDeps } from "./deps.js";

const CHAIN_PREFIX = "IC.";

/** `add_token`: lists the token of a ledger, with what the ledger says of itself. */
export async function addToken(deps: KongDeps, name: string): Promise<Result<KongIcToken, string>> {
  const { store } = deps;
  if (store.book.findToken(name).ok) return err(`Token ${name} already exists`);
  if (!name.startsWith("IC")) return err("Chain not supported)");

  return listToken(deps, name);
}

/** Lists a token that is not listed yet. */
export async function listToken(
  { store, ledgers, principals }: KongDeps,
  name: string,
): Promise<Result<KongIcToken, string>> {
  const address = name.startsWith(CHAIN_PREFIX) ? name.slice(CHAIN_PREFIX.length) : name;
  const ledger = principals.parse(address);
  if (ledger === undefined) return err(`Invalid address ${name}`);
  const facts = await ledgers.describe(ledger);
  if (!facts.ok) return facts;

  // Looked up again: another message may have listed it meanwhile.
  const listed = store.book.tokenOfLedger(ledger);
  if (listed !== undefined) return err(`Token ${listed.symbol} already exists`);
  const tokenId = store.settings.lastTokenId + 1;
  const { symbol, decimals, feeAtoms, standards } = facts.value;
  const token: KongIcToken = {
    type: "IC",
    tokenId,
    ledger,
    address,
    name: facts.value.name,
    symbol,
    decimals,
    feeAtoms,
    icrc1: standards.includes("ICRC-1"),
    icrc2: standards.includes("ICRC-2"),
    icrc3: standards.includes("ICRC-3"),
    isRemoved: false,
  };
  store.change({ lastTokenId: tokenId });
  store.putToken(token);
  return ok(token);
}
