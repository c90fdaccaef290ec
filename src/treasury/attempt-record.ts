import { assert, unreachable } from "../kernel/assert.js";
import type { ByteReader } from "../kernel/byte-reader.js";
import type { ByteWriter } from "../kernel/byte-writer.js";
import type {
  AttemptEnd,
  AttemptRecord,
  DrawInput,
  OriginInput,
  QuoteInput,
  QuotesInput,
  TokenInput,
} from "./cycle-record.js";
import type { TokenPause } from "./model.js";
import type { SkipReason } from "./planner/refusals.js";

/** Places in these lists are what stable memory holds: only ever append to them. */
const PAUSERS: readonly TokenPause["by"][] = ["operator", "breaker", "sync"];
const PURPOSES: readonly DrawInput["purpose"][] = ["sell", "buy", "size"];
const SKIP_REASONS: readonly SkipReason[] = [
  "no_pairs_found",
  "no_execution_path",
  "tokens_filtered",
  "paused_tokens",
  "insufficient_candidates",
];

/** Writes an attempt into the record of its cycle. */
export function writeAttempt(writer: ByteWriter, attempt: AttemptRecord): void {
  writer.u64(attempt.takenAtNs);
  writer.u8(attempt.tokens.length);
  for (const token of attempt.tokens) writeToken(writer, token);
  writer.list(attempt.venues, ({ name, detail }) => writer.text(name).text(detail));
  writer.list(attempt.skippedPairs, ({ sellIndex, buyIndex, untilNs }) =>
    writer.u16(sellIndex).u16(buyIndex).u64(untilNs),
  );
  const { origin } = attempt;
  writer.bool(origin.type === "fallback");
  if (origin.type === "fallback") {
    writer.u16(origin.sellIndex).nat(origin.amountAtoms).bool(origin.isExact);
  }
  writer.list(attempt.draws, ({ purpose, boundCount, drawnIndex }) =>
    writer.u8(PURPOSES.indexOf(purpose)).nat(boundCount).nat(drawnIndex),
  );
  writer.list(attempt.quotes, (quotes) => writeQuotes(writer, quotes));
  writer.opt(attempt.freshQuote, (quotes) => writeQuotes(writer, quotes));
  writeEnd(writer, attempt.end);
}

/** Reads what `writeAttempt` wrote. */
export function readAttempt(reader: ByteReader): AttemptRecord {
  const takenAtNs = reader.u64();
  const tokens = Array.from({ length: reader.u8() }, () => readToken(reader));
  const venues = reader.list(() => ({ name: reader.text(), detail: reader.text() }));
  const skippedPairs = reader.list(() => ({
    sellIndex: reader.u16(),
    buyIndex: reader.u16(),
    untilNs: reader.u64(),
  }));
  const origin: OriginInput = reader.bool()
    ? {
        type: "fallback",
        sellIndex: reader.u16(),
        amountAtoms: reader.nat(),
        isExact: reader.bool(),
      }
    : { type: "pair" };
  const draws = reader.list(() => ({
    purpose: placed(PURPOSES, reader.u8()),
    boundCount: reader.nat(),
    drawnIndex: reader.nat(),
  }));
  const quotes = reader.list(() => readQuotes(reader));
  const freshQuote = reader.opt(() => readQuotes(reader));
  const inputs = { takenAtNs, tokens, venues, skippedPairs, origin, draws, quotes };

  return { ...inputs, end: readEnd(reader), ...(freshQuote === undefined ? {} : { freshQuote }) };
}

/** Bits of a token's record; who paused it stands above them, 0 for nobody. */
const HAS_LIQUID = 1;
const HAS_PRICE = 2;
const IS_BARRED = 4;
const IS_ACTIVE = 8;
const IS_TRANSFER_WAY = 16;
const HAS_UNDER_WAY = 32;
const PAUSER_SHIFT = 6;

function writeToken(writer: ByteWriter, token: TokenInput): void {
  const { liquidAtoms, price, pausedBy, inFlightAtoms, awaitedAtoms, reservedAtoms } = token;
  const hasUnderWay = inFlightAtoms !== 0n || awaitedAtoms !== 0n || reservedAtoms !== 0n;
  let bits = pausedBy === undefined ? 0 : (PAUSERS.indexOf(pausedBy) + 1) << PAUSER_SHIFT;
  if (liquidAtoms !== undefined) bits |= HAS_LIQUID;
  if (price !== undefined) bits |= price.isBarred ? HAS_PRICE | IS_BARRED : HAS_PRICE;
  if (token.active) bits |= IS_ACTIVE;
  if (token.isTransferWay) bits |= IS_TRANSFER_WAY;
  if (hasUnderWay) bits |= HAS_UNDER_WAY;

  writer.u8(token.tokenIndex).u8(bits).nat(token.feeAtoms).nat(token.targetBp);
  if (liquidAtoms !== undefined) writer.nat(liquidAtoms);
  if (hasUnderWay) writer.nat(inFlightAtoms).nat(awaitedAtoms).nat(reservedAtoms);
  if (price !== undefined) writer.nat(price.priceE8s).u64(price.atNs);
}

function readToken(reader: ByteReader): TokenInput {
  const tokenIndex = reader.u8();
  const bits = reader.u8();
  const feeAtoms = reader.nat();
  const targetBp = reader.nat();
  const liquidAtoms = bits & HAS_LIQUID ? reader.nat() : undefined;
  const read = () => (bits & HAS_UNDER_WAY ? reader.nat() : 0n);
  const amounts = { inFlightAtoms: read(), awaitedAtoms: read(), reservedAtoms: read() };
  const isBarred = (bits & IS_BARRED) !== 0;
  const price =
    bits & HAS_PRICE ? { priceE8s: reader.nat(), atNs: reader.u64(), isBarred } : undefined;
  const pauser = bits >> PAUSER_SHIFT;

  return {
    tokenIndex,
    feeAtoms,
    targetBp,
    ...amounts,
    active: (bits & IS_ACTIVE) !== 0,
    isTransferWay: (bits & IS_TRANSFER_WAY) !== 0,
    ...(liquidAtoms === undefined ? {} : { liquidAtoms }),
    ...(price === undefined ? {} : { price }),
    ...(pauser === 0 ? {} : { pausedBy: placed(PAUSERS, pauser - 1) }),
  };
}

const OPEN = 0;
const NO_POOL = 1;
const UNREACHABLE = 2;

function writeQuotes(writer: ByteWriter, quotes: QuotesInput): void {
  switch (quotes.type) {
    case "open":
      writer.u8(OPEN);
      writeRatio(writer, quotes.inAtoms, quotes.outAtoms);
      writer.nat(quotes.venueFeeBp);
      writeLadder(writer, quotes.quotes);
      return;
    case "no_pool":
      writer.u8(NO_POOL);
      return;
    case "unreachable":
      writer.u8(UNREACHABLE);
      return;
    default:
      unreachable(quotes);
  }
}

function readQuotes(reader: ByteReader): QuotesInput {
  const tag = reader.u8();
  if (tag === NO_POOL) return { type: "no_pool" };
  if (tag === UNREACHABLE) return { type: "unreachable" };
  assert(tag === OPEN, () => `quotes of kind ${tag}`);
  return {
    type: "open",
    inAtoms: readWide(reader),
    outAtoms: readWide(reader),
    venueFeeBp: reader.nat(),
    quotes: readLadder(reader),
  };
}

/** How a quote stands on record. */
const NONE = 0;
const WHOLE = 1;
const GROSS_ONLY = 2;

/**
 * Net and gross of a ladder differ by one and the same payout fee: the fee and the gross amounts
 * say both. A quote of which that is not true is written in full.
 */
function writeLadder(writer: ByteWriter, quotes: readonly (QuoteInput | undefined)[]): void {
  const payoutFeeAtoms = payoutFeeOf(quotes);
  writer.u8(quotes.length).nat(payoutFeeAtoms);
  for (const quote of quotes) {
    if (quote === undefined) {
      writer.u8(NONE);
    } else if (quote.netOutAtoms === netOf(quote.grossOutAtoms, payoutFeeAtoms)) {
      writer.u8(GROSS_ONLY).nat(quote.grossOutAtoms);
    } else {
      writer.u8(WHOLE).nat(quote.grossOutAtoms).nat(quote.netOutAtoms);
    }
  }
}

function payoutFeeOf(quotes: readonly (QuoteInput | undefined)[]): bigint {
  for (const quote of quotes) {
    if (quote === undefined || quote.netOutAtoms === 0n) continue;
    const feeAtoms = quote.grossOutAtoms - quote.netOutAtoms;
    return feeAtoms > 0n ? feeAtoms : 0n;
  }
  return 0n;
}

function netOf(grossOutAtoms: bigint, payoutFeeAtoms: bigint): bigint {
  return grossOutAtoms > payoutFeeAtoms ? grossOutAtoms - payoutFeeAtoms : 0n;
}

function readLadder(reader: ByteReader): (QuoteInput | undefined)[] {
  const count = reader.u8();
  const payoutFeeAtoms = reader.nat();
  return Array.from({ length: count }, () => {
    const kind = reader.u8();
    if (kind === NONE) return undefined;
    const grossOutAtoms = reader.nat();
    const netOutAtoms = kind === WHOLE ? reader.nat() : netOf(grossOutAtoms, payoutFeeAtoms);
    return { netOutAtoms, grossOutAtoms };
  });
}

/**
 * A price ratio of a venue may be as wide as the square of a 160-bit root: three words of 128 bits.
 */
function writeRatio(writer: ByteWriter, inAtoms: bigint, outAtoms: bigint): void {
  writeWide(writer, inAtoms);
  writeWide(writer, outAtoms);
}

const WORD_MASK = (1n << 128n) - 1n;

function writeWide(writer: ByteWriter, value: bigint): void {
  const upper = value >> 128n;
  writer.nat(value & WORD_MASK).nat(upper & WORD_MASK);
  writer.nat(upper >> 128n);
}

function readWide(reader: ByteReader): bigint {
  return reader.nat() | (reader.nat() << 128n) | (reader.nat() << 256n);
}

function writeEnd(writer: ByteWriter, end: AttemptEnd): void {
  switch (end.type) {
    case "traded":
      writer.u8(0).u64(end.tradeId);
      return;
    case "failed":
      writer.u8(1).u64(end.tradeId).text(end.why);
      return;
    case "skipped":
      writer.u8(2).u8(SKIP_REASONS.indexOf(end.reason)).text(end.why);
      return;
    case "abandoned":
      writer.u8(3).text(end.why);
      return;
    default:
      unreachable(end);
  }
}

function readEnd(reader: ByteReader): AttemptEnd {
  const tag = reader.u8();
  if (tag === 0) return { type: "traded", tradeId: reader.u64() };
  if (tag === 1) return { type: "failed", tradeId: reader.u64(), why: reader.text() };
  if (tag === 2) {
    return { type: "skipped", reason: placed(SKIP_REASONS, reader.u8()), why: reader.text() };
  }
  assert(tag === 3, () => `attempt end ${tag}`);
  return { type: "abandoned", why: reader.text() };
}

/** Finds what a place in a list stands for. */
export function placed<T>(list: readonly T[], place: number): T {
  const found = list[place];
  assert(found !== undefined, () => `place ${place} of a list of ${list.length}`);
  return found;
}
