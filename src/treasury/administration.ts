import { assert } from "../kernel/assert.js";
import { err, ok, type Result } from "../kernel/result.js";
import { type Act, authorize, type Caller, recordAct } from "./access.js";
import { applyStep, giveUpRemainder } from "./bookkeeping.js";
import { loosenedFields, type TreasuryConfig, validateConfig } from "./config.js";
import { describeProblem } from "./config-problems.js";
import { type Context, currentConfig, emit } from "./context.js";
import type { Right, TreasuryError } from "./errors.js";
import { nat, text } from "./events.js";
import { sweepAnew } from "./heap.js";
import type { TokenId, VenueId } from "./ids.js";
import { closeByHand } from "./leg-steps.js";
import { historyCapacity } from "./memory.js";
import { isFinal, type Reservation, type Status, type Token } from "./model.js";
import { atomsOf } from "./planner/describe.js";
import { RESERVATION_COUNT_MAX } from "./reservations.js";
import { requireSettings } from "./state.js";
import { setStatus } from "./status.js";
import { forgetHealth } from "./venue-rest.js";

/** What an administrative call answers: nothing but that it was done. */
export type Done = Result<undefined, TreasuryError>;

/** How long a change that loosens a rule waits, so that somebody can object (rule 8). */
export const LOOSENING_DELAY_NS = 24n * 60n * 60n * 1_000_000_000n;

/** Largest target share of one token, before normalisation. */
const TARGET_BP_MAX = 10_000n;

const DONE: Done = ok(undefined);

/** Switches trading on, from idle or from a stop of any kind: nothing starts by itself (§2). */
export function startTrading(context: Context, caller: Caller, reason: string): Done {
  return change(context, {
    caller,
    needed: "operate",
    reason,
    from: ["idle"],
    to: { type: "trading" },
  });
}

/** Switches trading off; syncs and recovery go on. */
export function stopTrading(context: Context, caller: Caller, reason: string): Done {
  return change(context, {
    caller,
    needed: "operate",
    reason,
    from: ["trading", "paused", "failed"],
    to: { type: "idle" },
  });
}

/** Pauses trading: also a guardian may. */
export function pauseTrading(context: Context, caller: Caller, reason: string): Done {
  return change(context, {
    caller,
    needed: "guard",
    reason,
    from: ["idle", "trading"],
    to: { type: "paused", reason },
  });
}

/** Goes on trading after a pause or a failure: only a person decides that (§8). */
export function resumeTrading(context: Context, caller: Caller, reason: string): Done {
  const changed = change(context, {
    caller,
    needed: "operate",
    reason,
    from: ["paused", "failed"],
    to: { type: "trading" },
  });
  if (changed.ok) {
    const settings = requireSettings(context.state);
    context.state.settings.set({ ...settings, resumedAtNs: settings.statusSinceNs });
    context.heap.portfolioWatch = undefined;
    context.heap.portfolioChange = { changeBp: 0n, isTriggered: false };
  }
  return changed;
}

type StatusChange = {
  readonly caller: Caller;
  readonly needed: Right;
  readonly reason: string;
  readonly from: readonly Status["type"][];
  readonly to: Status;
};

function change(context: Context, request: StatusChange): Done {
  const { caller, needed, reason, from, to } = request;
  const allowed = authorize(context, caller, needed, reason);
  if (!allowed.ok) return allowed;
  const { status } = requireSettings(context.state);
  if (!from.includes(status.type)) {
    return err({ type: "wrong_status", status: status.type, needed: from.join(" or ") });
  }
  setStatus(context, to, caller.text);
  return note(context, caller, { what: `status ${to.type}`, reason });
}

/** A configuration to be put into force, and the version it was made from. */
export type ConfigChange = {
  readonly config: TreasuryConfig;
  readonly expectedVersion: bigint;
  readonly reason: string;
};

/** What becomes of a configuration: its version, and when it is in force. */
export type ConfigAnswer = {
  readonly version: bigint;
  readonly activatesAtNs: bigint;
  readonly loosened: readonly string[];
};

/** Replaces the configuration as a whole: tightened at once, loosened after a delay. */
export function updateConfig(
  context: Context,
  caller: Caller,
  { config, expectedVersion, reason }: ConfigChange,
): Result<ConfigAnswer, TreasuryError> {
  const allowed = authorize(context, caller, "operate", reason);
  if (!allowed.ok) return allowed;
  const settings = requireSettings(context.state);
  const { configVersion: currentVersion } = settings;
  if (currentVersion !== expectedVersion) {
    return err({ type: "version_conflict", expectedVersion, currentVersion });
  }
  const valid = validateConfig(config);
  if (!valid.ok) return err({ type: "invalid_config", problems: valid.error.map(describeProblem) });

  keepConfigInForce(context);
  const nowNs = context.environment.timeNs();
  const loosened = loosenedFields(currentConfig(context), config);
  const version = context.state.configs.append({
    config,
    setAtNs: nowNs,
    setBy: caller.bytes,
    reason,
  });
  const activatesAtNs = loosened.length === 0 ? nowNs : nowNs + LOOSENING_DELAY_NS;
  const { pending: _replaced, ...rest } = requireSettings(context.state);
  context.state.settings.set(
    loosened.length === 0
      ? { ...rest, configVersion: version }
      : { ...rest, pending: { configVersion: version, activatesAtNs } },
  );
  emit(context, "CONFIG_CHANGED", { subject: caller.text }, [
    ["version", nat(version)],
    ["stage", text(loosened.length === 0 ? "in_force" : "pending")],
    ["reason", text(reason)],
  ]);
  return ok({ version, activatesAtNs, loosened });
}

/**
 * So many versions are kept. The one in force is written again before it is dropped: looser ones
 * may be asked for any number of times while it stands.
 */
function keepConfigInForce({ state }: Context): void {
  const settings = requireSettings(state);
  const { configs } = state;
  if (configs.nextId - settings.configVersion < BigInt(historyCapacity.configs)) return;
  const entry = configs.get(settings.configVersion);
  assert(entry !== undefined, () => `configuration ${settings.configVersion} is not kept`);
  state.settings.set({ ...settings, configVersion: configs.append(entry) });
}

/** What a token's share of the portfolio is meant to be, before normalisation. */
export type Target = { readonly tokenId: TokenId; readonly targetBp: bigint };

/** Sets the targets of all tokens at once; a token that is left out is no longer wanted. */
export function setTargets(
  context: Context,
  caller: Caller,
  request: { readonly targets: readonly Target[]; readonly reason: string },
): Done {
  const { targets, reason } = request;
  const allowed = authorize(context, caller, "govern", reason);
  if (!allowed.ok) return allowed;
  const { tokens } = context.state;
  const wantedBp = new Map<TokenId, bigint>();
  for (const { tokenId: id, targetBp } of targets) {
    const token = tokens.find(id);
    if (token === undefined) return err({ type: "unknown_token", ledger: id });
    if (wantedBp.has(id)) return outOfRange("targets", `${token.symbol} twice`, "each token once");
    if (targetBp > TARGET_BP_MAX) return outOfRange("target_bp", targetBp, `0 to ${TARGET_BP_MAX}`);
    wantedBp.set(id, targetBp);
  }
  if ([...wantedBp.values()].every((targetBp) => targetBp === 0n))
    return outOfRange("targets", 0n, "at least one target above 0");

  const said: string[] = [];
  for (const token of tokens.list()) {
    const targetBp = wantedBp.get(token.tokenId) ?? 0n;
    const active = targetBp > 0n;
    if (active) said.push(`${token.symbol} ${targetBp} bp`);
    if (token.targetBp !== targetBp || token.active !== active) {
      tokens.put({ ...token, targetBp, active });
    }
  }
  return note(context, caller, { what: `targets ${said.join(", ")}`, reason });
}

function outOfRange(field: string, found: bigint | string, allowed: string): Done {
  return err({ type: "invalid_argument", field, found: found.toString(), allowed });
}

/** Takes a token out of trading until somebody resumes it: also a guardian may. */
export function pauseToken(
  context: Context,
  caller: Caller,
  request: { readonly tokenId: TokenId; readonly reason: string },
): Done {
  const { tokenId: id, reason } = request;
  const allowed = authorize(context, caller, "guard", reason);
  if (!allowed.ok) return allowed;
  return withToken(context, id, (token) => {
    const atNs = context.environment.timeNs();
    context.state.tokens.put({ ...token, pause: { by: "operator", reason, atNs } });
    return note(context, caller, { what: `pause of ${token.symbol}`, reason });
  });
}

/** Lets a token trade again; falls of its price before now no longer trip. */
export function resumeToken(
  context: Context,
  caller: Caller,
  request: { readonly tokenId: TokenId; readonly reason: string },
): Done {
  const { tokenId: id, reason } = request;
  const allowed = authorize(context, caller, "operate", reason);
  if (!allowed.ok) return allowed;
  return withToken(context, id, (token) => {
    const { pause: _pause, ...rest } = token;
    context.state.tokens.put({ ...rest, resumedAtNs: context.environment.timeNs() });
    context.priceBook.resume(token.tokenIndex);
    return note(context, caller, { what: `resumption of ${token.symbol}`, reason });
  });
}

/**
 * Takes a token out of the portfolio that has nothing under way and holds nothing, or no more than
 * cannot be moved: dust at venues, and less on the account than a withdrawal costs. That is given
 * up, and booked as lost.
 */
export function removeToken(
  context: Context,
  caller: Caller,
  request: { readonly tokenId: TokenId; readonly reason: string },
): Done {
  const { tokenId: id, reason } = request;
  const allowed = authorize(context, caller, "govern", reason);
  if (!allowed.ok) return allowed;
  const { running } = context.heap;
  if (running !== undefined)
    return err({ type: "cycle_running", startedAtNs: running.startedAtNs });
  return withToken(context, id, (token) => {
    const why = whyInUse(context, token);
    if (why !== undefined) return err({ type: "token_in_use", tokenId: id, why });
    const lostAtoms = giveUpRemainder(context, token);
    context.state.tokens.put({ ...token, isRemoved: true, active: false, targetBp: 0n });
    const rest = lostAtoms > 0n ? `, ${atomsOf(lostAtoms, token.symbol)} given up` : "";
    return note(context, caller, { what: `removal of ${token.symbol}${rest}`, reason });
  });
}

function whyInUse(context: Context, token: Token): string | undefined {
  if (token.tokenId === context.icpId()) return "ICP is the base asset";
  const { tokenIndex } = token;
  const leg = context.state.legs
    .open()
    .find(({ sellIndex, buyIndex }) => sellIndex === tokenIndex || buyIndex === tokenIndex);
  if (leg !== undefined) return `leg ${leg.legId} is open`;
  const transfer = context.state.transfers.open().find((open) => open.tokenIndex === tokenIndex);
  if (transfer !== undefined) return `transfer ${transfer.transferId} is open`;
  const { liquidAtoms } = context.state.books.of(tokenIndex);
  if (liquidAtoms <= token.feeAtoms) return undefined;
  return `${liquidAtoms} atoms are held: withdraw them, or set its target to 0 and have them sold`;
}

function withToken(context: Context, id: TokenId, act: (token: Token) => Done): Done {
  const token = context.state.tokens.find(id);
  return token === undefined ? err({ type: "unknown_token", ledger: id }) : act(token);
}

/**
 * Switches a venue on or off; what an open leg has there is fetched all the same. Off is the exit
 * from it: the next cycle takes back what it may still pull, `exitVenues`, and fetches what it holds
 * of ours, `sweepVenues`.
 */
export function setVenue(
  context: Context,
  caller: Caller,
  request: { readonly venueId: VenueId; readonly enabled: boolean; readonly reason: string },
): Done {
  const { venueId: id, enabled, reason } = request;
  const allowed = authorize(context, caller, enabled ? "operate" : "guard", reason);
  if (!allowed.ok) return allowed;
  if (!context.venues.some(({ venueId }) => venueId === id)) {
    return err({ type: "unknown_venue", venue: id });
  }
  const settings = requireSettings(context.state);
  const others = settings.venuesOff.filter((off) => off !== id);
  context.state.settings.set({ ...settings, venuesOff: enabled ? others : [...others, id] });
  const { heap } = context;
  if (enabled) forgetHealth(heap, id);
  else sweepAnew(heap);
  heap.exits.delete(id);
  return note(context, caller, { what: `${id} ${enabled ? "on" : "off"}`, reason });
}

/** Closes a leg nobody can settle: what it still carries is booked as lost, with the reason. */
export function closeLeg(
  context: Context,
  caller: Caller,
  request: { readonly legId: bigint; readonly reason: string },
): Done {
  const { legId, reason } = request;
  const allowed = authorize(context, caller, "govern", reason);
  if (!allowed.ok) return allowed;
  const leg = context.state.legs.get(legId);
  if (leg === undefined || isFinal(leg.state)) return err({ type: "unknown_leg", legId });
  if (leg.state !== "suspense") {
    return err({ type: "wrong_status", status: leg.state, needed: "suspense" });
  }
  const step = closeByHand(leg, context.environment.timeNs(), reason);
  applyStep(context, leg, step);
  const lost = step.postings.map(({ tokenIndex, posting: { lostAtoms = 0n } }) => {
    return `, ${atomsOf(lostAtoms, context.state.tokens.at(tokenIndex).symbol)} lost`;
  });
  return note(context, caller, { what: `leg ${legId} closed${lost.join("")}`, reason });
}

/** Sets value aside for another area: outside totals, targets and what may be sold (§11). */
export function reserve(
  context: Context,
  caller: Caller,
  request: { readonly reservation: Reservation; readonly reason: string },
): Done {
  const { reservation, reason } = request;
  const allowed = authorize(context, caller, "govern", reason);
  if (!allowed.ok) return allowed;
  const { reservations } = context.state;
  const isNew = reservations.get(reservation.reservationId) === undefined;
  if (isNew && reservations.list().length >= RESERVATION_COUNT_MAX) {
    const count = BigInt(RESERVATION_COUNT_MAX);
    return outOfRange("reservations", count + 1n, `at most ${count} at once`);
  }
  reservations.put(reservation);
  const { reservationId, amountAtoms, tokenIndex } = reservation;
  const amount = atomsOf(amountAtoms, context.state.tokens.at(tokenIndex).symbol);
  return note(context, caller, { what: `reservation ${reservationId} of ${amount}`, reason });
}

/** Gives set aside value back to trading. */
export function release(
  context: Context,
  caller: Caller,
  request: { readonly reservationId: string; readonly reason: string },
): Done {
  const { reservationId, reason } = request;
  const allowed = authorize(context, caller, "govern", reason);
  if (!allowed.ok) return allowed;
  if (context.state.reservations.get(reservationId) === undefined) {
    return err({ type: "unknown_reservation", reservationId });
  }
  context.state.reservations.remove(reservationId);
  return note(context, caller, { what: `release of ${reservationId}`, reason });
}

function note(context: Context, caller: Caller, act: Act): Done {
  recordAct(context, caller, act);
  return DONE;
}
