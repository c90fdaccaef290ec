import type { CycleView } from "../../client/interfaces/treasury.did.js";
import { type Denomination, group, readable } from "../../figures/figures.js";

/** Why a cycle did not trade: each reason of its attempts once, with figures for people. */
export function whyOf(
  { attempts, reason }: Pick<CycleView, "attempts" | "reason">,
  tokens: readonly Denomination[] = [],
): string {
  const whys = attempts.map(({ end }) => Object.values(end)[0]?.why ?? "");
  const said = new Set([...whys, reason].filter((each) => each !== ""));
  return readable([...said].join("; "), tokens);
}

/** How many legs came to their end, as `1 leg settled`. */
export function legsSettled(count: number): string {
  return count === 1 ? "1 leg settled" : `${group(count)} legs settled`;
}
