import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";

import { readAzleSegments, withAzleSegments } from "../../../../scripts/build/azle-segments.js";
import { modulePaths } from "../../../../scripts/build/build-target.js";
import { withQuickEngine } from "../../../../scripts/build/engine/quick-engine.js";
import { createNetwork } from "../../../../src/localnet/network.js";
import { IDL } from "../../../../src/wire/idl.js";

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
  const nothing = [() => {}, function () { say(1); }, (a) => { if (a) return; a = 2; }, () => { try { return; } finally { say(2); } },
    (a) => { for (const b of [1, 2]) a = b; }, function* () {}, class { constructor() { this.a = 1; } m() {} }.prototype.m];
  say(nothing.map((f) => String(f(0)?.next?.().value)));
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

/**
 * Makes, changes and drops texts, lists, objects and buffers of all sizes in an order that a seed
 * gives, and says a sum of all that is in them, again and again. A block that is handed out twice,
 * or is smaller than it was asked for, changes a sum.
 */
const MEMORY_PROGRAM = `(() => {
  let seed = 7; const next = (below) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
  const held = new Map(), sums = [];
  const made = (size) => {
    switch (next(6)) {
      case 0: return "x".repeat(size) + size;
      case 1: return Array.from({ length: size }, (_, i) => i * 3 + size);
      case 2: return Object.fromEntries(Array.from({ length: size % 40 }, (_, i) => ["k" + i, [i]]));
      case 3: return new Uint8Array(size * 3).fill(size);
      case 4: return 3n ** BigInt(size);
      default: { const all = []; for (let i = 0; i < size % 50; i++) all.push(() => i + size); return all; }
    }
  };
  const sumOf = (value) => {
    if (typeof value === "bigint") return Number(value % 1000003n);
    if (typeof value === "function") return value();
    if (typeof value === "number") return value;
    if (typeof value === "string") return value.length + value.charCodeAt(value.length - 1);
    return Object.entries(value).reduce((sum, [key, one]) => sum + key.length + sumOf(one), 1);
  };
  for (let round = 0; round < 3000; round++) {
    const slot = next(200);
    if (next(3) === 0) held.delete(slot); else held.set(slot, made(next(90)));
    const grown = held.get(next(200));
    if (Array.isArray(grown)) for (let i = next(20); i > 0; i--) grown.push(i);
    if (round % 100 === 0) sums.push([...held.values()].reduce((sum, value) => sum + sumOf(value), 0));
  }
  // Texts are compared by their bytes: the same up to each place, and of each length.
  const text = "abcdefghijklmnopqrstuvwxyz";
  for (let size = 0; size <= text.length; size++) for (let at = 0; at < size; at++) {
    const [one, other] = [text.slice(0, size), text.slice(0, at) + "~" + text.slice(at + 1, size)];
    sums.push(one < other, other < one, one === text.slice(0, size), one < text);
  }
  return JSON.stringify([sums]);
})()`;

describe("the quick engine", () => {
  test.each([
    ["every kind of step does", PROGRAM, 40],
    ["memory of every size holds", MEMORY_PROGRAM, 1],
  ])("behavior: %s what it did, and what it does in Node", (_, program, countMin) => {
    const raw = rawModule();
    const { facts } = readAzleSegments(raw);
    const script = `globalThis._azleIc?.trap(${program});`;
    const module = withAzleSegments(raw, { script, facts });
    const expected = new Function(`return ${program}`)() as string;

    expect(JSON.parse(expected).length).toBeGreaterThanOrEqual(countMin);
    expect(resultIn(module)).toBe(expected);
    expect(resultIn(withQuickEngine(module))).toBe(expected);
  });

  test("behavior: memory that is had and given back again and again costs less", () => {
    const had = "for (let i = 0; i < 20000; i++) ({ a: [i], b: { c: i, d: i, e: i } });";
    const extraCost = (module: Uint8Array) =>
      costOf(had, module).instructions - costOf("", module).instructions;

    expect(extraCost(withQuickEngine(rawModule()))).toBeLessThan(extraCost(rawModule()) * 0.85);
  });

  test("behavior: what one size does not use any more, others use", () => {
    // Two megabytes of one size, then of the next: without a bound each size would keep its own.
    const phases = `for (let size = 20; size < 240; size += 16) {
      const all = []; for (let i = 0; i < 2e6 / size; i++) all.push(new ArrayBuffer(size)); }`;
    const heapBytes = (module: Uint8Array) => costOf(phases, module).heapBytes;

    const more = heapBytes(withQuickEngine(rawModule())) - heapBytes(rawModule());
    expect(more).toBeLessThan(3_000_000);
  });
});

function rawModule(): Uint8Array {
  return readFileSync(modulePaths(join(__dirname, "../../../.."), "sim_icpswap_factory").raw);
}

/** What a canister costs that does something before its own code, and how much memory it has. */
function costOf(doing: string, module: Uint8Array) {
  const { script, facts } = readAzleSegments(module);
  const network = createNetwork();
  let instructions = 0;
  network.onMessage((report) => {
    instructions += report.instructions;
  });
  const wasm = withAzleSegments(module, { script: `(() => {${doing}})();\n${script}`, facts });
  const id = network.deploy({ wasm, arg: IDL.encode([IDL.Opt(InitArgs)], [[{ admins: [] }]]) });
  return { instructions, heapBytes: network.canister(id).heapByteLength };
}

const InitArgs = IDL.Record({ admins: IDL.Vec(IDL.Principal) });
