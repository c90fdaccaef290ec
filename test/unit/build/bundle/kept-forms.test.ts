import { describe, expect, test } from "@jest/globals";

import { withKeptForms } from "../../../../scripts/build/bundle/kept-forms.js";
import { UnknownModule } from "../../../../scripts/build/engine/code-edits.js";

/** The names of the objects that a script keeps, one text for each. */
function keptBy(script: string): string[] {
  const world: { ballastKeptForms?: object[] } = {};
  new Function("globalThis", withKeptForms(script))(world);
  return (world.ballastKeptForms ?? []).map((object) => Object.keys(object).join(" "));
}

describe("kept forms", () => {
  test("default: an object of each form on the way to those that functions write down", () => {
    expect(keptBy("const f = (b) => ({ a: 1, b, c() {} });")).toEqual(["a", "a b", "a b c"]);
  });

  test("behavior: what forms share is kept once", () => {
    const script = `function f(k) { return [{ b: 1, a: 2, x: 3 }, { b: 1 }, { b: 0, a: 1, c: 2 },
      { a: 1 }, { ab: 1 }, { a: 1, b: { a: 2, bc: 3 } }]; }`;

    expect(keptBy(script).sort()).toEqual(
      ["a", "a b", "a bc", "ab", "b", "b a", "b a c", "b a x"].sort(),
    );
  });

  test.each([
    ["outside of functions an object is made once", "const o = { a: 1 };", []],
    ["another object is copied first", "const f = (o) => ({ ...o, a: 1 });", []],
    ["another object is copied later", "const f = (o) => ({ a: 1, ...o, b: 1 });", ["a"]],
    ["a name is computed", 'const f = (k) => ({ a: 1, [k]: 2, ["c"]: 3 });', ["a"]],
    ["a getter is no field", "const f = () => ({ a: 1, get b() { return 1; } });", ["a"]],
    ["a prototype is no field", "const f = (o) => ({ a: 1, __proto__: o });", ["a"]],
    ["an element is no field", "const f = () => ({ a: 1, 7: 2 });", ["a"]],
    ["a name comes twice", "const f = () => ({ a: 1, b: 2, a: 3, c: 4 });", ["a", "a b"]],
    ["nothing has a name", "const f = () => ({});", []],
  ])("behavior: a form ends where %s", (_, script, kept) => {
    expect(keptBy(script)).toEqual(kept);
  });

  test("behavior: of forms with many names, the first ones", () => {
    const names = Array.from({ length: 40 }, (_, i) => `n${i}: 0`);

    expect(keptBy(`const f = () => ({ ${names.join()} });`)).toHaveLength(24);
  });

  test("error: a script that has the name under which they are kept", () => {
    expect(() => withKeptForms("ballastKeptForms = 1;")).toThrow(UnknownModule);
  });
});
