import { init, postUpgrade, query, update } from "azle";

import { ok } from "../../../src/kernel/result.js";
import { bootIcpswapPool } from "../../../src/suite/compose-icpswap.js";
import type { IcpswapPoolFace } from "../../../src/suite/icpswap-pool-face.js";
import * as wire from "../../../src/wire/icpswap-methods.js";
import { warmUpIcpswapPool } from "../../../src/wire/icpswap-warm-up.js";
import { IcpswapPoolInitArgs } from "../../../src/wire/stand-in.js";
import { azleCaller } from "../../azle-caller.js";
import { serveDirectly } from "../../azle-direct.js";
import { azleEnvironment } from "../../azle-environment.js";
import { serveVenue, serveVenueLater } from "../serve-venue.js";

const manual = { manual: true } as const;

/** The stand-in of one ICPSwap pool for local networks; never deployed to mainnet. */
export default class IcpswapPoolCanister {
  #face: IcpswapPoolFace | undefined;

  /** There is one from the first moment that messages are taken. */
  get face(): IcpswapPoolFace {
    if (this.#face === undefined) throw new Error("the stand-in is not installed");
    return this.#face;
  }

  @init([IcpswapPoolInitArgs])
  install(args: IcpswapPoolInitArgs): void {
    this.#start(args);
  }

  @postUpgrade([IcpswapPoolInitArgs])
  postUpgrade(args: IcpswapPoolInitArgs): void {
    this.#start(args);
  }

  /** What every installation and upgrade ends with. */
  #start(args: IcpswapPoolInitArgs): void {
    this.#face = bootIcpswapPool(azleEnvironment, azleCaller, args);
    serveDirectly({
      quote: () => this.quote(),
      quoteForAll: () => this.quoteForAll(),
      swap: () => this.swap(),
      metadata: () => this.metadata(),
      getUserUnusedBalance: () => this.getUserUnusedBalance(),
      getCachedTokenFee: () => this.getCachedTokenFee(),
    });
    warmUpIcpswapPool();
  }

  /** Gives the pool its fee, tick spacing and price, once. */
  @update(wire.init.params, undefined, manual)
  async init(): Promise<void> {
    await serveVenueLater(wire.init, (caller, ...args) => this.face.init(caller, args));
  }

  @query(wire.swap.params, wire.swap.result, manual)
  quote(): void {
    serveVenue(wire.swap, (_, args) => this.face.quote(args));
  }

  @query(wire.swap.params, wire.swap.result, manual)
  quoteForAll(): void {
    serveVenue(wire.swap, (_, args) => this.face.quoteForAll(args));
  }

  @query(wire.metadata.params, wire.metadata.result, manual)
  metadata(): void {
    serveVenue(wire.metadata, () => this.face.metadata());
  }

  @query(wire.unusedBalance.params, wire.unusedBalance.result, manual)
  getUserUnusedBalance(): void {
    serveVenue(wire.unusedBalance, (_, owner) => ok(this.face.unusedBalance(owner)));
  }

  @query(wire.cachedTokenFee.params, wire.cachedTokenFee.result, manual)
  getCachedTokenFee(): void {
    serveVenue(wire.cachedTokenFee, () => ok(this.face.cachedTokenFee()));
  }

  @update(wire.swap.params, wire.swap.result, manual)
  swap(): void {
    serveVenue(wire.swap, (caller, args) => this.face.swap(caller, args));
  }

  @update(wire.depositAndSwap.params, wire.depositAndSwap.result, manual)
  async depositFromAndSwap(): Promise<void> {
    await serveVenueLater(wire.depositAndSwap, (caller, args) =>
      this.face.depositFromAndSwap(caller, args),
    );
  }

  @update(wire.depositAndSwap.params, wire.depositAndSwap.result, manual)
  async depositAndSwap(): Promise<void> {
    await serveVenueLater(wire.depositAndSwap, (caller, args) =>
      this.face.depositAndSwap(caller, args),
    );
  }

  @update(wire.deposit.params, wire.deposit.result, manual)
  async deposit(): Promise<void> {
    await serveVenueLater(wire.deposit, (caller, args) => this.face.deposit(caller, args));
  }

  @update(wire.deposit.params, wire.deposit.result, manual)
  async depositFrom(): Promise<void> {
    await serveVenueLater(wire.deposit, (caller, args) => this.face.depositFrom(caller, args));
  }

  @update(wire.deposit.params, wire.deposit.result, manual)
  withdraw(): void {
    serveVenue(wire.deposit, (caller, args) => this.face.withdraw(caller, args));
  }

  @update(wire.mint.params, wire.mint.result, manual)
  mint(): void {
    serveVenue(wire.mint, (caller, args) => this.face.mint(caller, args));
  }

  @update(wire.simSetConduct.params, wire.simSetConduct.result, manual)
  sim_set_conduct(): void {
    serveVenue(wire.simSetConduct, (caller, args) => ok(this.face.simSetConduct(caller, args)));
  }

  @update(wire.simSetAvailable.params, wire.simSetAvailable.result, manual)
  sim_set_available(): void {
    serveVenue(wire.simSetAvailable, (caller, on) => ok(this.face.simSetAvailable(caller, on)));
  }

  @update(wire.simSyncFees.params, wire.simSyncFees.result, manual)
  async sim_sync_fees(): Promise<void> {
    await serveVenueLater(wire.simSyncFees, async () => ok(await this.face.simSyncFees()));
  }

  @query(wire.simGetQueue.params, wire.simGetQueue.result, manual)
  sim_get_queue(): void {
    serveVenue(wire.simGetQueue, () => ok(this.face.simGetQueue()));
  }
}
