import { equalBytes } from "../kernel/bytes.js";
import { err, ok, type Result } from "../kernel/result.js";
import type { IcpswapError } from "../sim/icpswap/errors.js";
import { deposit, depositFrom } from "../sim/icpswap/flows/deposit.js";
import type { PoolDeps } from "../sim/icpswap/flows/deps.js";
import { mint } from "../sim/icpswap/flows/mint.js";
import { withdraw } from "../sim/icpswap/flows/payouts.js";
import {
  depositAndSwap,
  depositFromAndSwap,
  quote,
  quoteForAll,
  swap,
} from "../sim/icpswap/flows/swap.js";
import { syncFees } from "../sim/icpswap/flows/sync-fees.js";
import type * as icpswap from "../wire/icpswap.js";
import {
  fromPool,
  fromResult,
  toDepositOrder,
  toMintOrder,
  toOneStepRequest,
  toSwapRequest,
} from "../wire/icpswap-stand-in.js";
import { Principal } from "../wire/idl.js";
import {
  type QueuedPayout,
  type SetConductArgs,
  type SimResult,
  toConduct,
} from "../wire/stand-in.js";
import { type Served, trapped } from "./served.js";

/**
 * The stand-in of one ICPSwap pool as its canister shows it: Candid values in, Candid values out.
 * `caller` is the raw principal of whoever calls.
 */
export class IcpswapPoolFace {
  readonly deps: PoolDeps;

  constructor(deps: PoolDeps) {
    this.deps = deps;
  }

  /** Once, by an administrator. */
  async init(caller: Uint8Array, args: readonly [bigint, bigint, bigint]): Promise<Served<null>> {
    const [feePips, tickSpacing, sqrtPriceX96] = args;
    const { store } = this.deps;
    if (store.isOpen || !this.#isAdmin(caller)) return trapped("assertion failed");
    store.open(feePips, Number(tickSpacing), sqrtPriceX96);
    await syncFees(this.deps);
    return ok(null);
  }

  quote(args: icpswap.SwapArgs): Served<icpswap.NatResult> {
    return serve(quote(this.deps.store, toSwapRequest(args)));
  }

  quoteForAll(args: icpswap.SwapArgs): Served<icpswap.NatResult> {
    return serve(quoteForAll(this.deps.store, toSwapRequest(args)));
  }

  swap(caller: Uint8Array, args: icpswap.SwapArgs): Served<icpswap.NatResult> {
    return serve(swap(this.deps, caller, toSwapRequest(args)));
  }

  async depositFromAndSwap(
    caller: Uint8Array,
    args: icpswap.DepositAndSwapArgs,
  ): Promise<Served<icpswap.NatResult>> {
    return serve(await depositFromAndSwap(this.deps, caller, toOneStepRequest(args)));
  }

  async depositAndSwap(
    caller: Uint8Array,
    args: icpswap.DepositAndSwapArgs,
  ): Promise<Served<icpswap.NatResult>> {
    return serve(await depositAndSwap(this.deps, caller, toOneStepRequest(args)));
  }

  async deposit(caller: Uint8Array, args: icpswap.DepositArgs): Promise<Served<icpswap.NatResult>> {
    return serve(await deposit(this.deps, caller, toDepositOrder(args)));
  }

  async depositFrom(
    caller: Uint8Array,
    args: icpswap.DepositArgs,
  ): Promise<Served<icpswap.NatResult>> {
    return serve(await depositFrom(this.deps, caller, toDepositOrder(args)));
  }

  withdraw(caller: Uint8Array, args: icpswap.DepositArgs): Served<icpswap.NatResult> {
    return serve(withdraw(this.deps, caller, toDepositOrder(args)));
  }

  mint(caller: Uint8Array, args: icpswap.MintArgs): Served<icpswap.NatResult> {
    return serve(mint(this.deps, toMintOrder(caller, args)));
  }

  metadata(): Served<icpswap.MetadataResult> {
    const { store } = this.deps;
    if (!store.isOpen) return trapped("assertion failed");
    return ok({ ok: fromPool(store.settings, store.pool) });
  }

  unusedBalance(owner: Principal): icpswap.UnusedBalanceResult {
    const { balance0Atoms, balance1Atoms } = this.deps.store.balanceOf(owner.toUint8Array());
    return { ok: { balance0: balance0Atoms, balance1: balance1Atoms } };
  }

  cachedTokenFee(): icpswap.CachedTokenFee {
    const { store } = this.deps;
    return { token0Fee: store.cachedFeeAtoms(0), token1Fee: store.cachedFeeAtoms(1) };
  }

  simSetConduct(caller: Uint8Array, args: SetConductArgs): SimResult {
    const [payout] = args.payout;
    const [refund] = args.refund;
    return this.#asAdmin(caller, () =>
      this.deps.store.change({
        ...(payout === undefined ? {} : { payoutConduct: toConduct(payout) }),
        ...(refund === undefined ? {} : { refundConduct: toConduct(refund) }),
      }),
    );
  }

  simSetAvailable(caller: Uint8Array, isAvailable: boolean): SimResult {
    return this.#asAdmin(caller, () => this.deps.store.change({ isAvailable }));
  }

  async simSyncFees(): Promise<SimResult> {
    await syncFees(this.deps);
    return { Ok: null };
  }

  simGetQueue(): QueuedPayout[] {
    const { store } = this.deps;
    return store.payouts().map((payout) => ({
      tx_id: payout.txId,
      is_refund: payout.kind === "refund",
      owner: Principal.fromUint8Array(payout.owner),
      token: store.token(payout.place).address,
      amount: payout.amountAtoms,
      due_at_ns: payout.dueAtNs,
      is_paying: payout.status === "paying",
    }));
  }

  #isAdmin(caller: Uint8Array): boolean {
    return this.deps.store.settings.admins.some((admin) => equalBytes(admin, caller));
  }

  #asAdmin(caller: Uint8Array, change: () => void): SimResult {
    if (!this.#isAdmin(caller)) return { Err: "not an admin of this stand-in" };
    change();
    return { Ok: null };
  }
}

/** An error of the venue is an answer; where the venue traps, so do we. */
function serve(result: Result<bigint, IcpswapError>): Served<icpswap.NatResult> {
  if (result.ok) return ok({ ok: result.value });
  const { error } = result;
  if (error.type === "Trap") return trapped(error.message);
  return ok(fromResult(err(error), (value: bigint) => value));
}
