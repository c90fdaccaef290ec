import { execFileSync } from "node:child_process";
import { join } from "node:path";
import ts from "typescript";

import { IDL } from "../src/wire/idl.js";

/*
 * Reads `.did` files and compares the interfaces they describe: names of types, comments and order
 * may differ, what goes over the wire may not.
 */

const root = join(import.meta.dirname ?? ".", "..");

/** An interface as its file describes it. */
type Interface = { readonly service: IDL.ServiceClass; readonly init: IDL.Type[] };

type Factories = {
  readonly idlFactory: (lib: { IDL: typeof IDL }) => IDL.ServiceClass;
  readonly init: (lib: { IDL: typeof IDL }) => IDL.Type[];
};

/** Differences between two `.did` files, one a line; none when they describe the same interface. */
export function compareInterfaces(oneFile: string, otherFile: string): string[] {
  const [one, other] = [oneFile, otherFile].map(describeFile);
  if (one === undefined || other === undefined) return ["nothing to compare"];
  const names = [...new Set([...one.keys(), ...other.keys()])].sort();

  return names.flatMap((name) => {
    const [here, there] = [one.get(name), other.get(name)];
    if (here === there) return [];
    if (here === undefined) return [`${name} is only in ${otherFile}`];
    if (there === undefined) return [`${name} is only in ${oneFile}`];
    return [`${name} differs:\n    ${here}\n    ${there}`];
  });
}

/** The methods of an interface and its init arguments, `(init)`, each in one canonical way. */
export function describeFile(file: string): Map<string, string> {
  const { service, init } = readInterface(file);
  const args = init.map((type) => describeType(type, [])).join(", ");
  return new Map([["(init)", args], ...describeService(service)]);
}

/** The methods of a service, each in one canonical way. */
export function describeService(service: IDL.ServiceClass): Map<string, string> {
  return new Map(service._fields.map(([name, func]) => [name, describeType(func, [])]));
}

/** Azle's own parser of Candid turns the file into JavaScript, which is then run. */
function readInterface(file: string): Interface {
  const azle = join(root, "node_modules/.bin/azle");
  const source = execFileSync(azle, ["generate", file], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
    maxBuffer: 64 * 1024 * 1024,
  });
  // Only the factories are needed; the types above them refer to modules that are not.
  const factories = source.slice(source.indexOf("export const idlFactory"));
  const { outputText } = ts.transpileModule(factories, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const exported: Partial<Factories> = {};
  new Function("exports", "IDL", outputText)(exported, IDL);
  const { idlFactory, init } = exported;
  if (idlFactory === undefined) throw new Error(`${file} describes no service`);

  return { service: idlFactory({ IDL }), init: init?.({ IDL }) ?? [] };
}

/**
 * Writes a type in one canonical way: everything named is spelled out, and where a type comes to
 * itself again, how many levels up.
 */
function describeType(type: IDL.Type, above: readonly IDL.Type[]): string {
  if (type instanceof IDL.RecClass) {
    const inner = type.getType();
    if (inner === undefined) throw new Error("a recursive type that was never filled");
    return describeType(inner, above);
  }
  const level = above.indexOf(type);
  if (level >= 0) return `↑${above.length - level}`;
  const path = [...above, type];
  const inside = (inner: IDL.Type) => describeType(inner, path);

  if (type instanceof IDL.FuncClass) {
    const args = type.argTypes.map(inside).join(", ");
    const results = type.retTypes.map(inside).join(", ");
    return `(${args}) -> (${results}) ${[...type.annotations].sort().join(" ")}`.trimEnd();
  }
  if (type instanceof IDL.TupleClass) return `tuple {${fieldsOf(type).map(([, t]) => inside(t))}}`;
  if (type instanceof IDL.RecordClass) return `record {${describeFields(type, inside)}}`;
  if (type instanceof IDL.VariantClass) return `variant {${describeFields(type, inside)}}`;
  if (type instanceof IDL.OptClass) return `opt ${inside(typeOf(type))}`;
  if (type instanceof IDL.VecClass) return `vec ${inside(typeOf(type))}`;
  return type.name;
}

function describeFields(type: IDL.RecordClass | IDL.VariantClass, inside: (t: IDL.Type) => string) {
  return fieldsOf(type)
    .map(([name, field]) => `${name}: ${inside(field)}`)
    .sort()
    .join("; ");
}

/** The library keeps these to itself in its types, and has them in every version. */
function fieldsOf(type: object): [string, IDL.Type][] {
  const fields: unknown = Reflect.get(type, "_fields");
  if (!Array.isArray(fields)) throw new Error("a record without fields");
  return fields;
}

function typeOf(type: object): IDL.Type {
  const inner: unknown = Reflect.get(type, "_type");
  if (!(inner instanceof IDL.Type)) throw new Error("an opt or vec without a type");
  return inner;
}
