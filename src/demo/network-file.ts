import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

import type { NetworkDescription } from "../client/network-file.js";
import { principalToText } from "../localnet/principals.js";
import type { DemoNetwork } from "./demo-network.js";
import { type Person, pemOf } from "./people.js";

/*
 * How other processes find a demo network that is served: `network.json` says where it is, and the
 * keys of its people lie beside it.
 */

/** What `network.json` holds while a network is served. */
export type NetworkFile = NetworkDescription & {
  /** The process that serves; when it is gone, the file was left behind. */
  readonly pid: number;
};

/** Its name. */
export const NETWORK_FILE = "network.json";

/** People whose keys a user may want: who administers, and who is rich. */
const ACTING: readonly Person[] = ["operator", "governance", "provider", "trader"];

/**
 * Writes the file and the keys into a folder.
 *
 * @returns what removes the file again, unless another process has replaced it meanwhile.
 */
export function writeNetworkFile(
  folder: string,
  place: Pick<NetworkFile, "url" | "rootKey">,
  demo: DemoNetwork,
): () => void {
  const path = join(folder, NETWORK_FILE);
  const { pid } = process;
  const identities = writeKeys(join(folder, "identities"));
  const file: NetworkFile = { ...place, pid, canisters: canistersOf(demo), identities };
  writeFileSync(path, `${JSON.stringify(file, null, 2)}\n`);
  return () => {
    if (existsSync(path) && readNetworkFile(folder)?.pid === pid) rmSync(path);
  };
}

/** The file in a folder, or nothing when there is none that can be read. */
export function readNetworkFile(folder: string): NetworkFile | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, NETWORK_FILE), "utf8")) as NetworkFile;
  } catch {
    return undefined;
  }
}

function writeKeys(folder: string): Record<string, string> {
  mkdirSync(folder, { recursive: true });
  return Object.fromEntries(
    ACTING.map((person) => {
      // Whoever reads the file may stand elsewhere.
      const path = resolve(folder, `${person}.pem`);
      writeFileSync(path, pemOf(person), { mode: 0o600 });
      return [person, path];
    }),
  );
}

/** Ids by the names of `dfx.json`; where one Wasm has several canisters, by what each is for. */
export function canistersOf(demo: DemoNetwork): Record<string, string> {
  const ids: (readonly [string, Uint8Array])[] = [
    ["treasury", demo.treasury],
    ...[...demo.tokens.values()].map(
      ({ symbol, ledger }) => [`${symbol.toLowerCase()}_ledger`, ledger] as const,
    ),
    ["sim_kongswap", demo.kongswap],
    ["sim_icpswap_factory", demo.icpswapFactory],
    ...demo.icpswapPools.map(
      ({ token0, token1, id }) =>
        [`sim_icpswap_pool_${token0}_${token1}`.toLowerCase(), id] as const,
    ),
  ];
  return Object.fromEntries(ids.map(([name, id]) => [name, principalToText(id)]));
}
