/*
 * The canisters of a deployment, in the order in which they are installed: whoever is named in the
 * arguments of another comes first.
 */

/** A canister that is deployed under a name. */
export type SuiteCanister = {
  readonly name: string;
  /** Name of its module in `dfx.json`. */
  readonly module: string;
  /** Canisters whose ids stand in its arguments. */
  readonly needs: readonly string[];
  /** Stands in for a canister of somebody else, and is never installed on mainnet. */
  readonly isStandIn: boolean;
  /** Where the real one is on mainnet. */
  readonly onMainnet?: string;
};

const standIn = (
  name: string,
  module: string,
  rest: { readonly needs?: readonly string[]; readonly onMainnet?: string },
): SuiteCanister => ({ name, module, needs: [], isStandIn: true, ...rest });

const token = (name: string): SuiteCanister => ({
  name,
  module: "ledger",
  needs: ["treasury"],
  isStandIn: false,
});

/** All canisters, each after those that it needs. */
export const SUITE: readonly SuiteCanister[] = [
  standIn("ledger", "ledger", { onMainnet: "ryjl3-tyaaa-aaaaa-aaaba-cai" }),
  standIn("ckusdt_ledger", "ledger", { onMainnet: "cngnf-vqaaa-aaaar-qag4q-cai" }),
  standIn("sim_kongswap", "sim_kongswap", {
    needs: ["ledger", "ckusdt_ledger"],
    onMainnet: "2ipq2-uqaaa-aaaar-qailq-cai",
  }),
  standIn("sim_icpswap_factory", "sim_icpswap_factory", {
    onMainnet: "4mmnk-kiaaa-aaaag-qbllq-cai",
  }),
  standIn("sim_icpswap_pool", "sim_icpswap_pool", {
    needs: ["ledger", "ckusdt_ledger"],
    onMainnet: "hkstf-6iaaa-aaaag-qkcoq-cai",
  }),
  {
    name: "treasury",
    module: "treasury",
    needs: ["ledger", "sim_kongswap", "sim_icpswap_factory"],
    isStandIn: false,
  },
  token("bta_gov"),
  token("bta_reward"),
  token("bta_util"),
  token("bta_guar"),
];

/** The canister of a name. @throws {Error} when the suite has none. */
export function suiteCanister(name: string): SuiteCanister {
  const found = SUITE.find((canister) => canister.name === name);
  if (found === undefined) throw new Error(`the suite has no canister ${name}`);
  return found;
}

/** Names of what is deployed when nobody names anything. */
export function defaultNames({ isMainnet }: { readonly isMainnet: boolean }): string[] {
  return SUITE.filter(({ isStandIn }) => !isMainnet || !isStandIn).map(({ name }) => name);
}

/** The named canisters and all that they need, in the order of the suite. */
export function withNeeds(names: readonly string[]): SuiteCanister[] {
  const wanted = new Set<string>();
  const open = [...names];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (wanted.has(name)) continue;
    wanted.add(name);
    open.push(...suiteCanister(name).needs);
  }
  return SUITE.filter(({ name }) => wanted.has(name));
}
