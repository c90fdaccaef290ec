import { auditStep } from "../ledger/audit.js";
import { balanceAt, supplyAt } from "../ledger/checkpoints.js";
import { describeConsent } from "../ledger/consent-message.js";
import type { Ledger } from "../ledger/ledger.js";
import {
  ALLOWANCES_TAKE_MAX,
  LISTING_LENGTH_MAX,
  listAllowances,
  listFrozenAccounts,
  listFrozenPrincipals,
} from "../ledger/listings.js";
import { sumOfLocks } from "../ledger/lock-book.js";
import { measureSupply } from "../ledger/supply-figures.js";
import type { HttpRequest, HttpResponse } from "../wire/http.js";
import type { Account } from "../wire/icrc-ledger.js";
import { Principal } from "../wire/idl.js";
import { fromAccount, toBytes } from "../wire/ledger-account.js";
import {
  type ConsentMessageRequest,
  type ConsentMessageResult,
  fromConsentMessage,
  toConsentRequest,
} from "../wire/ledger-consent.js";
import * as queries from "../wire/ledger-queries.js";
import { accept, toSafeCount } from "./ledger-arguments.js";
import { answerHttp } from "./ledger-http.js";
import type { LedgerMachine } from "./ledger-machine.js";

/** The default sub-account, which comes before every other. */
const DEFAULT_SUBACCOUNT = new Uint8Array(32);

/** Most hours or days one answer holds. */
const ACTIVITY_LENGTH_MAX = 100;

/** What the ledger tells beyond ICRC-1, 2 and 3: Candid values in, Candid values out. */
export class LedgerReports {
  readonly #ledger: Ledger;
  readonly #machine: LedgerMachine;

  constructor(ledger: Ledger, machine: LedgerMachine) {
    this.#ledger = ledger;
    this.#machine = machine;
  }

  allowances(caller: Uint8Array, args: queries.GetAllowancesArgs): queries.GetAllowancesResult {
    const owner = Principal.fromUint8Array(caller);
    const from = accept(args.from_account[0] ?? { owner, subaccount: [] });
    const after = args.prev_spender.map(accept)[0];
    const length = toSafeCount(args.take[0] ?? BigInt(ALLOWANCES_TAKE_MAX));
    const nowNs = this.#machine.timeNs();

    this.#ledger.settlement.settleForListing();
    const range = { from, after, length, nowNs };
    const source = (args.from_account[0]?.owner ?? owner).toUint8Array();
    const listed = listAllowances(this.#ledger.state, source, range);
    return { Ok: listed.map(queries.fromListedAllowance) };
  }

  /** Every sub-account of an owner that ever appeared, the default one as 32 zeros. */
  subaccounts(args: { owner: Principal; start: [] | [Uint8Array | number[]] }): Uint8Array[] {
    const start = toBytes(args.start[0]);
    const account = accept({ owner: args.owner, subaccount: start === undefined ? [] : [start] });
    const { state, settlement } = this.#ledger;
    settlement.settleForListing();

    const owner = args.owner.toUint8Array();
    const others = state.indexes.subaccounts(owner, start, LISTING_LENGTH_MAX);
    const hasDefault = start === undefined && state.accounts.head(account).pointCount > 0;
    return hasDefault ? [DEFAULT_SUBACCOUNT, ...others] : others;
  }

  frozenAccounts(args: { start_after: [] | [Account]; max_results: bigint }): {
    accounts: Account[];
    has_more: boolean;
  } {
    this.#ledger.settlement.settleForListing();
    const after = args.start_after.map(accept)[0];
    const length = toSafeCount(args.max_results);
    const { entries, hasMore } = listFrozenAccounts(this.#ledger.state, after, length);
    return { accounts: entries.map(fromAccount), has_more: hasMore };
  }

  frozenPrincipals(args: { start_after: [] | [Principal]; max_results: bigint }): {
    principals: Principal[];
    has_more: boolean;
  } {
    this.#ledger.settlement.settleForListing();
    const after = args.start_after.map((principal) => principal.toUint8Array())[0];
    const length = toSafeCount(args.max_results);
    const { entries, hasMore } = listFrozenPrincipals(this.#ledger.state, after, length);
    const principals = entries.map((bytes) => Principal.fromUint8Array(bytes));
    return { principals, has_more: hasMore };
  }

  isFrozenAccount(account: Account): boolean {
    return this.#ledger.state.freezes.isFrozen(accept(account));
  }

  isFrozenPrincipal(principal: Principal): boolean {
    return this.#ledger.state.freezes.isPrincipalFrozen(principal.toUint8Array());
  }

  feeCollector(): { Ok: [] | [Account] } {
    const { feeCollector } = this.#ledger.state.counters;
    return { Ok: feeCollector === undefined ? [] : [fromAccount(feeCollector)] };
  }

  isPaused(): boolean {
    return this.#ledger.state.counters.status === "paused";
  }

  isDeactivated(): boolean {
    return this.#ledger.state.counters.status === "deactivated";
  }

  balanceDetails(args: Account): {
    balance: bigint;
    available: bigint;
    locked: bigint;
    locks: queries.Lock[];
  } {
    const { accounts, locks } = this.#ledger.state;
    const account = accept(args);
    const held = locks.locks(account, this.#machine.timeNs());
    const balance = accounts.balanceAtoms(account.key);
    const locked = sumOfLocks(held);
    return { balance, available: balance - locked, locked, locks: held.map(queries.fromLock) };
  }

  balanceAt({ account, time }: { account: Account; time: bigint }): bigint {
    return balanceAt(this.#ledger.state, accept(account), time);
  }

  totalSupplyAt({ time }: { time: bigint }): bigint {
    return supplyAt(this.#ledger.state, time);
  }

  supply(): queries.Supply {
    const { state } = this.#ledger;
    const figures = measureSupply(state, this.#machine.timeNs());
    return queries.fromSupply(figures, state.accounts.holderCount);
  }

  activity(args: {
    span: { Hour: null } | { Day: null };
    until: [] | [bigint];
    limit: [] | [number];
  }): queries.Activity[] {
    const untilNs = args.until[0] ?? this.#machine.timeNs();
    const length = Math.min(args.limit[0] ?? ACTIVITY_LENGTH_MAX, ACTIVITY_LENGTH_MAX);
    const { activity } = this.#ledger.state;
    return activity.read(queries.toSpan(args.span), untilNs, length).map(queries.fromActivity);
  }

  checkInvariants(args: { after: [] | [queries.AuditPlace] }): {
    broken: { name: string; says: string }[];
    next: [] | [queries.AuditPlace];
  } {
    this.#ledger.settlement.settleForListing();
    const place = queries.toAuditPlace(args.after);
    return queries.fromAuditStep(auditStep(this.#ledger.state, place, this.#machine.timeNs()));
  }

  consentMessage(caller: Uint8Array, args: ConsentMessageRequest): ConsentMessageResult {
    const { config } = this.#ledger.state;
    const request = toConsentRequest(caller, args);
    if (!request.ok) return { Err: { UnsupportedCanisterCall: { description: request.error } } };
    const message = describeConsent(config, request.value);
    return fromConsentMessage(config, message, args.user_preferences);
  }

  http(request: HttpRequest): HttpResponse {
    const context = { nowNs: this.#machine.timeNs(), cycles: this.#machine.cycles() };
    return answerHttp(this.#ledger, request, context);
  }
}
