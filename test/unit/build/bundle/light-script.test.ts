import { describe, expect, test } from "@jest/globals";
import { lightScript } from "../../../../scripts/build/bundle/light-script.js";
import { withPlainReads } from "../../../../scripts/build/bundle/plain-reads.js";
import { withPlainVariables } from "../../../../scripts/build/bundle/plain-variables.js";
import { UnknownModule } from "../../../../scripts/build/engine/code-edits.js";

const DESCRIBING = "const candid = idlToString(type);\nglobalThis.ask = () => ({ candid });";

/** What a script leaves in `said`, a value at a time. */
function saidBy(script: string): unknown[] {
  const said: unknown[] = [];
  new Function("said", script)(said);
  return said;
}

describe("the bundle", () => {
  test("default: it does the same, shorter, and describes no interface before it is asked", () => {
    const script = `// ${"A long comment. ".repeat(20)}\nlet count = 0;\nfunction idlToString(type) { count += 1; return type; }
      const type = "service : {}";\n${DESCRIBING}\nglobalThis.counted = () => count;`;
    const world: { ask?: () => { candid: () => string }; counted?: () => number } = {};
    new Function("globalThis", lightScript(script))(world);

    expect(world.counted?.()).toBe(0);
    expect(world.ask?.().candid()).toBe("service : {}");
    expect(lightScript(script).length).toBeLessThan(script.length);
  });

  test("default: its variables are plain, and its fields are read one by one", () => {
    const light = lightScript(`function idlToString() {}\nconst type = 1;\n${DESCRIBING}
      globalThis.sum = (pair) => { const { left, right } = pair; return left + right; };`);

    expect(light).not.toMatch(/\b(let|const)\b/);
    expect(light).toMatch(/\.left\b.*\.right\b/);
    const world: { sum?: (pair: object) => number } = {};
    new Function("globalThis", light)(world);
    expect(world.sum?.({ left: 2, right: 3 })).toBe(5);
  });

  test.each([
    ["one that describes no interface", "let x = 1;"],
    ["one with exports", `${DESCRIBING}\nexport const x = 1;`],
    ["one with imports", `import x from "y";\n${DESCRIBING}`],
  ])("error: %s is not Azle's", (_, script) => {
    expect(() => lightScript(script)).toThrow(UnknownModule);
  });
});

describe("plain variables", () => {
  test.each([
    ["a block hides a name", "let a = 1; { let a = 2; said.push(a); } said.push(a);"],
    [
      "a block hides what a function around it has",
      "const a = 1; (() => { said.push(a); { const a = 2; said.push(a); } said.push(a); })();",
    ],
    [
      "closures keep the variables of their round",
      "const all = []; for (let i = 0; i < 3; i++) { const j = i * 2; all.push(() => [i, j]); }" +
        "for (const one of all) said.push(...one());",
    ],
    [
      "rounds with closures end early, and answer",
      "const find = (list) => { for (const x of list) { const get = () => x; said.push(get);" +
        "if (x === 1) continue; if (x > 2) return get(); if (x < 0) break; } return 'none'; };" +
        "said.push(find([1, 2, 3, 4]), find([1, -1, 3])); said.forEach((f) => f?.call?.());",
    ],
    [
      "a variable without a value begins each round without one",
      "for (let i = 0; i < 3; i++) { let seen; said.push(seen); seen = i; }",
    ],
    [
      "the cases of a switch share one block",
      "let x = 0; switch (1) { case 1: let x = 5; said.push(x); default: said.push(x); } said.push(x);",
    ],
    ["a loop hides a name", "let i = 7; for (let i = 0; i < 2; i++) said.push(i); said.push(i);"],
    [
      "an error hides a name",
      "let e = 1; try { throw 2; } catch (e) { said.push(e); } said.push(e);",
    ],
  ])("behavior: %s", (_, script) => {
    const plain = withPlainVariables(script);

    expect(plain).not.toMatch(/\b(let|const)\b/);
    const [said, saidPlainly] = [saidBy(script), saidBy(plain)].map((all) =>
      all.map((value) => (typeof value === "function" ? value() : value)),
    );
    expect(said?.length).toBeGreaterThan(1);
    expect(saidPlainly).toEqual(said);
  });

  test("behavior: what waits in a loop with closures still waits", async () => {
    const plain = withPlainVariables(
      "said.push((async () => { for (let i = 0; i < 3; i++) { const j = await i; await null;" +
        "said.push(() => i + j); } })());",
    );

    expect(plain).not.toMatch(/\b(let|const)\b/);
    const said = saidBy(plain);
    await said[0];
    expect(said.slice(1).map((one) => (one as () => number)())).toEqual([0, 2, 4]);
  });
});

describe("plain reads", () => {
  test.each([
    ["var { a, b: c } = o;", "var a = o.a, c = o.b;"],
    ["var x = 1, { a } = o, y = 2;", "var x = 1, a = o.a, y = 2;"],
    ["var { a, b } = f();", "var $source0 = f(), a = $source0.a, b = $source0.b;"],
    ["var { a, o } = o;", "var $source0 = o, a = $source0.a, o = $source0.o;"],
    ["var { a } = this;", "var $source0 = this, a = $source0.a;"],
  ])("default: %s", (script, plain) => {
    expect(withPlainReads(script).trim()).toBe(plain);
  });

  test.each([
    "var { a = 1, b } = o;",
    "var { a, ...rest } = o;",
    "var { a: { b }, c } = o;",
    'var { ["a"]: a } = o;',
    "var {} = o;",
    "var [a, b] = o;",
    "for (var { a } of o)\n    f(a);",
    "function f({ a }) { }",
  ])("behavior: %s stays", (script) => {
    expect(withPlainReads(script).trim()).toBe(script);
  });

  test("behavior: what is taken apart is made once, and read in the same order", () => {
    const script = `
      var make = () => { said.push("made"); return { get b() { said.push("b"); return 2; },
        get a() { said.push("a"); return { c: 1 }; } }; };
      var f = () => { var { a: { c }, b } = make(), { a, b: d } = make(); said.push(c, b, a, d); };
      f(); try { var { x } = undefined; } catch { said.push("refused"); }`;

    expect(saidBy(withPlainReads(script))).toEqual(saidBy(script));
    expect(saidBy(script)).toEqual([
      "made",
      "a",
      "b",
      "made",
      "a",
      "b",
      1,
      2,
      { c: 1 },
      2,
      "refused",
    ]);
  });

  test("behavior: texts and templates stay what they are", () => {
    const script = `said.push('\\u00e9\\0\\ud800', \`a\${'é'}\\n\`, /\\d+[/]/u.source, 0x10n);`;

    expect(saidBy(withPlainReads(script))).toEqual(saidBy(script));
  });

  test("error: a script that has names like those that are added", () => {
    expect(() => withPlainReads("var $source0 = 1;")).toThrow(UnknownModule);
  });
});
