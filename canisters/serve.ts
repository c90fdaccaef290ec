import type { Method } from "../src/wire/method.js";
import { host } from "./azle-direct.js";
import { inContext, openContext } from "./call-contexts.js";

/**
 * Longest argument, unless a method has a limit of its own: a configuration with all that it may
 * hold, all targets or a reason of 500 characters take a third of it, a browser's request with the
 * headers that gateways hand on the most. What decoding may cost grows with the length, and anybody
 * may send two megabytes.
 */
const ARG_BYTES_MAX = 16_384;

/**
 * Serves a `manual` method: decodes, runs, replies.
 *
 * Azle itself would trap with a JavaScript stack on bytes that do not decode, and on any exception.
 * Here bytes that do not decode are rejected, and an assertion of ours traps with its own sentence.
 *
 * @param bytesMax a longer message is refused before it is looked at.
 */
export function serve<Args extends unknown[], Answer>(
  { decode, encode }: Pick<Method<Args, Answer>, "decode" | "encode">,
  run: (...args: NoInfer<Args>) => NoInfer<Answer>,
  bytesMax: number = ARG_BYTES_MAX,
): void {
  openContext();
  const ic = host();
  const args = attempt(decode, ic.msgArgData(), bytesMax);
  if (args === undefined) {
    ic.msgReject("the argument does not decode as this method's");
    return;
  }

  try {
    ic.msgReply(encode(run(...args)));
  } catch (error) {
    if (error instanceof Error && error.name === "WrongArgument") ic.msgReject(error.message);
    else trapWith(error);
  }
}

/** Runs what an installation or upgrade consists of: what it refuses, it refuses in a sentence. */
export function boot(run: () => void): void {
  try {
    run();
  } catch (error) {
    trapWith(error);
  }
}

/** Traps with the sentence of an error, and without the stack that Azle would show. */
function trapWith(error: unknown): void {
  host().trap(error instanceof Error ? `${error.name}: ${error.message}` : "broken");
}

function attempt<Args>(
  decode: (bytes: Uint8Array) => Args,
  bytes: Uint8Array,
  bytesMax: number,
): Args | undefined {
  if (bytes.length > bytesMax) return undefined;
  try {
    return decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Serves a `manual` method that waits for others: the same as `serve`, answering when it is done,
 * in a message of its own call.
 */
export async function serveLater<Args extends unknown[], Answer>(
  { decode, encode }: Method<Args, Answer>,
  run: (...args: NoInfer<Args>) => Promise<NoInfer<Answer>>,
): Promise<void> {
  const context = openContext();
  const ic = host();
  const args = attempt(decode, ic.msgArgData(), ARG_BYTES_MAX);
  if (args === undefined) {
    ic.msgReject("the argument does not decode as this method's");
    return;
  }
  try {
    const bytes = encode(await run(...args));
    inContext(context, () => ic.msgReply(bytes));
  } catch (error) {
    // The clean-up after a trap of ours must go through: see the one way to call others.
    if (isCleanUp(error)) throw error;
    trapWith(error);
  }
}

/** What Azle rejects every wait with whose message has trapped. */
function isCleanUp(error: unknown): boolean {
  return error instanceof Object && "type" in error && error.type === "CleanupCallback";
}
