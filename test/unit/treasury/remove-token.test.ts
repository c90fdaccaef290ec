import { describe, expect, test } from "@jest/globals";
import { icpswapVenue } from "../../../src/adapters/icpswap-venue.js";
import { brokenInvariants } from "../../../src/kernel/invariants.js";
import { removeToken } from "../../../src/treasury/administration.js";
import { noteDust } from "../../../src/treasury/bookkeeping.js";
import { Deadline } from "../../../src/treasury/flows/deadline.js";
import { sweepVenues } from "../../../src/treasury/flows/sweep-venues.js";
import { treasuryInvariants } from "../../../src/treasury/invariants.js";
import type { VenuePort } from "../../../src/treasury/ports.js";
import { promisedCaller } from "../../helpers/promised-caller.js";
import { addTestToken, OPERATOR, openTreasury } from "../../helpers/treasury-in-memory.js";
import { plannedLeg } from "../../helpers/treasury-legs.js";

const nobody = promisedCaller(async () => ({ type: "unknown", code: 5, message: "the test" }));
const POOL = new Uint8Array([7]);

/** A treasury with ICP and a second token, of which so much is left, and a pool that shows dust. */
function open({ liquidAtoms, dustAtoms }: { liquidAtoms: bigint; dustAtoms: bigint }) {
  const id = new Uint8Array([5]);
  const venue: VenuePort = {
    ...icpswapVenue(nobody, { factoryId: id, self: () => id }),
    look: async ({ sellIndex }) => ({
      type: "answered",
      value: {
        unusedSellAtoms: sellIndex === 1 ? dustAtoms : 0n,
        ...{ unusedBuyAtoms: 0n, subaccountSellAtoms: 0n, claims: [] },
      },
    }),
  };
  const opened = openTreasury({ venues: [venue] });
  addTestToken(opened, 5_000_000n);
  const token = addTestToken(opened, liquidAtoms);
  const { context } = opened;
  if (dustAtoms > 0n) noteDust(context, POOL, token, dustAtoms);
  const { tokenId } = token;
  const remove = () => removeToken(context, OPERATOR, { tokenId, reason: "not wanted" });
  return { context, token, remove };
}

describe("removeToken", () => {
  test.each([
    [0n, 9_000n],
    [10_000n, 0n],
    [10_000n, 9_000n],
  ])(
    "behavior: what cannot be moved is given up: %p on the account, %p at a venue",
    (liquidAtoms, dustAtoms) => {
      const { context, token, remove } = open({ liquidAtoms, dustAtoms });
      const { state } = context;
      expect(remove()).toMatchObject({ ok: true });

      const { tokenIndex } = token;
      const book = state.books.of(tokenIndex);
      const lostAtoms = liquidAtoms + dustAtoms;
      expect(book).toMatchObject({ liquidAtoms: 0n, dustAtoms: 0n, lostAtoms });
      expect(state.counterparties.dustAtoms(POOL, tokenIndex)).toBe(0n);
      expect(state.events.get(state.events.nextId - 1n)?.payload).toEqual([
        [
          "what",
          {
            type: "text",
            value: `removal of ${token.symbol}, ${lostAtoms} atoms of ${token.symbol} given up`,
          },
        ],
        ["reason", { type: "text", value: "not wanted" }],
      ]);
      const picture = {
        tokens: [token],
        bookOf: () => book,
        openLegs: [],
        openTransfers: [],
      };
      expect(brokenInvariants(picture, treasuryInvariants)).toEqual([]);
    },
  );

  test("behavior: a venue that goes on showing it changes no books", async () => {
    const { context, token, remove } = open({ liquidAtoms: 0n, dustAtoms: 9_000n });
    context.state.legs.add(plannedLeg({ state: "settled", sentAtNs: 1n }));
    remove();
    const before = context.state.books.of(token.tokenIndex);
    await sweepVenues(context, new Deadline(), "all");
    expect(context.state.books.of(token.tokenIndex)).toEqual(before);
  });

  test("error: more than that is refused with what to do about it", () => {
    const { context, token, remove } = open({ liquidAtoms: 10_001n, dustAtoms: 9_000n });
    expect(remove()).toEqual({
      ok: false,
      error: {
        type: "token_in_use",
        tokenId: token.tokenId,
        why: "10001 atoms are held: withdraw them, or set its target to 0 and have them sold",
      },
    });
    expect(context.state.books.of(token.tokenIndex)).toMatchObject({ lostAtoms: 0n });
  });
});
