import { quoteName } from "../values/candid-names.js";
import type { ArgNode, FuncNode, TypeNode } from "./syntax.js";

/** A function type as it is written, in one line; long types are cut short. */
export function printFunc({ args, results, annotations }: FuncNode): string {
  const [taken, given] = [args, results].map((list) => `(${list.map(printArg).join(", ")})`);
  return [taken, "->", given, ...annotations].join(" ");
}

function printArg({ name, type }: ArgNode): string {
  const text = printType(type);
  return name === undefined ? text : `${quoteName(name)} : ${text}`;
}

/** A type as it is written, in one line; long types are cut short. */
export function printType(node: TypeNode, depth = 0): string {
  switch (node.kind) {
    case "name":
      return node.name;
    case "opt":
      return `opt ${printType(node.inner, depth)}`;
    case "vec": {
      const { inner } = node;
      if (inner.kind === "name" && inner.name === "nat8") return "blob";
      return `vec ${printType(inner, depth)}`;
    }
    case "record":
    case "variant": {
      if (depth === DEPTH_MAX || node.fields.length > FIELDS_MAX) return `${node.kind} { … }`;
      const fields = node.fields.map(({ label, type }) => {
        const isBare = type.kind === "name" && type.name === "null" && node.kind === "variant";
        const text = printType(type, depth + 1);
        if (isBare) return quoteName(label);
        return /^_\d+_$/.test(label) ? text : `${quoteName(label)} : ${text}`;
      });
      return `${node.kind} { ${fields.join("; ")} }`;
    }
    case "func":
      return `func ${printFunc(node)}`;
    case "service":
      return "service { … }";
  }
}

/** How many levels and fields are shown. */
const DEPTH_MAX = 1;
const FIELDS_MAX = 6;
