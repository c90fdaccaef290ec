import { describe, expect, test } from "@jest/globals";

import {
  cancel,
  closeByHand,
  confirmPayment,
  credit,
  leaveAsDust,
  locate,
  noteClaim,
  reopen,
  sendPayment,
  suspend,
} from "../../../src/treasury/leg-steps.js";
import type { VenueSight } from "../../../src/treasury/ports.js";
import { plannedLeg } from "../../helpers/treasury-legs.js";

const NOTHING: VenueSight = {
  unusedSellAtoms: 0n,
  unusedBuyAtoms: 0n,
  subaccountSellAtoms: 0n,
  claims: [],
};

const sent = sendPayment(plannedLeg(), 200n).leg;
const block = { blockIndex: 5n, feeAtoms: 10_000n };

describe("sendPayment", () => {
  test("error: AssertionError when the payment was sent before", () => {
    expect(() => sendPayment(sent, 300n)).toThrow("was sent before");
  });

  test("default: takes amount and fee out of what is liquid", () => {
    const step = sendPayment(plannedLeg(), 200n);

    expect(step.leg.state).toBe("submitted");
    expect(step.leg.money).toEqual({ side: "sell", amountAtoms: 990_000n, place: "in_flight" });
    expect(step.postings).toEqual([
      { tokenIndex: 0, posting: { liquidAtoms: -1_000_000n, feesAtoms: 10_000n } },
    ]);
  });

  test("behavior: the transfer way moves the whole size and stays planned until its block", () => {
    const step = sendPayment(plannedLeg({ way: "transfer" }), 200n);

    expect(step.leg.state).toBe("planned");
    expect(step.leg.money?.amountAtoms).toBe(1_000_000n);
    expect(step.postings[0]?.posting.liquidAtoms).toBe(-1_010_000n);
  });
});

describe("cancel", () => {
  test("error: AssertionError when a block proves the payment", () => {
    const paid = confirmPayment(sent, block, 300n).leg;

    expect(() => cancel(paid, 400n, "")).toThrow("was paid by a block");
  });

  test("default: gives everything back", () => {
    const step = cancel(sent, 300n, "refused");

    expect(step.leg).toMatchObject({ state: "cancelled", note: "refused" });
    expect(step.leg.money).toBeUndefined();
    expect(step.postings).toEqual([
      { tokenIndex: 0, posting: { liquidAtoms: 1_000_000n, feesAtoms: -10_000n } },
    ]);
  });

  test("behavior: books nothing when nothing was sent", () => {
    expect(cancel(plannedLeg(), 300n, "").postings).toEqual([]);
  });

  test("behavior: nothing was sold for what came although nothing had been paid", () => {
    const proceeds = { side: "buy", amountAtoms: 479_000n, blockIndex: 9n } as const;
    const step = cancel(credit(sent, proceeds, 300n).leg, 400n, "never pulled");

    expect(step.leg).toMatchObject({ state: "cancelled", receivedAtoms: 0n });
    expect(step.leg.payoutBlockIndex).toBeUndefined();
    expect(step.postings).toEqual([
      {
        tokenIndex: 0,
        posting: { liquidAtoms: 1_000_000n, soldAtoms: -990_000n, feesAtoms: -10_000n },
      },
    ]);
  });
});

describe("confirmPayment", () => {
  test("behavior: books what the ledger charged beyond the expected fee", () => {
    const step = confirmPayment(sent, { blockIndex: 5n, feeAtoms: 12_000n }, 300n);

    expect(step.leg.payBlockIndex).toBe(5n);
    expect(step.postings).toEqual([
      { tokenIndex: 0, posting: { liquidAtoms: -2_000n, feesAtoms: 2_000n } },
    ]);
  });
});

describe("credit", () => {
  const paid = confirmPayment(sent, block, 300n).leg;

  test("default: proceeds settle the leg, the payout's fee is booked", () => {
    const answered = { ...paid, answer: { type: "accepted", outAtoms: 480_000n } as const };
    const step = credit(answered, { side: "buy", amountAtoms: 479_000n, blockIndex: 9n }, 400n);

    expect(step.leg).toMatchObject({ state: "settled", receivedAtoms: 479_000n });
    expect(step.postings).toEqual([
      { tokenIndex: 0, posting: { soldAtoms: 990_000n, feesAtoms: 0n } },
      { tokenIndex: 1, posting: { boughtAtoms: 480_000n } },
      { tokenIndex: 1, posting: { liquidAtoms: 479_000n, feesAtoms: 1_000n, boughtAtoms: 0n } },
    ]);
  });

  test("behavior: proceeds leave a leg open whose payment was not seen, and its block ends it", () => {
    const step = credit(sent, { side: "buy", amountAtoms: 479_000n, blockIndex: 9n }, 400n);
    const ended = confirmPayment(step.leg, { blockIndex: 5n, feeAtoms: 12_000n }, 500n);

    expect(step.leg).toMatchObject({ state: "submitted", receivedAtoms: 479_000n });
    expect(step.leg.money).toBeUndefined();
    expect(ended.leg).toMatchObject({ state: "settled", payBlockIndex: 5n, changedAtNs: 500n });
    expect(ended.postings).toEqual([
      { tokenIndex: 0, posting: { liquidAtoms: -2_000n, feesAtoms: 2_000n } },
    ]);
  });

  test("behavior: a refund settles it as refunded, less the fees of the way", () => {
    const step = credit(paid, { side: "sell", amountAtoms: 980_000n, blockIndex: 9n }, 400n);

    expect(step.leg.state).toBe("refunded");
    expect(step.postings).toEqual([
      { tokenIndex: 0, posting: { liquidAtoms: 980_000n, feesAtoms: 10_000n, boughtAtoms: 0n } },
    ]);
  });

  test("behavior: what is missing beyond a few fees stays open in suspense", () => {
    const step = credit(paid, { side: "sell", amountAtoms: 500_000n, blockIndex: 9n }, 400n);

    expect(step.leg.state).toBe("suspense");
    expect(step.leg.money).toEqual({ side: "sell", amountAtoms: 490_000n, place: "suspense" });
    expect(step.leg.note).toContain("500000 atoms of 990000");
  });

  test("behavior: a venue that pays more than it owes is booked as such", () => {
    const answered = { ...paid, answer: { type: "accepted", outAtoms: 480_000n } as const };
    const step = credit(answered, { side: "buy", amountAtoms: 500_000n, blockIndex: 9n }, 400n);

    expect(step.leg.state).toBe("settled");
    expect(step.postings[1]?.posting.boughtAtoms).toBe(500_000n);
  });
});

describe("locate", () => {
  const paid = confirmPayment(sent, block, 300n).leg;

  test("behavior: unused proceeds prove the swap", () => {
    const { leg } = locate(paid, { ...NOTHING, unusedBuyAtoms: 480_000n }, undefined);

    expect(leg.money).toEqual({ side: "buy", amountAtoms: 480_000n, place: "unused" });
  });

  test("behavior: an unused payment is less the fees it was moved with", () => {
    const { leg, postings } = locate(paid, { ...NOTHING, unusedSellAtoms: 980_000n }, undefined);

    expect(leg.money).toEqual({ side: "sell", amountAtoms: 980_000n, place: "unused" });
    expect(postings).toEqual([{ tokenIndex: 0, posting: { feesAtoms: 10_000n } }]);
  });

  test("behavior: nothing shown changes nothing", () => {
    expect(locate(paid, NOTHING, undefined)).toEqual({ leg: paid, postings: [] });
  });

  test("behavior: a claim for what is home already is not believed", () => {
    const proceeds = { side: "buy", amountAtoms: 479_000n, blockIndex: 9n } as const;
    const home = credit(sent, proceeds, 300n).leg;

    expect(noteClaim(home, { claimId: 3n, amountAtoms: 470_000n }, 400n).leg).toBe(home);
  });

  test("behavior: a claim turns the payment into what is owed", () => {
    const { leg } = noteClaim(paid, { claimId: 3n, amountAtoms: 470_000n }, 400n);

    expect(leg).toMatchObject({ state: "claim_pending", claimId: 3n });
    expect(leg.money).toEqual({ side: "buy", amountAtoms: 470_000n, place: "claim" });
  });
});

describe("the ends of a leg", () => {
  const paid = confirmPayment(sent, block, 300n).leg;

  test("behavior: dust is left, and said so", () => {
    const step = leaveAsDust(paid, 400n);

    expect(step.leg.state).toBe("refunded");
    expect(step.postings).toEqual([{ tokenIndex: 0, posting: { dustAtoms: 990_000n } }]);
  });

  test("behavior: what a person gives up is booked as lost", () => {
    const step = closeByHand(suspend(paid, 400n, "gone").leg, 500n, "the venue closed");

    expect(step.leg).toMatchObject({ state: "manual", note: "the venue closed" });
    expect(step.postings).toEqual([{ tokenIndex: 0, posting: { lostAtoms: 990_000n } }]);
  });

  test("behavior: a late payment opens a cancelled leg again", () => {
    const step = reopen(cancel(sent, 300n, "").leg, block, 400n);

    expect(step.leg).toMatchObject({ state: "submitted", payBlockIndex: 5n });
    expect(step.postings[0]?.posting.liquidAtoms).toBe(-1_000_000n);
  });
});
