import { dataCertificate, init, postUpgrade, query, update } from "azle";

import { installLedger, upgradeLedger } from "../../src/suite/compose-ledger.js";
import type { LedgerFace } from "../../src/suite/ledger-face.js";
import type { LedgerMachine } from "../../src/suite/ledger-machine.js";
import * as wire from "../../src/wire/ledger.js";
import { getAccountTransactions } from "../../src/wire/ledger-history.js";
import { queryBlocks } from "../../src/wire/ledger-icp-blocks.js";
import { type InitArgs, init as initMethod } from "../../src/wire/ledger-init.js";
import { warmUpLedger } from "../../src/wire/ledger-warm-up.js";
import { host, openDirectMap, serveDirectly } from "../azle-direct.js";
import { azleEnvironment } from "../azle-environment.js";
import { serve } from "../serve.js";

const machine: LedgerMachine = {
  ...azleEnvironment,
  stableMap: openDirectMap,
  certificate: dataCertificate,
};

const manual = { manual: true } as const;

/** The token ledger canister. Each method decodes, delegates and encodes; it decides nothing. */
export default class LedgerCanister {
  #face: LedgerFace | undefined;

  /** There is one from the first moment that messages are taken. */
  get face(): LedgerFace {
    if (this.#face === undefined) throw new Error("the ledger is not installed");
    return this.#face;
  }

  @init(initMethod.params)
  init(args: [] | [InitArgs]): void {
    this.#face = installLedger(machine, args);
    this.#start();
  }

  @postUpgrade(initMethod.params)
  postUpgrade(args: [] | [InitArgs]): void {
    this.#face = upgradeLedger(machine, args);
    this.#start();
  }

  /** What every installation and upgrade ends with. */
  #start(): void {
    serveDirectly(this);
    warmUpLedger();
  }

  @query(wire.text.params, wire.text.result, manual)
  icrc1_name(): void {
    serve(wire.text, () => this.face.name());
  }

  @query(wire.text.params, wire.text.result, manual)
  icrc1_symbol(): void {
    serve(wire.text, () => this.face.symbol());
  }

  @query(wire.decimals.params, wire.decimals.result, manual)
  icrc1_decimals(): void {
    serve(wire.decimals, () => this.face.decimals());
  }

  @query(wire.nat.params, wire.nat.result, manual)
  icrc1_fee(): void {
    serve(wire.nat, () => this.face.fee());
  }

  @query(wire.nat.params, wire.nat.result, manual)
  icrc1_total_supply(): void {
    serve(wire.nat, () => this.face.totalSupply());
  }

  @query(wire.metadata.params, wire.metadata.result, manual)
  icrc1_metadata(): void {
    serve(wire.metadata, () => this.face.metadata());
  }

  @query(wire.mintingAccount.params, wire.mintingAccount.result, manual)
  icrc1_minting_account(): void {
    serve(wire.mintingAccount, () => this.face.mintingAccount());
  }

  @query(wire.supportedStandards.params, wire.supportedStandards.result, manual)
  icrc1_supported_standards(): void {
    serve(wire.supportedStandards, () => this.face.standards());
  }

  @query(wire.supportedStandards.params, wire.supportedStandards.result, manual)
  icrc10_supported_standards(): void {
    serve(wire.supportedStandards, () => this.face.standards());
  }

  @query(wire.balanceOf.params, wire.balanceOf.result, manual)
  icrc1_balance_of(): void {
    const ic = host();
    const reply = this.face.answerBalance(ic.msgArgData());
    if (reply === undefined) serve(wire.balanceOf, (account) => this.face.balanceOf(account));
    else ic.msgReply(reply);
  }

  @update(wire.transfer.params, wire.transfer.result, manual)
  icrc1_transfer(): void {
    serve(wire.transfer, (args) => this.face.transfer(caller(), args));
  }

  @update(wire.approve.params, wire.approve.result, manual)
  icrc2_approve(): void {
    serve(wire.approve, (args) => this.face.approve(caller(), args));
  }

  @update(wire.transferFrom.params, wire.transferFrom.result, manual)
  icrc2_transfer_from(): void {
    serve(wire.transferFrom, (args) => this.face.transferFrom(caller(), args));
  }

  @query(wire.allowance.params, wire.allowance.result, manual)
  icrc2_allowance(): void {
    serve(wire.allowance, (args) => this.face.allowance(args));
  }

  @query(wire.getBlocks.params, wire.getBlocks.result, manual)
  icrc3_get_blocks(): void {
    serve(wire.getBlocks, (ranges) => this.face.getBlocks(ranges));
  }

  @query(wire.getArchives.params, wire.getArchives.result, manual)
  icrc3_get_archives(): void {
    serve(wire.getArchives, () => this.face.getArchives());
  }

  @query(wire.getTipCertificate.params, wire.getTipCertificate.result, manual)
  icrc3_get_tip_certificate(): void {
    serve(wire.getTipCertificate, () => this.face.tipCertificate());
  }

  @query(wire.supportedBlockTypes.params, wire.supportedBlockTypes.result, manual)
  icrc3_supported_block_types(): void {
    serve(wire.supportedBlockTypes, () => this.face.blockTypes());
  }

  @query(getAccountTransactions.params, getAccountTransactions.result, manual)
  get_account_transactions(): void {
    serve(getAccountTransactions, (args) => this.face.accountTransactions(args));
  }

  @query(wire.ledgerId.params, wire.ledgerId.result, manual)
  ledger_id(): void {
    serve(wire.ledgerId, () => this.face.self());
  }

  @query(queryBlocks.params, queryBlocks.result, manual)
  query_blocks(): void {
    serve(queryBlocks, (range) => this.face.queryBlocks(range));
  }
}

function caller(): Uint8Array {
  return host().msgCaller();
}
