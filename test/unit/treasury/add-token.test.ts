import { describe, expect, test } from "@jest/globals";

import { addToken } from "../../../src/treasury/flows/add-token.js";
import { Deadline } from "../../../src/treasury/flows/deadline.js";
import { readStatements } from "../../../src/treasury/flows/read-statements.js";
import { tokenId } from "../../../src/treasury/ids.js";
import type { FeeCollector } from "../../../src/treasury/model.js";
import type { StatementEntry } from "../../../src/treasury/ports.js";
import { principalText } from "../../../src/wire/candid.js";
import { OPERATOR, openTreasury } from "../../helpers/treasury-in-memory.js";

const LEDGER = new Uint8Array([50]);

/**
 * A ledger on which somebody pays 1,000 atoms into the treasury's account just before a balance is
 * told, so many times.
 */
function open(
  paymentCount: number,
  collector: { current?: FeeCollector; lookCount?: number } = {},
  namingCount = 0,
) {
  let namings = namingCount;
  const blocks: StatementEntry[] = [];
  let rest = paymentCount;
  const pay = () => {
    rest -= 1;
    const blockIndex = BigInt(blocks.length);
    const otherSide = new Uint8Array([99]);
    const amounts = { amountAtoms: 1_000n, feeAtoms: 0n };
    blocks.push({ blockIndex, atNs: 5n, kind: "in", otherSide, ...amounts });
  };
  const opened = openTreasury({
    ledgers: {
      facts: async () => ({
        type: "answered",
        value: {
          ...{ symbol: "NEW", decimals: 8, feeAtoms: 10n },
          ...{ history: "icrc3", takesApprovals: true },
        },
      }),
      tip: async () => ({ type: "answered", value: BigInt(blocks.length) }),
      feeCollector: async () => ({ type: "answered", value: collector.current }),
      balance: async () => {
        if (rest > 0) pay();
        collector.lookCount = (collector.lookCount ?? 0) + 1;
        return { type: "answered", value: 1_000n * BigInt(blocks.length) };
      },
      statement: async ({ nextBlockIndex }) => {
        const isNaming = namings > 0;
        if (isNaming) collector.current = { rule: "icrc107", isSelf: true };
        namings -= 1;
        return {
          type: "answered",
          value: {
            entries: blocks.slice(Number(nextBlockIndex)),
            nextBlockIndex: BigInt(blocks.length),
            isComplete: true,
            ...(isNaming && collector.current ? { feeCollector: collector.current } : {}),
          },
        };
      },
    },
  });
  const request = {
    tokenId: tokenId(principalText(LEDGER)),
    ledgerBytes: LEDGER,
    targetBp: 100n,
    reason: "the test",
  };
  return { ...opened, add: () => addToken(opened.context, OPERATOR, request) };
}

describe("addToken", () => {
  test.each([0, 1, 2])("behavior: %i payments that come meanwhile count once", async (count) => {
    const { context, add } = open(count);
    expect(await add()).toMatchObject({ ok: true });
    await readStatements(context, new Deadline(), context.state.tokens.list());

    const atoms = 1_000n * BigInt(count);
    expect(context.state.books.of(0)).toMatchObject({ liquidAtoms: atoms, depositedAtoms: atoms });
  });

  test("behavior: who collects fees is known from the first block, also when it changes meanwhile", async () => {
    const current: FeeCollector = { rule: "icrc107", isSelf: false };
    const collector = { current, lookCount: 0 };
    const { context, add } = open(0, collector, 1);
    expect(await add()).toMatchObject({ ok: true });
    expect(context.state.tokens.at(0).feeCollector).toEqual({ rule: "icrc107", isSelf: true });
    // Fees of blocks before the change may be in the balance or not: it is asked again.
    expect(collector.lookCount).toBe(2);
  });

  test("error: an account that never rests is not taken over", async () => {
    const { context, add } = open(100);

    expect(await add()).toMatchObject({ ok: false, error: { type: "no_answer" } });
    expect(context.state.tokens.list()).toEqual([]);
  });
});
