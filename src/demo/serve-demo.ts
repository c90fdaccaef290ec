import { join } from "node:path";

import { candidUiRoutes } from "../candid-ui/routes.js";
import { toHex } from "../kernel/bytes.js";
import { createCertifiedNetwork } from "../localnet/http/certified-network.js";
import { type ServedNetwork, serveNetwork } from "../localnet/http/serve-network.js";
import type { Network } from "../localnet/network.js";
import { principalToText } from "../localnet/principals.js";
import { DASHBOARD_PATH, dashboardRoutes } from "./dashboard-routes.js";
import type { DemoNetwork } from "./demo-network.js";
import { canistersOf, NETWORK_FILE, writeNetworkFile } from "./network-file.js";

/** Where a demo network is served. */
export type DemoAddress = {
  readonly port: number;
  /** Whether another port does when this one is taken. */
  readonly isPortFlexible: boolean;
  /** The folder of `network.json` and the keys. */
  readonly folder: string;
};

/** A demo network that others can reach. */
export type ServedDemo = ServedNetwork & {
  readonly rootKeyHex: string;
  /** What is where, for people. */
  readonly pages: readonly (readonly [label: string, address: string])[];
  readonly file: string;
  /** Takes the file away that says where it is. */
  withdrawFile(): void;
};

/**
 * A network to build a demo on that is going to be served. It begins now, so that what clients say
 * of the time is near enough for the ledgers; later it is ahead of them.
 */
export function newServableNetwork(seed: number): Network {
  const nowMinute = BigInt(Math.floor(Date.now() / 60_000));
  return createCertifiedNetwork({ seed, timeNs: nowMinute * 60_000_000_000n });
}

/** How many ports are tried, one after the other. */
const PORT_COUNT_MAX = 20;

/**
 * Serves a demo network to agents, tools and browsers, and says in a file where it is.
 *
 * Its time is its own: certificates and expiries follow the clock on the wall.
 *
 * @throws {Error} with the code `EADDRINUSE` when no port is free.
 */
export async function serveDemo(
  demo: DemoNetwork,
  { port, isPortFlexible, folder }: DemoAddress,
): Promise<ServedDemo> {
  const portCount = isPortFlexible ? PORT_COUNT_MAX : 1;
  const served = await serveAtFreePort(demo, { port, portCount });
  const rootKeyHex = toHex(served.rootKey);
  const place = { url: served.url, rootKey: rootKeyHex };
  const withdrawFile = writeNetworkFile(folder, place, demo);
  const treasury = principalToText(demo.treasury);
  return {
    ...served,
    rootKeyHex,
    file: join(folder, NETWORK_FILE),
    pages: [
      ["Dashboard", `${served.url}${DASHBOARD_PATH}`],
      ["Candid UI", `${served.url}/_/candid?id=${treasury}`],
      ["Treasury", `http://${treasury}.localhost:${served.port}/`],
    ],
    withdrawFile,
  };
}

async function serveAtFreePort(
  demo: DemoNetwork,
  { port, portCount }: { readonly port: number; readonly portCount: number },
): Promise<ServedNetwork> {
  const names = new Map(Object.entries(canistersOf(demo)).map(([name, id]) => [id, name]));
  const routes = new Map([...dashboardRoutes(demo), ...candidUiRoutes(demo.network, { names })]);
  for (let i = 0; ; i++) {
    try {
      return await serveNetwork(demo.network, { port: port + i, clock: "apart", routes });
    } catch (error) {
      if (!isPortTaken(error) || i + 1 >= portCount) throw error;
    }
  }
}

/** Whether an error says that a port is taken. */
export function isPortTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EADDRINUSE";
}
