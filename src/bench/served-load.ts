import { fork } from "node:child_process";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import { readWasm } from "../demo/wasm-files.js";
import { createCertifiedNetwork } from "../localnet/http/certified-network.js";
import type { LoadFigures } from "../localnet/http/measure-load.js";
import { serveNetwork } from "../localnet/http/serve-network.js";
import { principalToText } from "../localnet/principals.js";
import { Principal } from "../wire/idl.js";
import { init, tokenInit } from "../wire/ledger-init.js";
import type { Benchmark, Figure } from "./model.js";

/** How hard a served network is asked, and for how long. */
export type Load = {
  readonly queriesPerSec: number;
  readonly updatesPerSec: number;
  readonly seconds: number;
};

/** What became of it. */
export type ServedLoad = {
  readonly queries: LoadFigures;
  readonly updates: LoadFigures;
  /** Heap of the serving process after a collection, every ten seconds and at the end. */
  readonly heapBytes: readonly number[];
  /** Time that the serving process worked. */
  readonly cpuMs: number;
};

/** The load that a network has to bear. */
export const LOAD_DEFAULT: Load = { queriesPerSec: 100, updatesPerSec: 15, seconds: 60 };

const PROJECT_ROOT = join(import.meta.dirname ?? ".", "../..");

const HEAP_INTERVAL_MS = 10_000;

/**
 * When as many calls are forgotten as come: each is kept until it cannot come again, and its answer
 * for five minutes. Up to then the heap grows by them, and from then on by nothing.
 */
const SETTLED_SEC = 390;

/** Samples that are taken together: a minute. */
const SAMPLE_COUNT = 6;

/** What the collector leaves behind differs from minute to minute by less. */
const HEAP_GROWTH_MAX = 1.05;

/** Figures of nine minutes of load; they take those minutes. */
export const servedLoad: Benchmark = {
  name: "load",
  about:
    "A network served to an agent in another process, which verifies: 100 queries of a balance and 15 transfers a second, for nine minutes.",
  isFullOnly: true,
  run: async () => toFigures(await measureServedLoad({ ...LOAD_DEFAULT, seconds: 540 })),
};

/**
 * How much the heap grew once it had settled: that of the last minute over that of the first in
 * which as many calls were forgotten as came; nothing when it was not watched for that long.
 *
 * @param heapBytes - After a collection, every ten seconds.
 */
export function heapGrowth(heapBytes: readonly number[]): number | undefined {
  const settled = heapBytes.slice(SETTLED_SEC / (HEAP_INTERVAL_MS / 1_000));
  if (settled.length < 2 * SAMPLE_COUNT) return undefined;
  return median(settled.slice(-SAMPLE_COUNT)) / median(settled.slice(0, SAMPLE_COUNT));
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Serves a ledger, has a client in another process ask it, and watches the heap meanwhile. */
export async function measureServedLoad(load: Load): Promise<ServedLoad> {
  const network = createCertifiedNetwork();
  const ledger = network.deploy({ wasm: readWasm("ledger"), arg: ledgerArgs() });
  const served = await serveNetwork(network);
  const collectGarbage = garbageCollector();
  const heapBytes: number[] = [];
  const sample = () => {
    collectGarbage();
    heapBytes.push(process.memoryUsage().heapUsed);
  };
  const timer = setInterval(sample, HEAP_INTERVAL_MS);
  const cpuBefore = process.cpuUsage();
  try {
    const [queries, updates] = await askFromOutside(served.url, principalToText(ledger), load);
    sample();
    const { user, system } = process.cpuUsage(cpuBefore);
    return { queries, updates, heapBytes, cpuMs: Math.round((user + system) / 1000) };
  } finally {
    clearInterval(timer);
    await served.close();
  }
}

/** Has the client ask: in a process of its own, so that it takes no turns from the server. */
function askFromOutside(
  url: string,
  ledger: string,
  load: Load,
): Promise<[queries: LoadFigures, updates: LoadFigures]> {
  const { queriesPerSec, updatesPerSec, seconds } = load;
  const args = [url, ledger, queriesPerSec, updatesPerSec, seconds].map(String);
  return new Promise((resolve, reject) => {
    const execArgv = ["--import", "tsx"];
    const client = fork(join(PROJECT_ROOT, "src/bench/load-client.ts"), args, { execArgv });
    client.once("message", (figures: [LoadFigures, LoadFigures]) => resolve(figures));
    client.once("exit", (code) => reject(new Error(`the client of the load ended with ${code}`)));
  });
}

function toFigures({ queries, updates, heapBytes }: ServedLoad): Figure[] {
  const ofKind = (kind: string, { errorCount, medianMs, p95Ms }: LoadFigures): Figure[] => [
    {
      id: `load/${kind}/errors`,
      label: `${kind} without an answer`,
      unit: "calls",
      value: errorCount,
      goalMax: 0,
    },
    { id: `load/${kind}/median`, label: `${kind}, median`, unit: "ms", value: medianMs },
    { id: `load/${kind}/p95`, label: `${kind}, 95 of 100 within`, unit: "ms", value: p95Ms },
  ];
  const growth = heapGrowth(heapBytes);
  return [
    ...ofKind("queries", queries),
    ...ofKind("updates", updates),
    ...(growth === undefined
      ? []
      : [
          {
            id: "load/heap",
            label: "heap of the last minute over that of the seventh",
            unit: "times" as const,
            value: growth,
            goalMax: HEAP_GROWTH_MAX,
          },
        ]),
  ];
}

function ledgerArgs(): Uint8Array {
  const account = (owner: Principal) => ({ owner, subaccount: [] as [] });
  return init.encodeArgs([
    [
      tokenInit({
        name: "Load",
        symbol: "LOAD",
        decimals: 8,
        transfer_fee: 1n,
        minting_account: account(Principal.fromText("rkp4c-7iaaa-aaaaa-aaaca-cai")),
        initial_balances: [{ account: account(Principal.anonymous()), amount: 10n ** 15n }],
      }),
    ],
  ]);
}

function garbageCollector(): () => void {
  setFlagsFromString("--expose-gc");
  return runInNewContext("gc");
}
