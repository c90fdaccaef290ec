import { group } from "../figures/figures.js";
import type { ApproveError, TransferError } from "./interfaces/ledger.did.js";
import type { TreasuryError } from "./interfaces/treasury.did.js";
import { ClientProblem } from "./problem.js";

/** What a canister answers when it may also refuse. */
export type Answer<Value, Refusal> = { readonly Ok: Value } | { readonly Err: Refusal };

/** What the treasury agreed to. @throws {ClientProblem} with its refusal, told in a sentence. */
export function expectAgreed<Value>(answer: Answer<Value, TreasuryError>): Value {
  if ("Ok" in answer) return answer.Ok;
  const [what, advice] = describeRefusal(answer.Err);
  throw new ClientProblem("refused", what, advice, answer.Err);
}

/** The block a ledger wrote. @throws {ClientProblem} with its refusal, told in a sentence. */
export function expectBlock(answer: Answer<bigint, TransferError | ApproveError>): bigint {
  if ("Ok" in answer) return answer.Ok;
  const [what, advice] = describeLedgerRefusal(answer.Err);
  throw new ClientProblem("refused", what, advice, answer.Err);
}

/** The caller who did not sign. */
const ANONYMOUS = "2vxsx-fae";

type Told = readonly [what: string, advice: string];

/** What the treasury refuses, and what to do about it. */
export function describeRefusal(error: TreasuryError): Told {
  return describeAccess(error) ?? describeObject(error) ?? describeMoney(error);
}

function describeAccess(error: TreasuryError): Told | undefined {
  if ("not_authorized" in error) {
    const { caller, needed } = error.not_authorized;
    const isAnonymous = caller === ANONYMOUS;
    const who = isAnonymous ? "Somebody without an identity" : caller;
    return [
      `${who} may not do that: the right to ${tagOf(needed)} is needed.`,
      `${isAnonymous ? "Give" : "Use"} the identity of somebody who has it (--identity).`,
    ];
  }
  if ("reason_missing" in error) {
    const { length, length_max } = error.reason_missing;
    return [`The reason has ${length} characters.`, `Give one of 1 to ${length_max}.`];
  }
  if ("wrong_status" in error) {
    const { status, needed } = error.wrong_status;
    return [`The treasury is ${status}, and would have to be ${needed}.`, "See its status."];
  }
  if ("cycle_running" in error) return ["A cycle is running.", "Try again when it has ended."];
  if ("version_conflict" in error) {
    const { expected_version, current_version } = error.version_conflict;
    return [
      `The configuration is of version ${current_version} by now, not ${expected_version}.`,
      "Read it again, and change that.",
    ];
  }
  return undefined;
}

function describeObject(error: TreasuryError): Told | undefined {
  if ("invalid_argument" in error) {
    const { field, found, allowed } = error.invalid_argument;
    return [`${field} is ${found}.`, `Allowed: ${allowed}.`];
  }
  if ("invalid_config" in error) {
    const { problems } = error.invalid_config;
    return [`The configuration is not valid: ${problems.join("; ")}.`, MEND];
  }
  if ("unknown_token" in error) {
    return [`There is no token of ledger ${error.unknown_token.ledger}.`, "See the tokens."];
  }
  if ("token_exists" in error) {
    return [`The token ${error.token_exists.token_id} is there already.`, "See the tokens."];
  }
  if ("token_in_use" in error) {
    const { token_id, why } = error.token_in_use;
    return [`The token ${token_id} is in use: ${why}.`, "Try again when that is done."];
  }
  if ("unknown_venue" in error) {
    return [`There is no venue "${error.unknown_venue.venue}".`, "See the venues."];
  }
  if ("unknown_leg" in error) {
    return [`There is no leg ${error.unknown_leg.leg_id}.`, "See the legs."];
  }
  if ("unknown_cycle" in error) {
    const { cycle_id, oldest_id } = error.unknown_cycle;
    return [`There is no cycle ${cycle_id}.`, `The oldest that is kept is ${oldest_id}.`];
  }
  if ("unknown_reservation" in error) {
    const { reservation_id } = error.unknown_reservation;
    return [`There is no reservation "${reservation_id}".`, "See the reservations."];
  }
  return undefined;
}

const MEND = "Change what is named, and try again.";

function describeMoney(error: TreasuryError): Told {
  if ("insufficient_funds" in error) {
    const { token_id, available_atoms, needed_atoms } = error.insufficient_funds;
    return [
      `Not enough of ${token_id} is free: ${group(needed_atoms)} atoms are needed, ` +
        `${group(available_atoms)} atoms are there.`,
      "Ask for less, or release a reservation.",
    ];
  }
  if ("no_answer" in error) {
    const { from, reason } = error.no_answer;
    return [`${from} did not answer: ${reason}.`, "Try again later."];
  }
  if ("no_block_history" in error) {
    const { ledger, standards } = error.no_block_history;
    return [
      `The ledger ${ledger} keeps no history of blocks (it lists ${standards}).`,
      "Only tokens with ICRC-3, and ICP, can be held.",
    ];
  }
  if ("ledger_refused" in error) {
    return [`The ledger refused: ${error.ledger_refused.reason}.`, "Nothing has moved."];
  }
  if ("outcome_unknown" in error) {
    const { transfer_id, reason } = error.outcome_unknown;
    return [
      `Whether transfer ${transfer_id} happened is not known: ${reason}.`,
      "Do not repeat it; recovery finds out.",
    ];
  }
  // A newer treasury may refuse in ways that this client does not know.
  return [`The treasury refused: ${tagOf(error)}.`, "Use the client of the same version."];
}

/** What a ledger refuses, and what to do about it. */
function describeLedgerRefusal(error: TransferError | ApproveError): Told {
  if ("BadFee" in error) {
    return [
      "The fee is not the ledger's.",
      `Give ${group(error.BadFee.expected_fee)} atoms, or none.`,
    ];
  }
  if ("InsufficientFunds" in error) {
    const { balance } = error.InsufficientFunds;
    return [
      `The balance of ${group(balance)} atoms is not enough.`,
      "Ask for less, the fee included.",
    ];
  }
  if ("BadBurn" in error) {
    const { min_burn_amount } = error.BadBurn;
    return ["That is too little to burn.", `Burn at least ${group(min_burn_amount)} atoms.`];
  }
  if ("TooOld" in error) return ["The request is too old.", "Make it anew."];
  if ("CreatedInFuture" in error) {
    return ["The request was made in the ledger's future.", "Set the clock of this machine."];
  }
  if ("Duplicate" in error) {
    const { duplicate_of } = error.Duplicate;
    return [`Block ${duplicate_of} holds the same already.`, "It was done; do not repeat it."];
  }
  if ("AllowanceChanged" in error) {
    const { current_allowance } = error.AllowanceChanged;
    return [
      `The allowance is ${group(current_allowance)} atoms by now.`,
      "Look again, then decide.",
    ];
  }
  if ("Expired" in error) return ["The allowance would be over already.", "Give a later time."];
  if ("TemporarilyUnavailable" in error) return ["The ledger is paused.", "Try again later."];
  return [`The ledger refused: ${error.GenericError.message}.`, MEND];
}

function tagOf(variant: object): string {
  return Object.keys(variant)[0] ?? "something unknown";
}
