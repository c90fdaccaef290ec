import { principalFromText } from "../localnet/principals.js";
import {
  DEMO_POOLS,
  type DemoPool,
  demoAddress,
  demoReserves,
  openingSqrtPriceX96,
} from "../sim/demo-network.js";
import * as icpswapMethods from "../wire/icpswap-methods.js";
import { IDL, Principal } from "../wire/idl.js";
import { IcpswapFactoryInitArgs, IcpswapPoolInitArgs } from "../wire/stand-in.js";
import type { CanisterClient } from "./canister-client.js";
import {
  approve,
  type Deployed,
  expectOk,
  type InstalledPool,
  type InstalledToken,
  tokenOf,
} from "./deployment.js";
import { people } from "./people.js";
import { readWasm } from "./wasm-files.js";

const PIPS_PER_BP = 100n;
const TICK_SPACING = 60n;
const TICK_MAX = 887_220n;

/** Installs ICPSwap's factory and a canister for each of its pools. */
export function installIcpswap(
  client: CanisterClient,
  deployed: Deployed,
): { readonly icpswapFactory: Uint8Array; readonly icpswapPools: readonly InstalledPool[] } {
  const icpswapFactory = principalFromText(demoAddress("icpswapFactory"));
  client.network.deploy({
    wasm: readWasm("sim_icpswap_factory"),
    arg: IDL.encode([IcpswapFactoryInitArgs], [[{ admins: ADMINS }]]),
    id: icpswapFactory,
    controllers: [people.operator],
  });
  const icpswapPools = DEMO_POOLS.filter(({ venue }) => venue === "icpswap").map((pool) => {
    const order = sidesOf(deployed, pool);
    const id = installPool(client, order);
    fillPool(client, id, order);
    list(client, icpswapFactory, { id, order });
    return { ...pool, id };
  });
  return { icpswapFactory, icpswapPools };
}

const ADMINS = [Principal.fromUint8Array(people.operator)];

type Side = { readonly token: InstalledToken; readonly atoms: bigint };

/** A pool to be made, its sides in the order that the factory gives them. */
type PoolOrder = { readonly first: Side; readonly second: Side; readonly feePips: bigint };

function sidesOf(deployed: Deployed, pool: DemoPool): PoolOrder {
  const tokens = [...deployed.tokens.values()];
  const { reserve0Atoms, reserve1Atoms } = demoReserves(pool, deployed.profile, tokens);
  const listed0 = { token: tokenOf(deployed, pool.token0), atoms: reserve0Atoms };
  const listed1 = { token: tokenOf(deployed, pool.token1), atoms: reserve1Atoms };
  const isInOrder = listed0.token.text < listed1.token.text;
  const [first, second] = isInOrder ? [listed0, listed1] : [listed1, listed0];
  return { first, second, feePips: pool.feeBp * PIPS_PER_BP };
}

function installPool(client: CanisterClient, { first, second, feePips }: PoolOrder): Uint8Array {
  const init = { admins: ADMINS, token0: toToken(first), token1: toToken(second) };
  const id = client.network.deploy({
    wasm: readWasm("sim_icpswap_pool"),
    arg: IDL.encode([IcpswapPoolInitArgs], [[init]]),
    controllers: [people.operator],
  });
  const sqrtPriceX96 = openingSqrtPriceX96(first.atoms, second.atoms);
  client.network.update({
    canister: id,
    method: "init",
    arg: IDL.encode(icpswapMethods.init.params, [feePips, TICK_SPACING, sqrtPriceX96]),
    caller: people.operator,
  });
  return id;
}

function fillPool(client: CanisterClient, id: Uint8Array, order: PoolOrder): void {
  const { first, second, feePips } = order;
  const provider = client.as(people.provider);
  for (const { token, atoms } of [first, second]) {
    approve(provider, token, id);
    const deposit = { token: token.text, amount: atoms, fee: token.feeAtoms };
    expectOk(provider.update(id, "depositFrom", icpswapMethods.deposit, deposit));
  }
  expectOk(
    provider.update(id, "mint", icpswapMethods.mint, {
      token0: first.token.text,
      token1: second.token.text,
      fee: feePips,
      tickLower: -TICK_MAX,
      tickUpper: TICK_MAX,
      amount0Desired: first.atoms.toString(),
      amount1Desired: second.atoms.toString(),
    }),
  );
}

function list(
  client: CanisterClient,
  factory: Uint8Array,
  { id, order }: { readonly id: Uint8Array; readonly order: PoolOrder },
): void {
  const { first, second, feePips } = order;
  const listing = {
    token0: toToken(first),
    token1: toToken(second),
    fee: feePips,
    canister_id: Principal.fromUint8Array(id),
  };
  expectOk(client.update(factory, "sim_add_pool", icpswapMethods.simAddPool, listing));
}

function toToken({ token }: Side): { address: string; standard: string } {
  return { address: token.text, standard: token.symbol === "ICP" ? "ICP" : "ICRC2" };
}
