import { expect, test } from "@jest/globals";

import { icpswapVenue } from "../../../src/adapters/icpswap-venue.js";
import { journalSent } from "../../../src/treasury/bookkeeping.js";
import { Deadline } from "../../../src/treasury/flows/deadline.js";
import { settle } from "../../../src/treasury/flows/settle.js";
import { syncBalances } from "../../../src/treasury/flows/sync-balances.js";
import { sendPayment } from "../../../src/treasury/leg-steps.js";
import type { Answer, PaymentReply, Statement } from "../../../src/treasury/ports.js";
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

test("behavior: a payment sent again and answered with its block is proven by that alone", async () => {
  const { context } = openWithLostTransfer({ type: "done", blockIndex: 7n });
  await settle(context, new Deadline());

  expect(context.state.legs.get(0n)).toMatchObject({ state: "paid", payBlockIndex: 7n });
});
