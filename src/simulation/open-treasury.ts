import { assert } from "../kernel/assert.js";
import { principalFromText } from "../localnet/principals.js";
import { type DemoProfile, type DemoToken, demoAddress, demoToken } from "../sim/demo-network.js";
import { assembleTreasury, installTreasury, type Treasury } from "../suite/compose-treasury.js";
import { startTrading } from "../treasury/administration.js";
import { defaultConfig } from "../treasury/config.js";
import type { Context } from "../treasury/context.js";
import { addToken } from "../treasury/flows/add-token.js";
import { tick } from "../treasury/flows/tick.js";
import type { RandomnessPort } from "../treasury/ports.js";
import type { World } from "./open-world.js";
import { GOVERNANCE, OPERATOR } from "./operator.js";
import { simulatedIcpswap } from "./simulated-icpswap.js";
import { simulatedKongswap } from "./simulated-kongswap.js";
import { type SimulatedToken, simulatedLedgers } from "./simulated-ledgers.js";
import type { SimulatedMachine } from "./simulated-machine.js";

/** What a simulated treasury is made of. */
export type TreasuryPlan = {
  readonly machine: SimulatedMachine;
  readonly world: World;
  readonly profile: DemoProfile;
  readonly listed: readonly DemoToken[];
  readonly randomness: RandomnessPort;
  /** Told of each approval: it costs a fee and belongs to no trade. */
  readonly onApproval: (context: Context, token: SimulatedToken) => void;
};

/** The interval of the configuration. */
const TICK_SEC = Number(defaultConfig.cycleIntervalNs / 1_000_000_000n);

/**
 * Opens the treasury of the demo network over ports in memory: assembled, installed and given its
 * tokens in the way the canister is. It trades from the first minute on.
 */
export async function openTreasury(plan: TreasuryPlan): Promise<Treasury> {
  const { machine, world, profile, listed, randomness, onApproval } = plan;
  const treasury: Treasury = assembleTreasury(machine, {
    ledgers: simulatedLedgers({
      ...world,
      onApproval: (token) => onApproval(treasury.context, token),
    }),
    randomness,
    venues: () => [
      simulatedKongswap(world.kongswap, world.treasury),
      simulatedIcpswap(world.pools, world.treasury),
    ],
  });
  const { tradeValueE8sMin, tradeValueE8sMax } = profile;
  installTreasury(treasury, {
    roles: { governance: GOVERNANCE.bytes, operators: [OPERATOR.bytes] },
    icpLedger: principalFromText(demoAddress("ICP")),
    kongswap: world.kongswap.party.principal,
    icpswapFactory: principalFromText(demoAddress("icpswapFactory")),
    config: { ...defaultConfig, tradeValueE8sMin, tradeValueE8sMax },
  });
  // Its timer, but not the one that hashes events: nobody certifies them here.
  machine.every(TICK_SEC, () => tick(treasury.context));

  for (const { tokenId, ledgerBytes, facts } of world.tokens) {
    const { targetBp } = demoToken(facts.symbol, listed);
    const request = { tokenId, ledgerBytes, targetBp, reason: "the demo's portfolio" };
    const added = await addToken(treasury.context, GOVERNANCE, request);
    assert(added.ok, () => `${facts.symbol} was not added`);
  }
  const started = startTrading(treasury.context, OPERATOR, "the simulation starts");
  assert(started.ok, "trading was not started");
  return treasury;
}
