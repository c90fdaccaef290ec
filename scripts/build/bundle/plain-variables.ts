import { transformSync } from "@swc/core";

/**
 * The script with `var` for each `let` and `const`, renamed where names would meet, and with a
 * function for the body of a loop whose variables a closure keeps.
 *
 * QuickJS clears a `let` before its block and asks at each use whether it has a value yet. Such
 * questions were 10 % of the steps of a trading cycle, and steps above all are what assigning to
 * a `let` costs: three for one of a `var`.
 */
export function withPlainVariables(script: string): string {
  const { code } = transformSync(script, {
    swcrc: false,
    configFile: false,
    isModule: false,
    // A target that needs no change at all, and this one above it.
    env: { targets: { node: "24" }, include: ["transform-block-scoping"] },
  });
  return code;
}
