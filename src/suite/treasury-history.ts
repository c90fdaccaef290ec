import { BP_ONE } from "../kernel/fixed-point.js";
import type { Context } from "../treasury/context.js";
import type { Snapshot } from "../treasury/model.js";
import { valueE8sDown } from "../treasury/planner/value.js";

/** Points of one answer. */
export const POINT_COUNT_MAX = 200;

/** Points of an answer when nothing is said. */
export const POINT_COUNT_DEFAULT = 120;

/**
 * The portfolio over time, for a chart: points from the oldest snapshot that is kept to the newest,
 * evenly spaced, each with the share of every token.
 */
export function portfolioHistory(context: Context, pointCountMax: number): object {
  const { snapshots, tokens } = context.state;
  const { oldestId, nextId } = snapshots;
  const count = Number(nextId - oldestId);
  const pointCount = Math.min(count, pointCountMax);
  const listed = tokens.list();
  const points = Array.from({ length: pointCount }, (_, i) => {
    // The newest is always among them.
    const place = Math.floor(((i + 1) * count) / pointCount) - 1;
    return snapshots.get(oldestId + BigInt(place));
  });
  return {
    tokens: listed.map(({ tokenId, symbol, targetBp }) => ({
      token: tokenId,
      symbol,
      target_bp: Number(targetBp),
    })),
    points: points.flatMap((snapshot) =>
      snapshot === undefined ? [] : [toPoint(snapshot, listed)],
    ),
  };
}

type Listed = ReturnType<Context["state"]["tokens"]["list"]>;

function toPoint(snapshot: Snapshot, listed: Listed): object {
  const { atNs, totalE8s, unitValueE8s, holdings } = snapshot;
  const byIndex = new Map(holdings.map((holding) => [holding.tokenIndex, holding]));
  return {
    at_ns: atNs.toString(),
    total_e8s: totalE8s.toString(),
    unit_value_e8s: unitValueE8s.toString(),
    shares_bp: listed.map(({ tokenIndex, decimals }) => {
      const { amountAtoms = 0n, priceE8s = 0n } = byIndex.get(tokenIndex) ?? {};
      const valueE8s = valueE8sDown(amountAtoms, priceE8s, decimals);
      return totalE8s === 0n ? 0 : Number((valueE8s * BP_ONE) / totalE8s);
    }),
  };
}
