import { ByteReader } from "../kernel/byte-reader.js";
import type { StatementEntry } from "../treasury/ports.js";

/** Blocks one question asks for: a page that any ledger serves and one message can read. */
export const STATEMENT_LENGTH = 100n;

/** What one block moved, with each side as the ledger names it. */
export type BlockMove = {
  readonly atNs: bigint;
  readonly isApproval: boolean;
  readonly amountAtoms: bigint;
  /** Charged to `from`. */
  readonly feeAtoms: bigint;
  readonly from?: Uint8Array;
  readonly to?: Uint8Array;
  readonly spender?: Uint8Array;
  readonly memo?: Uint8Array;
};

/** Who is behind the names in the blocks of one ledger. */
export type Directory = {
  isSelf(side: Uint8Array | undefined): boolean;
  /** The raw principal of a venue, when the side is one of its accounts. */
  venueOf(side: Uint8Array | undefined): Uint8Array | undefined;
};

/** What a block means to the treasury's account; `undefined` when it does not touch it. */
export function toEntry(
  move: BlockMove,
  directory: Directory,
): Omit<StatementEntry, "blockIndex"> | undefined {
  const isOut = directory.isSelf(move.from);
  const isIn = directory.isSelf(move.to) && !move.isApproval;
  if (!isOut && !isIn) return undefined;
  if (!isOut) {
    return {
      ...partiesOf(directory.venueOf(move.from), move.from),
      kind: "in",
      atNs: move.atNs,
      amountAtoms: move.amountAtoms,
      feeAtoms: 0n,
    };
  }
  const venue = directory.venueOf(move.spender) ?? directory.venueOf(move.to);
  // Our own payments carry our memo; what a venue pulls carries none, or its own.
  const operationId =
    move.spender === undefined || move.isApproval ? readOperationId(move.memo) : undefined;

  return {
    ...partiesOf(venue, move.to ?? move.spender),
    kind: move.isApproval ? "approve" : "out",
    atNs: move.atNs,
    amountAtoms: isIn ? 0n : move.amountAtoms,
    feeAtoms: move.feeAtoms,
    ...(operationId === undefined ? {} : { operationId }),
  };
}

function partiesOf(venue: Uint8Array | undefined, other: Uint8Array | undefined) {
  return {
    otherSide: other ?? new Uint8Array(0),
    ...(venue === undefined ? {} : { counterparty: venue }),
  };
}

/** A memo of exactly 8 bytes is an operation id; any other is somebody else's. */
function readOperationId(memo: Uint8Array | undefined): bigint | undefined {
  return memo?.length === 8 ? new ByteReader(memo).u64() : undefined;
}
