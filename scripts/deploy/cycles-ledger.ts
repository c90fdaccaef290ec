import { Actor, type HttpAgent } from "@dfinity/agent";

import { IDL, Principal } from "../../src/wire/idl.js";
import { DeployProblem } from "./deploy-problem.js";

type Opt<T> = [] | [T];

type CreateError =
  | { Duplicate: { duplicate_of: bigint; canister_id: Opt<Principal> } }
  | { InsufficientFunds: { balance: bigint } }
  | { FailedToCreate: { error: string } }
  | { CreatedInFuture: { ledger_time: bigint } }
  | { GenericError: { message: string } }
  | { TooOld: null }
  | { TemporarilyUnavailable: null };

type Methods = {
  icrc1_balance_of: (account: { owner: Principal; subaccount: Opt<never> }) => Promise<bigint>;
  create_canister: (args: {
    created_at_time: Opt<bigint>;
    amount: bigint;
    creation_args: Opt<{ settings: Opt<{ controllers: Opt<Principal[]> }> }>;
  }) => Promise<{ Ok: { canister_id: Principal } } | { Err: CreateError }>;
};

/** What a creation costs and who controls what is created. */
export type Creation = {
  readonly amountCycles: bigint;
  readonly controllers: readonly Principal[];
  /** Time of the intent. Repeated with the same time, a creation happens once. */
  readonly createdAtNs: bigint;
};

/** The ledger that cycles are held in: on mainnet it creates canisters for whoever has cycles. */
export class CyclesLedger {
  readonly #methods: Methods;

  constructor(agent: HttpAgent) {
    const canisterId = Principal.fromText("um5iw-rqaaa-aaaaq-qaaba-cai");
    this.#methods = Actor.createActor<Methods>(service, { agent, canisterId });
  }

  balanceOf(owner: Principal): Promise<bigint> {
    return this.#methods.icrc1_balance_of({ owner, subaccount: [] });
  }

  /**
   * Creates a canister, or answers the one that the same intent created before.
   *
   * @throws {DeployProblem} when it is refused.
   */
  async createCanister({ amountCycles, controllers, createdAtNs }: Creation): Promise<Principal> {
    const reply = await this.#methods.create_canister({
      created_at_time: [createdAtNs],
      amount: amountCycles,
      creation_args: [{ settings: [{ controllers: [[...controllers]] }] }],
    });
    if ("Ok" in reply) return reply.Ok.canister_id;
    const before = "Duplicate" in reply.Err ? reply.Err.Duplicate.canister_id[0] : undefined;
    if (before !== undefined) return before;
    throw new DeployProblem(`The cycles ledger creates no canister: ${describe(reply.Err)}`);
  }
}

function describe(error: CreateError): string {
  if ("InsufficientFunds" in error)
    return `there are ${inTrillions(error.InsufficientFunds.balance)} left, which is too little.`;
  if ("FailedToCreate" in error) return error.FailedToCreate.error;
  if ("GenericError" in error) return error.GenericError.message;
  if ("Duplicate" in error) return "the same creation is still under way; run the command again.";
  if ("TemporarilyUnavailable" in error) return "it is not available; run the command again.";
  return "the time of this computer is wrong, or the intent is older than a day.";
}

/** Cycles as people say them. */
export function inTrillions(cycles: bigint): string {
  return `${(Number(cycles / 1_000_000_000n) / 1000).toFixed(3)} T cycles`;
}

function service(): IDL.ServiceClass {
  const account = IDL.Record({ owner: IDL.Principal, subaccount: IDL.Opt(IDL.Vec(IDL.Nat8)) });
  const settings = IDL.Record({ controllers: IDL.Opt(IDL.Vec(IDL.Principal)) });
  const creationArgs = IDL.Record({ settings: IDL.Opt(settings) });
  const error = IDL.Variant({
    Duplicate: IDL.Record({ duplicate_of: IDL.Nat, canister_id: IDL.Opt(IDL.Principal) }),
    InsufficientFunds: IDL.Record({ balance: IDL.Nat }),
    FailedToCreate: IDL.Record({ error: IDL.Text }),
    CreatedInFuture: IDL.Record({ ledger_time: IDL.Nat64 }),
    GenericError: IDL.Record({ message: IDL.Text, error_code: IDL.Nat }),
    TooOld: IDL.Null,
    TemporarilyUnavailable: IDL.Null,
  });
  const created = IDL.Record({ block_id: IDL.Nat, canister_id: IDL.Principal });
  return IDL.Service({
    icrc1_balance_of: IDL.Func([account], [IDL.Nat], ["query"]),
    create_canister: IDL.Func(
      [
        IDL.Record({
          created_at_time: IDL.Opt(IDL.Nat64),
          amount: IDL.Nat,
          creation_args: IDL.Opt(creationArgs),
        }),
      ],
      [IDL.Variant({ Ok: created, Err: error })],
      [],
    ),
  });
}
