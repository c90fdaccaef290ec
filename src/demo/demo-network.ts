import { assert } from "../kernel/assert.js";
import { createNetwork, type Network } from "../localnet/network.js";
import { actor, principalFromText, principalToText } from "../localnet/principals.js";
import { isqrtDown } from "../sim/isqrt.js";
import { defaultConfig, type TreasuryConfig } from "../treasury/config.js";
import * as icpswapMethods from "../wire/icpswap-methods.js";
import { IDL, Principal } from "../wire/idl.js";
import * as kongswapMethods from "../wire/kongswap-methods.js";
import * as ledgerMethods from "../wire/ledger.js";
import { init as ledgerInit } from "../wire/ledger-init.js";
import { IcpswapFactoryInitArgs, IcpswapPoolInitArgs, KongswapInitArgs } from "../wire/stand-in.js";
import * as treasuryMethods from "../wire/treasury.js";
import { fromConfig } from "../wire/treasury-config.js";
import { CanisterClient } from "./canister-client.js";
import {
  type DemoFigures,
  type DemoPool,
  type DemoProfile,
  type DemoToken,
  demoFigures,
  demoProfiles,
} from "./figures.js";
import { readWasm } from "./wasm-files.js";

/** Where the demo network puts what has an address on mainnet. */
const IDS = {
  ICP: "ryjl3-tyaaa-aaaaa-aaaba-cai",
  ckBTC: "mxzaz-hqaaa-aaaar-qaada-cai",
  ckETH: "ss2fx-dyaaa-aaaar-qacoq-cai",
  ckUSDT: "cngnf-vqaaa-aaaar-qag4q-cai",
  CHAT: "2ouva-viaaa-aaaaq-aaamq-cai",
  SNEED: "hvgxa-wqaaa-aaaaq-aacia-cai",
  kongswap: "2ipq2-uqaaa-aaaar-qailq-cai",
  icpswapFactory: "4mmnk-kiaaa-aaaag-qbllq-cai",
} as const;

/** People of the demo network. */
export const people = {
  operator: actor("operator"),
  governance: actor("governance"),
  minter: actor("minter"),
  /** Owns the liquidity of all pools. */
  provider: actor("provider"),
  /** Pushes prices by real swaps. */
  trader: actor("trader"),
} as const;

/** How a demo network is made. */
export type DemoOptions = {
  readonly seed: number;
  readonly profile?: DemoProfile;
  readonly figures?: DemoFigures;
  /** Changes of the configuration beside the profile's. */
  readonly config?: Partial<TreasuryConfig>;
  /** Symbols whose ledgers list no ICRC-2, so that venues are paid by transfer. */
  readonly transferWay?: readonly string[];
  /** Called with each step, for those who watch. */
  readonly onStep?: (step: string) => void;
};

/** A token that is installed. */
export type InstalledToken = DemoToken & { readonly ledger: Uint8Array; readonly text: string };

/** An ICPSwap pool that is installed. */
export type InstalledPool = DemoPool & { readonly id: Uint8Array };

/** The whole demo: ledgers, venues with pools, a treasury with its portfolio, ready to be started. */
export type DemoNetwork = {
  readonly network: Network;
  readonly client: CanisterClient;
  readonly tokens: ReadonlyMap<string, InstalledToken>;
  readonly kongswap: Uint8Array;
  readonly icpswapFactory: Uint8Array;
  readonly icpswapPools: readonly InstalledPool[];
  readonly treasury: Uint8Array;
  readonly profile: DemoProfile;
  readonly figures: DemoFigures;
};

/** Liquidity and trading funds: far more than any demo moves. */
const RICH_E8S = 10n ** 15n;

const FEE_PIPS = 3_000n;
const TICK_SPACING = 60n;
const TICK_MAX = 887_220n;
const APPROVED = 10n ** 33n;
const GENESIS_NS = 1_769_000_000_000_000_000n;

/** Builds the demo network: everything is deployed and funded, trading is not started yet. */
export function createDemoNetwork(options: DemoOptions): DemoNetwork {
  const network = createNetwork({ seed: options.seed, timeNs: GENESIS_NS });
  const client = new CanisterClient(network, people.operator);
  const profile = options.profile ?? demoProfiles.default;
  const figures = options.figures ?? demoFigures;
  const say = options.onStep ?? (() => undefined);
  const treasury = network.createCanister({ controllers: [people.operator] });

  say("ledgers");
  const tokens = installLedgers(network, figures, { profile, treasury, ...options });
  say("KongSwap and its pools");
  const kongswap = installKongswap(client, { tokens, figures, profile });
  say("ICPSwap and its pools");
  const icpswap = installIcpswap(client, { tokens, figures, profile });
  say("the treasury");
  const demo = { network, client, tokens, kongswap, ...icpswap, treasury, profile, figures };
  installTreasury(demo, options.config ?? {});
  return demo;
}

/** Atoms of a token that are worth so much ICP, rounded down. */
export function atomsWorth(token: DemoToken, valueE8s: bigint): bigint {
  return (valueE8s * 10n ** BigInt(token.decimals)) / token.priceE8s;
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

function installLedgers(
  network: Network,
  figures: DemoFigures,
  options: DemoOptions & { readonly profile: DemoProfile; readonly treasury: Uint8Array },
): ReadonlyMap<string, InstalledToken> {
  const wasm = readWasm("ledger");
  return new Map(
    figures.tokens.map((token) => {
      const text = idOf(token.symbol);
      const ledger = principalFromText(text);
      const arg = ledgerArgs(token, options);
      network.deploy({ wasm, arg, id: ledger, controllers: [people.operator] });
      return [token.symbol, { ...token, ledger, text }];
    }),
  );
}

function idOf(symbol: string): string {
  const ids: Readonly<Record<string, string>> = IDS;
  const text = ids[symbol];
  assert(text !== undefined, `no address for ${symbol}`);
  return text;
}

function ledgerArgs(
  token: DemoToken,
  options: DemoOptions & { readonly profile: DemoProfile; readonly treasury: Uint8Array },
): Uint8Array {
  const { profile, treasury, transferWay = [] } = options;
  const isIcp = token.symbol === "ICP";
  const holdingE8s = (profile.portfolioE8s * token.holdingBp) / 10_000n;
  const standards = [
    "ICRC-1",
    "ICRC-10",
    ...(transferWay.includes(token.symbol) ? [] : ["ICRC-2"]),
  ];
  const balance = (owner: Uint8Array, amount: bigint) => ({
    account: { owner: Principal.fromUint8Array(owner), subaccount: [] as [] },
    amount,
  });
  return IDL.encode(ledgerInit.params, [
    [
      {
        name: isIcp ? "Internet Computer" : token.symbol,
        symbol: token.symbol,
        decimals: token.decimals,
        transfer_fee: token.feeAtoms,
        minting_account: { owner: Principal.fromUint8Array(people.minter), subaccount: [] },
        initial_balances: [
          balance(treasury, atomsWorth(token, holdingE8s)),
          balance(people.provider, atomsWorth(token, RICH_E8S)),
          balance(people.trader, atomsWorth(token, RICH_E8S)),
        ],
        fee_collector: [],
        min_burn_amount: [],
        max_minted: [],
        mint_budget: [],
        max_memo_length: [],
        transaction_window_ns: [],
        permitted_drift_ns: [],
        roles: [],
        treasury_accounts: [],
        metadata: [],
        // The ICP ledger serves its blocks in a way of its own, and lists no ICRC-3.
        listed_standards: [isIcp ? standards : [...standards, "ICRC-3"]],
        icp_facade: [isIcp],
      },
    ],
  ]);
}

type Deployed = {
  readonly tokens: ReadonlyMap<string, InstalledToken>;
  readonly figures: DemoFigures;
  readonly profile: DemoProfile;
};

function tokenOf({ tokens }: Pick<Deployed, "tokens">, symbol: string): InstalledToken {
  const token = tokens.get(symbol);
  assert(token !== undefined, `no token ${symbol}`);
  return token;
}

function installKongswap(client: CanisterClient, deployed: Deployed): Uint8Array {
  const id = principalFromText(IDS.kongswap);
  const arg = IDL.encode(
    [KongswapInitArgs],
    [
      [
        {
          admins: [Principal.fromUint8Array(people.operator)],
          ckusdt: Principal.fromText(IDS.ckUSDT),
          icp: Principal.fromText(IDS.ICP),
        },
      ],
    ],
  );
  const wasm = readWasm("sim_kongswap");
  client.network.deploy({ wasm, arg, id, controllers: [people.operator] });
  // Its first token must be ckUSDT, its second ICP.
  const others = [...deployed.tokens.keys()].filter((s) => s !== "ckUSDT" && s !== "ICP");
  for (const symbol of ["ckUSDT", "ICP", ...others]) {
    const token = `IC.${tokenOf(deployed, symbol).text}`;
    expectOk(client.update(id, "add_token", kongswapMethods.addToken, { token }));
  }
  const provider = client.as(people.provider);
  for (const token of deployed.tokens.values()) approve(provider, token, id);
  for (const pool of deployed.figures.pools.filter(({ venue }) => venue === "kongswap")) {
    addKongPool(provider, id, { deployed, pool });
  }
  return id;
}

function addKongPool(
  provider: CanisterClient,
  kongswap: Uint8Array,
  { deployed, pool }: { readonly deployed: Deployed; readonly pool: DemoPool },
): void {
  // The second token of a pool is ckUSDT or ICP, ckUSDT where both are there.
  const [first, second] = [...pool.pair].sort((a, b) => rankAtKong(a) - rankAtKong(b));
  const token0 = tokenOf(deployed, first ?? "");
  const token1 = tokenOf(deployed, second ?? "");
  const depthE8s = pool.depthE8s / deployed.profile.depthDivisor;
  expectOk(
    provider.update(kongswap, "add_pool", kongswapMethods.addPool, {
      token_0: `IC.${token0.text}`,
      amount_0: atomsWorth(token0, depthE8s),
      tx_id_0: [],
      token_1: `IC.${token1.text}`,
      amount_1: atomsWorth(token1, depthE8s),
      tx_id_1: [],
      lp_fee_bps: [pool.feeBp],
    }),
  );
}

function rankAtKong(symbol: string): number {
  return symbol === "ckUSDT" ? 2 : symbol === "ICP" ? 1 : 0;
}

function installIcpswap(
  client: CanisterClient,
  deployed: Deployed,
): { readonly icpswapFactory: Uint8Array; readonly icpswapPools: readonly InstalledPool[] } {
  const icpswapFactory = principalFromText(IDS.icpswapFactory);
  const admins = [Principal.fromUint8Array(people.operator)];
  client.network.deploy({
    wasm: readWasm("sim_icpswap_factory"),
    arg: IDL.encode([IcpswapFactoryInitArgs], [[{ admins }]]),
    id: icpswapFactory,
    controllers: [people.operator],
  });
  const icpswapPools = deployed.figures.pools
    .filter(({ venue }) => venue === "icpswap")
    .map((pool) => ({ ...pool, id: installPool(client, icpswapFactory, { deployed, pool }) }));
  return { icpswapFactory, icpswapPools };
}

function installPool(
  client: CanisterClient,
  factory: Uint8Array,
  { deployed, pool }: { readonly deployed: Deployed; readonly pool: DemoPool },
): Uint8Array {
  const pair = pool.pair.map((symbol) => tokenOf(deployed, symbol));
  const [first, second] = pair.sort((a, b) => (a.text < b.text ? -1 : 1));
  assert(first !== undefined && second !== undefined, "a pool of two tokens");
  const depthE8s = pool.depthE8s / deployed.profile.depthDivisor;
  const amount0 = atomsWorth(first, depthE8s);
  const amount1 = atomsWorth(second, depthE8s);
  const [token0, token1] = [first, second].map(({ text, symbol }) => ({
    address: text,
    standard: symbol === "ICP" ? "ICP" : "ICRC2",
  }));
  assert(token0 !== undefined && token1 !== undefined, "a pool of two tokens");
  const admins = [Principal.fromUint8Array(people.operator)];
  const id = client.network.deploy({
    wasm: readWasm("sim_icpswap_pool"),
    arg: IDL.encode([IcpswapPoolInitArgs], [[{ admins, token0, token1 }]]),
    controllers: [people.operator],
  });
  const priceX96 = isqrtDown((amount1 << 192n) / amount0);
  client.network.update({
    canister: id,
    method: "init",
    arg: IDL.encode(icpswapMethods.init.params, [FEE_PIPS, TICK_SPACING, priceX96]),
    caller: people.operator,
  });
  const provider = client.as(people.provider);
  for (const [token, amount] of [
    [first, amount0],
    [second, amount1],
  ] as const) {
    approve(provider, token, id);
    const deposit = { token: token.text, amount, fee: token.feeAtoms };
    expectOk(provider.update(id, "depositFrom", icpswapMethods.deposit, deposit));
  }
  expectOk(
    provider.update(id, "mint", icpswapMethods.mint, {
      token0: first.text,
      token1: second.text,
      fee: FEE_PIPS,
      tickLower: -TICK_MAX,
      tickUpper: TICK_MAX,
      amount0Desired: amount0.toString(),
      amount1Desired: amount1.toString(),
    }),
  );
  const listing = { token0, token1, fee: FEE_PIPS, canister_id: Principal.fromUint8Array(id) };
  expectOk(client.update(factory, "sim_add_pool", icpswapMethods.simAddPool, listing));
  return id;
}

/** Lets a venue pull from an account, for ever and without a bound: people of the demo only. */
export function approve(client: CanisterClient, token: InstalledToken, spender: Uint8Array): void {
  expectOk(
    client.update(token.ledger, "icrc2_approve", ledgerMethods.approve, {
      from_subaccount: [],
      spender: { owner: Principal.fromUint8Array(spender), subaccount: [] },
      amount: APPROVED,
      expected_allowance: [],
      expires_at: [],
      fee: [],
      memo: [],
      created_at_time: [],
    }),
  );
}

function installTreasury(demo: DemoNetwork, config: Partial<TreasuryConfig>): void {
  const { network, client, treasury, tokens, kongswap, icpswapFactory, profile } = demo;
  const bounds =
    profile.tradeValueE8s === undefined
      ? {}
      : {
          tradeValueE8sMin: profile.tradeValueE8s.min,
          tradeValueE8sMax: profile.tradeValueE8s.max,
        };
  const arg = IDL.encode(treasuryMethods.initParams, [
    [
      {
        governance: [Principal.fromUint8Array(people.governance)],
        guardian: [],
        operators: [Principal.fromUint8Array(people.operator)],
        icp_ledger: Principal.fromText(IDS.ICP),
        kongswap: [Principal.fromUint8Array(kongswap)],
        icpswap_factory: [Principal.fromUint8Array(icpswapFactory)],
        config: [fromConfig({ ...defaultConfig, ...bounds, ...config })],
      },
    ],
  ]);
  const response = network.install(treasury, "install", { wasm: readWasm("treasury"), arg });
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

/** Switches the treasury's trading on. */
export function startTrading({ client, treasury }: DemoNetwork): void {
  const args = { reason: "the demo starts" };
  expectOk(client.update(treasury, "start_trading", treasuryMethods.reasoned, args));
}

/** The principal of a canister in text. */
export function textOf(id: Uint8Array): string {
  return principalToText(id);
}

function expectOk(reply: object): void {
  const isOk = "Ok" in reply || "ok" in reply;
  if (!isOk)
    throw new Error(
      `refused: ${JSON.stringify(reply, (_key, v) => (typeof v === "bigint" ? v.toString() : v))}`,
    );
}
