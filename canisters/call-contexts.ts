/*
 * Which call a message belongs to. A flow of ours may be waiting for a canister that never answers
 * when a tick of the timer ends the wait: then it goes on within the message of that tick, where a
 * reply would answer, or trap, somebody else's call. So every message says whose it is, and a reply
 * waits for a message of its own call.
 */

let current = 0;
let lastId = 0;

/** Replies that are ready and wait for a message of their call. */
const waiting = new Map<number, () => void>();

/** Begins a message that nobody's earlier call led to: a call from outside, or a timer. */
export function openContext(): number {
  lastId += 1;
  current = lastId;
  return current;
}

/** The call that the current message belongs to. */
export function currentContext(): number {
  return current;
}

/** Begins a message that answers a call which was made on behalf of this one. */
export function enterContext(context: number): void {
  current = context;
  const act = waiting.get(context);
  if (act === undefined) return;
  waiting.delete(context);
  act();
}

/**
 * Does something, now or in the next message of this call. There may never be one: then whoever
 * called waits as long as the canister that does not answer.
 */
export function inContext(context: number, act: () => void): void {
  if (context === current) act();
  else waiting.set(context, act);
}
