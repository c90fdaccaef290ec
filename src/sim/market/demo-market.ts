import { ok, type Result } from "../../kernel/result.js";
import { expandSeed, Xoshiro256 } from "../../kernel/xoshiro256.js";
import { DEMO_TOKENS, type DemoToken, demoTokensAt } from "../demo-network.js";
import type { CsvProblem } from "./csv.js";
import { demoWalk } from "./demo-walk.js";
import { besides, type PricePath } from "./prices.js";
import { readRecordedPrices } from "./recorded-prices.js";

/** The market around a demo network: where its pools open, and how prices go on from there. */
export type DemoMarket = {
  readonly tokens: readonly DemoToken[];
  readonly path: PricePath;
  /** When a file begins, as it writes that. */
  readonly startsAtText?: string;
};

/** A seeded walk from the listed prices. It never ends. */
export function walkingMarket(seed: bigint): DemoMarket {
  return { tokens: DEMO_TOKENS, path: seededWalk(seed) };
}

/**
 * Recorded prices, with the walk beside them for what the file does not know. The pools open at the
 * prices of the first minute; the path goes on with the second, and ends with the file.
 *
 * @returns The market, or what is wrong with the file.
 */
export function recordedMarket(text: string, seed: bigint): Result<DemoMarket, CsvProblem> {
  const recorded = readRecordedPrices(text);
  if (!recorded.ok) return recorded;
  const path = besides(recorded.value, seededWalk(seed));
  const first = path.next();
  const { startsAtText } = recorded.value;
  const tokens = first === undefined ? DEMO_TOKENS : demoTokensAt(first);
  return ok({ tokens, path, startsAtText });
}

function seededWalk(seed: bigint): PricePath {
  return demoWalk(new Xoshiro256(expandSeed(seed)));
}
