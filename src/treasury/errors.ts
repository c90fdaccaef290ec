import type { TokenId } from "./ids.js";

/** Rights of the treasury, from the widest to the narrowest. */
export type Right = "govern" | "operate" | "guard";

/** Every way the treasury refuses a request, in the order the checks are made. */
export type TreasuryError =
  /** The caller may not do this; `needed` is the right that would allow it. */
  | { readonly type: "not_authorized"; readonly caller: string; readonly needed: Right }
  /** Every administrative call carries a reason of 1 to `lengthMax` characters. */
  | { readonly type: "reason_missing"; readonly length: number; readonly lengthMax: number }
  /** The request is not possible in this status. */
  | { readonly type: "wrong_status"; readonly status: string; readonly needed: string }
  /** A cycle is running since `startedAtNs`. */
  | { readonly type: "cycle_running"; readonly startedAtNs: bigint }
  /** The argument is outside its range. */
  | {
      readonly type: "invalid_argument";
      readonly field: string;
      readonly found: string;
      readonly allowed: string;
    }
  /** The configuration is refused as a whole, with everything that is wrong about it. */
  | { readonly type: "invalid_config"; readonly problems: readonly string[] }
  /** Somebody changed the configuration in between. */
  | {
      readonly type: "version_conflict";
      readonly expectedVersion: bigint;
      readonly currentVersion: bigint;
    }
  | { readonly type: "unknown_token"; readonly ledger: string }
  | { readonly type: "token_exists"; readonly tokenId: TokenId }
  /** A token with money or open legs cannot be removed. */
  | { readonly type: "token_in_use"; readonly tokenId: TokenId; readonly why: string }
  | { readonly type: "unknown_venue"; readonly venue: string }
  | { readonly type: "unknown_leg"; readonly legId: bigint }
  | { readonly type: "unknown_cycle"; readonly cycleId: bigint; readonly oldestId: bigint }
  | { readonly type: "unknown_reservation"; readonly reservationId: string }
  /** More is asked for than is free: liquid less reserved, less the ledger's fee. */
  | {
      readonly type: "insufficient_funds";
      readonly tokenId: TokenId;
      readonly availableAtoms: bigint;
      readonly neededAtoms: bigint;
    }
  /** A ledger or venue did not answer, or not in a way that can be used. */
  | { readonly type: "no_answer"; readonly from: string; readonly reason: string }
  /** The ledger keeps no block history that money could be followed in. */
  | { readonly type: "no_block_history"; readonly ledger: string; readonly standards: string }
  /** A ledger refused the transfer; nothing has moved. */
  | { readonly type: "ledger_refused"; readonly reason: string }
  /** It is not known whether the transfer happened; recovery will find out. */
  | { readonly type: "outcome_unknown"; readonly transferId: bigint; readonly reason: string };
