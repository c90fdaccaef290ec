import type { StableMap } from "../environment/environment.js";
import { AssertionError } from "../kernel/assert.js";
import { ByteReader } from "../kernel/byte-reader.js";
import { sharedWriter } from "../kernel/byte-writer.js";

/**
 * The books of one token, in atoms.
 *
 * Two sides that are always equal (TREASURY_1): where the money is (`liquid`, what open legs carry,
 * `dust`), and how it came to be (`deposited + bought − withdrawn − sold − fees − lost`).
 */
export type TokenBook = {
  /** On the treasury's own account, as far as sent payments and examined blocks say. */
  readonly liquidAtoms: bigint;
  /** Left at venues because it is worth less than the fee of fetching it. */
  readonly dustAtoms: bigint;
  readonly depositedAtoms: bigint;
  readonly withdrawnAtoms: bigint;
  readonly soldAtoms: bigint;
  readonly boughtAtoms: bigint;
  readonly feesAtoms: bigint;
  /** Given up by a person, or gone without our doing. */
  readonly lostAtoms: bigint;
};

/**
 * What there is of a token, by its book and by what open legs carry of it. As a rule the book has
 * no dust and no leg carries anything, and to add zeros costs a canister more than to look.
 */
export function heldInBook(book: TokenBook, carriedAtoms: bigint | undefined): bigint {
  const bookedAtoms = book.dustAtoms === 0n ? book.liquidAtoms : book.liquidAtoms + book.dustAtoms;
  return plus(bookedAtoms, carriedAtoms);
}

/** Changes of a book; what is left out stays. */
export type Posting = { readonly [Field in keyof TokenBook]?: bigint };

const EMPTY: TokenBook = {
  liquidAtoms: 0n,
  dustAtoms: 0n,
  depositedAtoms: 0n,
  withdrawnAtoms: 0n,
  soldAtoms: 0n,
  boughtAtoms: 0n,
  feesAtoms: 0n,
  lostAtoms: 0n,
};

/** What should be there, by what came and went. */
export function accountedAtoms(book: TokenBook): bigint {
  const inAtoms = book.depositedAtoms + book.boughtAtoms;
  return inAtoms - book.withdrawnAtoms - book.soldAtoms - book.feesAtoms - book.lostAtoms;
}

/** Adds a posting to a book. */
export function post(book: TokenBook, posting: Posting): TokenBook {
  return {
    liquidAtoms: plus(book.liquidAtoms, posting.liquidAtoms),
    dustAtoms: plus(book.dustAtoms, posting.dustAtoms),
    depositedAtoms: plus(book.depositedAtoms, posting.depositedAtoms),
    withdrawnAtoms: plus(book.withdrawnAtoms, posting.withdrawnAtoms),
    soldAtoms: plus(book.soldAtoms, posting.soldAtoms),
    boughtAtoms: plus(book.boughtAtoms, posting.boughtAtoms),
    feesAtoms: plus(book.feesAtoms, posting.feesAtoms),
    lostAtoms: plus(book.lostAtoms, posting.lostAtoms),
  };
}

/** Most fields of a posting are left out; to add a zero costs three times as much as to look. */
function plus(atoms: bigint, change: bigint | undefined): bigint {
  return change === undefined ? atoms : atoms + change;
}

/** The books of all tokens, in stable memory under the token's index. */
export class Books {
  readonly #map: StableMap;
  readonly #cached = new Map<number, TokenBook>();
  /** Books that `together` still has to write. */
  #unwritten: Set<number> | undefined;

  constructor(map: StableMap) {
    this.#map = map;
  }

  of(tokenIndex: number): TokenBook {
    let book = this.#cached.get(tokenIndex);
    if (book === undefined) {
      const bytes = this.#map.get(bookKey(tokenIndex));
      book = bytes === undefined ? EMPTY : decodeBook(bytes);
      this.#cached.set(tokenIndex, book);
    }
    return book;
  }

  /**
   * Books a posting.
   *
   * @throws {AssertionError} when `liquidAtoms` would fall below zero: whoever pays checks first.
   */
  post(tokenIndex: number, posting: Posting): void {
    const book = post(this.of(tokenIndex), posting);
    if (book.liquidAtoms < 0n) {
      throw new AssertionError(`token ${tokenIndex} would have ${book.liquidAtoms} atoms`);
    }
    this.#cached.set(tokenIndex, book);
    if (this.#unwritten === undefined) this.#write(tokenIndex);
    else this.#unwritten.add(tokenIndex);
  }

  /**
   * Runs something that may post to the same book several times, and writes each once behind it.
   * Only what waits for nobody: all of it belongs to one message.
   */
  together(run: () => void): void {
    if (this.#unwritten !== undefined) {
      run();
      return;
    }
    const unwritten = new Set<number>();
    this.#unwritten = unwritten;
    try {
      run();
    } finally {
      this.#unwritten = undefined;
    }
    for (const tokenIndex of unwritten) this.#write(tokenIndex);
  }

  #write(tokenIndex: number): void {
    this.#map.insert(bookKey(tokenIndex), encodeBook(this.of(tokenIndex)));
  }
}

function bookKey(tokenIndex: number): Uint8Array {
  return new Uint8Array([tokenIndex >> 8, tokenIndex & 0xff]);
}

function encodeBook(book: TokenBook): Uint8Array {
  return sharedWriter()
    .int(book.liquidAtoms)
    .int(book.dustAtoms)
    .nat(book.depositedAtoms)
    .nat(book.withdrawnAtoms)
    .nat(book.soldAtoms)
    .nat(book.boughtAtoms)
    .int(book.feesAtoms)
    .int(book.lostAtoms)
    .done();
}

function decodeBook(bytes: Uint8Array): TokenBook {
  const reader = new ByteReader(bytes);
  return {
    liquidAtoms: reader.int(),
    dustAtoms: reader.int(),
    depositedAtoms: reader.nat(),
    withdrawnAtoms: reader.nat(),
    soldAtoms: reader.nat(),
    boughtAtoms: reader.nat(),
    feesAtoms: reader.int(),
    lostAtoms: reader.int(),
  };
}
