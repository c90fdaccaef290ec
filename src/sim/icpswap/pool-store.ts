import type { StableMap } from "../../environment/environment.js";
import { StableCell } from "../../environment/stable-cell.js";
import { assert } from "../../kernel/assert.js";
import { bytesKey } from "../../kernel/bytes.js";
import { nat64ToKey } from "../../kernel/key-codec.js";
import { readAll } from "../read-all.js";
import { poolMemory } from "./memory.js";
import { type IcpswapPool, openPool, type Position } from "./pool.js";
import {
  balanceCodec,
  coreCodec,
  type PoolCore,
  payoutCodec,
  poolSettingsCodec,
  positionCodec,
  type QueuedPayout,
  tickCodec,
  type UnusedBalance,
} from "./pool-records.js";
import { initialSettings, type PoolInit, type PoolSettings, type PoolToken } from "./settings.js";
import { rememberBorders } from "./swap.js";
import { flipTick } from "./tick-bitmap.js";

const NOTHING: UnusedBalance = { balance0Atoms: 0n, balance1Atoms: 0n };
/** Ticks are negative too; keys are not. */
const TICK_KEY_OFFSET = 1n << 32n;

/** Which of a pool's two tokens. */
export type Place = 0 | 1;

/** All that a pool's stand-in keeps: on the heap to read, in stable memory to survive upgrades. */
export class PoolStore {
  readonly #settings: StableCell<PoolSettings>;
  readonly #core: StableCell<PoolCore>;
  readonly #ticks: StableMap;
  readonly #positions: StableMap;
  readonly #balances: StableMap;
  readonly #queue: StableMap;
  readonly #balancesByOwner = new Map<string, UnusedBalance>();
  #pool: IcpswapPool | undefined;
  /** Deposits and swaps that wait for a ledger; forgotten by an upgrade, as those are lost then. */
  #waitingCount = 0;

  /**
   * Opens the store, as it is or, when there is none yet, as `init` says.
   *
   * @throws {AssertionError} when there is neither: the canister is installed with arguments.
   */
  constructor(openMap: (memoryId: number) => StableMap, init: PoolInit | undefined) {
    this.#settings = new StableCell(openMap(poolMemory.settings), poolSettingsCodec);
    this.#core = new StableCell(openMap(poolMemory.core), coreCodec);
    this.#ticks = openMap(poolMemory.ticks);
    this.#positions = openMap(poolMemory.positions);
    this.#balances = openMap(poolMemory.balances);
    this.#queue = openMap(poolMemory.queue);

    if (this.#settings.get() === undefined && init !== undefined) {
      this.#settings.set(initialSettings(init));
    }
    assert(this.#settings.get() !== undefined, "the pool was never installed");
    const core = this.#core.get();
    if (core !== undefined) this.#pool = this.#reopen(core);
  }

  get settings(): PoolSettings {
    const settings = this.#settings.get();
    assert(settings !== undefined, "the pool was never installed");
    return settings;
  }

  /** Changes some of the settings. */
  change(changes: Partial<PoolSettings>): void {
    this.#settings.set({ ...this.settings, ...changes });
  }

  /** Whether the pool has a price. */
  get isOpen(): boolean {
    return this.#pool !== undefined;
  }

  /** The pool; it has a price before it is swapped or minted. */
  get pool(): IcpswapPool {
    assert(this.#pool !== undefined, "the pool has no price yet");
    return this.#pool;
  }

  /** Gives the pool its price. */
  open(feePips: bigint, tickSpacing: number, sqrtPriceX96: bigint): void {
    assert(this.#pool === undefined, "the pool has a price already");
    this.#pool = openPool(feePips, tickSpacing, sqrtPriceX96);
    this.savePool([]);
  }

  /** Writes the pool after it was swapped or minted; `ticks` are those that changed. */
  savePool(ticks: Iterable<number>): void {
    const { pool } = this;
    this.#core.set({
      feePips: pool.feePips,
      tickSpacing: pool.tickSpacing,
      sqrtPriceX96: pool.sqrtPriceX96,
      tick: pool.tick,
      liquidity: pool.liquidity,
      feeGrowthGlobal0X128: pool.feeGrowthGlobal0X128,
      feeGrowthGlobal1X128: pool.feeGrowthGlobal1X128,
      nextPositionId: pool.nextPositionId,
    });
    for (const tick of ticks) {
      const state = pool.ticks.get(tick);
      const key = nat64ToKey(BigInt(tick) + TICK_KEY_OFFSET);
      if (state !== undefined) this.#ticks.insert(key, tickCodec.encode([tick, state]));
    }
    rememberBorders(pool);
  }

  /** Writes a position that was opened. */
  savePosition(position: Position): void {
    this.#positions.insert(nat64ToKey(position.positionId), positionCodec.encode(position));
  }

  /** The token of a place. */
  token(place: Place): PoolToken {
    return place === 0 ? this.settings.token0 : this.settings.token1;
  }

  /** The fee of a token's ledger as it was read last. */
  cachedFeeAtoms(place: Place): bigint {
    return place === 0 ? this.settings.fee0Atoms : this.settings.fee1Atoms;
  }

  /** What is credited to somebody. */
  balanceOf(owner: Uint8Array): UnusedBalance {
    const key = bytesKey(owner);
    const known = this.#balancesByOwner.get(key);
    if (known !== undefined) return known;
    const bytes = this.#balances.get(owner);
    const balance = bytes === undefined ? NOTHING : balanceCodec.decode(bytes);
    this.#balancesByOwner.set(key, balance);
    return balance;
  }

  /** What is credited to somebody of one token. */
  amountOf(owner: Uint8Array, place: Place): bigint {
    const balance = this.balanceOf(owner);
    return place === 0 ? balance.balance0Atoms : balance.balance1Atoms;
  }

  /** Credits somebody. */
  credit(owner: Uint8Array, place: Place, amountAtoms: bigint): void {
    const { balance0Atoms, balance1Atoms } = this.balanceOf(owner);
    const balance =
      place === 0
        ? { balance0Atoms: balance0Atoms + amountAtoms, balance1Atoms }
        : { balance0Atoms, balance1Atoms: balance1Atoms + amountAtoms };

    this.#balancesByOwner.set(bytesKey(owner), balance);
    const isNothing = balance.balance0Atoms === 0n && balance.balance1Atoms === 0n;
    if (isNothing) this.#balances.remove(owner);
    else this.#balances.insert(owner, balanceCodec.encode(balance));
  }

  /** Takes from somebody what they were seen to have. */
  debit(owner: Uint8Array, place: Place, amountAtoms: bigint): void {
    assert(this.amountOf(owner, place) >= amountAtoms, "debit: more than is credited");
    this.credit(owner, place, -amountAtoms);
  }

  /** Gives out the next id of a transaction. */
  nextTxId(): bigint {
    const txId = this.settings.lastTxId + 1n;
    this.change({ lastTxId: txId });
    return txId;
  }

  putPayout(payout: QueuedPayout): void {
    this.#queue.insert(nat64ToKey(payout.txId), payoutCodec.encode(payout));
  }

  findPayout(txId: bigint): QueuedPayout | undefined {
    const bytes = this.#queue.get(nat64ToKey(txId));
    return bytes === undefined ? undefined : payoutCodec.decode(bytes);
  }

  removePayout(txId: bigint): void {
    this.#queue.remove(nat64ToKey(txId));
  }

  /** All payouts that were not made, in the order in which they were queued. */
  payouts(): QueuedPayout[] {
    return readAll(this.#queue, payoutCodec);
  }

  /** Transactions under way: those that wait for a ledger, and those in the queue. */
  get transactionCount(): number {
    return this.#waitingCount + this.#queue.count();
  }

  /** A transaction begins to wait for a ledger. */
  beginWaiting(): void {
    this.#waitingCount++;
  }

  /** It waits no more. */
  endWaiting(): void {
    this.#waitingCount--;
  }

  #reopen(core: PoolCore): IcpswapPool {
    const pool = openPool(core.feePips, core.tickSpacing, core.sqrtPriceX96);
    pool.tick = core.tick;
    pool.liquidity = core.liquidity;
    pool.feeGrowthGlobal0X128 = core.feeGrowthGlobal0X128;
    pool.feeGrowthGlobal1X128 = core.feeGrowthGlobal1X128;
    pool.nextPositionId = core.nextPositionId;
    for (const [tick, state] of readAll(this.#ticks, tickCodec)) {
      pool.ticks.set(tick, state);
      flipTick(pool.bitmap, tick, pool.tickSpacing);
    }
    for (const position of readAll(this.#positions, positionCodec)) {
      pool.positions.set(position.positionId, position);
    }
    rememberBorders(pool);
    return pool;
  }
}
