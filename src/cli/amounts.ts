import { ClientProblem } from "../client/problem.js";
import { amount } from "../figures/figures.js";
import type { TokenInfo } from "./session.js";

/**
 * Takes an answer about a token. A refusal that speaks of atoms and of the ledger's id is told in
 * amounts and by the symbol: that is how the token was named.
 */
export function tellingAmounts<Value>(token: TokenInfo, take: () => Value): Value {
  try {
    return take();
  } catch (error) {
    if (!(error instanceof ClientProblem) || error.kind !== "refused") throw error;
    throw new ClientProblem(error.kind, inAmounts(error.what, token), error.advice, error.cause);
  }
}

/** A sentence whose atoms are amounts of a token. */
export function inAmounts(sentence: string, { id, symbol, decimals }: TokenInfo): string {
  return sentence
    .replace(/(\d[\d,]*) atoms\b/g, (_all, atoms: string) => {
      return `${amount(BigInt(atoms.replaceAll(",", "")), decimals)} ${symbol}`;
    })
    .replaceAll(id, symbol);
}
