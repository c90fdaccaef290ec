import { bytesKey } from "../../kernel/bytes.js";

/** Sort keys of principals that are kept by the caller: making one costs as much as ten compares. */
const ledgerKeys = new WeakMap<Uint8Array, string>();

/** A string that sorts as the raw bytes of a principal do, a prefix before its continuation. */
function ledgerKey(ledgerBytes: Uint8Array): string {
  const known = ledgerKeys.get(ledgerBytes);
  if (known !== undefined) return known;

  const key = bytesKey(ledgerBytes);
  ledgerKeys.set(ledgerBytes, key);
  return key;
}

/**
 * Copies candidates in ascending order of the raw principals of their ledgers (§3, B-52). By
 * insertion: they are few, and usually in order already.
 */
export function inLedgerOrder<T extends { readonly token: { readonly ledgerBytes: Uint8Array } }>(
  candidates: readonly T[],
): readonly T[] {
  const sorted: T[] = [];
  const keys: string[] = [];
  for (const candidate of candidates) {
    const key = ledgerKey(candidate.token.ledgerBytes);
    let at = sorted.length;
    while (at > 0 && (keys[at - 1] ?? "") > key) at -= 1;
    sorted.splice(at, 0, candidate);
    keys.splice(at, 0, key);
  }
  return sorted;
}
