import type { Context } from "../treasury/context.js";
import { viewPortfolio } from "../treasury/views.js";
import { shareBp } from "./share.js";

/** The portfolio at one moment. */
export type Sample = {
  readonly atNs: bigint;
  readonly totalE8s: bigint;
  /** How far it is from its targets: Σ|diff|. */
  readonly driftBp: bigint;
  /** Share of the value of each token, in the order of the tokens. */
  readonly sharesBp: readonly bigint[];
};

/** What there is of a token at first, and the share that it should have. */
export type OpeningHolding = {
  readonly valueE8s: bigint;
  readonly targetBp: bigint;
};

/** Most samples that are kept: a chart is not wider. */
const SAMPLE_COUNT_MAX = 1_024;

/**
 * The portfolio over time at equal distances, however long that is: when there are too many
 * samples, every other one goes and the distance doubles.
 */
export class Samples {
  #kept: Sample[] = [];
  #minutesApart = 1;

  /** Begins with a portfolio that the treasury has no prices for yet. */
  constructor(atNs: bigint, holdings: readonly OpeningHolding[]) {
    this.#kept.push(measure(atNs, holdings));
  }

  /** What is kept, oldest first. */
  get all(): readonly Sample[] {
    return this.#kept;
  }

  /** Takes a sample when the minute, counted from 1, is one for it. */
  noteMinute(minute: number, context: Context): void {
    if (minute % this.#minutesApart !== 0) return;
    this.#kept.push(takeSample(context));
    if (this.#kept.length <= SAMPLE_COUNT_MAX) return;
    this.#kept = this.#kept.filter((_sample, i) => i % 2 === 0);
    this.#minutesApart *= 2;
  }

  /** Takes a sample in any case: how a simulation ends. */
  noteEnd(context: Context): void {
    this.#kept.push(takeSample(context));
  }
}

function takeSample(context: Context): Sample {
  const { totalE8s, holdings } = viewPortfolio(context);
  const diffsBp = holdings.map(({ requirement }) => requirement?.diffBp ?? 0n);
  return {
    atNs: context.environment.timeNs(),
    totalE8s,
    driftBp: sumOfSizes(diffsBp),
    sharesBp: holdings.map(({ valueE8s }) => shareBp(valueE8s, totalE8s)),
  };
}

function measure(atNs: bigint, holdings: readonly OpeningHolding[]): Sample {
  const totalE8s = holdings.reduce((sum, { valueE8s }) => sum + valueE8s, 0n);
  const sharesBp = holdings.map(({ valueE8s }) => shareBp(valueE8s, totalE8s));
  const driftBp = sumOfSizes(holdings.map(({ targetBp }, i) => targetBp - (sharesBp[i] ?? 0n)));
  return { atNs, totalE8s, driftBp, sharesBp };
}

function sumOfSizes(diffsBp: readonly bigint[]): bigint {
  return diffsBp.reduce((sum, diffBp) => sum + (diffBp < 0n ? -diffBp : diffBp), 0n);
}
