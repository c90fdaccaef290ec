/** ICRC-3's generic value. Maps keep the order in which they were written; hashing sorts. */
export type Value =
  | { readonly Blob: Uint8Array }
  | { readonly Text: string }
  | { readonly Nat: WholeNumber }
  | { readonly Int: WholeNumber }
  | { readonly Array: readonly Value[] }
  | { readonly Map: readonly (readonly [string, Value])[] };

/** A number of any size, in the unit that its key stands for. */
export type WholeNumber = bigint;
