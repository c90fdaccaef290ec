import type { RecordCodec } from "../environment/stable-cell.js";
import { assert, unreachable } from "../kernel/assert.js";
import { ByteReader } from "../kernel/byte-reader.js";
import { ByteWriter } from "../kernel/byte-writer.js";
import type { Status, TokenPause } from "./model.js";
import type { SkipReason } from "./planner/refusals.js";

/**
 * Everything a cycle depended on, and what it came to. What it decided is not stored: `replayStep`
 * works it out again from the inputs, which is how a decision is explained (X2).
 */
export type CycleRecord = {
  readonly cycleId: bigint;
  readonly startedAtNs: bigint;
  readonly endedAtNs: bigint;
  readonly trigger: "timer" | "operator";
  readonly status: Status["type"];
  readonly configVersion: bigint;
  /** Of the generator all draws came from; empty when the cycle drew nothing (B-62). */
  readonly seed: Uint8Array;
  readonly attempts: readonly AttemptRecord[];
  readonly outcome: CycleOutcome;
  /** For people: one line. */
  readonly reason: string;
  /** Legs that recovery brought to an end. */
  readonly settledLegCount: number;
  /** Of the messages in which the cycle ran, as far as it could count. */
  readonly instructionCount: bigint;
};

/** How a cycle ended; `interrupted` stays when it never did. */
export type CycleOutcome = "interrupted" | "idle" | "traded" | "failed" | "skipped";

/** One attempt: its inputs, and how it ended. */
export type AttemptRecord = {
  readonly takenAtNs: bigint;
  readonly tokens: readonly TokenInput[];
  readonly venues: readonly VenueInput[];
  readonly skippedPairs: readonly SkippedPairInput[];
  readonly origin: OriginInput;
  readonly draws: readonly DrawInput[];
  /** One a venue; empty when nothing was asked. */
  readonly quotes: readonly QuotesInput[];
  readonly freshQuote?: QuotesInput;
  readonly end: AttemptEnd;
};

/** One token as the planner saw it. */
export type TokenInput = {
  readonly tokenIndex: number;
  readonly feeAtoms: bigint;
  readonly liquidAtoms?: bigint;
  readonly inFlightAtoms: bigint;
  readonly awaitedAtoms: bigint;
  readonly reservedAtoms: bigint;
  readonly price?: {
    readonly priceE8s: bigint;
    readonly atNs: bigint;
    readonly isBarred: boolean;
  };
  readonly active: boolean;
  readonly targetBp: bigint;
  readonly pausedBy?: TokenPause["by"];
  readonly isTransferWay: boolean;
};

/** One venue that was asked, with what it said in words. */
export type VenueInput = { readonly name: string; readonly detail: string };

/** A pair that was left alone. */
export type SkippedPairInput = {
  readonly sellIndex: number;
  readonly buyIndex: number;
  readonly untilNs: bigint;
};

/** A drawn pair, or the sale for ICP that follows a failure. */
export type OriginInput =
  | { readonly type: "pair" }
  | {
      readonly type: "fallback";
      readonly sellIndex: number;
      readonly amountAtoms: bigint;
      readonly isExact: boolean;
    };

/** One draw. */
export type DrawInput = {
  readonly purpose: "sell" | "buy" | "size";
  readonly boundCount: bigint;
  readonly drawnIndex: bigint;
};

/** What one venue answered. */
export type QuotesInput =
  | {
      readonly type: "open";
      readonly inAtoms: bigint;
      readonly outAtoms: bigint;
      readonly venueFeeBp: bigint;
      /** `undefined` where there was no quote. */
      readonly quotes: readonly (QuoteInput | undefined)[];
    }
  | { readonly type: "no_pool" }
  | { readonly type: "unreachable" };

/** One quote. */
export type QuoteInput = { readonly netOutAtoms: bigint; readonly grossOutAtoms: bigint };

/** How an attempt ended. */
export type AttemptEnd =
  | { readonly type: "traded"; readonly tradeId: bigint }
  | { readonly type: "failed"; readonly tradeId: bigint; readonly why: string }
  | { readonly type: "skipped"; readonly reason: SkipReason; readonly why: string }
  | { readonly type: "abandoned"; readonly why: string };

/** Places in these lists are what stable memory holds: only ever append to them. */
const OUTCOMES: readonly CycleOutcome[] = ["interrupted", "idle", "traded", "failed", "skipped"];
const STATUSES: readonly Status["type"][] = ["idle", "trading", "paused", "failed"];
const PAUSERS: readonly TokenPause["by"][] = ["operator", "breaker", "sync"];
const PURPOSES: readonly DrawInput["purpose"][] = ["sell", "buy", "size"];
const SKIP_REASONS: readonly SkipReason[] = [
  "no_pairs_found",
  "no_execution_path",
  "tokens_filtered",
  "paused_tokens",
  "insufficient_candidates",
];

const VERSION = 1;

/** Cycles in stable memory. */
export const cycleRecord: RecordCodec<CycleRecord> = {
  encode(cycle) {
    const writer = new ByteWriter(1_536).u8(VERSION);
    writer.u64(cycle.cycleId).u64(cycle.startedAtNs).u64(cycle.endedAtNs);
    writer.bool(cycle.trigger === "operator").u8(STATUSES.indexOf(cycle.status));
    writer.u64(cycle.configVersion).bytes(cycle.seed);
    writer.list(cycle.attempts, (attempt) => writeAttempt(writer, attempt));
    writer.u8(OUTCOMES.indexOf(cycle.outcome)).text(cycle.reason);
    writer.u32(cycle.settledLegCount).u64(cycle.instructionCount);
    return writer.done();
  },
  decode(bytes) {
    const reader = new ByteReader(bytes);
    const version = reader.u8();
    assert(version === VERSION, () => `cycle record of version ${version}`);
    return {
      cycleId: reader.u64(),
      startedAtNs: reader.u64(),
      endedAtNs: reader.u64(),
      trigger: reader.bool() ? "operator" : "timer",
      status: placed(STATUSES, reader.u8()),
      configVersion: reader.u64(),
      seed: reader.bytes(),
      attempts: reader.list(() => readAttempt(reader)),
      outcome: placed(OUTCOMES, reader.u8()),
      reason: reader.text(),
      settledLegCount: reader.u32(),
      instructionCount: reader.u64(),
    };
  },
};

function writeAttempt(writer: ByteWriter, attempt: AttemptRecord): void {
  writer.u64(attempt.takenAtNs);
  writer.list(attempt.tokens, (token) => writeToken(writer, token));
  writer.list(attempt.venues, ({ name, detail }) => writer.text(name).text(detail));
  writer.list(attempt.skippedPairs, ({ sellIndex, buyIndex, untilNs }) =>
    writer.u16(sellIndex).u16(buyIndex).u64(untilNs),
  );
  const { origin } = attempt;
  writer.bool(origin.type === "fallback");
  if (origin.type === "fallback") {
    writer.u16(origin.sellIndex).u128(origin.amountAtoms).bool(origin.isExact);
  }
  writer.list(attempt.draws, ({ purpose, boundCount, drawnIndex }) =>
    writer.u8(PURPOSES.indexOf(purpose)).u128(boundCount).u128(drawnIndex),
  );
  writer.list(attempt.quotes, (quotes) => writeQuotes(writer, quotes));
  writer.opt(attempt.freshQuote, (quotes) => writeQuotes(writer, quotes));
  writeEnd(writer, attempt.end);
}

function readAttempt(reader: ByteReader): AttemptRecord {
  const takenAtNs = reader.u64();
  const tokens = reader.list(() => readToken(reader));
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
        amountAtoms: reader.u128(),
        isExact: reader.bool(),
      }
    : { type: "pair" };
  const draws = reader.list(() => ({
    purpose: placed(PURPOSES, reader.u8()),
    boundCount: reader.u128(),
    drawnIndex: reader.u128(),
  }));
  const quotes = reader.list(() => readQuotes(reader));
  const freshQuote = reader.opt(() => readQuotes(reader));
  const inputs = { takenAtNs, tokens, venues, skippedPairs, origin, draws, quotes };

  return { ...inputs, end: readEnd(reader), ...(freshQuote === undefined ? {} : { freshQuote }) };
}

function writeToken(writer: ByteWriter, token: TokenInput): void {
  writer.u16(token.tokenIndex).u128(token.feeAtoms);
  writer.opt(token.liquidAtoms, (atoms) => writer.u128(atoms));
  writer.u128(token.inFlightAtoms).u128(token.awaitedAtoms).u128(token.reservedAtoms);
  writer.opt(token.price, ({ priceE8s, atNs, isBarred }) =>
    writer.u128(priceE8s).u64(atNs).bool(isBarred),
  );
  writer.bool(token.active).u64(token.targetBp);
  writer.opt(token.pausedBy, (by) => writer.u8(PAUSERS.indexOf(by)));
  writer.bool(token.isTransferWay);
}

function readToken(reader: ByteReader): TokenInput {
  const tokenIndex = reader.u16();
  const feeAtoms = reader.u128();
  const liquidAtoms = reader.opt(() => reader.u128());
  const amounts = {
    inFlightAtoms: reader.u128(),
    awaitedAtoms: reader.u128(),
    reservedAtoms: reader.u128(),
  };
  const price = reader.opt(() => ({
    priceE8s: reader.u128(),
    atNs: reader.u64(),
    isBarred: reader.bool(),
  }));
  const target = { active: reader.bool(), targetBp: reader.u64() };
  const pausedBy = reader.opt(() => placed(PAUSERS, reader.u8()));

  return {
    tokenIndex,
    feeAtoms,
    ...amounts,
    ...target,
    isTransferWay: reader.bool(),
    ...(liquidAtoms === undefined ? {} : { liquidAtoms }),
    ...(price === undefined ? {} : { price }),
    ...(pausedBy === undefined ? {} : { pausedBy }),
  };
}

function writeQuotes(writer: ByteWriter, quotes: QuotesInput): void {
  switch (quotes.type) {
    case "open":
      writer.u8(0);
      writeRatio(writer, quotes.inAtoms, quotes.outAtoms);
      writer.u64(quotes.venueFeeBp);
      writer.list(quotes.quotes, (quote) =>
        writer.opt(quote, ({ netOutAtoms, grossOutAtoms }) =>
          writer.u128(netOutAtoms).u128(grossOutAtoms),
        ),
      );
      return;
    case "no_pool":
      writer.u8(1);
      return;
    case "unreachable":
      writer.u8(2);
      return;
    default:
      unreachable(quotes);
  }
}

function readQuotes(reader: ByteReader): QuotesInput {
  const tag = reader.u8();
  if (tag === 1) return { type: "no_pool" };
  if (tag === 2) return { type: "unreachable" };
  assert(tag === 0, () => `quotes of kind ${tag}`);
  return {
    type: "open",
    inAtoms: readWide(reader),
    outAtoms: readWide(reader),
    venueFeeBp: reader.u64(),
    quotes: reader.list(() =>
      reader.opt(() => ({ netOutAtoms: reader.u128(), grossOutAtoms: reader.u128() })),
    ),
  };
}

/**
 * A price ratio of a venue may be as wide as the square of a 160-bit root: three words of 128 bits.
 */
function writeRatio(writer: ByteWriter, inAtoms: bigint, outAtoms: bigint): void {
  for (const value of [inAtoms, outAtoms]) {
    writer
      .u128(value >> 256n)
      .u128((value >> 128n) & WORD_MASK)
      .u128(value & WORD_MASK);
  }
}

const WORD_MASK = (1n << 128n) - 1n;

function readWide(reader: ByteReader): bigint {
  return (((reader.u128() << 128n) | reader.u128()) << 128n) | reader.u128();
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

function placed<T>(list: readonly T[], place: number): T {
  const found = list[place];
  assert(found !== undefined, () => `place ${place} of a list of ${list.length}`);
  return found;
}
