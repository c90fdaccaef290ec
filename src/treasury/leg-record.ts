import type { OperationTraits } from "../environment/operation-journal.js";
import { assert, unreachable } from "../kernel/assert.js";
import { ByteReader } from "../kernel/byte-reader.js";
import { type ByteWriter, sharedWriter } from "../kernel/byte-writer.js";
import { venueId } from "./ids.js";
import {
  isFinal,
  type Leg,
  type LegAnswer,
  type LegMoney,
  type LegState,
  type Place,
} from "./model.js";

/** Places in these lists are what stable memory holds: only ever append to them. */
const STATES: readonly LegState[] = [
  "planned",
  "paid",
  "submitted",
  "claim_pending",
  "suspense",
  "settled",
  "refunded",
  "cancelled",
  "manual",
];
const PLACES: readonly Place[] = ["in_flight", "unused", "subaccount", "claim", "suspense"];

const VERSION = 1;

/**
 * Legs in stable memory. A leg is written some four times before it is final, and half of what is
 * written never changes: that half is kept while it is open.
 *
 * @returns a codec for the legs of one treasury, in which each id stands for one leg.
 */
export function createLegTraits(): OperationTraits<Leg> {
  const orders = new Map<bigint, Uint8Array>();

  return {
    idOf: ({ legId }) => legId,
    isFinal: ({ state }) => isFinal(state),
    encode(leg) {
      const { legId } = leg;
      const order = orders.get(legId) ?? encodeOrder(leg);
      if (isFinal(leg.state)) orders.delete(legId);
      else orders.set(legId, order);
      return encodeLeg(leg, order);
    },
    decode: decodeLeg,
  };
}

/** What was ordered: no step of a leg changes it. */
function encodeOrder(leg: Leg): Uint8Array {
  const writer = sharedWriter();
  writer.u8(VERSION).u64(leg.legId).u64(leg.cycleId).u64(leg.tradeId).text(leg.venueId);
  writer
    .bool(leg.way === "transfer")
    .u16(leg.sellIndex)
    .u16(leg.buyIndex);
  writer.bytes(leg.counterparty);
  writer.nat(leg.sizeAtoms).nat(leg.askedAtoms).nat(leg.minOutAtoms);
  writer.nat(leg.expectedOutAtoms).nat(leg.spotOutAtoms).u64(leg.venueFeeBp);
  return writer.done();
}

function encodeLeg(leg: Leg, order: Uint8Array): Uint8Array {
  const writer = sharedWriter().raw(order);
  writer.nat(leg.sellFeeAtoms).nat(leg.buyFeeAtoms);
  writer.u64(leg.openedAtNs).u8(STATES.indexOf(leg.state)).u64(leg.changedAtNs);
  writeMaybe(writer, leg.sentAtNs);
  writeAnswer(writer, leg.answer);
  if (leg.money === undefined) writer.u8(0);
  else writeMoney(writer.u8(1), leg.money);
  writeMaybe(writer, leg.payBlockIndex);
  writeMaybe(writer, leg.payoutBlockIndex);
  writeMaybe(writer, leg.claimId);
  writer.nat(leg.receivedAtoms).text(leg.note);
  return writer.done();
}

function decodeLeg(bytes: Uint8Array): Leg {
  const reader = new ByteReader(bytes);
  const version = reader.u8();
  assert(version === VERSION, () => `leg record of version ${version}`);
  const identity = {
    legId: reader.u64(),
    cycleId: reader.u64(),
    tradeId: reader.u64(),
    venueId: venueId(reader.text()),
    way: reader.bool() ? ("transfer" as const) : ("allowance" as const),
    sellIndex: reader.u16(),
    buyIndex: reader.u16(),
    counterparty: reader.bytes(),
  };
  const order = {
    sizeAtoms: reader.nat(),
    askedAtoms: reader.nat(),
    minOutAtoms: reader.nat(),
    expectedOutAtoms: reader.nat(),
    spotOutAtoms: reader.nat(),
    venueFeeBp: reader.u64(),
    sellFeeAtoms: reader.nat(),
    buyFeeAtoms: reader.nat(),
    openedAtNs: reader.u64(),
  };
  const state = requirePlace(STATES, reader.u8());
  const changedAtNs = reader.u64();
  const sentAtNs = reader.opt(() => reader.u64());
  const answer = readAnswer(reader);
  const money = reader.opt(() => readMoney(reader));
  const payBlockIndex = reader.opt(() => reader.u64());
  const payoutBlockIndex = reader.opt(() => reader.u64());
  const claimId = reader.opt(() => reader.u64());

  return {
    ...identity,
    ...order,
    state,
    changedAtNs,
    answer,
    ...(sentAtNs === undefined ? {} : { sentAtNs }),
    ...(money === undefined ? {} : { money }),
    ...(payBlockIndex === undefined ? {} : { payBlockIndex }),
    ...(payoutBlockIndex === undefined ? {} : { payoutBlockIndex }),
    ...(claimId === undefined ? {} : { claimId }),
    receivedAtoms: reader.nat(),
    note: reader.text(),
  };
}

/** As `opt` of the writer, which would need a closure a field. */
function writeMaybe(writer: ByteWriter, value: bigint | undefined): void {
  if (value === undefined) writer.u8(0);
  else writer.u8(1).u64(value);
}

function writeAnswer(writer: ByteWriter, answer: LegAnswer): void {
  switch (answer.type) {
    case "none":
      writer.u8(0);
      return;
    case "accepted":
      writer.u8(1).nat(answer.outAtoms);
      return;
    case "refused":
      writer.u8(2).text(answer.reason);
      return;
    case "unknown":
      writer.u8(3).text(answer.reason);
      return;
    case "closed":
      writer.u8(4).text(answer.reason);
      return;
    default:
      unreachable(answer);
  }
}

function readAnswer(reader: ByteReader): LegAnswer {
  const tag = reader.u8();
  switch (tag) {
    case 0:
      return { type: "none" };
    case 1:
      return { type: "accepted", outAtoms: reader.nat() };
    case 2:
      return { type: "refused", reason: reader.text() };
    case 3:
      return { type: "unknown", reason: reader.text() };
    default:
      assert(tag === 4, () => `leg answer ${tag}`);
      return { type: "closed", reason: reader.text() };
  }
}

function writeMoney(writer: ByteWriter, money: LegMoney): void {
  writer
    .bool(money.side === "buy")
    .nat(money.amountAtoms)
    .u8(PLACES.indexOf(money.place));
}

function readMoney(reader: ByteReader): LegMoney {
  return {
    side: reader.bool() ? "buy" : "sell",
    amountAtoms: reader.nat(),
    place: requirePlace(PLACES, reader.u8()),
  };
}

function requirePlace<T>(list: readonly T[], place: number): T {
  const found = list[place];
  assert(found !== undefined, () => `place ${place} of a list of ${list.length}`);
  return found;
}
