import { subaccountOf } from "../kernel/principal-subaccount.js";
import * as treasuryMethods from "../wire/treasury.js";
import { balanceOf, type DemoNetwork } from "./demo-network.js";
import { claimsAtKong, unusedIn } from "./venue-holdings.js";

/*
 * Counts the treasury's money from outside: ledgers, pools and claims, asked one by one. Shares
 * nothing with the treasury's own books; that is its point.
 */

/** What one token comes to, counted from outside and as the treasury says. */
export type MoneyLine = {
  readonly symbol: string;
  readonly liquidAtoms: bigint;
  readonly subaccountAtoms: bigint;
  readonly unusedAtoms: bigint;
  readonly claimAtoms: bigint;
  /** All of it together. */
  readonly countedAtoms: bigint;
  /** What `where_is_the_money` sums up to. */
  readonly statedAtoms: bigint;
  /** What the treasury says that came less what went. */
  readonly accountedAtoms: bigint;
};

/** Whether outside and inside agree to the atom. */
export function isMoneyRight(lines: readonly MoneyLine[]): boolean {
  return lines.every(
    ({ countedAtoms, statedAtoms, accountedAtoms }) =>
      countedAtoms === statedAtoms && statedAtoms === accountedAtoms,
  );
}

/**
 * Counts every token.
 *
 * @throws {CallFailed} when somebody does not tell: what is not known is not counted as nothing.
 */
export function countMoney(demo: DemoNetwork): MoneyLine[] {
  const stated = statedByTreasury(demo);
  const claims = claimsAtKong(demo);
  return [...demo.tokens.values()].map((token) => {
    const liquidAtoms = balanceOf(demo, token, demo.treasury);
    const pools = demo.icpswapPools.filter(
      ({ token0, token1 }) => token0 === token.symbol || token1 === token.symbol,
    );
    const subaccountAtoms = sum(
      pools.map(({ id }) => balanceOf(demo, token, id, subaccountOf(demo.treasury))),
    );
    const unusedAtoms = sum(pools.map((pool) => unusedIn(demo, token, pool)));
    const claimAtoms = claims.get(token.text) ?? 0n;
    const line = stated.get(token.symbol);

    return {
      symbol: token.symbol,
      liquidAtoms,
      subaccountAtoms,
      unusedAtoms,
      claimAtoms,
      countedAtoms: liquidAtoms + subaccountAtoms + unusedAtoms + claimAtoms,
      // What it does not list it says that it has not.
      statedAtoms: line?.sum_atoms ?? 0n,
      accountedAtoms: line?.accounted_atoms ?? 0n,
    };
  });
}

type StatedLine = { symbol: string; sum_atoms: bigint; accounted_atoms: bigint };

function statedByTreasury({ client, treasury }: DemoNetwork): Map<string, StatedLine> {
  const lines = client.query(
    treasury,
    "where_is_the_money",
    treasuryMethods.whereIsTheMoney,
  ) as StatedLine[];
  return new Map(lines.map((line) => [line.symbol, line]));
}

function sum(values: readonly bigint[]): bigint {
  return values.reduce((total, value) => total + value, 0n);
}
