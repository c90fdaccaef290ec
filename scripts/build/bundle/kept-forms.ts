import ts from "typescript";

import { UnknownModule } from "../engine/code-edits.js";

/**
 * The script with one object kept of each form that its functions write down: of `{ a, b, c }` one
 * with `a`, one with `a` and `b`, one with all three.
 *
 * QuickJS knows the form of an object, the names of its fields in their order, as long as an object
 * has it. Without one it makes a form for the first field, changes it with each that follows, and
 * may then find that another object has the same. With one it goes from form to form, which takes a
 * fifth of what a field of a new object costs.
 *
 * @throws {UnknownModule} when the script has the name under which the objects are kept.
 */
export function withKeptForms(script: string): string {
  if (script.includes(KEPT)) throw new UnknownModule(`the bundle has the name ${KEPT}`);
  const forms = distinctForms(formsOf(script));
  if (forms.length === 0) return script;
  return `globalThis.${KEPT} = (${keep})(${JSON.stringify(forms.join())});\n${script}`;
}

const KEPT = "ballastKeptForms";

/** What runs at the start: names are separated by spaces, behind how many are kept already. */
const keep = `(forms) => {
  const kept = [];
  for (const form of forms.split(",")) {
    const names = form.split(" ");
    for (let end = Number(names[0]) + 2; end <= names.length; end++) {
      const object = {};
      for (let i = 1; i < end; i++) object[names[i]] = 0;
      kept.push(object);
    }
  }
  return kept;
}`;

/** Names of fields, in the order in which an object gets them. */
type Form = readonly string[];

/** Names after these would cost more at each start than they save. */
const NAMES_MAX = 24;

/** The forms of the objects that functions write down, as far as it says before it runs. */
function formsOf(script: string): Form[] {
  const file = ts.createSourceFile("main.js", script, ts.ScriptTarget.ESNext, true);
  const forms: Form[] = [];
  const visit = (node: ts.Node, isInFunction: boolean): void => {
    if (isInFunction && ts.isObjectLiteralExpression(node)) forms.push(formOf(node));
    const isInside = isInFunction || ts.isFunctionLike(node);
    ts.forEachChild(node, (child) => visit(child, isInside));
  };
  visit(file, false);
  return forms;
}

function formOf({ properties }: ts.ObjectLiteralExpression): Form {
  const names: string[] = [];
  for (const property of properties) {
    const name = plainName(property);
    if (name === undefined || names.includes(name) || names.length === NAMES_MAX) break;
    names.push(name);
  }
  return names;
}

/** The name of a field that becomes one like any other, and not an element, getter or prototype. */
function plainName(property: ts.ObjectLiteralElementLike): string | undefined {
  const { name } = property;
  if (ts.isAccessor(property) || name === undefined) return undefined;
  if (!ts.isIdentifier(name) && !ts.isStringLiteral(name)) return undefined;
  return /^[A-Za-z_$][\w$]*$/.test(name.text) && name.text !== "__proto__" ? name.text : undefined;
}

/** Each form that is not the beginning of another, behind how much of it the one before has. */
function distinctForms(forms: readonly Form[]): string[] {
  const sorted = [...new Set(forms.map((form) => form.join(" ")))].sort();
  let before: Form = [];
  return sorted.flatMap((text, index) => {
    if (text === "" || sorted[index + 1]?.startsWith(`${text} `)) return [];
    const form = text.split(" ");
    const sharedCount = form.findIndex((name, i) => name !== before[i]);
    before = form;
    return [`${sharedCount} ${text}`];
  });
}
