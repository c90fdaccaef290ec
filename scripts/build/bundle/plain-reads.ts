import ts from "typescript";

import { UnknownModule } from "../engine/code-edits.js";

/**
 * The script with each `var { a, b: c } = o` as `var a = o.a, c = o.b`, which QuickJS does in fewer
 * steps: it checks an object that is taken apart, and copies it on its stack for each field.
 *
 * Patterns with defaults, rests, computed names or other patterns in them are rare and stay. So do
 * those of parameters, which cost what plain reads do, and those of arrays, which may be of
 * anything that can be iterated.
 *
 * @throws {UnknownModule} when the script has names like those that are added.
 */
export function withPlainReads(script: string): string {
  if (script.includes(SOURCE_PREFIX)) {
    throw new UnknownModule(`the bundle has names that begin with ${SOURCE_PREFIX}`);
  }
  const file = ts.createSourceFile("main.js", script, ts.ScriptTarget.ESNext, true);
  const { transformed } = ts.transform(file, [readingPlainly]);
  return transformed.map((changed) => ts.createPrinter().printFile(changed)).join("");
}

function readingPlainly(context: ts.TransformationContext) {
  const { factory } = context;
  let sourceCount = 0;

  const plainly = (declaration: ts.VariableDeclaration): ts.VariableDeclaration[] => {
    const { name: pattern, initializer } = declaration;
    if (initializer === undefined || !ts.isObjectBindingPattern(pattern)) return [declaration];
    const reads = pattern.elements.map(plainRead);
    if (!reads.every((read) => read !== undefined) || reads.length === 0) return [declaration];
    const variable = (name: ts.Identifier, value: ts.Expression) =>
      factory.createVariableDeclaration(name, undefined, undefined, value);
    const isThere =
      ts.isIdentifier(initializer) && !reads.some(({ name }) => name.text === initializer.text);
    const source = isThere
      ? initializer
      : factory.createIdentifier(`${SOURCE_PREFIX}${sourceCount++}`);
    return [
      ...(isThere ? [] : [variable(source, initializer)]),
      ...reads.map(({ name, property }) =>
        variable(name, factory.createPropertyAccessExpression(source, property)),
      ),
    ];
  };

  const visit = (node: ts.Node): ts.Node => {
    const visited = ts.visitEachChild(node, visit, context);
    if (!ts.isVariableDeclarationList(visited)) return visited;
    return factory.updateVariableDeclarationList(visited, visited.declarations.flatMap(plainly));
  };
  return (file: ts.SourceFile): ts.SourceFile => ts.visitEachChild(file, visit, context);
}

/** An element that is a name and nothing else. */
function plainRead(element: ts.BindingElement) {
  const { name, propertyName = name, initializer, dotDotDotToken } = element;
  if (!ts.isIdentifier(name) || !ts.isIdentifier(propertyName)) return undefined;
  if (initializer !== undefined || dotDotDotToken !== undefined) return undefined;
  return { name, property: propertyName };
}

/** Begins the names of objects that are taken apart and have none. */
const SOURCE_PREFIX = "$source";
