import type {
  Account,
  ApproveArgs,
  ApproveResult,
  TransferArgs,
  TransferFromArgs,
  TransferFromResult,
  TransferResult,
} from "../../src/wire/icrc-ledger.js";
import * as wire from "../../src/wire/ledger.js";
import { accountOf, expect, type LedgerEnv, type LedgerUser, show } from "./ledger-env.js";

/** Sends tokens; fields that are not named are left out of the message. */
export function transfer(
  user: LedgerUser,
  args: Partial<TransferArgs> & Pick<TransferArgs, "to" | "amount">,
): Promise<TransferResult> {
  const nothing = { from_subaccount: [], fee: [], memo: [], created_at_time: [] } satisfies object;
  return user.update("icrc1_transfer", wire.transfer, [{ ...nothing, ...args } as TransferArgs]);
}

/** Approves a spender. */
export function approve(
  user: LedgerUser,
  args: Partial<ApproveArgs> & Pick<ApproveArgs, "spender" | "amount">,
): Promise<ApproveResult> {
  const nothing = {
    from_subaccount: [],
    expected_allowance: [],
    expires_at: [],
    fee: [],
    memo: [],
    created_at_time: [],
  } satisfies object;
  return user.update("icrc2_approve", wire.approve, [{ ...nothing, ...args } as ApproveArgs]);
}

/** Sends tokens of another. */
export function transferFrom(
  user: LedgerUser,
  args: Partial<TransferFromArgs> & Pick<TransferFromArgs, "from" | "to" | "amount">,
): Promise<TransferFromResult> {
  const nothing = {
    spender_subaccount: [],
    fee: [],
    memo: [],
    created_at_time: [],
  } satisfies object;
  return user.update("icrc2_transfer_from", wire.transferFrom, [
    { ...nothing, ...args } as TransferFromArgs,
  ]);
}

/** The balance of an account. */
export function balance(env: LedgerEnv, account: Account): Promise<bigint> {
  return env.query("icrc1_balance_of", wire.balanceOf, [account]);
}

/** What a spender may still take. */
export function allowance(env: LedgerEnv, account: Account, spender: Account) {
  return env.query("icrc2_allowance", wire.allowance, [{ account, spender }]);
}

/** The fee of a transfer. */
export function fee(env: LedgerEnv): Promise<bigint> {
  return env.query("icrc1_fee", wire.nat, []);
}

/** The account that mints, if the ledger names one. */
export async function minter(env: LedgerEnv): Promise<Account | undefined> {
  return (await env.query("icrc1_minting_account", wire.mintingAccount, []))[0];
}

/** A new user with tokens. */
export async function fundedUser(env: LedgerEnv, amount: bigint): Promise<LedgerUser> {
  const user = env.newUser();
  expectOk(await transfer(env.funder, { to: accountOf(user), amount }), "funding a user");
  return user;
}

/** The index of the block of an action that must succeed. */
export function expectOk<Err>(result: { Ok: bigint } | { Err: Err }, what: string): bigint {
  expect("Ok" in result, `${what} was refused: ${show(result)}`);
  return result.Ok;
}

/** The refusal of an action that must fail with a certain tag. */
export function expectErr(result: object, tag: string, what: string): unknown {
  const error: unknown = Reflect.get(result, "Err");
  const isTagged = typeof error === "object" && error !== null && tag in error;
  expect(isTagged, `${what} must be refused as ${tag}, not answered ${show(result)}`);
  return Reflect.get(error, tag);
}

/** Fails unless an action is refused with any tag or rejected outright. */
export async function expectRefused(act: () => Promise<object>, what: string): Promise<void> {
  let result: object;
  try {
    result = await act();
  } catch {
    return;
  }
  expect("Err" in result, `${what} must be refused, not answered ${show(result)}`);
}
