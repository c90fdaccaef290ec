import { unreachable } from "../kernel/assert.js";
import { EVENT_VERSION, type EventValue, type TreasuryEvent } from "../treasury/events.js";
import { Value } from "./icrc-ledger.js";
import { IDL } from "./idl.js";

/** An event, its payload in the generic value of ICRC-3. */
export const EventView = IDL.Record({
  id: IDL.Nat64,
  version: IDL.Nat16,
  kind: IDL.Text,
  at_ns: IDL.Nat64,
  operation_id: IDL.Opt(IDL.Nat64),
  subject: IDL.Text,
  payload: Value,
  previous_hash: IDL.Vec(IDL.Nat8),
});

/** Writes an event; the hash of the one before it is empty while hashing has not come so far. */
export function fromEvent(id: bigint, event: TreasuryEvent, previousHash: Uint8Array): object {
  return {
    id,
    version: EVENT_VERSION,
    kind: event.kind,
    at_ns: event.atNs,
    operation_id: event.operationId === undefined ? [] : [event.operationId],
    subject: event.subject,
    payload: { Map: event.payload.map(([name, value]) => [name, fromValue(value)]) },
    previous_hash: previousHash,
  };
}

function fromValue(value: EventValue): Value {
  switch (value.type) {
    case "nat":
      return { Nat: value.value };
    case "int":
      return { Int: value.value };
    case "text":
      return { Text: value.value };
    default:
      return unreachable(value);
  }
}
