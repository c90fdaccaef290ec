import type { Method } from "./method.js";

/**
 * Lets the codec compile what a method needs, once, while a canister is installed or upgraded.
 * Whatever a query compiles is undone with the query: without this each would compile anew.
 *
 * @param args of the shape that callers send; the codec remembers the header they begin with.
 */
export function warmUp<Args extends unknown[], Answer>(
  method: Method<Args, Answer>,
  args: NoInfer<Args>,
  answer: NoInfer<Answer>,
): void {
  method.decode(method.encodeArgs(args));
  method.encode(answer);
}
