import { principalToText } from "../localnet/principals.js";
import * as icpswapMethods from "../wire/icpswap-methods.js";
import { Principal } from "../wire/idl.js";
import * as kongswapMethods from "../wire/kongswap-methods.js";
import * as treasuryMethods from "../wire/treasury.js";
import { balanceOf, type DemoNetwork } from "./demo-network.js";
import type { InstalledPool, InstalledToken } from "./deployment.js";

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

/** Counts every token. */
export function countMoney(demo: DemoNetwork): MoneyLine[] {
  const stated = statedByTreasury(demo);
  const claims = claimsAtKong(demo);
  return [...demo.tokens.values()].map((token) => {
    const liquidAtoms = balanceOf(demo, token, demo.treasury);
    const pools = demo.icpswapPools.filter(
      ({ token0, token1 }) => token0 === token.symbol || token1 === token.symbol,
    );
    const subaccountAtoms = sum(pools.map(({ id }) => depositIn(demo, token, id)));
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

/** Our deposits in a pool lie on a sub-account: the length of our principal, its bytes, zeros. */
function depositIn(demo: DemoNetwork, token: InstalledToken, pool: Uint8Array): bigint {
  const subaccount = new Uint8Array(32);
  subaccount[0] = demo.treasury.length;
  subaccount.set(demo.treasury, 1);
  return balanceOf(demo, token, pool, subaccount);
}

function unusedIn(demo: DemoNetwork, token: InstalledToken, pool: InstalledPool): bigint {
  const owner = Principal.fromUint8Array(demo.treasury);
  const reply = demo.client.query(
    pool.id,
    "getUserUnusedBalance",
    icpswapMethods.unusedBalance,
    owner,
  );
  if (!("ok" in reply)) return 0n;
  const other = pool.token0 === token.symbol ? pool.token1 : pool.token0;
  const isToken0 = token.text < (demo.tokens.get(other)?.text ?? "");
  return isToken0 ? reply.ok.balance0 : reply.ok.balance1;
}

function claimsAtKong({ client, kongswap, treasury }: DemoNetwork): Map<string, bigint> {
  const who = principalToText(treasury);
  const reply = client.query(kongswap, "claims", kongswapMethods.claims, who);
  const claims = new Map<string, bigint>();
  if (!("Ok" in reply)) return claims;
  for (const { canister_id, amount } of reply.Ok) {
    const ledger = canister_id[0] ?? "";
    claims.set(ledger, (claims.get(ledger) ?? 0n) + amount);
  }
  return claims;
}

function sum(values: readonly bigint[]): bigint {
  return values.reduce((total, value) => total + value, 0n);
}
