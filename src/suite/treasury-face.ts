import { err, type Result } from "../kernel/result.js";
import { authorize, type Caller, recordAct } from "../treasury/access.js";
import * as administration from "../treasury/administration.js";
import { cancelPendingConfig } from "../treasury/config-activation.js";
import { parameterName } from "../treasury/config-numbers.js";
import { type Context, currentConfig } from "../treasury/context.js";
import type { Right, TreasuryError } from "../treasury/errors.js";
import { explainCycle } from "../treasury/explanation.js";
import { addToken } from "../treasury/flows/add-token.js";
import { settle } from "../treasury/flows/settle.js";
import { sweepVenues } from "../treasury/flows/sweep-venues.js";
import { syncBalances } from "../treasury/flows/sync-balances.js";
import { runLocked, underLock } from "../treasury/flows/tick.js";
import { withdraw } from "../treasury/flows/withdraw.js";
import { type TokenId, tokenId, venueId } from "../treasury/ids.js";
import { requireConfig, requireSettings } from "../treasury/state.js";
import * as views from "../treasury/views.js";
import { principalText } from "../wire/candid.js";
import type { HttpRequest, HttpResponse } from "../wire/http.js";
import type { Principal } from "../wire/idl.js";
import type * as wire from "../wire/treasury.js";
import { fromConfig, toConfig } from "../wire/treasury-config.js";
import { fromError } from "../wire/treasury-error.js";
import { fromEvent } from "../wire/treasury-events.js";
import * as values from "../wire/treasury-values.js";
import { principalOf } from "../wire/treasury-values.js";
import { portfolioHistory } from "./treasury-history.js";
import { answerHttp } from "./treasury-http.js";
import { treasuryMetrics } from "./treasury-metrics.js";
import { type HistoryName, pageOf } from "./treasury-pages.js";

/** Longest name a reservation, its purpose or its owner may have. */
const NAME_LENGTH_MAX = 100;

/** Most atoms one reservation may set aside: more than there are of any token. */
const RESERVED_ATOMS_MAX = 10n ** 36n;

/** The treasury as callers see it: decoded values in, values to encode out. */
export class TreasuryFace {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  start(caller: Uint8Array, { reason }: wire.Reasoned): wire.Reply {
    return reply(administration.startTrading(this.#context, callerOf(caller), reason));
  }

  stop(caller: Uint8Array, { reason }: wire.Reasoned): wire.Reply {
    return reply(administration.stopTrading(this.#context, callerOf(caller), reason));
  }

  pause(caller: Uint8Array, { reason }: wire.Reasoned): wire.Reply {
    return reply(administration.pauseTrading(this.#context, callerOf(caller), reason));
  }

  resume(caller: Uint8Array, { reason }: wire.Reasoned): wire.Reply {
    return reply(administration.resumeTrading(this.#context, callerOf(caller), reason));
  }

  updateConfig(caller: Uint8Array, args: Args<typeof wire.updateConfig>): wire.Reply {
    const { reason, expected_version: expectedVersion } = args;
    const change = { config: toConfig(args.config), expectedVersion, reason };
    const answer = administration.updateConfig(this.#context, callerOf(caller), change);
    return reply(answer, ({ version, activatesAtNs, loosened }) => ({
      version,
      activates_at_ns: activatesAtNs,
      loosened: loosened.map(parameterName),
    }));
  }

  cancelPendingConfig(caller: Uint8Array, args: Args<typeof wire.cancelPendingConfig>): wire.Reply {
    return reply(cancelPendingConfig(this.#context, callerOf(caller), args));
  }

  setTargets(caller: Uint8Array, { targets, reason }: Args<typeof wire.setTargets>): wire.Reply {
    const wanted = targets.map(({ ledger, target_bp }) => {
      return { tokenId: idOf(ledger), targetBp: target_bp };
    });
    const request = { targets: wanted, reason };
    return reply(administration.setTargets(this.#context, callerOf(caller), request));
  }

  pauseToken(caller: Uint8Array, { ledger, reason }: Args<typeof wire.aboutToken>): wire.Reply {
    const request = { tokenId: idOf(ledger), reason };
    return reply(administration.pauseToken(this.#context, callerOf(caller), request));
  }

  resumeToken(caller: Uint8Array, { ledger, reason }: Args<typeof wire.aboutToken>): wire.Reply {
    const request = { tokenId: idOf(ledger), reason };
    return reply(administration.resumeToken(this.#context, callerOf(caller), request));
  }

  removeToken(caller: Uint8Array, { ledger, reason }: Args<typeof wire.aboutToken>): wire.Reply {
    const request = { tokenId: idOf(ledger), reason };
    return reply(administration.removeToken(this.#context, callerOf(caller), request));
  }

  setVenue(caller: Uint8Array, { venue, enabled, reason }: Args<typeof wire.setVenue>): wire.Reply {
    const refused = this.#refuse(caller, enabled ? "operate" : "guard", reason);
    if (refused !== undefined) return refused;
    if (venue.length === 0 || venue.length > 32) {
      return reply(err({ type: "unknown_venue", venue: venue.slice(0, NAME_LENGTH_MAX) }));
    }
    const request = { venueId: venueId(venue), enabled, reason };
    return reply(administration.setVenue(this.#context, callerOf(caller), request));
  }

  closeLeg(caller: Uint8Array, { leg_id, reason }: Args<typeof wire.closeLeg>): wire.Reply {
    const request = { legId: leg_id, reason };
    return reply(administration.closeLeg(this.#context, callerOf(caller), request));
  }

  reserve(caller: Uint8Array, args: Args<typeof wire.reserve>): wire.Reply {
    const refused = this.#refuse(caller, "govern", args.reason);
    if (refused !== undefined) return refused;
    const token = this.#context.state.tokens.find(idOf(args.ledger));
    if (token === undefined)
      return reply(err({ type: "unknown_token", ledger: idOf(args.ledger) }));
    for (const field of ["reservation_id", "purpose", "owner"] as const) {
      const { length } = args[field];
      if (length === 0 || length > NAME_LENGTH_MAX) {
        const allowed = `1 to ${NAME_LENGTH_MAX} characters`;
        return reply(err({ type: "invalid_argument", field, found: `${length}`, allowed }));
      }
    }
    if (args.amount_atoms > RESERVED_ATOMS_MAX) {
      const found = `${args.amount_atoms.toString().length} digits`;
      const allowed = `at most ${RESERVED_ATOMS_MAX}`;
      return reply(err({ type: "invalid_argument", field: "amount_atoms", found, allowed }));
    }
    const [expiresAtNs] = args.expires_at_ns;
    const reservation = {
      reservationId: args.reservation_id,
      purpose: args.purpose,
      owner: args.owner,
      tokenIndex: token.tokenIndex,
      amountAtoms: args.amount_atoms,
      ...(expiresAtNs === undefined ? {} : { expiresAtNs }),
    };
    const request = { reservation, reason: args.reason };
    return reply(administration.reserve(this.#context, callerOf(caller), request));
  }

  release(caller: Uint8Array, args: Args<typeof wire.release>): wire.Reply {
    const request = { reservationId: args.reservation_id, reason: args.reason };
    return reply(administration.release(this.#context, callerOf(caller), request));
  }

  async addToken(caller: Uint8Array, args: Args<typeof wire.addToken>): Promise<wire.Reply> {
    const answer = await addToken(this.#context, callerOf(caller), {
      tokenId: idOf(args.ledger),
      ledgerBytes: args.ledger.toUint8Array(),
      targetBp: args.target_bp,
      reason: args.reason,
    });
    return reply(answer, values.fromToken);
  }

  async withdraw(caller: Uint8Array, args: Args<typeof wire.withdraw>): Promise<wire.Reply> {
    const refused = this.#refuse(caller, "govern", args.reason);
    if (refused !== undefined) return refused;
    const [subaccount] = args.to.subaccount;
    if (subaccount !== undefined && subaccount.length !== 32) {
      const found = `${subaccount.length} bytes`;
      return reply(
        err({ type: "invalid_argument", field: "subaccount", found, allowed: "32 bytes" }),
      );
    }
    const answer = await withdraw(this.#context, callerOf(caller), {
      tokenId: idOf(args.ledger),
      to: {
        owner: args.to.owner.toUint8Array(),
        ...(subaccount === undefined ? {} : { subaccount: Uint8Array.from(subaccount) }),
      },
      amountAtoms: args.amount_atoms,
      reason: args.reason,
    });
    return reply(answer, ({ transferId, blockIndex }) => ({
      transfer_id: transferId,
      block_index: blockIndex,
    }));
  }

  /** Runs a cycle at once; while trading is off it plans and sends nothing (§2). */
  async runCycleNow(caller: Uint8Array, args: Args<typeof wire.runCycleNow>): Promise<wire.Reply> {
    const refused = this.#refuseWork(caller, args.reason);
    if (refused !== undefined) return refused;
    const { status } = requireSettings(this.#context.state);
    const isDryRun = args.dry_run || status.type === "idle";
    if (!isDryRun && status.type !== "trading") {
      return reply(err({ type: "wrong_status", status: status.type, needed: "trading or idle" }));
    }
    const mode = isDryRun ? "dry_run" : "trade";
    const what = `a cycle by hand${isDryRun ? ", which pays nothing" : ""}`;
    recordAct(this.#context, callerOf(caller), { what, reason: args.reason });
    const record = await runLocked(this.#context, { trigger: "operator", mode });
    return { Ok: values.fromCycle(record) };
  }

  /**
   * Brings every open leg as near to its end as it can get now, and has sent home what venues hold
   * of ended ones.
   */
  async recoverNow(caller: Uint8Array, { reason }: wire.Reasoned): Promise<wire.Reply> {
    const refused = this.#refuseWork(caller, reason);
    if (refused !== undefined) return refused;
    recordAct(this.#context, callerOf(caller), { what: "a recovery by hand", reason });
    const legs = await underLock(this.#context, async (deadline) => {
      await syncBalances(this.#context, deadline);
      const settled = await settle(this.#context, deadline);
      await sweepVenues(this.#context, deadline, "all");
      return settled;
    });
    return { Ok: { settled_leg_count: legs.length } };
  }

  /** Who may not is told so before anything else is looked at. */
  #refuse(caller: Uint8Array, needed: Right, reason: string): wire.Reply | undefined {
    const allowed = authorize(this.#context, callerOf(caller), needed, reason);
    return allowed.ok ? undefined : reply(allowed);
  }

  #refuseWork(caller: Uint8Array, reason: string): wire.Reply | undefined {
    const refused = this.#refuse(caller, "operate", reason);
    if (refused !== undefined) return refused;
    const { running } = this.#context.heap;
    return running === undefined
      ? undefined
      : reply(err({ type: "cycle_running", startedAtNs: running.startedAtNs }));
  }

  status(): object {
    return values.fromStatusView(views.viewStatus(this.#context));
  }

  config(): object {
    const { state } = this.#context;
    const { configVersion, pending } = requireSettings(state);
    return {
      version: configVersion,
      config: fromConfig(currentConfig(this.#context)),
      pending:
        pending === undefined ? [] : [fromConfig(requireConfig(state, pending.configVersion))],
    };
  }

  portfolio(): views.PortfolioView {
    return views.viewPortfolio(this.#context);
  }

  preview(): object {
    return values.fromPreviewView(views.viewPreview(this.#context), this.#context.state.tokens);
  }

  money(): object {
    return views.viewMoney(this.#context).map(values.fromMoneyView);
  }

  invariants(): object {
    return views.viewInvariants(this.#context).map(values.fromInvariantView);
  }

  reservations(): object {
    const { reservations, tokens } = this.#context.state;
    return reservations.list().map((reservation) => ({
      reservation_id: reservation.reservationId,
      purpose: reservation.purpose,
      owner: reservation.owner,
      token: principalOf(tokens.at(reservation.tokenIndex).ledgerBytes),
      amount_atoms: reservation.amountAtoms,
      expires_at_ns: reservation.expiresAtNs === undefined ? [] : [reservation.expiresAtNs],
    }));
  }

  cycles(args: wire.PageValue): object {
    return pageOf("cycles", this.#context.state.cycles, args, (_id, cycle) =>
      values.fromCycle(cycle),
    );
  }

  trades(args: wire.PageValue): object {
    const { trades, tokens } = this.#context.state;
    return pageOf("trades", trades, args, (_id, trade) => values.fromTrade(trade, tokens));
  }

  legs(args: wire.PageValue): object {
    const { legs, tokens } = this.#context.state;
    return pageOf("legs", legs, args, (_id, leg) => values.fromLeg(leg, tokens));
  }

  transfers(args: wire.PageValue): object {
    const { transfers, tokens } = this.#context.state;
    return pageOf("transfers", transfers, args, (_id, t) => values.fromTransfer(t, tokens));
  }

  prices(args: wire.PageValue): object {
    const { prices, tokens } = this.#context.state;
    return pageOf("prices", prices, args, (_id, point) => values.fromPricePoint(point, tokens));
  }

  snapshots(args: wire.PageValue): object {
    const { snapshots, tokens } = this.#context.state;
    return pageOf("snapshots", snapshots, args, (_id, s) => values.fromSnapshot(s, tokens));
  }

  alerts(args: wire.PageValue): object {
    const { alerts, tokens } = this.#context.state;
    return pageOf("alerts", alerts, args, (id, alert) => values.fromAlert(id, alert, tokens));
  }

  events(args: wire.PageValue): object {
    const { events, eventChain } = this.#context.state;
    return pageOf("events", events, args, (id, event) =>
      fromEvent(id, event, eventChain.previousHashOf(id)),
    );
  }

  cycle({ cycle_id: cycleId }: Args<typeof wire.getCycle>): wire.Reply {
    const { cycles } = this.#context.state;
    const record = cycles.get(cycleId);
    return record === undefined
      ? reply(err({ type: "unknown_cycle", cycleId, oldestId: cycles.oldestId }))
      : { Ok: values.fromCycle(record) };
  }

  /** Answers a browser; `cycles` are what the canister has left. */
  http(request: HttpRequest, cycles: bigint): HttpResponse {
    return answerHttp(this, request, cycles);
  }

  metrics(cycles: bigint): HttpResponse {
    return treasuryMetrics(this.#context, cycles);
  }

  /** The portfolio over time, in at most so many points. */
  history(pointCountMax: number): object {
    return portfolioHistory(this.#context, pointCountMax);
  }

  /** Id that the next record of a history will have. */
  nextIdOf(name: HistoryName): bigint {
    return this.#context.state[name].nextId;
  }

  explain({ cycle_id }: Args<typeof wire.explainCycle>): wire.Reply {
    return reply(explainCycle(this.#context, cycle_id), ({ record, lines }) => ({
      cycle: values.fromCycle(record),
      lines: [...lines],
    }));
  }
}

/** The argument of a method of one record. */
type Args<M> = M extends { decode(bytes: Uint8Array): [infer Value] } ? Value : never;

function callerOf(bytes: Uint8Array): Caller {
  return { bytes, text: principalText(bytes) };
}

function idOf(ledger: Principal): TokenId {
  return tokenId(ledger.toText());
}

function reply<T>(
  result: Result<T, TreasuryError>,
  write: (value: T) => unknown = () => null,
): wire.Reply {
  return result.ok ? { Ok: write(result.value) } : { Err: fromError(result.error) };
}
