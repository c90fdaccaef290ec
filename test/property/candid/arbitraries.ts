import { IDL } from "@dfinity/candid";
import { Principal } from "@dfinity/principal";
import fc from "fast-check";

/** A Candid type as a plain tree, so that it prints, shrinks and can be changed a little. */
export type Spec =
  | { readonly kind: "primitive"; readonly name: PrimitiveName }
  | { readonly kind: "opt" | "vec"; readonly of: Spec }
  | { readonly kind: "record" | "variant"; readonly fields: readonly Field[] }
  | { readonly kind: "tuple"; readonly parts: readonly Spec[] }
  | { readonly kind: "func"; readonly args: readonly Spec[]; readonly rets: readonly Spec[] }
  | { readonly kind: "service"; readonly methods: readonly Field[] }
  /** A recursive type of one of the shapes in `KNOTS`, around another type. */
  | { readonly kind: "knot"; readonly knot: number; readonly of: Spec };

export type Field = readonly [label: string, type: Spec];

const PRIMITIVES = {
  Null: IDL.Null,
  Bool: IDL.Bool,
  Nat: IDL.Nat,
  Int: IDL.Int,
  Nat8: IDL.Nat8,
  Nat16: IDL.Nat16,
  Nat32: IDL.Nat32,
  Nat64: IDL.Nat64,
  Int8: IDL.Int8,
  Int16: IDL.Int16,
  Int32: IDL.Int32,
  Int64: IDL.Int64,
  Float32: IDL.Float32,
  Float64: IDL.Float64,
  Text: IDL.Text,
  Reserved: IDL.Reserved,
  Empty: IDL.Empty,
  Principal: IDL.Principal,
} as const;

export type PrimitiveName = keyof typeof PRIMITIVES;

const LABELS = ["Ok", "Err", "owner", "amount", "_0_", "_1_", "_2_", "_7_", "memo", "täg", "☃"];

/** Records as a program makes them: the stock package calls a method of theirs. */
const NORMAL = { noNullPrototype: true } as const;

/** Ways to be recursive: alone, through two types, through a vec, with the cycle in the middle. */
const KNOTS: readonly {
  readonly type: (of: IDL.Type) => IDL.Type;
  readonly value: (of: fc.Arbitrary<unknown>) => fc.Arbitrary<unknown>;
}[] = [
  {
    type: (of) => {
      const list = IDL.Rec();
      list.fill(IDL.Opt(IDL.Record({ head: of, tail: list })));
      return list;
    },
    value: (of) =>
      fc
        .array(of, { maxLength: 3 })
        .map((heads) => heads.reduceRight<unknown[]>((tail, head) => [{ head, tail }], [])),
  },
  {
    type: (of) => {
      const tree = IDL.Rec();
      tree.fill(IDL.Variant({ leaf: of, nodes: IDL.Vec(tree) }));
      return tree;
    },
    value: (of) =>
      fc.letrec((tie) => ({
        tree: fc.oneof(
          { maxDepth: 2 },
          of.map((leaf) => ({ leaf })),
          fc.array(tie("tree"), { maxLength: 3 }).map((nodes) => ({ nodes })),
        ),
      })).tree,
  },
  {
    type: (of) => {
      const even = IDL.Rec();
      const odd = IDL.Rec();
      even.fill(IDL.Record({ item: of, next: IDL.Opt(odd) }));
      odd.fill(IDL.Record({ next: IDL.Opt(even), item: IDL.Opt(of) }));
      return IDL.Vec(even);
    },
    value: (of) => {
      const odd = fc.record({ next: fc.constant([]), item: of.map((item) => [item]) }, NORMAL);
      return fc.array(
        fc.record(
          { item: of, next: fc.option(odd).map((next) => (next === null ? [] : [next])) },
          NORMAL,
        ),
        { maxLength: 2 },
      );
    },
  },
];

const primitive = fc
  .constantFrom(...(Object.keys(PRIMITIVES) as PrimitiveName[]))
  .map((name): Spec => ({ kind: "primitive", name }));

const fieldsOf = (part: fc.Arbitrary<Spec>): fc.Arbitrary<Field[]> =>
  fc.uniqueArray(fc.tuple(fc.constantFrom(...LABELS), part), {
    selector: ([label]) => label,
    maxLength: 5,
  });

/** Any type. `empty` and variants without cases are among them, so some have no value. */
export const spec = specOf("with references");

/** The same without functions and services. */
const specWithoutReferences = specOf("without references");

function specOf(references: "with references" | "without references"): fc.Arbitrary<Spec> {
  return fc.letrec<{ any: Spec }>((tie) => {
    const any = tie("any");
    const parts = fc.array(any, { maxLength: 3 });
    const func = fc.record({ args: parts, rets: parts }).map((f): Spec => ({ kind: "func", ...f }));
    const knot = fc.record({ knot: fc.nat(KNOTS.length - 1), of: any });
    const referenceWeight = references === "with references" ? 1 : 0;
    return {
      any: fc.oneof(
        { maxDepth: 3, depthSize: "small", withCrossShrink: true },
        { weight: 6, arbitrary: primitive },
        { weight: 2, arbitrary: any.map((of): Spec => ({ kind: "opt", of })) },
        { weight: 2, arbitrary: any.map((of): Spec => ({ kind: "vec", of })) },
        { weight: 3, arbitrary: fieldsOf(any).map((fields): Spec => ({ kind: "record", fields })) },
        {
          weight: 2,
          arbitrary: fieldsOf(any).map((fields): Spec => ({ kind: "variant", fields })),
        },
        { weight: 1, arbitrary: parts.map((list): Spec => ({ kind: "tuple", parts: list })) },
        { weight: 1, arbitrary: knot.map((k): Spec => ({ kind: "knot", ...k })) },
        { weight: referenceWeight, arbitrary: func },
        { weight: referenceWeight, arbitrary: serviceOf(parts) },
      ),
    };
  }).any;
}

function serviceOf(parts: fc.Arbitrary<Spec[]>): fc.Arbitrary<Spec> {
  const method = fc.record({ args: parts, rets: parts }).map((f): Spec => ({ kind: "func", ...f }));
  const methods = fc.uniqueArray(fc.tuple(fc.constantFrom("get", "put", "日本"), method), {
    selector: ([name]) => name,
  });
  return methods.map((fields): Spec => ({ kind: "service", methods: fields }));
}

export function toType(tree: Spec): IDL.Type {
  switch (tree.kind) {
    case "primitive":
      return PRIMITIVES[tree.name];
    case "opt":
      return IDL.Opt(toType(tree.of));
    case "vec":
      return IDL.Vec(toType(tree.of));
    case "record":
      return IDL.Record(toTypes(tree.fields));
    case "variant":
      return IDL.Variant(toTypes(tree.fields));
    case "tuple":
      return IDL.Tuple(...tree.parts.map(toType));
    case "func":
      return toFunc(tree);
    case "service":
      return IDL.Service(
        Object.fromEntries(
          tree.methods.flatMap(([name, f]) => (f.kind === "func" ? [[name, toFunc(f)]] : [])),
        ),
      );
    case "knot":
      return knotOf(tree.knot).type(toType(tree.of));
  }
}

function toTypes(fields: readonly Field[]): Record<string, IDL.Type> {
  return Object.fromEntries(fields.map(([label, type]) => [label, toType(type)]));
}

function toFunc({ args, rets }: Extract<Spec, { kind: "func" }>): IDL.FuncClass {
  // The number of arguments decides the annotation: an arbitrary choice, but always the same.
  const modes = [[], ["query"], ["oneway"], ["composite_query"]][args.length] ?? [];
  return new IDL.FuncClass(args.map(toType) as [], rets.map(toType) as [], modes);
}

function knotOf(index: number): (typeof KNOTS)[number] {
  const knot = KNOTS[index];
  if (knot === undefined) throw new Error(`no knot ${index}`);
  return knot;
}

const principal = fc.uint8Array({ maxLength: 29 }).map((bytes) => Principal.fromUint8Array(bytes));

/** Small numbers, numbers around the borders of LEB128 bytes, and large ones. */
const natural = fc
  .oneof(
    fc.bigInt({ min: 0n, max: 300n }),
    fc
      .tuple(fc.nat(40), fc.bigInt({ min: -1n, max: 1n }))
      .map(([sevens, off]) => (1n << (7n * BigInt(sevens))) + off),
    fc.bigInt({ min: 0n, max: 1n << 256n }),
  )
  .map((value) => (value < 0n ? 0n : value));

const integer = fc
  .tuple(natural, fc.boolean())
  .map(([value, negative]) => (negative ? -value : value));

const signed = (bits: number) => ({ min: -(2 ** (bits - 1)), max: 2 ** (bits - 1) - 1 });

const VALUES: Record<PrimitiveName, fc.Arbitrary<unknown> | undefined> = {
  Null: fc.constant(null),
  Bool: fc.boolean(),
  Nat: natural,
  Int: integer,
  Nat8: fc.nat(0xff),
  Nat16: fc.nat(0xffff),
  Nat32: fc.nat(0xffff_ffff),
  Nat64: fc.bigInt({ min: 0n, max: (1n << 64n) - 1n }),
  Int8: fc.integer(signed(8)),
  Int16: fc.integer(signed(16)),
  Int32: fc.integer(signed(32)),
  Int64: fc.bigInt({ min: -(1n << 63n), max: (1n << 63n) - 1n }),
  Float32: fc.float(),
  Float64: fc.double(),
  Text: fc.string({ unit: "binary", maxLength: 12 }),
  Reserved: fc.constant(null),
  Empty: undefined,
  Principal: principal,
};

const TYPED_ARRAYS: Partial<Record<PrimitiveName, (values: never[]) => unknown>> = {
  Nat8: (values) => new Uint8Array(values),
  Nat16: (values) => new Uint16Array(values),
  Nat32: (values) => new Uint32Array(values),
  Nat64: (values) => new BigUint64Array(values),
  Int8: (values) => new Int8Array(values),
  Int16: (values) => new Int16Array(values),
  Int32: (values) => new Int32Array(values),
  Int64: (values) => new BigInt64Array(values),
};

/** Values of a type in the form `decode` gives them; `undefined` if there is none. */
export function valuesOf(tree: Spec): fc.Arbitrary<unknown> | undefined {
  switch (tree.kind) {
    case "primitive":
      return VALUES[tree.name];
    case "opt": {
      const payload = valuesOf(tree.of)?.map((value) => [value]);
      return payload === undefined ? fc.constant([]) : fc.oneof(fc.constant([]), payload);
    }
    case "vec":
      return vecOf(tree.of);
    case "record": {
      const fields = tree.fields.map(([label, type]) => [label, valuesOf(type)] as const);
      return allDefined(fields) ? fc.record(Object.fromEntries(fields), NORMAL) : undefined;
    }
    case "tuple": {
      const parts = tree.parts.map((part, i) => [String(i), valuesOf(part)] as const);
      return allDefined(parts) ? fc.tuple(...parts.map(([, part]) => part)) : undefined;
    }
    case "variant": {
      const cases = tree.fields.flatMap(([label, type]) => {
        const payload = valuesOf(type);
        return payload === undefined ? [] : [payload.map((value) => ({ [label]: value }))];
      });
      return cases.length === 0 ? undefined : fc.oneof(...cases);
    }
    case "func":
      return fc.tuple(principal, fc.string({ maxLength: 8 }));
    case "service":
      return principal;
    case "knot": {
      const of = valuesOf(tree.of);
      return of === undefined ? undefined : knotOf(tree.knot).value(of);
    }
  }
}

function vecOf(element: Spec): fc.Arbitrary<unknown> {
  const value = valuesOf(element);
  const values = value === undefined ? fc.constant([]) : fc.array(value, { maxLength: 5 });
  const toTyped = element.kind === "primitive" ? TYPED_ARRAYS[element.name] : undefined;
  return toTyped === undefined ? values : values.map((list) => toTyped(list as never[]));
}

function allDefined<T>(
  list: (readonly [string, T | undefined])[],
): list is (readonly [string, T])[] {
  return list.every(([, item]) => item !== undefined);
}

/** A type and a value of it. */
export type Sample = { readonly tree: Spec; readonly value: unknown };

export const sample: fc.Arbitrary<Sample> = sampleOf(spec);

export const sampleWithoutReferences: fc.Arbitrary<Sample> = sampleOf(specWithoutReferences);

function sampleOf(trees: fc.Arbitrary<Spec>): fc.Arbitrary<Sample> {
  return trees.chain((tree) => {
    const value = valuesOf(tree);
    return value === undefined
      ? fc.constant({ tree: { kind: "primitive", name: "Null" } as const, value: null })
      : value.map((v) => ({ tree, value: v }));
  });
}

/** Types that a later or an earlier version of an interface might have instead of this one. */
export function evolved(tree: Spec): fc.Arbitrary<Spec> {
  const other = fc.oneof(
    fc.constant(tree),
    fc.constant<Spec>({ kind: "opt", of: tree }),
    fc.constant<Spec>({ kind: "primitive", name: "Reserved" }),
    specWithoutReferences,
  );
  const within = evolvedWithin(tree);
  return fc.oneof({ weight: 2, arbitrary: within }, { weight: 1, arbitrary: other });
}

function evolvedWithin(tree: Spec): fc.Arbitrary<Spec> {
  switch (tree.kind) {
    case "primitive":
      return tree.name === "Nat"
        ? fc.constant({ kind: "primitive", name: "Int" })
        : fc.constant(tree);
    case "opt":
      return fc.oneof(
        evolved(tree.of).map((of): Spec => ({ kind: "opt", of })),
        fc.constant(tree.of),
      );
    case "vec":
      return evolved(tree.of).map((of): Spec => ({ kind: "vec", of }));
    case "knot":
      return evolved(tree.of).map((of): Spec => ({ ...tree, of }));
    case "tuple":
      return fc.tuple(...tree.parts.map(evolved)).map((parts): Spec => ({ kind: "tuple", parts }));
    case "record":
    case "variant":
      return evolvedFields(tree.fields).map((fields): Spec => ({ kind: tree.kind, fields }));
    default:
      return fc.constant(tree);
  }
}

function evolvedFields(fields: readonly Field[]): fc.Arbitrary<Field[]> {
  const kept = fc.tuple(
    ...fields.map(([label, type]) =>
      fc.oneof(
        { weight: 4, arbitrary: evolved(type).map((next): Field => [label, next]) },
        { weight: 1, arbitrary: fc.constant(undefined) },
      ),
    ),
  );
  return fc.tuple(kept, fieldsOf(specWithoutReferences)).map(([old, added]) => {
    const merged = new Map(added.slice(0, 2));
    for (const field of old) if (field !== undefined) merged.set(...field);
    return [...merged];
  });
}
