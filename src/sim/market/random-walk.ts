import { max } from "../../kernel/fixed-point.js";
import type { Xoshiro256 } from "../../kernel/xoshiro256.js";
import type { OutsidePrices, PricePath } from "./prices.js";
import { REGIMES, type RegimeName } from "./regimes.js";

/** A token whose price walks. */
export type WalkingToken = {
  readonly symbol: string;
  readonly startUsdE8s: bigint;
  /** How much of the market's move it takes part in: 10,000 is all of it. */
  readonly marketShareBp: bigint;
  /** How far it moves by itself in a minute at the most, in billionths of its price. */
  readonly ownNoisePpb: bigint;
};

const PPB_ONE = 1_000_000_000n;
const BP_ONE = 10_000n;
/** As many draws make up one move: their sum is near a bell. */
const DRAWS_PER_MOVE = 3n;

/**
 * A seeded walk of prices through the moods of a market: all tokens follow the market, each with
 * some noise of its own. The same seed gives the same walk; prices never fall below the last
 * decimal.
 */
export class RandomWalk implements PricePath {
  readonly #random: Xoshiro256;
  readonly #tokens: readonly WalkingToken[];
  readonly #prices: bigint[];
  #regime: RegimeName = "calm";

  constructor(random: Xoshiro256, tokens: readonly WalkingToken[]) {
    this.#random = random;
    this.#tokens = tokens;
    this.#prices = tokens.map(({ startUsdE8s }) => startUsdE8s);
  }

  /** The mood that the next minute is in. */
  get regime(): RegimeName {
    return this.#regime;
  }

  /** Walks one minute. A walk never ends. */
  next(): OutsidePrices {
    const { driftPpb, noisePpb } = REGIMES[this.#regime];
    const marketPpb = driftPpb + this.#drawPpb(noisePpb);
    const prices = new Map<string, bigint>();
    this.#tokens.forEach(({ symbol, marketShareBp, ownNoisePpb }, i) => {
      const movePpb = (marketPpb * marketShareBp) / BP_ONE + this.#drawPpb(ownNoisePpb);
      const price = max(1n, ((this.#prices[i] ?? 0n) * (PPB_ONE + movePpb)) / PPB_ONE);
      this.#prices[i] = price;
      prices.set(symbol, price);
    });
    this.#changeMood();
    return prices;
  }

  /** A move between minus and plus the most, small ones more often. */
  #drawPpb(mostPpb: bigint): bigint {
    if (mostPpb === 0n) return 0n;
    const bound = (2n * mostPpb) / DRAWS_PER_MOVE + 1n;
    let sumPpb = 0n;
    for (let i = 0n; i < DRAWS_PER_MOVE; i++) sumPpb += this.#random.nextBelow(bound);
    return sumPpb - (DRAWS_PER_MOVE * (bound - 1n)) / 2n;
  }

  #changeMood(): void {
    const { minutesMean, followedBy } = REGIMES[this.#regime];
    if (this.#random.nextBelow(minutesMean) !== 0n) return;
    const drawn = followedBy[Number(this.#random.nextBelow(BigInt(followedBy.length)))];
    if (drawn !== undefined) this.#regime = drawn;
  }
}
