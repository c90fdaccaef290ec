import type { Timers } from "../environment/environment.js";
import { assert } from "../kernel/assert.js";
import type { Result } from "../kernel/result.js";
import type { IcpswapPool } from "../sim/icpswap/pool.js";
import { PAYOUT_DELAY_SEC } from "../sim/icpswap/settings.js";
import { quoteSwap, swapExactIn } from "../sim/icpswap/swap.js";
import type { SwapReply } from "../treasury/ports.js";
import type { SimulatedToken } from "./simulated-ledgers.js";
import type { Party } from "./token-ledger.js";

/** The first or second token of a pool. */
export type Place = 0 | 1;

/** A swap that somebody wants. */
export type PoolOrder = {
  readonly payPlace: Place;
  readonly payAtoms: bigint;
  /** Least that must come out, before the fee of the payout; 0 for anything. */
  readonly outAtomsMin: bigint;
};

/**
 * A pool of ICPSwap in memory. As at the real one a swap credits what comes out, and the payout
 * leaves some seconds later; what is not worth its fee stays credited.
 */
export class SimulatedPool {
  readonly pool: IcpswapPool;
  readonly party: Party;
  readonly tokens: readonly [SimulatedToken, SimulatedToken];
  readonly #timers: Pick<Timers, "after">;
  readonly #credits = new Map<Party, [bigint, bigint]>();

  constructor(
    pool: IcpswapPool,
    whose: {
      readonly party: Party;
      readonly tokens: readonly [SimulatedToken, SimulatedToken];
      readonly timers: Pick<Timers, "after">;
    },
  ) {
    this.pool = pool;
    this.party = whose.party;
    this.tokens = whose.tokens;
    this.#timers = whose.timers;
  }

  /** Which of the two a token is. */
  placeOf(ledgerId: string): Place {
    return this.tokens[0].tokenId === ledgerId ? 0 : 1;
  }

  /** What a swap would bring, before the fee of its payout; errors in the venue's words. */
  quote(payPlace: Place, payAtoms: bigint): Result<bigint, string> {
    return quoteSwap(this.pool, { zeroForOne: payPlace === 0, amountInAtoms: payAtoms });
  }

  /** What is credited to somebody, payouts that have not left yet among it. */
  creditedAtoms(user: Party, place: Place): bigint {
    return this.#creditOf(user)[place];
  }

  /** What is credited to everybody together. */
  allCreditedAtoms(place: Place): bigint {
    let sumAtoms = 0n;
    for (const credit of this.#credits.values()) sumAtoms += credit[place];
    return sumAtoms;
  }

  /** Pulls the payment, swaps it, and queues the payout; or a refund when it does not come off. */
  swap(user: Party, { payPlace, payAtoms, outAtomsMin }: PoolOrder): SwapReply {
    const payment = { from: user, to: this.party, amountAtoms: payAtoms };
    const pulled = this.tokens[payPlace].ledger.transferFrom(this.party, payment);
    if (!pulled.ok) {
      const fault = pulled.error === "InsufficientAllowance" ? "allowance" : "venue";
      return { type: "refused", reason: pulled.error, fault };
    }
    const credit = this.#creditOf(user);
    credit[payPlace] += payAtoms;
    const outAtoms = this.#swapCredited(user, { payPlace, payAtoms, outAtomsMin });
    if (typeof outAtoms === "string") {
      this.payOut(user, payPlace, payAtoms);
      const fault = outAtoms.startsWith("Slippage") ? "price" : "venue";
      return { type: "refused", reason: outAtoms, fault };
    }
    this.payOut(user, payPlace === 0 ? 1 : 0, outAtoms);
    return { type: "accepted", outAtoms };
  }

  /** Sends home what is credited, in a while; nothing that its own fee would eat up. */
  payOut(user: Party, place: Place, amountAtoms: bigint): void {
    const { ledger } = this.tokens[place];
    if (amountAtoms <= ledger.feeAtoms) return;
    this.#timers.after(PAYOUT_DELAY_SEC, () => {
      const credit = this.#creditOf(user);
      if (credit[place] < amountAtoms) return;
      credit[place] -= amountAtoms;
      const netAtoms = amountAtoms - ledger.feeAtoms;
      const paid = ledger.transfer({ from: this.party, to: user, amountAtoms: netAtoms });
      assert(paid.ok, "a pool does not hold what it has credited");
    });
  }

  /** Swaps what is credited; answers what comes out, or why nothing does. */
  #swapCredited(user: Party, { payPlace, payAtoms, outAtomsMin }: PoolOrder): bigint | string {
    const order = { zeroForOne: payPlace === 0, amountInAtoms: payAtoms };
    if (outAtomsMin > 0n) {
      const quoted = quoteSwap(this.pool, order);
      if (!quoted.ok) return quoted.error;
      if (quoted.value < outAtomsMin) {
        return `Slippage check failed: ${quoted.value} atoms of at least ${outAtomsMin}`;
      }
    }
    const swapped = swapExactIn(this.pool, order);
    if (!swapped.ok) return swapped.error;
    const { amountInAtoms, amountOutAtoms } = swapped.value;
    // The venue books nothing when nothing comes out, though the price has moved.
    if (amountOutAtoms > 0n) {
      const credit = this.#creditOf(user);
      credit[payPlace] -= amountInAtoms;
      credit[payPlace === 0 ? 1 : 0] += amountOutAtoms;
    }
    return amountOutAtoms;
  }

  #creditOf(user: Party): [bigint, bigint] {
    let credit = this.#credits.get(user);
    if (credit === undefined) {
      credit = [0n, 0n];
      this.#credits.set(user, credit);
    }
    return credit;
  }
}
