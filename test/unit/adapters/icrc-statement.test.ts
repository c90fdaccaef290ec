import { describe, expect, test } from "@jest/globals";

import { icrcLedgers } from "../../../src/adapters/icrc-ledger.js";
import { encodeArgs } from "../../../src/wire/candid.js";
import { GetBlocksResult, type Value } from "../../../src/wire/icrc-ledger.js";
import { promisedCaller } from "../../helpers/promised-caller.js";
import { addTestToken, openTreasury } from "../../helpers/treasury-in-memory.js";

const SELF = new Uint8Array([1]);

/** A transfer to the treasury, made at a time that the ledger may have made up. */
function deposit(atNs: bigint): Value {
  const account = (owner: Uint8Array): Value => ({ Array: [{ Blob: owner }] });
  const tx: Value = {
    Map: [
      ["amt", { Nat: 1_000n }],
      ["from", account(new Uint8Array([77]))],
      ["to", account(SELF)],
    ],
  };
  return {
    Map: [
      ["btype", { Text: "1xfer" }],
      ["ts", { Nat: atNs }],
      ["tx", tx],
    ],
  };
}

/** What the treasury makes of the only block of a ledger. */
function read(block: Value) {
  const token = addTestToken(openTreasury(), 0n);
  const answer = { log_length: 1n, blocks: [{ id: 0n, block }], archived_blocks: [] };
  const bytes = encodeArgs([GetBlocksResult], [answer]);
  const caller = promisedCaller(async () => ({ type: "replied", bytes }));
  return icrcLedgers(caller, () => SELF).statement(token, []);
}

describe("a statement of an ICRC-3 ledger", () => {
  test("default: tells what came, and when", async () => {
    expect(await read(deposit(5n))).toMatchObject({
      type: "answered",
      value: { entries: [{ kind: "in", atNs: 5n, amountAtoms: 1_000n }], nextBlockIndex: 1n },
    });
  });

  test("error: a time that no clock shows is no block", async () => {
    expect(await read(deposit((1n << 64n) - 1n))).toMatchObject({ type: "answered" });
    expect(await read(deposit(1n << 64n))).toMatchObject({
      type: "unknown",
      reason: "block 0 is unreadable",
    });
  });
});
