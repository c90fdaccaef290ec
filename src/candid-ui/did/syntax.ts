/** A type as it is written. */
export type TypeNode =
  | { readonly kind: "name"; readonly name: string; readonly at: number }
  | { readonly kind: "opt" | "vec"; readonly inner: TypeNode }
  | { readonly kind: "record" | "variant"; readonly fields: readonly FieldNode[] }
  | ({ readonly kind: "func" } & FuncNode)
  | { readonly kind: "service"; readonly methods: readonly MethodNode[] };

/** A field of a record or a case of a variant. */
export type FieldNode = {
  /** Its name; `_7_` where it has a number only. */
  readonly label: string;
  readonly type: TypeNode;
  readonly docs: readonly string[];
};

/** An argument or a result. */
export type ArgNode = {
  readonly name: string | undefined;
  readonly type: TypeNode;
  readonly docs: readonly string[];
};

/** A function type. */
export type FuncNode = {
  readonly args: readonly ArgNode[];
  readonly results: readonly ArgNode[];
  readonly annotations: readonly string[];
};

/** A method of a service. */
export type MethodNode = {
  readonly name: string;
  /** A function, or the name of one. */
  readonly type: TypeNode;
  readonly docs: readonly string[];
  readonly at: number;
};

/** A whole `.did`. */
export type DidNode = {
  readonly types: ReadonlyMap<string, TypeNode>;
  /** A service, or the name of one. */
  readonly service: TypeNode;
  readonly docs: readonly string[];
};
