import { bytesKey, equalBytes } from "../kernel/bytes.js";
import { subaccountOf } from "../kernel/principal-subaccount.js";
import type { Answer, Statement, StatementEntry } from "../treasury/ports.js";
import { accountIdentifier } from "../wire/account-identifier.js";
import { encodeArgs, type Typed, typed } from "../wire/candid.js";
import {
  ArchivedBlocks,
  type Block,
  type Operation,
  QueryBlocksArgs,
  QueryBlocksResult,
} from "../wire/icp-ledger.js";
import { ask, mapAnswer, readAnswer } from "./ask.js";
import type { CanisterCaller } from "./canister-caller.js";
import type { StatementQuestion } from "./icrc-statement.js";
import { type BlockMove, type Directory, STATEMENT_LENGTH, toEntry } from "./statement.js";

const blocksView: Typed<QueryBlocksResult> = typed(QueryBlocksResult);

const archivedView: Typed<{ Ok: { blocks: Block[] } } | { Err: unknown }> = typed(ArchivedBlocks);

/**
 * Account identifiers by principal: each costs some million instructions, and they never change.
 */
type Identifiers = Map<string, { readonly main: Uint8Array; readonly deposit: Uint8Array }>;

/** Remembers identifiers between questions; one a canister. */
export function icpIdentifiers(): Identifiers {
  return new Map();
}

/** Reads the blocks of the ICP ledger, which names accounts by their hash (`query_blocks`). */
export async function askIcpStatement(
  caller: CanisterCaller,
  identifiers: Identifiers,
  question: StatementQuestion,
): Promise<Answer<Statement>> {
  const { token } = question;
  const start = token.nextBlockIndex;
  const first = await askBlocks(caller, token.ledgerBytes, { start, length: STATEMENT_LENGTH });
  if (first.type !== "answered") return first;
  const { chain_length: tip, archived_blocks, blocks, first_block_index } = first.value;
  const archive = archived_blocks[0];
  const page = { question, identifiers, tip };
  if (archive === undefined) return toStatement({ blocks, firstIndex: first_block_index }, page);

  const [canisterId, method] = archive.callback;
  const answer = await ask(caller, {
    canisterId: canisterId.toUint8Array(),
    method,
    args: encodeArgs([QueryBlocksArgs], [{ start: archive.start, length: archive.length }]),
    reply: archivedView,
  });
  return readAnswer(answer, (reply) =>
    "Ok" in reply
      ? toStatement({ blocks: reply.Ok.blocks, firstIndex: archive.start }, page)
      : { type: "unknown", reason: `the archive refused block ${archive.start}` },
  );
}

/** How many blocks the ICP ledger has. */
export async function askIcpTip(
  caller: CanisterCaller,
  ledgerBytes: Uint8Array,
): Promise<Answer<bigint>> {
  const answer = await askBlocks(caller, ledgerBytes, { start: 0n, length: 0n });
  return mapAnswer(answer, ({ chain_length }) => chain_length);
}

function askBlocks(
  caller: CanisterCaller,
  canisterId: Uint8Array,
  range: QueryBlocksArgs,
): Promise<Answer<QueryBlocksResult>> {
  const args = encodeArgs([QueryBlocksArgs], [range]);
  return ask(caller, { canisterId, method: "query_blocks", args, reply: blocksView });
}

function toStatement(
  served: { readonly blocks: readonly Block[]; readonly firstIndex: bigint },
  page: {
    readonly question: StatementQuestion;
    readonly identifiers: Identifiers;
    readonly tip: bigint;
  },
): Answer<Statement> {
  const start = page.question.token.nextBlockIndex;
  if (served.blocks.length === 0 && start < page.tip) {
    return { type: "unknown", reason: `block ${start} of ${page.tip} was not served` };
  }
  if (served.blocks.length > 0 && served.firstIndex !== start) {
    return { type: "unknown", reason: `asked for block ${start}, got ${served.firstIndex}` };
  }
  const directory = directoryOf(page.question, page.identifiers);
  const entries: StatementEntry[] = [];
  let blockIndex = start;
  for (const block of served.blocks) {
    const move = readBlock(block);
    const entry = move === undefined ? undefined : toEntry(move, directory);
    if (entry !== undefined) entries.push({ ...entry, blockIndex });
    blockIndex += 1n;
  }
  const isComplete = blockIndex >= page.tip;
  return { type: "answered", value: { entries, nextBlockIndex: blockIndex, isComplete } };
}

function directoryOf(
  { self, counterparties }: StatementQuestion,
  identifiers: Identifiers,
): Directory {
  const own = identify(identifiers, self, self).main;
  const venues = counterparties.map((venue) => ({
    venue,
    names: identify(identifiers, venue, self),
  }));

  return {
    isSelf: (side) => side !== undefined && equalBytes(side, own),
    venueOf: (side) =>
      side === undefined
        ? undefined
        : venues.find(
            ({ names }) => equalBytes(names.main, side) || equalBytes(names.deposit, side),
          )?.venue,
  };
}

/**
 * The two accounts of a venue that the treasury deals with: its own, and our deposits in a pool.
 */
function identify(identifiers: Identifiers, principal: Uint8Array, self: Uint8Array) {
  const key = bytesKey(principal);
  let names = identifiers.get(key);
  if (names === undefined) {
    names = {
      main: accountIdentifier(principal),
      deposit: accountIdentifier(principal, subaccountOf(self)),
    };
    identifiers.set(key, names);
  }
  return names;
}

function readBlock({ transaction, timestamp }: Block): BlockMove | undefined {
  const operation = transaction.operation[0];
  if (operation === undefined) return undefined;
  const memo = transaction.icrc1_memo[0];

  return {
    ...readOperation(operation),
    atNs: timestamp.timestamp_nanos,
    ...(memo === undefined ? {} : { memo: Uint8Array.from(memo) }),
  };
}

function readOperation(operation: Operation): Omit<BlockMove, "atNs"> {
  if ("Mint" in operation) {
    const { to, amount } = operation.Mint;
    return { isApproval: false, amountAtoms: amount.e8s, feeAtoms: 0n, to: Uint8Array.from(to) };
  }
  if ("Burn" in operation) {
    const { from, amount, spender } = operation.Burn;
    const move = { isApproval: false, amountAtoms: amount.e8s, feeAtoms: 0n };
    return { ...move, from: Uint8Array.from(from), ...spenderOf(spender) };
  }
  if ("Transfer" in operation) {
    const { from, to, amount, fee, spender } = operation.Transfer;
    const move = { isApproval: false, amountAtoms: amount.e8s, feeAtoms: fee.e8s };
    const sides = { from: Uint8Array.from(from), to: Uint8Array.from(to) };
    return { ...move, ...sides, ...spenderOf(spender) };
  }
  const { from, spender, allowance, fee } = operation.Approve;
  const move = { isApproval: true, amountAtoms: allowance.e8s, feeAtoms: fee.e8s };
  return { ...move, from: Uint8Array.from(from), ...spenderOf([spender]) };
}

function spenderOf(spender: [] | [Uint8Array | number[]]) {
  return spender[0] === undefined ? {} : { spender: Uint8Array.from(spender[0]) };
}
