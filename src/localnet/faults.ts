import { type RejectCode, type Response, rejected, replied } from "./outcomes.js";
import { type PrincipalBytes, principalKey } from "./principals.js";

/** Answers a call without its callee ever seeing it. */
type InsteadFault =
  | { readonly type: "answer"; readonly response: Response }
  | { readonly type: "lose request" };

/** Changes what the callee does with a call. */
export type CalleeFault =
  | { readonly type: "trap after await" }
  | { readonly type: "before request"; readonly act: () => void };

/** Changes what the caller hears of a call that the callee has handled. */
export type ReplyFault =
  | { readonly type: "replace response"; readonly by: (response: Response) => Response }
  | { readonly type: "lose reply" }
  | { readonly type: "delay reply"; readonly delayNs: bigint }
  | { readonly type: "before reply"; readonly act: () => void };

/** Something that goes wrong with an outgoing call. */
export type Fault = InsteadFault | CalleeFault | ReplyFault;

/** Rejects the call before it reaches the callee. */
export function rejectBefore(code: RejectCode, message = "injected"): Fault {
  return { type: "answer", response: rejected(code, message) };
}

/** Answers in place of the callee, which never sees the call. */
export function answerWith(bytes: Uint8Array): Fault {
  return { type: "answer", response: replied(bytes) };
}

/** The callee never sees the call and the caller never hears of it again. */
export function loseRequest(): Fault {
  return { type: "lose request" };
}

/** The callee runs and commits; the caller hears a reject. */
export function rejectAfter(code: RejectCode, message = "injected"): Fault {
  return { type: "replace response", by: () => rejected(code, message) };
}

/** The callee runs and commits; its reply is changed on the way. A reject stays as it is. */
export function garbleReply(change: (bytes: Uint8Array) => Uint8Array): Fault {
  return {
    type: "replace response",
    by: (response) => (response.type === "replied" ? replied(change(response.bytes)) : response),
  };
}

/** The callee runs and commits; the caller never hears of it. */
export function loseReply(): Fault {
  return { type: "lose reply" };
}

/** The callee runs and commits; its answer arrives when so much network time has passed. */
export function delayReply(delayNs: bigint): Fault {
  return { type: "delay reply", delayNs };
}

/** The callee traps in its first callback: what it did before the await stays. */
export function trapAfterAwait(): Fault {
  return { type: "trap after await" };
}

/** Does something just before the callee gets the call, such as stopping the callee. */
export function beforeRequest(act: () => void): Fault {
  return { type: "before request", act };
}

/** Does something just before the caller gets the answer, such as upgrading the caller. */
export function beforeReply(act: () => void): Fault {
  return { type: "before reply", act };
}

/** Which outgoing calls a fault applies to: those that agree with every field given. */
export type CallMatch = {
  readonly caller?: PrincipalBytes;
  readonly callee?: PrincipalBytes;
  readonly method?: string;
  /** Only the n-th call that agrees with the other fields, from one. */
  readonly nth?: number;
  /** Place in the order of all outgoing calls of the network, from one. */
  readonly outgoingIndex?: number;
};

/** The facts of an outgoing call that a rule is matched with. */
export type OutgoingFacts = {
  readonly callerKey: string;
  readonly calleeKey: string;
  readonly method: string;
  readonly outgoingIndex: number;
};

type Rule = {
  readonly match: CallMatch;
  readonly callerKey: string | undefined;
  readonly calleeKey: string | undefined;
  readonly fault: Fault;
  readonly matchedCount: number;
};

/** Saved rules. */
export type FrozenFaults = readonly Rule[];

/** The faults that a test has asked for. The first rule that matches a call applies. */
export class Faults {
  #rules: Rule[] = [];

  /** Lets `fault` happen to the calls that match. */
  inject(match: CallMatch, fault: Fault): void {
    const key = (principal: PrincipalBytes | undefined) =>
      principal === undefined ? undefined : principalKey(principal);
    this.#rules.push({
      match,
      callerKey: key(match.caller),
      calleeKey: key(match.callee),
      fault,
      matchedCount: 0,
    });
  }

  /** Forgets every rule; what has already happened to calls under way stays. */
  clear(): void {
    this.#rules = [];
  }

  /** The fault for a call that is about to leave. */
  faultOf(facts: OutgoingFacts): Fault | undefined {
    for (const [index, rule] of this.#rules.entries()) {
      if (!agrees(rule, facts)) continue;
      const matchedCount = rule.matchedCount + 1;
      this.#rules[index] = { ...rule, matchedCount };
      if (rule.match.nth === undefined || rule.match.nth === matchedCount) return rule.fault;
    }
    return undefined;
  }

  freeze(): FrozenFaults {
    return [...this.#rules];
  }

  adopt(frozen: FrozenFaults): void {
    this.#rules = [...frozen];
  }
}

function agrees(rule: Rule, facts: OutgoingFacts): boolean {
  const { method, outgoingIndex } = rule.match;
  return (
    (rule.callerKey === undefined || rule.callerKey === facts.callerKey) &&
    (rule.calleeKey === undefined || rule.calleeKey === facts.calleeKey) &&
    (method === undefined || method === facts.method) &&
    (outgoingIndex === undefined || outgoingIndex === facts.outgoingIndex)
  );
}
