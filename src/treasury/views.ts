import { E8S_ONE } from "../kernel/fixed-point.js";
import { brokenInvariants } from "../kernel/invariants.js";
import { accountedAtoms, heldInBook, type TokenBook } from "./books.js";
import { exactTotalE8sMax } from "./config.js";
import { type Context, currentConfig, healthOf } from "./context.js";
import { type Counters, NO_COUNTS } from "./counters.js";
import { type IcpInDollars, icpInDollars } from "./dollars.js";
import { pictureForInvariants } from "./failure.js";
import type { VenueHealth } from "./health.js";
import type { TokenId, VenueId } from "./ids.js";
import { treasuryInvariants } from "./invariants.js";
import type { Leg, Place, Status, Token } from "./model.js";
import { takePicture, venuesToAsk } from "./picture.js";
import { describeRefusal } from "./planner/describe.js";
import type { TokenPrice } from "./planner/model.js";
import { measureRequirements, type Requirement } from "./planner/requirements.js";
import { valueE8sDown } from "./planner/value.js";
import { choosePairOdds, type PairOdds } from "./preview.js";
import { requireSettings } from "./state.js";
import { carriedByToken, valuePortfolio } from "./valuation.js";

/** The treasury in one look. */
export type StatusView = {
  readonly status: Status;
  readonly sinceNs: bigint;
  readonly nowNs: bigint;
  readonly configVersion: bigint;
  readonly pendingVersion?: bigint;
  readonly pendingAtNs?: bigint;
  readonly runningSinceNs?: bigint;
  readonly lastCycleAtNs: bigint;
  readonly nextCycleAtNs: bigint;
  readonly counters: Counters;
  readonly venues: readonly VenueView[];
  readonly tokenCount: number;
  readonly openLegCount: number;
  readonly suspenseLegCount: number;
  readonly totalE8s: bigint;
  /** Whether exact targeting can happen at this size of the portfolio (B-46). */
  readonly isExactReachable: boolean;
};

/** One venue and how it has behaved. */
export type VenueView = { readonly venueId: VenueId; readonly enabled: boolean } & VenueHealth;

/** Answers `get_status`. */
export function viewStatus(context: Context): StatusView {
  const { state, heap, environment } = context;
  const { status, statusSinceNs, configVersion, pending, venuesOff } = requireSettings(state);
  const config = currentConfig(context);
  const openLegs = state.legs.open();
  const { totalE8s } = valuePortfolio(context);

  return {
    status,
    sinceNs: statusSinceNs,
    nowNs: environment.timeNs(),
    configVersion,
    ...(pending === undefined
      ? {}
      : { pendingVersion: pending.configVersion, pendingAtNs: pending.activatesAtNs }),
    ...(heap.running === undefined ? {} : { runningSinceNs: heap.running.startedAtNs }),
    lastCycleAtNs: heap.lastCycleAtNs,
    nextCycleAtNs: heap.lastCycleAtNs + config.cycleIntervalNs,
    counters: state.counters.get() ?? NO_COUNTS,
    venues: config.venueOrder
      .filter((id) => context.venues.some(({ venueId }) => venueId === id))
      .map((venueId) => ({
        venueId,
        enabled: !venuesOff.includes(venueId),
        ...healthOf(context, venueId),
      })),
    tokenCount: state.tokens.list().length,
    openLegCount: openLegs.length,
    suspenseLegCount: openLegs.filter((leg) => leg.state === "suspense").length,
    totalE8s,
    isExactReachable: totalE8s <= exactTotalE8sMax(config),
  };
}

/** One token of the portfolio against its target. */
export type HoldingView = {
  readonly token: Token;
  readonly heldAtoms: bigint;
  readonly liquidAtoms: bigint;
  readonly reservedAtoms: bigint;
  readonly price: TokenPrice | undefined;
  readonly valueE8s: bigint;
  readonly requirement: Requirement | undefined;
  readonly syncedAtNs: bigint | undefined;
  readonly syncFailure: string | undefined;
};

/** The portfolio against its targets. */
export type PortfolioView = {
  readonly totalE8s: bigint;
  /** What targets are shares of: without paused tokens and what is reserved (B-60). */
  readonly tradableE8s: bigint;
  readonly holdings: readonly HoldingView[];
  /** For display; nothing while no stable coin is priced. */
  readonly usd: (IcpInDollars & { readonly totalUsdE8s: bigint }) | undefined;
};

/** Answers `get_portfolio`. */
export function viewPortfolio(context: Context): PortfolioView {
  const { state, heap } = context;
  const picture = takePicture(context, []);
  const requirements = measureRequirements(picture, currentConfig(context));
  const tokens = state.tokens.list();
  const carried = carriedByToken(state.legs.open());
  const holdings: HoldingView[] = [];
  let totalE8s = 0n;
  for (let i = 0; i < tokens.length; i++) {
    // Rows and tokens of a picture are in the order of the registry.
    const token = tokens[i];
    const tokenState = picture.tokens[i];
    if (token === undefined || tokenState === undefined) continue;
    const { tokenIndex } = token;
    const { price } = tokenState;
    const sync = heap.syncs.get(tokenIndex);
    const book = state.books.of(tokenIndex);
    const held = heldInBook(book, carried.get(tokenIndex));
    const valueE8s = price === undefined ? 0n : valueE8sDown(held, price.priceE8s, token.decimals);
    totalE8s += valueE8s;
    holdings.push({
      token,
      heldAtoms: held,
      liquidAtoms: book.liquidAtoms,
      reservedAtoms: tokenState.reservedAtoms,
      valueE8s,
      price,
      requirement: requirements.rows[i],
      syncedAtNs: sync?.syncedAtNs,
      syncFailure: sync?.failure,
    });
  }
  const inDollars = icpInDollars(context);
  const usd = inDollars && {
    ...inDollars,
    totalUsdE8s: (totalE8s * inDollars.priceUsdE8s) / E8S_ONE,
  };
  return { totalE8s, tradableE8s: requirements.totalE8s, holdings, usd };
}

/** Where the money of one token is, and how it came to be. */
export type MoneyView = {
  readonly token: Token;
  readonly book: TokenBook;
  /** What open legs carry, by place. */
  readonly atPlaces: Readonly<Record<Place, bigint>>;
  readonly sumAtoms: bigint;
  /** What was ever received less what was paid out: equal to the sum (TREASURY_1). */
  readonly accountedAtoms: bigint;
};

/** Answers `where_is_the_money`. */
export function viewMoney(context: Context): MoneyView[] {
  const legs = context.state.legs.open();
  return context.state.tokens.list().map((token) => {
    const book = context.state.books.of(token.tokenIndex);
    const atPlaces = placesOf(legs, token.tokenIndex);
    const carried = Object.values(atPlaces).reduce((sum, atoms) => sum + atoms, 0n);
    return {
      token,
      book,
      atPlaces,
      sumAtoms: book.liquidAtoms + book.dustAtoms + carried,
      accountedAtoms: accountedAtoms(book),
    };
  });
}

function placesOf(legs: readonly Leg[], tokenIndex: number): Record<Place, bigint> {
  const places: Record<Place, bigint> = {
    in_flight: 0n,
    unused: 0n,
    subaccount: 0n,
    claim: 0n,
    suspense: 0n,
  };
  for (const { money, sellIndex, buyIndex } of legs) {
    if (money === undefined) continue;
    if ((money.side === "sell" ? sellIndex : buyIndex) !== tokenIndex) continue;
    places[money.place] += money.amountAtoms;
  }
  return places;
}

/** One invariant and whether it holds. */
export type InvariantView = {
  readonly name: string;
  readonly says: string;
  readonly holds: boolean;
};

/** Answers `check_invariants`. */
export function viewInvariants(context: Context): InvariantView[] {
  const picture = pictureForInvariants(context);
  const broken = brokenInvariants(picture, treasuryInvariants).map(({ name }) => name);

  return Object.entries(treasuryInvariants).map(([name, { says }]) => ({
    name,
    says,
    holds: !broken.includes(name),
  }));
}

/** A pair as the preview tells of it: why no size of it would be traded, in words. */
export type PairView = Omit<PairOdds, "refusal"> & { readonly refusal: string | undefined };

/** What would be done now, as far as it can be said without asking venues. */
export type PreviewView = {
  readonly tradableE8s: bigint;
  readonly requirements: readonly Requirement[];
  readonly odds: readonly PairView[];
  /** Why nothing would be traded, when it is known already. */
  readonly refusal?: string;
};

/** Answers `preview_cycle`. */
export function viewPreview(context: Context): PreviewView {
  const picture = takePicture(context, venuesToAsk(context));
  const config = currentConfig(context);
  const requirements = measureRequirements(picture, config);
  const { status } = requireSettings(context.state);
  const nameOf = (id: TokenId) => context.state.tokens.find(id)?.symbol ?? id;
  const odds = choosePairOdds(requirements, picture, config).map((pair): PairView => {
    const names = { sell: nameOf(pair.sellId), buy: nameOf(pair.buyId) };
    const { refusal } = pair;
    return { ...pair, refusal: refusal && describeRefusal(refusal, names) };
  });
  const refusal = status.type === "trading" ? whyNoPair(odds) : status.type;

  return {
    tradableE8s: requirements.totalE8s,
    requirements: requirements.rows,
    odds,
    ...(refusal === undefined ? {} : { refusal }),
  };
}

/** Why no pair would be traded, when none would: by the one that is the likeliest to be drawn. */
function whyNoPair(odds: readonly PairView[]): string | undefined {
  if (odds.some(({ refusal }) => refusal === undefined)) return undefined;

  const [likeliest] = [...odds].sort((a, b) => Number(b.oddsBp - a.oddsBp));
  return likeliest === undefined ? "no pair can be formed" : `no pair: ${likeliest.refusal}`;
}
