import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { tokenId } from "../../../src/treasury/ids.js";
import {
  lessDust,
  nextForStray,
  placesToSweep,
  strayClaims,
} from "../../../src/treasury/strays.js";
import { plannedLeg } from "../../helpers/treasury-legs.js";

const NOTHING = { unusedSellAtoms: 0n, subaccountSellAtoms: 0n, dustAtoms: 0n, feeAtoms: 100n };

describe("nextForStray", () => {
  test.each([
    ["nothing", {}, { type: "none" }],
    ["what is known as dust", { unusedSellAtoms: 60n, dustAtoms: 60n }, { type: "none" }],
    ["as much as its fee", { unusedSellAtoms: 100n }, { type: "note_dust", dustAtoms: 100n }],
    ["dust that is gone", { dustAtoms: 60n }, { type: "note_dust", dustAtoms: 0n }],
    ["more than its fee", { unusedSellAtoms: 101n }, { type: "withdraw", amountAtoms: 101n }],
    ["a deposit", { subaccountSellAtoms: 101n }, { type: "deposit", amountAtoms: 101n }],
    [
      "dust in both places",
      { unusedSellAtoms: 60n, subaccountSellAtoms: 70n, dustAtoms: 60n },
      { type: "note_dust", dustAtoms: 130n },
    ],
    [
      "dust that has become worth fetching",
      { unusedSellAtoms: 160n, dustAtoms: 60n },
      { type: "withdraw", amountAtoms: 160n },
    ],
  ])("behavior: a venue that shows %s", (_name, shown, action) => {
    expect(nextForStray({ ...NOTHING, ...shown })).toEqual(action);
  });
});

describe("lessDust", () => {
  test("property: what is left is what is shown less what is known, wherever it lies", () => {
    const atoms = fc.bigInt({ min: 0n, max: 1_000n });
    fc.assert(
      fc.property(atoms, atoms, atoms, fc.bigInt({ min: 0n, max: 2_500n }), (a, b, c, dust) => {
        const shown = { unusedSellAtoms: a, subaccountSellAtoms: b, unusedBuyAtoms: c, claims: [] };
        const left = lessDust(shown, { sellAtoms: dust, buyAtoms: dust });
        const sumLeft = left.unusedSellAtoms + left.subaccountSellAtoms;

        expect(sumLeft).toBe(a + b > dust ? a + b - dust : 0n);
        expect(left.unusedBuyAtoms).toBe(c > dust ? c - dust : 0n);
      }),
    );
  });
});

describe("strayClaims", () => {
  test("behavior: a claim in a token that is under way there is the open leg's", () => {
    const [a, b] = [tokenId("aaaaa-aa"), tokenId("2vxsx-fae")];
    const claims = [a, b].map((id, i) => ({ claimId: BigInt(i), tokenId: id, amountAtoms: 5n }));

    expect(strayClaims(claims, [a]).map(({ claimId }) => claimId)).toEqual([1n]);
  });
});

describe("placesToSweep", () => {
  const ended = plannedLeg({ state: "settled", sentAtNs: 100n });
  const open = plannedLeg({ state: "submitted", sentAtNs: 100n });

  test("behavior: a pair of a pool is one place, whichever side was sold", () => {
    const back = { ...ended, sellIndex: 1, buyIndex: 0 };
    const other = { ...ended, buyIndex: 2 };

    expect(placesToSweep([ended, back, other], [], () => false)).toEqual([back, other]);
  });

  test("behavior: who shows everything at once is asked once, though legs are open there", () => {
    const other = { ...ended, buyIndex: 2 };

    expect(placesToSweep([ended, other], [open], () => true)).toEqual([other]);
  });

  test("edge: what an open leg may have under way is its own", () => {
    const elsewhere = { ...open, counterparty: new Uint8Array([8]) };

    expect(placesToSweep([ended], [open], () => false)).toEqual([]);
    expect(placesToSweep([ended], [elsewhere], () => false)).toEqual([ended]);
  });

  test("edge: legs that are open, or that never sent anything, name no place", () => {
    const neverSent = plannedLeg({ state: "cancelled" });

    expect(placesToSweep([open, neverSent], [], () => false)).toEqual([]);
  });
});
