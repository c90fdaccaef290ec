/** Stable memory of a pool's stand-in. */
export const poolMemory = {
  settings: 0,
  core: 1,
  ticks: 2,
  positions: 3,
  balances: 4,
  queue: 5,
} as const;

/** Stable memory of the factory's stand-in. */
export const factoryMemory = { settings: 0, pools: 1 } as const;
