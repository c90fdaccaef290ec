import type { Answer } from "../treasury/ports.js";
import { decodeReply, type Typed } from "../wire/candid.js";
import type { CallOutcome, CanisterCaller } from "./canister-caller.js";

/** Most characters of a foreign message that are kept: it may be of any length and content. */
const REASON_LENGTH_MAX = 200;

/** One question to another canister. */
export type Question<T> = {
  readonly canisterId: Uint8Array;
  readonly method: string;
  readonly args: Uint8Array;
  readonly reply: Typed<T>;
};

/**
 * Asks another canister and reads its answer. Bytes that do not decode are an unknown outcome like
 * a reject: the callee may have done anything.
 */
export function ask<T>(caller: CanisterCaller, question: Question<T>): Promise<Answer<T>> {
  const { canisterId, method, args, reply } = question;
  return caller.call(canisterId, method, args).then((outcome) => read(method, reply, outcome));
}

function read<T>(method: string, reply: Typed<T>, outcome: CallOutcome): Answer<T> {
  if (outcome.type !== "replied") {
    const reason = shorten(`${method}: ${outcome.message} (code ${outcome.code})`);
    return { type: outcome.type, reason };
  }
  try {
    return { type: "answered", value: decodeReply(reply, outcome.bytes) };
  } catch (error) {
    const message = error instanceof Error ? error.message : "no Candid";
    return { type: "unknown", reason: shorten(`${method}: unreadable reply: ${message}`) };
  }
}

/** Turns what was answered into something else; everything but an answer stays as it is. */
export function mapAnswer<A, B>(answer: Answer<A>, map: (value: A) => B): Answer<B> {
  return answer.type === "answered" ? { type: "answered", value: map(answer.value) } : answer;
}

/** Like `mapAnswer`, where the value may turn out to say nothing. */
export function readAnswer<A, B>(answer: Answer<A>, map: (value: A) => Answer<B>): Answer<B> {
  return answer.type === "answered" ? map(answer.value) : answer;
}

/** Bounds the length of what others say. */
export function shorten(message: string): string {
  return message.length <= REASON_LENGTH_MAX ? message : `${message.slice(0, REASON_LENGTH_MAX)}…`;
}
