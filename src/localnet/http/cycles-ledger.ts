import type { Principal } from "@dfinity/principal";
import { IDL } from "candid-stock";

import { decodeOne, encodeOne, type Typed, typed } from "../management/candid.js";
import {
  MANAGEMENT_ARGS,
  MANAGEMENT_RESULTS,
  type Opt,
  type SettingsValue,
} from "../management/management-idl.js";
import type { Network } from "../network.js";
import { type CallOutcome, type Response, replied } from "../outcomes.js";
import { CYCLES_LEDGER, MANAGEMENT_CANISTER } from "../principals.js";
import type { StandIn, StandInCall, StandInMethod } from "./stand-in.js";

/**
 * A stand-in for the cycles ledger. Cycles cost nothing on this network: everybody has plenty, and
 * canisters are created and topped up with as many as are asked for.
 */
export function cyclesLedger(network: Network): StandIn {
  return {
    id: CYCLES_LEDGER,
    name: "cycles ledger",
    queries: new Map<string, StandInMethod>([
      ["icrc1_balance_of", () => replied(encodeOne(IDL.Nat, BALANCE_CYCLES))],
      ["icrc1_decimals", () => replied(encodeOne(IDL.Nat8, 12))],
      ["icrc1_fee", () => replied(encodeOne(IDL.Nat, 0n))],
      ["icrc1_symbol", () => replied(encodeOne(IDL.Text, "TCYCLES"))],
    ]),
    updates: new Map<string, StandInMethod>([
      ["create_canister", (call) => createCanister(network, call)],
      ["withdraw", (call) => withdraw(network, call)],
    ]),
  };
}

function createCanister(network: Network, { arg, caller }: StandInCall): Response {
  const { amount, creation_args } = decodeOne(CREATE_ARGS, arg);
  const created = network.update({
    canister: MANAGEMENT_CANISTER,
    method: "provisional_create_canister_with_cycles",
    arg: encodeOne(MANAGEMENT_ARGS.provisionalCreate.type, {
      amount: [amount],
      settings: creation_args[0]?.settings ?? [],
      specified_id: [],
    }),
    caller,
  });
  if (created.type !== "replied") return failed(CREATE_RESULT, created);
  const { canister_id } = decodeOne(CREATED, created.bytes);
  return replied(encodeOne(CREATE_RESULT, { Ok: { block_id: 0n, canister_id } }));
}

function withdraw(network: Network, { arg, caller }: StandInCall): Response {
  const { to, amount } = decodeOne(WITHDRAW_ARGS, arg);
  const done = network.update({
    canister: MANAGEMENT_CANISTER,
    method: "provisional_top_up_canister",
    arg: encodeOne(MANAGEMENT_ARGS.provisionalTopUp.type, { canister_id: to, amount }),
    caller,
  });
  if (done.type !== "replied") return failed(WITHDRAW_RESULT, done);
  return replied(encodeOne(WITHDRAW_RESULT, { Ok: 0n }));
}

/** Says why the management canister did not do it. */
function failed(result: IDL.Type, outcome: CallOutcome): Response {
  const message = outcome.type === "rejected" ? outcome.message : "there was no answer";
  return replied(encodeOne(result, { Err: { GenericError: { message, error_code: 0n } } }));
}

/** More than anybody asks for: a million trillion. */
const BALANCE_CYCLES = 10n ** 18n;

const genericError = IDL.Variant({
  GenericError: IDL.Record({ message: IDL.Text, error_code: IDL.Nat }),
});

const CREATE_ARGS: Typed<{
  amount: bigint;
  creation_args: Opt<{ settings: Opt<SettingsValue> }>;
}> = typed(IDL.Record({ amount: IDL.Nat, creation_args: IDL.Opt(MANAGEMENT_ARGS.create.type) }));

const CREATE_RESULT = IDL.Variant({
  Ok: IDL.Record({ block_id: IDL.Nat, canister_id: IDL.Principal }),
  Err: genericError,
});

const CREATED: Typed<{ canister_id: Principal }> = typed(MANAGEMENT_RESULTS.canisterId);

const WITHDRAW_ARGS: Typed<{ to: Principal; amount: bigint }> = typed(
  IDL.Record({ to: IDL.Principal, amount: IDL.Nat }),
);

const WITHDRAW_RESULT = IDL.Variant({ Ok: IDL.Nat, Err: genericError });
