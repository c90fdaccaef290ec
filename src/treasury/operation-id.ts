/** What a memo of ours names: a leg, or a transfer of any other kind. */
export type OperationName =
  | { readonly type: "leg"; readonly legId: bigint }
  | { readonly type: "transfer"; readonly transferId: bigint };

/** One space of ids for everything that leaves the treasury: legs are even, transfers odd. */
export function legOperationId(legId: bigint): bigint {
  return legId * 2n;
}

/** The operation id of a transfer that is not a leg. */
export function transferOperationId(transferId: bigint): bigint {
  return transferId * 2n + 1n;
}

/** Reads an operation id back. */
export function nameOperation(operationId: bigint): OperationName {
  return operationId % 2n === 0n
    ? { type: "leg", legId: operationId / 2n }
    : { type: "transfer", transferId: operationId / 2n };
}
