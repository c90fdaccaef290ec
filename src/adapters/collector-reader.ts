import type { FeeCollector } from "../treasury/model.js";
import type { CollectedFee } from "../treasury/ports.js";
import type { Value } from "../wire/icrc-ledger.js";
import { accountOf, fieldOf, natOf, textOf } from "./icrc-block.js";
import type { BlockMove } from "./statement.js";

/*
 * Who has the fee of a block. By ICRC-107 it is the account of the latest `107feecol` block before,
 * or nobody. Ledgers of DFINITY from before it name the collector in `fee_col` of one block and
 * refer to that block by `fee_col_block` in others; there the fees of approvals are burnt.
 */

type IsSelf = (side: Uint8Array | undefined) => boolean;

/**
 * Where a page must end because of a block: behind one from which on the account collects or does
 * so no more, or ahead of one whose collector must be asked for. So one page has one collector.
 */
type PageEnd = "before" | "after" | undefined;

/** Follows the collector through the blocks of one page, and notes what the account collects. */
export class CollectorReader {
  private readonly isSelf: IsSelf;
  private current: FeeCollector | undefined;
  private isFirst = true;
  /** Whom these blocks named last. */
  named: FeeCollector | undefined;
  readonly collected: CollectedFee[] = [];

  constructor(before: FeeCollector | undefined, isSelf: IsSelf) {
    this.current = before;
    this.isSelf = isSelf;
  }

  /** Reads the next block. */
  read(blockIndex: bigint, block: Value, move: BlockMove | undefined): PageEnd {
    const isFirst = this.isFirst;
    this.isFirst = false;
    const wasSelf = this.current?.isSelf === true;
    if (move === undefined) return this.name(namedBy107(block, this.isSelf), wasSelf);
    if (this.current?.rule === "icrc107") {
      if (wasSelf) this.collect(blockIndex, move);
      return undefined;
    }

    if (!isFirst && unknownCollectorOf(block, this.current) !== undefined) return "before";
    const account = accountOf(fieldOf(block, "fee_col"));
    const isNaming = account !== undefined;
    const end = isNaming
      ? this.name({ rule: "referred", blockIndex, isSelf: this.isSelf(account) }, wasSelf)
      : undefined;
    const isReferring = isNaming || fieldOf(block, "fee_col_block") !== undefined;
    if (isReferring && this.current?.isSelf === true && !move.isApproval) {
      this.collect(blockIndex, move);
    }
    return end;
  }

  private name(collector: FeeCollector | undefined, wasSelf: boolean): PageEnd {
    if (collector === undefined) return undefined;
    this.current = collector;
    this.named = collector;
    return collector.isSelf === wasSelf ? undefined : "after";
  }

  private collect(blockIndex: bigint, { feeAtoms }: BlockMove): void {
    if (feeAtoms > 0n) this.collected.push({ blockIndex, feeAtoms });
  }
}

/** Whom a block of ICRC-107 names: an account, or nobody. */
function namedBy107(block: Value, isSelf: IsSelf): FeeCollector | undefined {
  if (textOf(fieldOf(block, "btype")) !== "107feecol") return undefined;
  const account = accountOf(fieldOf(fieldOf(block, "tx"), "fee_collector"));
  return { rule: "icrc107", isSelf: isSelf(account) };
}

/** The block that a block refers to for its collector, when that one was not read yet. */
export function unknownCollectorOf(
  block: Value,
  known: FeeCollector | undefined,
): bigint | undefined {
  if (known?.rule === "icrc107") return undefined;
  const blockIndex = natOf(fieldOf(block, "fee_col_block"));
  return blockIndex === known?.blockIndex ? undefined : blockIndex;
}

/** Whether a block names the treasury's own account as the collector, in the old way. */
export function isSelfNamed(block: Value, isSelf: IsSelf): boolean {
  return isSelf(accountOf(fieldOf(block, "fee_col")));
}
