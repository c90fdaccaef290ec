import type { RecordCodec } from "../environment/stable-cell.js";
import { assert } from "../kernel/assert.js";
import { ByteReader } from "../kernel/byte-reader.js";
import { sharedWriter } from "../kernel/byte-writer.js";
import { placed, readAttempt, writeAttempt } from "./attempt-record.js";
import type { Status, TokenPause } from "./model.js";
import type { TokenPrice } from "./planner/model.js";
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
  readonly liquidAtoms?: bigint | undefined;
  readonly inFlightAtoms: bigint;
  readonly awaitedAtoms: bigint;
  readonly reservedAtoms: bigint;
  readonly price?: TokenPrice | undefined;
  readonly active: boolean;
  readonly targetBp: bigint;
  readonly pausedBy?: TokenPause["by"] | undefined;
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

const VERSION = 1;

/** Cycles in stable memory. */
export const cycleRecord: RecordCodec<CycleRecord> = {
  encode(cycle) {
    const writer = sharedWriter().u8(VERSION);
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
