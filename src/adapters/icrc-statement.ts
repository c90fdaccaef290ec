import { equalBytes } from "../kernel/bytes.js";
import type { FeeCollector, Token } from "../treasury/model.js";
import type { Answer, Statement, StatementEntry } from "../treasury/ports.js";
import { encodeArgs, type Typed, typed } from "../wire/candid.js";
import { GetBlocksArgs, GetBlocksResult } from "../wire/icrc-ledger.js";
import { ask, mapAnswer, readAnswer } from "./ask.js";
import type { CanisterCaller } from "./canister-caller.js";
import { CollectorReader, isSelfNamed, unknownCollectorOf } from "./collector-reader.js";
import { isLock, readBlock } from "./icrc-block.js";
import { isBlockIndex } from "./plausible.js";
import { type Directory, STATEMENT_LENGTH, toEntry } from "./statement.js";

const blocksView: Typed<GetBlocksResult> = typed(GetBlocksResult);

const SUBACCOUNT_LENGTH = 32;

/** What a statement is read for. */
export type StatementQuestion = {
  readonly token: Token;
  readonly self: Uint8Array;
  readonly counterparties: readonly Uint8Array[];
};

/**
 * Reads the blocks of an ICRC-3 ledger from the first one that was not examined. Where the ledger
 * has moved blocks to an archive, that archive is asked instead, one page at a time.
 */
export async function askIcrcStatement(
  caller: CanisterCaller,
  question: StatementQuestion,
): Promise<Answer<Statement>> {
  const { token } = question;
  const range = { start: token.nextBlockIndex, length: STATEMENT_LENGTH };
  const page = await askPage(caller, token.ledgerBytes, range);
  if (page.type !== "answered") return page;
  const [first] = page.value.blocks;
  const named = first && unknownCollectorOf(first.block, token.feeCollector);
  if (named === undefined) return toStatement(page.value, question);

  const collector = await askCollector(caller, question, named);
  return readAnswer(collector, (feeCollector) =>
    toStatement(page.value, { ...question, token: { ...token, feeCollector } }, feeCollector),
  );
}

/** Blocks, and how many there are. */
type Page = { readonly blocks: GetBlocksResult["blocks"]; readonly tip: bigint };

type BlockRange = GetBlocksArgs[number];

async function askPage(
  caller: CanisterCaller,
  ledgerBytes: Uint8Array,
  range: BlockRange,
): Promise<Answer<Page>> {
  const first = await askBlocks(caller, ledgerBytes, "icrc3_get_blocks", range);
  if (first.type !== "answered") return first;
  const { log_length: tip, archived_blocks, blocks } = first.value;
  const archive = archived_blocks[0];
  if (archive === undefined) return { type: "answered", value: { blocks, tip } };

  const [canisterId, method] = archive.callback;
  const start = archive.args[0]?.start ?? range.start;
  const archived = { start, length: range.length };
  const answer = await askBlocks(caller, canisterId.toUint8Array(), method, archived);
  return mapAnswer(answer, (reply) => ({ blocks: reply.blocks, tip }));
}

/** Reads the block that named a collector before the cursor of the token. */
async function askCollector(
  caller: CanisterCaller,
  { token, self }: StatementQuestion,
  blockIndex: bigint,
): Promise<Answer<FeeCollector>> {
  const range = { start: blockIndex, length: 1n };
  return readAnswer(await askPage(caller, token.ledgerBytes, range), ({ blocks }) => {
    const served = blocks.find(({ id }) => id === blockIndex);
    if (served === undefined) {
      const reason = `block ${blockIndex}, which named the collector of fees, was not served`;
      return { type: "unknown", reason };
    }
    const isSelf = isSelfNamed(served.block, (side) => isOwn(side, self));
    return { type: "answered", value: { rule: "referred", blockIndex, isSelf } };
  });
}

/** How many blocks an ICRC-3 ledger has. */
export async function askIcrcTip(
  caller: CanisterCaller,
  ledgerBytes: Uint8Array,
): Promise<Answer<bigint>> {
  const answer = await ask(caller, {
    canisterId: ledgerBytes,
    method: "icrc3_get_blocks",
    args: encodeArgs([GetBlocksArgs], [[{ start: 0n, length: 0n }]]),
    reply: blocksView,
  });
  return mapAnswer(answer, ({ log_length }) => log_length);
}

function askBlocks(
  caller: CanisterCaller,
  canisterId: Uint8Array,
  method: string,
  range: BlockRange,
): Promise<Answer<GetBlocksResult>> {
  const args = encodeArgs([GetBlocksArgs], [[range]]);
  return ask(caller, { canisterId, method, args, reply: blocksView });
}

/** @param named - who collects, when this was found out for the sake of these blocks. */
function toStatement(
  { blocks, tip }: Page,
  { token, self, counterparties }: StatementQuestion,
  named?: FeeCollector,
): Answer<Statement> {
  const directory = directoryOf(self, counterparties);
  const fees = new CollectorReader(token.feeCollector, directory.isSelf);
  const entries: StatementEntry[] = [];
  let nextBlockIndex = token.nextBlockIndex;

  for (const { id, block } of blocks) {
    if (id !== nextBlockIndex) return { type: "unknown", reason: `block ${id} out of order` };
    const move = readBlock(block);
    if (move === "unreadable") return { type: "unknown", reason: `block ${id} is unreadable` };
    const turn = fees.read(id, block, move === "nothing" ? undefined : move);
    if (turn === "before") break;
    const entry = move === "nothing" ? undefined : toEntry(move, directory);
    if (entry !== undefined && !isLock(block)) entries.push({ ...entry, blockIndex: id });
    nextBlockIndex = id + 1n;
    if (turn === "after") break;
  }
  if (blocks.length === 0 && nextBlockIndex < tip) {
    return { type: "unknown", reason: `block ${nextBlockIndex} of ${tip} was not served` };
  }
  if (!isBlockIndex(nextBlockIndex)) return { type: "unknown", reason: "an impossible block" };
  const feeCollector = fees.named ?? named;
  const statement: Statement = {
    entries,
    nextBlockIndex,
    isComplete: nextBlockIndex >= tip,
    ...(fees.collected.length === 0 ? {} : { collected: fees.collected }),
    ...(feeCollector === undefined ? {} : { feeCollector }),
  };
  return { type: "answered", value: statement };
}

/** Only the default account is the treasury's own; a venue may use any sub-account of its. */
function directoryOf(self: Uint8Array, counterparties: readonly Uint8Array[]): Directory {
  return {
    isSelf: (side) => isOwn(side, self),
    venueOf: (side) =>
      side === undefined ? undefined : counterparties.find((venue) => isOwnedBy(side, venue)),
  };
}

function isOwn(side: Uint8Array | undefined, self: Uint8Array): boolean {
  return side !== undefined && equalBytes(side, self);
}

function isOwnedBy(account: Uint8Array, owner: Uint8Array): boolean {
  const length = account.length - SUBACCOUNT_LENGTH;
  return (
    equalBytes(account, owner) || (length > 0 && equalBytes(account.subarray(0, length), owner))
  );
}
