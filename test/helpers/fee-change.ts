import type { DemoNetwork } from "../../src/demo/demo-network.js";
import { expectOk, type InstalledToken } from "../../src/demo/deployment.js";
import { people } from "../../src/demo/people.js";
import { readWasm } from "../../src/demo/wasm-files.js";
import { IDL, Principal } from "../../src/wire/idl.js";
import * as ledgerMethods from "../../src/wire/ledger.js";
import { type InitArgs, init, tokenInit } from "../../src/wire/ledger-init.js";
import { setFeeCollector } from "../../src/wire/ledger-privileged.js";

/** Lets a ledger of the demo charge another fee: an upgrade, as DFINITY's ledgers do it. */
export function changeFee(demo: DemoNetwork, token: InstalledToken, feeAtoms: bigint): void {
  upgradeLedger(demo, token, { transfer_fee: feeAtoms });
}

/** Lets the treasury collect the fees of a ledger of the demo, or nobody any more (ICRC-107). */
export function changeCollector(
  demo: DemoNetwork,
  token: InstalledToken,
  collector: Uint8Array | undefined,
): void {
  const { network, client } = demo;
  const governance = [Principal.fromUint8Array(people.governance)] as [Principal];
  const nobody = { guardian: [] as [], minters: [], burners: [], freezers: [], lockers: [] };
  upgradeLedger(demo, token, { roles: [{ governance, ...nobody }] });
  const account = collector && { owner: Principal.fromUint8Array(collector), subaccount: [] as [] };
  const reply = client
    .as(people.governance)
    .update(token.ledger, "icrc107_set_fee_collector", setFeeCollector, {
      fee_collector: account === undefined ? [] : [account],
      created_at_time: network.timeNs,
    });
  expectOk(reply);
}

function upgradeLedger(
  { network, client }: DemoNetwork,
  token: InstalledToken,
  change: Partial<InitArgs>,
): void {
  const isIcp = token.symbol === "ICP";
  const listed = client.query(
    token.ledger,
    "icrc1_supported_standards",
    ledgerMethods.supportedStandards,
  );
  const args = tokenInit({
    name: isIcp ? "Internet Computer" : token.symbol,
    symbol: token.symbol,
    decimals: token.decimals,
    transfer_fee: token.feeAtoms,
    minting_account: { owner: Principal.fromUint8Array(people.minter), subaccount: [] },
    listed_standards: [listed.map(({ name }) => name)],
    icp_facade: [isIcp],
    ...change,
  });
  const arg = IDL.encode(init.params, [[args]]);
  network.upgrade(token.ledger, { wasm: readWasm("ledger"), arg });
}
