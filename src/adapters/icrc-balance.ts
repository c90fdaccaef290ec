import type { Account } from "../treasury/model.js";
import type { Answer } from "../treasury/ports.js";
import { encodeArgs, toPrincipal, typed } from "../wire/candid.js";
import { Account as AccountType } from "../wire/icrc-ledger.js";
import { IDL } from "../wire/idl.js";
import { ask } from "./ask.js";
import type { CanisterCaller } from "./canister-caller.js";
import { plausibly } from "./plausible.js";

const natView = typed<bigint>(IDL.Nat);

/** An account as Candid values want it. */
export function toAccount({ owner, subaccount }: Account) {
  return { owner: toPrincipal(owner), subaccount: subaccount === undefined ? [] : [subaccount] };
}

/** Encodes the argument of `icrc1_balance_of`: the same bytes for every ledger. */
export function balanceArgs(account: Account): Uint8Array {
  return encodeArgs([AccountType], [toAccount(account)]);
}

/** Asks a ledger for the balance of any account. */
export function askBalance(
  caller: CanisterCaller,
  ledgerBytes: Uint8Array,
  account: Account,
): Promise<Answer<bigint>> {
  const question = { canisterId: ledgerBytes, method: "icrc1_balance_of", reply: natView };
  return ask(caller, { ...question, args: balanceArgs(account) }).then((answer) =>
    plausibly("icrc1_balance_of", answer),
  );
}
