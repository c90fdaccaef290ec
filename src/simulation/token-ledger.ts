import { assert } from "../kernel/assert.js";
import { err, ok, type Result } from "../kernel/result.js";
import type { Allowance, Approval, PaymentReply, StatementEntry } from "../treasury/ports.js";

/** Somebody with an account: one a ledger. The name is the key, the principal what blocks show. */
export type Party = { readonly name: string; readonly principal: Uint8Array };

/** Why a ledger moved nothing. */
export type LedgerRefusal = "InsufficientFunds" | "InsufficientAllowance";

/** A movement between two accounts. */
export type Movement = {
  readonly from: Party;
  readonly to: Party;
  readonly amountAtoms: bigint;
};

/** A block that touches the watched account. */
export type WatchedBlock = Omit<StatementEntry, "counterparty">;

/**
 * The ledger of one token, in memory: balances, allowances, fees that are burned, and the blocks
 * that touch one account, the treasury's. Nothing is hashed, and blocks that were read are dropped.
 */
export class TokenLedger {
  readonly feeAtoms: bigint;
  readonly #watched: Party;
  readonly #timeNs: () => bigint;
  readonly #balances = new Map<Party, bigint>();
  readonly #allowances = new Map<Party, Map<Party, Allowance>>();
  #blocks: WatchedBlock[] = [];
  #tipIndex = 0n;
  #supplyAtoms = 0n;
  #burnedAtoms = 0n;

  constructor(
    feeAtoms: bigint,
    { watched, timeNs }: { readonly watched: Party; readonly timeNs: () => bigint },
  ) {
    this.feeAtoms = feeAtoms;
    this.#watched = watched;
    this.#timeNs = timeNs;
  }

  /** How many blocks there are: the index of the next one. */
  get tipIndex(): bigint {
    return this.#tipIndex;
  }

  /** What was ever minted. */
  get supplyAtoms(): bigint {
    return this.#supplyAtoms;
  }

  /** Fees that were charged, and are gone. */
  get burnedAtoms(): bigint {
    return this.#burnedAtoms;
  }

  /** What all accounts hold together. */
  get heldAtoms(): bigint {
    let sumAtoms = 0n;
    for (const atoms of this.#balances.values()) sumAtoms += atoms;
    return sumAtoms;
  }

  balanceOf(owner: Party): bigint {
    return this.#balances.get(owner) ?? 0n;
  }

  /** Creates tokens: how accounts begin. */
  mint(owner: Party, amountAtoms: bigint): void {
    assert(amountAtoms >= 0n, "a mint of less than nothing");
    this.#balances.set(owner, this.balanceOf(owner) + amountAtoms);
    this.#supplyAtoms += amountAtoms;
    this.#tipIndex += 1n;
  }

  /** Moves tokens; the fee comes on top. Answers the block. */
  transfer(movement: Movement, operationId?: bigint): Result<bigint, LedgerRefusal> {
    return this.#move(movement) ? ok(this.#note(movement, operationId)) : err("InsufficientFunds");
  }

  /** Moves tokens of somebody who allowed it: amount and fee go off the allowance. */
  transferFrom(spender: Party, movement: Movement): Result<bigint, LedgerRefusal> {
    const { from, amountAtoms } = movement;
    const allowance = this.allowance(from, spender);
    const debitAtoms = amountAtoms + this.feeAtoms;
    const isExpired =
      allowance.expiresAtNs !== undefined && allowance.expiresAtNs <= this.#timeNs();
    if (isExpired || allowance.amountAtoms < debitAtoms) return err("InsufficientAllowance");
    if (!this.#move(movement)) return err("InsufficientFunds");

    const leftAtoms = allowance.amountAtoms - debitAtoms;
    this.#setAllowance(from, spender, { ...allowance, amountAtoms: leftAtoms });
    return ok(this.#note(movement));
  }

  /** Sets what a spender may pull, for the fee; it replaces what stood. */
  approve(owner: Party, spender: Party, approval: Omit<Approval, "spender">): PaymentReply {
    const { amountAtoms, feeAtoms, expiresAtNs, operationId } = approval;
    const balanceAtoms = this.balanceOf(owner);
    if (feeAtoms !== this.feeAtoms) return { type: "bad_fee", feeAtoms: this.feeAtoms };
    if (balanceAtoms < feeAtoms) return { type: "insufficient_funds", balanceAtoms };

    this.#balances.set(owner, balanceAtoms - feeAtoms);
    this.#burnedAtoms += feeAtoms;
    const expiry = expiresAtNs === undefined ? {} : { expiresAtNs };
    this.#setAllowance(owner, spender, { amountAtoms, ...expiry });
    const otherSide = spender.principal;
    const block = { kind: "approve", amountAtoms, feeAtoms, otherSide, operationId } as const;
    return { type: "done", blockIndex: this.#append(owner === this.#watched ? block : undefined) };
  }

  /** What a spender may still pull. */
  allowance(owner: Party, spender: Party): Allowance {
    return this.#allowances.get(owner)?.get(spender) ?? NOTHING_ALLOWED;
  }

  /** Blocks that touch the watched account, from an index on; those before it are dropped. */
  blocksFrom(blockIndex: bigint): readonly WatchedBlock[] {
    if ((this.#blocks[0]?.blockIndex ?? blockIndex) < blockIndex) {
      this.#blocks = this.#blocks.filter((block) => block.blockIndex >= blockIndex);
    }
    return this.#blocks;
  }

  #setAllowance(owner: Party, spender: Party, allowance: Allowance): void {
    const known = this.#allowances.get(owner) ?? new Map<Party, Allowance>();
    this.#allowances.set(owner, known.set(spender, allowance));
  }

  #move({ from, to, amountAtoms }: Movement): boolean {
    assert(amountAtoms >= 0n, "a transfer of less than nothing");
    const balanceAtoms = this.balanceOf(from);
    const debitAtoms = amountAtoms + this.feeAtoms;
    if (balanceAtoms < debitAtoms) return false;
    this.#balances.set(from, balanceAtoms - debitAtoms);
    this.#balances.set(to, this.balanceOf(to) + amountAtoms);
    this.#burnedAtoms += this.feeAtoms;
    return true;
  }

  #note({ from, to, amountAtoms }: Movement, operationId?: bigint): bigint {
    if (from === this.#watched) {
      const named = operationId === undefined ? {} : { operationId };
      const { feeAtoms } = this;
      const otherSide = to.principal;
      return this.#append({ kind: "out", amountAtoms, feeAtoms, otherSide, ...named });
    }
    if (to !== this.#watched) return this.#append(undefined);
    return this.#append({ kind: "in", amountAtoms, feeAtoms: 0n, otherSide: from.principal });
  }

  /** Adds a block; only those of the watched account are kept. */
  #append(block: Omit<WatchedBlock, "blockIndex" | "atNs"> | undefined): bigint {
    const blockIndex = this.#tipIndex;
    this.#tipIndex += 1n;
    if (block !== undefined) this.#blocks.push({ ...block, blockIndex, atNs: this.#timeNs() });
    return blockIndex;
  }
}

const NOTHING_ALLOWED: Allowance = { amountAtoms: 0n };
