import { init, msgCaller, postUpgrade, query, update } from "azle";

import {
  composeTreasury,
  installTreasury,
  type TreasuryBirth,
  upgradeTreasury,
} from "../../src/suite/compose-treasury.js";
import { TreasuryFace } from "../../src/suite/treasury-face.js";
import * as wire from "../../src/wire/treasury.js";
import { toBirth } from "../../src/wire/treasury-init.js";
import { azleCaller } from "../azle-caller.js";
import { azleEnvironment } from "../azle-environment.js";
import { serve, serveLater } from "../serve.js";

const treasury = composeTreasury(azleEnvironment, azleCaller);
const face = new TreasuryFace(treasury.context);

const manual = { manual: true } as const;

/** The treasury canister. Each method decodes, delegates and encodes; it decides nothing. */
export default class TreasuryCanister {
  @init(wire.initParams)
  init(args: [] | [wire.InitValue]): void {
    installTreasury(treasury, requireBirth(args));
    treasury.startTimers();
  }

  /** Timers and the heap do not survive an upgrade; everything else does. */
  @postUpgrade(wire.initParams)
  postUpgrade([args]: [] | [wire.InitValue]): void {
    upgradeTreasury(treasury, args === undefined ? undefined : toBirth(args));
    treasury.startTimers();
  }

  @update(wire.reasoned.params, wire.reasoned.result, manual)
  start_trading(): void {
    serve(wire.reasoned, (args) => face.start(caller(), args));
  }

  @update(wire.reasoned.params, wire.reasoned.result, manual)
  stop_trading(): void {
    serve(wire.reasoned, (args) => face.stop(caller(), args));
  }

  @update(wire.reasoned.params, wire.reasoned.result, manual)
  pause(): void {
    serve(wire.reasoned, (args) => face.pause(caller(), args));
  }

  @update(wire.reasoned.params, wire.reasoned.result, manual)
  resume(): void {
    serve(wire.reasoned, (args) => face.resume(caller(), args));
  }

  @update(wire.runCycleNow.params, wire.runCycleNow.result, manual)
  async run_cycle_now(): Promise<void> {
    const by = caller();
    await serveLater(wire.runCycleNow, (args) => face.runCycleNow(by, args));
  }

  @update(wire.recoverNow.params, wire.recoverNow.result, manual)
  async recover_now(): Promise<void> {
    const by = caller();
    await serveLater(wire.recoverNow, (args) => face.recoverNow(by, args));
  }

  /** The source's name for recovery; it fetches from every venue, not only from Kong (B-54). */
  @update(wire.recoverNow.params, wire.recoverNow.result, manual)
  async retry_failed_kongswap_transactions(): Promise<void> {
    const by = caller();
    await serveLater(wire.recoverNow, (args) => face.recoverNow(by, args));
  }

  @update(wire.updateConfig.params, wire.updateConfig.result, manual)
  update_config(): void {
    serve(wire.updateConfig, (args) => face.updateConfig(caller(), args));
  }

  @update(wire.addToken.params, wire.addToken.result, manual)
  async add_token(): Promise<void> {
    const by = caller();
    await serveLater(wire.addToken, (args) => face.addToken(by, args));
  }

  @update(wire.aboutToken.params, wire.aboutToken.result, manual)
  remove_token(): void {
    serve(wire.aboutToken, (args) => face.removeToken(caller(), args));
  }

  @update(wire.aboutToken.params, wire.aboutToken.result, manual)
  pause_token(): void {
    serve(wire.aboutToken, (args) => face.pauseToken(caller(), args));
  }

  @update(wire.aboutToken.params, wire.aboutToken.result, manual)
  resume_token(): void {
    serve(wire.aboutToken, (args) => face.resumeToken(caller(), args));
  }

  @update(wire.setTargets.params, wire.setTargets.result, manual)
  set_targets(): void {
    serve(wire.setTargets, (args) => face.setTargets(caller(), args));
  }

  @update(wire.setVenue.params, wire.setVenue.result, manual)
  set_venue(): void {
    serve(wire.setVenue, (args) => face.setVenue(caller(), args));
  }

  @update(wire.withdraw.params, wire.withdraw.result, manual)
  async withdraw(): Promise<void> {
    const by = caller();
    await serveLater(wire.withdraw, (args) => face.withdraw(by, args));
  }

  @update(wire.closeLeg.params, wire.closeLeg.result, manual)
  close_leg(): void {
    serve(wire.closeLeg, (args) => face.closeLeg(caller(), args));
  }

  @update(wire.reserve.params, wire.reserve.result, manual)
  reserve(): void {
    serve(wire.reserve, (args) => face.reserve(caller(), args));
  }

  @update(wire.release.params, wire.release.result, manual)
  release(): void {
    serve(wire.release, (args) => face.release(caller(), args));
  }

  @query(wire.getStatus.params, wire.getStatus.result, manual)
  get_status(): void {
    serve(wire.getStatus, () => face.status());
  }

  @query(wire.getConfig.params, wire.getConfig.result, manual)
  get_config(): void {
    serve(wire.getConfig, () => face.config());
  }

  @query(wire.getPortfolio.params, wire.getPortfolio.result, manual)
  get_portfolio(): void {
    serve(wire.getPortfolio, () => face.portfolio());
  }

  @query(wire.getRequirements.params, wire.getRequirements.result, manual)
  get_requirements(): void {
    serve(wire.getRequirements, () => face.preview());
  }

  @query(wire.getRequirements.params, wire.getRequirements.result, manual)
  preview_cycle(): void {
    serve(wire.getRequirements, () => face.preview());
  }

  @query(wire.whereIsTheMoney.params, wire.whereIsTheMoney.result, manual)
  where_is_the_money(): void {
    serve(wire.whereIsTheMoney, () => face.money());
  }

  @query(wire.checkInvariants.params, wire.checkInvariants.result, manual)
  check_invariants(): void {
    serve(wire.checkInvariants, () => face.invariants());
  }

  @query(wire.getReservations.params, wire.getReservations.result, manual)
  get_reservations(): void {
    serve(wire.getReservations, () => face.reservations());
  }

  @query(wire.getCycles.params, wire.getCycles.result, manual)
  get_cycles(): void {
    serve(wire.getCycles, (args) => face.cycles(args));
  }

  @query(wire.getCycle.params, wire.getCycle.result, manual)
  get_cycle(): void {
    serve(wire.getCycle, (args) => face.cycle(args));
  }

  @query(wire.explainCycle.params, wire.explainCycle.result, manual)
  explain_cycle(): void {
    serve(wire.explainCycle, (args) => face.explain(args));
  }

  @query(wire.getTrades.params, wire.getTrades.result, manual)
  get_trades(): void {
    serve(wire.getTrades, (args) => face.trades(args));
  }

  @query(wire.getLegs.params, wire.getLegs.result, manual)
  get_legs(): void {
    serve(wire.getLegs, (args) => face.legs(args));
  }

  @query(wire.getTransfers.params, wire.getTransfers.result, manual)
  get_transfers(): void {
    serve(wire.getTransfers, (args) => face.transfers(args));
  }

  @query(wire.getPrices.params, wire.getPrices.result, manual)
  get_prices(): void {
    serve(wire.getPrices, (args) => face.prices(args));
  }

  @query(wire.getSnapshots.params, wire.getSnapshots.result, manual)
  get_snapshots(): void {
    serve(wire.getSnapshots, (args) => face.snapshots(args));
  }

  @query(wire.getAlerts.params, wire.getAlerts.result, manual)
  get_alerts(): void {
    serve(wire.getAlerts, (args) => face.alerts(args));
  }

  @query(wire.getEvents.params, wire.getEvents.result, manual)
  get_events(): void {
    serve(wire.getEvents, (args) => face.events(args));
  }
}

function caller(): Uint8Array {
  return msgCaller().toUint8Array();
}

function requireBirth([args]: [] | [wire.InitValue]): TreasuryBirth {
  if (args === undefined) throw new Error("a new treasury needs its arguments");
  return toBirth(args);
}
