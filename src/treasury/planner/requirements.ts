import { abs, BP_ONE, E8S_ONE } from "../../kernel/fixed-point.js";
import type { TreasuryConfig } from "../config.js";
import type { Picture, TokenState } from "./model.js";
import { valueE8sDown } from "./value.js";

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

/** A row while it is measured: the second pass fills in what needs the totals. */
type OpenRow = { -readonly [Key in keyof Requirement]: Requirement[Key] };

/**
 * Measures how far each token is from its target (R-09 … R-16, §3).
 *
 * Shares round down, so lost points look like underweight: rounding alone makes nobody sell. An
 * empty portfolio has all shares at zero, and then only buyers.
 */
export function measureRequirements(picture: Picture, config: TreasuryConfig): Requirements {
  const { tokens, icpId } = picture;
  const pricedAtNsMin = picture.takenAtNs - config.priceAgeNsMax;
  const rows: OpenRow[] = [];
  const counted: OpenRow[] = [];
  let totalE8s = 0n;
  let targetSumBp = 0n;
  for (const token of tokens) {
    const row = openRow(token, icpId, pricedAtNsMin);
    rows.push(row);
    if (!countsInTotal(row.standing)) continue;

    counted.push(row);
    row.valueE8s = valueE8sDown(ownAtoms(token), row.priceE8s, token.decimals);
    totalE8s += row.valueE8s;
    if (token.active) targetSumBp += token.targetBp;
  }

  const sellers: Requirement[] = [];
  const buyers: Requirement[] = [];
  for (const row of counted) {
    compareToTarget(row, totalE8s, targetSumBp);
    if (row.standing !== "within_band" || abs(row.diffBp) <= config.diffBpMin) continue;
    row.standing = "candidate";
    (row.diffBp < 0n ? sellers : buyers).push(row);
  }
  return { rows, totalE8s, targetSumBp, sellers, buyers };
}

/** Whether a token counts in the total and in the sum of targets. */
function countsInTotal(standing: Standing): boolean {
  return (
    standing === "within_band" ||
    standing === "candidate" ||
    standing === "price_stale" ||
    standing === "price_barred"
  );
}

/** What is the treasury's own to weigh: in the account or awaited, and not reserved (§11, R-12). */
function ownAtoms(token: TokenState): bigint {
  const { liquidAtoms = 0n, awaitedAtoms, reservedAtoms } = token;
  const hereAtoms = awaitedAtoms === 0n ? liquidAtoms : liquidAtoms + awaitedAtoms;
  if (reservedAtoms === 0n) return hereAtoms;
  // A reservation may be larger than what is there: then nothing is left to weigh.
  return hereAtoms > reservedAtoms ? hereAtoms - reservedAtoms : 0n;
}

function openRow(token: TokenState, icpId: string, pricedAtNsMin: bigint): OpenRow {
  const isIcp = token.tokenId === icpId;
  const priceE8s = isIcp ? E8S_ONE : (token.price?.priceE8s ?? 0n);
  const standing = standingOf(token, priceE8s) ?? (isIcp ? undefined : barOf(token, pricedAtNsMin));
  return {
    token,
    standing: standing ?? "within_band",
    priceE8s,
    valueE8s: 0n,
    targetBp: 0n,
    currentBp: 0n,
    diffBp: 0n,
  };
}

/** Why a token counts in no total, if it does not. */
function standingOf(token: TokenState, priceE8s: bigint): Standing | undefined {
  const { liquidAtoms } = token;
  if (!token.active && liquidAtoms !== undefined && ownAtoms(token) === 0n) return "not_held";
  if (token.pausedBy !== undefined) return "paused";
  if (liquidAtoms === undefined) return "unsynced";
  return priceE8s === 0n ? "no_price" : undefined;
}

/** Why a token that counts is not traded, if it is not. */
function barOf({ price }: TokenState, pricedAtNsMin: bigint): Standing | undefined {
  if (price === undefined) return undefined;
  if (price.isBarred) return "price_barred";
  return price.atNs < pricedAtNsMin ? "price_stale" : undefined;
}

function compareToTarget(row: OpenRow, totalE8s: bigint, targetSumBp: bigint): void {
  const { token } = row;
  // Targets that add up to a whole, as they should, are their own normalisation.
  if (token.active && targetSumBp === BP_ONE) row.targetBp = token.targetBp;
  else if (token.active && targetSumBp > 0n) row.targetBp = (token.targetBp * BP_ONE) / targetSumBp;
  if (totalE8s > 0n) row.currentBp = (row.valueE8s * BP_ONE) / totalE8s;
  row.diffBp = row.targetBp - row.currentBp;
}
