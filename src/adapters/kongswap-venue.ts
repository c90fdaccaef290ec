import { mulDivDown } from "../kernel/fixed-point.js";
import { floatToRatio } from "../kernel/float-ratio.js";
import { KONGSWAP, tokenId } from "../treasury/ids.js";
import type { Leg } from "../treasury/model.js";
import { wholeAtoms } from "../treasury/planner/value.js";
import { kongswapTerms } from "../treasury/planner/venue-terms.js";
import type {
  Answer,
  Pair,
  SpotRatio,
  SwapFault,
  SwapReply,
  VenueClaim,
  VenueLadder,
  VenuePort,
  VenueQuote,
  VenueSight,
} from "../treasury/ports.js";
import { encodeArgs, principalText, type ValuesOf } from "../wire/candid.js";
import {
  kongClaimsView,
  kongClaimView,
  kongQuoteView,
  kongStepView,
  kongSwapView,
  kongTokensView,
} from "../wire/foreign-views.js";
import { IDL } from "../wire/idl.js";
import { SwapAmountsArgs, SwapArgs } from "../wire/kongswap.js";
import { type SplicedArgs, spliceArgs, withNat } from "../wire/spliced-args.js";
import { ask, askEach, mapAnswer, readAnswer, shorten } from "./ask.js";
import type { CanisterCaller } from "./canister-caller.js";
import { isAtoms } from "./plausible.js";

/**
 * Opens Kong's own bound, which is a float and defaults to 2 %: `receive_amount` bounds instead.
 */
const SLIPPAGE_PERCENT_OPEN = 100;

/** What Kong calls a claim that it would pay now. */
const CLAIMABLE = "Claimable";

/** Kong's answer for somebody who never had a claim. */
const NO_USER = "User not found";

type Quote = ValuesOf<typeof kongQuoteView>;

/**
 * Trades at KongSwap. Its answers are net of the payout's fee; a "Success" may hide a claim; a
 * float price is turned into an exact ratio here and goes no further.
 *
 * @see trading.md §7 for the behaviour of the real backend.
 */
export function kongswapVenue(
  caller: CanisterCaller,
  ids: { readonly kongId: Uint8Array; readonly self: () => Uint8Array },
): VenuePort {
  const { kongId } = ids;

  return {
    venueId: KONGSWAP,
    holds: "claims",
    terms: kongswapTerms,

    async spot(pair) {
      const args = quoteArgs(pair);
      const question = { canisterId: kongId, method: "swap_amounts", args: withNat(args, 0n) };
      const answer = await ask(caller, { ...question, reply: kongQuoteView });
      return readAnswer(answer, (quote): Answer<SpotRatio | "no_pool"> => {
        if ("Err" in quote) return { type: "answered", value: "no_pool" };
        const spot = spotOf(quote.Ok.mid_price, pair);
        return spot === undefined
          ? { type: "unknown", reason: `swap_amounts: a price of ${quote.Ok.mid_price}` }
          : { type: "answered", value: spot };
      });
    },

    ladder: (pair, askedAtoms) => askLadder(caller, kongId, { pair, askedAtoms }),

    payee: () => ({ owner: kongId }),

    async acceptsTransfer({ sell, buy }) {
      const [first, second] = await Promise.all([
        askToken(caller, kongId, sell.tokenId),
        askToken(caller, kongId, buy.tokenId),
      ]);
      return first.type === "answered" && first.value ? second : first;
    },

    async submit(leg, { sell, buy }) {
      const args = swapArgs(leg, { sell, buy });
      const question = { canisterId: kongId, method: "swap", args, reply: kongSwapView };
      return readAnswer(await ask(caller, question), toSwapReply);
    },

    async look() {
      const args = encodeArgs([IDL.Text], [principalText(ids.self())]);
      const question = { canisterId: kongId, method: "claims", args, reply: kongClaimsView };
      return readAnswer(await ask(caller, question), toSight);
    },

    async deposit() {
      return { type: "answered", value: { type: "refused", reason: "Kong keeps no deposits" } };
    },

    async withdraw() {
      return { type: "answered", value: { type: "refused", reason: "Kong keeps no balances" } };
    },

    async claim(claimId) {
      const args = encodeArgs([IDL.Nat64], [claimId]);
      const question = { canisterId: kongId, method: "claim", args, reply: kongClaimView };
      return mapAnswer(await ask(caller, question), (reply) =>
        "Ok" in reply ? { type: "accepted" } : { type: "refused", reason: shorten(reply.Err) },
      );
    },
  };
}

/** Symbols can be ambiguous at Kong; this form never is. */
function tokenName(ledgerText: string): string {
  return `IC.${ledgerText}`;
}

/** The order a venue is asked to carry out, bounded by the least it may pay. */
function swapArgs(leg: Leg, { sell, buy }: Pair): Uint8Array {
  return encodeArgs(
    [SwapArgs],
    [
      {
        pay_token: tokenName(sell.tokenId),
        pay_amount: leg.askedAtoms,
        pay_tx_id: leg.payBlockIndex === undefined ? [] : [{ BlockIndex: leg.payBlockIndex }],
        receive_token: tokenName(buy.tokenId),
        receive_amount: [leg.minOutAtoms],
        receive_address: [],
        max_slippage: [SLIPPAGE_PERCENT_OPEN],
        referred_by: [],
      },
    ],
  );
}

/** A quote's arguments without the amount, which stands between the two tokens. */
function quoteArgs({ sell, buy }: Pair): SplicedArgs {
  const buyName = tokenName(buy.tokenId);
  const bytes = encodeArgs(SwapAmountsArgs, [tokenName(sell.tokenId), 0n, buyName]);
  return spliceArgs(bytes, buyName.length + 1);
}

/** Price and fees are the same at every step: only the largest is read in full. */
async function askLadder(
  caller: CanisterCaller,
  kongId: Uint8Array,
  { pair, askedAtoms }: { readonly pair: Pair; readonly askedAtoms: readonly bigint[] },
): Promise<VenueLadder> {
  const target = { canisterId: kongId, method: "swap_amounts" };
  const spliced = quoteArgs(pair);
  const last = askedAtoms.length - 1;
  const args = withNat(spliced, askedAtoms[last] ?? 0n);
  const largest = ask(caller, { ...target, args, reply: kongQuoteView });

  const stepArgs: (Uint8Array | undefined)[] = [];
  for (let i = 0; i < last; i++) {
    const atoms = askedAtoms[i] ?? 0n;
    stepArgs[i] = atoms === 0n ? undefined : withNat(spliced, atoms);
  }
  const steps = await askEach(caller, { ...target, reply: kongStepView }, stepArgs);
  return toLadder(steps, await largest, { pair, kongId, last });
}

type StepAnswer = Answer<ValuesOf<typeof kongStepView>>;

async function askToken(
  caller: CanisterCaller,
  kongId: Uint8Array,
  ledgerText: string,
): Promise<Answer<boolean>> {
  const args = encodeArgs([IDL.Opt(IDL.Text)], [[tokenName(ledgerText)]]);
  const question = { canisterId: kongId, method: "tokens", args, reply: kongTokensView };

  return mapAnswer(await ask(caller, question), (reply) =>
    "Ok" in reply
      ? reply.Ok.some(
          (token) => "IC" in token && token.IC.canister_id === ledgerText && !token.IC.is_removed,
        )
      : false,
  );
}

function toLadder(
  steps: readonly (StepAnswer | undefined)[],
  largest: Answer<Quote>,
  order: { readonly pair: Pair; readonly kongId: Uint8Array; readonly last: number },
): VenueLadder {
  const { pair, kongId, last } = order;
  // Without the largest step neither price nor fees are known.
  if (largest.type !== "answered") return { type: "unreachable", reason: largest.reason };
  if ("Err" in largest.value) return { type: "no_pool", reason: shorten(largest.value.Err) };
  const { mid_price, txs, receive_amount } = largest.value.Ok;
  const spot = spotOf(mid_price, pair);
  if (spot === undefined) return { type: "no_pool", reason: `a price of ${mid_price}` };

  const gasAtoms = txs[txs.length - 1]?.gas_fee ?? 0n;
  const quotes: VenueQuote[] = [];
  for (let i = 0; i < last; i++) quotes[i] = toQuote(steps[i], gasAtoms);
  quotes.push(quoteOf(receive_amount, gasAtoms));
  return {
    type: "open",
    counterparty: kongId,
    spot,
    venueFeeBp: feeBpOf(txs),
    sellFeeAtoms: pair.sell.feeAtoms,
    buyFeeAtoms: pair.buy.feeAtoms,
    quotes,
  };
}

/** A step of nothing was not asked: it would bring nothing. */
function toQuote(step: StepAnswer | undefined, gasAtoms: bigint): VenueQuote {
  if (step === undefined) return quoteOf(0n, gasAtoms);
  if (step.type !== "answered") return { type: "none", reason: step.reason };
  return "Ok" in step.value
    ? quoteOf(step.value.Ok.receive_amount, gasAtoms)
    : { type: "none", reason: shorten(step.value.Err) };
}

/** The last hop also takes the payout's ledger fee; with it added back the quote is gross. */
function quoteOf(netOutAtoms: bigint, gasAtoms: bigint): VenueQuote {
  if (!isAtoms(netOutAtoms) || !isAtoms(gasAtoms)) return { type: "none", reason: "a wild number" };
  // A payout below the gas is answered with 0: nothing is added back to nothing.
  const grossOutAtoms = netOutAtoms === 0n ? 0n : netOutAtoms + gasAtoms;
  return { type: "quote", netOutAtoms, grossOutAtoms };
}

/** Liquidity fees of all hops, each as a share of what the hop gave before fees; rounded down. */
function feeBpOf(txs: Extract<Quote, { Ok: unknown }>["Ok"]["txs"]): bigint {
  let feeBp = 0n;
  for (const { receive_amount, lp_fee, gas_fee } of txs) {
    const grossAtoms = receive_amount + lp_fee + gas_fee;
    if (grossAtoms > 0n) feeBp += mulDivDown(lp_fee, 10_000n, grossAtoms);
  }
  return feeBp;
}

/** Kong's price is in whole tokens: the decimals of both sides turn it into smallest units. */
function spotOf(price: number, { sell, buy }: Pair): SpotRatio | undefined {
  const ratio = floatToRatio(price);
  if (ratio === undefined) return undefined;

  return {
    inAtoms: ratio.denominator * wholeAtoms(sell.decimals),
    outAtoms: ratio.numerator * wholeAtoms(buy.decimals),
  };
}

function toSwapReply(reply: ValuesOf<typeof kongSwapView>): Answer<SwapReply> {
  if ("Err" in reply) {
    const refused = {
      type: "refused" as const,
      reason: shorten(reply.Err),
      fault: toFault(reply.Err),
    };
    return { type: "answered", value: refused };
  }
  const { receive_amount, txs, claim_ids } = reply.Ok;
  const outAtoms = receive_amount + (txs[txs.length - 1]?.gas_fee ?? 0n);
  const claimId = claim_ids[0];

  if (!isAtoms(outAtoms)) return { type: "unknown", reason: "swap: more than can be" };

  const claim = claimId === undefined ? {} : { claim: { claimId, amountAtoms: receive_amount } };
  return { type: "answered", value: { type: "accepted", outAtoms, ...claim } };
}

/**
 * Reads Kong's prose; its wording is known here and nowhere else, and it decides nothing about
 * money: whether anything moved is read from the blocks.
 */
function toFault(message: string): SwapFault {
  if (message.includes("Insufficient receive amount")) return "price";
  if (message.includes("Slippage exceeded")) return "price";
  if (message.includes("sufficient allowance")) return "allowance";
  if (message.startsWith("Duplicate block id")) return "duplicate";
  if (message.includes("Expired transfer timestamp")) return "expired";
  return "venue";
}

function toSight(reply: ValuesOf<typeof kongClaimsView>): Answer<VenueSight> {
  const nothing = { unusedSellAtoms: 0n, unusedBuyAtoms: 0n, subaccountSellAtoms: 0n };
  if ("Err" in reply) {
    return reply.Err === NO_USER
      ? { type: "answered", value: { ...nothing, claims: [] } }
      : { type: "unknown", reason: shorten(reply.Err) };
  }
  const claims: VenueClaim[] = [];
  for (const { claim_id, status, canister_id, amount } of reply.Ok) {
    const ledgerText = canister_id[0];
    if (status !== CLAIMABLE || !isAtoms(amount) || ledgerText === undefined || ledgerText === "")
      continue;
    claims.push({ claimId: claim_id, tokenId: tokenId(ledgerText), amountAtoms: amount });
  }
  return { type: "answered", value: { ...nothing, claims } };
}
