import type { IDL } from "@dfinity/candid";

/*
 * Types keep their fields in the order of the wire, which follows the hashes of their names; people
 * want to see them as they were written.
 */

const orders = new WeakMap<IDL.Type, readonly string[]>();

/** Remembers in which order the fields of a type were written. */
export function rememberOrder(type: IDL.Type, labels: readonly string[]): void {
  orders.set(type, labels);
}

/** Fields of a record or cases of a variant, as they were written. */
export function inDeclaredOrder(
  type: IDL.Type,
  fields: readonly [string, IDL.Type][],
): [string, IDL.Type][] {
  const labels = orders.get(type) ?? [];
  return [...fields].sort(([a], [b]) => labels.indexOf(a) - labels.indexOf(b));
}
