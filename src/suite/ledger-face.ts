import { readHistory } from "../ledger/history.js";
import type { Ledger } from "../ledger/ledger.js";
import { ALLOWANCES_TAKE_MAX } from "../ledger/listings.js";
import { readBlocks } from "../ledger/read-blocks.js";
import { BLOCK_TYPES, listedStandards } from "../ledger/standards.js";
import { supplyAtoms } from "../ledger/state.js";
import { tipTreeCbor } from "../ledger/tip-tree.js";
import type { QueryBlocksArgs, QueryBlocksResult } from "../wire/icp-ledger.js";
import type * as icrc from "../wire/icrc-ledger.js";
import { Principal } from "../wire/idl.js";
import {
  balanceOf,
  fromAllowance,
  fromMetadata,
  fromValue,
  toApproveRequest,
  toTransferFromRequest,
  toTransferRequest,
} from "../wire/ledger.js";
import { fromAccount, toAccount } from "../wire/ledger-account.js";
import {
  fromApproveError,
  fromTransferError,
  fromTransferFromError,
} from "../wire/ledger-errors.js";
import {
  fromHistoryPage,
  type GetAccountTransactionsArgs,
  type GetAccountTransactionsResult,
} from "../wire/ledger-history.js";
import { readIcpBlocks } from "../wire/ledger-icp-blocks.js";
import { readPlainAccount } from "../wire/plain-account.js";
import { LedgerAdministration } from "./ledger-administration.js";
import { accept, toSafeCount, WrongArgument } from "./ledger-arguments.js";
import type { LedgerMachine } from "./ledger-machine.js";
import { LedgerReports } from "./ledger-reports.js";

/**
 * The ledger as its canister shows it: Candid values in, Candid values out. `caller` is always the
 * raw principal of whoever calls.
 */
export class LedgerFace {
  readonly ledger: Ledger;
  /** What takes a role. */
  readonly administration: LedgerAdministration;
  /** What is told beyond ICRC-1, 2 and 3. */
  readonly reports: LedgerReports;
  readonly #machine: LedgerMachine;

  constructor(ledger: Ledger, machine: LedgerMachine) {
    this.ledger = ledger;
    this.administration = new LedgerAdministration(ledger);
    this.reports = new LedgerReports(ledger, machine);
    this.#machine = machine;
  }

  name(): string {
    return this.ledger.state.config.name;
  }

  symbol(): string {
    return this.ledger.state.config.symbol;
  }

  decimals(): number {
    return this.ledger.state.config.decimals;
  }

  fee(): bigint {
    return this.ledger.state.config.feeAtoms;
  }

  totalSupply(): bigint {
    return supplyAtoms(this.ledger.state.counters);
  }

  mintingAccount(): [icrc.Account] {
    return [fromAccount(this.ledger.state.config.mintingAccount)];
  }

  metadata(): [string, icrc.MetadataValue][] {
    const { config } = this.ledger.state;
    return fromMetadata(config, [
      ["icrc103:public_allowances", { Text: "true" }],
      ["icrc103:max_take_value", { Nat: BigInt(ALLOWANCES_TAKE_MAX) }],
      ["icrc106:index_principal", { Text: this.self().toText() }],
    ]);
  }

  standards(): icrc.Standard[] {
    return [...listedStandards(this.ledger.state.config.listedStandards)];
  }

  /**
   * @throws {WrongArgument} when the account is none: the answer's type has no room for a refusal.
   */
  balanceOf(args: icrc.Account): bigint {
    return this.ledger.state.accounts.balanceAtoms(accept(args).key);
  }

  /** `balanceOf` for the commonest message: what it costs shows in every wallet. */
  answerBalance(message: Uint8Array): Uint8Array | undefined {
    const key = readPlainAccount(message);
    if (key === undefined) return undefined;
    return balanceOf.encode(this.ledger.state.accounts.balanceAtoms(key));
  }

  transfer(caller: Uint8Array, args: icrc.TransferArgs): icrc.TransferResult {
    const request = toTransferRequest(caller, args);
    const result = request.ok ? this.ledger.transfer(request.value) : request;
    return result.ok ? { Ok: BigInt(result.value) } : { Err: fromTransferError(result.error) };
  }

  transferFrom(caller: Uint8Array, args: icrc.TransferFromArgs): icrc.TransferFromResult {
    const request = toTransferFromRequest(caller, args);
    const result = request.ok ? this.ledger.transferFrom(request.value) : request;
    return result.ok ? { Ok: BigInt(result.value) } : { Err: fromTransferFromError(result.error) };
  }

  approve(caller: Uint8Array, args: icrc.ApproveArgs): icrc.ApproveResult {
    const request = toApproveRequest(caller, args);
    const result = request.ok ? this.ledger.approve(request.value) : request;
    return result.ok ? { Ok: BigInt(result.value) } : { Err: fromApproveError(result.error) };
  }

  /** @throws {WrongArgument} when an account is none. */
  allowance({ account, spender }: icrc.AllowanceArgs): icrc.Allowance {
    const { allowances } = this.ledger.state;
    const nowNs = this.#machine.timeNs();
    return fromAllowance(allowances.allowance(accept(account), accept(spender), nowNs));
  }

  getBlocks(ranges: icrc.GetBlocksArgs): icrc.GetBlocksResult {
    const { state } = this.ledger;
    const wanted = ranges.map(({ start, length }) => ({ startIndex: start, blockCount: length }));
    return {
      log_length: BigInt(state.log.length),
      blocks: readBlocks(state, wanted).map(({ index, block }) => ({
        id: BigInt(index),
        block: fromValue(block),
      })),
      archived_blocks: [],
    };
  }

  /** Every block stays here. */
  getArchives(): icrc.Archive[] {
    return [];
  }

  /** Nothing outside a query, and before the first block is hashed. */
  tipCertificate(): [] | [icrc.DataCertificate] {
    const tip = this.ledger.settlement.tip();
    const certificate = this.#machine.certificate();
    if (tip === undefined || certificate === undefined) return [];
    return [{ certificate, hash_tree: tipTreeCbor(tip) }];
  }

  blockTypes(): icrc.BlockType[] {
    return BLOCK_TYPES.map(({ blockType, url }) => ({ block_type: blockType, url }));
  }

  accountTransactions(args: GetAccountTransactionsArgs): GetAccountTransactionsResult {
    const account = toAccount(args.account);
    if (!account.ok) return { Err: { message: "the sub-account is not 32 bytes long" } };

    const beforeIndex = args.start.map(toSafeCount)[0];
    const lengthMax = toSafeCount(args.max_results);
    return fromHistoryPage(
      readHistory(this.ledger.state, account.value, { beforeIndex, lengthMax }),
    );
  }

  /** The canister itself: it is its own index. */
  self(): Principal {
    return Principal.fromUint8Array(this.ledger.self);
  }

  /** An index canister would be behind; here every block counts at once. */
  status(): { num_blocks_synced: bigint } {
    return { num_blocks_synced: BigInt(this.ledger.state.log.length) };
  }

  /** @throws {WrongArgument} unless the ledger stands in for the ICP ledger. */
  queryBlocks(range: QueryBlocksArgs): QueryBlocksResult {
    const { state } = this.ledger;
    if (!state.config.isIcpFacade) throw new WrongArgument("this is not the ICP ledger");
    return readIcpBlocks(state, range);
  }
}
