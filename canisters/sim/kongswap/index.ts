import { init, postUpgrade, query, update } from "azle";

import { ok } from "../../../src/kernel/result.js";
import { bootKongswap } from "../../../src/suite/compose-kongswap.js";
import type { KongswapFace } from "../../../src/suite/kongswap-face.js";
import * as wire from "../../../src/wire/kongswap-methods.js";
import { warmUpKongswap } from "../../../src/wire/kongswap-warm-up.js";
import { KongswapInitArgs } from "../../../src/wire/stand-in.js";
import { azleCaller } from "../../azle-caller.js";
import { host, serveDirectly } from "../../azle-direct.js";
import { azleEnvironment } from "../../azle-environment.js";
import { finish, serveVenue, serveVenueLater } from "../serve-venue.js";

const manual = { manual: true } as const;

/** KongSwap's stand-in for local networks; never deployed to mainnet. */
export default class KongswapCanister {
  #face: KongswapFace | undefined;

  /** There is one from the first moment that messages are taken. */
  get face(): KongswapFace {
    if (this.#face === undefined) throw new Error("the stand-in is not installed");
    return this.#face;
  }

  @init([KongswapInitArgs])
  init(args: KongswapInitArgs): void {
    this.#start(args);
  }

  @postUpgrade([KongswapInitArgs])
  postUpgrade(args: KongswapInitArgs): void {
    this.#start(args);
  }

  /** What every installation and upgrade ends with. */
  #start(args: KongswapInitArgs): void {
    this.#face = bootKongswap(azleEnvironment, azleCaller, args);
    serveDirectly({
      tokens: () => this.tokens(),
      pools: () => this.pools(),
      swap_amounts: () => this.swap_amounts(),
      requests: () => this.requests(),
      claims: () => this.claims(),
    });
    warmUpKongswap();
  }

  @query(wire.tokens.params, wire.tokens.result, manual)
  tokens(): void {
    serveVenue(wire.tokens, (_, filter) => this.face.tokens(filter));
  }

  @query(wire.pools.params, wire.pools.result, manual)
  pools(): void {
    serveVenue(wire.pools, (_, filter) => this.face.pools(filter));
  }

  @query(wire.swapAmounts.params, wire.swapAmounts.result, manual)
  swap_amounts(): void {
    serveVenue(wire.swapAmounts, (_, pay, amount, receive) =>
      this.face.swapAmounts(pay, amount, receive),
    );
  }

  @query(wire.requests.params, wire.requests.result, manual)
  requests(): void {
    serveVenue(wire.requests, (caller, requestId) => this.face.requests(caller, requestId));
  }

  @query(wire.claims.params, wire.claims.result, manual)
  claims(): void {
    serveVenue(wire.claims, (_, principal) => this.face.claims(principal));
  }

  @update(wire.swap.params, wire.swap.result, manual)
  async swap(): Promise<void> {
    await serveVenueLater(wire.swap, (caller, args) => this.face.swap(caller, args));
  }

  /** Answers when the swap is accepted, and goes on. */
  @update(wire.swapAsync.params, wire.swapAsync.result, manual)
  async swap_async(): Promise<void> {
    const ic = host();
    const [args] = wire.swapAsync.decode(ic.msgArgData());
    const served = await this.face.swapAsync(ic.msgCaller(), args);
    finish(served.ok ? ok(served.value.answer) : served, wire.swapAsync.encode);
    if (served.ok) await this.face.completeAsync(served.value);
  }

  @update(wire.claim.params, wire.claim.result, manual)
  async claim(): Promise<void> {
    await serveVenueLater(wire.claim, (caller, claimId) => this.face.claim(caller, claimId));
  }

  @update(wire.addToken.params, wire.addToken.result, manual)
  async add_token(): Promise<void> {
    await serveVenueLater(wire.addToken, (_, args) => this.face.addToken(args));
  }

  @update(wire.addPool.params, wire.addPool.result, manual)
  async add_pool(): Promise<void> {
    await serveVenueLater(wire.addPool, (caller, args) => this.face.addPool(caller, args));
  }

  @update(wire.simSetConduct.params, wire.simSetConduct.result, manual)
  sim_set_conduct(): void {
    serveVenue(wire.simSetConduct, (caller, args) => ok(this.face.simSetConduct(caller, args)));
  }

  @update(wire.simSetMaintenance.params, wire.simSetMaintenance.result, manual)
  sim_set_maintenance(): void {
    serveVenue(wire.simSetMaintenance, (caller, on) => ok(this.face.simSetMaintenance(caller, on)));
  }

  @update(wire.simMakeClaimable.params, wire.simMakeClaimable.result, manual)
  sim_make_claimable(): void {
    serveVenue(wire.simMakeClaimable, (caller, id) => ok(this.face.simMakeClaimable(caller, id)));
  }

  @update(wire.simRemoveToken.params, wire.simRemoveToken.result, manual)
  sim_remove_token(): void {
    serveVenue(wire.simRemoveToken, (caller, name) => ok(this.face.simRemoveToken(caller, name)));
  }
}
