import { defaultConfig, type TreasuryConfig } from "../../../../src/treasury/config.js";
import { type TokenId, tokenId } from "../../../../src/treasury/ids.js";
import type { CheckedLadder } from "../../../../src/treasury/planner/checked-ladder.js";
import type { Picture, TokenState, VenueQuotes } from "../../../../src/treasury/planner/model.js";
import type { RandomSource } from "../../../../src/treasury/planner/random.js";
import type { RouteInput } from "../../../../src/treasury/planner/route.js";
import { icpswapTerms, kongswapTerms } from "../../../../src/treasury/planner/venue-terms.js";

export const ICP = tokenId("ryjl3-tyaaa-aaaaa-aaaba-cai");
export const NOW_NS = 1_000_000_000_000_000_000n;

/** An active token of 8 decimals at 0.1 ICP, without fees, whose ledger sorts by `place`. */
export function token(name: string, place: number, changes: Partial<TokenState> = {}): TokenState {
  return {
    tokenId: tokenId(name),
    ledgerBytes: Uint8Array.of(0, 0, place),
    decimals: 8,
    feeAtoms: 0n,
    liquidAtoms: 0n,
    inFlightAtoms: 0n,
    awaitedAtoms: 0n,
    reservedAtoms: 0n,
    price: { priceE8s: 10_000_000n, atNs: NOW_NS, isBarred: false },
    active: true,
    targetBp: 0n,
    way: "allowance",
    ...changes,
  };
}

/** ICP itself, which has no stored price. */
export function icp(changes: Partial<TokenState> = {}): TokenState {
  const { price, ...rest } = token(ICP, 2);
  return { ...rest, ...changes };
}

/** A picture of these tokens with both venues. */
export function picture(tokens: readonly TokenState[], changes: Partial<Picture> = {}): Picture {
  return {
    takenAtNs: NOW_NS,
    icpId: ICP,
    tokens,
    venues: [kongswapTerms, icpswapTerms],
    skippedPairs: [],
    ...changes,
  };
}

/** The default configuration with changes. */
export function config(changes: Partial<TreasuryConfig> = {}): TreasuryConfig {
  return { ...defaultConfig, ...changes };
}

/** A source that answers with these numbers, in order. */
export function draws(...drawn: readonly bigint[]): RandomSource {
  let at = 0;
  return {
    nextBelow() {
      at += 1;
      return drawn[at - 1] ?? 0n;
    },
  };
}

/** Ids of tokens, for expectations. */
export function ids(rows: readonly { readonly token: { readonly tokenId: TokenId } }[]): TokenId[] {
  return rows.map((row) => row.token.tokenId);
}

/** One answered step of a ladder, as people write it. */
export type Step = {
  readonly pct: number;
  readonly out: bigint;
  readonly slipBp: number;
  readonly valid?: boolean;
};

/** A checked ladder of which only these steps were answered; without fees unless given. */
export function ladder(
  venueId: CheckedLadder["venueId"],
  steps: readonly Step[],
  fees: Partial<Pick<CheckedLadder, "comparedAtoms" | "feesE8s">> = {},
): CheckedLadder {
  const at = (index: number) => steps.find(({ pct }) => pct === (index + 1) * 10);
  const list = <T>(read: (step: Step | undefined) => T): T[] =>
    Array.from({ length: 10 }, (_, index) => read(at(index)));
  return {
    venueId,
    verdicts: list((step) => {
      if (step === undefined) return "no_answer";
      return (step.valid ?? step.slipBp <= 450) ? "valid" : "slippage";
    }),
    netOutAtoms: list((step) => step?.out ?? 0n),
    slippageBpAt: (index) => at(index)?.slipBp ?? 10_000,
    comparedAtoms: 0n,
    feesE8s: 0n,
    ...fees,
  };
}

/** What a route of one CHAT-like token (0.1 ICP, 8 decimals) is chosen from. */
export function routeInput(
  ladders: readonly CheckedLadder[],
  changes: Partial<Omit<RouteInput, "ladders" | "rules">> & {
    readonly rules?: Partial<RouteInput["rules"]>;
  } = {},
): RouteInput {
  const { rules, ...rest } = changes;
  const sizeAtoms = rest.sizeAtoms ?? 100_000_000n;
  const priceE8s = rest.priceE8s ?? 10_000_000n;
  const decimals = rest.decimals ?? 8;
  return {
    valueE8s: (sizeAtoms * priceE8s) / 10n ** BigInt(decimals),
    legAtoms: Array.from({ length: 10 }, (_, i) => (sizeAtoms * BigInt(i + 1)) / 10n),
    hasIcp: false,
    ...rest,
    sizeAtoms,
    priceE8s,
    decimals,
    ladders,
    rules: { ...defaultConfig, ...rules },
  };
}

/** A constant-product pool with a fee, quoted in the way of a venue. */
export type Pool = {
  readonly reserveInAtoms: bigint;
  readonly reserveOutAtoms: bigint;
  readonly feeBp: bigint;
};

/** What a pool answers to these amounts; `payoutAtoms` is what its payout loses. */
export function quotePool(
  pool: Pool,
  askedAtoms: readonly bigint[],
  payoutAtoms: bigint,
): VenueQuotes {
  const { reserveInAtoms, reserveOutAtoms, feeBp } = pool;
  return {
    type: "open",
    spot: { inAtoms: reserveInAtoms, outAtoms: reserveOutAtoms },
    venueFeeBp: feeBp,
    quotes: askedAtoms.map((amountAtoms) => {
      if (amountAtoms === 0n) return { type: "none", reason: "nothing to ask" };
      const before = (amountAtoms * reserveOutAtoms) / (reserveInAtoms + amountAtoms);
      const grossOutAtoms = before - (before * feeBp) / 10_000n;
      const netOutAtoms = grossOutAtoms > payoutAtoms ? grossOutAtoms - payoutAtoms : 0n;
      return { type: "quote", grossOutAtoms, netOutAtoms };
    }),
  };
}

/** A venue's answers at these slippages, one a step; steps without one have no answer. */
export function quotesAt(
  askedAtoms: readonly bigint[],
  spot: { readonly outAtoms: bigint; readonly inAtoms: bigint },
  slippagesBp: readonly (number | undefined)[],
): VenueQuotes {
  return {
    type: "open",
    spot,
    venueFeeBp: 30n,
    quotes: askedAtoms.map((amountAtoms, index) => {
      const slipBp = slippagesBp[index];
      if (slipBp === undefined) return { type: "none", reason: "no liquidity" };
      const keptBp = 10_000n - BigInt(slipBp);
      const outAtoms = (amountAtoms * spot.outAtoms * keptBp) / (spot.inAtoms * 10_000n);
      return { type: "quote", grossOutAtoms: outAtoms, netOutAtoms: outAtoms };
    }),
  };
}
