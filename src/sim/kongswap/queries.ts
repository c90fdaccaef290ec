import { err, ok, type Result } from "../../kernel/result.js";
import type { PrincipalsPort } from "../ports.js";
import { chainOf, type KongPool, type KongToken } from "./model.js";
import type { KongClaim, KongRequest } from "./requests.js";
import type { KongStore } from "./store.js";

/** Requests that `requests` shows when it is not asked for a certain one. */
const REQUEST_COUNT_MAX = 20;

/** `tokens`: all that are listed, or those whose symbol or address contains a text. */
export function listTokens(store: KongStore, filter: string | undefined): KongToken[] {
  const listed = store.book.tokens().filter((token) => token.type === "LP" || !token.isRemoved);
  if (filter === undefined) return listed;
  return listed.filter((token) => namesOf(token).some((name) => name.includes(filter)));
}

/** `pools`: all, or those of which the symbols or addresses contain a text. */
export function listPools(store: KongStore, filter: string | undefined): KongPool[] {
  const pools = store.book.pools();
  if (filter === undefined) return pools;
  return pools.filter(({ tokenId0, tokenId1 }) => {
    const names1 = namesOf(store.book.token(tokenId1));
    const names = namesOf(store.book.token(tokenId0)).map((name, i) => `${name}_${names1[i]}`);
    return names.some((name) => name.includes(filter));
  });
}

/** `requests`: one by its id, or the last ones of the caller, newest first. */
export function listRequests(
  store: KongStore,
  caller: Uint8Array,
  requestId: bigint | undefined,
): Result<KongRequest[], string> {
  if (requestId !== undefined) {
    const request = store.findRequest(requestId);
    return request === undefined ? err(`Request #${requestId} not found`) : ok([request]);
  }
  const user = store.findUser(caller);
  if (user === undefined) return err("User not found");
  const found: KongRequest[] = [];
  for (let id = store.settings.lastRequestId; id > 0n && found.length < REQUEST_COUNT_MAX; id--) {
    const request = store.findRequest(id);
    if (request?.userId === user.userId) found.push(request);
  }
  return ok(found);
}

/** `claims`: those of a user that `claim` would pay. */
export function listClaims(
  store: KongStore,
  principals: PrincipalsPort,
  principal: string,
): Result<KongClaim[], string> {
  const parsed = principals.parse(principal);
  const user = parsed === undefined ? undefined : store.findUser(parsed);
  if (user === undefined) return err("User not found");
  const own = store.claims().filter(({ userId }) => userId === user.userId);
  return ok(own.filter(({ status }) => status === "Claimable"));
}

function namesOf(token: KongToken): string[] {
  const chain = chainOf(token);
  return [`${chain}.${token.symbol}`, `${chain}.${token.address}`];
}
