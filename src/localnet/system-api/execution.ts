import type { Response } from "../outcomes.js";
import type { PrincipalBytes } from "../principals.js";
import type { Mode } from "./system-calls.js";

/** A callback of the canister: an entry of its function table, and the argument it gets. */
export type Callback = { readonly tableIndex: number; readonly environment: number };

/** A call that the canister makes. It is in preparation until `call_perform`, then it is queued. */
export type OutgoingCall = {
  readonly callee: PrincipalBytes;
  readonly method: string;
  readonly onReply: Callback;
  readonly onReject: Callback;
  onCleanup: Callback | undefined;
  arg: Uint8Array;
  cycles: bigint;
  /** When the caller stops waiting, for a best-effort call. */
  deadlineNs: bigint | undefined;
};

/** What a message is executed with. */
export type ExecutionInput = {
  readonly mode: Mode;
  readonly caller: PrincipalBytes;
  readonly method: string;
  readonly arg: Uint8Array;
  readonly timeNs: bigint;
  readonly balanceCycles: bigint;
  readonly isReplicated: boolean;
  readonly instructionsMax: number;
  /** Instructions that earlier messages of the same call context have used. */
  readonly instructionsBefore: number;
  readonly cyclesAvailable: bigint;
  readonly cyclesRefunded: bigint;
  readonly rejectCode: number;
  readonly rejectMessage: string;
  readonly deadlineNs: bigint | undefined;
  /** Whether the caller has its answer already. */
  readonly isAnswered: boolean;
};

/**
 * One message in progress: what the canister sees, and the effects that are applied when it ends
 * well. Dropping it drops them.
 */
export class Execution {
  readonly input: ExecutionInput;
  balanceCycles: bigint;
  cyclesAvailable: bigint;
  certifiedData: Uint8Array | undefined;
  globalTimerNs: bigint | undefined;
  response: Response | undefined;
  isAccepted = false;
  inPreparation: OutgoingCall | undefined;
  readonly calls: OutgoingCall[] = [];
  readonly logLines: string[] = [];
  /** Bytes of log lines so far; what exceeds the log is not charged. */
  logBytes = 0;
  readonly #replyParts: Uint8Array[] = [];

  constructor(input: ExecutionInput) {
    this.input = input;
    this.balanceCycles = input.balanceCycles;
    this.cyclesAvailable = input.cyclesAvailable;
  }

  get isAnswered(): boolean {
    return this.input.isAnswered || this.response !== undefined;
  }

  appendReply(bytes: Uint8Array): void {
    this.#replyParts.push(bytes);
  }

  replyBytes(): Uint8Array {
    const [first] = this.#replyParts;
    return this.#replyParts.length === 1 && first !== undefined
      ? first
      : new Uint8Array(Buffer.concat(this.#replyParts));
  }
}

/** What an execution starts with where nothing else is said. */
export const EXECUTION_DEFAULTS = {
  arg: new Uint8Array(0),
  isReplicated: true,
  instructionsBefore: 0,
  cyclesAvailable: 0n,
  cyclesRefunded: 0n,
  rejectCode: 0,
  rejectMessage: "",
  deadlineNs: undefined,
  isAnswered: false,
} as const;
