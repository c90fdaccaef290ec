import { type Conduct, HONEST } from "../conduct.js";

/** A token of a pool. */
export type PoolToken = {
  /** The ledger's principal, raw. */
  readonly ledger: Uint8Array;
  /** The ledger's principal as text: how users name the token. */
  readonly address: string;
  /** The standard it is spoken to in, such as "ICRC2" or "ICP". */
  readonly standard: string;
};

/** What a pool was installed with. */
export type PoolInit = {
  /** Raw principals that may set the pool's price once, and use the methods of tests. */
  readonly admins: readonly Uint8Array[];
  readonly tokenA: PoolToken;
  readonly tokenB: PoolToken;
};

/** What of a pool changes rarely, and the number that was given out last. */
export type PoolSettings = {
  readonly admins: readonly Uint8Array[];
  readonly token0: PoolToken;
  readonly token1: PoolToken;
  /** Fees of the ledgers as they were read last. */
  readonly fee0Atoms: bigint;
  readonly fee1Atoms: bigint;
  readonly isAvailable: boolean;
  readonly payoutConduct: Conduct;
  readonly refundConduct: Conduct;
  readonly lastTxId: bigint;
};

/** A pool on its first day: tokens are sorted by the text of their ledgers' ids. */
export function initialSettings({ admins, tokenA, tokenB }: PoolInit): PoolSettings {
  const isSorted = tokenA.address < tokenB.address;
  return {
    admins,
    token0: isSorted ? tokenA : tokenB,
    token1: isSorted ? tokenB : tokenA,
    fee0Atoms: 0n,
    fee1Atoms: 0n,
    isAvailable: true,
    payoutConduct: HONEST,
    refundConduct: HONEST,
    lastTxId: 0n,
  };
}

/** What pools of a pair and a fee are called, by the texts of both ids in either order. */
export function poolKey(addressA: string, addressB: string, feePips: bigint): string {
  const [address0, address1] = addressA < addressB ? [addressA, addressB] : [addressB, addressA];
  return `${address0}_${address1}_${feePips}`;
}

/** Payouts leave the queue this long after they were queued. */
export const PAYOUT_DELAY_SEC = 3;
/** How often the pool reads the fees of its ledgers. */
export const FEE_SYNC_INTERVAL_SEC = 3_600;
/** As many transactions under way, and the pool takes no more. */
export const TRANSACTION_COUNT_MAX = 2_000;
/** Payouts one run of the queue makes. */
export const PAYOUTS_PER_RUN_MAX = 50;
