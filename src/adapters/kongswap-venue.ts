import { mulDivDown } from "../kernel/fixed-point.js";
import { floatToRatio } from "../kernel/float-ratio.js";
import { KONGSWAP, tokenId } from "../treasury/ids.js";
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
  kongSwapView,
  kongTokensView,
} from "../wire/foreign-views.js";
import { IDL } from "../wire/idl.js";
import { SwapAmountsArgs, SwapArgs } from "../wire/kongswap.js";
import { ask, mapAnswer, readAnswer, shorten } from "./ask.js";
import type { CanisterCaller } from "./canister-caller.js";

/** Opens Kong's own bound, which is a float and defaults to 2 %: `receive_amount` bounds instead. */
const SLIPPAGE_PERCENT_OPEN = 100;

/** What Kong calls a claim that it would pay now. */
const CLAIMABLE = "Claimable";

/** Kong's answer for somebody who never had a claim. */
const NO_USER = "User not found";

type Quote = ValuesOf<typeof kongQuoteView>;

/**
 * Trades at KongSwap. Its answers are net of the payout's fee; a "Success" may hide a claim; a float
 * price is turned into an exact ratio here and goes no further.
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
    terms: kongswapTerms,

    async spot(pair) {
      const answer = await askQuote(caller, kongId, pair, 0n);
      return readAnswer(answer, (quote): Answer<SpotRatio | "no_pool"> => {
        if ("Err" in quote) return { type: "answered", value: "no_pool" };
        const spot = spotOf(quote.Ok.mid_price, pair);
        return spot === undefined
          ? { type: "unknown", reason: `swap_amounts: a price of ${quote.Ok.mid_price}` }
          : { type: "answered", value: spot };
      });
    },

    async ladder(pair, askedAtoms) {
      const answers = await Promise.all(
        askedAtoms.map((atoms) => askQuote(caller, kongId, pair, atoms)),
      );
      return toLadder(answers, pair, kongId);
    },

    payee: () => ({ owner: kongId }),

    async acceptsTransfer({ sell, buy }) {
      const [first, second] = await Promise.all([
        askToken(caller, kongId, sell.tokenId),
        askToken(caller, kongId, buy.tokenId),
      ]);
      return first.type === "answered" && first.value ? second : first;
    },

    async submit(leg, { sell, buy }) {
      const args = encodeArgs(
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
      const question = { canisterId: kongId, method: "swap", args, reply: kongSwapView };
      return mapAnswer(await ask(caller, question), toSwapReply);
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

function askQuote(caller: CanisterCaller, kongId: Uint8Array, pair: Pair, payAtoms: bigint) {
  const names = [tokenName(pair.sell.tokenId), payAtoms, tokenName(pair.buy.tokenId)];
  const args = encodeArgs(SwapAmountsArgs, names);

  return ask(caller, { canisterId: kongId, method: "swap_amounts", args, reply: kongQuoteView });
}

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
  answers: readonly Awaited<ReturnType<typeof askQuote>>[],
  pair: Pair,
  kongId: Uint8Array,
): VenueLadder {
  let price: number | undefined;
  let venueFeeBp = 0n;
  let refusal: string | undefined;
  let failure = "nothing was asked";
  const quotes: VenueQuote[] = [];

  for (const answer of answers) {
    if (answer.type !== "answered") {
      failure = answer.reason;
      quotes.push({ type: "none", reason: answer.reason });
    } else if ("Err" in answer.value) {
      refusal = shorten(answer.value.Err);
      quotes.push({ type: "none", reason: refusal });
    } else {
      price = answer.value.Ok.mid_price;
      venueFeeBp = feeBpOf(answer.value);
      quotes.push(toQuote(answer.value));
    }
  }
  if (price === undefined) {
    return refusal === undefined
      ? { type: "unreachable", reason: failure }
      : { type: "no_pool", reason: refusal };
  }
  const spot = spotOf(price, pair);
  if (spot === undefined) return { type: "no_pool", reason: `a price of ${price}` };

  return {
    type: "open",
    counterparty: kongId,
    spot,
    venueFeeBp,
    sellFeeAtoms: pair.sell.feeAtoms,
    buyFeeAtoms: pair.buy.feeAtoms,
    quotes,
  };
}

/** The last hop also takes the payout's ledger fee; with it added back the quote is gross. */
function toQuote(quote: Quote): VenueQuote {
  if ("Err" in quote) return { type: "none", reason: shorten(quote.Err) };
  const { receive_amount, txs } = quote.Ok;
  const gasAtoms = txs[txs.length - 1]?.gas_fee ?? 0n;

  return {
    type: "quote",
    netOutAtoms: receive_amount,
    // A payout below the gas is answered with 0: nothing is added back to nothing.
    grossOutAtoms: receive_amount === 0n ? 0n : receive_amount + gasAtoms,
  };
}

/** Liquidity fees of all hops, each as a share of what the hop gave before fees; rounded down. */
function feeBpOf(quote: Quote): bigint {
  if ("Err" in quote) return 0n;
  let feeBp = 0n;
  for (const { receive_amount, lp_fee, gas_fee } of quote.Ok.txs) {
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
    inAtoms: ratio.denominator * 10n ** BigInt(sell.decimals),
    outAtoms: ratio.numerator * 10n ** BigInt(buy.decimals),
  };
}

function toSwapReply(reply: ValuesOf<typeof kongSwapView>): SwapReply {
  if ("Err" in reply) {
    return { type: "refused", reason: shorten(reply.Err), fault: toFault(reply.Err) };
  }
  const { receive_amount, txs, claim_ids } = reply.Ok;
  const outAtoms = receive_amount + (txs[txs.length - 1]?.gas_fee ?? 0n);
  const claimId = claim_ids[0];

  const claim = claimId === undefined ? {} : { claim: { claimId, amountAtoms: receive_amount } };
  return { type: "accepted", outAtoms, ...claim };
}

/**
 * Reads Kong's prose; its wording is known here and nowhere else, and it decides nothing about money:
 * whether anything moved is read from the blocks.
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
    if (status !== CLAIMABLE || ledgerText === undefined || ledgerText === "") continue;
    claims.push({ claimId: claim_id, tokenId: tokenId(ledgerText), amountAtoms: amount });
  }
  return { type: "answered", value: { ...nothing, claims } };
}
