import type { Environment } from "../environment/environment.js";
import { hashBlock } from "./block-hash.js";
import { RELEASED_ACCOUNTS_A_RUN, releaseExpired } from "./lock-expiry.js";
import type { Progress } from "./progress.js";
import type { RecordCell } from "./record-cell.js";
import type { LedgerState } from "./state.js";
import { type Tip, tipRootHash } from "./tip-tree.js";

/** How long after a block its settlement follows. */
const DELAY_SEC = 1;

/** A timer that did not come after so long was lost in a trap, and is set again. */
const OVERDUE_NS = 30n * 1_000_000_000n;

/** How many blocks are hashed in one message. */
const HASHES_A_RUN = 64;

/** How many pages are written in one message. */
const PAGES_A_RUN = 16;

/**
 * Everything that follows a block without its caller waiting for it: balances, allowances and the
 * deduplication window go to stable memory, blocks are hashed, certified and packed into pages.
 *
 * Nothing is lost when it does not run: blocks are in stable memory from the first moment, and
 * whatever is not settled at an upgrade is posted again from them.
 */
export class Settlement {
  readonly #environment: Environment;
  readonly #state: LedgerState;
  readonly #progress: RecordCell<Progress>;
  #armedAtNs: bigint | undefined;
  /** Whether the last settlement has left expired locks for the next. */
  #isMoreExpired = false;

  constructor(environment: Environment, state: LedgerState, progress: RecordCell<Progress>) {
    this.#environment = environment;
    this.#state = state;
    this.#progress = progress;
  }

  /** Sees to it that a settlement follows soon. */
  arm(nowNs: bigint): void {
    if (this.#armedAtNs !== undefined && nowNs - this.#armedAtNs < OVERDUE_NS) return;

    this.#setTimer(nowNs, DELAY_SEC);
  }

  /** Settles all effects, and hashes and packs a bounded number of blocks. */
  settle(): void {
    const { activity, log } = this.#state;
    this.#settleEffects();
    this.#hash();
    const packed: Uint8Array[] = [];
    for (let i = 0; i < PAGES_A_RUN && log.packedCount < log.hashedCount; i++) {
      packed.push(...log.pack());
    }
    activity.add(packed);
    this.#writeProgress();
  }

  /**
   * Settles all effects at once, for a query that lists what is settled. A query's writes are
   * undone with it, so this costs nobody anything later.
   */
  settleForListing(): void {
    this.#settleEffects();
    this.#writeProgress();
  }

  /** The last hashed block: what the certificate speaks of. */
  tip(): Tip | undefined {
    const { log } = this.#state;
    const hash = log.tipHash;
    return hash === undefined ? undefined : { index: log.hashedCount - 1, hash };
  }

  #settleEffects(): void {
    const { accounts, allowances, locks, freezes, indexes, window, config } = this.#state;
    const nowNs = this.#environment.timeNs();
    const releasedCount = releaseExpired(this.#state, nowNs);

    accounts.settle((key) => this.#welcome(key));
    allowances.settle((change) => indexes.changeAllowance(change));
    locks.settle((change) => indexes.changeLocks(change));
    freezes.settle((change) => indexes.changeFreeze(change));
    window.settle(nowNs - config.windowNs - config.driftNs);
    this.#isMoreExpired = releasedCount === RELEASED_ACCOUNTS_A_RUN;
  }

  #writeProgress(): void {
    const { accounts, log, counters } = this.#state;
    const { holderCount } = accounts;
    this.#progress.write({ settledCount: log.length, holderCount, counters, log: log.progress });
  }

  #run(): void {
    this.#armedAtNs = undefined;
    this.settle();
    const { log } = this.#state;
    if (log.hashedCount < log.length || this.#isMoreExpired)
      this.#setTimer(this.#environment.timeNs(), 0);
  }

  #setTimer(nowNs: bigint, delaySec: number): void {
    this.#armedAtNs = nowNs;
    this.#environment.after(delaySec, () => this.#run());
  }

  /** What an account needs that appears for the first time. */
  #welcome(key: Uint8Array): void {
    const { config, identifiers, indexes } = this.#state;
    indexes.addAccount(key);
    if (config.isIcpFacade) identifiers.keep(key);
  }

  #hash(): void {
    const { log } = this.#state;
    const start = log.hashedCount;
    for (const { record } of log.read(start, HASHES_A_RUN)) {
      log.addHash(hashBlock(record, log.tipHash));
    }

    const tip = this.tip();
    if (tip !== undefined && start < log.hashedCount) this.#environment.certify(tipRootHash(tip));
  }
}
