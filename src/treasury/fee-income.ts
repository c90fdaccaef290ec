import type { Books } from "./books.js";
import type { CollectedFee } from "./ports.js";

/**
 * Books the fees that the treasury collects from the blocks of a page, ahead of whatever is booked
 * for a later block: what they brought may be spent by it.
 *
 * They stand as fees below zero: what is paid to a ledger less what is had from it. So a fee that
 * the treasury pays to itself comes to nothing.
 */
export class FeeIncome {
  readonly #books: Books;
  readonly #tokenIndex: number;
  readonly #collected: readonly CollectedFee[];
  #place = 0;
  /** What was booked so far. */
  sumAtoms = 0n;

  constructor(books: Books, tokenIndex: number, collected: readonly CollectedFee[]) {
    this.#books = books;
    this.#tokenIndex = tokenIndex;
    this.#collected = collected;
  }

  /** Books what blocks below an index brought, each once. */
  bookBelow(blockIndex: bigint): void {
    let atoms = 0n;
    for (; this.#place < this.#collected.length; this.#place++) {
      const fee = this.#collected[this.#place];
      if (fee === undefined || fee.blockIndex >= blockIndex) break;
      atoms += fee.feeAtoms;
    }
    if (atoms === 0n) return;
    this.#books.post(this.#tokenIndex, { liquidAtoms: atoms, feesAtoms: -atoms });
    this.sumAtoms += atoms;
  }
}
