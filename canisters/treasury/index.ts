import { canisterCycleBalance, init, msgCaller, postUpgrade, query, update } from "azle";

import {
  composeTreasury,
  installTreasury,
  type Treasury,
  type TreasuryBirth,
  upgradeTreasury,
} from "../../src/suite/compose-treasury.js";
import { TreasuryFace } from "../../src/suite/treasury-face.js";
import { type HttpRequest, httpRequest } from "../../src/wire/http.js";
import { plainPortfolio } from "../../src/wire/plain-portfolio.js";
import * as wire from "../../src/wire/treasury.js";
import { toBirth } from "../../src/wire/treasury-init.js";
import { warmUpTreasury } from "../../src/wire/treasury-warm-up.js";
import { azleCaller } from "../azle-caller.js";
import { serveDirectly } from "../azle-direct.js";
import { azleEnvironment } from "../azle-environment.js";
import { boot, serve, serveLater } from "../serve.js";

const manual = { manual: true } as const;

/** The treasury canister. Each method decodes, delegates and encodes; it decides nothing. */
export default class TreasuryCanister {
  #face: TreasuryFace | undefined;

  /** There is one from the first moment that messages are taken. */
  get face(): TreasuryFace {
    if (this.#face === undefined) throw new Error("the treasury is not installed");
    return this.#face;
  }

  @init(wire.initParams)
  init(args: [] | [wire.InitValue]): void {
    boot(() => {
      const treasury = composeTreasury(azleEnvironment, azleCaller);
      installTreasury(treasury, requireBirth(args));
      this.#start(treasury);
    });
  }

  /** Timers and the heap do not survive an upgrade; everything else does. */
  @postUpgrade(wire.initParams)
  postUpgrade([args]: [] | [wire.InitValue]): void {
    boot(() => {
      const treasury = composeTreasury(azleEnvironment, azleCaller);
      upgradeTreasury(treasury, args === undefined ? undefined : toBirth(args));
      this.#start(treasury);
    });
  }

  /** What every installation and upgrade ends with. */
  #start(treasury: Treasury): void {
    this.#face = new TreasuryFace(treasury.context);
    treasury.startTimers();
    warmUpTreasury();
    serveDirectly({
      get_status: () => this.get_status(),
      get_portfolio: () => this.get_portfolio(),
    });
  }

  @update(wire.reasoned.params, wire.reasoned.result, manual)
  start_trading(): void {
    serve(wire.reasoned, (args) => this.face.start(caller(), args));
  }

  @update(wire.reasoned.params, wire.reasoned.result, manual)
  stop_trading(): void {
    serve(wire.reasoned, (args) => this.face.stop(caller(), args));
  }

  @update(wire.reasoned.params, wire.reasoned.result, manual)
  pause(): void {
    serve(wire.reasoned, (args) => this.face.pause(caller(), args));
  }

  @update(wire.reasoned.params, wire.reasoned.result, manual)
  resume(): void {
    serve(wire.reasoned, (args) => this.face.resume(caller(), args));
  }

  @update(wire.runCycleNow.params, wire.runCycleNow.result, manual)
  async run_cycle_now(): Promise<void> {
    const by = caller();
    await serveLater(wire.runCycleNow, (args) => this.face.runCycleNow(by, args));
  }

  @update(wire.recoverNow.params, wire.recoverNow.result, manual)
  async recover_now(): Promise<void> {
    const by = caller();
    await serveLater(wire.recoverNow, (args) => this.face.recoverNow(by, args));
  }

  /** The source's name for recovery; it fetches from every venue, not only from Kong (B-54). */
  @update(wire.recoverNow.params, wire.recoverNow.result, manual)
  async retry_failed_kongswap_transactions(): Promise<void> {
    const by = caller();
    await serveLater(wire.recoverNow, (args) => this.face.recoverNow(by, args));
  }

  @update(wire.updateConfig.params, wire.updateConfig.result, manual)
  update_config(): void {
    serve(wire.updateConfig, (args) => this.face.updateConfig(caller(), args));
  }

  @update(wire.cancelPendingConfig.params, wire.cancelPendingConfig.result, manual)
  cancel_pending_config(): void {
    serve(wire.cancelPendingConfig, (args) => this.face.cancelPendingConfig(caller(), args));
  }

  @update(wire.addToken.params, wire.addToken.result, manual)
  async add_token(): Promise<void> {
    const by = caller();
    await serveLater(wire.addToken, (args) => this.face.addToken(by, args));
  }

  @update(wire.aboutToken.params, wire.aboutToken.result, manual)
  remove_token(): void {
    serve(wire.aboutToken, (args) => this.face.removeToken(caller(), args));
  }

  @update(wire.aboutToken.params, wire.aboutToken.result, manual)
  pause_token(): void {
    serve(wire.aboutToken, (args) => this.face.pauseToken(caller(), args));
  }

  @update(wire.aboutToken.params, wire.aboutToken.result, manual)
  resume_token(): void {
    serve(wire.aboutToken, (args) => this.face.resumeToken(caller(), args));
  }

  @update(wire.setTargets.params, wire.setTargets.result, manual)
  set_targets(): void {
    serve(wire.setTargets, (args) => this.face.setTargets(caller(), args));
  }

  @update(wire.setVenue.params, wire.setVenue.result, manual)
  set_venue(): void {
    serve(wire.setVenue, (args) => this.face.setVenue(caller(), args));
  }

  @update(wire.withdraw.params, wire.withdraw.result, manual)
  async withdraw(): Promise<void> {
    const by = caller();
    await serveLater(wire.withdraw, (args) => this.face.withdraw(by, args));
  }

  @update(wire.closeLeg.params, wire.closeLeg.result, manual)
  close_leg(): void {
    serve(wire.closeLeg, (args) => this.face.closeLeg(caller(), args));
  }

  @update(wire.reserve.params, wire.reserve.result, manual)
  reserve(): void {
    serve(wire.reserve, (args) => this.face.reserve(caller(), args));
  }

  @update(wire.release.params, wire.release.result, manual)
  release(): void {
    serve(wire.release, (args) => this.face.release(caller(), args));
  }

  @query(wire.getStatus.params, wire.getStatus.result, manual)
  get_status(): void {
    serve(wire.getStatus, () => this.face.status());
  }

  @query(wire.getConfig.params, wire.getConfig.result, manual)
  get_config(): void {
    serve(wire.getConfig, () => this.face.config());
  }

  @query(wire.getPortfolio.params, wire.getPortfolio.result, manual)
  get_portfolio(): void {
    serve(plainPortfolio, () => this.face.portfolio());
  }

  @query(wire.getRequirements.params, wire.getRequirements.result, manual)
  get_requirements(): void {
    serve(wire.getRequirements, () => this.face.preview());
  }

  @query(wire.getRequirements.params, wire.getRequirements.result, manual)
  preview_cycle(): void {
    serve(wire.getRequirements, () => this.face.preview());
  }

  @query(wire.whereIsTheMoney.params, wire.whereIsTheMoney.result, manual)
  where_is_the_money(): void {
    serve(wire.whereIsTheMoney, () => this.face.money());
  }

  @query(wire.checkInvariants.params, wire.checkInvariants.result, manual)
  check_invariants(): void {
    serve(wire.checkInvariants, () => this.face.invariants());
  }

  @query(wire.getReservations.params, wire.getReservations.result, manual)
  get_reservations(): void {
    serve(wire.getReservations, () => this.face.reservations());
  }

  @query(wire.getCycles.params, wire.getCycles.result, manual)
  get_cycles(): void {
    serve(wire.getCycles, (args) => this.face.cycles(args));
  }

  @query(wire.getCycle.params, wire.getCycle.result, manual)
  get_cycle(): void {
    serve(wire.getCycle, (args) => this.face.cycle(args));
  }

  @query(wire.explainCycle.params, wire.explainCycle.result, manual)
  explain_cycle(): void {
    serve(wire.explainCycle, (args) => this.face.explain(args));
  }

  @query(wire.getTrades.params, wire.getTrades.result, manual)
  get_trades(): void {
    serve(wire.getTrades, (args) => this.face.trades(args));
  }

  @query(wire.getLegs.params, wire.getLegs.result, manual)
  get_legs(): void {
    serve(wire.getLegs, (args) => this.face.legs(args));
  }

  @query(wire.getTransfers.params, wire.getTransfers.result, manual)
  get_transfers(): void {
    serve(wire.getTransfers, (args) => this.face.transfers(args));
  }

  @query(wire.getPrices.params, wire.getPrices.result, manual)
  get_prices(): void {
    serve(wire.getPrices, (args) => this.face.prices(args));
  }

  @query(wire.getSnapshots.params, wire.getSnapshots.result, manual)
  get_snapshots(): void {
    serve(wire.getSnapshots, (args) => this.face.snapshots(args));
  }

  @query(wire.getAlerts.params, wire.getAlerts.result, manual)
  get_alerts(): void {
    serve(wire.getAlerts, (args) => this.face.alerts(args));
  }

  @query(wire.getEvents.params, wire.getEvents.result, manual)
  get_events(): void {
    serve(wire.getEvents, (args) => this.face.events(args));
  }

  @query(httpRequest.params, httpRequest.result, manual)
  http_request(): void {
    const answer = (request: HttpRequest) => this.face.http(request, canisterCycleBalance());
    serve(httpRequest, answer);
  }
}

function caller(): Uint8Array {
  return msgCaller().toUint8Array();
}

function requireBirth([args]: [] | [wire.InitValue]): TreasuryBirth {
  if (args === undefined) throw new Error("a new treasury needs its arguments");
  return toBirth(args);
}
