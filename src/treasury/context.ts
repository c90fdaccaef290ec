import type { Environment } from "../environment/environment.js";
import type { TreasuryConfig } from "./config.js";
import type { EventKind, EventValue } from "./events.js";
import { HEALTHY, type VenueHealth } from "./health.js";
import type { Heap } from "./heap.js";
import type { TokenId, VenueId } from "./ids.js";
import type { Alert, Leg, Token } from "./model.js";
import type { LedgerPort, Pair, RandomnessPort, VenuePort } from "./ports.js";
import type { PriceBook } from "./price-book.js";
import { requireConfig, requireSettings, type TreasuryState } from "./state.js";

/** Everything the treasury's flows work with. */
export type Context = {
  readonly environment: Environment;
  readonly ledgers: LedgerPort;
  /** All venues that are wired, in no particular order. */
  readonly venues: readonly VenuePort[];
  readonly randomness: RandomnessPort;
  readonly state: TreasuryState;
  readonly heap: Heap;
  readonly priceBook: PriceBook;
  /** The base asset: the ICP ledger, as text. */
  readonly icpId: () => TokenId;
};

/** The configuration in force, decoded once a version. */
export function currentConfig(context: Context): TreasuryConfig {
  const { configVersion } = requireSettings(context.state);
  if (context.heap.config?.version !== configVersion) {
    const config = requireConfig(context.state, configVersion);
    context.heap.config = { version: configVersion, config };
  }
  return context.heap.config.config;
}

/** Venues that may be asked now, in the configured order: switched on and not resting. */
export function openVenues(context: Context): VenuePort[] {
  const { venuesOff } = requireSettings(context.state);
  const nowNs = context.environment.timeNs();

  return currentConfig(context).venueOrder.flatMap((id) => {
    const venue = context.venues.find(({ venueId }) => venueId === id);
    const isResting = healthOf(context, id).suspendedUntilNs > nowNs;
    return venue === undefined || venuesOff.includes(id) || isResting ? [] : [venue];
  });
}

/** How a venue has behaved lately. */
export function healthOf(context: Context, id: VenueId): VenueHealth {
  return context.heap.health.get(id) ?? HEALTHY;
}

/** The venue of a leg, also while it is switched off: what it owes is still to be fetched. */
export function findVenue(context: Context, id: VenueId): VenuePort | undefined {
  return context.venues.find(({ venueId }) => venueId === id);
}

/** The two tokens of a leg as they are now. */
export function pairOf(context: Context, leg: Leg): Pair {
  const { tokens } = context.state;
  return { sell: tokens.at(leg.sellIndex), buy: tokens.at(leg.buyIndex) };
}

/** Tells the world that something happened. */
export function emit(
  context: Context,
  kind: EventKind,
  about: { readonly subject: string; readonly operationId?: bigint },
  payload: readonly (readonly [string, EventValue])[],
): void {
  context.state.events.append({ kind, atNs: context.environment.timeNs(), payload, ...about });
}

/** Tells people about something that may need them. */
export function raise(context: Context, alert: Omit<Alert, "atNs">): void {
  context.state.alerts.append({ ...alert, atNs: context.environment.timeNs() });
}

/** The ICP token of the registry, once it was added. */
export function icpToken(context: Context): Token | undefined {
  return context.state.tokens.find(context.icpId());
}
