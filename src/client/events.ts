import type { _SERVICE } from "./interfaces/treasury.did.js";

/** One page of the journal as the canister answers it. */
export type JournalPage = Awaited<ReturnType<_SERVICE["get_events"]>>;

/** One event as it is written in Candid. */
export type JournalEntry = JournalPage["events"][number];

type Kinds = Readonly<
  Record<string, Readonly<Record<string, "number" | "text" | "text?" | "number?">>>
>;

/** What the events of each kind carry: the figures keep the units that their names end with. */
const PAYLOADS = {
  CYCLE_ENDED: { cycle_id: "number", outcome: "text", reason: "text" },
  TRADE_EXECUTED: {
    trade_id: "number",
    outcome: "text",
    state: "text",
    sold_atoms: "number",
    bought_atoms: "number",
  },
  LEG_CHANGED: { leg_id: "number", from: "text", to: "text", received_atoms: "number" },
  BREAKER_TRIPPED: { by: "text", change_bp: "number?" },
  STATUS_CHANGED: { from: "text", to: "text", reason: "text" },
  CONFIG_CHANGED: { version: "number", stage: "text", reason: "text?" },
  PRICE_REJECTED: { price_e8s: "number", change_bp: "number" },
  FUNDS_WITHDRAWN: { amount_atoms: "number", block_index: "number", reason: "text" },
  TREASURY_BALANCE_UPDATED: { cause: "text", change_atoms: "number", liquid_atoms: "number" },
  ADMINISTERED: { what: "text", reason: "text?", balance_atoms: "number?" },
} as const satisfies Kinds;

/** Kind of an event of the treasury. */
export type EventKind = keyof typeof PAYLOADS;

/** All kinds of events. */
export const EVENT_KINDS: readonly EventKind[] = Object.keys(PAYLOADS).filter(isEventKind);

type ValueOf<Type> = Type extends "number" | "number?" ? bigint : string;
type Required<Fields> = {
  readonly [F in keyof Fields as Fields[F] extends `${string}?` ? never : F]: ValueOf<Fields[F]>;
};
type Optional<Fields> = {
  readonly [F in keyof Fields as Fields[F] extends `${string}?` ? F : never]?: ValueOf<Fields[F]>;
};

/** What the events of a kind carry. */
export type EventPayload<Kind extends EventKind> = Required<(typeof PAYLOADS)[Kind]> &
  Optional<(typeof PAYLOADS)[Kind]>;

/** A value of an event whose kind this client does not know. */
export type PlainPayload = Readonly<Record<string, bigint | string>>;

/** What every event has, whatever its kind. */
export type AnyEvent = {
  /** Its place in the journal; never given twice. */
  readonly id: bigint;
  readonly kind: string;
  readonly atNs: bigint;
  /** Whom it is about: a token, a venue, a caller. */
  readonly subject: string;
  readonly operationId?: bigint;
  readonly payload: PlainPayload;
  /** Where to go on after this event, to be kept with whatever was made of it. */
  readonly cursor: string;
};

/** An event of a kind. */
export type EventOf<Kind extends EventKind> = Omit<AnyEvent, "kind" | "payload"> & {
  readonly kind: Kind;
  readonly payload: EventPayload<Kind>;
};

/** Whether a name is that of a kind of events. */
export function isEventKind(name: string): name is EventKind {
  return name in PAYLOADS;
}

/** Reads an event of the journal. */
export function readEvent(entry: JournalEntry, cursor: string): AnyEvent {
  const { id, kind, at_ns, subject, operation_id, payload } = entry;
  const [operationId] = operation_id;
  return {
    id,
    kind,
    atNs: at_ns,
    subject,
    payload: readPayload(payload),
    cursor,
    ...(operationId === undefined ? {} : { operationId }),
  };
}

function readPayload(payload: JournalEntry["payload"]): PlainPayload {
  const fields: Record<string, bigint | string> = {};
  if (!("Map" in payload)) return fields;
  for (const [name, value] of payload.Map) {
    if ("Nat" in value) fields[name] = value.Nat;
    else if ("Int" in value) fields[name] = value.Int;
    else if ("Text" in value) fields[name] = value.Text;
  }
  return fields;
}

/** Whether an event is of a kind, and carries what that kind promises. */
export function isOfKind<Kind extends EventKind>(
  event: object,
  kind: Kind,
): event is EventOf<Kind> {
  if (!("kind" in event) || event.kind !== kind || !("payload" in event)) return false;
  const { payload } = event;
  if (typeof payload !== "object" || payload === null) return false;
  return Object.entries(PAYLOADS[kind]).every(([name, type]) => {
    const value: unknown = Reflect.get(payload, name);
    if (value === undefined) return type.endsWith("?");
    return typeof value === (type.startsWith("number") ? "bigint" : "string");
  });
}
