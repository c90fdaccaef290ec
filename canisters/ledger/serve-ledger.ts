import type { Method } from "../../src/wire/method.js";
import { serve } from "../serve.js";

/** Longest argument of most methods: accounts, a memo or a reason, and numbers take less. */
const ARG_BYTES_MAX = 1_024;

/**
 * Serves a method whose argument is short. A longer message is refused before it is looked at: what
 * a message may cost grows with its length.
 */
export function serveShort<Args extends unknown[], Answer>(
  method: Method<Args, Answer>,
  run: (...args: NoInfer<Args>) => NoInfer<Answer>,
  bytesMax: number = ARG_BYTES_MAX,
): void {
  serve(method, run, bytesMax);
}
