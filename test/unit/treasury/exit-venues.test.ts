import { expect, test } from "@jest/globals";

import { icpswapVenue } from "../../../src/adapters/icpswap-venue.js";
import { setVenue } from "../../../src/treasury/administration.js";
import { tick } from "../../../src/treasury/flows/tick.js";
import { ICPSWAP } from "../../../src/treasury/ids.js";
import type { Answer, Approval, PaymentReply } from "../../../src/treasury/ports.js";
import { promisedCaller } from "../../helpers/promised-caller.js";
import { addTestToken, OPERATOR, openTreasury } from "../../helpers/treasury-in-memory.js";
import { plannedLeg } from "../../helpers/treasury-legs.js";

const POOL = new Uint8Array([7]);
const MINUTE_NS = 60_000_000_000n;
const nobody = promisedCaller(async () => ({ type: "unknown", code: 5, message: "the test" }));

/** A treasury whose pool may pull 900,000 atoms, for a leg that has long ended. */
function open() {
  const id = new Uint8Array([5]);
  let allowedAtoms = 900_000n;
  let answers = true;
  let loses = false;
  const approvals: Approval[] = [];
  let unusedSellAtoms = 0n;
  const withdrawn: bigint[] = [];
  const opened = openTreasury({
    ledgers: {
      allowance: async () => ({ type: "answered", value: { amountAtoms: allowedAtoms } }),
      approve: async (_token, approval): Promise<Answer<PaymentReply>> => {
        approvals.push(approval);
        if (!answers) return { type: "undelivered", reason: "stopped" };
        if (loses) return { type: "unknown", reason: "no answer" };
        allowedAtoms = approval.amountAtoms;
        return { type: "answered", value: { type: "done", blockIndex: 7n } };
      },
    },
    venues: [
      {
        ...icpswapVenue(nobody, { factoryId: id, self: () => id }),
        look: async ({ sellIndex }) => ({
          type: "answered",
          value: {
            unusedSellAtoms: sellIndex === 0 ? unusedSellAtoms : 0n,
            unusedBuyAtoms: 0n,
            subaccountSellAtoms: 0n,
            claims: [],
          },
        }),
        withdraw: async (_leg, _pair, { amountAtoms }) => {
          withdrawn.push(amountAtoms);
          return { type: "answered", value: { type: "accepted" } };
        },
      },
    ],
  });
  addTestToken(opened, 5_000_000n);
  addTestToken(opened, 5_000_000n);
  opened.context.state.legs.add(plannedLeg({ state: "settled", sentAtNs: 1n, payBlockIndex: 1n }));
  const nextCycle = async () => {
    opened.network.now += MINUTE_NS;
    await tick(opened.context);
  };
  const answering = (isIt: boolean) => {
    answers = isIt;
  };
  const lose = (isIt: boolean) => {
    loses = isIt;
  };
  const turn = (enabled: boolean) =>
    setVenue(opened.context, OPERATOR, { venueId: ICPSWAP, enabled, reason: "the test" });
  const leave = (atoms: bigint) => {
    unusedSellAtoms = atoms;
  };
  return { ...opened, approvals, withdrawn, nextCycle, turn, answering, lose, leave };
}

test("behavior: what a switched off venue may still pull is taken back, once", async () => {
  const { approvals, nextCycle, turn } = open();
  await nextCycle();
  expect(approvals).toEqual([]);

  expect(turn(false)).toMatchObject({ ok: true });
  await nextCycle();
  await nextCycle();
  expect(approvals).toEqual([expect.objectContaining({ spender: POOL, amountAtoms: 0n })]);
});

test("behavior: it is tried again until the ledger has done it", async () => {
  const { approvals, nextCycle, turn, answering, context } = open();
  turn(false);
  answering(false);
  await nextCycle();
  expect(context.heap.exits.get(ICPSWAP)).toHaveLength(1);

  answering(true);
  await nextCycle();
  await nextCycle();
  expect(approvals).toHaveLength(2);
  expect(context.heap.exits.get(ICPSWAP)).toEqual([]);
});

test("behavior: an approval that was not answered is found out first, not followed by others", async () => {
  const { approvals, nextCycle, turn, lose, context } = open();
  turn(false);
  lose(true);
  for (let i = 0; i < 5; i++) await nextCycle();
  const times = new Set(approvals.map(({ createdAtNs }) => createdAtNs));
  expect(times.size).toBe(1);
  expect(context.state.transfers.openCount).toBe(1);

  lose(false);
  await nextCycle();
  expect(context.state.transfers.openCount).toBe(0);
  expect(context.heap.exits.get(ICPSWAP)).toEqual([]);
});

test("behavior: what a switched off venue holds of ours is fetched by the next cycle", async () => {
  const { withdrawn, nextCycle, turn, leave } = open();
  await nextCycle();
  leave(300_000n);
  await nextCycle();
  // Looked at a minute ago, and only once an hour.
  expect(withdrawn).toEqual([]);

  turn(false);
  await nextCycle();
  expect(withdrawn).toEqual([300_000n]);
});
