import type { Served } from "../../src/suite/served.js";
import type { Method } from "../../src/wire/method.js";
import { host } from "../azle-direct.js";

/**
 * Serves a `manual` method of a venue's stand-in: decodes, runs, and replies, rejects or traps as
 * the venue would. `run` is given the caller first.
 */
export function serveVenue<Args extends unknown[], Answer>(
  { decode, encode }: Method<Args, Answer>,
  run: (caller: Uint8Array, ...args: NoInfer<Args>) => Served<NoInfer<Answer>>,
): void {
  const ic = host();
  finish(run(ic.msgCaller(), ...decode(ic.msgArgData())), encode);
}

/**
 * As `serveVenue`, for a method that waits for ledgers. What is thrown after an await is thrown on:
 * Azle traps with it, and the message since that await is undone.
 */
export async function serveVenueLater<Args extends unknown[], Answer>(
  { decode, encode }: Method<Args, Answer>,
  run: (caller: Uint8Array, ...args: NoInfer<Args>) => Promise<Served<NoInfer<Answer>>>,
): Promise<void> {
  const ic = host();
  finish(await run(ic.msgCaller(), ...decode(ic.msgArgData())), encode);
}

/** Replies, rejects or traps. */
export function finish<Answer>(
  served: Served<Answer>,
  encode: (answer: Answer) => Uint8Array,
): void {
  const ic = host();
  if (served.ok) ic.msgReply(encode(served.value));
  else if (served.error.type === "reject") ic.msgReject(served.error.message);
  else ic.trap(served.error.message);
}
