/** The moods of a market. */
export type RegimeName = "calm" | "rise" | "fall" | "crash" | "recovery";

/** How prices move while a mood lasts. Per minute, in billionths of the price. */
export type Regime = {
  readonly driftPpb: bigint;
  /** How far one minute moves prices at the most, up or down, beside the drift. */
  readonly noisePpb: bigint;
  /** How long it lasts on average. */
  readonly minutesMean: bigint;
  /** What follows, each as often as it is named. */
  readonly followedBy: readonly RegimeName[];
};

/**
 * The moods. A rise or fall goes some 4 % a day for eight hours on average, a crash some 60 %
 * within six hours, and a recovery undoes it within five days.
 */
export const REGIMES: Readonly<Record<RegimeName, Regime>> = {
  calm: {
    driftPpb: 0n,
    noisePpb: 1_000_000n,
    minutesMean: 720n,
    followedBy: ["rise", "rise", "rise", "rise", "fall", "fall", "fall", "fall", "crash"],
  },
  rise: {
    driftPpb: 28_000n,
    noisePpb: 1_500_000n,
    minutesMean: 480n,
    followedBy: ["calm", "calm", "fall"],
  },
  fall: {
    driftPpb: -28_000n,
    noisePpb: 1_500_000n,
    minutesMean: 480n,
    followedBy: ["calm", "calm", "rise"],
  },
  crash: {
    driftPpb: -2_500_000n,
    noisePpb: 8_000_000n,
    minutesMean: 360n,
    followedBy: ["recovery"],
  },
  recovery: {
    driftPpb: 120_000n,
    noisePpb: 4_000_000n,
    minutesMean: 7_200n,
    followedBy: ["calm"],
  },
};
