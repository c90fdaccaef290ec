import type { Account } from "../wire/icrc-ledger.js";
import type { Principal } from "../wire/idl.js";
import { type InitArgs, type Roles, tokenInit } from "../wire/ledger-init.js";

/** The four tokens of the DAO, by their symbols (T-02, T-08, T-16, T-22). */
export const BTA_SYMBOLS = ["BTA-GOV", "BTA-REWARD", "BTA-UTIL", "BTA-GUAR"] as const;

/** The symbol of one of the four. */
export type BtaSymbol = (typeof BTA_SYMBOLS)[number];

/** Who the tokens answer to. Whoever is not there yet holds no role until an upgrade names them. */
export type TokenParties = {
  readonly governance: Principal | undefined;
  readonly guardian: Principal | undefined;
  /** Mints rewards, utility tokens and guarantees, and locks stakes. */
  readonly tokenomics: Principal | undefined;
  /** Locks, burns and moves what is slashed, and freezes. */
  readonly slashing: Principal | undefined;
  /** Holds what the tokens are born with, and collects fees. */
  readonly treasury: Account;
};

/** Decimals of all four (B-21). */
export const BTA_DECIMALS = 8;

const WHOLE = 10n ** BigInt(BTA_DECIMALS);
/** Default fee of every token (B-85). */
const FEE = 10_000n;

/**
 * The inflation of rewards: 5 % a year (T-11), and what may be minted while there are hardly any.
 */
const REWARD_BUDGET = {
  yearly_bp: 500n,
  floor: 10_000_000n * WHOLE,
  bootstrap: 500_000n * WHOLE,
};

/**
 * Describes one of the four tokens as its ledger is born.
 *
 * The minting account belongs to the ledger itself, which calls nobody: nothing is ever minted but
 * by the role of a minter, with a reason, within cap and budget.
 */
export function describeToken(
  symbol: BtaSymbol,
  parties: TokenParties,
  ledger: Principal,
): InitArgs {
  const common = commonArgs(symbol, parties, ledger);
  const birth = [{ account: parties.treasury, amount: 0n }];
  switch (symbol) {
    case "BTA-GOV":
      return {
        ...common,
        name: "Ballast Governance",
        initial_balances: birth.map((each) => ({ ...each, amount: 1_000_000_000n * WHOLE })),
        max_minted: [1_000_000_000n * WHOLE],
        roles: [rolesOf(parties, [])],
      };
    case "BTA-REWARD":
      return { ...common, name: "Ballast Reward", mint_budget: [REWARD_BUDGET] };
    case "BTA-UTIL":
      return {
        ...common,
        name: "Ballast Utility",
        initial_balances: birth.map((each) => ({ ...each, amount: 500_000_000n * WHOLE })),
        max_minted: [2_000_000_000n * WHOLE],
      };
    case "BTA-GUAR":
      return { ...common, name: "Ballast Guarantee" };
  }
}

function commonArgs(symbol: BtaSymbol, parties: TokenParties, ledger: Principal): InitArgs {
  const minters = parties.tokenomics === undefined ? [] : [parties.tokenomics];
  return tokenInit({
    name: symbol,
    symbol,
    decimals: BTA_DECIMALS,
    transfer_fee: FEE,
    minting_account: { owner: ledger, subaccount: [] },
    fee_collector: [parties.treasury],
    roles: [rolesOf(parties, minters)],
    treasury_accounts: [[parties.treasury]],
  });
}

function rolesOf(parties: TokenParties, minters: Principal[]): Roles {
  const { governance, guardian, tokenomics, slashing } = parties;
  const modules = [tokenomics, slashing].filter((module) => module !== undefined);
  return {
    governance: governance === undefined ? [] : [governance],
    guardian: guardian === undefined ? [] : [guardian],
    minters,
    burners: modules,
    freezers: slashing === undefined ? [] : [slashing],
    lockers: modules,
  };
}
