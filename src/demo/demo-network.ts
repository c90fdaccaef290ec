import { assert } from "../kernel/assert.js";
import { createNetwork, type Network } from "../localnet/network.js";
import {
  DEMO_PROFILES,
  DEMO_TOKENS,
  type DemoProfile,
  type DemoToken,
  demoAddress,
} from "../sim/demo-network.js";
import { defaultConfig, type TreasuryConfig } from "../treasury/config.js";
import { IDL, Principal } from "../wire/idl.js";
import * as ledgerMethods from "../wire/ledger.js";
import * as treasuryMethods from "../wire/treasury.js";
import { fromConfig } from "../wire/treasury-config.js";
import { CanisterClient } from "./canister-client.js";
import { expectOk, type InstalledPool, type InstalledToken } from "./deployment.js";
import { installIcpswap } from "./install-icpswap.js";
import { installKongswap } from "./install-kongswap.js";
import { installLedgers } from "./install-ledgers.js";
import { people } from "./people.js";
import { readWasm } from "./wasm-files.js";

/** How a demo network is made. */
export type DemoOptions = {
  readonly seed: number;
  readonly profile?: DemoProfile;
  /** Tokens at other prices than the listed ones: where a recorded market begins. */
  readonly tokens?: readonly DemoToken[];
  /** Changes of the configuration beside the profile's. */
  readonly config?: Partial<TreasuryConfig>;
  /** Symbols whose ledgers list no ICRC-2, so that venues are paid by transfer. */
  readonly transferWay?: readonly string[];
  /** Where it is built; a network of its own, unless given. */
  readonly network?: Network;
  /** Called with each step, for those who watch. */
  readonly onStep?: (step: string) => void;
};

/**
 * The whole demo: ledgers, venues with pools, a treasury with its portfolio, ready to be started.
 */
export type DemoNetwork = {
  readonly network: Network;
  readonly client: CanisterClient;
  readonly tokens: ReadonlyMap<string, InstalledToken>;
  readonly kongswap: Uint8Array;
  readonly icpswapFactory: Uint8Array;
  readonly icpswapPools: readonly InstalledPool[];
  readonly treasury: Uint8Array;
  readonly profile: DemoProfile;
};

const GENESIS_NS = 1_769_000_000_000_000_000n;

/** Builds the demo network: everything is deployed and funded, trading is not started yet. */
export function createDemoNetwork(options: DemoOptions): DemoNetwork {
  const { seed } = options;
  const network = options.network ?? createNetwork({ seed, timeNs: GENESIS_NS });
  const client = new CanisterClient(network, people.operator);
  const profile = options.profile ?? DEMO_PROFILES.default;
  const listed = options.tokens ?? DEMO_TOKENS;
  const say = options.onStep ?? (() => undefined);
  const treasury = network.createCanister({ controllers: [people.operator] });

  say("ledgers");
  const { transferWay = [] } = options;
  const tokens = installLedgers(network, { tokens: listed, profile, treasury, transferWay });
  say("KongSwap and its pools");
  const kongswap = installKongswap(client, { tokens, profile });
  say("ICPSwap and its pools");
  const icpswap = installIcpswap(client, { tokens, profile });
  say("the treasury");
  const demo = { network, client, tokens, kongswap, ...icpswap, treasury, profile };
  installTreasury(demo, options.config ?? {});
  return demo;
}

/** Asks a ledger for a balance. */
export function balanceOf(
  { client }: Pick<DemoNetwork, "client">,
  token: InstalledToken,
  owner: Uint8Array,
  subaccount?: Uint8Array,
): bigint {
  return client.query(token.ledger, "icrc1_balance_of", ledgerMethods.balanceOf, {
    owner: Principal.fromUint8Array(owner),
    subaccount: subaccount === undefined ? [] : [subaccount],
  });
}

function installTreasury(demo: DemoNetwork, config: Partial<TreasuryConfig>): void {
  const { network, client, treasury, tokens } = demo;
  const response = network.install(treasury, "install", {
    wasm: readWasm("treasury"),
    arg: treasuryArgs(demo, config),
  });
  assert(
    response.type === "replied",
    `the treasury was not installed: ${JSON.stringify(response)}`,
  );
  const governance = client.as(people.governance);
  for (const token of tokens.values()) {
    expectOk(
      governance.update(treasury, "add_token", treasuryMethods.addToken, {
        ledger: Principal.fromUint8Array(token.ledger),
        target_bp: token.targetBp,
        reason: "the demo's portfolio",
      }),
    );
  }
}

function treasuryArgs(
  { kongswap, icpswapFactory, profile }: DemoNetwork,
  config: Partial<TreasuryConfig>,
): Uint8Array {
  const { tradeValueE8sMin, tradeValueE8sMax } = profile;
  return IDL.encode(treasuryMethods.initParams, [
    [
      {
        governance: [Principal.fromUint8Array(people.governance)],
        guardian: [],
        operators: [Principal.fromUint8Array(people.operator)],
        icp_ledger: Principal.fromText(demoAddress("ICP")),
        kongswap: [Principal.fromUint8Array(kongswap)],
        icpswap_factory: [Principal.fromUint8Array(icpswapFactory)],
        config: [fromConfig({ ...defaultConfig, tradeValueE8sMin, tradeValueE8sMax, ...config })],
      },
    ],
  ]);
}

/** Switches the treasury's trading on. */
export function startTrading({ client, treasury }: DemoNetwork): void {
  const args = { reason: "the demo starts" };
  expectOk(client.update(treasury, "start_trading", treasuryMethods.reasoned, args));
}
