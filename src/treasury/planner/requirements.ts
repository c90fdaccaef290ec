import { abs, BP_ONE } from "../../kernel/fixed-point.js";
import type { TreasuryConfig } from "../config.js";
import type { Picture, TokenState } from "./model.js";
import { isStale } from "./prices.js";
import { priceE8sOf, valueE8sDown } from "./value.js";

/**
 * Where a token stands, in the order of the checks. The first four count in no total and no target;
 * the next two count, at the last good price, but are not traded.
 *
 * - `not_held`: neither active nor held, apart from what is reserved.
 * - `paused`: by a breaker, an operator or the lack of a sync (B-60).
 * - `unsynced`: its ledger did not answer; its balance is not guessed.
 * - `no_price`: it was never priced.
 * - `price_barred`: its price jumped and nobody confirmed it yet (§8).
 * - `price_stale`: its price is older than allowed (§8).
 * - `within_band`: not strictly further from its target than the least difference.
 * - `candidate`: to be sold or bought.
 */
export type Standing =
  | "not_held"
  | "paused"
  | "unsynced"
  | "no_price"
  | "price_barred"
  | "price_stale"
  | "within_band"
  | "candidate";

/** What one token has and what it should have. */
export type Requirement = {
  readonly token: TokenState;
  readonly standing: Standing;
  /** Price that values it: ICP's own is 1 by definition. Zero when it has none. */
  readonly priceE8s: bigint;
  /** Rounded down; zero for what counts in no total. */
  readonly valueE8s: bigint;
  /** Its target among all that count, rounded down. */
  readonly targetBp: bigint;
  /** Its share of the total, rounded down. */
  readonly currentBp: bigint;
  /** `targetBp - currentBp`: positive is to be bought, negative to be sold. */
  readonly diffBp: bigint;
};

/** What the portfolio has and what it should have. */
export type Requirements = {
  /** One a token, in the order of the picture. */
  readonly rows: readonly Requirement[];
  /** Value of all tokens that count. */
  readonly totalE8s: bigint;
  /** Sum of the targets of the active tokens that count, as configured. */
  readonly targetSumBp: bigint;
  /** Candidates above their targets. */
  readonly sellers: readonly Requirement[];
  /** Candidates below their targets. */
  readonly buyers: readonly Requirement[];
};

/** What the first pass finds out about a token. */
type Valued = {
  readonly token: TokenState;
  readonly standing: Standing;
  readonly priceE8s: bigint;
  readonly valueE8s: bigint;
};

/**
 * Measures how far each token is from its target (R-09 … R-16, §3).
 *
 * Shares round down, so lost points look like underweight: rounding alone makes nobody sell. An
 * empty portfolio has all shares at zero, and then only buyers.
 */
export function measureRequirements(picture: Picture, config: TreasuryConfig): Requirements {
  const valued: Valued[] = [];
  let totalE8s = 0n;
  let targetSumBp = 0n;
  for (const token of picture.tokens) {
    const one = valueToken(token, picture, config);
    valued.push(one);
    totalE8s += one.valueE8s;
    if (token.active && countsInTotal(one.standing)) targetSumBp += token.targetBp;
  }

  const rows: Requirement[] = [];
  const sellers: Requirement[] = [];
  const buyers: Requirement[] = [];
  for (const one of valued) {
    const row = compareToTarget(one, totalE8s, targetSumBp, config.diffBpMin);
    rows.push(row);
    if (row.standing === "candidate") (row.diffBp < 0n ? sellers : buyers).push(row);
  }
  return { rows, totalE8s, targetSumBp, sellers, buyers };
}

/** Whether a token counts in the total and in the sum of targets. */
export function countsInTotal(standing: Standing): boolean {
  switch (standing) {
    case "not_held":
    case "paused":
    case "unsynced":
    case "no_price":
      return false;
    default:
      return true;
  }
}

/** What is the treasury's own to weigh: in the account or awaited, and not reserved (§11, R-12). */
export function ownAtoms(token: TokenState): bigint {
  const own = (token.liquidAtoms ?? 0n) + token.awaitedAtoms - token.reservedAtoms;
  // A reservation may be larger than what is there: then nothing is left to weigh.
  return own > 0n ? own : 0n;
}

function valueToken(token: TokenState, picture: Picture, config: TreasuryConfig): Valued {
  const priceE8s = priceE8sOf(token, picture.icpId);
  const standing = standingOf(token, priceE8s, picture, config);
  const valueE8s = countsInTotal(standing)
    ? valueE8sDown(ownAtoms(token), priceE8s, token.decimals)
    : 0n;
  return { token, standing, priceE8s, valueE8s };
}

function standingOf(
  token: TokenState,
  priceE8s: bigint,
  picture: Picture,
  config: TreasuryConfig,
): Standing {
  const { liquidAtoms, price } = token;
  if (!token.active && liquidAtoms !== undefined && ownAtoms(token) === 0n) return "not_held";
  if (token.pausedBy !== undefined) return "paused";
  if (liquidAtoms === undefined) return "unsynced";
  if (priceE8s === 0n) return "no_price";
  if (price === undefined || token.tokenId === picture.icpId) return "within_band";
  if (price.isBarred) return "price_barred";
  if (isStale(price, picture.takenAtNs, config.priceAgeNsMax)) return "price_stale";
  return "within_band";
}

function compareToTarget(
  { token, standing, priceE8s, valueE8s }: Valued,
  totalE8s: bigint,
  targetSumBp: bigint,
  diffBpMin: bigint,
): Requirement {
  if (!countsInTotal(standing))
    return { token, standing, priceE8s, valueE8s, targetBp: 0n, currentBp: 0n, diffBp: 0n };

  const isTargeted = token.active && targetSumBp > 0n;
  const targetBp = isTargeted ? (token.targetBp * BP_ONE) / targetSumBp : 0n;
  const currentBp = totalE8s > 0n ? (valueE8s * BP_ONE) / totalE8s : 0n;
  const diffBp = targetBp - currentBp;
  const isCandidate = standing === "within_band" && abs(diffBp) > diffBpMin;
  return {
    token,
    standing: isCandidate ? "candidate" : standing,
    priceE8s,
    valueE8s,
    targetBp,
    currentBp,
    diffBp,
  };
}
