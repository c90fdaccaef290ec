import { query, update } from "azle";

import type { LedgerFace } from "../../src/suite/ledger-face.js";
import * as wire from "../../src/wire/ledger.js";
import { getAccountTransactions } from "../../src/wire/ledger-history.js";
import { queryBlocks } from "../../src/wire/ledger-icp-blocks.js";
import { host } from "../azle-direct.js";
import { serveShort } from "./serve-ledger.js";

/** Azle neither decodes nor replies: `serve` does. */
export const manual = { manual: true } as const;

/** The raw principal of whoever calls. */
export function caller(): Uint8Array {
  return host().msgCaller();
}

/** The standard methods of the ledger. Each decodes, delegates and encodes; it decides nothing. */
export abstract class TokenMethods {
  /** The ledger behind the methods. */
  abstract get face(): LedgerFace;

  @query(wire.text.params, wire.text.result, manual)
  icrc1_name(): void {
    serveShort(wire.text, () => this.face.name());
  }

  @query(wire.text.params, wire.text.result, manual)
  icrc1_symbol(): void {
    serveShort(wire.text, () => this.face.symbol());
  }

  @query(wire.decimals.params, wire.decimals.result, manual)
  icrc1_decimals(): void {
    serveShort(wire.decimals, () => this.face.decimals());
  }

  @query(wire.nat.params, wire.nat.result, manual)
  icrc1_fee(): void {
    serveShort(wire.nat, () => this.face.fee());
  }

  @query(wire.nat.params, wire.nat.result, manual)
  icrc1_total_supply(): void {
    serveShort(wire.nat, () => this.face.totalSupply());
  }

  @query(wire.metadata.params, wire.metadata.result, manual)
  icrc1_metadata(): void {
    serveShort(wire.metadata, () => this.face.metadata());
  }

  @query(wire.mintingAccount.params, wire.mintingAccount.result, manual)
  icrc1_minting_account(): void {
    serveShort(wire.mintingAccount, () => this.face.mintingAccount());
  }

  @query(wire.supportedStandards.params, wire.supportedStandards.result, manual)
  icrc1_supported_standards(): void {
    serveShort(wire.supportedStandards, () => this.face.standards());
  }

  @query(wire.supportedStandards.params, wire.supportedStandards.result, manual)
  icrc10_supported_standards(): void {
    serveShort(wire.supportedStandards, () => this.face.standards());
  }

  @query(wire.balanceOf.params, wire.balanceOf.result, manual)
  icrc1_balance_of(): void {
    const ic = host();
    const reply = this.face.answerBalance(ic.msgArgData());
    if (reply === undefined) serveShort(wire.balanceOf, (account) => this.face.balanceOf(account));
    else ic.msgReply(reply);
  }

  @update(wire.transfer.params, wire.transfer.result, manual)
  icrc1_transfer(): void {
    serveShort(wire.transfer, (args) => this.face.transfer(caller(), args));
  }

  @update(wire.approve.params, wire.approve.result, manual)
  icrc2_approve(): void {
    serveShort(wire.approve, (args) => this.face.approve(caller(), args));
  }

  @update(wire.transferFrom.params, wire.transferFrom.result, manual)
  icrc2_transfer_from(): void {
    serveShort(wire.transferFrom, (args) => this.face.transferFrom(caller(), args));
  }

  @query(wire.allowance.params, wire.allowance.result, manual)
  icrc2_allowance(): void {
    serveShort(wire.allowance, (args) => this.face.allowance(args));
  }

  @query(wire.getBlocks.params, wire.getBlocks.result, manual)
  icrc3_get_blocks(): void {
    serveShort(wire.getBlocks, (ranges) => this.face.getBlocks(ranges));
  }

  @query(wire.getArchives.params, wire.getArchives.result, manual)
  icrc3_get_archives(): void {
    serveShort(wire.getArchives, () => this.face.getArchives());
  }

  @query(wire.getTipCertificate.params, wire.getTipCertificate.result, manual)
  icrc3_get_tip_certificate(): void {
    serveShort(wire.getTipCertificate, () => this.face.tipCertificate());
  }

  @query(wire.supportedBlockTypes.params, wire.supportedBlockTypes.result, manual)
  icrc3_supported_block_types(): void {
    serveShort(wire.supportedBlockTypes, () => this.face.blockTypes());
  }

  @query(getAccountTransactions.params, getAccountTransactions.result, manual)
  get_account_transactions(): void {
    serveShort(getAccountTransactions, (args) => this.face.accountTransactions(args));
  }

  @query(wire.ledgerId.params, wire.ledgerId.result, manual)
  ledger_id(): void {
    serveShort(wire.ledgerId, () => this.face.self());
  }

  @query(queryBlocks.params, queryBlocks.result, manual)
  query_blocks(): void {
    serveShort(queryBlocks, (range) => this.face.queryBlocks(range));
  }
}
