import type { Canister } from "./canister.js";
import type { EntryResult } from "./entry.js";
import type { PrincipalBytes } from "./principals.js";

/** What kind of message was executed. */
export type MessageKind =
  | "update"
  | "query"
  | "composite query"
  | "reply"
  | "reject"
  | "cleanup"
  | "global timer"
  | "heartbeat"
  | "inspect message"
  | "start"
  | "init"
  | "pre upgrade"
  | "post upgrade";

/** An outgoing call of a message. */
export type ReportedCall = {
  readonly callee: PrincipalBytes;
  readonly method: string;
  readonly argByteCount: number;
  /** Place in the order of all outgoing calls of the network, from one. */
  readonly outgoingIndex: number;
};

/** A message that was executed, told to whoever listens. */
export type MessageReport = {
  readonly canister: PrincipalBytes;
  readonly kind: MessageKind;
  /** The method; for a callback the method of the call that was answered. */
  readonly method: string;
  readonly caller: PrincipalBytes;
  readonly instructions: number;
  readonly calls: readonly ReportedCall[];
  /** Why it was undone. */
  readonly trap: string | undefined;
  readonly logLines: readonly string[];
};

/** Is told of each executed message, when its effects are in place. */
export type MessageListener = (report: MessageReport) => void;

/** Tells of a message that has run. */
export function toReport(
  canister: Canister,
  kind: MessageKind,
  { execution, instructions, trap }: EntryResult,
  calls: readonly ReportedCall[] = [],
): MessageReport {
  const { method, caller } = execution.input;
  const { logLines } = execution;
  return { canister: canister.id, kind, method, caller, instructions, calls, trap, logLines };
}
