import type { DemoNetwork } from "../demo/demo-network.js";
import { readWasm } from "../demo/wasm-files.js";
import { sharedKey } from "../kernel/key-codec.js";
import { pricePointRecord, snapshotRecord, tradeRecord } from "../treasury/history-records.js";
import { treasuryMemory } from "../treasury/memory.js";
import type { PricePoint, Snapshot, Trade } from "../treasury/model.js";
import { IDL } from "../wire/idl.js";
import * as treasuryMethods from "../wire/treasury.js";
import { loaderWasm, loadRecords } from "./ledger-loader.js";
import { LargeStableMap } from "./ledger-memory.js";

/** How much a treasury has behind it. */
export type PastLength = {
  readonly trades: number;
  readonly snapshots: number;
  readonly prices: number;
};

const MINUTE_NS = 60_000_000_000n;
const WHOLE = 100_000_000n;
const TOKEN_COUNT = 6;

/** The argument of an upgrade that changes nothing. */
export const UPGRADE_ARG = IDL.encode(treasuryMethods.initParams, [[]]);

/**
 * Gives a treasury that has not traded yet a past: its canister runs the loader for a while, which
 * writes the records through the same trees, and then its own module again. All of it is older than
 * any window that a breaker looks through.
 */
export function giveItAPast(demo: DemoNetwork, past: PastLength): void {
  const { network, treasury } = demo;
  const endNs = network.timeNs - 30n * 24n * 60n * MINUTE_NS;
  const atNs = (place: number, count: number) => endNs - BigInt(count - place) * MINUTE_NS;
  const maps = new Map<number, LargeStableMap>([
    [
      treasuryMemory.trades,
      recordsOf(past.trades, (i) => tradeRecord.encode(tradeAt(i, atNs(i, past.trades)))),
    ],
    [
      treasuryMemory.snapshots,
      recordsOf(past.snapshots, (i) => snapshotRecord.encode(snapshotAt(atNs(i, past.snapshots)))),
    ],
    [
      treasuryMemory.prices,
      recordsOf(past.prices, (i) => pricePointRecord.encode(pointAt(i, atNs(i, past.prices)))),
    ],
  ]);
  network.upgrade(treasury, { wasm: loaderWasm() });
  loadRecords(network, treasury, maps);
  network.upgrade(treasury, { wasm: readWasm("treasury"), arg: UPGRADE_ARG });
}

function recordsOf(count: number, encode: (place: number) => Uint8Array): LargeStableMap {
  const map = new LargeStableMap();
  for (let i = 0; i < count; i++) map.insert(sharedKey(BigInt(i)), encode(i));
  return map;
}

function tradeAt(place: number, atNs: bigint): Trade {
  return {
    tradeId: BigInt(place),
    cycleId: BigInt(place),
    outcome: "split",
    isFallback: false,
    isExact: false,
    sellIndex: 0,
    buyIndex: 1 + (place % (TOKEN_COUNT - 1)),
    sizeAtoms: 5n * WHOLE,
    valueE8s: 5n * WHOLE,
    sellPriceE8s: WHOLE,
    buyPriceE8s: 24_065n * WHOLE,
    legIds: [BigInt(2 * place), BigInt(2 * place + 1)],
    openedAtNs: atNs,
    state: "filled",
    closedAtNs: atNs + MINUTE_NS,
    soldAtoms: 5n * WHOLE,
    boughtAtoms: 20_700n,
    cost: {
      tradedE8s: 5n * WHOLE,
      priceImpactE8s: 40_000n,
      venueFeeE8s: 150_000n,
      ledgerFeeE8s: 40_000n,
    },
  };
}

function snapshotAt(atNs: bigint): Snapshot {
  const holdings = Array.from({ length: TOKEN_COUNT }, (_, tokenIndex) => ({
    tokenIndex,
    amountAtoms: 170n * WHOLE,
    priceE8s: WHOLE,
    netFlowAtoms: 170n * WHOLE,
  }));
  return { atNs, kind: "hourly", totalE8s: 1_000n * WHOLE, unitValueE8s: WHOLE, holdings };
}

function pointAt(place: number, atNs: bigint): PricePoint {
  return { tokenIndex: 1 + (place % (TOKEN_COUNT - 1)), atNs, priceE8s: WHOLE, source: "sync" };
}
