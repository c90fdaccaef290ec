/*
 * The client of `served-load.ts`, in a process of its own: asks a ledger for balances and pays
 * nobody a single atom, at the pace that was asked for, and sends its parent the figures.
 *
 *   load-client.ts <url> <ledger> <queries a second> <updates a second> <seconds>
 */
import { HttpAgent } from "@dfinity/agent";
import { IcrcLedgerCanister } from "@dfinity/ledger-icrc";
import { Principal } from "@dfinity/principal";

import { measureLoad } from "../localnet/http/measure-load.js";

const [url = "", ledger = "", ...numbers] = process.argv.slice(2);
const [queriesPerSec = 0, updatesPerSec = 0, seconds = 0] = numbers.map(Number);

const agent = await HttpAgent.create({ host: url, shouldFetchRootKey: true, retryTimes: 0 });
const client = IcrcLedgerCanister.create({ agent, canisterId: Principal.fromText(ledger) });
const owner = Principal.anonymous();
const to = { owner: Principal.managementCanister(), subaccount: [] as [] };
// The keys of the node are fetched with the first query.
await client.balance({ owner, certified: false });

const figures = await measureLoad(
  [
    { perSec: queriesPerSec, request: () => client.balance({ owner, certified: false }) },
    { perSec: updatesPerSec, request: () => client.transfer({ to, amount: 1n }) },
  ],
  seconds * 1000,
);
process.send?.(figures);
process.disconnect();
