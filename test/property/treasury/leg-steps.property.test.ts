import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { accountedAtoms, post, type TokenBook } from "../../../src/treasury/books.js";
import { createLegTraits } from "../../../src/treasury/leg-record.js";
import {
  cancel,
  closeByHand,
  confirmPayment,
  credit,
  type LegStep,
  leaveAsDust,
  locate,
  noteAnswer,
  noteClaim,
  reopen,
  sendPayment,
  suspend,
} from "../../../src/treasury/leg-steps.js";
import { isFinal, isUnproven, type Leg } from "../../../src/treasury/model.js";
import { carriedByToken } from "../../../src/treasury/valuation.js";
import { plannedLeg } from "../../helpers/treasury-legs.js";

const amountAtoms = fc.bigInt({ min: 1n, max: 3_000_000n });

/** Anything that can happen to a leg; what is not possible in its state is left out by `apply`. */
const happening = fc.oneof(
  fc.record({ kind: fc.constant("send" as const) }),
  fc.record({ kind: fc.constant("cancel" as const) }),
  fc.record({ kind: fc.constant("confirm" as const), feeAtoms: fc.constantFrom(10_000n, 12_000n) }),
  fc.record({ kind: fc.constant("accept" as const), amountAtoms }),
  fc.record({ kind: fc.constant("claim" as const), amountAtoms }),
  fc.record({
    kind: fc.constant("credit" as const),
    side: fc.constantFrom("sell" as const, "buy" as const),
    amountAtoms,
  }),
  fc.record({
    kind: fc.constant("see" as const),
    unusedBuyAtoms: amountAtoms,
    unusedSellAtoms: amountAtoms,
    isBuy: fc.boolean(),
  }),
  fc.record({ kind: fc.constant("suspend" as const) }),
  fc.record({ kind: fc.constant("dust" as const) }),
  fc.record({ kind: fc.constant("close" as const) }),
  fc.record({ kind: fc.constant("reopen" as const) }),
);

type Happening = typeof happening extends fc.Arbitrary<infer H> ? H : never;

function apply(leg: Leg, h: Happening): LegStep | undefined {
  const isOpen = leg.sentAtNs !== undefined && leg.money !== undefined;
  switch (h.kind) {
    case "send":
      return leg.state === "planned" && leg.sentAtNs === undefined
        ? sendPayment(leg, 1n)
        : undefined;
    case "cancel":
      return isUnproven(leg) ||
        (isOpen && leg.payBlockIndex === undefined && leg.money?.side === "sell")
        ? cancel(leg, 2n, "")
        : undefined;
    case "confirm":
      return isUnproven(leg) || (isOpen && leg.payBlockIndex === undefined)
        ? confirmPayment(leg, { blockIndex: 1n, feeAtoms: h.feeAtoms }, 3n)
        : undefined;
    case "accept":
      return isOpen || isUnproven(leg)
        ? noteAnswer(leg, { type: "accepted", outAtoms: h.amountAtoms }, 4n)
        : undefined;
    case "claim":
      return isOpen || isUnproven(leg)
        ? noteClaim(leg, { claimId: 1n, amountAtoms: h.amountAtoms }, 4n)
        : undefined;
    case "credit":
      return isOpen
        ? credit(leg, { side: h.side, amountAtoms: h.amountAtoms, blockIndex: 2n }, 5n)
        : undefined;
    case "see": {
      const sight = {
        unusedBuyAtoms: h.isBuy ? h.unusedBuyAtoms : 0n,
        unusedSellAtoms: h.unusedSellAtoms,
        subaccountSellAtoms: 0n,
        claims: [],
      };
      return isOpen ? locate(leg, sight, undefined) : undefined;
    }
    case "suspend":
      return isOpen ? suspend(leg, 6n, "") : undefined;
    case "dust":
      return isOpen ? leaveAsDust(leg, 7n) : undefined;
    case "close":
      return leg.state === "suspense" ? closeByHand(leg, 8n, "") : undefined;
    case "reopen":
      return leg.state === "cancelled" && leg.sentAtNs !== undefined
        ? reopen(leg, { blockIndex: 3n, feeAtoms: 10_000n }, 9n)
        : undefined;
  }
}

const OPENING: TokenBook = {
  liquidAtoms: 10n ** 12n,
  dustAtoms: 0n,
  depositedAtoms: 10n ** 12n,
  withdrawnAtoms: 0n,
  soldAtoms: 0n,
  boughtAtoms: 0n,
  feesAtoms: 0n,
  lostAtoms: 0n,
};

describe("leg steps", () => {
  test("property: whatever happens to a leg, what is held is what came less what went", () => {
    const way = fc.constantFrom("allowance" as const, "transfer" as const);

    fc.assert(
      fc.property(way, fc.array(happening, { maxLength: 30 }), (payWay, happenings) => {
        let leg = plannedLeg({ way: payWay });
        const books = [OPENING, OPENING];

        for (const h of happenings) {
          const step = apply(leg, h);
          if (step === undefined) continue;
          for (const { tokenIndex, posting } of step.postings) {
            books[tokenIndex] = post(books[tokenIndex] ?? OPENING, posting);
          }
          leg = step.leg;

          books.forEach((book, tokenIndex) => {
            const open = isFinal(leg.state) ? [] : [leg];
            const carriedAtoms = carriedByToken(open).get(tokenIndex) ?? 0n;
            expect(book.liquidAtoms + book.dustAtoms + carriedAtoms).toBe(accountedAtoms(book));
          });
          expect(isFinal(leg.state) && leg.money !== undefined).toBe(false);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("property: stable memory gives a leg back as it was, after each of its steps", () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 10 }), (happenings) => {
        // The same for all steps: it keeps what none of them changes.
        const traits = createLegTraits();
        let leg = plannedLeg();
        expect(traits.decode(traits.encode(leg))).toEqual(leg);

        for (const h of happenings) {
          leg = apply(leg, h)?.leg ?? leg;
          expect(traits.decode(traits.encode(leg))).toEqual(leg);
        }
      }),
    );
  });
});
