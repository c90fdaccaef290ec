import { describe, expect, test } from "@jest/globals";

import { defaultConfig } from "../../../src/treasury/config.js";
import { Deadline } from "../../../src/treasury/flows/deadline.js";
import { syncBalances } from "../../../src/treasury/flows/sync-balances.js";
import { spendableAtoms } from "../../../src/treasury/picture.js";
import type { Answer } from "../../../src/treasury/ports.js";
import { addTestToken, openTreasury } from "../../helpers/treasury-in-memory.js";

/** A treasury with one token, whose ledger answers what the test says. */
function open() {
  let answer: Answer<bigint> = { type: "answered", value: 1_000n };
  const opened = openTreasury({ ledgers: { balance: async () => answer } });
  addTestToken(opened, 1_000n);
  const say = (next: Answer<bigint>) => {
    answer = next;
  };
  return { ...opened, say };
}

describe("syncBalances", () => {
  test("behavior: a token paused for the silence of its ledger waits for an answer, also after an upgrade", async () => {
    const { context, network, start, say } = open();
    await syncBalances(context, new Deadline());
    say({ type: "unknown", reason: "silence" });
    network.now += defaultConfig.tokenSyncNsMax;
    await syncBalances(context, new Deadline());
    expect(context.state.tokens.at(0).pause?.by).toBe("sync");

    const upgraded = start().context;
    await syncBalances(upgraded, new Deadline());
    expect(upgraded.state.tokens.at(0).pause?.by).toBe("sync");

    say({ type: "answered", value: 1_000n });
    await syncBalances(upgraded, new Deadline());
    expect(upgraded.state.tokens.at(0).pause).toBeUndefined();
  });

  test("behavior: a balance that is too old is no balance", async () => {
    const { context, network } = open();
    await syncBalances(context, new Deadline());
    const token = context.state.tokens.at(0);

    network.now += defaultConfig.balanceAgeNsMax;
    expect(spendableAtoms(context, token)).toBe(1_000n);
    network.now += 1n;
    expect(spendableAtoms(context, token)).toBeUndefined();
  });
});
