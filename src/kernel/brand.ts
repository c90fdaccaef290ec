declare const brand: unique symbol;

/** A value that was checked once and is afterwards only compared or used as a key. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
