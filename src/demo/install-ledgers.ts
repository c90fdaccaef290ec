import type { Network } from "../localnet/network.js";
import { principalFromText } from "../localnet/principals.js";
import {
  atomsWorth,
  type DemoProfile,
  type DemoToken,
  demoAddress,
  demoHoldingAtoms,
} from "../sim/demo-network.js";
import { IDL, Principal } from "../wire/idl.js";
import { init as ledgerInit, tokenInit } from "../wire/ledger-init.js";
import type { InstalledToken } from "./deployment.js";
import { people } from "./people.js";
import { readWasm } from "./wasm-files.js";

/** What ledgers begin with. */
export type LedgerPlan = {
  readonly tokens: readonly DemoToken[];
  readonly profile: DemoProfile;
  readonly treasury: Uint8Array;
  /** Symbols whose ledgers list no ICRC-2, so that venues are paid by transfer. */
  readonly transferWay: readonly string[];
};

/** Liquidity and trading funds: far more than any demo moves. */
const RICH_E8S = 10n ** 15n;

/** Installs a ledger for each token, with the portfolio and the funds of the people on it. */
export function installLedgers(
  network: Network,
  plan: LedgerPlan,
): ReadonlyMap<string, InstalledToken> {
  const wasm = readWasm("ledger");
  return new Map(
    plan.tokens.map((token) => {
      const text = demoAddress(token.symbol);
      const ledger = principalFromText(text);
      const arg = ledgerArgs(token, plan);
      network.deploy({ wasm, arg, id: ledger, controllers: [people.operator] });
      return [token.symbol, { ...token, ledger, text }];
    }),
  );
}

/** The init argument of a token's ledger. */
export function ledgerArgs(
  token: DemoToken,
  { profile, treasury, transferWay }: LedgerPlan,
): Uint8Array {
  const isIcp = token.symbol === "ICP";
  const payStandards = transferWay.includes(token.symbol) ? [] : ["ICRC-2"];
  const standards = ["ICRC-1", "ICRC-10", ...payStandards];
  return IDL.encode(ledgerInit.params, [
    [
      tokenInit({
        name: isIcp ? "Internet Computer" : token.symbol,
        symbol: token.symbol,
        decimals: token.decimals,
        transfer_fee: token.feeAtoms,
        minting_account: accountOf(people.minter),
        initial_balances: [
          balance(treasury, demoHoldingAtoms(token, profile)),
          balance(people.provider, atomsWorth(token, RICH_E8S)),
          balance(people.trader, atomsWorth(token, RICH_E8S)),
        ],
        // The ICP ledger serves its blocks in a way of its own, and lists no ICRC-3.
        listed_standards: [isIcp ? standards : [...standards, "ICRC-3"]],
        icp_facade: [isIcp],
      }),
    ],
  ]);
}

function balance(owner: Uint8Array, amount: bigint) {
  return { account: accountOf(owner), amount };
}

function accountOf(owner: Uint8Array): { owner: Principal; subaccount: [] } {
  return { owner: Principal.fromUint8Array(owner), subaccount: [] };
}
