import type { Answer } from "../treasury/ports.js";
import { decodeReply, type Typed } from "../wire/candid.js";
import type { CallFailure, CallReceiver, CallTarget, CanisterCaller } from "./canister-caller.js";

/** Most characters of a foreign message that are kept: it may be of any length and content. */
const REASON_LENGTH_MAX = 200;

/** Where a question goes, and what answers it. */
export type Inquiry<T> = CallTarget & { readonly reply: Typed<T> };

/** One question to another canister. */
export type Question<T> = Inquiry<T> & { readonly args: Uint8Array };

/**
 * Asks another canister and reads its answer. Bytes that do not decode are an unknown outcome like
 * a reject: the callee may have done anything.
 */
export function ask<T>(caller: CanisterCaller, question: Question<T>): Promise<Answer<T>> {
  return new Promise((resolve, reject) => {
    caller.call(question, question.args, new SingleAnswer(question, resolve, reject), 0);
  });
}

/**
 * Asks another canister the same with several arguments, all at once, and resolves when the last
 * answer has come. `undefined` is not asked, and has no answer.
 */
export function askEach<T>(
  caller: CanisterCaller,
  inquiry: Inquiry<T>,
  args: readonly (Uint8Array | undefined)[],
): Promise<readonly (Answer<T> | undefined)[]> {
  return new Promise((resolve, reject) => {
    const receiver = new AnswerList(inquiry, resolve, reject);
    for (let place = 0; place < args.length; place++) {
      const own = args[place];
      if (own === undefined) continue;
      receiver.openCount += 1;
      caller.call(inquiry, own, receiver, place);
    }
    if (receiver.openCount === 0) resolve([]);
  });
}

/** Ends one promise with one answer. */
class SingleAnswer<T> implements CallReceiver {
  private readonly inquiry: Inquiry<T>;
  private readonly resolve: (answer: Answer<T>) => void;
  readonly undone: (error: unknown) => void;

  constructor(
    inquiry: Inquiry<T>,
    resolve: (answer: Answer<T>) => void,
    reject: (error: unknown) => void,
  ) {
    this.inquiry = inquiry;
    this.resolve = resolve;
    this.undone = reject;
  }

  replied(_place: number, bytes: Uint8Array): void {
    this.resolve(read(this.inquiry, bytes));
  }

  failed(_place: number, failure: CallFailure): void {
    this.resolve(describeFailure(this.inquiry, failure));
  }
}

/** Ends one promise with the answers to several calls. */
class AnswerList<T> implements CallReceiver {
  private readonly inquiry: Inquiry<T>;
  private readonly resolve: (answers: (Answer<T> | undefined)[]) => void;
  readonly undone: (error: unknown) => void;
  private readonly answers: (Answer<T> | undefined)[] = [];
  openCount = 0;

  constructor(
    inquiry: Inquiry<T>,
    resolve: (answers: (Answer<T> | undefined)[]) => void,
    reject: (error: unknown) => void,
  ) {
    this.inquiry = inquiry;
    this.resolve = resolve;
    this.undone = reject;
  }

  replied(place: number, bytes: Uint8Array): void {
    this.note(place, read(this.inquiry, bytes));
  }

  failed(place: number, failure: CallFailure): void {
    this.note(place, describeFailure(this.inquiry, failure));
  }

  private note(place: number, answer: Answer<T>): void {
    this.answers[place] = answer;
    this.openCount -= 1;
    if (this.openCount === 0) this.resolve(this.answers);
  }
}

function read<T>(inquiry: Inquiry<T>, bytes: Uint8Array): Answer<T> {
  try {
    return { type: "answered", value: decodeReply(inquiry.reply, bytes) };
  } catch (error) {
    const message = error instanceof Error ? error.message : "no Candid";
    return { type: "unknown", reason: shorten(`${inquiry.method}: unreadable reply: ${message}`) };
  }
}

function describeFailure({ method }: CallTarget, failure: CallFailure): Answer<never> {
  const reason = shorten(`${method}: ${failure.message} (code ${failure.code})`);
  return { type: failure.type, reason };
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
