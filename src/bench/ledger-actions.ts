import type { Network } from "../localnet/network.js";
import type { Account } from "../wire/icrc-ledger.js";
import { Principal } from "../wire/idl.js";
import * as wire from "../wire/ledger.js";
import { getAccountTransactions } from "../wire/ledger-history.js";
import { balanceAt } from "../wire/ledger-queries.js";
import type { Method } from "../wire/method.js";
import { EXCHANGE, memoOf, userOf } from "./ledger-past.js";

/** What the owner of an account is charged and sends: little, so that nobody runs dry. */
const AMOUNT_ATOMS = 7n;

/** A ledger on a network, used as wallets use it: memo and time in every transaction. */
export class MeasuredLedger {
  readonly network: Network;
  readonly canister: Uint8Array;

  constructor(network: Network, canister: Uint8Array) {
    this.network = network;
    this.canister = canister;
  }

  balance(user: number): void {
    this.#query("icrc1_balance_of", wire.balanceOf, [accountOf(user)]);
  }

  transfer(from: number, to: number): void {
    const terms = this.#terms(from);
    const args = { from_subaccount: [] as [], to: accountOf(to), amount: AMOUNT_ATOMS, ...terms };
    this.#update(from, "icrc1_transfer", wire.transfer, [args]);
  }

  approve(from: number, spender: number): void {
    const args = {
      from_subaccount: [] as [],
      spender: accountOf(spender),
      amount: 1_000_000n,
      expected_allowance: [] as [],
      expires_at: [] as [],
      ...this.#terms(from),
    };
    this.#update(from, "icrc2_approve", wire.approve, [args]);
  }

  transferFrom(spender: number, from: number): void {
    const args = {
      spender_subaccount: [] as [],
      from: accountOf(from),
      to: accountOf(spender),
      amount: AMOUNT_ATOMS,
      ...this.#terms(spender),
    };
    this.#update(spender, "icrc2_transfer_from", wire.transferFrom, [args]);
  }

  /** A hundred blocks by their indexes. */
  blocks(start: number): void {
    const range = { start: BigInt(start), length: 100n };
    this.#query("icrc3_get_blocks", wire.getBlocks, [[range]]);
  }

  /** A hundred transactions of the exchange, newest first, before a block. */
  history(before: number): void {
    const args = {
      account: accountOf(EXCHANGE),
      start: [BigInt(before)] as [bigint],
      max_results: 100n,
    };
    this.#query("get_account_transactions", getAccountTransactions, [args]);
  }

  /** The balance of the exchange at an earlier time. */
  balanceAt(time: bigint): void {
    this.#query("balance_at", balanceAt, [{ account: accountOf(EXCHANGE), time }]);
  }

  /** Lets the settlement of what was sent come, and the network come to rest. */
  settle(): void {
    this.network.advance(3_000_000_000n);
  }

  #terms(user: number) {
    const created_at_time: [bigint] = [this.network.timeNs];
    const memo: [Uint8Array] = [memoOf(user)];
    return { fee: [] as [], memo, created_at_time };
  }

  #update<Args extends unknown[], Answer>(
    user: number,
    name: string,
    method: Method<Args, Answer>,
    args: NoInfer<Args>,
  ): void {
    const { canister } = this;
    const call = { canister, method: name, arg: method.encodeArgs(args), caller: userOf(user) };
    const response = this.network.update(call);
    const answer = response.type === "replied" ? method.decodeAnswer(response.bytes) : response;
    const isDone = typeof answer === "object" && answer !== null && "Ok" in answer;
    if (!isDone) throw new Error(`${name} of user ${user} was refused: ${String(answer)}`);
  }

  #query<Args extends unknown[], Answer>(
    name: string,
    method: Method<Args, Answer>,
    args: NoInfer<Args>,
  ): void {
    const call = { canister: this.canister, method: name, arg: method.encodeArgs(args) };
    const response = this.network.query(call);
    if (response.type !== "replied") throw new Error(`${name}: ${response.type}`);
  }
}

function accountOf(user: number): Account {
  return { owner: Principal.fromUint8Array(userOf(user)), subaccount: [] };
}
