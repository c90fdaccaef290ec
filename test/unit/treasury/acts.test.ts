import { describe, expect, test } from "@jest/globals";

import { TreasuryFace } from "../../../src/suite/treasury-face.js";
import { Principal } from "../../../src/wire/idl.js";
import { addTestToken, OPERATOR, openTreasury } from "../../helpers/treasury-in-memory.js";

/** A treasury with 0.5 of a token, and what its journal says of the acts of its operator. */
function open() {
  const opened = openTreasury();
  const token = addTestToken(opened, 50_000_000n);
  const { events } = opened.context.state;
  const acts = () =>
    events
      .page(undefined, 100)
      .items.map(({ record }) => record)
      .filter(({ kind }) => kind === "ADMINISTERED")
      .map(({ payload }) => payload.slice(0, 2).map(([, value]) => value));
  return { token, face: new TreasuryFace(opened.context), acts };
}

describe("what administers a treasury lands in its journal, with its reason", () => {
  test("behavior: a cycle by hand, which pays nothing while the treasury is idle", async () => {
    const { face, acts } = open();
    await face.runCycleNow(OPERATOR.bytes, { dry_run: false, reason: "to see" });

    expect(acts()).toEqual([
      [
        { type: "text", value: "a cycle by hand, which pays nothing" },
        { type: "text", value: "to see" },
      ],
    ]);
  });

  test("behavior: a recovery by hand", async () => {
    const { face, acts } = open();
    await face.recoverNow(OPERATOR.bytes, { reason: "a leg waits" });

    expect(acts()).toEqual([
      [
        { type: "text", value: "a recovery by hand" },
        { type: "text", value: "a leg waits" },
      ],
    ]);
  });

  test("behavior: a withdrawal, with its amount and whom it goes to, before it is paid", async () => {
    const { face, acts, token } = open();
    await face.withdraw(OPERATOR.bytes, {
      ledger: Principal.fromUint8Array(token.ledgerBytes),
      to: { owner: Principal.anonymous(), subaccount: [] },
      amount_atoms: 7n,
      reason: "salary",
    });

    expect(acts()).toEqual([
      [
        { type: "text", value: "withdrawal of 7 atoms of T0 to 2vxsx-fae" },
        { type: "text", value: "salary" },
      ],
    ]);
  });

  test("error: what is refused leaves no trace", async () => {
    const { face, acts } = open();
    await face.recoverNow(new Uint8Array([77]), { reason: "me too" });
    await face.runCycleNow(OPERATOR.bytes, { dry_run: true, reason: "" });

    expect(acts()).toEqual([]);
  });
});
