import { bootIcpswapFactory, bootIcpswapPool } from "../../src/suite/compose-icpswap.js";
import { bootKongswap } from "../../src/suite/compose-kongswap.js";
import { installLedger } from "../../src/suite/compose-ledger.js";
import type { IcpswapFactoryFace } from "../../src/suite/icpswap-factory-face.js";
import type { IcpswapPoolFace } from "../../src/suite/icpswap-pool-face.js";
import type { KongswapFace } from "../../src/suite/kongswap-face.js";
import * as icpswap from "../../src/wire/icpswap-methods.js";
import { Principal } from "../../src/wire/idl.js";
import * as kong from "../../src/wire/kongswap-methods.js";
import * as ledger from "../../src/wire/ledger.js";
import { queryBlocks } from "../../src/wire/ledger-icp-blocks.js";
import { type InitArgs, tokenInit } from "../../src/wire/ledger-init.js";
import type {
  IcpswapFactoryInitArgs,
  IcpswapPoolInitArgs,
  KongswapInitArgs,
} from "../../src/wire/stand-in.js";
import { type Handlers, type MemoryNetwork, serving, servingLater } from "./memory-network.js";

/** A token whose ledger a test installs. */
export type TestToken = {
  readonly name: string;
  readonly symbol: string;
  readonly decimals: number;
  readonly feeAtoms: bigint;
  /** Whether its ledger is that of ICP: blocks by `query_blocks`, ICRC-3 not listed. */
  readonly isIcp: boolean;
};

/** Installation arguments of a test's ledger. */
export function ledgerInit(
  token: TestToken,
  minter: Uint8Array,
  balances: readonly (readonly [Uint8Array, bigint])[],
): InitArgs {
  const account = (owner: Uint8Array): DefaultAccount => ({
    owner: Principal.fromUint8Array(owner),
    subaccount: [],
  });
  return tokenInit({
    name: token.name,
    symbol: token.symbol,
    decimals: token.decimals,
    transfer_fee: token.feeAtoms,
    minting_account: account(minter),
    initial_balances: balances.map(([owner, amount]) => ({ account: account(owner), amount })),
    listed_standards: token.isIcp ? [["ICRC-1", "ICRC-2", "ICRC-10"]] : [],
    icp_facade: [token.isIcp],
  });
}

type DefaultAccount = { owner: Principal; subaccount: [] };

/** Puts a token ledger into a network in memory: the one that is deployed. */
export function addLedger(network: MemoryNetwork, id: Uint8Array, args: InitArgs): void {
  const face = installLedger(network.environment(id), [args]);
  const handlers: Handlers = {
    icrc1_name: serving(ledger.text, () => face.name()),
    icrc1_symbol: serving(ledger.text, () => face.symbol()),
    icrc1_decimals: serving(ledger.decimals, () => face.decimals()),
    icrc1_fee: serving(ledger.nat, () => face.fee()),
    icrc1_supported_standards: serving(ledger.supportedStandards, () => face.standards()),
    icrc1_balance_of: serving(ledger.balanceOf, (_, account) => face.balanceOf(account)),
    icrc1_transfer: serving(ledger.transfer, (caller, args_) => face.transfer(caller, args_)),
    icrc2_approve: serving(ledger.approve, (caller, args_) => face.approve(caller, args_)),
    icrc2_transfer_from: serving(ledger.transferFrom, (caller, args_) =>
      face.transferFrom(caller, args_),
    ),
    icrc2_allowance: serving(ledger.allowance, (_, args_) => face.allowance(args_)),
    icrc3_get_blocks: serving(ledger.getBlocks, (_, ranges) => face.getBlocks(ranges)),
    query_blocks: serving(queryBlocks, (_, range) => face.queryBlocks(range)),
  };
  network.add(id, handlers);
}

/** Puts KongSwap's stand-in into a network in memory; without arguments, it is upgraded. */
export function addKongswap(
  network: MemoryNetwork,
  id: Uint8Array,
  args: KongswapInitArgs,
): KongswapFace {
  const face = bootKongswap(network.environment(id), network.caller(id), args);
  network.add(id, {
    tokens: servingLater(kong.tokens, (_, filter) => face.tokens(filter)),
    pools: servingLater(kong.pools, (_, filter) => face.pools(filter)),
    swap_amounts: servingLater(kong.swapAmounts, (_, ...args_) => face.swapAmounts(...args_)),
    swap: servingLater(kong.swap, (caller, args_) => face.swap(caller, args_)),
    requests: servingLater(kong.requests, (caller, request) => face.requests(caller, request)),
    claims: servingLater(kong.claims, (_, principal) => face.claims(principal)),
    claim: servingLater(kong.claim, (caller, claimId) => face.claim(caller, claimId)),
    add_token: servingLater(kong.addToken, (_, args_) => face.addToken(args_)),
    add_pool: servingLater(kong.addPool, (caller, args_) => face.addPool(caller, args_)),
  });
  return face;
}

/**
 * Puts the stand-in of an ICPSwap pool into a network in memory; without arguments, it is upgraded.
 */
export function addIcpswapPool(
  network: MemoryNetwork,
  id: Uint8Array,
  args: IcpswapPoolInitArgs,
): IcpswapPoolFace {
  const face = bootIcpswapPool(network.environment(id), network.caller(id), args);
  network.add(id, {
    init: servingLater(icpswap.init, (caller, ...args_) => face.init(caller, args_)),
    quote: servingLater(icpswap.swap, (_, args_) => face.quote(args_)),
    quoteForAll: servingLater(icpswap.swap, (_, args_) => face.quoteForAll(args_)),
    swap: servingLater(icpswap.swap, (caller, args_) => face.swap(caller, args_)),
    depositFromAndSwap: servingLater(icpswap.depositAndSwap, (caller, args_) =>
      face.depositFromAndSwap(caller, args_),
    ),
    depositAndSwap: servingLater(icpswap.depositAndSwap, (caller, args_) =>
      face.depositAndSwap(caller, args_),
    ),
    deposit: servingLater(icpswap.deposit, (caller, args_) => face.deposit(caller, args_)),
    depositFrom: servingLater(icpswap.deposit, (caller, args_) => face.depositFrom(caller, args_)),
    withdraw: servingLater(icpswap.deposit, (caller, args_) => face.withdraw(caller, args_)),
    mint: servingLater(icpswap.mint, (caller, args_) => face.mint(caller, args_)),
    metadata: servingLater(icpswap.metadata, () => face.metadata()),
    getUserUnusedBalance: serving(icpswap.unusedBalance, (_, owner) => face.unusedBalance(owner)),
    getCachedTokenFee: serving(icpswap.cachedTokenFee, () => face.cachedTokenFee()),
  });
  return face;
}

/** Puts the stand-in of ICPSwap's factory into a network in memory. */
export function addIcpswapFactory(
  network: MemoryNetwork,
  id: Uint8Array,
  args: IcpswapFactoryInitArgs,
): IcpswapFactoryFace {
  const face = bootIcpswapFactory(network.environment(id), args);
  network.add(id, {
    getPool: serving(icpswap.getPool, (_, args_) => face.getPool(args_)),
    getPools: serving(icpswap.getPools, () => face.getPools()),
  });
  return face;
}
