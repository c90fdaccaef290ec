import { init, postUpgrade, query, update } from "azle";

import { ok } from "../../../src/kernel/result.js";
import { bootIcpswapFactory } from "../../../src/suite/compose-icpswap.js";
import type { IcpswapFactoryFace } from "../../../src/suite/icpswap-factory-face.js";
import * as wire from "../../../src/wire/icpswap-methods.js";
import { warmUpIcpswapFactory } from "../../../src/wire/icpswap-warm-up.js";
import { IcpswapFactoryInitArgs } from "../../../src/wire/stand-in.js";
import { serveDirectly } from "../../azle-direct.js";
import { azleEnvironment } from "../../azle-environment.js";
import { serveVenue } from "../serve-venue.js";

const manual = { manual: true } as const;

/** The stand-in of ICPSwap's factory for local networks; never deployed to mainnet. */
export default class IcpswapFactoryCanister {
  #face: IcpswapFactoryFace | undefined;

  /** There is one from the first moment that messages are taken. */
  get face(): IcpswapFactoryFace {
    if (this.#face === undefined) throw new Error("the stand-in is not installed");
    return this.#face;
  }

  @init([IcpswapFactoryInitArgs])
  init(args: IcpswapFactoryInitArgs): void {
    this.#start(args);
  }

  @postUpgrade([IcpswapFactoryInitArgs])
  postUpgrade(args: IcpswapFactoryInitArgs): void {
    this.#start(args);
  }

  /** What every installation and upgrade ends with. */
  #start(args: IcpswapFactoryInitArgs): void {
    this.#face = bootIcpswapFactory(azleEnvironment, args);
    serveDirectly(this);
    warmUpIcpswapFactory();
  }

  @query(wire.getPool.params, wire.getPool.result, manual)
  getPool(): void {
    serveVenue(wire.getPool, (_, args) => ok(this.face.getPool(args)));
  }

  @query(wire.getPools.params, wire.getPools.result, manual)
  getPools(): void {
    serveVenue(wire.getPools, () => ok(this.face.getPools()));
  }

  @update(wire.createPool.params, wire.createPool.result, manual)
  createPool(): void {
    serveVenue(wire.createPool, (_, args) => ok(this.face.createPool(args)));
  }

  @update(wire.simAddPool.params, wire.simAddPool.result, manual)
  sim_add_pool(): void {
    serveVenue(wire.simAddPool, (caller, args) => ok(this.face.simAddPool(caller, args)));
  }
}
