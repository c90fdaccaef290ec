import fc from "fast-check";
import { expandSeed, Xoshiro256 } from "../../../../src/kernel/xoshiro256.js";
import type { TreasuryConfig } from "../../../../src/treasury/config.js";
import { ICPSWAP, KONGSWAP, venueId } from "../../../../src/treasury/ids.js";
import type { Decision } from "../../../../src/treasury/planner/decide-step.js";
import { decideReduced, decideRoute } from "../../../../src/treasury/planner/decide-step.js";
import type { LadderRequest } from "../../../../src/treasury/planner/ladder.js";
import type { Picture, TokenState, VenueQuotes } from "../../../../src/treasury/planner/model.js";
import {
  type Opening,
  type OpenStep,
  openFallback,
  openStep,
} from "../../../../src/treasury/planner/open-step.js";
import type { StepRecord } from "../../../../src/treasury/planner/replay.js";
import type { RouteInput } from "../../../../src/treasury/planner/route.js";
import { icpswapTerms, kongswapTerms } from "../../../../src/treasury/planner/venue-terms.js";
import {
  config,
  icp,
  ladder,
  NOW_NS,
  picture,
  quotePool,
  routeInput,
  type Step,
  token,
} from "../../../unit/treasury/planner/pictures.js";

/** A third venue with terms between those of the two real ones. */
const thirdTerms = { ...icpswapTerms, venueId: venueId("third"), answers: "net" } as const;

/** A treasury, its configuration, a seed, and how deep the pools are. */
export type World = {
  readonly picture: Picture;
  readonly config: TreasuryConfig;
  readonly seed: bigint;
  /** Depth of a side of each venue's pool in e8s; 0: no pool. */
  readonly depthsE8s: readonly bigint[];
};

/** What a world's step did, from its opening to its last decision. */
export type Run = {
  readonly opening: Opening;
  /** The step that was decided last: the fallback, when there was one. */
  readonly step?: OpenStep;
  readonly quotes?: readonly VenueQuotes[];
  /** What the ladder quotes led to, and what all led to in the end. */
  readonly first?: Decision;
  readonly last?: Decision;
  readonly record?: StepRecord;
};

const priceE8s = fc.bigInt({ min: 1_000_000n, max: 2_000_000_000_000n });

/**
 * Tokens of 6, 8 or 18 decimals, worth between dust and 20 ICP each, with fees up to 0.0003 ICP.
 */
function arbitraryToken(place: number): fc.Arbitrary<TokenState> {
  return fc
    .record({
      decimals: fc.constantFrom(6, 8, 18),
      price: priceE8s,
      valueE8s: fc.bigInt({ min: 0n, max: 2_000_000_000n }),
      feeE8s: fc.bigInt({ min: 0n, max: 30_000n }),
      targetBp: fc.bigInt({ min: 0n, max: 4_000n }),
      inFlightShare: fc.bigInt({ min: 0n, max: 30n }),
      reservedShare: fc.bigInt({ min: 0n, max: 30n }),
      way: fc.constantFrom("allowance" as const, "transfer" as const),
      pausedBy: fc.option(fc.constant("operator" as const), { freq: 9, nil: undefined }),
      isBarred: fc.integer({ min: 0, max: 9 }),
    })
    .map((row) => {
      const atoms = (valueE8s: bigint) => (valueE8s * 10n ** BigInt(row.decimals)) / row.price;
      const liquidAtoms = atoms(row.valueE8s);
      return token(`token-${place}`, place, {
        decimals: row.decimals,
        price: { priceE8s: row.price, atNs: NOW_NS, isBarred: row.isBarred === 0 },
        feeAtoms: atoms(row.feeE8s),
        liquidAtoms,
        inFlightAtoms: (liquidAtoms * row.inFlightShare) / 100n,
        reservedAtoms: (liquidAtoms * row.reservedShare) / 100n,
        targetBp: row.targetBp,
        way: row.way,
        ...(row.pausedBy === undefined ? {} : { pausedBy: row.pausedBy }),
      });
    });
}

/** Treasuries of ICP and two to five tokens, with one to three venues. */
export function arbitraryWorld(): fc.Arbitrary<World> {
  return fc
    .record({
      base: fc.record({
        liquidAtoms: fc.bigInt({ min: 0n, max: 2_000_000_000n }),
        targetBp: fc.bigInt({ min: 0n, max: 4_000n }),
        feeAtoms: fc.bigInt({ min: 0n, max: 10_000n }),
      }),
      tokens: fc.tuple(...[3, 4, 5, 6, 7].map(arbitraryToken)),
      tokenCount: fc.integer({ min: 2, max: 5 }),
      venueCount: fc.integer({ min: 1, max: 3 }),
      depthsE8s: fc.array(
        fc.oneof(
          { weight: 1, arbitrary: fc.constant(0n) },
          { weight: 4, arbitrary: fc.bigInt({ min: 5_000_000n, max: 2_000_000_000n }) },
          { weight: 2, arbitrary: fc.bigInt({ min: 10n ** 10n, max: 10n ** 12n }) },
        ),
        { minLength: 3, maxLength: 3 },
      ),
      seed: fc.bigInt({ min: 0n, max: (1n << 64n) - 1n }),
      partialRule: fc.constantFrom("lowest_slippage" as const, "max_coverage" as const),
      singleVenuePartials: fc.boolean(),
      feeBpMax: fc.constantFrom(500n, 5_000n),
    })
    .map(({ base, tokens, tokenCount, venueCount, depthsE8s, seed, ...rules }) => ({
      picture: picture([icp(base), ...tokens.slice(0, tokenCount)], {
        venues: [kongswapTerms, icpswapTerms, thirdTerms].slice(0, venueCount),
      }),
      config: config(rules),
      seed,
      depthsE8s,
    }));
}

/** Runs one attempt to its end: pair, ladders, fresh quote, and the ICP fallback when it is due. */
export function runWorld(world: World): Run {
  const random = new Xoshiro256(expandSeed(world.seed));
  const opening = openStep(world.picture, world.config, random);
  if (!opening.result.ok) return { opening };

  const step = opening.result.value;
  const origin = { type: "pair" } as const;
  const decided = decide(world, step, { origin, draws: opening.draws });
  const { last } = decided;
  if (last.type !== "no_route" || last.fallback.type === "refused") return { opening, ...decided };

  const { sell, size } = step;
  const order = { sellId: sell.tokenId, amountAtoms: size.amountAtoms, mode: size.mode };
  const fallback = openFallback(world.picture, world.config, order);
  if (!fallback.ok) return { opening, ...decided };
  const fallbackOrigin = { type: "fallback", ...order } as const;
  return { opening, ...decide(world, fallback.value, { origin: fallbackOrigin, draws: [] }) };
}

function decide(world: World, step: OpenStep, start: Pick<StepRecord, "origin" | "draws">) {
  const quotes = step.requests.map((request, index) => quote(world, step, request, index));
  const first = decideRoute(step, quotes);
  const record: StepRecord = { picture: world.picture, ...start, quotes };
  if (first.type !== "fresh_quote_needed") return { step, quotes, first, last: first, record };

  const freshQuote = quote(world, step, first.request, first.estimate.venueIndex);
  const last = decideReduced(step, first.estimate, freshQuote);
  return { step, quotes, first, last, record: { ...record, freshQuote } };
}

function quote(
  world: World,
  step: OpenStep,
  request: LadderRequest,
  venueIndex: number,
): VenueQuotes {
  const depthE8s = world.depthsE8s[venueIndex] ?? 0n;
  const reserve = (one: TokenState): bigint => {
    const price = one.tokenId === world.picture.icpId ? 100_000_000n : one.price?.priceE8s;
    return price === undefined ? 0n : (depthE8s * 10n ** BigInt(one.decimals)) / price;
  };
  const [reserveInAtoms, reserveOutAtoms] = [reserve(step.sell), reserve(step.buy)];
  if (reserveInAtoms === 0n || reserveOutAtoms === 0n) return { type: "no_pool" };
  const pool = { reserveInAtoms, reserveOutAtoms, feeBp: 30n };
  return quotePool(pool, request.askedAtoms, step.buy.feeAtoms);
}

/** Ladders that fall off anywhere, with fees or without, from one to three venues. */
export function arbitraryRouteInput(): fc.Arbitrary<RouteInput> {
  const step = fc.record({
    slipBp: fc.integer({ min: 0, max: 600 }),
    lossBp: fc.bigInt({ min: 0n, max: 600n }),
    isAnswered: fc.boolean(),
  });
  const steps = fc.oneof(
    fc.array(step, { minLength: 10, maxLength: 10 }),
    flatSteps(),
    thinSteps(),
  );
  const fees = fc.oneof(
    fc.constant({ comparedAtoms: 0n, feesE8s: 0n }),
    fc.record({
      comparedAtoms: fc.bigInt({ min: 0n, max: 3_000_000n }),
      feesE8s: fc.bigInt({ min: 0n, max: 400_000n }),
    }),
  );
  return fc
    .record({
      ladders: fc.array(fc.record({ steps, fees }), { minLength: 1, maxLength: 3 }),
      sizeAtoms: fc.oneof(
        fc.bigInt({ min: 10_000_000n, max: 100_000_000n }),
        fc.constantFrom(40_000_000n, 100_000_000n),
      ),
      hasIcp: fc.boolean(),
      partialRule: fc.constantFrom("lowest_slippage" as const, "max_coverage" as const),
      singleVenuePartials: fc.boolean(),
      partialBpMin: fc.constantFrom(1_000n, 4_000n, 9_900n),
    })
    .map(({ ladders, sizeAtoms, hasIcp, ...rules }) => {
      const venues = [KONGSWAP, ICPSWAP, venueId("third")];
      return routeInput(
        ladders.map(({ steps: given, fees: legFees }, index) =>
          ladder(venues[index] ?? KONGSWAP, toSteps(given, sizeAtoms), legFees),
        ),
        { sizeAtoms, hasIcp, rules },
      );
    });
}

type RawStep = { readonly slipBp: number; readonly lossBp: bigint; readonly isAnswered: boolean };

/** Every step alike, up to some coverage: the ties that the fixed order decides. */
function flatSteps(): fc.Arbitrary<readonly RawStep[]> {
  const step = fc.record({
    slipBp: fc.constantFrom(0, 100),
    lossBp: fc.constantFrom(0n, 100n, 5_000n),
  });
  return fc
    .record({ step, upTo: fc.integer({ min: 0, max: 10 }) })
    .map(({ step: one, upTo }) =>
      Array.from({ length: 10 }, (_, i) => ({ ...one, isAnswered: i < upTo })),
    );
}

/** Slippage that grows with the amount, until it is too much: where partial routes come from. */
function thinSteps(): fc.Arbitrary<readonly RawStep[]> {
  return fc.integer({ min: 20, max: 300 }).map((perStepBp) =>
    Array.from({ length: 10 }, (_, i) => {
      const slipBp = perStepBp * (i + 1);
      return { slipBp: Math.min(slipBp, 10_000), lossBp: BigInt(slipBp), isAnswered: true };
    }),
  );
}

function toSteps(given: readonly RawStep[], sizeAtoms: bigint): Step[] {
  return given.flatMap(({ slipBp, lossBp, isAnswered }, index) => {
    const amountAtoms = (sizeAtoms * BigInt(index + 1)) / 10n;
    const out = lossBp < 10_000n ? (amountAtoms * (10_000n - lossBp)) / 100_000n : 0n;
    return isAnswered ? [{ pct: (index + 1) * 10, out, slipBp }] : [];
  });
}
