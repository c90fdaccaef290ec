/*
 * Measures a served network under load: verified queries and updates of the ledger, by an agent in
 * a process of its own.
 *
 *   node --stack-size=6000 --import tsx scripts/measure-load.ts [--queries N] [--updates N]
 *     [--seconds N]
 *
 * Prints one JSON object: figures of both kinds of requests, and the heap of the serving process,
 * after a collection, every ten seconds. Exit code: 0, or 1 when a request failed.
 */
import { fork } from "node:child_process";
import { readFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { HttpAgent } from "@dfinity/agent";
import { IcrcLedgerCanister } from "@dfinity/ledger-icrc";
import { Principal } from "@dfinity/principal";
import { Command, InvalidArgumentError } from "commander";

import { createCertifiedNetwork } from "../src/localnet/http/certified-network.js";
import { measureLoad } from "../src/localnet/http/measure-load.js";
import { serveNetwork } from "../src/localnet/http/serve-network.js";
import { init } from "../src/wire/ledger-init.js";

type Options = {
  readonly queries: number;
  readonly updates: number;
  readonly seconds: number;
  /** The network that the client asks; without it this process serves. */
  readonly url?: string;
  readonly ledger?: string;
};

const HEAP_INTERVAL_MS = 10_000;

const options = new Command("measure-load")
  .option("--queries <count>", "queries a second", parseCount, 100)
  .option("--updates <count>", "updates a second", parseCount, 15)
  .option("--seconds <count>", "how long", parseCount, 60)
  .option("--url <url>")
  .option("--ledger <id>")
  .parse()
  .opts<Options>();

if (options.url !== undefined && options.ledger !== undefined)
  await runClient(options.url, options.ledger);
else await runServer();

/** Serves a ledger, has a client ask it, and watches the heap meanwhile. */
async function runServer(): Promise<void> {
  const network = createCertifiedNetwork();
  const wasm = readFileSync(".azle/ledger/ledger.wasm");
  const id = network.deploy({ wasm, arg: ledgerArgs() });
  const served = await serveNetwork(network);
  const collectGarbage = garbageCollector();
  const heapBytes: number[] = [];
  const sample = () => {
    collectGarbage();
    heapBytes.push(process.memoryUsage().heapUsed);
  };
  const timer = setInterval(sample, HEAP_INTERVAL_MS);
  const ledger = Principal.fromUint8Array(id).toText();
  const figures = await figuresOfClient(served.url, ledger);
  clearInterval(timer);
  sample();
  await served.close();
  const { user, system } = process.cpuUsage();
  const cpuMs = Math.round((user + system) / 1000);
  process.stdout.write(`${JSON.stringify({ ...figures, heapBytes, cpuMs })}\n`);
  process.exitCode = figures.errorCount === 0 ? 0 : 1;
}

type ClientFigures = { readonly errorCount: number };

function figuresOfClient(url: string, ledger: string): Promise<ClientFigures> {
  const { queries, updates, seconds } = options;
  const flags = Object.entries({ url, ledger, queries, updates, seconds });
  const args = flags.map(([name, value]) => `--${name}=${value}`);
  return new Promise((resolve, reject) => {
    const client = fork(process.argv[1] ?? "", args);
    client.once("message", (figures: ClientFigures) => resolve(figures));
    client.once("exit", (code) => reject(new Error(`the client ended with ${code}`)));
  });
}

/** Asks for balances, and pays nobody a single atom, at the pace that was asked for. */
async function runClient(url: string, ledger: string): Promise<void> {
  const agent = await HttpAgent.create({ host: url, shouldFetchRootKey: true, retryTimes: 0 });
  const client = IcrcLedgerCanister.create({ agent, canisterId: Principal.fromText(ledger) });
  const owner = Principal.anonymous();
  const to = { owner: Principal.managementCanister(), subaccount: [] as [] };
  await client.balance({ owner, certified: false });
  const { queries: queriesPerSec, updates: updatesPerSec, seconds } = options;
  const [queries, updates] = await measureLoad(
    [
      { perSec: queriesPerSec, request: () => client.balance({ owner, certified: false }) },
      { perSec: updatesPerSec, request: () => client.transfer({ to, amount: 1n }) },
    ],
    seconds * 1000,
  );
  const errorCount = (queries?.errorCount ?? 0) + (updates?.errorCount ?? 0);
  process.send?.({ queries, updates, errorCount });
  process.disconnect();
}

function ledgerArgs(): Uint8Array {
  const account = (owner: Principal) => ({ owner, subaccount: [] as [] });
  return init.encodeArgs([
    [
      {
        name: "Load",
        symbol: "LOAD",
        decimals: 8,
        transfer_fee: 1n,
        minting_account: account(Principal.fromText("rkp4c-7iaaa-aaaaa-aaaca-cai")),
        initial_balances: [{ account: account(Principal.anonymous()), amount: 10n ** 15n }],
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
        listed_standards: [],
        icp_facade: [],
      },
    ],
  ]);
}

function garbageCollector(): () => void {
  setFlagsFromString("--expose-gc");
  return runInNewContext("gc");
}

function parseCount(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError("It must be a whole number.");
  return Number(text);
}
