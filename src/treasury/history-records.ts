import type { RecordCodec } from "../environment/stable-cell.js";
import { assert } from "../kernel/assert.js";
import { ByteReader } from "../kernel/byte-reader.js";
import { ByteWriter } from "../kernel/byte-writer.js";
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
];

const VERSION = 1;

/** Price points in stable memory. */
export const pricePointRecord: RecordCodec<PricePoint> = {
  encode: (point) =>
    new ByteWriter(32)
      .u8(VERSION)
      .u16(point.tokenIndex)
      .u64(point.atNs)
      .u128(point.priceE8s)
      .bool(point.source === "fill")
      .done(),
  decode(bytes) {
    const reader = openRecord(bytes);
    return {
      tokenIndex: reader.u16(),
      atNs: reader.u64(),
      priceE8s: reader.u128(),
      source: reader.bool() ? "fill" : "sync",
    };
  },
};

/** Snapshots in stable memory. */
export const snapshotRecord: RecordCodec<Snapshot> = {
  encode(snapshot) {
    const writer = new ByteWriter(256).u8(VERSION);
    writer.u64(snapshot.atNs).u8(SNAPSHOT_KINDS.indexOf(snapshot.kind));
    writer.u128(snapshot.totalE8s).u128(snapshot.unitValueE8s);
    writer.list(snapshot.holdings, ({ tokenIndex, amountAtoms, priceE8s, netFlowAtoms }) =>
      writer.u16(tokenIndex).u128(amountAtoms).u128(priceE8s).i128(netFlowAtoms),
    );
    return writer.done();
  },
  decode(bytes) {
    const reader = openRecord(bytes);
    const atNs = reader.u64();
    return {
      atNs,
      kind: placed(SNAPSHOT_KINDS, reader.u8()),
      totalE8s: reader.u128(),
      unitValueE8s: reader.u128(),
      holdings: reader.list(() => ({
        tokenIndex: reader.u16(),
        amountAtoms: reader.u128(),
        priceE8s: reader.u128(),
        netFlowAtoms: reader.i128(),
      })),
    };
  },
};

/** Trades in stable memory. */
export const tradeRecord: RecordCodec<Trade> = {
  encode(trade) {
    const writer = new ByteWriter(256).u8(VERSION);
    writer.u64(trade.tradeId).u64(trade.cycleId).u8(OUTCOMES.indexOf(trade.outcome));
    writer.bool(trade.isFallback).bool(trade.isExact);
    writer.u16(trade.sellIndex).u16(trade.buyIndex).u128(trade.sizeAtoms).u128(trade.valueE8s);
    writer.u128(trade.sellPriceE8s).u128(trade.buyPriceE8s);
    writer.list(trade.legIds, (id) => writer.u64(id));
    writer.u64(trade.openedAtNs).u8(TRADE_STATES.indexOf(trade.state));
    writer.opt(trade.closedAtNs, (atNs) => writer.u64(atNs));
    writer.u128(trade.soldAtoms).u128(trade.boughtAtoms);
    writer.opt(trade.cost, (cost) =>
      writer
        .i128(cost.tradedE8s)
        .i128(cost.priceImpactE8s)
        .i128(cost.venueFeeE8s)
        .i128(cost.ledgerFeeE8s),
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
      sizeAtoms: reader.u128(),
      valueE8s: reader.u128(),
      sellPriceE8s: reader.u128(),
      buyPriceE8s: reader.u128(),
      legIds: reader.list(() => reader.u64()),
      openedAtNs: reader.u64(),
      state: placed(TRADE_STATES, reader.u8()),
    };
    const closedAtNs = reader.opt(() => reader.u64());
    const amounts = { soldAtoms: reader.u128(), boughtAtoms: reader.u128() };
    const cost = reader.opt(() => ({
      tradedE8s: reader.i128(),
      priceImpactE8s: reader.i128(),
      venueFeeE8s: reader.i128(),
      ledgerFeeE8s: reader.i128(),
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
    const writer = new ByteWriter().u8(VERSION);
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
