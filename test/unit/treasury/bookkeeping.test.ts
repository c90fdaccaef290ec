import { describe, expect, test } from "@jest/globals";

import { applyStatement, journalSent } from "../../../src/treasury/bookkeeping.js";
import { sendPayment } from "../../../src/treasury/leg-steps.js";
import { historyCapacity } from "../../../src/treasury/memory.js";
import type { Transfer } from "../../../src/treasury/model.js";
import { legOperationId, transferOperationId } from "../../../src/treasury/operation-id.js";
import type { StatementEntry } from "../../../src/treasury/ports.js";
import { addTestToken, openTreasury } from "../../helpers/treasury-in-memory.js";
import { plannedLeg } from "../../helpers/treasury-legs.js";

const STRANGER = new Uint8Array([99]);

function entry(change: Partial<StatementEntry>): StatementEntry {
  return {
    blockIndex: 0n,
    atNs: 5n,
    kind: "out",
    amountAtoms: 1_000n,
    feeAtoms: 10_000n,
    otherSide: STRANGER,
    ...change,
  };
}

function approval(transferId: bigint, state: Transfer["state"]): Transfer {
  return {
    transferId,
    kind: "approval",
    tokenIndex: 0,
    amountAtoms: 1_000n,
    feeAtoms: 10_000n,
    otherSide: STRANGER,
    openedAtNs: 5n,
    changedAtNs: 5n,
    state,
    note: "",
  };
}

function statement(entries: readonly StatementEntry[], nextBlockIndex = 1n) {
  return { entries, nextBlockIndex, isComplete: true };
}

describe("applyStatement", () => {
  test("behavior: a ledger that names another token's leg or transfer changes its own book only", () => {
    const opened = openTreasury();
    const { state } = opened.context;
    addTestToken(opened, 5_000_000n);
    addTestToken(opened, 5_000_000n);
    const leg = plannedLeg();
    journalSent(opened.context, leg, sendPayment(leg, 1n));
    state.transfers.add(approval(0n, "sent"));
    const before = state.books.of(0);

    const claims = [legOperationId(0n), transferOperationId(0n)].map((operationId, i) =>
      entry({ operationId, blockIndex: BigInt(i), feeAtoms: 700_000n }),
    );
    applyStatement(opened.context, 1, statement(claims, 2n));

    expect(state.books.of(0)).toEqual(before);
    expect(state.legs.get(0n)?.payBlockIndex).toBeUndefined();
    expect(state.transfers.get(0n)?.state).toBe("sent");
    expect(state.books.of(1)).toMatchObject({ lostAtoms: 2_000n, feesAtoms: 1_400_000n });
    expect(state.tokens.at(1).nextBlockIndex).toBe(2n);
  });

  test("behavior: the block of a transfer that the journal has dropped holds nothing up", () => {
    const opened = openTreasury();
    const { state } = opened.context;
    addTestToken(opened, 5_000_000n);
    state.transfers.add(approval(0n, "done"));
    const deposits = Array.from({ length: historyCapacity.transfers }, (_, i) =>
      entry({ kind: "in", blockIndex: BigInt(i), feeAtoms: 0n }),
    );
    const last = BigInt(deposits.length);
    applyStatement(opened.context, 0, statement(deposits, last));
    expect(state.transfers.get(0n)).toBeUndefined();
    const before = state.books.of(0);

    const late = entry({ kind: "approve", blockIndex: last, operationId: transferOperationId(0n) });
    applyStatement(opened.context, 0, statement([late], last + 1n));

    expect(state.tokens.at(0).nextBlockIndex).toBe(last + 1n);
    expect(state.books.of(0)).toEqual(before);
  });

  test("behavior: a block that names a transfer nobody journalled is money nobody here sent", () => {
    const opened = openTreasury();
    const { state } = opened.context;
    addTestToken(opened, 5_000_000n);

    const wild = entry({ operationId: transferOperationId(77n) });
    applyStatement(opened.context, 0, statement([wild]));

    expect(state.books.of(0)).toMatchObject({ liquidAtoms: 4_989_000n, lostAtoms: 1_000n });
    expect(state.alerts.get(0n)).toMatchObject({ kind: "unexplained" });
  });

  test("behavior: collected fees may be spent by later blocks, and stand as fees below zero", () => {
    const opened = openTreasury();
    const { state } = opened.context;
    addTestToken(opened, 0n);
    const collected = [3n, 4n, 6n].map((blockIndex) => ({ blockIndex, feeAtoms: 1_000n }));
    const spent = entry({ blockIndex: 5n, amountAtoms: 2_000n, feeAtoms: 0n });
    applyStatement(opened.context, 0, { ...statement([spent], 7n), collected });

    expect(state.books.of(0)).toMatchObject({ liquidAtoms: 1_000n, feesAtoms: -3_000n });
    expect(state.transfers.nextId).toBe(0n);
    const causes = [0n, 1n].map(
      (id) => state.events.get(state.events.nextId - 1n - id)?.payload[0],
    );
    expect(causes).toEqual([
      ["cause", { type: "text", value: "fees" }],
      ["cause", { type: "text", value: "unexplained" }],
    ]);
  });

  test("behavior: of a page that is held up, only what comes before is booked and believed", () => {
    const opened = openTreasury();
    const { state } = opened.context;
    addTestToken(opened, 0n);
    const collected = [3n, 6n].map((blockIndex) => ({ blockIndex, feeAtoms: 1_000n }));
    const wild = entry({ blockIndex: 5n, amountAtoms: 2_000n, feeAtoms: 0n });
    const feeCollector = { rule: "icrc107", isSelf: false } as const;
    const page = { ...statement([wild], 7n), collected, feeCollector };
    applyStatement(opened.context, 0, page);

    expect(state.books.of(0)).toMatchObject({ liquidAtoms: 1_000n, feesAtoms: -1_000n });
    expect(state.tokens.at(0)).not.toHaveProperty("feeCollector");
    applyStatement(opened.context, 0, { ...page, entries: [], collected: collected.slice(1) });
    expect(state.tokens.at(0)).toMatchObject({ nextBlockIndex: 7n, feeCollector });
    expect(opened.start().context.state.tokens.at(0)).toEqual(state.tokens.at(0));
  });

  test("behavior: a block that the books have no room for holds its token up, and is told once", () => {
    const opened = openTreasury();
    const { state } = opened.context;
    addTestToken(opened, 5_000_000n);
    const wild = (blockIndex: bigint) => entry({ blockIndex, amountAtoms: 6_000_000n });
    for (let i = 0; i < 3; i++) applyStatement(opened.context, 0, statement([wild(4n)], 5n));

    expect(state.tokens.at(0).nextBlockIndex).toBe(4n);
    expect(state.alerts.nextId).toBe(1n);
    applyStatement(opened.context, 0, statement([wild(9n)], 10n));
    expect(state.alerts.nextId).toBe(2n);
  });
});
