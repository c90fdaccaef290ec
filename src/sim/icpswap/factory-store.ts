import type { StableMap } from "../../environment/environment.js";
import { StableCell } from "../../environment/stable-cell.js";
import { assert } from "../../kernel/assert.js";
import { err, ok, type Result } from "../../kernel/result.js";
import { readAll } from "../read-all.js";
import { codecOf } from "../record-codec.js";
import { factoryMemory } from "./memory.js";
import { TICK_SPACINGS } from "./pool.js";
import { poolKey } from "./settings.js";

/** A token as the factory keeps it: names only. */
export type ListedToken = { readonly address: string; readonly standard: string };

/** A pool as the factory keeps it. */
export type ListedPool = {
  readonly key: string;
  readonly token0: ListedToken;
  readonly token1: ListedToken;
  readonly feePips: bigint;
  readonly tickSpacing: number;
  /** The pool's principal, raw. */
  readonly canister: Uint8Array;
};

/** A pool that an administrator installed and wants listed. */
export type NewListing = {
  readonly tokenA: ListedToken;
  readonly tokenB: ListedToken;
  readonly feePips: bigint;
  readonly canister: Uint8Array;
};

type FactorySettings = { readonly admins: readonly Uint8Array[] };

const settingsCodec = codecOf<FactorySettings>(
  (writer, { admins }) => {
    writer.list(admins, (admin) => writer.bytes(admin));
  },
  (reader) => ({ admins: reader.list(() => reader.bytes()) }),
);

const listedPoolCodec = codecOf<ListedPool>(
  (writer, pool) => {
    writer.text(pool.key).text(pool.token0.address).text(pool.token0.standard);
    writer.text(pool.token1.address).text(pool.token1.standard);
    writer.u64(pool.feePips).u32(pool.tickSpacing).bytes(pool.canister);
  },
  (reader) => ({
    key: reader.text(),
    token0: { address: reader.text(), standard: reader.text() },
    token1: { address: reader.text(), standard: reader.text() },
    feePips: reader.u64(),
    tickSpacing: reader.u32(),
    canister: reader.bytes(),
  }),
);

/** The list of pools. */
export class FactoryStore {
  readonly #settings: StableCell<FactorySettings>;
  readonly #map: StableMap;
  readonly #pools = new Map<string, ListedPool>();

  /**
   * Opens the list, as it is or, when there is none yet, empty.
   *
   * @throws {AssertionError} when it was never installed: `admins` is missing.
   */
  constructor(openMap: (memoryId: number) => StableMap, admins: readonly Uint8Array[] | undefined) {
    this.#settings = new StableCell(openMap(factoryMemory.settings), settingsCodec);
    this.#map = openMap(factoryMemory.pools);
    if (this.#settings.get() === undefined && admins !== undefined) this.#settings.set({ admins });
    assert(this.#settings.get() !== undefined, "the factory was never installed");
    for (const pool of readAll(this.#map, listedPoolCodec)) this.#pools.set(pool.key, pool);
  }

  get admins(): readonly Uint8Array[] {
    return this.#settings.get()?.admins ?? [];
  }

  /** The pool of a pair, given in either order, and a fee. */
  find(addressA: string, addressB: string, feePips: bigint): ListedPool | undefined {
    return this.#pools.get(poolKey(addressA, addressB, feePips));
  }

  pools(): ListedPool[] {
    return [...this.#pools.values()];
  }

  /** Lists a pool, instead of one of the same pair and fee. */
  list({ tokenA, tokenB, feePips, canister }: NewListing): Result<ListedPool, string> {
    const tickSpacing = TICK_SPACINGS.get(feePips);
    if (tickSpacing === undefined) return err("TickSpacing cannot be 0");
    if (tokenA.address === tokenB.address) return err("Can not use the same token");

    const isSorted = tokenA.address < tokenB.address;
    const pool: ListedPool = {
      key: poolKey(tokenA.address, tokenB.address, feePips),
      token0: isSorted ? tokenA : tokenB,
      token1: isSorted ? tokenB : tokenA,
      feePips,
      tickSpacing,
      canister,
    };
    // The canister's id is a key of fixed size; a pair and a fee are not.
    this.#map.insert(canister, listedPoolCodec.encode(pool));
    this.#pools.set(pool.key, pool);
    return ok(pool);
  }
}
