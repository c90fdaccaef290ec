import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import {
  type AttemptRecord,
  type CycleRecord,
  cycleRecord,
} from "../../../src/treasury/cycle-record.js";
import { EVENT_KINDS, eventRecord, int, nat, text } from "../../../src/treasury/events.js";
import { snapshotRecord } from "../../../src/treasury/history-records.js";
import { createLegTraits } from "../../../src/treasury/leg-record.js";
import { plannedLeg } from "../../helpers/treasury-legs.js";

/*
 * What goes into stable memory comes back as it was: records are compact, and each has cases of its
 * own for what is usual.
 */

const u64 = fc.bigInt({ min: 0n, max: (1n << 64n) - 1n });
const u128 = fc.bigInt({ min: 0n, max: (1n << 128n) - 1n });
const atoms = fc.oneof(fc.constant(0n), u64, u128);
const wide = fc.bigInt({ min: 0n, max: (1n << 384n) - 1n });
const signed = fc.bigInt({ min: -(1n << 127n), max: 1n << 127n });

const token = fc.record(
  {
    tokenIndex: fc.nat(63),
    feeAtoms: atoms,
    liquidAtoms: atoms,
    inFlightAtoms: atoms,
    awaitedAtoms: atoms,
    reservedAtoms: atoms,
    price: fc.record({ priceE8s: atoms, atNs: u64, isBarred: fc.boolean() }),
    active: fc.boolean(),
    targetBp: fc.bigInt({ min: 0n, max: 10_000n }),
    pausedBy: fc.constantFrom("operator" as const, "breaker" as const, "sync" as const),
    isTransferWay: fc.boolean(),
  },
  {
    requiredKeys: [
      ...(["tokenIndex", "feeAtoms", "inFlightAtoms", "awaitedAtoms", "reservedAtoms"] as const),
      ...(["active", "targetBp", "isTransferWay"] as const),
    ],
  },
);

/** A ladder as venues give it, with one payout fee, and one of which nothing can be said. */
const ladder = fc.oneof(
  fc
    .tuple(u64, fc.array(fc.option(u64, { nil: undefined }), { maxLength: 12 }))
    .map(([feeAtoms, amounts]) =>
      amounts.map(
        (gross) =>
          gross && { grossOutAtoms: gross, netOutAtoms: gross > feeAtoms ? gross - feeAtoms : 0n },
      ),
    )
    .map((steps) => steps.map((quote) => (typeof quote === "object" ? quote : undefined))),
  fc.array(fc.option(fc.record({ netOutAtoms: atoms, grossOutAtoms: atoms }), { nil: undefined }), {
    maxLength: 12,
  }),
);

const quotes = fc.oneof(
  fc.record({
    type: fc.constant("open" as const),
    inAtoms: wide,
    outAtoms: wide,
    venueFeeBp: fc.bigInt({ min: 0n, max: 10_000n }),
    quotes: ladder,
  }),
  fc.record({ type: fc.constantFrom("no_pool" as const, "unreachable" as const) }),
);

const attempt: fc.Arbitrary<AttemptRecord> = fc.record(
  {
    takenAtNs: u64,
    tokens: fc.array(token, { maxLength: 8 }),
    venues: fc.array(fc.record({ name: fc.string(), detail: fc.string() }), { maxLength: 2 }),
    skippedPairs: fc.array(
      fc.record({ sellIndex: fc.nat(63), buyIndex: fc.nat(63), untilNs: u64 }),
      { maxLength: 3 },
    ),
    origin: fc.oneof(
      fc.constant({ type: "pair" as const }),
      fc.record({
        type: fc.constant("fallback" as const),
        sellIndex: fc.nat(63),
        amountAtoms: atoms,
        isExact: fc.boolean(),
      }),
    ),
    draws: fc.array(
      fc.record({
        purpose: fc.constantFrom("sell" as const, "buy" as const, "size" as const),
        boundCount: u128,
        drawnIndex: u128,
      }),
      { maxLength: 3 },
    ),
    quotes: fc.array(quotes, { maxLength: 2 }),
    freshQuote: quotes,
    end: fc.oneof(
      fc.record({ type: fc.constant("traded" as const), tradeId: u64 }),
      fc.record({ type: fc.constant("failed" as const), tradeId: u64, why: fc.string() }),
      fc.record({ type: fc.constant("abandoned" as const), why: fc.string() }),
    ),
  },
  {
    requiredKeys: [
      ...(["takenAtNs", "tokens", "venues", "skippedPairs", "origin", "draws"] as const),
      ...(["quotes", "end"] as const),
    ],
  },
);

describe("records of the treasury", () => {
  test("property: a cycle comes back as it was", () => {
    const cycle: fc.Arbitrary<CycleRecord> = fc.record({
      cycleId: u64,
      startedAtNs: u64,
      endedAtNs: u64,
      trigger: fc.constantFrom("timer" as const, "operator" as const),
      status: fc.constantFrom("idle" as const, "trading" as const, "paused" as const),
      configVersion: u64,
      seed: fc.uint8Array({ maxLength: 32 }),
      attempts: fc.array(attempt, { maxLength: 3 }),
      outcome: fc.constantFrom("traded" as const, "failed" as const, "skipped" as const),
      reason: fc.string(),
      settledLegCount: fc.nat(9),
      instructionCount: u64,
    });
    fc.assert(
      fc.property(cycle, (record) => {
        expect(cycleRecord.decode(cycleRecord.encode(record))).toEqual(record);
      }),
    );
  });

  test("property: an event comes back as it was, its words known or not", () => {
    const word = fc.oneof(fc.constantFrom("reason", "settled", "kongswap", ""), fc.string());
    const value = fc.oneof(u128.map(nat), signed.map(int), word.map(text));
    const event = fc.record(
      {
        kind: fc.constantFrom(...EVENT_KINDS),
        atNs: u64,
        operationId: u64,
        subject: word,
        payload: fc.array(fc.tuple(word, value), { maxLength: 6 }),
      },
      { requiredKeys: ["kind", "atNs", "subject", "payload"] },
    );
    fc.assert(
      fc.property(event, (record) => {
        expect(eventRecord.decode(eventRecord.encode(record))).toEqual(record);
      }),
    );
  });

  test("property: a snapshot comes back as it was", () => {
    const holding = fc.record({
      tokenIndex: fc.nat(63),
      amountAtoms: atoms,
      priceE8s: atoms,
      netFlowAtoms: signed,
    });
    const snapshot = fc.record({
      atNs: u64,
      kind: fc.constantFrom("before_trade" as const, "after_trade" as const, "hourly" as const),
      totalE8s: atoms,
      unitValueE8s: atoms,
      holdings: fc.array(holding, { maxLength: 12 }),
    });
    fc.assert(
      fc.property(snapshot, (record) => {
        expect(snapshotRecord.decode(snapshotRecord.encode(record))).toEqual(record);
      }),
    );
  });

  test("property: a leg comes back as it was", () => {
    const change = fc.record(
      {
        sizeAtoms: atoms,
        receivedAtoms: atoms,
        sentAtNs: u64,
        payBlockIndex: u64,
        payoutBlockIndex: u64,
        claimId: u64,
        note: fc.string(),
        answer: fc.oneof(
          fc.constant({ type: "none" as const }),
          fc.record({ type: fc.constant("accepted" as const), outAtoms: atoms }),
          fc.record({ type: fc.constant("unknown" as const), reason: fc.string() }),
        ),
        money: fc.record({
          side: fc.constantFrom("buy" as const, "sell" as const),
          amountAtoms: atoms,
          place: fc.constantFrom("in_flight" as const, "claim" as const, "suspense" as const),
        }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(change, (fields) => {
        const leg = { ...plannedLeg(), ...fields };
        const traits = createLegTraits();
        expect(traits.decode(traits.encode(leg))).toEqual(leg);
      }),
    );
  });
});
