import type { Environment } from "../environment/environment.js";
import { assert } from "../kernel/assert.js";
import { ByteReader } from "../kernel/byte-reader.js";
import { sharedWriter } from "../kernel/byte-writer.js";
import { max } from "../kernel/fixed-point.js";
import type { Account } from "./account.js";
import { AccountBook } from "./account-book.js";
import { ActivityBook } from "./activity.js";
import { AllowanceBook } from "./allowance-book.js";
import { BlockLog } from "./block-log.js";
import { decodeBlock, payloadOf } from "./block-record.js";
import { birthProblem, configProblem } from "./config-problems.js";
import { DedupWindow } from "./dedup-window.js";
import { FreezeBook } from "./freeze-book.js";
import { IdentifierBook, type IdentifyAccount } from "./identifier-book.js";
import { Indexes } from "./indexes.js";
import { Ledger } from "./ledger.js";
import { LockBook } from "./lock-book.js";
import { LEDGER_LAYOUT_VERSION, ledgerMemory } from "./memory.js";
import type { Mint } from "./model.js";
import { post } from "./post.js";
import { noProgress, type Progress, progressRecord } from "./progress.js";
import { RecordCell } from "./record-cell.js";
import { Settlement } from "./settlement.js";
import type { LedgerState } from "./state.js";
import { type TokenConfig, tokenConfigRecord } from "./token-config.js";

/** What a ledger runs on. */
export interface LedgerHost extends Environment {
  /** Derives identifiers as the ICP ledger does. */
  readonly identifyAccount: IdentifyAccount;
}

/** What a ledger is born with. */
export type Birth = {
  readonly config: TokenConfig;
  /** Minted in the first blocks, in this order. */
  readonly initialBalances: readonly { readonly account: Account; readonly amountAtoms: bigint }[];
  /** Where fees go from the first transaction on; `undefined` burns them (ICRC-107). */
  readonly feeCollector: Account | undefined;
};

const cellKeys = { layout: 0, config: 1, progress: 2, birth: 3 } as const;

const versionRecord = {
  encode: (version: number) => Uint8Array.of(version),
  decode: (bytes: Uint8Array) => bytes[0] ?? 0,
};

const countRecord = {
  encode: (count: number) => sharedWriter().u32(count).done(),
  decode: (bytes: Uint8Array) => new ByteReader(bytes).u32(),
};

/** Whether stable memory already holds a ledger. */
export function hasLedger(host: Environment): boolean {
  return cells(host).layout.read() !== undefined;
}

/** Makes a ledger in empty stable memory. */
export function createLedger(host: LedgerHost, birth: Birth): Ledger {
  const { layout, config, birth: birthCell } = cells(host);
  assert(layout.read() === undefined, "stable memory already holds a ledger");
  const problem = configProblem(birth.config) ?? birthProblem(birth);
  assert(problem === undefined, `the ledger cannot be made: ${problem}`);
  layout.write(LEDGER_LAYOUT_VERSION);
  config.write(birth.config);
  birthCell.write(birth.initialBalances.length);

  const ledger = assemble(host, birth.config, noProgress(), -1n);
  commitBirth(ledger, birth, host.timeNs());
  return ledger;
}

/**
 * Opens the ledger that stable memory holds. What was not settled is posted again from its blocks;
 * nothing else is read, so that this takes the same time at every age.
 *
 * @param change makes the new configuration of the one that stands.
 */
export function openLedger(host: LedgerHost, change: (config: TokenConfig) => TokenConfig): Ledger {
  const { layout, config, progress } = cells(host);
  const version = layout.read();
  assert(version === LEDGER_LAYOUT_VERSION, `unknown layout ${version} of the ledger's memory`);
  const standing = config.read();
  assert(standing !== undefined, "a ledger without configuration");

  const changed = change(standing);
  const problem = changed === standing ? undefined : configProblem(changed);
  assert(problem === undefined, `the ledger cannot be changed: ${problem}`);
  if (changed !== standing) config.write(changed);
  const from = progress.read() ?? noProgress();
  const driftNs = max(standing.driftNs, changed.driftNs);
  const ledger = assemble(host, changed, from, host.timeNs() + driftNs);
  postUnsettled(ledger.state, from.settledCount);
  ledger.settlement.arm(host.timeNs());
  return ledger;
}

/** @param createdAtNsMax the latest creation time that any transaction so far can carry. */
function assemble(
  host: LedgerHost,
  config: TokenConfig,
  progress: Progress,
  createdAtNsMax: bigint,
): Ledger {
  const memory = (id: number) => host.stableMap(id);
  const log = new BlockLog(memory(ledgerMemory.tail), memory(ledgerMemory.pages), progress.log);
  const payloadAt = (blockIndex: number) => payloadOf(log.record(blockIndex));

  const state: LedgerState = {
    config,
    birthCount: cells(host).birth.read() ?? 0,
    counters: { ...progress.counters },
    log,
    accounts: new AccountBook(
      memory(ledgerMemory.accounts),
      memory(ledgerMemory.points),
      progress.holderCount,
    ),
    allowances: new AllowanceBook(memory(ledgerMemory.allowances)),
    window: new DedupWindow(memory(ledgerMemory.window), payloadAt, createdAtNsMax),
    locks: new LockBook(memory(ledgerMemory.locks)),
    freezes: new FreezeBook(memory(ledgerMemory.freezes)),
    indexes: new Indexes(memory(ledgerMemory.indexes)),
    activity: new ActivityBook(memory(ledgerMemory.buckets)),
    identifiers: new IdentifierBook(memory(ledgerMemory.identifiers), host.identifyAccount),
  };
  const settlement = new Settlement(host, state, cells(host).progress);
  return new Ledger(host, state, settlement);
}

function cells(host: Environment) {
  const map = host.stableMap(ledgerMemory.cells);
  return {
    layout: new RecordCell(map, cellKeys.layout, versionRecord),
    config: new RecordCell(map, cellKeys.config, tokenConfigRecord),
    progress: new RecordCell(map, cellKeys.progress, progressRecord),
    birth: new RecordCell(map, cellKeys.birth, countRecord),
  };
}

function commitBirth(ledger: Ledger, birth: Birth, nowNs: bigint): void {
  for (const { account, amountAtoms } of birth.initialBalances) {
    const mint: Mint = {
      type: "mint",
      to: account,
      amountAtoms,
      feeAtoms: 0n,
      isFeeGiven: false,
      isFeeCollected: false,
      memo: undefined,
      createdAtNs: undefined,
    };
    ledger.commit(mint, nowNs);
  }
  if (birth.feeCollector === undefined) return;

  ledger.commit(
    {
      type: "setFeeCollector",
      collector: birth.feeCollector,
      caller: ledger.self,
      createdAtNs: nowNs,
      reason: undefined,
    },
    nowNs,
  );
}

/** A burst of transactions just before an upgrade is all there ever is to do here. */
function postUnsettled(state: LedgerState, settledCount: number): void {
  const { log, window } = state;
  for (let index = settledCount; index < log.length; index++) {
    const record = log.record(index);
    const block = decodeBlock(record);
    post(state, block, index);
    const { createdAtNs } = block.tx;
    if (createdAtNs !== undefined) window.add(createdAtNs, index, record);
  }
}
