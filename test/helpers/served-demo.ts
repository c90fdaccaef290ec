import type { NetworkDescription } from "../../src/client/network-file.js";
import { identityFromPem } from "../../src/client/pem-identity.js";
import {
  createDemoNetwork,
  type DemoNetwork,
  type DemoOptions,
} from "../../src/demo/demo-network.js";
import { type Person, pemOf } from "../../src/demo/people.js";
import { toHex } from "../../src/kernel/bytes.js";
import { createCertifiedNetwork } from "../../src/localnet/http/certified-network.js";
import { type ServedNetwork, serveNetwork } from "../../src/localnet/http/serve-network.js";
import { principalToText } from "../../src/localnet/principals.js";

/** A demo network that is served. */
export type ServedDemo = {
  readonly demo: DemoNetwork;
  readonly served: ServedNetwork;
  readonly description: NetworkDescription;
  /** Lets minutes of the network pass while clients are answered. */
  passMinutes(count: number): Promise<void>;
};

const GENESIS_NS = 1_769_000_000_000_000_000n;
const MINUTE_NS = 60_000_000_000n;

/** Serves a demo network whose time passes only when it is told to. */
export async function serveDemo(options: Partial<DemoOptions> = {}): Promise<ServedDemo> {
  const network = createCertifiedNetwork({ seed: 7, timeNs: GENESIS_NS });
  const demo = createDemoNetwork({ seed: 7, ...options, network });
  const served = await serveNetwork(network, { clock: "apart" });
  const ledgers = [...demo.tokens.values()].map(({ symbol, text }) => [
    `${symbol.toLowerCase()}_ledger`,
    text,
  ]);
  const pools = demo.icpswapPools.map(({ token0, token1, id }) => [
    `sim_icpswap_pool_${token0}_${token1}`.toLowerCase(),
    principalToText(id),
  ]);
  const description: NetworkDescription = {
    url: served.url,
    rootKey: toHex(served.rootKey),
    canisters: {
      treasury: principalToText(demo.treasury),
      ...Object.fromEntries(ledgers),
      sim_kongswap: principalToText(demo.kongswap),
      sim_icpswap_factory: principalToText(demo.icpswapFactory),
      ...Object.fromEntries(pools),
    },
    identities: {},
  };
  return {
    demo,
    served,
    description,
    passMinutes: (count) => served.advance(BigInt(count) * MINUTE_NS),
  };
}

/** Somebody of the demo, as an agent wants it. */
export function identityOf(person: Person) {
  return identityFromPem(pemOf(person));
}
