import type { StableMap } from "../environment/environment.js";
import { assert } from "../kernel/assert.js";
import { ByteReader } from "../kernel/byte-reader.js";
import { type ByteWriter, sharedWriter } from "../kernel/byte-writer.js";
import { compareBytes } from "../kernel/bytes.js";
import { type TokenId, tokenId } from "./ids.js";
import type { FeeCollector, Token, TokenPause } from "./model.js";

/** Most tokens one treasury ever knows, removed ones included: loops over tokens stay bounded. */
export const TOKEN_COUNT_MAX = 64;

const VERSION = 1;
const CURSOR = 0;
const PAUSERS: readonly TokenPause["by"][] = ["operator", "breaker", "sync"];

/**
 * The tokens of the portfolio, by an index that is never given twice: records of the past go on
 * naming a token after it was removed. Kept decoded on the heap.
 */
export class TokenRegistry {
  readonly #map: StableMap;
  #tokens: (Token | undefined)[] | undefined;
  /** Those that were not removed, in order and by their ledgers. */
  #sorted: readonly Token[] | undefined;
  #byId: Map<TokenId, Token> | undefined;

  constructor(map: StableMap) {
    this.#map = map;
  }

  /** Tokens that were not removed, in the order of their ledgers' raw principals (B-52). */
  list(): readonly Token[] {
    this.#sorted ??= this.#all()
      .filter((token) => token !== undefined)
      .filter(({ isRemoved }) => !isRemoved)
      .sort((a, b) => compareBytes(a.ledgerBytes, b.ledgerBytes));
    return this.#sorted;
  }

  /** A token by what records call it; also one that was removed. */
  at(tokenIndex: number): Token {
    const token = this.#all()[tokenIndex];
    assert(token !== undefined, () => `no token ${tokenIndex}`);
    return token;
  }

  find(id: TokenId): Token | undefined {
    this.#byId ??= new Map(this.list().map((token) => [token.tokenId, token]));
    return this.#byId.get(id);
  }

  /** Adds a token, or brings back one that was removed under its old index. */
  add(token: Omit<Token, "tokenIndex" | "isRemoved">): Token {
    assert(this.find(token.tokenId) === undefined, () => `token ${token.tokenId} exists`);
    const former = this.#all().find((known) => known?.tokenId === token.tokenId);
    const tokenIndex = former?.tokenIndex ?? this.#all().length;
    assert(tokenIndex < TOKEN_COUNT_MAX, () => `${TOKEN_COUNT_MAX} tokens are known`);

    const added: Token = { ...token, tokenIndex, isRemoved: false };
    this.put(added);
    // Put in order now, so that no query has to: what a query does is undone with it.
    this.find(added.tokenId);
    return added;
  }

  /** How many more tokens there may be. */
  get roomCount(): number {
    return TOKEN_COUNT_MAX - this.#all().length;
  }

  put(token: Token): void {
    this.#replace(token);
    this.#map.insert(new Uint8Array([token.tokenIndex]), encodeToken(token));
  }

  /**
   * Moves the cursor of a token on: its blocks below are examined, and say who collects fees from
   * there on. Cheaper than a whole record.
   */
  setCursor(tokenIndex: number, { nextBlockIndex, feeCollector }: Cursor): void {
    const token = this.at(tokenIndex);
    this.#replace(
      feeCollector === undefined
        ? { ...token, nextBlockIndex }
        : { ...token, nextBlockIndex, feeCollector },
    );
    this.#map.insert(cursorKey(tokenIndex), encodeCursor(this.at(tokenIndex)));
  }

  #replace(token: Token): void {
    const before = this.#all()[token.tokenIndex];
    this.#all()[token.tokenIndex] = token;
    if (before === undefined || before.isRemoved !== token.isRemoved) {
      this.#sorted = undefined;
      this.#byId = undefined;
    } else if (this.#sorted !== undefined && !token.isRemoved) {
      // Its ledger, and so its place, never changes.
      this.#sorted = this.#sorted.with(this.#sorted.indexOf(before), token);
      this.#byId?.set(token.tokenId, token);
    }
  }

  #all(): (Token | undefined)[] {
    this.#tokens ??= this.#map
      .keys(0, 2 * TOKEN_COUNT_MAX)
      .filter((key) => key.length === 1)
      .map((key) => this.#read(key));
    return this.#tokens;
  }

  #read(key: Uint8Array): Token {
    const [tokenIndex] = key;
    const bytes = this.#map.get(key);
    assert(bytes !== undefined && tokenIndex !== undefined, "a token is missing");
    const token = decodeToken(tokenIndex, bytes);
    const moved = this.#map.get(cursorKey(tokenIndex));
    const cursor = moved === undefined ? undefined : readCursor(new ByteReader(moved));
    const isAhead = cursor !== undefined && cursor.nextBlockIndex > token.nextBlockIndex;
    return isAhead ? { ...token, ...cursor } : token;
  }
}

/** Behind the record of a token stands how far its blocks were examined. */
function cursorKey(tokenIndex: number): Uint8Array {
  return new Uint8Array([tokenIndex, CURSOR]);
}

/** How far a token's blocks were examined, and who collects fees from there on. */
type Cursor = Pick<Token, "nextBlockIndex" | "feeCollector">;

function encodeCursor(cursor: Cursor): Uint8Array {
  const writer = sharedWriter();
  writeCursor(writer, cursor);
  return writer.done();
}

function writeCursor(writer: ByteWriter, { nextBlockIndex, feeCollector }: Cursor): void {
  writer.u64(nextBlockIndex);
  if (feeCollector === undefined) writer.u8(0);
  else if (feeCollector.rule === "icrc107") writer.u8(1).bool(feeCollector.isSelf);
  else writer.u8(2).bool(feeCollector.isSelf).u64(feeCollector.blockIndex);
}

function readCursor(reader: ByteReader): Cursor {
  const nextBlockIndex = reader.u64();
  const rule = reader.u8();
  if (rule === 0) return { nextBlockIndex };
  const isSelf = reader.bool();
  return { nextBlockIndex, feeCollector: readCollector(reader, rule, isSelf) };
}

function readCollector(reader: ByteReader, rule: number, isSelf: boolean): FeeCollector {
  if (rule === 1) return { rule: "icrc107", isSelf };
  assert(rule === 2, () => `fee collector ${rule}`);
  return { rule: "referred", isSelf, blockIndex: reader.u64() };
}

function encodeToken(token: Token): Uint8Array {
  const writer = sharedWriter();
  writer.u8(VERSION).text(token.tokenId).bytes(token.ledgerBytes).text(token.symbol);
  writer
    .u8(token.decimals)
    .nat(token.feeAtoms)
    .bool(token.history === "icp");
  writer.bool(token.takesApprovals).bool(token.active).bool(token.isRemoved);
  writer.u64(token.targetBp).u64(token.addedAtNs).u64(token.resumedAtNs);
  writeCursor(writer, token);
  writer.opt(token.pause, (pause) =>
    writer.u8(PAUSERS.indexOf(pause.by)).text(pause.reason).u64(pause.atNs),
  );
  return writer.done();
}

function decodeToken(tokenIndex: number, bytes: Uint8Array): Token {
  const reader = new ByteReader(bytes);
  const version = reader.u8();
  assert(version === VERSION, () => `token record of version ${version}`);
  const token = {
    tokenIndex,
    tokenId: tokenId(reader.text()),
    ledgerBytes: reader.bytes(),
    symbol: reader.text(),
    decimals: reader.u8(),
    feeAtoms: reader.nat(),
    history: reader.bool() ? ("icp" as const) : ("icrc3" as const),
    takesApprovals: reader.bool(),
    active: reader.bool(),
    isRemoved: reader.bool(),
    targetBp: reader.u64(),
    addedAtNs: reader.u64(),
    resumedAtNs: reader.u64(),
    ...readCursor(reader),
  };
  const pause = reader.opt(() => readPause(reader));
  return pause === undefined ? token : { ...token, pause };
}

function readPause(reader: ByteReader): TokenPause {
  const by = PAUSERS[reader.u8()];
  assert(by !== undefined, "a pause by nobody");
  return { by, reason: reader.text(), atNs: reader.u64() };
}
