import { describe, expect, test } from "@jest/globals";

import { tokenOf } from "../../../src/simulation/open-world.js";
import { simulatedLedgers } from "../../../src/simulation/simulated-ledgers.js";
import { openTestWorld, registered } from "../../helpers/simulated-world.js";

function open() {
  const { world } = openTestWorld();
  const approved: string[] = [];
  const onApproval = ({ facts }: { readonly facts: { readonly symbol: string } }) => {
    approved.push(facts.symbol);
  };
  return { world, approved, ledgers: simulatedLedgers({ ...world, onApproval }) };
}

describe("simulatedLedgers", () => {
  test("default: it tells what its ledgers are", async () => {
    const { world, ledgers } = open();
    const icp = tokenOf(world.tokens, "ICP");

    expect(await ledgers.facts(icp.ledgerBytes)).toEqual({ type: "answered", value: icp.facts });
    expect(await ledgers.balance(registered(world, "ICP"))).toEqual({
      type: "answered",
      value: 450_000_000n,
    });
  });

  test("behavior: a payment comes back as a block of the statement, with its operation", async () => {
    const { world, ledgers } = open();
    const icp = registered(world, "ICP");
    const payment = { amountAtoms: 5n, feeAtoms: icp.feeAtoms, createdAtNs: 0n, operationId: 3n };
    const to = { owner: world.kongswap.party.principal };
    const paid = await ledgers.transfer(icp, to, payment);
    const statement = await ledgers.statement(icp, [world.kongswap.party.principal]);

    expect(paid).toMatchObject({ value: { type: "done", blockIndex: icp.nextBlockIndex } });
    expect(statement).toMatchObject({
      value: {
        entries: [{ kind: "out", amountAtoms: 5n, operationId: 3n, counterparty: to.owner }],
        nextBlockIndex: icp.nextBlockIndex + 1n,
        isComplete: true,
      },
    });
  });

  test("behavior: a payment that the account does not cover tells what there is", async () => {
    const { world, ledgers } = open();
    const icp = registered(world, "ICP");
    const terms = { feeAtoms: icp.feeAtoms, createdAtNs: 0n, operationId: 3n };
    const payment = { ...terms, amountAtoms: 450_000_000n };

    expect(await ledgers.transfer(icp, { owner: world.trader.principal }, payment)).toMatchObject({
      value: { type: "insufficient_funds", balanceAtoms: 450_000_000n },
    });
  });

  test("behavior: a statement has a hundred blocks, whoever they are of", async () => {
    const { world, ledgers } = open();
    const icp = registered(world, "ICP");
    const { ledger } = tokenOf(world.tokens, "ICP");
    const { trader, treasury, kongswap } = world;
    for (let i = 0; i < 100; i++)
      ledger.transfer({ from: trader, to: kongswap.party, amountAtoms: 1n });
    ledger.transfer({ from: trader, to: treasury, amountAtoms: 7n });
    const first = await ledgers.statement(icp, []);
    const nextBlockIndex = icp.nextBlockIndex + 100n;
    const second = await ledgers.statement({ ...icp, nextBlockIndex }, []);

    expect(first).toMatchObject({ value: { entries: [], nextBlockIndex, isComplete: false } });
    expect(second).toMatchObject({
      value: {
        entries: [{ kind: "in", amountAtoms: 7n, otherSide: trader.principal }],
        isComplete: true,
      },
    });
  });

  test("behavior: each approval that is done is told, and one with another fee is not", async () => {
    const { world, approved, ledgers } = open();
    const icp = registered(world, "ICP");
    const spender = world.kongswap.party.principal;
    const terms = { amountAtoms: 9n, createdAtNs: 0n, operationId: 1n, spender };
    await ledgers.approve(icp, { ...terms, feeAtoms: 1n });
    await ledgers.approve(icp, { ...terms, feeAtoms: icp.feeAtoms });

    expect(approved).toEqual(["ICP"]);
    expect(await ledgers.allowance(icp, spender)).toMatchObject({ value: { amountAtoms: 9n } });
  });
});
