import { bytesKey } from "../../../kernel/bytes.js";
import { err, ok, type Result } from "../../../kernel/result.js";
import type { KongIcToken } from "../model.js";
import type { KongTransfer } from "../requests.js";
import { blockMethodOf, verifyPayment } from "../verify-payment.js";
import type { KongDeps } from "./deps.js";

/** A payment that somebody says they made to the venue. */
export type ClaimedPayment = {
  readonly token: KongIcToken;
  readonly payer: Uint8Array;
  readonly blockIndex: bigint;
  readonly amountAtoms: bigint;
};

/**
 * Verifies a payment on its ledger and notes it, so that it pays for one request only. A payment
 * that is refused stays with the venue and may be named again.
 *
 * @returns The transfer, or the venue's words.
 */
export async function acceptPayment(
  { clock, store, ledgers, self }: KongDeps,
  { token, payer, blockIndex, amountAtoms }: ClaimedPayment,
): Promise<Result<KongTransfer, string>> {
  const nowNs = clock.timeNs();
  const isIcp = bytesKey(token.ledger) === bytesKey(store.settings.icp);
  const method = blockMethodOf(token, isIcp);
  const found = await ledgers.findPayment(token.ledger, { method, blockIndex, payer, payee: self });
  if (!found.ok) return found;

  const claim = { token, method, blockIndex, amountAtoms, nowNs };
  const verified = verifyPayment(claim, found.value);
  if (!verified.ok) return verified;
  // Looked up after the await: another message may have named the same block meanwhile.
  if (store.hasTransfer(token.tokenId, blockIndex)) return err(`Duplicate block id #${blockIndex}`);

  const { tokenId } = token;
  return ok(store.addTransfer({ isSend: true, tokenId, amountAtoms, blockIndex }));
}
