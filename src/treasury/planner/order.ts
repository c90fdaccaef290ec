import { bytesKey } from "../../kernel/bytes.js";

/**
 * Sort keys of principals that are kept by the caller: making one costs as much as ten compares.
 */
const ledgerKeys = new WeakMap<Uint8Array, string>();

/** A string that sorts as the raw bytes of a principal do, a prefix before its continuation. */
function ledgerKey(ledgerBytes: Uint8Array): string {
  const known = ledgerKeys.get(ledgerBytes);
  if (known !== undefined) return known;

  const key = bytesKey(ledgerBytes);
  ledgerKeys.set(ledgerBytes, key);
  return key;
}

/** Something that sorts by its token's ledger. */
type Candidate = { readonly token: { readonly ledgerBytes: Uint8Array } };

/**
 * Candidates in ascending order of the raw principals of their ledgers (§3, B-52). A picture that
 * is in order already, as a cycle should take it, costs no sorting.
 */
export function inLedgerOrder<T extends Candidate>(candidates: readonly T[]): readonly T[] {
  let last = "";
  for (const { token } of candidates) {
    const key = ledgerKey(token.ledgerBytes);
    if (key < last) return sortByLedger(candidates);
    last = key;
  }
  return candidates;
}

function sortByLedger<T extends Candidate>(candidates: readonly T[]): readonly T[] {
  return [...candidates].sort((a, b) =>
    ledgerKey(a.token.ledgerBytes) < ledgerKey(b.token.ledgerBytes) ? -1 : 1,
  );
}
