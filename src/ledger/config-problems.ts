import { ownerOf } from "./account.js";
import { FEE_ATOMS_MAX } from "./block-record.js";
import type { Birth } from "./open-ledger.js";
import { isAnonymous } from "./roles.js";
import type { Roles, TokenConfig } from "./token-config.js";

const TEXT_LENGTH_MAX = 128;
const METADATA_BYTES_MAX = 32_768;
const PRINCIPALS_MAX = 100;
const DAY_NS = 86_400_000_000_000n;

/** Why a configuration cannot be installed, as a sentence; `undefined` when it can. */
export function configProblem(config: TokenConfig): string | undefined {
  if (config.name.length > TEXT_LENGTH_MAX || config.symbol.length > TEXT_LENGTH_MAX) {
    return `a name or symbol of more than ${TEXT_LENGTH_MAX} characters`;
  }
  if (config.feeAtoms > FEE_ATOMS_MAX) return "a fee of more than 64 bits";
  if (config.windowNs < 1n || config.windowNs > 30n * DAY_NS) {
    return "a window of less than a nanosecond or more than 30 days";
  }
  if (config.driftNs > DAY_NS) return "a drift of more than a day";
  if ((config.mintBudget?.yearlyBp ?? 0n) > 10_000n) return "a yearly budget of more than 100 %";
  if (isAnonymous(ownerOf(config.mintingAccount.raw))) return "an anonymous minting account";
  return rolesProblem(config.roles) ?? metadataProblem(config);
}

/** Why a ledger cannot be born so, as a sentence; `undefined` when it can. */
export function birthProblem({ config, initialBalances }: Birth): string | undefined {
  let mintedAtoms = 0n;
  for (const { account, amountAtoms } of initialBalances) {
    if (account.id === config.mintingAccount.id) return "a balance of the minting account";
    mintedAtoms += amountAtoms;
  }
  if (mintedAtoms >= 1n << 128n) return "initial balances of more than 128 bits";
  return config.mintedAtomsMax !== undefined && mintedAtoms > config.mintedAtomsMax
    ? "initial balances beyond the cap"
    : undefined;
}

function rolesProblem(roles: Roles): string | undefined {
  const { governance, guardian, minters, burners, freezers, lockers } = roles;
  const holders = [governance, guardian, ...minters, ...burners, ...freezers, ...lockers];
  if (holders.length > PRINCIPALS_MAX) return `roles of more than ${PRINCIPALS_MAX} principals`;
  return holders.some((holder) => holder !== undefined && isAnonymous(holder))
    ? "a role of the anonymous principal"
    : undefined;
}

function metadataProblem({ metadata }: TokenConfig): string | undefined {
  for (const [key, value] of metadata) {
    if (key.startsWith("icrc1:") && key !== "icrc1:logo") return `metadata of its own for ${key}`;
    const isLong =
      (value.type === "text" || value.type === "blob") && value.value.length > METADATA_BYTES_MAX;
    const isLarge = value.type === "nat" && value.value >= 1n << 128n;
    if (isLong || isLarge) return `metadata too large for ${key}`;
  }
  return undefined;
}
