import { describe, expect, test } from "@jest/globals";

import { TreasuryFace } from "../../../src/suite/treasury-face.js";
import { removeToken, reserve } from "../../../src/treasury/administration.js";
import { Deadline } from "../../../src/treasury/flows/deadline.js";
import { resolveTransfers } from "../../../src/treasury/flows/resolve-transfers.js";
import { withdraw } from "../../../src/treasury/flows/withdraw.js";
import type { Answer, PaymentReply } from "../../../src/treasury/ports.js";
import { toPrincipal } from "../../../src/wire/candid.js";
import * as wire from "../../../src/wire/treasury.js";
import { addTestToken, OPERATOR, openTreasury } from "../../helpers/treasury-in-memory.js";

const STRANGER = new Uint8Array([99]);
const reason = "the test";

/** A treasury with 1,000,000 atoms of ICP and of another token; its ledgers answer in turn. */
function open(...replies: readonly Answer<PaymentReply>[]) {
  const turns = [...replies];
  const silence: Answer<PaymentReply> = { type: "unknown", reason: "nobody answers" };
  const opened = openTreasury({ ledgers: { transfer: async () => turns.shift() ?? silence } });
  addTestToken(opened, 1_000_000n);
  const token = addTestToken(opened, 1_000_000n);
  const send = (amountAtoms: bigint, owner: Uint8Array = STRANGER, subaccount?: Uint8Array) => {
    const to = { owner, ...(subaccount === undefined ? {} : { subaccount }) };
    const { tokenId } = token;
    return withdraw(opened.context, OPERATOR, { tokenId, to, amountAtoms, reason });
  };
  return { ...opened, token, send };
}

describe("withdraw", () => {
  test("error: more is set aside than there is: nothing is available, and that is a figure", async () => {
    const { context, token } = open();
    const reservation = {
      reservationId: "floor",
      purpose: "a floor",
      owner: "policy",
      tokenIndex: token.tokenIndex,
      amountAtoms: 5_000_000n,
    };
    expect(reserve(context, OPERATOR, { reservation, reason })).toMatchObject({ ok: true });

    const answer = await new TreasuryFace(context).withdraw(OPERATOR.bytes, {
      ledger: toPrincipal(token.ledgerBytes),
      to: { owner: toPrincipal(STRANGER), subaccount: [] },
      amount_atoms: 1_000n,
      reason,
    });

    expect(answer).toMatchObject({ Err: { insufficient_funds: { available_atoms: 0n } } });
    expect(() => wire.withdraw.encode(answer)).not.toThrow();
  });

  test("error: to the treasury's own account", async () => {
    const { context, send } = open({ type: "answered", value: { type: "done", blockIndex: 7n } });
    const self = context.environment.self();
    const refused = { ok: false, error: { type: "invalid_argument", field: "to" } };

    expect(await send(1_000n, self)).toMatchObject(refused);
    expect(await send(1_000n, self, new Uint8Array(32))).toMatchObject(refused);
    expect(await send(1_000n, self, new Uint8Array(32).fill(1))).toMatchObject({ ok: true });
  });

  test("error: a token is not removed while a withdrawal of it is under way", async () => {
    const { context, token, send } = open();
    expect(await send(990_000n)).toMatchObject({ ok: false, error: { type: "outcome_unknown" } });

    expect(removeToken(context, OPERATOR, { tokenId: token.tokenId, reason })).toMatchObject({
      ok: false,
      error: { type: "token_in_use", why: "transfer 0 is open" },
    });
  });

  test.each([
    ["a fee that rose is paid, and in force from then on", 20_000n, 20_000n],
    ["a burn is free, which says nothing of other transfers", 0n, 10_000n],
  ])("behavior: %s", async (_name, toldAtoms, feeAtoms) => {
    const { context, token, send } = open(
      { type: "answered", value: { type: "bad_fee", feeAtoms: toldAtoms } },
      { type: "answered", value: { type: "done", blockIndex: 7n } },
    );

    expect(await send(1_000n)).toEqual({ ok: true, value: { transferId: 1n, blockIndex: 7n } });
    expect(context.state.transfers.get(0n)?.state).toBe("cancelled");
    expect(context.state.tokens.at(token.tokenIndex).feeAtoms).toBe(feeAtoms);
    expect(context.state.books.of(token.tokenIndex)).toMatchObject({
      liquidAtoms: 999_000n - toldAtoms,
      withdrawnAtoms: 1_000n,
      feesAtoms: toldAtoms,
    });
  });

  test("error: a fee that cannot be paid is told, and nothing is sent again", async () => {
    const value = { type: "bad_fee", feeAtoms: 2_000_000n } as const;
    const { context, send } = open({ type: "answered", value });

    expect(await send(1_000n)).toMatchObject({
      ok: false,
      error: { type: "insufficient_funds", neededAtoms: 2_001_000n },
    });
    expect(context.state.transfers.nextId).toBe(1n);
  });

  test.each<[string, PaymentReply]>([
    ["another fee", { type: "bad_fee", feeAtoms: 20_000n }],
    ["too little money", { type: "insufficient_funds", balanceAtoms: 5n }],
    ["a refusal", { type: "refused", reason: "TemporarilyUnavailable" }],
  ])(
    "behavior: %s, said of a repetition, proves nothing before the blocks were read",
    async (_name, value) => {
      const { context, token, send } = open(
        { type: "unknown", reason: "the answer was lost" },
        { type: "answered", value },
        { type: "answered", value },
      );
      await send(1_000n);
      await resolveTransfers(context, new Deadline());
      expect(context.state.transfers.get(0n)?.state).toBe("sent");

      context.heap.statementMoments.set(token.tokenIndex, context.heap.momentIndex + 1n);
      await resolveTransfers(context, new Deadline());
      expect(context.state.transfers.get(0n)?.state).toBe("cancelled");
      expect(context.state.books.of(token.tokenIndex).liquidAtoms).toBe(1_000_000n);
    },
  );
});
