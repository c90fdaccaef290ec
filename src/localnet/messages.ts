import type { CalleeFault, ReplyFault } from "./faults.js";
import type { Response } from "./outcomes.js";
import type { PrincipalBytes } from "./principals.js";
import type { Callback } from "./system-api/execution.js";

/** Who waits for an answer. */
export type Origin =
  | { readonly type: "ingress"; readonly requestId: string }
  | { readonly type: "call"; readonly callerKey: string; readonly callId: number }
  | { readonly type: "task" };

/** A call on its way to its callee. */
export type Request = {
  readonly type: "request";
  readonly origin: Origin;
  readonly caller: PrincipalBytes;
  readonly callee: PrincipalBytes;
  readonly calleeKey: string;
  readonly method: string;
  readonly arg: Uint8Array;
  readonly cycles: bigint;
  readonly deadlineNs: bigint | undefined;
  readonly fault: CalleeFault | undefined;
};

/** An answer on its way back. */
export type ResponseMessage = {
  readonly type: "response";
  readonly callerKey: string;
  readonly calleeKey: string;
  readonly callId: number;
  readonly response: Response;
  readonly refundCycles: bigint;
};

/** Work that the network itself gives a canister. */
export type Task = {
  readonly type: "task";
  readonly canisterKey: string;
  readonly task: "global timer" | "heartbeat";
};

/** Whatever waits to be executed. */
export type Message = Request | ResponseMessage | Task;

/** A call that a canister has made and that is not answered yet. */
export type OpenCall = {
  readonly id: number;
  /** Place in the order of all outgoing calls of the network, from one. */
  readonly outgoingIndex: number;
  readonly contextId: number;
  readonly callee: PrincipalBytes;
  readonly calleeKey: string;
  readonly method: string;
  readonly onReply: Callback;
  readonly onReject: Callback;
  readonly onCleanup: Callback | undefined;
  readonly deadlineNs: bigint | undefined;
  readonly fault: ReplyFault | undefined;
};

/** A call that a canister is answering: from its first message until its last callback. */
export type CallContext = {
  readonly id: number;
  readonly origin: Origin;
  readonly caller: PrincipalBytes;
  readonly method: string;
  readonly deadlineNs: bigint | undefined;
  readonly cyclesAvailable: bigint;
  readonly isAnswered: boolean;
  readonly openCallCount: number;
  readonly instructions: number;
  /** Whether its next callback is to trap, because a test asked for it. */
  readonly trapsAtCallback: boolean;
};
