import { expect, test } from "@jest/globals";

import { icpswapVenue } from "../../../src/adapters/icpswap-venue.js";
import { journalSent } from "../../../src/treasury/bookkeeping.js";
import { Deadline } from "../../../src/treasury/flows/deadline.js";
import { settle } from "../../../src/treasury/flows/settle.js";
import { sendPayment } from "../../../src/treasury/leg-steps.js";
import type { Answer, PaymentReply, Statement } from "../../../src/treasury/ports.js";
import { promisedCaller } from "../../helpers/promised-caller.js";
import { addTestToken, openTreasury } from "../../helpers/treasury-in-memory.js";
import { plannedLeg } from "../../helpers/treasury-legs.js";

const nobody = promisedCaller(async () => ({ type: "unknown", code: 5, message: "the test" }));

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
