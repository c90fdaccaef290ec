import { unreachable } from "../kernel/assert.js";
import type { TreasuryError } from "../treasury/errors.js";

/** Writes a refusal as the variant of its name, with its figures. */
export function fromError(error: TreasuryError): object {
  switch (error.type) {
    case "not_authorized":
      return { not_authorized: { caller: error.caller, needed: { [error.needed]: null } } };
    case "reason_missing":
      return { reason_missing: { length: error.length, length_max: error.lengthMax } };
    case "wrong_status":
      return { wrong_status: { status: error.status, needed: error.needed } };
    case "cycle_running":
      return { cycle_running: { started_at_ns: error.startedAtNs } };
    case "invalid_argument": {
      const { field, found, allowed } = error;
      return { invalid_argument: { field, found, allowed } };
    }
    case "invalid_config":
      return { invalid_config: { problems: [...error.problems] } };
    case "version_conflict":
      return {
        version_conflict: {
          expected_version: error.expectedVersion,
          current_version: error.currentVersion,
        },
      };
    case "unknown_token":
      return { unknown_token: { ledger: error.ledger } };
    case "token_exists":
      return { token_exists: { token_id: error.tokenId } };
    case "token_in_use":
      return { token_in_use: { token_id: error.tokenId, why: error.why } };
    case "unknown_venue":
      return { unknown_venue: { venue: error.venue } };
    case "unknown_leg":
      return { unknown_leg: { leg_id: error.legId } };
    case "unknown_cycle":
      return { unknown_cycle: { cycle_id: error.cycleId, oldest_id: error.oldestId } };
    case "unknown_reservation":
      return { unknown_reservation: { reservation_id: error.reservationId } };
    case "insufficient_funds":
      return {
        insufficient_funds: {
          token_id: error.tokenId,
          available_atoms: error.availableAtoms,
          needed_atoms: error.neededAtoms,
        },
      };
    case "no_answer":
      return { no_answer: { from: error.from, reason: error.reason } };
    case "no_block_history":
      return { no_block_history: { ledger: error.ledger, standards: error.standards } };
    case "ledger_refused":
      return { ledger_refused: { reason: error.reason } };
    case "outcome_unknown":
      return { outcome_unknown: { transfer_id: error.transferId, reason: error.reason } };
    default:
      return unreachable(error);
  }
}
