import { candidUiRoutes } from "../../src/candid-ui/routes.js";
import { people } from "../../src/demo/people.js";
import { readWasm } from "../../src/demo/wasm-files.js";
import { createCertifiedNetwork } from "../../src/localnet/http/certified-network.js";
import { type ServedNetwork, serveNetwork } from "../../src/localnet/http/serve-network.js";
import type { Network } from "../../src/localnet/network.js";
import { principalToText } from "../../src/localnet/principals.js";
import { IDL, Principal } from "../../src/wire/idl.js";
import * as ledgerMethods from "../../src/wire/ledger.js";
import { init } from "../../src/wire/ledger-init.js";
import * as treasuryMethods from "../../src/wire/treasury.js";
import { initArgs } from "./ledger-fixture.js";
import { replyBytes } from "./test-canisters.js";
import { assemble } from "./wasm-assembler.js";

/** A served network with the canisters of the project, and the page that shows them. */
export type CandidUiNetwork = {
  readonly network: Network;
  readonly served: ServedNetwork;
  readonly ledger: string;
  readonly treasury: string;
  /** The address of the page, of a canister when one is named. */
  page(canister?: string): string;
  /** Gives a principal tokens of the ledger. */
  fund(principal: string, amountAtoms: bigint): void;
  balanceOf(principal: string): bigint;
};

/** What `fund` takes from. */
const RICH_ATOMS = 10n ** 12n;

/** Serves a treasury and a ledger as they are built. */
export async function serveCandidUi(): Promise<CandidUiNetwork> {
  const network = createCertifiedNetwork({ seed: 7 });
  const rich = Principal.fromUint8Array(people.provider);
  const holders = [{ account: { owner: rich, subaccount: [] as [] }, amount: RICH_ATOMS }];
  const arg = init.encodeArgs([[initArgs({ initial_balances: holders })]]);
  const ledger = network.deploy({ wasm: readWasm("ledger"), arg });
  const treasury = network.deploy({ wasm: readWasm("treasury"), arg: treasuryArgs(ledger) });
  const names = new Map([
    [principalToText(ledger), "ledger"],
    [principalToText(treasury), "treasury"],
  ]);
  const served = await serveNetwork(network, { routes: candidUiRoutes(network, { names }) });
  const account = (principal: string) => ({
    owner: Principal.fromText(principal),
    subaccount: [] as [],
  });
  return {
    network,
    served,
    ledger: principalToText(ledger),
    treasury: principalToText(treasury),
    page: (canister) =>
      `http://localhost:${served.port}/_/candid${canister === undefined ? "" : `?id=${canister}`}`,
    fund(principal, amountAtoms) {
      const transfer = {
        from_subaccount: [],
        to: account(principal),
        amount: amountAtoms,
        fee: [],
        memo: [],
        created_at_time: [],
      };
      network.update({
        canister: ledger,
        method: "icrc1_transfer",
        arg: IDL.encode(ledgerMethods.transfer.params, [transfer]),
        caller: people.provider,
      });
    },
    balanceOf(principal) {
      const { params, result } = ledgerMethods.balanceOf;
      const asked = IDL.encode(params, [account(principal)]);
      const said = network.query({ canister: ledger, method: "icrc1_balance_of", arg: asked });
      if (said.type !== "replied") throw new Error(said.message);
      return IDL.decode([result], said.bytes)[0] as bigint;
    },
  };
}

function treasuryArgs(ledger: Uint8Array): Uint8Array {
  const args: treasuryMethods.InitValue = {
    governance: [],
    guardian: [],
    operators: [Principal.fromUint8Array(people.operator)],
    icp_ledger: Principal.fromUint8Array(ledger),
    kongswap: [],
    icpswap_factory: [],
    config: [],
  };
  return IDL.encode(treasuryMethods.initParams, [[args]]);
}

/** The section that describes the interface of a canister to everybody. */
export const PUBLIC_DESCRIPTION = "icp:public candid:service";

/** A canister that says the same whatever it is asked. */
export type CannedCanister = {
  /** Its description, in the section of this name. */
  readonly sections?: Readonly<Record<string, string>>;
  /** Candid of the answers, by export: `canister_query get`. */
  readonly answers?: Readonly<Record<string, Uint8Array>>;
};

/** Deploys a canister that says the same whatever it is asked. */
export function deployCanned(network: Network, canned: CannedCanister): string {
  const answers = Object.entries(canned.answers ?? {}).map(
    ([name, bytes], i) => [name, bytes, 4096 * (i + 1)] as const,
  );
  const wasm = assemble({
    memoryPages: 4,
    functions: {
      "canister_update trap": "i32.const 600 i32.const 4 call trap",
      "canister_update refuse": "i32.const 610 i32.const 2 call msg_reject",
      ...Object.fromEntries(
        answers.map(([name, bytes, at]) => [name, replyBytes(at, bytes.length)]),
      ),
    },
    data: {
      600: "boom",
      610: "no",
      ...Object.fromEntries(answers.map(([, bytes, at]) => [at, bytes])),
    },
    customSections: canned.sections ?? {},
  });
  return principalToText(network.deploy({ wasm }));
}
