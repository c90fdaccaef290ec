import { principalFromText } from "../localnet/principals.js";
import { DEMO_POOLS, type DemoPool, demoAddress, demoReserves } from "../sim/demo-network.js";
import { IDL, Principal } from "../wire/idl.js";
import * as kongswapMethods from "../wire/kongswap-methods.js";
import { KongswapInitArgs } from "../wire/stand-in.js";
import type { CanisterClient } from "./canister-client.js";
import { approve, type Deployed, expectOk, tokenOf } from "./deployment.js";
import { people } from "./people.js";
import { readWasm } from "./wasm-files.js";

/** Installs KongSwap with every token and its pools. */
export function installKongswap(client: CanisterClient, deployed: Deployed): Uint8Array {
  const id = principalFromText(demoAddress("kongswap"));
  const init = {
    admins: [Principal.fromUint8Array(people.operator)],
    ckusdt: Principal.fromText(demoAddress("ckUSDT")),
    icp: Principal.fromText(demoAddress("ICP")),
  };
  const arg = IDL.encode([KongswapInitArgs], [[init]]);
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
  for (const pool of DEMO_POOLS.filter(({ venue }) => venue === "kongswap")) {
    addPool(provider, id, { deployed, pool });
  }
  return id;
}

function addPool(
  provider: CanisterClient,
  kongswap: Uint8Array,
  { deployed, pool }: { readonly deployed: Deployed; readonly pool: DemoPool },
): void {
  const tokens = [...deployed.tokens.values()];
  const { reserve0Atoms, reserve1Atoms } = demoReserves(pool, deployed.profile, tokens);
  expectOk(
    provider.update(kongswap, "add_pool", kongswapMethods.addPool, {
      token_0: `IC.${tokenOf(deployed, pool.token0).text}`,
      amount_0: reserve0Atoms,
      tx_id_0: [],
      token_1: `IC.${tokenOf(deployed, pool.token1).text}`,
      amount_1: reserve1Atoms,
      tx_id_1: [],
      lp_fee_bps: [Number(pool.feeBp)],
    }),
  );
}
