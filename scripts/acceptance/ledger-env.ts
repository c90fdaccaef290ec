import type { Account } from "../../src/wire/icrc-ledger.js";
import type { Principal } from "../../src/wire/idl.js";
import type { Method } from "../../src/wire/method.js";

/** Somebody who calls the ledger under test. */
export interface LedgerUser {
  readonly principal: Principal;
  update<Args extends unknown[], Answer>(
    name: string,
    method: Method<Args, Answer>,
    args: NoInfer<Args>,
  ): Promise<Answer>;
}

/** The ledger under test: any canister that speaks ICRC-1, wherever it runs. */
export interface LedgerEnv {
  /** Holds enough tokens to fund every case. */
  readonly funder: LedgerUser;
  /** The principal that everybody can speak for. */
  readonly anonymous: LedgerUser;
  /** A user who never held anything here. */
  newUser(): LedgerUser;
  query<Args extends unknown[], Answer>(
    name: string,
    method: Method<Args, Answer>,
    args: NoInfer<Args>,
  ): Promise<Answer>;
  /** What time it is there, about. */
  nowNs(): bigint;
}

/** One thing that a standard asks for. */
export type AcceptanceCase = {
  readonly standard: "ICRC-1" | "ICRC-2" | "ICRC-3" | "ICRC-10" | "ICRC-21";
  readonly name: string;
  readonly run: (env: LedgerEnv) => Promise<void>;
};

/** What came of a case. */
export type CaseResult = {
  readonly name: string;
  readonly outcome: "passed" | "failed" | "not offered";
  readonly problem: string | undefined;
};

/** The default account of a user. */
export function accountOf({ principal }: LedgerUser): Account {
  return { owner: principal, subaccount: [] };
}

/** Another account of a user. */
export function subaccountOf({ principal }: LedgerUser, number: number): Account {
  const subaccount = new Uint8Array(32);
  subaccount[31] = number;
  return { owner: principal, subaccount: [subaccount] };
}

/** Fails a case with a sentence. */
export function expect(condition: boolean, sentence: string): asserts condition {
  if (!condition) throw new Error(sentence);
}

/** Fails a case unless two answers are the same. */
export function expectSame(actual: unknown, expected: unknown, sentence: string): void {
  const [left, right] = [show(actual), show(expected)];
  expect(left === right, `${sentence}: expected ${right}, got ${left}`);
}

/** An answer as text, numbers of any size and bytes included. */
export function show(value: unknown): string {
  return JSON.stringify(value, (_, each) => {
    if (typeof each === "bigint") return String(each);
    return each instanceof Uint8Array ? [...each] : each;
  });
}
