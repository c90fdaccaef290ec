import { min } from "../kernel/fixed-point.js";
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
import type { TransferError } from "./errors.js";
import type { Burn, Mint, TokenTransaction, Transfer } from "./model.js";
import type { LedgerState } from "./state.js";
import { checkSupply } from "./supply-rules.js";

/** What `icrc1_transfer` is asked to do. */
export type TransferRequest = {
  readonly from: Account;
  readonly to: Account;
  readonly amountAtoms: bigint;
  /** The fee the caller named, if any. */
  readonly feeAtoms: bigint | undefined;
  readonly memo: Uint8Array | undefined;
  readonly createdAtNs: bigint | undefined;
};

/**
 * Decides a transfer of ICRC-1. From the minting account it is a mint, to it a burn; both are free.
 *
 * @returns the transaction to commit, or the first refusal of `TransferError` that applies.
 */
export function decideTransfer(
  state: LedgerState,
  request: TransferRequest,
  nowNs: bigint,
): Result<TokenTransaction, TransferError> {
  const refused = checkMemo(state, request.memo) ?? checkStatus(state);
  if (refused !== undefined) return err(refused);

  const mintingId = state.config.mintingAccount.id;
  if (request.to.id === mintingId) return decideBurn(state, request, nowNs);
  if (request.from.id === mintingId) return decideMint(state, request, nowNs);

  const { feeAtoms } = state.config;
  const badFee = checkFee(request.feeAtoms, feeAtoms);
  if (badFee !== undefined) return err(badFee);

  const { from, to, amountAtoms } = request;
  const tx: Transfer = {
    type: "transfer",
    from,
    to,
    spender: undefined,
    amountAtoms,
    feeAtoms,
    isFeeGiven: request.feeAtoms !== undefined,
    isFeeCollected: state.counters.feeCollector !== undefined,
    memo: request.memo,
    createdAtNs: request.createdAtNs,
  };
  const refusal =
    checkTime(state, tx, nowNs) ??
    checkFrozen(state, from, "from") ??
    checkFrozen(state, to, "to") ??
    checkFunds(state, from, { neededAtoms: amountAtoms + feeAtoms, nowNs });
  return refusal === undefined ? ok(tx) : err(refusal);
}

function decideMint(
  state: LedgerState,
  request: TransferRequest,
  nowNs: bigint,
): Result<Mint, TransferError> {
  const { to, amountAtoms, memo, createdAtNs } = request;
  const badFee = checkFee(request.feeAtoms, 0n);
  if (badFee !== undefined) return err(badFee);

  const isFeeGiven = request.feeAtoms !== undefined;
  const terms = { feeAtoms: 0n, isFeeGiven, isFeeCollected: false, memo, createdAtNs };
  const tx: Mint = { type: "mint", to, amountAtoms, ...terms };
  const refusal =
    checkTime(state, tx, nowNs) ??
    checkFrozen(state, to, "to") ??
    checkSupply(state, amountAtoms, nowNs);
  return refusal === undefined ? ok(tx) : err(refusal);
}

function decideBurn(
  state: LedgerState,
  request: TransferRequest,
  nowNs: bigint,
): Result<Burn, TransferError> {
  const { from, to, amountAtoms, memo, createdAtNs } = request;
  if (from.id === to.id) return err({ type: "MintToMintingAccount" });

  const badFee = checkFee(request.feeAtoms, 0n);
  if (badFee !== undefined) return err(badFee);
  const amountAtomsMin = burnAtomsMin(state, from);
  if (amountAtoms < amountAtomsMin) return err({ type: "BadBurn", amountAtomsMin });

  const isFeeGiven = request.feeAtoms !== undefined;
  const terms = { feeAtoms: 0n, isFeeGiven, isFeeCollected: false, memo, createdAtNs };
  const tx: Burn = { type: "burn", from, spender: undefined, amountAtoms, ...terms };
  const refusal =
    checkTime(state, tx, nowNs) ??
    checkFrozen(state, from, "from") ??
    checkFunds(state, from, { neededAtoms: amountAtoms, nowNs });
  return refusal === undefined ? ok(tx) : err(refusal);
}

/**
 * Smallest amount that may be burnt from an account: the configured one, or all it holds when that
 * is less, so that dust can be cleared; never nothing.
 */
export function burnAtomsMin({ config, accounts }: LedgerState, from: Account): bigint {
  const { balanceAtoms } = accounts.head(from);
  const amountAtoms =
    balanceAtoms === 0n ? config.burnAtomsMin : min(config.burnAtomsMin, balanceAtoms);
  return amountAtoms === 0n ? 1n : amountAtoms;
}
