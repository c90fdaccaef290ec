import { equalBytes } from "../kernel/bytes.js";
import { err, ok, type Result } from "../kernel/result.js";
import { type AcceptedSwap, acceptSwap } from "../sim/kongswap/flows/accept-swap.js";
import { addPool } from "../sim/kongswap/flows/add-pool.js";
import { addToken } from "../sim/kongswap/flows/add-token.js";
import { claim } from "../sim/kongswap/flows/claims.js";
import type { KongDeps } from "../sim/kongswap/flows/deps.js";
import { completeSwap, swap } from "../sim/kongswap/flows/swap.js";
import { listClaims, listPools, listRequests, listTokens } from "../sim/kongswap/queries.js";
import type { KongClaim } from "../sim/kongswap/requests.js";
import { quoteSwap } from "../sim/kongswap/route.js";
import type * as kongswap from "../wire/kongswap.js";
import {
  fromAddPoolReply,
  fromClaim,
  fromClaimReply,
  fromIcToken,
  fromPool,
  fromQuote,
  fromRequest,
  fromResult,
  fromSwapReply,
  fromToken,
  toAddPoolArgs,
  toSwapArgs,
} from "../wire/kongswap-stand-in.js";
import { type SetConductArgs, type SimResult, toConduct } from "../wire/stand-in.js";
import { rejected, type Served } from "./served.js";

/** What `swap_async` answers, and what it goes on doing afterwards. */
export type AsyncSwap = {
  readonly answer: kongswap.SwapAsyncResult;
  /** `undefined` when the swap was refused. */
  readonly accepted: AcceptedSwap | undefined;
};

/**
 * KongSwap's stand-in as its canister shows it: Candid values in, Candid values out. `caller` is
 * the raw principal of whoever calls.
 */
export class KongswapFace {
  readonly deps: KongDeps;

  constructor(deps: KongDeps) {
    this.deps = deps;
  }

  tokens([filter]: [] | [string]): Served<kongswap.TokensResult> {
    const { store } = this.deps;
    return this.#open(() => ({ Ok: listTokens(store, filter).map(fromToken) }));
  }

  pools([filter]: [] | [string]): Served<kongswap.PoolsResult> {
    const { store } = this.deps;
    return this.#open(() => ({
      Ok: listPools(store, filter).map((pool) => fromPool(store.book, pool)),
    }));
  }

  swapAmounts(pay: string, payAtoms: bigint, receive: string): Served<kongswap.SwapAmountsResult> {
    return this.#open(() => this.#quote(pay, payAtoms, receive));
  }

  requests(caller: Uint8Array, [id]: [] | [bigint]): Served<kongswap.RequestsResult> {
    const { store } = this.deps;
    return this.#open(() =>
      fromResult(listRequests(store, caller, id), (found) =>
        found.map((request) => fromRequest(store.book, request, (claimId) => this.#claim(claimId))),
      ),
    );
  }

  claims(principal: string): Served<kongswap.ClaimsResult> {
    const { store, principals } = this.deps;
    return this.#open(() =>
      fromResult(listClaims(store, principals, principal), (found) =>
        found.map((each) => fromClaim(store.book, each)),
      ),
    );
  }

  swap(caller: Uint8Array, args: kongswap.SwapArgs): Promise<Served<kongswap.SwapResult>> {
    const { deps } = this;
    return this.#openAsync(async () =>
      fromResult(await swap(deps, caller, toSwapArgs(args)), (reply) =>
        fromSwapReply(deps.store.book, reply),
      ),
    );
  }

  /** The canister answers first, then calls `completeAsync`. */
  swapAsync(caller: Uint8Array, args: kongswap.SwapArgs): Promise<Served<AsyncSwap>> {
    return this.#openAsync(async () => {
      const accepted = await acceptSwap(this.deps, caller, toSwapArgs(args));
      return {
        answer: fromResult(accepted, ({ requestId }) => requestId),
        accepted: accepted.ok ? accepted.value : undefined,
      };
    });
  }

  async completeAsync({ accepted }: AsyncSwap): Promise<void> {
    if (accepted !== undefined) await completeSwap(this.deps, accepted);
  }

  claim(caller: Uint8Array, claimId: bigint): Promise<Served<kongswap.ClaimResult>> {
    const { deps } = this;
    return this.#openAsync(async () =>
      fromResult(await claim(deps, caller, claimId), (reply) =>
        fromClaimReply(deps.store.book, this.#claim(claimId), reply),
      ),
    );
  }

  addToken({ token }: kongswap.AddTokenArgs): Promise<Served<kongswap.AddTokenResult>> {
    return this.#openAsync(async () =>
      fromResult(await addToken(this.deps, token), (added) => ({ IC: fromIcToken(added) })),
    );
  }

  addPool(caller: Uint8Array, args: kongswap.AddPoolArgs): Promise<Served<kongswap.AddPoolResult>> {
    const { deps } = this;
    return this.#openAsync(async () =>
      fromResult(await addPool(deps, caller, toAddPoolArgs(args)), (reply) =>
        fromAddPoolReply(deps.store.book, reply),
      ),
    );
  }

  simSetConduct(caller: Uint8Array, args: SetConductArgs): SimResult {
    const [payout] = args.payout;
    const [refund] = args.refund;
    return this.#asAdmin(caller, () => {
      this.deps.store.change({
        ...(payout === undefined ? {} : { payoutConduct: toConduct(payout) }),
        ...(refund === undefined ? {} : { refundConduct: toConduct(refund) }),
      });
      return ok(null);
    });
  }

  simSetMaintenance(caller: Uint8Array, isInMaintenance: boolean): SimResult {
    return this.#asAdmin(caller, () => {
      this.deps.store.change({ isInMaintenance });
      return ok(null);
    });
  }

  simMakeClaimable(caller: Uint8Array, claimId: bigint): SimResult {
    return this.#asAdmin(caller, () => {
      const found = this.deps.store.findClaim(claimId);
      if (found?.status !== "Unclaimed") return err(`claim ${claimId} is not unclaimed`);
      this.deps.store.putClaim({ ...found, status: "Claimable" });
      return ok(null);
    });
  }

  simRemoveToken(caller: Uint8Array, name: string): SimResult {
    return this.#asAdmin(caller, () => {
      const token = this.deps.store.book.findToken(name);
      if (!token.ok) return token;
      if (token.value.type !== "IC") return err("a share of a pool stays");
      this.deps.store.putToken({ ...token.value, isRemoved: true });
      return ok(null);
    });
  }

  #quote(pay: string, payAtoms: bigint, receive: string): kongswap.SwapAmountsResult {
    const { book } = this.deps.store;
    const payToken = book.findToken(pay);
    if (!payToken.ok) return { Err: payToken.error };
    const receiveToken = book.findToken(receive);
    if (!receiveToken.ok) return { Err: receiveToken.error };
    const quoted = quoteSwap(book, payToken.value, payAtoms, receiveToken.value);
    return fromResult(quoted, (quote) =>
      fromQuote(book, [payToken.value, receiveToken.value], quote),
    );
  }

  #claim(claimId: bigint): KongClaim {
    return this.deps.store.requireClaim(claimId);
  }

  /** Everything is rejected during maintenance, before anything happens. */
  #open<T>(run: () => T): Served<T> {
    return this.deps.store.settings.isInMaintenance ? MAINTENANCE : ok(run());
  }

  async #openAsync<T>(run: () => Promise<T>): Promise<Served<T>> {
    return this.deps.store.settings.isInMaintenance ? MAINTENANCE : ok(await run());
  }

  #asAdmin(caller: Uint8Array, run: () => Result<null, string>): SimResult {
    const isAdmin = this.deps.store.settings.admins.some((admin) => equalBytes(admin, caller));
    return fromResult(isAdmin ? run() : err("not an admin of this stand-in"), () => null);
  }
}

const MAINTENANCE = rejected("Kong Swap in maintenance mode");
