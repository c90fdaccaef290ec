import { query, update } from "azle";

import { httpRequest } from "../../src/wire/http.js";
import { consentMessage } from "../../src/wire/ledger-consent.js";
import * as wire from "../../src/wire/ledger-queries.js";
import { PrivilegedMethods } from "./privileged-methods.js";
import { serveShort } from "./serve-ledger.js";
import { caller, manual } from "./token-methods.js";

/** An argument within the argument. */
const CONSENT_BYTES_MAX = 2_048;

/** Gateways hand on all headers of a browser. */
const HTTP_BYTES_MAX = 16_384;

/** What the ledger tells beyond ICRC-1, 2 and 3. */
export abstract class ReportMethods extends PrivilegedMethods {
  @query(wire.getAllowances.params, wire.getAllowances.result, manual)
  icrc103_get_allowances(): void {
    serveShort(wire.getAllowances, (args) => this.face.reports.allowances(caller(), args));
  }

  @query(wire.getIndexPrincipal.params, wire.getIndexPrincipal.result, manual)
  icrc106_get_index_principal(): void {
    serveShort(wire.getIndexPrincipal, () => ({ Ok: this.face.self() }));
  }

  @query(wire.listSubaccounts.params, wire.listSubaccounts.result, manual)
  list_subaccounts(): void {
    serveShort(wire.listSubaccounts, (args) => this.face.reports.subaccounts(args));
  }

  @query(wire.status.params, wire.status.result, manual)
  status(): void {
    serveShort(wire.status, () => this.face.status());
  }

  @query(wire.getFeeCollector.params, wire.getFeeCollector.result, manual)
  icrc107_get_fee_collector(): void {
    serveShort(wire.getFeeCollector, () => this.face.reports.feeCollector());
  }

  @query(wire.listFrozenAccounts.params, wire.listFrozenAccounts.result, manual)
  icrc153_list_frozen_accounts(): void {
    serveShort(wire.listFrozenAccounts, (args) => this.face.reports.frozenAccounts(args));
  }

  @query(wire.listFrozenPrincipals.params, wire.listFrozenPrincipals.result, manual)
  icrc153_list_frozen_principals(): void {
    serveShort(wire.listFrozenPrincipals, (args) => this.face.reports.frozenPrincipals(args));
  }

  @query(wire.isFrozenAccount.params, wire.isFrozenAccount.result, manual)
  icrc153_is_frozen_account(): void {
    serveShort(wire.isFrozenAccount, (account) => this.face.reports.isFrozenAccount(account));
  }

  @query(wire.isFrozenPrincipal.params, wire.isFrozenPrincipal.result, manual)
  icrc153_is_frozen_principal(): void {
    serveShort(wire.isFrozenPrincipal, (principal) =>
      this.face.reports.isFrozenPrincipal(principal),
    );
  }

  @query(wire.flag.params, wire.flag.result, manual)
  icrc154_is_paused(): void {
    serveShort(wire.flag, () => this.face.reports.isPaused());
  }

  @query(wire.flag.params, wire.flag.result, manual)
  icrc154_is_deactivated(): void {
    serveShort(wire.flag, () => this.face.reports.isDeactivated());
  }

  @query(wire.balanceDetails.params, wire.balanceDetails.result, manual)
  balance_details(): void {
    serveShort(wire.balanceDetails, (account) => this.face.reports.balanceDetails(account));
  }

  @query(wire.balanceAt.params, wire.balanceAt.result, manual)
  balance_at(): void {
    serveShort(wire.balanceAt, (args) => this.face.reports.balanceAt(args));
  }

  @query(wire.totalSupplyAt.params, wire.totalSupplyAt.result, manual)
  total_supply_at(): void {
    serveShort(wire.totalSupplyAt, (args) => this.face.reports.totalSupplyAt(args));
  }

  @query(wire.getSupply.params, wire.getSupply.result, manual)
  get_supply(): void {
    serveShort(wire.getSupply, () => this.face.reports.supply());
  }

  @query(wire.getActivity.params, wire.getActivity.result, manual)
  get_activity(): void {
    serveShort(wire.getActivity, (args) => this.face.reports.activity(args));
  }

  @query(wire.checkInvariants.params, wire.checkInvariants.result, manual)
  check_invariants(): void {
    serveShort(wire.checkInvariants, (args) => this.face.reports.checkInvariants(args));
  }

  @update(consentMessage.params, consentMessage.result, manual)
  icrc21_canister_call_consent_message(): void {
    serveShort(
      consentMessage,
      (args) => this.face.reports.consentMessage(caller(), args),
      CONSENT_BYTES_MAX,
    );
  }

  @query(httpRequest.params, httpRequest.result, manual)
  http_request(): void {
    serveShort(httpRequest, (request) => this.face.reports.http(request), HTTP_BYTES_MAX);
  }
}
