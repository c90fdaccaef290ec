import { equalBytes } from "../kernel/bytes.js";
import { min } from "../kernel/fixed-point.js";
import { err, ok, type Result } from "../kernel/result.js";
import { type Account, ownerOf } from "./account.js";
import {
  checkFee,
  checkFrozen,
  checkFunds,
  checkMemo,
  checkStatus,
  checkTime,
} from "./admission.js";
import type { ApproveError } from "./errors.js";
import { AMOUNT_ATOMS_MAX, type Approve } from "./model.js";
import type { LedgerState } from "./state.js";

/** What `icrc2_approve` is asked to do. */
export type ApproveRequest = {
  readonly from: Account;
  readonly spender: Account;
  readonly amountAtoms: bigint;
  readonly expectedAllowanceAtoms: bigint | undefined;
  readonly expiresAtNs: bigint | undefined;
  /** The fee the caller named, if any. */
  readonly feeAtoms: bigint | undefined;
  readonly memo: Uint8Array | undefined;
  readonly createdAtNs: bigint | undefined;
};

/**
 * Decides an approval (ICRC-2). It replaces amount and expiry, costs the fee even for zero, and
 * needs no more balance than that. An amount beyond 2^128 − 1 is kept as that, which no supply
 * exceeds.
 *
 * @returns the transaction to commit, or the first refusal of `ApproveError` that applies.
 */
export function decideApprove(
  state: LedgerState,
  request: ApproveRequest,
  nowNs: bigint,
): Result<Approve, ApproveError> {
  const { from, spender } = request;
  const { feeAtoms, mintingAccount } = state.config;
  const refused = checkMemo(state, request.memo) ?? checkStatus(state);
  if (refused !== undefined) return err(refused);
  if (equalBytes(ownerOf(from.raw), ownerOf(spender.raw))) return err({ type: "SelfApproval" });
  if (from.id === mintingAccount.id) return err({ type: "ApprovalByMintingAccount" });
  const badFee = checkFee(request.feeAtoms, feeAtoms);
  if (badFee !== undefined) return err(badFee);

  const tx = toTransaction(state, request);
  const refusal =
    checkTime(state, tx, nowNs) ??
    checkFrozen(state, from, "from") ??
    checkFrozen(state, spender, "spender") ??
    checkFunds(state, from, { neededAtoms: feeAtoms, nowNs }) ??
    checkExpiry(tx, nowNs) ??
    checkExpected(state, tx, nowNs);
  return refusal === undefined ? ok(tx) : err(refusal);
}

function toTransaction({ config, counters }: LedgerState, request: ApproveRequest): Approve {
  return {
    type: "approve",
    from: request.from,
    spender: request.spender,
    amountAtoms: min(request.amountAtoms, AMOUNT_ATOMS_MAX),
    expectedAllowanceAtoms: request.expectedAllowanceAtoms,
    expiresAtNs: request.expiresAtNs,
    feeAtoms: config.feeAtoms,
    isFeeGiven: request.feeAtoms !== undefined,
    isFeeCollected: counters.feeCollector !== undefined,
    memo: request.memo,
    createdAtNs: request.createdAtNs,
  };
}

function checkExpiry({ expiresAtNs }: Approve, nowNs: bigint): ApproveError | undefined {
  return expiresAtNs !== undefined && expiresAtNs <= nowNs
    ? { type: "Expired", ledgerTimeNs: nowNs }
    : undefined;
}

function checkExpected(
  { allowances }: LedgerState,
  { from, spender, expectedAllowanceAtoms }: Approve,
  nowNs: bigint,
): ApproveError | undefined {
  if (expectedAllowanceAtoms === undefined) return undefined;

  const currentAllowanceAtoms = allowances.allowance(from, spender, nowNs).amountAtoms;
  return currentAllowanceAtoms === expectedAllowanceAtoms
    ? undefined
    : { type: "AllowanceChanged", currentAllowanceAtoms };
}
