import type { Birth } from "../ledger/open-ledger.js";
import {
  DRIFT_NS_DEFAULT,
  type MetadataValue as LedgerMetadataValue,
  type Roles as LedgerRoles,
  MEMO_BYTES_DEFAULT,
  type TokenConfig,
  WINDOW_NS_DEFAULT,
} from "../ledger/token-config.js";
import { Account, MetadataValue } from "./icrc-ledger.js";
import { IDL, type Principal } from "./idl.js";
import { requireAccount } from "./ledger-account.js";
import { method } from "./method.js";

/** Who may do what. */
export const Roles = IDL.Record({
  governance: IDL.Opt(IDL.Principal),
  guardian: IDL.Opt(IDL.Principal),
  minters: IDL.Vec(IDL.Principal),
  burners: IDL.Vec(IDL.Principal),
  freezers: IDL.Vec(IDL.Principal),
  lockers: IDL.Vec(IDL.Principal),
});
/** The values of `Roles`. */
export type Roles = {
  governance: [] | [Principal];
  guardian: [] | [Principal];
  minters: Principal[];
  burners: Principal[];
  freezers: Principal[];
  lockers: Principal[];
};

/** Everything a token is born with. */
export const InitArgs = IDL.Record({
  name: IDL.Text,
  symbol: IDL.Text,
  decimals: IDL.Nat8,
  transfer_fee: IDL.Nat,
  minting_account: Account,
  initial_balances: IDL.Vec(IDL.Record({ account: Account, amount: IDL.Nat })),
  fee_collector: IDL.Opt(Account),
  min_burn_amount: IDL.Opt(IDL.Nat),
  max_minted: IDL.Opt(IDL.Nat),
  mint_budget: IDL.Opt(IDL.Record({ yearly_bp: IDL.Nat64, floor: IDL.Nat, bootstrap: IDL.Nat })),
  max_memo_length: IDL.Opt(IDL.Nat8),
  transaction_window_ns: IDL.Opt(IDL.Nat64),
  permitted_drift_ns: IDL.Opt(IDL.Nat64),
  roles: IDL.Opt(Roles),
  treasury_accounts: IDL.Opt(IDL.Vec(Account)),
  metadata: IDL.Opt(IDL.Vec(IDL.Tuple(IDL.Text, MetadataValue))),
  listed_standards: IDL.Opt(IDL.Vec(IDL.Text)),
  icp_facade: IDL.Opt(IDL.Bool),
});
/** The values of `InitArgs`. */
export type InitArgs = {
  name: string;
  symbol: string;
  decimals: number;
  transfer_fee: bigint;
  minting_account: Account;
  initial_balances: { account: Account; amount: bigint }[];
  fee_collector: [] | [Account];
  min_burn_amount: [] | [bigint];
  max_minted: [] | [bigint];
  mint_budget: [] | [{ yearly_bp: bigint; floor: bigint; bootstrap: bigint }];
  max_memo_length: [] | [number];
  transaction_window_ns: [] | [bigint];
  permitted_drift_ns: [] | [bigint];
  roles: [] | [Roles];
  treasury_accounts: [] | [Account[]];
  metadata: [] | [[string, MetadataValue][]];
  listed_standards: [] | [string[]];
  icp_facade: [] | [boolean];
};

/** What has no default. */
type Said = Pick<InitArgs, "name" | "symbol" | "decimals" | "transfer_fee" | "minting_account">;

/** The arguments of a plain token, but for what is said: fees are burnt, nobody has a role. */
export function tokenInit(said: Said & Partial<InitArgs>): InitArgs {
  return {
    initial_balances: [],
    fee_collector: [],
    min_burn_amount: [],
    max_minted: [],
    mint_budget: [],
    max_memo_length: [],
    transaction_window_ns: [],
    permitted_drift_ns: [],
    roles: [],
    treasury_accounts: [],
    metadata: [],
    listed_standards: [],
    icp_facade: [],
    ...said,
  };
}

/** Arguments of installation and upgrade: `null` on upgrade keeps what stands. */
export const init = method<[[] | [InitArgs]], null>([IDL.Opt(InitArgs)], IDL.Null);

/** Nobody may do anything: the roles of a ledger that names none. */
const NO_ROLES: Roles = {
  governance: [],
  guardian: [],
  minters: [],
  burners: [],
  freezers: [],
  lockers: [],
};

/** Reads the arguments of an installation. */
export function toBirth(args: InitArgs): Birth {
  return {
    config: toConfig(args),
    initialBalances: args.initial_balances.map(({ account, amount }) => ({
      account: requireAccount(account),
      amountAtoms: amount,
    })),
    feeCollector: args.fee_collector.map(requireAccount)[0],
  };
}

/** Reads the configuration of installation or upgrade arguments. */
export function toConfig(args: InitArgs): TokenConfig {
  const [budget] = args.mint_budget;
  return {
    name: args.name,
    symbol: args.symbol,
    decimals: args.decimals,
    feeAtoms: args.transfer_fee,
    mintingAccount: requireAccount(args.minting_account),
    burnAtomsMin: args.min_burn_amount[0] ?? args.transfer_fee,
    mintedAtomsMax: args.max_minted[0],
    mintBudget: budget && {
      yearlyBp: budget.yearly_bp,
      floorAtoms: budget.floor,
      bootstrapAtoms: budget.bootstrap,
    },
    memoBytesMax: args.max_memo_length[0] ?? MEMO_BYTES_DEFAULT,
    windowNs: args.transaction_window_ns[0] ?? WINDOW_NS_DEFAULT,
    driftNs: args.permitted_drift_ns[0] ?? DRIFT_NS_DEFAULT,
    roles: toRoles(args.roles[0] ?? NO_ROLES),
    treasuryAccounts: (args.treasury_accounts[0] ?? []).map(requireAccount),
    metadata: (args.metadata[0] ?? []).map(([key, value]) => [key, toMetadataValue(value)]),
    listedStandards: args.listed_standards[0],
    isIcpFacade: args.icp_facade[0] ?? false,
  };
}

/** Reads roles. */
function toRoles(roles: Roles): LedgerRoles {
  const bytes = (principal: Principal) => principal.toUint8Array();
  return {
    governance: roles.governance.map(bytes)[0],
    guardian: roles.guardian.map(bytes)[0],
    minters: roles.minters.map(bytes),
    burners: roles.burners.map(bytes),
    freezers: roles.freezers.map(bytes),
    lockers: roles.lockers.map(bytes),
  };
}

function toMetadataValue(value: MetadataValue): LedgerMetadataValue {
  if ("Nat" in value) return { type: "nat", value: value.Nat };
  if ("Int" in value) return { type: "int", value: value.Int };
  if ("Text" in value) return { type: "text", value: value.Text };
  return { type: "blob", value: Uint8Array.from(value.Blob) };
}
