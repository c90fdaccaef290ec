import type { TreasuryConfig } from "../treasury/config.js";
import type { Roles } from "../treasury/settings.js";
import type { Principal } from "./idl.js";
import type { InitValue } from "./treasury.js";
import { toConfig } from "./treasury-config.js";

/** What a treasury is born with, in the domain's words. */
export type Birth = {
  readonly roles: Roles;
  readonly icpLedger: Uint8Array;
  readonly kongswap?: Uint8Array;
  readonly icpswapFactory?: Uint8Array;
  readonly config?: TreasuryConfig;
};

/** Reads the init argument. */
export function toBirth(args: InitValue): Birth {
  const [governance] = args.governance.map(bytesOf);
  const [guardian] = args.guardian.map(bytesOf);
  const [kongswap] = args.kongswap.map(bytesOf);
  const [icpswapFactory] = args.icpswap_factory.map(bytesOf);
  const [config] = args.config.map(toConfig);

  return {
    roles: {
      operators: args.operators.map(bytesOf),
      ...(governance === undefined ? {} : { governance }),
      ...(guardian === undefined ? {} : { guardian }),
    },
    icpLedger: args.icp_ledger.toUint8Array(),
    ...(kongswap === undefined ? {} : { kongswap }),
    ...(icpswapFactory === undefined ? {} : { icpswapFactory }),
    ...(config === undefined ? {} : { config }),
  };
}

function bytesOf(principal: Principal): Uint8Array {
  return principal.toUint8Array();
}
