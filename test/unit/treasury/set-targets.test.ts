import { describe, expect, test } from "@jest/globals";

import { setTargets, type Target } from "../../../src/treasury/administration.js";
import { type TokenId, tokenId } from "../../../src/treasury/ids.js";
import { addTestToken, OPERATOR, openTreasury } from "../../helpers/treasury-in-memory.js";

/** A treasury of two tokens, T0 and T1, that are to be half of it each. */
function open() {
  const opened = openTreasury();
  const [first, second] = [addTestToken(opened, 1n), addTestToken(opened, 1n)];
  const { tokens, events } = opened.context.state;
  const set = (...targets: readonly Target[]) =>
    setTargets(opened.context, OPERATOR, { targets, reason: "the test" });
  const targetsBp = () => tokens.list().map(({ targetBp, active }) => [targetBp, active]);
  const lastEvent = () => events.get(events.nextId - 1n);
  return { first: first.tokenId, second: second.tokenId, set, targetsBp, lastEvent };
}

const HALVES = [
  [5_000n, true],
  [5_000n, true],
];

describe("setTargets", () => {
  const refused: readonly {
    readonly what: string;
    readonly targets: (first: TokenId) => Target[];
    readonly error: object;
  }[] = [
    {
      what: "unknown_token for a ledger that the portfolio does not know",
      targets: () => [{ tokenId: tokenId("aaaaa-aa"), targetBp: 1n }],
      error: { type: "unknown_token", ledger: "aaaaa-aa" },
    },
    {
      what: "invalid_argument when one token is named twice",
      targets: (first) => [
        { tokenId: first, targetBp: 2_000n },
        { tokenId: first, targetBp: 3_000n },
      ],
      error: {
        type: "invalid_argument",
        field: "targets",
        found: "T0 twice",
        allowed: "each token once",
      },
    },
    {
      what: "invalid_argument above a whole",
      targets: (first) => [{ tokenId: first, targetBp: 10_001n }],
      error: {
        type: "invalid_argument",
        field: "target_bp",
        found: "10001",
        allowed: "0 to 10000",
      },
    },
    {
      what: "invalid_argument when nothing is wanted any more",
      targets: (first) => [{ tokenId: first, targetBp: 0n }],
      error: {
        type: "invalid_argument",
        field: "targets",
        found: "0",
        allowed: "at least one target above 0",
      },
    },
  ];

  test.each(refused)("error: $what, and nothing changes", ({ targets, error }) => {
    const { first, set, targetsBp } = open();

    expect(set(...targets(first))).toEqual({ ok: false, error });
    expect(targetsBp()).toEqual(HALVES);
  });

  test("default: a token that is left out is no longer wanted", () => {
    const { first, set, targetsBp } = open();

    expect(set({ tokenId: first, targetBp: 7_000n }).ok).toBe(true);
    expect(targetsBp()).toEqual([
      [7_000n, true],
      [0n, false],
    ]);
  });

  test("behavior: the journal says which targets were set, by whom and why", () => {
    const { first, second, set, lastEvent } = open();
    set({ tokenId: second, targetBp: 4_000n }, { tokenId: first, targetBp: 6_000n });

    expect(lastEvent()).toMatchObject({
      kind: "ADMINISTERED",
      subject: OPERATOR.text,
      payload: [
        ["what", { type: "text", value: "targets T0 6000 bp, T1 4000 bp" }],
        ["reason", { type: "text", value: "the test" }],
      ],
    });
  });
});
