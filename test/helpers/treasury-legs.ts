import { venueId } from "../../src/treasury/ids.js";
import type { Leg } from "../../src/treasury/model.js";

/** A planned leg that sells 1,000,000 atoms of token 0 for token 1 at a pool. */
export function plannedLeg(change: Partial<Leg> = {}): Leg {
  return {
    legId: 0n,
    cycleId: 0n,
    tradeId: 0n,
    venueId: venueId("icpswap"),
    way: "allowance",
    sellIndex: 0,
    buyIndex: 1,
    counterparty: new Uint8Array([7]),
    sizeAtoms: 1_000_000n,
    askedAtoms: 990_000n,
    minOutAtoms: 450_000n,
    expectedOutAtoms: 490_000n,
    spotOutAtoms: 495_000n,
    venueFeeBp: 30n,
    sellFeeAtoms: 10_000n,
    buyFeeAtoms: 1_000n,
    openedAtNs: 100n,
    state: "planned",
    changedAtNs: 100n,
    answer: { type: "none" },
    receivedAtoms: 0n,
    note: "",
    ...change,
  };
}
