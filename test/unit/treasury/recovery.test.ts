import { describe, expect, test } from "@jest/globals";

import { KONGSWAP } from "../../../src/treasury/ids.js";
import { confirmPayment, credit, sendPayment } from "../../../src/treasury/leg-steps.js";
import type { Leg } from "../../../src/treasury/model.js";
import type { VenueSight } from "../../../src/treasury/ports.js";
import { type LegFacts, nextAction, nextCollection } from "../../../src/treasury/recovery.js";
import { plannedLeg } from "../../helpers/treasury-legs.js";

const SECOND_NS = 1_000_000_000n;

const sent = sendPayment(plannedLeg({ openedAtNs: 0n }), 0n).leg;
const proven = confirmPayment(sent, { blockIndex: 5n, feeAtoms: 10_000n }, 0n).leg;
const transferred = sendPayment(plannedLeg({ way: "transfer", openedAtNs: 0n }), 0n).leg;
const paid = confirmPayment(transferred, { blockIndex: 5n, feeAtoms: 10_000n }, 0n).leg;

const unknown = { type: "unknown", reason: "no answer" } as const;
const refused = { type: "refused", reason: "below the minimum" } as const;
const accepted = { type: "accepted", outAtoms: 480_000n } as const;

function facts(change: Partial<LegFacts> = {}): LegFacts {
  return { nowNs: 60n * SECOND_NS, isStatementComplete: true, isRevoked: false, ...change };
}

function decide(leg: Leg, change: Partial<LegFacts> = {}): string {
  return nextAction(leg, facts(change)).type;
}

describe("nextAction", () => {
  test("behavior: what was never sent is cancelled", () => {
    expect(decide(plannedLeg())).toBe("cancel");
  });

  test("behavior: a transfer of unknown outcome is sent again as the same one", () => {
    expect(decide(transferred)).toBe("resend");
  });

  test("behavior: Kong is asked to swap a paid block within the hour, and no later", () => {
    const kong = { ...paid, venueId: KONGSWAP };

    expect(decide(kong)).toBe("submit");
    expect(decide(kong, { nowNs: 3_600n * SECOND_NS })).toBe("suspend");
  });

  test("behavior: ICPSwap is asked for a deposit that was never swapped", () => {
    expect(decide(paid)).toBe("look");
  });

  test.each([
    ["accepted", accepted, "wait"],
    ["refused", refused, "cancel"],
    ["unknown", unknown, "revoke"],
    ["not answered at all", { type: "none" } as const, "revoke"],
  ])("behavior: an allowance leg that was %s and not pulled", (_name, answer, action) => {
    expect(decide({ ...sent, answer })).toBe(action);
  });

  test("behavior: proceeds without a payment are found out like a payment without proceeds", () => {
    const proceeds = { side: "buy", amountAtoms: 479_000n, blockIndex: 9n } as const;
    const home = credit(sent, proceeds, 0n).leg;
    const late = { nowNs: 200n * SECOND_NS };

    expect(decide(home, { isStatementComplete: false })).toBe("wait");
    expect(decide({ ...home, answer: refused })).toBe("cancel");
    expect([
      decide({ ...home, answer: accepted }),
      decide({ ...home, answer: accepted }, late),
    ]).toEqual(["wait", "revoke"]);
    expect(decide({ ...home, answer: unknown }, { isRevoked: true })).toBe("cancel");
  });

  test("behavior: nothing is concluded before every block was examined", () => {
    for (const answer of [accepted, refused, unknown]) {
      expect(decide({ ...sent, answer }, { isStatementComplete: false })).toBe("wait");
    }
  });

  test("behavior: once the allowance is gone, what was not pulled is cancelled", () => {
    expect(decide({ ...sent, answer: unknown }, { isRevoked: true })).toBe("cancel");
  });

  test("behavior: a venue that claims success and never pulls loses its allowance", () => {
    const late = { nowNs: 200n * SECOND_NS };

    expect(decide({ ...sent, answer: accepted }, late)).toBe("revoke");
    expect(decide({ ...sent, answer: accepted }, { ...late, isRevoked: true })).toBe("cancel");
  });

  test("behavior: a payout has a moment to come before it is looked for", () => {
    expect(decide({ ...proven, answer: accepted }, { nowNs: 5n * SECOND_NS })).toBe("wait");
    expect(decide({ ...proven, answer: accepted })).toBe("look");
  });

  test("behavior: Kong's block keeps a swap of unknown outcome from happening twice", () => {
    const submitted: Leg = { ...paid, venueId: KONGSWAP, state: "submitted", answer: unknown };

    expect(decide(submitted)).toBe("submit");
    expect(decide({ ...submitted, answer: refused })).toBe("look");
  });

  test("behavior: a block that Kong takes no more is not named to it again", () => {
    const closed = { type: "closed", reason: "Duplicate block id #20" } as const;
    const submitted: Leg = { ...paid, venueId: KONGSWAP, state: "submitted", answer: closed };

    expect(decide(submitted)).toBe("look");
    expect(decide({ ...submitted, state: "suspense" }, { nowNs: 600n * SECOND_NS })).toBe("look");
  });

  test("behavior: a silent Kong is asked to swap ever less often, also once a person was told", () => {
    const kong: Leg = { ...paid, venueId: KONGSWAP, state: "submitted", answer: unknown };
    const askedAt = (sec: bigint, changedSec: bigint) =>
      decide({ ...kong, changedAtNs: changedSec * SECOND_NS }, { nowNs: sec * SECOND_NS });

    expect([askedAt(60n, 60n), askedAt(120n, 120n), askedAt(180n, 120n)]).toEqual([
      ...["submit", "wait", "submit"],
    ]);
    expect([askedAt(400n, 300n), askedAt(540n, 300n)]).toEqual(["look", "submit"]);
    expect(decide({ ...kong, state: "suspense" }, { nowNs: 600n * SECOND_NS })).toBe("submit");
  });

  test("behavior: money in suspense is looked for now and then", () => {
    const suspended: Leg = { ...proven, state: "suspense", changedAtNs: 0n };

    expect(decide(suspended)).toBe("wait");
    expect(decide(suspended, { nowNs: 600n * SECOND_NS })).toBe("look");
  });

  test("behavior: a final leg is left alone", () => {
    for (const state of ["settled", "refunded", "cancelled", "manual"] as const) {
      expect(decide({ ...sent, state })).toBe("wait");
    }
  });
});

describe("nextCollection", () => {
  const nothing: VenueSight = {
    unusedSellAtoms: 0n,
    unusedBuyAtoms: 0n,
    subaccountSellAtoms: 0n,
    claims: [],
  };
  const now = { nowNs: 60n * SECOND_NS, sellFeeAtoms: 10_000n, buyFeeAtoms: 1_000n };

  test("behavior: a venue is not accused while the ledger shows no payouts", () => {
    const late = { ...now, nowNs: 200n * SECOND_NS };
    const unread = { ...late, unreadSymbol: "CHAT" };

    expect(nextCollection(proven, nothing, late)).toMatchObject({
      note: expect.stringContaining("neither paid nor shows"),
    });
    expect(nextCollection(proven, nothing, unread)).toMatchObject({
      type: "suspend",
      note: expect.stringContaining("the ledger of CHAT shows no blocks"),
    });
  });

  test.each([
    ["a claim first", { ...now, claim: { claimId: 3n } }, nothing, "claim"],
    ["proceeds", now, { ...nothing, unusedBuyAtoms: 480_000n }, "withdraw"],
    ["an unused payment", now, { ...nothing, unusedSellAtoms: 480_000n }, "withdraw"],
    ["a deposit nobody took", now, { ...nothing, subaccountSellAtoms: 480_000n }, "deposit"],
    ["less than its fee", now, { ...nothing, unusedSellAtoms: 9_000n }, "wait"],
    ["nothing yet", now, nothing, "wait"],
    ["nothing for long", { ...now, nowNs: 200n * SECOND_NS }, nothing, "suspend"],
  ])("behavior: %s", (_name, when, sight, action) => {
    expect(nextCollection(proven, sight, when).type).toBe(action);
  });

  test.each<[Partial<VenueSight>, bigint, bigint]>([
    [{ unusedSellAtoms: 15_000n }, 20_000n, 1_000n],
    [{ subaccountSellAtoms: 15_000n }, 20_000n, 1_000n],
    [{ unusedBuyAtoms: 1_500n }, 10_000n, 2_000n],
  ])("behavior: the fees in force decide, not those of the plan: %p", (shown, sell, buy) => {
    const [amountAtoms = 0n] = Object.values(shown).filter((each) => typeof each === "bigint");
    const side = shown.unusedBuyAtoms === undefined ? "sell" : "buy";
    const leg: Leg = { ...proven, money: { side, amountAtoms, place: "unused" } };
    const risen = { ...now, sellFeeAtoms: sell, buyFeeAtoms: buy };

    expect(nextCollection(leg, { ...nothing, ...shown }, risen).type).toBe("leave_dust");
    expect(nextCollection(leg, { ...nothing, ...shown }, now).type).not.toBe("leave_dust");
  });

  test("behavior: a leg whose money is worth less than its fee is left as dust", () => {
    const small: Leg = { ...proven, money: { side: "sell", amountAtoms: 9_000n, place: "unused" } };

    expect(nextCollection(small, { ...nothing, unusedSellAtoms: 9_000n }, now).type).toBe(
      "leave_dust",
    );
  });
});
