/** Stable memory of the KongSwap stand-in. */
export const kongMemory = {
  settings: 0,
  tokens: 1,
  pools: 2,
  users: 3,
  requests: 4,
  payments: 5,
  claims: 6,
  latePayouts: 7,
} as const;
