import { expect, test } from "@jest/globals";
import { icpswapVenue } from "../../../src/adapters/icpswap-venue.js";
import { kongswapVenue } from "../../../src/adapters/kongswap-venue.js";
import { applyStep, journalSent } from "../../../src/treasury/bookkeeping.js";
import { Deadline } from "../../../src/treasury/flows/deadline.js";
import { settle } from "../../../src/treasury/flows/settle.js";
import { sweepVenues } from "../../../src/treasury/flows/sweep-venues.js";
import { syncBalances } from "../../../src/treasury/flows/sync-balances.js";
import { KONGSWAP } from "../../../src/treasury/ids.js";
import { closeByHand, noteClaim, sendPayment } from "../../../src/treasury/leg-steps.js";
import type { Answer, PaymentReply, Statement, VenuePort } from "../../../src/treasury/ports.js";
import { promisedCaller } from "../../helpers/promised-caller.js";
import { addTestToken, openTreasury } from "../../helpers/treasury-in-memory.js";
import { plannedLeg } from "../../helpers/treasury-legs.js";

const nobody = promisedCaller(async () => ({ type: "unknown", code: 5, message: "the test" }));

/** Cycles in which strangers pay fees to the treasury between its balance and its blocks. */
async function runBusyCycles(countedAtoms: (cycle: bigint) => bigint) {
  let cycle = 0n;
  const opened = openTreasury({
    ledgers: {
      balance: async () => ({ type: "answered", value: countedAtoms(cycle) }),
      statement: async ({ nextBlockIndex: blockIndex }) => ({
        type: "answered",
        value: {
          entries: [],
          collected: [{ blockIndex, feeAtoms: 10n }],
          nextBlockIndex: blockIndex + 1n,
          isComplete: true,
        },
      }),
    },
  });
  addTestToken(opened, 1_000n, { feeCollector: { rule: "icrc107", isSelf: true } });
  const { context } = opened;
  for (; cycle < 5n; cycle++) {
    await syncBalances(context, new Deadline());
    await settle(context, new Deadline());
  }
  return context;
}

test("behavior: a balance from before fees that were read with the blocks is no disagreement", async () => {
  const context = await runBusyCycles((cycle) => 1_005n + 10n * cycle);
  expect(context.state.books.of(0).liquidAtoms).toBe(1_050n);
  expect(context.state.alerts.nextId).toBe(0n);
  expect(context.heap.syncs.get(0)?.mismatchCount).toBe(0);
});

test.each([999n, 1_011n])("behavior: any other balance is one: %p", async (startAtoms) => {
  const context = await runBusyCycles((cycle) => startAtoms + 10n * cycle);
  expect(context.state.alerts.get(0n)?.message).toContain("its blocks add up to");
});

/** A treasury with a leg whose transfer was sent and never answered. */
function openWithLostTransfer(reply: PaymentReply) {
  const id = new Uint8Array([5]);
  let statement: Answer<Statement> = { type: "unknown", reason: "not now" };
  const opened = openTreasury({
    ledgers: {
      transfer: async () => ({ type: "answered", value: reply }),
      statement: async () => statement,
    },
    venues: [icpswapVenue(nobody, { factoryId: id, self: () => id })],
  });
  addTestToken(opened, 5_000_000n);
  addTestToken(opened, 5_000_000n);
  const leg = plannedLeg({ way: "transfer" });
  journalSent(opened.context, leg, sendPayment(leg, 1n));
  const showNothing = () => {
    const value = { entries: [], nextBlockIndex: 0n, isComplete: true };
    statement = { type: "answered", value };
  };
  return { ...opened, showNothing };
}

test.each<[string, PaymentReply]>([
  ["another fee", { type: "bad_fee", feeAtoms: 20_000n }],
  ["too little money", { type: "insufficient_funds", balanceAtoms: 5n }],
  ["a refusal", { type: "refused", reason: "TemporarilyUnavailable" }],
])(
  "behavior: %s, said of a payment sent again, cancels nothing before the blocks were read",
  async (_name, reply) => {
    const { context, showNothing } = openWithLostTransfer(reply);
    await settle(context, new Deadline());
    expect(context.state.legs.get(0n)?.state).toBe("planned");
    expect(context.state.books.of(0).liquidAtoms).toBe(3_990_000n);

    showNothing();
    await settle(context, new Deadline());
    expect(context.state.legs.get(0n)?.state).toBe("cancelled");
    expect(context.state.books.of(0).liquidAtoms).toBe(5_000_000n);
  },
);

/** A treasury with a closed or an open leg at Kong, which shows a claim and refuses to pay it. */
function openWithClaim() {
  const asked: bigint[] = [];
  const venue: VenuePort = {
    ...kongswapVenue(nobody, { kongId: new Uint8Array([7]), self: () => new Uint8Array([1]) }),
    look: async () => ({
      type: "answered",
      value: {
        ...{ unusedSellAtoms: 0n, unusedBuyAtoms: 0n, subaccountSellAtoms: 0n },
        claims: [{ claimId: 3n, tokenId: buy.tokenId, amountAtoms: 470_000n }],
      },
    }),
    claim: async (claimId) => {
      asked.push(claimId);
      return { type: "answered", value: { type: "refused", reason: "not claimable" } };
    },
  };
  const opened = openTreasury({ venues: [venue] });
  addTestToken(opened, 5_000_000n);
  const buy = addTestToken(opened, 5_000_000n);
  const leg = plannedLeg({ venueId: KONGSWAP });
  const { context, network } = opened;
  journalSent(context, leg, sendPayment(leg, 1n));
  const owed = noteClaim(sendPayment(leg, 1n).leg, { claimId: 3n, amountAtoms: 470_000n }, 2n);
  applyStep(context, leg, owed);
  /** Runs what each cycle runs, once a minute. */
  const runMinutes = async (count: number, act: () => Promise<unknown>) => {
    for (let i = 0; i < count; i++) {
      await act();
      network.now += 60_000_000_000n;
    }
  };
  return { context, leg, asked, runMinutes };
}

test("behavior: a refused claim is asked for every five minutes, noted, and told once", async () => {
  const { context, asked, runMinutes } = openWithClaim();
  const run = (minutes: number) => runMinutes(minutes, () => settle(context, new Deadline()));

  await run(10);
  expect(asked).toEqual([3n, 3n]);
  const note = "kongswap refused claim 3, 2 times in a row: not claimable";
  expect(context.state.legs.get(0n)).toMatchObject({ state: "claim_pending", note });
  expect(context.state.alerts.nextId).toBe(0n);

  await run(50);
  expect(asked.length).toBe(12);
  expect(context.state.alerts.nextId).toBe(1n);
  expect(context.state.alerts.get(0n)).toMatchObject({ kind: "venue", legId: 0n });
});

test("behavior: a claim that no leg explains is asked for as seldom, and told once", async () => {
  const { context, asked, runMinutes } = openWithClaim();
  const open = context.state.legs.get(0n);
  if (open === undefined) throw new Error("no leg");
  applyStep(context, open, closeByHand(open, 3n, "the test"));

  await runMinutes(60, () => sweepVenues(context, new Deadline(), "all"));
  expect(asked.length).toBe(12);
  expect(context.state.alerts.nextId).toBe(1n);
});

test("behavior: a payment sent again and answered with its block is proven by that alone", async () => {
  const { context } = openWithLostTransfer({ type: "done", blockIndex: 7n });
  await settle(context, new Deadline());

  expect(context.state.legs.get(0n)).toMatchObject({ state: "paid", payBlockIndex: 7n });
});
