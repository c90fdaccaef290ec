import { err, ok, type Result } from "../kernel/result.js";
import type { Account } from "./account.js";
import {
  checkFee,
  checkFrozen,
  checkFunds,
  checkMemo,
  checkStatus,
  checkTime,
} from "./admission.js";
import type { TransferFromError } from "./errors.js";
import type { Burn, Transfer } from "./model.js";
import type { LedgerState } from "./state.js";
import { burnAtomsMin } from "./transfer.js";

/** What `icrc2_transfer_from` is asked to do. */
export type TransferFromRequest = {
  readonly spender: Account;
  readonly from: Account;
  readonly to: Account;
  readonly amountAtoms: bigint;
  /** The fee the caller named, if any. */
  readonly feeAtoms: bigint | undefined;
  readonly memo: Uint8Array | undefined;
  readonly createdAtNs: bigint | undefined;
};

/**
 * Decides a transfer by allowance (ICRC-2). The allowance pays amount and fee; to the minting
 * account the transfer is a free burn. A spender that is the source needs no allowance.
 *
 * @returns the transaction to commit, or the first refusal of `TransferFromError` that applies.
 */
export function decideTransferFrom(
  state: LedgerState,
  request: TransferFromRequest,
  nowNs: bigint,
): Result<Transfer | Burn, TransferFromError> {
  const { config } = state;
  const refused = checkMemo(state, request.memo) ?? checkStatus(state);
  if (refused !== undefined) return err(refused);
  if (request.from.id === config.mintingAccount.id) return err({ type: "MintByAllowance" });

  const isBurn = request.to.id === config.mintingAccount.id;
  const feeAtoms = isBurn ? 0n : config.feeAtoms;
  const badFee = checkFee(request.feeAtoms, feeAtoms);
  if (badFee !== undefined) return err(badFee);
  if (isBurn) {
    const amountAtomsMin = burnAtomsMin(state, request.from);
    if (request.amountAtoms < amountAtomsMin) return err({ type: "BadBurn", amountAtomsMin });
  }

  const tx = toTransaction(state, request, feeAtoms);
  const refusal =
    checkTime(state, tx, nowNs) ??
    checkFrozen(state, request.spender, "spender") ??
    checkFrozen(state, request.from, "from") ??
    (isBurn ? undefined : checkFrozen(state, request.to, "to")) ??
    checkAllowance(state, request, request.amountAtoms + feeAtoms, nowNs) ??
    checkFunds(state, request.from, { neededAtoms: request.amountAtoms + feeAtoms, nowNs });
  return refusal === undefined ? ok(tx) : err(refusal);
}

function toTransaction(
  { config, counters }: LedgerState,
  { spender, from, to, amountAtoms, feeAtoms: given, memo, createdAtNs }: TransferFromRequest,
  feeAtoms: bigint,
): Transfer | Burn {
  const isFeeGiven = given !== undefined;
  if (to.id === config.mintingAccount.id) {
    const terms = { feeAtoms, isFeeGiven, isFeeCollected: false, memo, createdAtNs };
    return { type: "burn", from, spender, amountAtoms, ...terms };
  }

  const isFeeCollected = counters.feeCollector !== undefined;
  const terms = { feeAtoms, isFeeGiven, isFeeCollected, memo, createdAtNs };
  return { type: "transfer", from, to, spender, amountAtoms, ...terms };
}

function checkAllowance(
  { allowances }: LedgerState,
  { spender, from }: TransferFromRequest,
  neededAtoms: bigint,
  nowNs: bigint,
): TransferFromError | undefined {
  if (spender.id === from.id) return undefined;

  const allowanceAtoms = allowances.allowance(from, spender, nowNs).amountAtoms;
  return allowanceAtoms < neededAtoms
    ? { type: "InsufficientAllowance", allowanceAtoms }
    : undefined;
}
