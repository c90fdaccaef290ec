import type { RecordCodec } from "../environment/stable-cell.js";
import { assert, unreachable } from "../kernel/assert.js";
import { ByteReader } from "../kernel/byte-reader.js";
import { ByteWriter } from "../kernel/byte-writer.js";

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

/** Version of the event record. */
export const EVENT_VERSION = 1;

/** Events in stable memory; the hash chain of the journal runs over these bytes. */
export const eventRecord: RecordCodec<TreasuryEvent> = {
  encode(event) {
    const writer = new ByteWriter().u8(EVENT_VERSION);
    writer.u8(EVENT_KINDS.indexOf(event.kind)).u64(event.atNs);
    writer.opt(event.operationId, (id) => writer.u64(id));
    writer.text(event.subject);
    writer.list(event.payload, ([name, value]) => {
      writer.text(name);
      writeValue(writer, value);
    });
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
    const subject = reader.text();
    const payload = reader.list(() => [reader.text(), readValue(reader)] as const);

    return { kind, atNs, subject, payload, ...(operationId === undefined ? {} : { operationId }) };
  },
};

function writeValue(writer: ByteWriter, value: EventValue): void {
  switch (value.type) {
    case "nat":
      writer.u8(0).u128(value.value);
      return;
    case "int":
      writer.u8(1).i128(value.value);
      return;
    case "text":
      writer.u8(2).text(value.value);
      return;
    default:
      unreachable(value);
  }
}

function readValue(reader: ByteReader): EventValue {
  const tag = reader.u8();
  if (tag === 0) return nat(reader.u128());
  if (tag === 1) return int(reader.i128());
  assert(tag === 2, () => `event value ${tag}`);
  return text(reader.text());
}
