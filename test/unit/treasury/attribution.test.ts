import { describe, expect, test } from "@jest/globals";

import { attribute, isBusy } from "../../../src/treasury/attribution.js";
import { cancel, confirmPayment, credit, sendPayment } from "../../../src/treasury/leg-steps.js";
import type { Leg } from "../../../src/treasury/model.js";
import { legOperationId, transferOperationId } from "../../../src/treasury/operation-id.js";
import type { StatementEntry } from "../../../src/treasury/ports.js";
import { plannedLeg } from "../../helpers/treasury-legs.js";

const POOL = new Uint8Array([7]);
const STRANGER = new Uint8Array([9]);

const sent = sendPayment(plannedLeg(), 0n).leg;
const proven = confirmPayment(sent, { blockIndex: 3n, feeAtoms: 10_000n }, 0n).leg;

function entry(change: Partial<StatementEntry>): StatementEntry {
  return {
    blockIndex: 5n,
    atNs: 0n,
    kind: "in",
    amountAtoms: 100n,
    feeAtoms: 0n,
    otherSide: STRANGER,
    ...change,
  };
}

function judge(
  change: Partial<StatementEntry>,
  openLegs: Leg[],
  closedLegs: Leg[] = [],
  tokenIndex = 0,
) {
  return attribute(entry(change), { tokenIndex, openLegs, closedLegs }).type;
}

const pull = { kind: "out", amountAtoms: 990_000n, feeAtoms: 10_000n, counterparty: POOL } as const;

describe("attribute", () => {
  test("behavior: money from a stranger is a deposit", () => {
    expect(judge({}, [sent])).toBe("deposit");
  });

  test("behavior: money from a venue is never a deposit", () => {
    expect(judge({ counterparty: POOL }, [])).toBe("stray_credit");
    expect(judge({ counterparty: POOL, amountAtoms: 970_000n }, [proven])).toBe("credit");
    expect(judge({ counterparty: POOL }, [sent], [], 1)).toBe("stray_credit");
  });

  test("behavior: what a venue pays in the bought token are proceeds", () => {
    const found = attribute(entry({ counterparty: POOL, amountAtoms: 470_000n }), {
      tokenIndex: 1,
      openLegs: [sent],
      closedLegs: [],
    });

    expect(found).toMatchObject({ type: "credit", side: "buy" });
  });

  test("behavior: a few atoms that a venue pays for somebody else are not the proceeds", () => {
    const paid = (amountAtoms: bigint, leg: Leg) =>
      judge({ counterparty: POOL, amountAtoms }, [leg], [], 1);
    const accepted: Leg = { ...sent, answer: { type: "accepted", outAtoms: 490_000n } };

    // At least 450,000 were asked for; a claim may cost a few fees of 1,000 more.
    expect(paid(1n, sent)).toBe("stray_credit");
    expect(paid(445_999n, sent)).toBe("stray_credit");
    expect(paid(446_000n, sent)).toBe("credit");
    // What the venue has said to come is measured against that, and the rest stays open.
    expect(paid(1n, accepted)).toBe("credit");
  });

  test("behavior: nor are they a refund while nothing says that one is due", () => {
    const paid = (amountAtoms: bigint, change: Partial<Leg> = {}) =>
      judge({ counterparty: POOL, amountAtoms }, [{ ...proven, ...change }]);
    const answers: Leg["answer"][] = [
      { type: "none" },
      { type: "unknown", reason: "" },
      { type: "closed", reason: "" },
      { type: "accepted", outAtoms: 490_000n },
    ];

    for (const answer of answers) {
      expect(paid(1n, { answer })).toBe("stray_credit");
      expect(paid(494_999n, { answer })).toBe("stray_credit");
      // A refund may have lost much to a fee that rose, and is never taken for anything else.
      expect(paid(495_000n, { answer })).toBe("credit");
      expect(paid(970_000n, { answer })).toBe("credit");
    }
    // What comes after a refusal, or while a person waits for it, is counted however little it is.
    expect(paid(1n, { answer: { type: "refused", reason: "" } })).toBe("credit");
    expect(paid(1n, { state: "suspense" })).toBe("credit");
  });

  test("behavior: a leg that has sent nothing is owed nothing", () => {
    expect(judge({ counterparty: POOL }, [plannedLeg()])).toBe("stray_credit");
  });

  test("behavior: a refund stands behind its payment, whatever the venue answered", () => {
    const refused: Leg = { ...sent, answer: { type: "refused", reason: "" } };

    expect(judge({ counterparty: POOL, amountAtoms: 970_000n }, [refused])).toBe("stray_credit");
  });

  test("behavior: a venue that was not asked to swap pays no proceeds", () => {
    const transferred = sendPayment(plannedLeg({ way: "transfer" }), 0n).leg;
    const paid = confirmPayment(transferred, { blockIndex: 3n, feeAtoms: 10_000n }, 0n).leg;
    const judged = (leg: Leg) => judge({ counterparty: POOL, amountAtoms: 470_000n }, [leg], [], 1);

    expect([judged(transferred), judged(paid)]).toEqual(["stray_credit", "stray_credit"]);
    expect(judged({ ...paid, state: "submitted" })).toBe("credit");
  });

  test("behavior: a leg whose proceeds are home is owed nothing more", () => {
    const proceeds = { side: "buy", amountAtoms: 470_000n, blockIndex: 4n } as const;
    const home = credit(sent, proceeds, 1n).leg;

    expect(judge({ counterparty: POOL, amountAtoms: 470_000n }, [home], [], 1)).toBe(
      "stray_credit",
    );
    expect(judge(pull, [home])).toBe("payment");
  });

  test("behavior: a pull of the agreed amount is the leg's payment", () => {
    expect(judge(pull, [sent])).toBe("payment");
    expect(judge({ ...pull, amountAtoms: 1n }, [sent])).toBe("stray_debit");
  });

  test("behavior: a memo of ours names the leg, whatever the amount", () => {
    const named = { ...pull, amountAtoms: 3n, operationId: legOperationId(0n) };

    expect(judge(named, [sent])).toBe("payment");
  });

  test("behavior: a leg is paid once, whatever carries its name", () => {
    const named = { ...pull, operationId: legOperationId(0n) };
    const paid = confirmPayment(sent, { blockIndex: 5n, feeAtoms: 10_000n }, 1n).leg;

    expect(judge(named, [paid])).toBe("known");
    expect(judge({ ...named, blockIndex: 6n }, [paid])).toBe("stray_debit");
    expect(judge({ ...named, blockIndex: 6n }, [], [{ ...paid, state: "settled" }])).toBe(
      "stray_debit",
    );
  });

  test("behavior: a memo of ours names a transfer", () => {
    expect(judge({ kind: "out", operationId: transferOperationId(4n) }, [])).toBe("transfer");
  });

  test("behavior: a pull after the leg was given up opens it again", () => {
    expect(judge(pull, [], [cancel(sent, 1n, "").leg])).toBe("late_payment");
  });

  test("behavior: a payment that was booked by its proceeds is confirmed, not booked twice", () => {
    const settled: Leg = { ...sent, state: "settled" };
    const known = confirmPayment(settled, { blockIndex: 5n, feeAtoms: 10_000n }, 1n).leg;

    expect(judge(pull, [], [settled])).toBe("payment");
    expect(judge(pull, [], [known])).toBe("known");
  });

  test("behavior: money that left by nobody's doing is said so", () => {
    expect(judge({ kind: "out", amountAtoms: 5n }, [sent])).toBe("stray_debit");
  });
});

describe("isBusy", () => {
  test("behavior: the same counterparty with a token in common is busy", () => {
    expect(isBusy([sent], POOL, [1, 2])).toBe(true);
    expect(isBusy([sent], POOL, [2, 3])).toBe(false);
    expect(isBusy([sent], STRANGER, [0, 1])).toBe(false);
  });

  test("behavior: a leg whose proceeds are home can only be mistaken in the token it sold", () => {
    const proceeds = { side: "buy", amountAtoms: 470_000n, blockIndex: 4n } as const;
    const home = credit(sent, proceeds, 1n).leg;

    expect(isBusy([home], POOL, [1, 2])).toBe(false);
    expect(isBusy([home], POOL, [0, 2])).toBe(true);
  });
});
