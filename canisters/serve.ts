import { msgArgData, msgReject, msgReply, trap } from "azle";

import type { Method } from "../src/wire/method.js";

/** A message that is answered with a reject of this text; nothing was changed. */
export type Rejection = Error & { readonly name: "WrongArgument" };

/**
 * Serves a `manual` method: decodes, runs, replies.
 *
 * Azle itself would trap with a JavaScript stack on bytes that do not decode, and on any exception.
 * Here bytes that do not decode are rejected, and an assertion of ours traps with its own sentence.
 */
export function serve<Args extends unknown[], Answer>(
  { decode, encode }: Method<Args, Answer>,
  run: (...args: NoInfer<Args>) => NoInfer<Answer>,
): void {
  const args = attempt(() => decode(msgArgData()));
  if (args === undefined) {
    msgReject("the argument does not decode as this method's");
    return;
  }

  try {
    msgReply(encode(run(...args)));
  } catch (error) {
    if (!(error instanceof Error)) trap("broken");
    else if (error.name === "WrongArgument") msgReject(error.message);
    else trap(`${error.name}: ${error.message}`);
  }
}

function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
