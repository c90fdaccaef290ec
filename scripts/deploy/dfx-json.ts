import { FREEZING_THRESHOLD_DAYS } from "./icp-yaml.js";
import { FIRST_CANISTER, projectArgument } from "./project-arguments.js";
import { SUITE, type SuiteCanister } from "./suite.js";

/** What of a module stands in `dfx.json` by hand: Azle reads it there. */
export type DfxModule = { readonly main?: string; readonly candid: string };

/** The parsed `dfx.json`, as far as it is looked at. */
export type DfxFile = {
  readonly version: number;
  readonly canisters: Readonly<Record<string, DfxModule>>;
};

/** What `dfx.json` must hold: the suite, around the modules of the one that stands. */
export function describeDfxJson(standing: DfxFile): DfxFile {
  const suite = SUITE.map((canister) => [canister.name, describe(canister, standing)] as const);
  return { ...standing, canisters: { ...standing.canisters, ...Object.fromEntries(suite) } };
}

function describe(canister: SuiteCanister, { canisters }: DfxFile) {
  const { name, module, needs, onMainnet } = canister;
  const built = canisters[module];
  if (built?.main === undefined) throw new Error(`dfx.json has no module ${module}`);
  return {
    type: "custom",
    // Only where a name is that of a module: Azle builds what has an entry point.
    ...(name === module ? { main: built.main } : {}),
    build: [`node --import tsx scripts/build.ts ${module}`],
    candid: built.candid,
    // Compressed and with its metadata; dfx installs a file as it is when it is told nothing else.
    wasm: `.azle/${module}/${module}.wasm.gz`,
    dependencies: [...needs],
    init_arg: projectArgument(name, "local"),
    initialization_values: { freezing_threshold: `${FREEZING_THRESHOLD_DAYS}days` },
    ...placeOf(name, onMainnet),
  };
}

/** Where it is put on a local network, and whether dfx must leave it alone on mainnet. */
function placeOf(name: string, onMainnet: string | undefined): object {
  if (onMainnet !== undefined)
    return { specified_id: onMainnet, remote: { id: { ic: onMainnet } } };
  return name === "treasury" ? { specified_id: FIRST_CANISTER } : {};
}
