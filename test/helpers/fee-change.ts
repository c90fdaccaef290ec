import type { DemoNetwork } from "../../src/demo/demo-network.js";
import type { InstalledToken } from "../../src/demo/deployment.js";
import { people } from "../../src/demo/people.js";
import { readWasm } from "../../src/demo/wasm-files.js";
import { IDL, Principal } from "../../src/wire/idl.js";
import * as ledgerMethods from "../../src/wire/ledger.js";
import { init, tokenInit } from "../../src/wire/ledger-init.js";

/** Lets a ledger of the demo charge another fee: an upgrade, as DFINITY's ledgers do it. */
export function changeFee(
  { network, client }: DemoNetwork,
  token: InstalledToken,
  feeAtoms: bigint,
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
    transfer_fee: feeAtoms,
    minting_account: { owner: Principal.fromUint8Array(people.minter), subaccount: [] },
    listed_standards: [listed.map(({ name }) => name)],
    icp_facade: [isIcp],
  });
  const arg = IDL.encode(init.params, [[args]]);
  network.upgrade(token.ledger, { wasm: readWasm("ledger"), arg });
}
