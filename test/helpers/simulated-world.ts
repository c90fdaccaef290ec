import { canisterIdAt } from "../../src/localnet/principals.js";
import { DEMO_PROFILES, DEMO_TOKENS, type DemoProfileName } from "../../src/sim/demo-network.js";
import { openWorld, tokenOf, type World } from "../../src/simulation/open-world.js";
import type { SimulatedToken } from "../../src/simulation/simulated-ledgers.js";
import { SimulatedMachine } from "../../src/simulation/simulated-machine.js";
import type { Party } from "../../src/simulation/token-ledger.js";
import { KONGSWAP } from "../../src/treasury/ids.js";
import type { Leg, Token } from "../../src/treasury/model.js";

/** When test worlds begin. */
export const START_NS = 1_769_000_000_000_000_000n;

/** A world without a treasury that runs, and the machine whose clock it goes by. */
export type TestWorld = { readonly machine: SimulatedMachine; readonly world: World };

/** Opens the demo's ledgers and venues. */
export function openTestWorld(profile: DemoProfileName = "default"): TestWorld {
  const machine = new SimulatedMachine(canisterIdAt(0), START_NS);
  const plan = { profile: DEMO_PROFILES[profile], tokens: DEMO_TOKENS };
  return { machine, world: openWorld(machine, plan) };
}

/** A token as the treasury's registry has it. */
export function registered({ tokens }: World, symbol: string): Token {
  const token = tokenOf(tokens, symbol);
  return {
    ...token.facts,
    tokenId: token.tokenId,
    tokenIndex: tokens.indexOf(token),
    ledgerBytes: token.ledgerBytes,
    active: true,
    targetBp: 0n,
    addedAtNs: START_NS,
    isRemoved: false,
    resumedAtNs: 0n,
    nextBlockIndex: token.ledger.tipIndex,
  };
}

/** Lets somebody be pulled from, for good. */
export function allow({ ledger }: SimulatedToken, owner: Party, spender: Party): void {
  const terms = { amountAtoms: 10n ** 30n, feeAtoms: ledger.feeAtoms };
  const reply = ledger.approve(owner, spender, { ...terms, createdAtNs: 0n, operationId: 0n });
  if (reply.type !== "done") throw new Error(reply.type);
}

/** A leg as it is sent to a venue. */
export function legOf(order: Pick<Leg, "counterparty" | "askedAtoms" | "minOutAtoms">): Leg {
  return {
    ...order,
    legId: 1n,
    cycleId: 1n,
    tradeId: 1n,
    venueId: KONGSWAP,
    way: "allowance",
    sellIndex: 0,
    buyIndex: 1,
    sizeAtoms: order.askedAtoms,
    expectedOutAtoms: order.minOutAtoms,
    spotOutAtoms: order.minOutAtoms,
    venueFeeBp: 30n,
    sellFeeAtoms: 0n,
    buyFeeAtoms: 0n,
    openedAtNs: START_NS,
    state: "submitted",
    changedAtNs: START_NS,
    answer: { type: "none" },
    receivedAtoms: 0n,
    note: "",
  };
}
