/** What kinds of things go wrong between a client and a canister. */
export type ProblemKind =
  | "unreachable"
  | "not_a_network"
  | "wrong_root_key"
  | "clock"
  | "identity"
  | "identity_expired"
  | "unknown_canister"
  | "unknown_method"
  | "not_running"
  | "rejected"
  | "outcome_unknown"
  | "bad_input"
  | "refused"
  | "unexpected";

/** Something that went wrong, told as one sentence and what to do about it. */
export class ClientProblem extends Error {
  override readonly name = "ClientProblem";
  readonly kind: ProblemKind;
  /** What happened. */
  readonly what: string;
  /** What to do. */
  readonly advice: string;

  constructor(kind: ProblemKind, what: string, advice: string, cause?: unknown) {
    super(`${what} ${advice}`, cause === undefined ? {} : { cause });
    this.kind = kind;
    this.what = what;
    this.advice = advice;
  }
}
