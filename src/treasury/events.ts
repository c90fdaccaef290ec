import type { RecordCodec } from "../environment/stable-cell.js";
import { assert, unreachable } from "../kernel/assert.js";
import { ByteReader } from "../kernel/byte-reader.js";
import { type ByteWriter, sharedWriter } from "../kernel/byte-writer.js";

/** What the treasury tells the world, in the order of their numbers in stable memory. */
export const EVENT_KINDS = [
  "CYCLE_ENDED",
  "TRADE_EXECUTED",
  "LEG_CHANGED",
  "BREAKER_TRIPPED",
  "STATUS_CHANGED",
  "CONFIG_CHANGED",
  "PRICE_REJECTED",
  "FUNDS_WITHDRAWN",
  "TREASURY_BALANCE_UPDATED",
  "ADMINISTERED",
] as const;

/** Kind of an event. */
export type EventKind = (typeof EVENT_KINDS)[number];

/** A value of an event: the part of ICRC-3's generic value that events need. */
export type EventValue =
  | { readonly type: "nat"; readonly value: bigint }
  | { readonly type: "int"; readonly value: bigint }
  | { readonly type: "text"; readonly value: string };

/** One event of the journal. */
export type TreasuryEvent = {
  readonly kind: EventKind;
  readonly atNs: bigint;
  readonly operationId?: bigint;
  /** Whom it is about: a token, a venue, a caller. */
  readonly subject: string;
  readonly payload: readonly (readonly [name: string, value: EventValue])[];
};

/** A natural number of an event. */
export function nat(value: bigint): EventValue {
  return { type: "nat", value };
}

/** A signed number of an event. */
export function int(value: bigint): EventValue {
  return { type: "int", value };
}

/** A text of an event. */
export function text(value: string): EventValue {
  return { type: "text", value };
}

/**
 * Names and words of payloads, in the order of their numbers in stable memory: only ever append to
 * them. What is not among them is written out.
 */
const WORDS: readonly string[] = [
  ...["amount_atoms", "balance_atoms", "block_index", "bought_atoms", "by", "cause"],
  ...["change_atoms", "change_bp", "cycle_id", "from", "leg_id", "liquid_atoms", "outcome"],
  ...["reason", "received_atoms", "sold_atoms", "stage", "state", "to", "trade_id", "version"],
  ...["what", "price_e8s", "planned", "paid", "submitted", "claim_pending", "suspense", "settled"],
  ...["refunded", "cancelled", "manual", "single", "split", "partial", "reduced", "open"],
  ...["filled", "failed", "traded", "skipped", "idle", "interrupted", "timer", "operator"],
  ...["kongswap", "icpswap", ""],
];
const NUMBERS: ReadonlyMap<string, number> = new Map(WORDS.map((word, i) => [word, i]));
const NO_WORD = 0xff;

/** Version of the event record. */
export const EVENT_VERSION = 1;

/** Events in stable memory; the hash chain of the journal runs over these bytes. */
export const eventRecord: RecordCodec<TreasuryEvent> = {
  encode(event) {
    const { operationId, payload } = event;
    const writer = sharedWriter().u8(EVENT_VERSION);
    writer.u8(EVENT_KINDS.indexOf(event.kind)).u64(event.atNs);
    if (operationId === undefined) writer.u8(0);
    else writer.u8(1).u64(operationId);
    writeWord(writer, event.subject);
    writer.u8(payload.length);
    for (const entry of payload) {
      writeWord(writer, entry[0]);
      writeValue(writer, entry[1]);
    }
    return writer.done();
  },
  decode(bytes) {
    const reader = new ByteReader(bytes);
    const version = reader.u8();
    assert(version === EVENT_VERSION, () => `event record of version ${version}`);
    const kind = EVENT_KINDS[reader.u8()];
    assert(kind !== undefined, "an event of no kind");
    const atNs = reader.u64();
    const operationId = reader.opt(() => reader.u64());
    const subject = readWord(reader);
    const payload = Array.from(
      { length: reader.u8() },
      () => [readWord(reader), readValue(reader)] as const,
    );

    return { kind, atNs, subject, payload, ...(operationId === undefined ? {} : { operationId }) };
  },
};

/** A word by its number: shorter, and a sixth of the price of writing it out. */
function writeWord(writer: ByteWriter, word: string): void {
  const number = NUMBERS.get(word);
  if (number === undefined) writer.u8(NO_WORD).text(word);
  else writer.u8(number);
}

function readWord(reader: ByteReader): string {
  const number = reader.u8();
  if (number === NO_WORD) return reader.text();
  const word = WORDS[number];
  assert(word !== undefined, () => `word ${number}`);
  return word;
}

function writeValue(writer: ByteWriter, value: EventValue): void {
  switch (value.type) {
    case "nat":
      writer.u8(0).nat(value.value);
      return;
    case "int":
      writer.u8(1).int(value.value);
      return;
    case "text":
      writer.u8(2);
      writeWord(writer, value.value);
      return;
    default:
      unreachable(value);
  }
}

function readValue(reader: ByteReader): EventValue {
  const tag = reader.u8();
  if (tag === 0) return nat(reader.nat());
  if (tag === 1) return int(reader.int());
  assert(tag === 2, () => `event value ${tag}`);
  return text(readWord(reader));
}
