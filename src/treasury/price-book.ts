import type { StableLog } from "../environment/stable-log.js";
import { E8S_ONE } from "../kernel/fixed-point.js";
import type { PriceCondition, TreasuryConfig } from "./config.js";
import type { PricePoint, Token } from "./model.js";
import {
  type Change,
  conditionsFor,
  openWatch,
  type Watch,
  watchSample,
} from "./planner/alerts.js";
import type { TokenPrice } from "./planner/model.js";
import type { TokenRegistry } from "./token-registry.js";

/** A condition that has tripped, with the change that tripped it. */
export type Tripped = { readonly condition: PriceCondition; readonly change: Change };

/** What is kept of one token between price points. */
type Entry = {
  price?: TokenPrice;
  pendingE8s?: bigint;
  watches: { readonly condition: PriceCondition; readonly watch: Watch }[];
};

/**
 * Prices in force, and the watches that breakers look through. A cache over the log of price
 * points, which is read back lazily: an upgrade reads nothing, the first cycle after it one window.
 */
export class PriceBook {
  readonly #log: StableLog<PricePoint>;
  readonly #tokens: TokenRegistry;
  readonly #entries = new Map<number, Entry>();
  #readBackFor: TreasuryConfig | undefined;

  constructor(log: StableLog<PricePoint>, tokens: TokenRegistry) {
    this.#log = log;
    this.#tokens = tokens;
  }

  /** The price in force; ICP's is 1 by definition and never in the log. */
  of(token: Token, icpLedger: string): TokenPrice | undefined {
    if (token.tokenId === icpLedger) return { priceE8s: E8S_ONE, atNs: 0n, isBarred: false };
    return this.#entries.get(token.tokenIndex)?.price;
  }

  pendingOf(tokenIndex: number): bigint | undefined {
    return this.#entries.get(tokenIndex)?.pendingE8s;
  }

  /** Bars a token whose price jumped, until a second source or the next sync confirms it. */
  bar(tokenIndex: number, price: TokenPrice, pendingE8s: bigint): void {
    const entry = this.#entry(tokenIndex);
    entry.price = price;
    entry.pendingE8s = pendingE8s;
  }

  /**
   * Stores a price and answers the conditions it trips.
   *
   * @param config - Whose conditions are watched; another one than before rebuilds the watches.
   */
  accept(token: Token, point: PricePoint, config: TreasuryConfig): Tripped[] {
    this.readBack(config, point.atNs);
    this.#log.append(point);
    const entry = this.#entry(token.tokenIndex);
    entry.price = { priceE8s: point.priceE8s, atNs: point.atNs, isBarred: false };
    delete entry.pendingE8s;
    return this.#watch(token, point, config);
  }

  /** Reads the log back as far as any window reaches. Does nothing when that was done. */
  readBack(config: TreasuryConfig, nowNs: bigint): void {
    if (this.#readBackFor === config) return;
    this.#readBackFor = config;
    for (const entry of this.#entries.values()) entry.watches = [];
    const windowNs = config.priceConditions.reduce(
      (longest, condition) => (condition.windowNs > longest ? condition.windowNs : longest),
      config.priceAgeNsMax,
    );
    this.#replay(
      this.#log.firstIdWhere(({ atNs }) => atNs >= nowNs - windowNs),
      config,
    );
  }

  /** Forgets what tripped a breaker before a person lifted it. */
  resume(tokenIndex: number): void {
    this.#entry(tokenIndex).watches = [];
  }

  #replay(firstId: bigint, config: TreasuryConfig): void {
    for (let id = firstId; id < this.#log.nextId; id++) {
      const point = this.#log.get(id);
      if (point === undefined) continue;
      const token = this.#tokens.at(point.tokenIndex);
      const entry = this.#entry(point.tokenIndex);
      entry.price ??= { priceE8s: point.priceE8s, atNs: point.atNs, isBarred: false };
      if (point.atNs >= entry.price.atNs && !entry.price.isBarred) {
        entry.price = { priceE8s: point.priceE8s, atNs: point.atNs, isBarred: false };
      }
      // A high of before a resumption would hide every fall since then.
      if (point.atNs < token.resumedAtNs) continue;
      for (const { watch } of this.#watchesOf(token, config)) {
        watchSample(watch, toSample(point));
      }
    }
  }

  #watch(token: Token, point: PricePoint, config: TreasuryConfig): Tripped[] {
    const tripped: Tripped[] = [];
    for (const { condition, watch } of this.#watchesOf(token, config)) {
      const change = watchSample(watch, toSample(point));
      if (change.isTriggered && (change.from?.atNs ?? 0n) >= token.resumedAtNs) {
        tripped.push({ condition, change });
      }
    }
    return tripped;
  }

  #watchesOf(token: Token, config: TreasuryConfig) {
    const entry = this.#entry(token.tokenIndex);
    if (entry.watches.length === 0) {
      entry.watches = conditionsFor(token.tokenId, config.priceConditions).map((condition) => ({
        condition,
        watch: openWatch(condition),
      }));
    }
    return entry.watches;
  }

  #entry(tokenIndex: number): Entry {
    let entry = this.#entries.get(tokenIndex);
    if (entry === undefined) {
      entry = { watches: [] };
      this.#entries.set(tokenIndex, entry);
    }
    return entry;
  }
}

function toSample(point: PricePoint) {
  return { atNs: point.atNs, valueE8s: point.priceE8s };
}
