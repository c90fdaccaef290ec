import { assert } from "../kernel/assert.js";
import type {
  AttemptEnd,
  AttemptRecord,
  QuotesInput,
  TokenInput,
  VenueInput,
} from "./cycle-record.js";
import { type TokenId, venueId } from "./ids.js";
import type { Picture, TokenState, VenueQuotes } from "./planner/model.js";
import type { Draw } from "./planner/random.js";
import type { StepRecord } from "./planner/replay.js";
import { icpswapTerms, kongswapTerms } from "./planner/venue-terms.js";
import type { TokenRegistry } from "./token-registry.js";

/** Terms by venue, for records that name a venue only. */
const TERMS = [kongswapTerms, icpswapTerms];

/** What an attempt had before it, as the planner's types say it. */
export type AttemptInputs = {
  readonly picture: Picture;
  readonly origin: StepRecord["origin"];
  readonly draws: readonly Draw[];
  readonly quotes?: readonly VenueQuotes[];
  readonly freshQuote?: VenueQuotes;
  readonly venues: readonly VenueInput[];
  readonly end: AttemptEnd;
};

/** Puts an attempt on record: tokens by their index, quotes as bare figures. */
export function recordAttempt(tokens: TokenRegistry, inputs: AttemptInputs): AttemptRecord {
  const { picture, origin, freshQuote } = inputs;
  const indexOf = (id: TokenId) => {
    const token = tokens.find(id);
    assert(token !== undefined, () => `token ${id} is not registered`);
    return token.tokenIndex;
  };

  return {
    takenAtNs: picture.takenAtNs,
    tokens: picture.tokens.map((token) => toTokenInput(indexOf(token.tokenId), token)),
    venues: inputs.venues,
    skippedPairs: picture.skippedPairs.map(({ sellId, buyId, untilNs }) => ({
      sellIndex: indexOf(sellId),
      buyIndex: indexOf(buyId),
      untilNs,
    })),
    origin:
      origin.type === "pair"
        ? origin
        : {
            type: "fallback",
            sellIndex: indexOf(origin.sellId),
            amountAtoms: origin.amountAtoms,
            isExact: origin.mode === "exact",
          },
    draws: inputs.draws,
    quotes: (inputs.quotes ?? []).map(toQuotesInput),
    ...(freshQuote === undefined ? {} : { freshQuote: toQuotesInput(freshQuote) }),
    end: inputs.end,
  };
}

/** Turns a record back into what `replayStep` takes. */
export function restoreStep(
  tokens: TokenRegistry,
  icpId: TokenId,
  record: AttemptRecord,
): StepRecord {
  const idOf = (tokenIndex: number) => tokens.at(tokenIndex).tokenId;
  const { origin } = record;

  return {
    picture: {
      takenAtNs: record.takenAtNs,
      icpId,
      tokens: record.tokens.map((input) => fromTokenInput(tokens, input)),
      venues: record.venues.map(({ name }) => termsOf(name)),
      skippedPairs: record.skippedPairs.map(({ sellIndex, buyIndex, untilNs }) => ({
        sellId: idOf(sellIndex),
        buyId: idOf(buyIndex),
        untilNs,
      })),
    },
    origin:
      origin.type === "pair"
        ? origin
        : {
            type: "fallback",
            sellId: idOf(origin.sellIndex),
            amountAtoms: origin.amountAtoms,
            mode: origin.isExact ? "exact" : "random",
          },
    draws: record.draws,
    ...(record.quotes.length === 0 ? {} : { quotes: record.quotes.map(fromQuotesInput) }),
    ...(record.freshQuote === undefined ? {} : { freshQuote: fromQuotesInput(record.freshQuote) }),
  };
}

function termsOf(name: string) {
  const terms = TERMS.find((known) => known.venueId === venueId(name));
  assert(terms !== undefined, () => `no terms of venue ${name}`);
  return terms;
}

function toTokenInput(tokenIndex: number, token: TokenState): TokenInput {
  return {
    tokenIndex,
    feeAtoms: token.feeAtoms,
    liquidAtoms: token.liquidAtoms,
    inFlightAtoms: token.inFlightAtoms,
    awaitedAtoms: token.awaitedAtoms,
    reservedAtoms: token.reservedAtoms,
    active: token.active,
    targetBp: token.targetBp,
    isTransferWay: token.way === "transfer",
    price: token.price,
    pausedBy: token.pausedBy,
  };
}

function fromTokenInput(tokens: TokenRegistry, input: TokenInput): TokenState {
  const { tokenIndex, isTransferWay, ...state } = input;
  const { tokenId, ledgerBytes, decimals } = tokens.at(tokenIndex);

  return {
    ...state,
    tokenId,
    ledgerBytes,
    decimals,
    way: isTransferWay ? "transfer" : "allowance",
  };
}

function toQuotesInput(quotes: VenueQuotes): QuotesInput {
  if (quotes.type !== "open") return { type: quotes.type };
  return {
    type: "open",
    inAtoms: quotes.spot.inAtoms,
    outAtoms: quotes.spot.outAtoms,
    venueFeeBp: quotes.venueFeeBp,
    quotes: quotes.quotes.map((quote) => (quote.type === "quote" ? quote : undefined)),
  };
}

function fromQuotesInput(input: QuotesInput): VenueQuotes {
  if (input.type !== "open") return { type: input.type };
  return {
    type: "open",
    spot: { inAtoms: input.inAtoms, outAtoms: input.outAtoms },
    venueFeeBp: input.venueFeeBp,
    quotes: input.quotes.map((quote) =>
      quote === undefined ? { type: "none", reason: "" } : { type: "quote", ...quote },
    ),
  };
}
