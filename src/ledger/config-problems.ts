import { ownerOf } from "./account.js";
import { FEE_ATOMS_MAX } from "./block-record.js";
import { AMOUNT_ATOMS_MAX } from "./model.js";
import type { Birth } from "./open-ledger.js";
import { isAnonymous } from "./roles.js";
import type { Roles, TokenConfig } from "./token-config.js";

const TEXT_LENGTH_MAX = 128;
const METADATA_BYTES_MAX = 32_768;
const METADATA_COUNT_MAX = 100;
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
  return amountsProblem(config) ?? rolesProblem(config.roles) ?? metadataProblem(config);
}

/** Why a ledger cannot be born so, as a sentence; `undefined` when it can. */
export function birthProblem({ config, initialBalances }: Birth): string | undefined {
  let mintedAtoms = 0n;
  for (const { account, amountAtoms } of initialBalances) {
    if (account.id === config.mintingAccount.id) return "a balance of the minting account";
    mintedAtoms += amountAtoms;
  }
  if (mintedAtoms > AMOUNT_ATOMS_MAX) return "initial balances of more than 128 bits";
  return config.mintedAtomsMax !== undefined && mintedAtoms > config.mintedAtomsMax
    ? "initial balances beyond the cap"
    : undefined;
}

function amountsProblem(config: TokenConfig): string | undefined {
  const { mintedAtomsMax = 0n, burnAtomsMin, mintBudget } = config;
  if (mintedAtomsMax > AMOUNT_ATOMS_MAX) return "a cap of more than 128 bits";
  if (burnAtomsMin > AMOUNT_ATOMS_MAX) return "a least burn of more than 128 bits";
  const { floorAtoms, bootstrapAtoms } = mintBudget ?? { floorAtoms: 0n, bootstrapAtoms: 0n };
  return floorAtoms > AMOUNT_ATOMS_MAX || bootstrapAtoms > AMOUNT_ATOMS_MAX
    ? "a budget of more than 128 bits"
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
  if (metadata.length > METADATA_COUNT_MAX) {
    return `more than ${METADATA_COUNT_MAX} entries of metadata`;
  }
  for (const [key, value] of metadata) {
    if (key.length > TEXT_LENGTH_MAX) {
      return `a metadata key of more than ${TEXT_LENGTH_MAX} characters`;
    }
    const isOurs = key.startsWith("icrc1:") && key !== "icrc1:logo";
    if (isOurs || key === "ballast:max_minted") return `metadata of its own for ${key}`;
    const isLong =
      (value.type === "text" || value.type === "blob") && value.value.length > METADATA_BYTES_MAX;
    const isLarge =
      (value.type === "nat" || value.type === "int") &&
      (value.value > AMOUNT_ATOMS_MAX || value.value < -AMOUNT_ATOMS_MAX);
    if (isLong || isLarge) return `metadata too large for ${key}`;
  }
  return undefined;
}
