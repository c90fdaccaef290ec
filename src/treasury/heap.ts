import type { TreasuryConfig } from "./config.js";
import type { Deadline } from "./flows/deadline.js";
import type { ClaimTry } from "./flows/fetch-claim.js";
import type { VenueHealth } from "./health.js";
import type { TokenId, VenueId } from "./ids.js";
import type { Leg, Snapshot } from "./model.js";
import type { Change, Watch } from "./planner/alerts.js";
import type { SkippedPair } from "./planner/model.js";
import type { Allowance } from "./ports.js";

/** What is known of a token's account without asking again. Lost at an upgrade. */
export type TokenSync = {
  /** When the ledger last answered. */
  readonly syncedAtNs: bigint;
  /** What it answered. */
  readonly balanceAtoms: bigint;
  /** Why it did not answer the last time, when it did not. */
  readonly failure?: string;
  /** Cycles in a row in which balance and books disagreed although every block was examined. */
  readonly mismatchCount: number;
  /** Fees booked since the ledger answered: how much of them is in its answer is not known. */
  readonly collectedAtoms?: bigint;
};

/** A cycle that has not ended: the lock that keeps another from starting (B-63). */
export type RunningCycle = {
  readonly startedAtNs: bigint;
  readonly deadline: Deadline;
};

/** A failed leg whose tokens are proven to be back: the next attempt sells them for ICP. */
export type OwedFallback = {
  readonly legId: bigint;
  readonly venueId: VenueId;
  readonly sellId: TokenId;
  readonly buyId: TokenId;
  readonly amountAtoms: bigint;
  readonly mode: "exact" | "random";
};

/** What lives on the heap only: caches that are rebuilt, and what a restart may forget. */
export type Heap = {
  running: RunningCycle | undefined;
  lastCycleAtNs: bigint;
  readonly syncs: Map<number, TokenSync>;
  readonly health: Map<VenueId, VenueHealth>;
  /** The same for each pair at a venue that has a pool a pair. */
  readonly pairHealth: Map<string, VenueHealth>;
  skippedPairs: SkippedPair[];
  /** What venues may still pull, by token and spender. */
  readonly allowances: Map<string, Allowance>;
  /**
   * Grows with everything that must be told from what was before and after it. The clock cannot
   * tell: it stands still while messages of one round are executed.
   */
  momentIndex: bigint;
  /** The block at which a token's books stopped, once it was told. */
  readonly refusedBlocks: Map<number, bigint>;
  /** When an open leg or transfer last changed, by operation id; none since the restart: before. */
  readonly changeMoments: Map<bigint, bigint>;
  /** When an allowance was last taken back. */
  readonly revokedMoments: Map<string, bigint>;
  /** When the blocks of a token were last read to the tip: the moment of asking. */
  readonly statementMoments: Map<number, bigint>;
  owedFallback: OwedFallback | undefined;
  lastShortSyncAtNs: bigint | undefined;
  lastLongSyncAtNs: bigint | undefined;
  lastSweepAtNs: bigint | undefined;
  /** Below it every leg's venue was looked at after the leg had ended, and showed nothing. */
  sweptLegId: bigint;
  /** Legs whose allowances are still to be taken back, by venues that were switched off. */
  readonly exits: Map<VenueId, readonly Leg[]>;
  /** When a venue principal was last asked to pay what no leg explains. */
  readonly fetchedAtNs: Map<string, bigint>;
  /** When claims were last asked for, by venue and claim. */
  readonly claimTries: Map<string, ClaimTry>;
  lastSnapshotAtNs: bigint | undefined;
  lastSnapshot: Snapshot | undefined;
  portfolioWatch: Watch | undefined;
  portfolioChange: Change;
  config: { readonly version: bigint; readonly config: TreasuryConfig } | undefined;
};

/** The heap after a start or an upgrade. */
export function emptyHeap(): Heap {
  return {
    running: undefined,
    lastCycleAtNs: 0n,
    syncs: new Map(),
    health: new Map(),
    pairHealth: new Map(),
    skippedPairs: [],
    allowances: new Map(),
    momentIndex: 0n,
    refusedBlocks: new Map(),
    changeMoments: new Map(),
    revokedMoments: new Map(),
    statementMoments: new Map(),
    owedFallback: undefined,
    lastShortSyncAtNs: undefined,
    lastLongSyncAtNs: undefined,
    lastSweepAtNs: undefined,
    sweptLegId: 0n,
    exits: new Map(),
    fetchedAtNs: new Map(),
    claimTries: new Map(),
    lastSnapshotAtNs: undefined,
    lastSnapshot: undefined,
    portfolioWatch: undefined,
    portfolioChange: { changeBp: 0n, isTriggered: false },
    config: undefined,
  };
}

/** Has the next cycle look at the venues of all legs in reach, whenever that was done last. */
export function sweepAnew(heap: Heap): void {
  heap.lastSweepAtNs = undefined;
  heap.sweptLegId = 0n;
}

/** A moment after all before it. */
export function nextMoment(heap: Heap): bigint {
  heap.momentIndex += 1n;
  return heap.momentIndex;
}
