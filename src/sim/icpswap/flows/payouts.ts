import { err, ok, type Result } from "../../../kernel/result.js";
import { conductAfterPayment } from "../../conduct.js";
import { type IcpswapError, internalError } from "../errors.js";
import { requireAccess, requireCachedFee, requirePlace } from "../gate.js";
import type { QueuedPayout } from "../pool-records.js";
import type { Place } from "../pool-store.js";
import { PAYOUT_DELAY_SEC, PAYOUTS_PER_RUN_MAX } from "../settings.js";
import type { DepositOrder } from "./deposit.js";
import type { PoolDeps } from "./deps.js";

/** Tokens that are to leave the pool. */
export type PayoutOrder = {
  readonly owner: Uint8Array;
  readonly place: Place;
  /** The ledger's fee is taken out of it. */
  readonly amountAtoms: bigint;
};

/** `withdraw`: queues what is credited to the caller. The answer is the amount, fee included. */
export function withdraw(
  deps: PoolDeps,
  caller: Uint8Array,
  { token, amountAtoms, feeAtoms }: DepositOrder,
): Result<bigint, IcpswapError> {
  const { store } = deps;
  const access = requireAccess(store, caller);
  if (!access.ok) return access;
  const place = requirePlace(store, token);
  if (!place.ok) return place;
  const fee = requireCachedFee(store, place.value, feeAtoms);
  if (!fee.ok) return fee;

  const creditedAtoms = store.amountOf(caller, place.value);
  if (creditedAtoms === 0n) return err({ type: "InsufficientFunds" });
  if (amountAtoms === 0n) return err(internalError("Amount can not be 0"));
  if (amountAtoms > creditedAtoms || amountAtoms <= feeAtoms) {
    return err({ type: "InsufficientFunds" });
  }
  queueWithdrawal(deps, { owner: caller, place: place.value, amountAtoms });
  return ok(amountAtoms);
}

/**
 * Queues a payout of what is credited to somebody. It stays credited until it is paid; what is not
 * worth its fee stays for good.
 */
export function queueWithdrawal(deps: PoolDeps, order: PayoutOrder): void {
  const { store } = deps;
  if (order.amountAtoms <= store.cachedFeeAtoms(order.place)) return;
  queue(deps, order, "withdrawal");
}

/**
 * Takes from somebody what they are to get back, and queues it; but not what is not worth its fee.
 */
export function queueRefund(deps: PoolDeps, order: PayoutOrder): void {
  const { store } = deps;
  if (order.amountAtoms <= store.cachedFeeAtoms(order.place)) return;
  store.debit(order.owner, order.place, order.amountAtoms);
  queue(deps, order, "refund");
}

/**
 * Makes the payouts that are due, some at a time: each that is queued starts a timer for this. More
 * than one run at a time does no harm.
 */
export async function payQueue(deps: PoolDeps): Promise<void> {
  const { clock, store } = deps;
  const due = store.payouts().filter(({ status, dueAtNs }) => {
    return status === "queued" && dueAtNs <= clock.timeNs();
  });
  for (const { txId } of due.slice(0, PAYOUTS_PER_RUN_MAX)) {
    // Read again: another run may have paid it while this one waited.
    const payout = store.findPayout(txId);
    if (payout?.status === "queued") await pay(deps, payout);
  }
}

async function pay({ store, ledgers }: PoolDeps, payout: QueuedPayout): Promise<void> {
  const { txId, kind, owner, place, amountAtoms, fate } = payout;
  if (kind === "withdrawal") {
    if (store.amountOf(owner, place) < amountAtoms) {
      // Somebody was quicker: the balance went into a swap or another withdrawal.
      store.removePayout(txId);
      return;
    }
    store.debit(owner, place, amountAtoms);
  }
  if (fate === "vanish") {
    store.removePayout(txId);
    return;
  }
  store.putPayout({ ...payout, status: "paying" });
  const isPaid = fate === "pay" && (await send({ store, ledgers }, payout));
  // Unlike the real pool, which waits for an administrator: what failed is credited again.
  if (!isPaid) store.credit(owner, place, amountAtoms);
  store.removePayout(txId);
}

async function send(
  { store, ledgers }: Pick<PoolDeps, "store" | "ledgers">,
  { txId, owner, place, amountAtoms }: QueuedPayout,
): Promise<boolean> {
  const feeAtoms = store.cachedFeeAtoms(place);
  if (amountAtoms <= feeAtoms) return false;
  const sent = await ledgers.transfer(store.token(place).ledger, {
    to: { owner },
    amountAtoms: amountAtoms - feeAtoms,
    feeAtoms,
    memo: toMemo(txId),
  });
  return sent.ok;
}

function queue(deps: PoolDeps, order: PayoutOrder, kind: QueuedPayout["kind"]): void {
  const { clock, store, timers } = deps;
  const isRefund = kind === "refund";
  const conduct = isRefund ? store.settings.refundConduct : store.settings.payoutConduct;
  const next = conductAfterPayment(conduct);
  if (next !== conduct) store.change(isRefund ? { refundConduct: next } : { payoutConduct: next });

  const delaySec = PAYOUT_DELAY_SEC + conduct.delaySec;
  store.putPayout({
    ...order,
    txId: store.nextTxId(),
    kind,
    dueAtNs: clock.timeNs() + BigInt(delaySec) * 1_000_000_000n,
    fate: conduct.mode === "failing" ? "fail" : conduct.mode === "silent" ? "vanish" : "pay",
    status: "queued",
  });
  timers.after(delaySec, () => payQueue(deps));
}

/** The bytes of a number, the highest first. */
function toMemo(txId: bigint): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, txId);
  return bytes;
}
