import { describe, expect, test } from "@jest/globals";

import { describeRefusal } from "../../../../src/treasury/planner/describe.js";

const NAMES = { sell: "ICP", buy: "ckBTC" };

describe("why nothing is traded", () => {
  test("default: every amount names its token", () => {
    const fee = { feeAtoms: 10_000n, amountAtoms: 112_491n, feeBp: 888n, feeBpMax: 500n };

    expect(describeRefusal({ type: "TransferFeeShare", ...fee }, NAMES)).toBe(
      "a transfer fee of 10000 atoms of ICP is 888 bp of 112491 atoms of ICP, the most is 500 bp",
    );
    expect(describeRefusal({ type: "NoMinimum", expectedOutAtoms: 1n }, NAMES)).toBe(
      "1 atoms of ckBTC, as expected, leave no minimum to protect the trade",
    );
    expect(describeRefusal({ type: "BelowMinimum", valueE8s: 5n, valueE8sMin: 9n }, NAMES)).toBe(
      "worth 5 e8s, the least is 9 e8s",
    );
  });

  test("edge: nothing to spend says what is where, with or without a pair", () => {
    const none = { liquidAtoms: 9n, inFlightAtoms: 4n, reservedAtoms: 3n, feesAtoms: 2n };

    expect(describeRefusal({ type: "NothingSpendable", ...none }, NAMES)).toBe(
      "9 atoms of ICP less 4 atoms of ICP promised, 3 atoms of ICP reserved and " +
        "2 atoms of ICP for fees leave nothing",
    );
    expect(describeRefusal({ type: "NothingSpendable", ...none })).toMatch(
      /^9 atoms of the sold token less /,
    );
  });
});
