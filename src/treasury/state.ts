import type { Environment } from "../environment/environment.js";
import { OperationJournal } from "../environment/operation-journal.js";
import { StableCell } from "../environment/stable-cell.js";
import { StableLog } from "../environment/stable-log.js";
import { assert } from "../kernel/assert.js";
import { Books } from "./books.js";
import type { TreasuryConfig } from "./config.js";
import { type ConfigEntry, configRecord } from "./config-record.js";
import { CounterpartyStore } from "./counterparties.js";
import { type Counters, countersRecord } from "./counters.js";
import { type CycleRecord, cycleRecord } from "./cycle-record.js";
import { EventChain } from "./event-chain.js";
import { eventRecord, type TreasuryEvent } from "./events.js";
import { alertRecord, pricePointRecord, snapshotRecord, tradeRecord } from "./history-records.js";
import { createLegTraits } from "./leg-record.js";
import { historyCapacity, layoutRecord, treasuryMemory } from "./memory.js";
import type { Alert, Leg, PricePoint, Snapshot, Trade, Transfer } from "./model.js";
import { ReservationStore } from "./reservations.js";
import { type Settings, settingsRecord } from "./settings.js";
import { TokenRegistry } from "./token-registry.js";
import { transferTraits } from "./transfer-record.js";

/** Everything of the treasury that outlives an upgrade, behind one door. */
export type TreasuryState = {
  /** Which layout the rest has: looked at before anything else is read. */
  readonly layout: StableCell<number>;
  readonly settings: StableCell<Settings>;
  readonly configs: StableLog<ConfigEntry>;
  readonly tokens: TokenRegistry;
  readonly books: Books;
  readonly legs: OperationJournal<Leg>;
  readonly transfers: OperationJournal<Transfer>;
  readonly trades: StableLog<Trade>;
  readonly cycles: StableLog<CycleRecord>;
  readonly prices: StableLog<PricePoint>;
  readonly snapshots: StableLog<Snapshot>;
  readonly events: StableLog<TreasuryEvent>;
  readonly eventChain: EventChain;
  readonly alerts: StableLog<Alert>;
  readonly reservations: ReservationStore;
  readonly counterparties: CounterpartyStore;
  readonly counters: StableCell<Counters>;
};

/** Opens the stores; nothing is read before it is asked for, so that an upgrade costs no more. */
export function openState(environment: Environment): TreasuryState {
  const map = (id: keyof typeof treasuryMemory) => environment.stableMap(treasuryMemory[id]);
  const legMaps = { open: map("legsOpen"), closed: map("legsClosed") };
  const events = new StableLog(map("events"), eventRecord, historyCapacity.events);
  const transferMaps = { open: map("transfersOpen"), closed: map("transfersClosed") };

  return {
    layout: new StableCell(map("layout"), layoutRecord),
    settings: new StableCell(map("settings"), settingsRecord),
    configs: new StableLog(map("configs"), configRecord, historyCapacity.configs),
    tokens: new TokenRegistry(map("tokens")),
    books: new Books(map("books")),
    legs: new OperationJournal(legMaps, createLegTraits(), historyCapacity.legs),
    transfers: new OperationJournal(transferMaps, transferTraits, historyCapacity.transfers),
    trades: new StableLog(map("trades"), tradeRecord, historyCapacity.trades),
    cycles: new StableLog(map("cycles"), cycleRecord, historyCapacity.cycles),
    prices: new StableLog(map("prices"), pricePointRecord, historyCapacity.prices),
    snapshots: new StableLog(map("snapshots"), snapshotRecord, historyCapacity.snapshots),
    events,
    eventChain: new EventChain(map("eventHashes"), events, historyCapacity.events),
    alerts: new StableLog(map("alerts"), alertRecord, historyCapacity.alerts),
    reservations: new ReservationStore(map("reservations")),
    counterparties: new CounterpartyStore(map("counterparties")),
    counters: new StableCell(map("counters"), countersRecord),
  };
}

/**
 * Runs changes of legs and books that belong to one message, and writes each leg and book once
 * behind them. Whatever traps in between undoes the message, and with it all of them.
 */
export function together(state: TreasuryState, run: () => void): void {
  state.legs.together(() => state.books.together(run));
}

/** The settings, which stand from `init` on. */
export function requireSettings(state: TreasuryState): Settings {
  const settings = state.settings.get();
  assert(settings !== undefined, "the treasury was not installed");
  return settings;
}

/** A version of the configuration that is still kept. */
export function requireConfig(state: TreasuryState, version: bigint): TreasuryConfig {
  const entry = state.configs.get(version);
  assert(entry !== undefined, () => `configuration ${version} is not kept`);
  return entry.config;
}
