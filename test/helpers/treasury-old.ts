import { CanisterClient } from "../../src/demo/canister-client.js";
import { createDemoNetwork, type DemoNetwork, startTrading } from "../../src/demo/demo-network.js";
import { tokenOf } from "../../src/demo/deployment.js";
import { people } from "../../src/demo/people.js";
import { type Network, OPERATOR } from "../../src/localnet/network.js";
import { Principal } from "../../src/wire/idl.js";
import * as kongswapMethods from "../../src/wire/kongswap-methods.js";
import type { ConductArgs } from "../../src/wire/stand-in.js";
import * as treasuryMethods from "../../src/wire/treasury.js";
import { pauseToken, switchOff } from "./scenarios.js";

const MINUTE_NS = 60_000_000_000n;

/** A treasury with something of everything: settled and open legs, people's doings, alerts. */
export function oldTreasury(): DemoNetwork {
  const demo = createDemoNetwork({ seed: 31 });
  const { network, client, treasury, kongswap } = demo;
  startTrading(demo);
  for (let i = 0; i < 6; i++) network.advance(MINUTE_NS);
  // People: a reservation, a withdrawal, a paused token, a venue that is off, a new configuration.
  const governance = client.as(people.governance);
  const ledger = Principal.fromUint8Array(tokenOf(demo, "ICP").ledger);
  const reason = "to be remembered";
  governance.update(treasury, "reserve", treasuryMethods.reserve, {
    ...{ reservation_id: "grant 1", purpose: "a grant", owner: "policy", ledger, reason },
    ...{ amount_atoms: 1_000_000n, expires_at_ns: [] },
  });
  const to = { owner: Principal.fromUint8Array(people.provider), subaccount: [] as [] };
  const withdrawal = { ledger, to, amount_atoms: 123_456n, reason };
  governance.update(treasury, "withdraw", treasuryMethods.withdraw, withdrawal);
  pauseToken(demo, "SNEED");
  switchOff(demo, "icpswap");
  // A payout that never comes: its leg waits for a person, others go on.
  const silent: [ConductArgs] = [{ mode: { Silent: null }, times: [1] }];
  const conduct = { payout: silent, refund: [] as [] };
  client.update(kongswap, "sim_set_conduct", kongswapMethods.simSetConduct, conduct);
  for (let i = 0; i < 8; i++) network.advance(MINUTE_NS);
  return demo;
}

const PAGES = {
  get_cycles: treasuryMethods.getCycles,
  get_trades: treasuryMethods.getTrades,
  get_legs: treasuryMethods.getLegs,
  get_transfers: treasuryMethods.getTransfers,
  get_prices: treasuryMethods.getPrices,
  get_snapshots: treasuryMethods.getSnapshots,
  get_alerts: treasuryMethods.getAlerts,
  get_events: treasuryMethods.getEvents,
} as const;

const WHOLE = {
  get_config: treasuryMethods.getConfig,
  where_is_the_money: treasuryMethods.whereIsTheMoney,
  get_reservations: treasuryMethods.getReservations,
} as const;

/**
 * All that a treasury tells of its past and of its money, as JSON: numbers and principals as text.
 * What depends on the clock or on the heap is left out.
 */
export function factsOfTreasury(network: Network, treasury: Uint8Array): object {
  const client = new CanisterClient(network, OPERATOR);
  const state = client.query(treasury, "get_status", treasuryMethods.getStatus) as {
    status: object;
    counters: object;
  };
  const facts: Record<string, unknown> = {
    get_status: { status: state.status, counters: state.counters },
  };
  for (const [name, method] of Object.entries(WHOLE)) {
    facts[name] = client.query(treasury, name, method);
  }
  for (const [name, method] of Object.entries(PAGES)) {
    facts[name] = client.query(treasury, name, method, { after: [], limit: [100] });
  }
  return JSON.parse(JSON.stringify(facts, plain)) as object;
}

function plain(_key: string, value: unknown): unknown {
  if (typeof value === "bigint") return value.toString();
  return value instanceof Uint8Array ? Buffer.from(value).toString("hex") : value;
}
