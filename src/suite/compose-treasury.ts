import type { CanisterCaller } from "../adapters/canister-caller.js";
import { icpswapVenue } from "../adapters/icpswap-venue.js";
import { icrcLedgers } from "../adapters/icrc-ledger.js";
import { kongswapVenue } from "../adapters/kongswap-venue.js";
import { managementRandomness } from "../adapters/management.js";
import type { Environment } from "../environment/environment.js";
import { assert } from "../kernel/assert.js";
import { equalBytes } from "../kernel/bytes.js";
import { defaultConfig, validateConfig } from "../treasury/config.js";
import { describeProblem } from "../treasury/config-problems.js";
import type { Context } from "../treasury/context.js";
import { currentConfig } from "../treasury/context.js";
import { tick } from "../treasury/flows/tick.js";
import { emptyHeap } from "../treasury/heap.js";
import { type TokenId, tokenId } from "../treasury/ids.js";
import { LAYOUT_VERSION } from "../treasury/memory.js";
import type { LedgerPort, RandomnessPort, VenuePort } from "../treasury/ports.js";
import { PriceBook } from "../treasury/price-book.js";
import type { Settings } from "../treasury/settings.js";
import { openState, requireSettings } from "../treasury/state.js";
import { principalText } from "../wire/candid.js";
import type { Birth as TreasuryBirth } from "../wire/treasury-init.js";

export type { Birth as TreasuryBirth } from "../wire/treasury-init.js";

/** A treasury that runs: its flows' context, and the tick of its timer. */
export type Treasury = { readonly context: Context; startTimers(): void };

/** Most seconds between two ticks: a cycle that waits is never left alone for longer. */
const TICK_SEC_MAX = 60;

/** Seconds between two batches of event hashes. */
const EVENT_HASH_SEC = 600;

const SECOND_NS = 1_000_000_000n;

/** Whom a treasury deals with. */
export type TreasuryPorts = {
  readonly ledgers: LedgerPort;
  readonly randomness: RandomnessPort;
  /** The venues that its settings name. */
  venues(settings: Settings): VenuePort[];
};

/** Wires the treasury's areas to a machine and to the canisters it calls. */
export function composeTreasury(environment: Environment, caller: CanisterCaller): Treasury {
  return assembleTreasury(environment, {
    ledgers: icrcLedgers(caller, environment.self),
    randomness: managementRandomness(caller),
    venues: (settings) => wireVenues(environment, caller, settings),
  });
}

/** Wires the treasury's areas to a machine and to whom it deals with, whatever they are made of. */
export function assembleTreasury(environment: Environment, ports: TreasuryPorts): Treasury {
  const state = openState(environment);
  const heap = emptyHeap();
  let venues: VenuePort[] | undefined;
  let icpId: TokenId | undefined;

  const context: Context = {
    environment,
    state,
    heap,
    ledgers: ports.ledgers,
    randomness: ports.randomness,
    priceBook: new PriceBook(state.prices, state.tokens),
    get venues() {
      venues ??= ports.venues(requireSettings(state));
      return venues;
    },
    icpId: () => {
      icpId ??= tokenId(principalText(requireSettings(state).icpLedger));
      return icpId;
    },
  };
  return { context, startTimers: () => startTimers(context) };
}

function wireVenues(
  environment: Environment,
  caller: CanisterCaller,
  { kongswap: kongId, icpswapFactory: factoryId }: Settings,
): VenuePort[] {
  const { self } = environment;
  return [
    ...(kongId === undefined ? [] : [kongswapVenue(caller, { kongId, self })]),
    ...(factoryId === undefined ? [] : [icpswapVenue(caller, { factoryId, self })]),
  ];
}

function startTimers(context: Context): void {
  startTicks(context);
  context.environment.every(EVENT_HASH_SEC, () => hashEvents(context));
  certifyHead(context);
}

/**
 * Ticks by the interval of the configuration; a longer interval is kept by counting time. Another
 * configuration may want ticks more often: then they start anew.
 */
function startTicks(context: Context): void {
  const { environment } = context;
  const tickSec = tickSecOf(context);
  const timer = environment.every(tickSec, () => {
    if (tickSecOf(context) !== tickSec) {
      environment.cancel(timer);
      startTicks(context);
    }
    return tick(context);
  });
}

/** The interval, or an even part of it: the tick that ends it comes within seconds of its end. */
function tickSecOf(context: Context): number {
  const intervalSec = Number(currentConfig(context).cycleIntervalNs / SECOND_NS);
  return Math.ceil(intervalSec / Math.ceil(intervalSec / TICK_SEC_MAX));
}

/** Extends the chain of events and certifies its head. */
function hashEvents(context: Context): void {
  if (context.state.eventChain.extend()) certifyHead(context);
}

function certifyHead({ state, environment }: Context): void {
  const head = state.eventChain.head();
  if (head !== undefined) environment.certify(head.hash);
}

/** Installs a treasury: idle, until somebody switches trading on. */
export function installTreasury({ context }: Treasury, birth: TreasuryBirth): void {
  const { state, environment } = context;
  const config = birth.config ?? defaultConfig;
  const valid = validateConfig(config);
  const problems = valid.ok ? "" : valid.error.map(describeProblem).join("; ");
  assert(valid.ok, `the configuration is refused: ${problems}`);
  const nowNs = environment.timeNs();
  const setBy = birth.roles.governance ?? environment.self();
  const configVersion = state.configs.append({
    config,
    setAtNs: nowNs,
    setBy,
    reason: "installed",
  });
  const { roles, icpLedger, kongswap, icpswapFactory } = birth;

  state.layout.set(LAYOUT_VERSION);
  state.settings.set({
    roles,
    icpLedger,
    ...(kongswap === undefined ? {} : { kongswap }),
    ...(icpswapFactory === undefined ? {} : { icpswapFactory }),
    status: { type: "idle" },
    statusSinceNs: nowNs,
    resumedAtNs: nowNs,
    venuesOff: [],
    configVersion,
  });
  rememberKong(context);
}

/** Anybody may have Kong pay the treasury, also before it has traded there: that is no deposit. */
function rememberKong({ state }: Context): void {
  const { kongswap } = requireSettings(state);
  if (kongswap !== undefined) state.counterparties.remember(kongswap);
}

/** A leg is asked about at the Kong of the settings: another one knows nothing of it. */
function assertKongCanChange({ state }: Context, next: Uint8Array): void {
  const { kongswap } = requireSettings(state);
  if (kongswap === undefined || equalBytes(kongswap, next)) return;
  const left = state.legs.open().find(({ counterparty }) => equalBytes(counterparty, kongswap));
  assert(
    left === undefined,
    () =>
      `leg ${left?.legId} is still open at KongSwap ${principalText(kongswap)}: ` +
      `stop trading and let it end before ${principalText(next)} takes its place`,
  );
}

/**
 * Goes on after an upgrade; arguments replace roles and venues, everything else stands. A looser
 * configuration would come without its delay: `update_config` is the one way to another.
 *
 * @throws {AssertionError} for a memory that this release cannot read, and for an argument that an
 * upgrade cannot follow: it is undone.
 */
export function upgradeTreasury({ context }: Treasury, birth: TreasuryBirth | undefined): void {
  const layout = context.state.layout.get();
  assert(
    layout === LAYOUT_VERSION,
    () => `stable memory has layout ${layout ?? "0"}, this release reads ${LAYOUT_VERSION}`,
  );
  rememberKong(context);
  if (birth === undefined) return;
  const settings = requireSettings(context.state);
  const { roles, kongswap, icpswapFactory } = birth;
  assert(
    birth.config === undefined,
    "an upgrade changes no configuration: give null, and call update_config",
  );
  assert(
    birth.icpLedger.join() === settings.icpLedger.join(),
    "the ICP ledger of a treasury never changes",
  );
  if (kongswap !== undefined) assertKongCanChange(context, kongswap);
  context.state.settings.set({
    ...settings,
    roles,
    ...(kongswap === undefined ? {} : { kongswap }),
    ...(icpswapFactory === undefined ? {} : { icpswapFactory }),
  });
  rememberKong(context);
}
