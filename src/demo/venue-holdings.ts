import { principalToText } from "../localnet/principals.js";
import * as icpswapMethods from "../wire/icpswap-methods.js";
import { Principal } from "../wire/idl.js";
import * as kongswapMethods from "../wire/kongswap-methods.js";
import { CallFailed } from "./canister-client.js";
import type { DemoNetwork } from "./demo-network.js";
import type { InstalledPool, InstalledToken } from "./deployment.js";

/*
 * What venues say that they hold of the treasury's. A venue that does not say is no venue that
 * holds nothing.
 */

/**
 * A token's unused balance in a pool that trades it.
 *
 * @throws {CallFailed} when the pool refuses to tell.
 */
export function unusedIn(demo: DemoNetwork, token: InstalledToken, pool: InstalledPool): bigint {
  const owner = Principal.fromUint8Array(demo.treasury);
  const method = "getUserUnusedBalance";
  const reply = demo.client.query(pool.id, method, icpswapMethods.unusedBalance, owner);
  if (!("ok" in reply)) throw new CallFailed(`${method} was refused: ${JSON.stringify(reply.err)}`);
  const other = pool.token0 === token.symbol ? pool.token1 : pool.token0;
  const isToken0 = token.text < (demo.tokens.get(other)?.text ?? "");
  return isToken0 ? reply.ok.balance0 : reply.ok.balance1;
}

/** KongSwap's answer for somebody who has never traded there. */
const NO_USER = "User not found";

/**
 * What KongSwap owes in claims, by the text of the ledger's id: nothing to whom it does not know.
 *
 * @throws {CallFailed} when it refuses to tell.
 */
export function claimsAtKong({ client, kongswap, treasury }: DemoNetwork): Map<string, bigint> {
  const who = principalToText(treasury);
  const reply = client.query(kongswap, "claims", kongswapMethods.claims, who);
  const claims = new Map<string, bigint>();
  if ("Err" in reply) {
    if (reply.Err === NO_USER) return claims;
    throw new CallFailed(`claims was refused: ${reply.Err}`);
  }
  for (const { canister_id, amount } of reply.Ok) {
    const ledger = canister_id[0] ?? "";
    claims.set(ledger, (claims.get(ledger) ?? 0n) + amount);
  }
  return claims;
}
