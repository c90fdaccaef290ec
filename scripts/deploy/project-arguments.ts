import { Principal } from "../../src/wire/idl.js";
import { installArgument } from "./install-arguments.js";
import { suiteCanister } from "./suite.js";

/*
 * Arguments for `icp.yaml` and `dfx.json`, which are fixed texts: ids that come about only when a
 * canister is created cannot stand in them. Ledgers and venues are at their mainnet addresses,
 * where `npm start` has them too.
 */

/** An environment that the files know. */
export type ProjectEnvironment = "local" | "ic";

/** The treasury of `npm start`: the first canister of a new network. */
export const FIRST_CANISTER = "rwlgt-iiaaa-aaaaa-aaaaa-cai";

/** Nobody, where a ledger should be its own minting account: nothing but roles ever mints. */
const NOBODY = Principal.managementCanister();

/** Candid text of the argument that a canister is installed with in an environment. */
export function projectArgument(name: string, environment: ProjectEnvironment): string {
  // A token's funds belong to a treasury that is not there before it: no argument is better than
  // a wrong one, and without one a ledger refuses to be installed.
  if (environment === "ic" && suiteCanister(name).needs.includes("treasury")) return "(null)";
  const idOf = (wanted: string): Principal => {
    if (wanted === name) return NOBODY;
    return Principal.fromText(suiteCanister(wanted).onMainnet ?? FIRST_CANISTER);
  };
  return installArgument(name, { roles: NO_ROLES, idOf }).text;
}

/** Nobody has a role until an upgrade names who: the files cannot know. */
const NO_ROLES = {
  governance: undefined,
  guardian: undefined,
  operators: [],
  tokenomics: undefined,
  slashing: undefined,
} as const;
