import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";

import { readAzleSegments, withAzleSegments } from "../../../scripts/build/azle-segments.js";
import { modulePaths } from "../../../scripts/build/build-target.js";
import { withQuickSteps } from "../../../scripts/build/quick-steps.js";
import { createNetwork } from "../../../src/localnet/network.js";

/**
 * A bit of everything that an interpreter has steps for, as an expression of its results. Whatever
 * step were to go wrong would change one of them, or end the program.
 */
const PROGRAM = String.raw`(() => {
  const said = [];
  const say = (value) => said.push(typeof value === "bigint" ? value + "n" : value);
  // Numbers of all kinds, and their conversions.
  for (const [a, b] of [[7, 3], [-7, 3], [2 ** 31, 1], [0.1, 0.2], [1e300, 1e10]])
    say([a + b, a - b, a * b, a / b, a % b, a ** 2, a << 1, a >> 1, a >>> 1, a & b, a | b, ~a]);
  for (const [a, b] of [[12345678901234567890n, 987654321n], [-17n, 5n], [1n << 200n, 3n]])
    say([a + b, a - b, a * b, a / b, a % b, a & b, a << 3n, a >> 3n, -a, a > b].map(String));
  say([1 == "1", 1 === "1", null == undefined, NaN != NaN, "a" < "b", typeof null, void 0 ?? "x"]);
  // Loops, labels, switches.
  outer: for (let i = 0; i < 4; i++) {
    for (let j = 0; j < 4; j++) {
      if (j === 2) continue outer;
      if (i === 3) break outer;
      switch (i + j) { case 0: say("zero"); case 1: say("one"); break; default: say([i, j]); }
    }
  }
  let n = 0; do { n += 2; } while (n < 9); while (n-- > 7); say(n);
  for (const key in { a: 1, b: 2 }) say(key);
  // Exceptions, and what finally does to them.
  const risky = (how) => {
    try { if (how === 1) throw new TypeError("one"); if (how === 2) return "two"; null.x; }
    catch (error) { return error.name; } finally { said.push("finally " + how); if (how === 4) return 4; }
  };
  say([1, 2, 3, 4].map(risky));
  const deep = (level) => level === 0 ? 0 : 1 + deep(level - 1); say(deep(500));
  // Functions: closures, rests, defaults, arguments, spreads.
  const makers = []; for (let i = 0; i < 3; i++) makers.push(() => i++); say(makers.map((f) => [f(), f()]));
  function many(a, b = a * 2, ...rest) { return [a, b, rest, arguments.length]; }
  say([many(1), many(1, 2, 3, 4), many(...[5, 6, 7])]);
  const joined = (parts, ...values) => parts.join("|") + values.join(); say(joined(["a", "b"], 1, 2));
  const { p, q: { r = 5, ...s } = {}, ...t } = { p: 1, q: { u: 2, v: 3 }, w: 4 }; say([p, r, s, t]);
  const [x, , y = 9, ...z] = [1, 2, undefined, 4, 5]; say([x, y, z]);
  // Classes.
  class Shape { #side = 2; static count = 0; static { Shape.count = 10; } get side() { return this.#side; }
    set side(v) { this.#side = v; } area() { return this.#side ** 2; } static make() { return new this(); }
    #hidden() { return "h"; } peek(o) { return #side in o && this.#hidden(); } }
  class Square extends Shape { area() { return super.area() + 1; } get [Symbol.toStringTag]() { return "Sq"; } }
  const square = Square.make(); square.side = 5; square.side += 1;
  say([square.area(), Shape.count, square.peek(square), String(square), square instanceof Shape]);
  // Iteration.
  function* count(to) { try { for (let i = 0; i < to; i++) { const got = yield i; if (got) say(got); } return "done"; } finally { say("closed"); } }
  const counter = count(5); say([counter.next(), counter.next("sent"), counter.return("early"), counter.next()]);
  function* both() { yield* count(2); yield* [7, 8]; } say([...both()]);
  for (const one of count(9)) if (one === 2) break;
  // Objects.
  const o = { a: 1, get b() { return this.a + 1; }, ["c" + 1]: 3, __proto__: { d: 4 } };
  delete o.a; say([o.b, o.c1, o.d, "d" in o, Object.hasOwn(o, "d"), o?.e?.f, o.g?.(), { ...o }]);
  const seen = new Proxy({}, { get: (_, name) => "got " + String(name), has: () => true }); say([seen.x, "y" in seen]);
  say([new Map([[1, "a"], [{}, "b"]]).size, [...new Set([1, 1, 2])], [3, 1, 2].sort((a, b) => b - a)]);
  say([Array.from({ length: 3 }, (_, i) => i * i), [1, [2, [3]]].flat(2), [..."añ😀"].length, "x".padStart(3, "-")]);
  say([JSON.stringify({ k: [1, null, "é"], d: undefined }), /(\d+)-(?<w>\w+)/.exec("12-ab").groups.w, "aXbX".replaceAll("X", "y")]);
  const view = new DataView(new ArrayBuffer(16)); view.setBigUint64(0, 2n ** 63n + 5n); view.setFloat64(8, -0.1);
  say([view.getBigUint64(0), view.getInt32(8, true), new Uint8Array(view.buffer).slice(0, 4).join(), BigInt.asIntN(8, 200n)].map(String));
  let i = 0; const list = [10, 20, 30]; list[i++] += i; list[i] ||= 5; list[5] ??= 6; say([i, list, (1, 2), list.length]);
  return JSON.stringify(said);
})()`;

/** What an interpreter makes of the program: a canister that says it as the reason of a trap. */
function resultIn(module: Uint8Array): string {
  const network = createNetwork();
  try {
    network.deploy({ wasm: module });
  } catch (error) {
    const text = error instanceof Error ? error.message : "";
    return text.slice(text.indexOf("[["), text.lastIndexOf("]") + 1);
  }
  return "nothing was said";
}

describe("quick steps", () => {
  test("behavior: every kind of step does what it did, and what it does in Node", () => {
    const raw = readFileSync(modulePaths(join(__dirname, "../../.."), "sim_icpswap_factory").raw);
    const { facts } = readAzleSegments(raw);
    const script = `globalThis._azleIc?.trap(${PROGRAM});`;
    const module = withAzleSegments(raw, { script, facts });
    const expected = new Function(`return ${PROGRAM}`)() as string;

    expect(JSON.parse(expected).length).toBeGreaterThan(40);
    expect(resultIn(module)).toBe(expected);
    expect(resultIn(withQuickSteps(module))).toBe(expected);
  });
});
