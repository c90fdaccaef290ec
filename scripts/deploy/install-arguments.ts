import type { BtaSymbol } from "../../src/suite/bta-tokens.js";
import { describeToken } from "../../src/suite/bta-tokens.js";
import { IDL, type Principal } from "../../src/wire/idl.js";
import { InitArgs as LedgerInitArgs } from "../../src/wire/ledger-init.js";
import {
  IcpswapFactoryInitArgs,
  IcpswapPoolInitArgs,
  KongswapInitArgs,
} from "../../src/wire/stand-in.js";
import { InitArgs as TreasuryInitArgs } from "../../src/wire/treasury-types.js";
import { candidText } from "./candid-text.js";

/** Who may do what in what is deployed. Nobody has a role that nobody is named for. */
export type DeploymentRoles = {
  readonly governance: Principal | undefined;
  readonly guardian: Principal | undefined;
  readonly operators: readonly Principal[];
  /** Mints, locks and burns tokens. */
  readonly tokenomics: Principal | undefined;
  /** Locks, burns and freezes tokens. */
  readonly slashing: Principal | undefined;
};

/** What arguments are made of. */
export type ArgumentSource = {
  readonly roles: DeploymentRoles;
  /** The id of a canister of the suite, its own included. */
  readonly idOf: (name: string) => Principal;
};

/** The argument of an installation or an upgrade: as bytes, and as Candid text. */
export type CodeArgument = { readonly bytes: Uint8Array; readonly text: string };

/** The argument that a canister is installed with; with `isUpgrade`, the one that replaces it. */
export function installArgument(
  name: string,
  source: ArgumentSource,
  { isUpgrade = false }: { readonly isUpgrade?: boolean } = {},
): CodeArgument {
  const { type, value } = describeArgument(name, source, isUpgrade);
  return toArgument(type, [value]);
}

/** The argument of an upgrade that keeps everything as it stands. */
export const KEEP_ARGUMENT: CodeArgument = toArgument(IDL.Opt(IDL.Empty), []);

/** Every canister takes an `opt`: this is its type, and the value inside. */
type Described = { readonly type: IDL.Type; readonly value: unknown };

const LedgerArgs = IDL.Opt(LedgerInitArgs);
const TreasuryArgs = IDL.Opt(TreasuryInitArgs);

function describeArgument(name: string, source: ArgumentSource, isUpgrade: boolean): Described {
  const { roles, idOf } = source;
  const admins = [...roles.operators];
  switch (name) {
    case "ledger":
      return standInLedger(source, { name, isUpgrade, title: "Internet Computer", symbol: "ICP" });
    case "ckusdt_ledger":
      return standInLedger(source, { name, isUpgrade, title: "ckUSDT", symbol: "ckUSDT" });
    case "sim_kongswap":
      return {
        type: KongswapInitArgs,
        value: { admins, ckusdt: idOf("ckusdt_ledger"), icp: idOf("ledger") },
      };
    case "sim_icpswap_factory":
      return { type: IcpswapFactoryInitArgs, value: { admins } };
    case "sim_icpswap_pool":
      return { type: IcpswapPoolInitArgs, value: { admins, ...poolTokens(source) } };
    case "treasury":
      return { type: TreasuryArgs, value: treasuryValue(source) };
    default:
      return btaToken(name, source, isUpgrade);
  }
}

function treasuryValue({ roles, idOf }: ArgumentSource): object {
  return {
    governance: optional(roles.governance),
    guardian: optional(roles.guardian),
    operators: [...roles.operators],
    icp_ledger: idOf("ledger"),
    kongswap: [idOf("sim_kongswap")],
    icpswap_factory: [idOf("sim_icpswap_factory")],
    config: [],
  };
}

const BTA_SYMBOL_OF: Readonly<Record<string, BtaSymbol>> = {
  bta_gov: "BTA-GOV",
  bta_reward: "BTA-REWARD",
  bta_util: "BTA-UTIL",
  bta_guar: "BTA-GUAR",
};

function btaToken(name: string, { roles, idOf }: ArgumentSource, isUpgrade: boolean): Described {
  const symbol = BTA_SYMBOL_OF[name];
  if (symbol === undefined) throw new Error(`${name} has no arguments`);
  const treasury = { owner: idOf("treasury"), subaccount: [] as [] };
  // Until governance is named, who operates also governs, as in the treasury.
  const governance = roles.governance ?? roles.operators[0];
  const value = describeToken(symbol, { ...roles, governance, treasury }, idOf(name));
  return { type: LedgerArgs, value: isUpgrade ? { ...value, initial_balances: [] } : value };
}

/** A ledger of the suite in place of one of mainnet's: its operators mint, as much as they like. */
function standInLedger(
  { roles, idOf }: ArgumentSource,
  token: {
    readonly name: string;
    readonly title: string;
    readonly symbol: "ICP" | "ckUSDT";
    readonly isUpgrade: boolean;
  },
): Described {
  const isIcp = token.symbol === "ICP";
  const standards = ["ICRC-1", "ICRC-2", "ICRC-10", ...(isIcp ? [] : ["ICRC-3"])];
  const value = {
    name: token.title,
    symbol: token.symbol,
    decimals: isIcp ? 8 : 6,
    transfer_fee: 10_000n,
    minting_account: { owner: idOf(token.name), subaccount: [] },
    initial_balances: [],
    fee_collector: [],
    min_burn_amount: [],
    max_minted: [],
    mint_budget: [],
    max_memo_length: [],
    transaction_window_ns: [],
    permitted_drift_ns: [],
    roles: [minters(roles)],
    treasury_accounts: [],
    metadata: [],
    listed_standards: [standards],
    // The ICP ledger serves its blocks in a way of its own.
    icp_facade: [isIcp],
  };
  return { type: LedgerArgs, value };
}

function minters({ operators }: DeploymentRoles): object {
  const nobody = { burners: [], freezers: [], lockers: [] };
  return { governance: [], guardian: [], minters: [...operators], ...nobody };
}

/** A pool's sides in the order of their ids as text, as ICPSwap has them. */
function poolTokens({ idOf }: ArgumentSource): object {
  const [token0, token1] = [
    { address: idOf("ledger").toText(), standard: "ICP" },
    { address: idOf("ckusdt_ledger").toText(), standard: "ICRC2" },
  ].sort((a, b) => (a.address < b.address ? -1 : 1));
  return { token0, token1 };
}

function toArgument<T>(type: IDL.Type<T>, value: T): CodeArgument {
  return { bytes: IDL.encode([type], [value]), text: `(${candidText(type, value)})` };
}

function optional<T>(value: T | undefined): [] | [T] {
  return value === undefined ? [] : [value];
}
