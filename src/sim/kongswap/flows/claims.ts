import { err, ok, type Result } from "../../../kernel/result.js";
import { toRustSentence } from "../../ledger-refusals.js";
import type { KongClaim, KongClaimReply, KongTransfer } from "../requests.js";
import type { KongDeps } from "./deps.js";
import { payDuePayouts } from "./pay.js";

/** Attempts after which the venue's timer gives a claim up. */
const ATTEMPT_COUNT_MAX = 50;
/** Attempts after which it tries only once an hour. */
const ATTEMPT_COUNT_HASTY_MAX = 20;
/** Failures in a row after which the timer stops for this time. */
const CONSECUTIVE_ERROR_COUNT_MAX = 4;
const HOUR_NS = 3_600_000_000_000n;
/** Who opens the requests of the timer. */
const TIMER_USER_ID = 0;

/** `claim`: pays one of the caller's own claims, when it is claimable. */
export async function claim(
  deps: KongDeps,
  caller: Uint8Array,
  claimId: bigint,
): Promise<Result<KongClaimReply, string>> {
  const { store } = deps;
  const found = store.findClaim(claimId);
  if (found === undefined) return err("Claim not found");
  const user = store.findUser(caller);
  if (user === undefined) return err("User not found");
  if (found.userId !== user.userId || found.status !== "Claimable") return err("Claim not found");

  return payClaim(deps, found, user.userId);
}

/** What the venue's timer does every five minutes: pays the unclaimed, the newest first. */
export async function payClaims(deps: KongDeps): Promise<void> {
  const { clock, store } = deps;
  if (store.settings.isInMaintenance) return;
  await payDuePayouts(deps);

  const nowNs = clock.timeNs();
  let errorCount = 0;
  for (const { claimId } of store.claims().filter(isForTimer).reverse()) {
    // Read again: another message may have paid it while the one before was paid.
    const open = store.findClaim(claimId);
    if (open === undefined || !isForTimer(open)) continue;
    if (open.attemptCount > ATTEMPT_COUNT_MAX && open.status !== "UnclaimedOverride") {
      store.putClaim({ ...open, status: "TooManyAttempts" });
      continue;
    }
    const isHasty = open.attemptCount <= ATTEMPT_COUNT_HASTY_MAX;
    if (!isHasty && open.lastAttemptAtNs + HOUR_NS > nowNs) continue;

    const paid = await payClaim(deps, open, TIMER_USER_ID);
    errorCount = paid.ok ? 0 : errorCount + 1;
    if (errorCount > CONSECUTIVE_ERROR_COUNT_MAX) return;
  }
}

function isForTimer({ status }: KongClaim): boolean {
  return status === "Unclaimed" || status === "UnclaimedOverride";
}

/** Pays a claim, less the ledger's fee. It is `Claiming` meanwhile, so that it is paid once. */
async function payClaim(
  { clock, store, ledgers }: KongDeps,
  open: KongClaim,
  userId: number,
): Promise<Result<KongClaimReply, string>> {
  const { claimId } = open;
  const tsNs = clock.timeNs();
  const token = store.book.token(open.tokenId);
  if (token.type !== "IC") return err("Token not found");
  const requestId = store.openRequest(userId, { type: "claim", claimId }, tsNs);
  store.note(requestId, "Started", "Claiming token");
  store.putClaim({ ...open, status: "Claiming" });

  const amountAtoms = open.amountAtoms > token.feeAtoms ? open.amountAtoms - token.feeAtoms : 0n;
  const sent = await ledgers.transfer(token.ledger, { to: { owner: open.to }, amountAtoms });
  const attempted = { ...open, attemptCount: open.attemptCount + 1, lastAttemptAtNs: tsNs };
  const answer = (isSuccess: boolean, transfers: readonly KongTransfer[]) => {
    const reply = { claimId, isSuccess, transfers, tsNs };
    store.answer(requestId, { type: "claim", reply });
    return reply;
  };
  if (!sent.ok) {
    const reason = toRustSentence(sent.error);
    store.putClaim({ ...attempted, status: open.status });
    store.note(requestId, `Failed claiming token - ${reason}`, "Failed");
    answer(false, []);
    return err(`Failed to send claim_id #${claimId}. ${reason}`);
  }
  const { tokenId } = token;
  const transfer = store.addTransfer({
    isSend: false,
    tokenId,
    amountAtoms,
    blockIndex: sent.value,
  });
  store.putClaim({ ...attempted, status: "Claimed" });
  store.note(requestId, "Token claimed", "Success");
  return ok(answer(true, [transfer]));
}
