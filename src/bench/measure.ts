import { assert } from "../kernel/assert.js";
import type { Network } from "../localnet/network.js";

/** Runs of each operation; their median is the figure. */
export const RUN_COUNT = 21;

/** The middle one of some numbers; the lower of two middle ones. */
export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const median = sorted[Math.floor((sorted.length - 1) / 2)];
  assert(median !== undefined, "the median of nothing");
  return median;
}

/** What one canister spent on something, by message. */
export type Spending = {
  /** Of all its messages, callbacks and timers included; queries only when they were asked. */
  readonly instructions: number;
  /** Of the costliest single message. */
  readonly instructionsMax: number;
  readonly messageCount: number;
  /** Calls it made, by the method of the callee. */
  readonly callCounts: ReadonlyMap<string, number>;
};

/** Counts what one canister spends while something is done. */
export function measureSpending(network: Network, canister: Uint8Array, act: () => void): Spending {
  const own = canister.join();
  let instructions = 0;
  let instructionsMax = 0;
  let messageCount = 0;
  const callCounts = new Map<string, number>();
  const stop = network.onMessage((report) => {
    if (report.canister.join() !== own) return;
    instructions += report.instructions;
    instructionsMax = Math.max(instructionsMax, report.instructions);
    messageCount += 1;
    for (const { method } of report.calls) {
      callCounts.set(method, (callCounts.get(method) ?? 0) + 1);
    }
  });
  try {
    act();
  } finally {
    stop();
  }
  return { instructions, instructionsMax, messageCount, callCounts };
}

/** The median of what one canister spends on something that is done `RUN_COUNT` times. */
export function medianInstructions(
  network: Network,
  canister: Uint8Array,
  act: (run: number) => void,
): number {
  const counts = Array.from(
    { length: RUN_COUNT },
    (_, run) => measureSpending(network, canister, () => act(run)).instructions,
  );
  return medianOf(counts);
}
