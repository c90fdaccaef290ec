import { equalBytes } from "../kernel/bytes.js";
import type { Invariants } from "../kernel/invariants.js";
import { awaitedTokens } from "./attribution.js";
import { accountedAtoms, heldInBook, type TokenBook } from "./books.js";
import { isFinal, isUnproven, type Leg, type Token, type Transfer } from "./model.js";
import { carriedByToken } from "./valuation.js";

/** What the invariants look at. */
export type TreasuryPicture = {
  readonly tokens: readonly Token[];
  readonly bookOf: (tokenIndex: number) => TokenBook;
  readonly openLegs: readonly Leg[];
  readonly openTransfers: readonly Transfer[];
};

/** What holds of the treasury after every message. */
export const treasuryInvariants: Invariants<TreasuryPicture> = {
  TREASURY_1: {
    says: "what is held of a token, wherever it is, is what came less what went",
    holds: ({ tokens, bookOf, openLegs }) => {
      const carried = carriedByToken(openLegs);
      return tokens.every(({ tokenIndex }) => {
        const book = bookOf(tokenIndex);
        return heldInBook(book, carried.get(tokenIndex)) === accountedAtoms(book);
      });
    },
  },
  TREASURY_2: {
    says: "no account of the books is below zero",
    holds: ({ tokens, bookOf }) =>
      tokens.every(({ tokenIndex }) => {
        const { liquidAtoms, dustAtoms, lostAtoms } = bookOf(tokenIndex);
        return liquidAtoms >= 0n && dustAtoms >= 0n && lostAtoms >= 0n;
      }),
  },
  TREASURY_3: {
    says: "a leg carries money exactly while it was sent and its money is not home",
    holds: ({ openLegs }) =>
      openLegs.every((leg) => {
        const isAway = leg.sentAtNs !== undefined && !isUnproven(leg);
        return !isFinal(leg.state) && isAway === (leg.money !== undefined);
      }),
  },
  TREASURY_4: {
    says: "no venue has two open legs that could be taken for each other",
    holds: ({ openLegs }) =>
      openLegs.every((leg) => openLegs.every((other) => isApart(leg, other))),
  },
  TREASURY_5: {
    says: "an open transfer was sent and has no block yet",
    holds: ({ openTransfers }) =>
      openTransfers.every(({ state, blockIndex }) => state === "sent" && blockIndex === undefined),
  },
};

function isApart(leg: Leg, other: Leg): boolean {
  if (leg.legId === other.legId || !equalBytes(leg.counterparty, other.counterparty)) return true;
  const tokens = awaitedTokens(leg);
  return !awaitedTokens(other).some((tokenIndex) => tokens.includes(tokenIndex));
}
