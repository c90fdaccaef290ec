import type { Environment } from "../environment/environment.js";
import { ok, type Result } from "../kernel/result.js";
import { type ApproveRequest, decideApprove } from "./approve.js";
import { encodeBlock } from "./block-record.js";
import type { ApproveError, PrivilegedError, TransferError, TransferFromError } from "./errors.js";
import type { PrivilegedTransaction, Transaction } from "./model.js";
import { post } from "./post.js";
import { decidePrivileged } from "./privileged.js";
import type { Settlement } from "./settlement.js";
import type { LedgerState } from "./state.js";
import { decideTransfer, type TransferRequest } from "./transfer.js";
import { decideTransferFrom, type TransferFromRequest } from "./transfer-from.js";

/**
 * The token ledger. Each operation decides, appends one block and posts it: one write to a small
 * tree of stable memory. Everything else is written soon after, in batches, by the settlement.
 */
export class Ledger {
  readonly #environment: Environment;
  /** What the ledger knows. Read by queries; changed by blocks only. */
  readonly state: LedgerState;
  /** What follows each block without its caller waiting for it. */
  readonly settlement: Settlement;

  constructor(environment: Environment, state: LedgerState, settlement: Settlement) {
    this.#environment = environment;
    this.state = state;
    this.settlement = settlement;
  }

  /** The ledger's own principal, raw. */
  get self(): Uint8Array {
    return this.#environment.self();
  }

  /** Moves, mints or burns tokens (ICRC-1) and answers the block's index. */
  transfer(request: TransferRequest): Result<number, TransferError> {
    const nowNs = this.#environment.timeNs();
    const decided = decideTransfer(this.state, request, nowNs);
    return decided.ok ? ok(this.commit(decided.value, nowNs)) : decided;
  }

  /** Moves or burns tokens by allowance (ICRC-2) and answers the block's index. */
  transferFrom(request: TransferFromRequest): Result<number, TransferFromError> {
    const nowNs = this.#environment.timeNs();
    const decided = decideTransferFrom(this.state, request, nowNs);
    return decided.ok ? ok(this.commit(decided.value, nowNs)) : decided;
  }

  /** Lets a spender take tokens (ICRC-2) and answers the block's index. */
  approve(request: ApproveRequest): Result<number, ApproveError> {
    const nowNs = this.#environment.timeNs();
    const decided = decideApprove(this.state, request, nowNs);
    return decided.ok ? ok(this.commit(decided.value, nowNs)) : decided;
  }

  /** Does what takes a role and answers the block's index. */
  privileged(tx: PrivilegedTransaction): Result<number, PrivilegedError> {
    const nowNs = this.#environment.timeNs();
    const decided = decidePrivileged(this.state, tx, nowNs);
    return decided.ok ? ok(this.commit(decided.value, nowNs)) : decided;
  }

  /** Appends a transaction that was decided, posts it, and answers the block's index. */
  commit(tx: Transaction, nowNs: bigint): number {
    const { log, window } = this.state;
    const record = encodeBlock(tx, nowNs);
    const blockIndex = log.append(record);

    post(this.state, { tx, atNs: nowNs }, blockIndex);
    if (tx.createdAtNs !== undefined) window.add(tx.createdAtNs, blockIndex, record);
    this.settlement.arm(nowNs);
    return blockIndex;
  }
}
