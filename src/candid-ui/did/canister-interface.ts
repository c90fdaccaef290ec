import { type GenericIdlFuncArgs, IDL } from "@dfinity/candid";

import { rememberOrder } from "./declared-order.js";
import { DidProblem } from "./did-problem.js";
import { parseDid } from "./parse.js";
import { printFunc, printType } from "./print-type.js";
import type { ArgNode, DidNode, FuncNode, MethodNode, TypeNode } from "./syntax.js";

/** What a canister can be asked, as its description says. */
export type CanisterInterface = {
  readonly docs: readonly string[];
  /** In the order they are described in. */
  readonly methods: readonly MethodDescription[];
  /** Comments on the fields of a record or the cases of a variant. */
  docsOf(type: IDL.Type): ReadonlyMap<string, readonly string[]>;
};

/** How a method is called. */
export type MethodMode = "query" | "composite_query" | "update" | "oneway";

/** One method. */
export type MethodDescription = {
  readonly name: string;
  readonly docs: readonly string[];
  readonly mode: MethodMode;
  readonly func: IDL.FuncClass;
  readonly args: readonly ArgDescription[];
  readonly results: readonly ArgDescription[];
  /** As it is written, in one line. */
  readonly signature: string;
};

/** An argument or a result. */
export type ArgDescription = {
  readonly name: string | undefined;
  readonly type: IDL.Type;
  /** The type as it is written, in one line. */
  readonly typeText: string;
  readonly docs: readonly string[];
};

/**
 * Reads the description of an interface.
 *
 * @throws {DidProblem} when it is not Candid, describes no service, or names types that are not
 * there.
 */
export function readInterface(source: string): CanisterInterface {
  const did = parseDid(source);
  const types = new TypeBuilder(source, did);
  const service = types.resolve(did.service);
  if (service.kind !== "service") throw new DidProblem(source, 0, "there is no service");
  const methods = service.methods.map((method) => describe(source, types, method));
  return { docs: did.docs, methods, docsOf: (type) => types.docs.get(type) ?? NO_DOCS };
}

function describe(source: string, types: TypeBuilder, method: MethodNode): MethodDescription {
  const { name, docs, at } = method;
  const node = types.resolve(method.type);
  if (node.kind !== "func") throw new DidProblem(source, at, `${name} is not a function`);
  const toArg = ({ name: label, type, docs: says }: ArgNode): ArgDescription => ({
    name: label,
    type: types.build(type),
    typeText: printType(type),
    docs: says,
  });
  const [args, results] = [node.args.map(toArg), node.results.map(toArg)];
  const func = funcOf(args, results, node.annotations);
  const [annotation] = node.annotations;
  const mode = MODES.find((known) => known === annotation) ?? "update";
  return { name, docs, mode, func, args, results, signature: printFunc(node) };
}

function funcOf(
  args: readonly { readonly type: IDL.Type }[],
  results: readonly { readonly type: IDL.Type }[],
  annotations: readonly string[],
): IDL.FuncClass {
  const [taken, given] = [args, results].map(
    ([first, ...rest]): GenericIdlFuncArgs =>
      first === undefined ? [] : [first.type, ...rest.map(({ type }) => type)],
  );
  return new IDL.FuncClass(taken ?? [], given ?? [], [...annotations]);
}

/** Makes types that can encode out of types that are written. */
class TypeBuilder {
  readonly docs = new WeakMap<IDL.Type, ReadonlyMap<string, readonly string[]>>();
  readonly #source: string;
  readonly #did: DidNode;
  readonly #built = new Map<string, IDL.Type>();
  /** Types that are being built, and what stands for them where they come to themselves again. */
  readonly #begun = new Map<string, IDL.RecClass | undefined>();

  constructor(source: string, did: DidNode) {
    this.#source = source;
    this.#did = did;
  }

  /** What a chain of names ends in. */
  resolve(node: TypeNode): TypeNode {
    const seen = new Set<string>();
    let found = node;
    while (found.kind === "name") {
      const { name, at } = found;
      const named = this.#did.types.get(name);
      if (named === undefined) return found;
      if (seen.has(name)) throw this.#problem(at, `the type ${name} is nothing but itself`);
      seen.add(name);
      found = named;
    }
    return found;
  }

  build(node: TypeNode): IDL.Type {
    switch (node.kind) {
      case "name":
        return this.#buildNamed(node.name, node.at);
      case "opt":
        return IDL.Opt(this.build(node.inner));
      case "vec":
        return IDL.Vec(this.build(node.inner));
      case "record":
        return this.#buildRecord(node);
      case "variant":
        return this.#withDocs(IDL.Variant(this.#buildFields(node)), node);
      case "func":
        return this.#buildFunc(node);
      case "service":
        return this.#buildService(node.methods);
    }
  }

  #buildNamed(name: string, at: number): IDL.Type {
    const node = this.#did.types.get(name);
    if (node === undefined) {
      const primitive = PRIMITIVES.get(name);
      if (primitive !== undefined) return primitive;
      throw this.#problem(at, `the type ${name} is not defined`);
    }
    const known = this.#built.get(name);
    if (known !== undefined) return known;
    if (this.#begun.has(name)) return this.#standFor(name);
    this.resolve(node);
    if (this.#begun.size === DEPTH_MAX)
      throw this.#problem(at, `types are nested more than ${DEPTH_MAX} times`);
    this.#begun.set(name, undefined);
    const built = this.build(node);
    const standIn = this.#begun.get(name);
    if (standIn !== undefined) standIn.fill(built);
    this.#begun.delete(name);
    const type = standIn ?? built;
    this.#built.set(name, type);
    return type;
  }

  #standFor(name: string): IDL.Type {
    const standIn = this.#begun.get(name) ?? IDL.Rec();
    this.#begun.set(name, standIn);
    return standIn;
  }

  #buildRecord(node: TypeNode & { readonly kind: "record" | "variant" }): IDL.Type {
    const isTuple = node.fields.length > 0 && node.fields.every(isComponent);
    if (isTuple) return IDL.Tuple(...node.fields.map(({ type }) => this.build(type)));
    return this.#withDocs(IDL.Record(this.#buildFields(node)), node);
  }

  #buildFields({ fields }: TypeNode & { readonly kind: "record" | "variant" }) {
    // Names of fields may be those that every object has.
    const built: Record<string, IDL.Type> = Object.create(null);
    for (const { label, type } of fields) built[label] = this.build(type);
    return built;
  }

  #buildFunc({ args, results, annotations }: FuncNode): IDL.FuncClass {
    const toPart = ({ type }: ArgNode) => ({ type: this.build(type) });
    return funcOf(args.map(toPart), results.map(toPart), annotations);
  }

  #buildService(methods: readonly MethodNode[]): IDL.Type {
    const built: Record<string, IDL.FuncClass> = Object.create(null);
    for (const { name, type, at } of methods) {
      const func = this.resolve(type);
      if (func.kind !== "func") throw this.#problem(at, `${name} is not a function`);
      built[name] = this.#buildFunc(func);
    }
    return IDL.Service(built);
  }

  #withDocs(type: IDL.Type, node: TypeNode & { readonly kind: "record" | "variant" }): IDL.Type {
    const labels = node.fields.map(({ label }) => label);
    rememberOrder(type, labels);
    this.docs.set(type, new Map(node.fields.map(({ label, docs }) => [label, docs])));
    return type;
  }

  #problem(at: number, what: string): DidProblem {
    return new DidProblem(this.#source, at, what);
  }
}

function isComponent({ label }: { readonly label: string }, index: number): boolean {
  return label === `_${index}_`;
}

/** Most named types that stand in each other. */
const DEPTH_MAX = 200;

const NO_DOCS: ReadonlyMap<string, readonly string[]> = new Map();

const MODES: readonly MethodMode[] = ["query", "composite_query", "oneway"];

const PRIMITIVES: ReadonlyMap<string, IDL.Type> = new Map<string, IDL.Type>([
  ["null", IDL.Null],
  ["bool", IDL.Bool],
  ["nat", IDL.Nat],
  ["int", IDL.Int],
  ["nat8", IDL.Nat8],
  ["nat16", IDL.Nat16],
  ["nat32", IDL.Nat32],
  ["nat64", IDL.Nat64],
  ["int8", IDL.Int8],
  ["int16", IDL.Int16],
  ["int32", IDL.Int32],
  ["int64", IDL.Int64],
  ["float32", IDL.Float32],
  ["float64", IDL.Float64],
  ["text", IDL.Text],
  ["reserved", IDL.Reserved],
  ["empty", IDL.Empty],
  ["principal", IDL.Principal],
]);
