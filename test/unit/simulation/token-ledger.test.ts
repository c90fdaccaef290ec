import { describe, expect, test } from "@jest/globals";

import { type Party, TokenLedger } from "../../../src/simulation/token-ledger.js";

const FEE_ATOMS = 10n;

const [treasury, venue, stranger] = ["treasury", "venue", "stranger"].map(
  (name, i): Party => ({ name, principal: Uint8Array.of(i) }),
) as [Party, Party, Party];

function open(nowNs = { value: 100n }) {
  const ledger = new TokenLedger(FEE_ATOMS, { watched: treasury, timeNs: () => nowNs.value });
  ledger.mint(treasury, 1_000n);
  return { ledger, nowNs };
}

function approve(ledger: TokenLedger, amountAtoms: bigint, expiresAtNs?: bigint) {
  const terms = { amountAtoms, feeAtoms: FEE_ATOMS, createdAtNs: 0n, operationId: 7n };
  const expiry = expiresAtNs === undefined ? {} : { expiresAtNs };
  return ledger.approve(treasury, venue, { ...terms, ...expiry });
}

function isConserved({ heldAtoms, burnedAtoms, supplyAtoms }: TokenLedger): boolean {
  return heldAtoms + burnedAtoms === supplyAtoms;
}

describe("TokenLedger", () => {
  test("error: nobody pays more than they have, the fee included", () => {
    const { ledger } = open();
    const order = { from: treasury, to: venue, amountAtoms: 991n };

    expect(ledger.transfer(order)).toEqual({ ok: false, error: "InsufficientFunds" });
    expect(ledger.balanceOf(treasury)).toBe(1_000n);
    expect(ledger.transfer({ ...order, amountAtoms: 990n }).ok).toBe(true);
    expect(isConserved(ledger)).toBe(true);
  });

  test("error: an allowance must cover amount and fee, and last", () => {
    const { ledger, nowNs } = open();
    const pull = { from: treasury, to: venue, amountAtoms: 100n };
    approve(ledger, 109n);
    expect(ledger.transferFrom(venue, pull)).toEqual({ ok: false, error: "InsufficientAllowance" });

    approve(ledger, 110n, 200n);
    nowNs.value = 200n;
    expect(ledger.transferFrom(venue, pull)).toEqual({ ok: false, error: "InsufficientAllowance" });
    nowNs.value = 199n;
    expect(ledger.transferFrom(venue, pull).ok).toBe(true);
    expect(ledger.allowance(treasury, venue).amountAtoms).toBe(0n);
    expect(ledger.balanceOf(venue)).toBe(100n);
    expect(isConserved(ledger)).toBe(true);
  });

  test("error: an approval names the fee that is charged, and can pay it", () => {
    const { ledger } = open();
    const terms = { amountAtoms: 1n, createdAtNs: 0n, operationId: 7n };

    expect(ledger.approve(treasury, venue, { ...terms, feeAtoms: 9n })).toEqual({
      type: "bad_fee",
      feeAtoms: FEE_ATOMS,
    });
    expect(ledger.approve(stranger, venue, { ...terms, feeAtoms: FEE_ATOMS })).toEqual({
      type: "insufficient_funds",
      balanceAtoms: 0n,
    });
  });

  test("default: the watched account sees what touches it, as its statement tells", () => {
    const { ledger, nowNs } = open();
    const from = ledger.tipIndex;
    approve(ledger, 500n);
    nowNs.value = 150n;
    ledger.transferFrom(venue, { from: treasury, to: venue, amountAtoms: 100n });
    ledger.transfer({ from: venue, to: stranger, amountAtoms: 30n });
    ledger.transfer({ from: venue, to: treasury, amountAtoms: 50n });
    ledger.transfer({ from: treasury, to: stranger, amountAtoms: 5n }, 9n);
    const seen = ledger.blocksFrom(from).map(({ otherSide, ...block }) => block);

    expect(seen).toEqual([
      {
        blockIndex: 1n,
        atNs: 100n,
        kind: "approve",
        amountAtoms: 500n,
        feeAtoms: 10n,
        operationId: 7n,
      },
      { blockIndex: 2n, atNs: 150n, kind: "out", amountAtoms: 100n, feeAtoms: 10n },
      { blockIndex: 4n, atNs: 150n, kind: "in", amountAtoms: 50n, feeAtoms: 0n },
      { blockIndex: 5n, atNs: 150n, kind: "out", amountAtoms: 5n, feeAtoms: 10n, operationId: 9n },
    ]);
    expect(ledger.tipIndex).toBe(6n);
    // What was read before is dropped.
    expect(ledger.blocksFrom(4n).map(({ blockIndex }) => blockIndex)).toEqual([4n, 5n]);
    expect(isConserved(ledger)).toBe(true);
  });
});
