import type { RecordCodec } from "../environment/stable-cell.js";
import { assert } from "../kernel/assert.js";
import { ByteReader } from "../kernel/byte-reader.js";
import { sharedWriter } from "../kernel/byte-writer.js";
import type { Alert, AlertKind, PricePoint, Snapshot, Trade, TradeOutcome } from "./model.js";

/** Places in these lists are what stable memory holds: only ever append to them. */
const SNAPSHOT_KINDS: readonly Snapshot["kind"][] = ["before_trade", "after_trade", "hourly"];
const OUTCOMES: readonly TradeOutcome[] = ["single", "split", "partial", "reduced"];
const TRADE_STATES: readonly Trade["state"][] = ["open", "filled", "failed"];
const ALERT_KINDS: readonly AlertKind[] = [
  "breaker",
  "price",
  "ledger",
  "venue",
  "suspense",
  "unexplained",
  "cycle",
  "invariant",
];

const VERSION = 1;

/** Price points in stable memory. */
export const pricePointRecord: RecordCodec<PricePoint> = {
  encode: (point) =>
    sharedWriter()
      .u8(VERSION)
      .u16(point.tokenIndex)
      .u64(point.atNs)
      .nat(point.priceE8s)
      .bool(point.source === "fill")
      .done(),
  decode(bytes) {
    const reader = openRecord(bytes);
    return {
      tokenIndex: reader.u16(),
      atNs: reader.u64(),
      priceE8s: reader.nat(),
      source: reader.bool() ? "fill" : "sync",
    };
  },
};

/** Snapshots in stable memory. */
export const snapshotRecord: RecordCodec<Snapshot> = {
  encode(snapshot) {
    const writer = sharedWriter().u8(VERSION);
    writer.u64(snapshot.atNs).u8(SNAPSHOT_KINDS.indexOf(snapshot.kind));
    writer.nat(snapshot.totalE8s).nat(snapshot.unitValueE8s);
    writer.u16(snapshot.holdings.length);
    for (const held of snapshot.holdings) {
      writer.u8(held.tokenIndex).nat(held.amountAtoms).nat(held.priceE8s).int(held.netFlowAtoms);
    }
    return writer.done();
  },
  decode(bytes) {
    const reader = openRecord(bytes);
    const atNs = reader.u64();
    return {
      atNs,
      kind: placed(SNAPSHOT_KINDS, reader.u8()),
      totalE8s: reader.nat(),
      unitValueE8s: reader.nat(),
      holdings: reader.list(() => ({
        tokenIndex: reader.u8(),
        amountAtoms: reader.nat(),
        priceE8s: reader.nat(),
        netFlowAtoms: reader.int(),
      })),
    };
  },
};

/** Trades in stable memory. */
export const tradeRecord: RecordCodec<Trade> = {
  encode(trade) {
    const writer = sharedWriter().u8(VERSION);
    writer.u64(trade.tradeId).u64(trade.cycleId).u8(OUTCOMES.indexOf(trade.outcome));
    writer.bool(trade.isFallback).bool(trade.isExact);
    writer.u16(trade.sellIndex).u16(trade.buyIndex).nat(trade.sizeAtoms).nat(trade.valueE8s);
    writer.nat(trade.sellPriceE8s).nat(trade.buyPriceE8s);
    writer.list(trade.legIds, (id) => writer.u64(id));
    writer.u64(trade.openedAtNs).u8(TRADE_STATES.indexOf(trade.state));
    writer.opt(trade.closedAtNs, (atNs) => writer.u64(atNs));
    writer.nat(trade.soldAtoms).nat(trade.boughtAtoms);
    writer.opt(trade.cost, (cost) =>
      writer
        .int(cost.tradedE8s)
        .int(cost.priceImpactE8s)
        .int(cost.venueFeeE8s)
        .int(cost.ledgerFeeE8s),
    );
    return writer.done();
  },
  decode(bytes) {
    const reader = openRecord(bytes);
    const order = {
      tradeId: reader.u64(),
      cycleId: reader.u64(),
      outcome: placed(OUTCOMES, reader.u8()),
      isFallback: reader.bool(),
      isExact: reader.bool(),
      sellIndex: reader.u16(),
      buyIndex: reader.u16(),
      sizeAtoms: reader.nat(),
      valueE8s: reader.nat(),
      sellPriceE8s: reader.nat(),
      buyPriceE8s: reader.nat(),
      legIds: reader.list(() => reader.u64()),
      openedAtNs: reader.u64(),
      state: placed(TRADE_STATES, reader.u8()),
    };
    const closedAtNs = reader.opt(() => reader.u64());
    const amounts = { soldAtoms: reader.nat(), boughtAtoms: reader.nat() };
    const cost = reader.opt(() => ({
      tradedE8s: reader.int(),
      priceImpactE8s: reader.int(),
      venueFeeE8s: reader.int(),
      ledgerFeeE8s: reader.int(),
    }));
    return {
      ...order,
      ...amounts,
      ...(closedAtNs === undefined ? {} : { closedAtNs }),
      ...(cost === undefined ? {} : { cost }),
    };
  },
};

/** Alerts in stable memory. */
export const alertRecord: RecordCodec<Alert> = {
  encode(alert) {
    const writer = sharedWriter().u8(VERSION);
    writer.u64(alert.atNs).u8(ALERT_KINDS.indexOf(alert.kind)).text(alert.message);
    writer.opt(alert.tokenIndex, (index) => writer.u16(index));
    writer.opt(alert.legId, (id) => writer.u64(id));
    return writer.done();
  },
  decode(bytes) {
    const reader = openRecord(bytes);
    const alert = {
      atNs: reader.u64(),
      kind: placed(ALERT_KINDS, reader.u8()),
      message: reader.text(),
    };
    const tokenIndex = reader.opt(() => reader.u16());
    const legId = reader.opt(() => reader.u64());
    return {
      ...alert,
      ...(tokenIndex === undefined ? {} : { tokenIndex }),
      ...(legId === undefined ? {} : { legId }),
    };
  },
};

function openRecord(bytes: Uint8Array): ByteReader {
  const reader = new ByteReader(bytes);
  const version = reader.u8();
  assert(version === VERSION, () => `record of version ${version}`);
  return reader;
}

function placed<T>(list: readonly T[], place: number): T {
  const found = list[place];
  assert(found !== undefined, () => `place ${place} of a list of ${list.length}`);
  return found;
}
