import { concatBytes, equalBytes } from "../kernel/bytes.js";
import type { Token } from "../treasury/model.js";
import type { Answer, Statement, StatementEntry } from "../treasury/ports.js";
import { encodeArgs, type Typed, typed } from "../wire/candid.js";
import { GetBlocksArgs, GetBlocksResult, type Value } from "../wire/icrc-ledger.js";
import { ask, mapAnswer, readAnswer } from "./ask.js";
import type { CanisterCaller } from "./canister-caller.js";
import { isAtoms, isBlockIndex, isTimeNs } from "./plausible.js";
import { type BlockMove, type Directory, STATEMENT_LENGTH, toEntry } from "./statement.js";

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
  const range = { method: "icrc3_get_blocks", start: token.nextBlockIndex };
  const first = await askBlocks(caller, token.ledgerBytes, range);
  if (first.type !== "answered") return first;
  const tip = first.value.log_length;
  const archive = first.value.archived_blocks[0];
  if (archive === undefined) return toStatement(first.value, question, tip);

  const [canisterId, method] = archive.callback;
  const archived = await askBlocks(caller, canisterId.toUint8Array(), {
    method,
    start: archive.args[0]?.start ?? token.nextBlockIndex,
  });
  return readAnswer(archived, (reply) => toStatement(reply, question, tip));
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
  range: { readonly method: string; readonly start: bigint },
): Promise<Answer<GetBlocksResult>> {
  const args = encodeArgs([GetBlocksArgs], [[{ start: range.start, length: STATEMENT_LENGTH }]]);
  return ask(caller, { canisterId, method: range.method, args, reply: blocksView });
}

function toStatement(
  { blocks }: GetBlocksResult,
  { token, self, counterparties }: StatementQuestion,
  tip: bigint,
): Answer<Statement> {
  const directory = directoryOf(self, counterparties);
  const entries: StatementEntry[] = [];
  let nextBlockIndex = token.nextBlockIndex;

  for (const { id, block } of blocks) {
    if (id !== nextBlockIndex) return { type: "unknown", reason: `block ${id} out of order` };
    const move = readBlock(block);
    if (move === "unreadable") return { type: "unknown", reason: `block ${id} is unreadable` };
    const entry = move === "nothing" ? undefined : toEntry(move, directory);
    if (entry !== undefined) entries.push({ ...entry, blockIndex: id });
    nextBlockIndex = id + 1n;
  }
  if (blocks.length === 0 && nextBlockIndex < tip) {
    return { type: "unknown", reason: `block ${nextBlockIndex} of ${tip} was not served` };
  }
  if (!isBlockIndex(nextBlockIndex)) return { type: "unknown", reason: "an impossible block" };
  const isComplete = nextBlockIndex >= tip;
  return { type: "answered", value: { entries, nextBlockIndex, isComplete } };
}

/** Only the default account is the treasury's own; a venue may use any sub-account of its. */
function directoryOf(self: Uint8Array, counterparties: readonly Uint8Array[]): Directory {
  return {
    isSelf: (side) => side !== undefined && equalBytes(side, self),
    venueOf: (side) =>
      side === undefined ? undefined : counterparties.find((venue) => isOwnedBy(side, venue)),
  };
}

function isOwnedBy(account: Uint8Array, owner: Uint8Array): boolean {
  const length = account.length - SUBACCOUNT_LENGTH;
  return (
    equalBytes(account, owner) || (length > 0 && equalBytes(account.subarray(0, length), owner))
  );
}

/** Reads one block by what it moves; fee collectors, freezes and the like move nothing. */
function readBlock(block: Value): BlockMove | "nothing" | "unreadable" {
  const tx = fieldOf(block, "tx");
  const amountAtoms = natOf(fieldOf(tx, "amt"));
  if (tx === undefined || amountAtoms === undefined) return "nothing";
  const atNs = natOf(fieldOf(block, "ts"));
  const isMoving = !isApproval(block, tx);
  if (atNs === undefined || !isTimeNs(atNs)) return "unreadable";
  if (isMoving && !isAtoms(amountAtoms)) return "unreadable";
  const from = accountOf(fieldOf(tx, "from"));
  const to = accountOf(fieldOf(tx, "to"));
  const spender = accountOf(fieldOf(tx, "spender"));
  const memo = blobOf(fieldOf(tx, "memo"));
  const feeAtoms = natOf(fieldOf(tx, "fee")) ?? natOf(fieldOf(block, "fee")) ?? 0n;
  if (!isAtoms(feeAtoms)) return "unreadable";

  return {
    atNs,
    amountAtoms,
    isApproval: isApproval(block, tx),
    feeAtoms,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(spender === undefined ? {} : { spender }),
    ...(memo === undefined ? {} : { memo }),
  };
}

/** DFINITY's ledgers name the operation in `tx.op`, ICRC-3 in the type of the block. */
function isApproval(block: Value, tx: Value): boolean {
  return textOf(fieldOf(tx, "op")) === "approve" || textOf(fieldOf(block, "btype")) === "2approve";
}

/** The owner, followed by the sub-account when it is not the default one. */
function accountOf(value: Value | undefined): Uint8Array | undefined {
  if (value === undefined || !("Array" in value)) return undefined;
  const owner = blobOf(value.Array[0]);
  const subaccount = blobOf(value.Array[1]);
  if (owner === undefined || subaccount === undefined || subaccount.every((byte) => byte === 0)) {
    return owner;
  }
  return concatBytes(owner, subaccount);
}

function fieldOf(value: Value | undefined, name: string): Value | undefined {
  if (value === undefined || !("Map" in value)) return undefined;
  // By place: a canister takes four times as long to take pairs apart.
  for (const entry of value.Map) if (entry[0] === name) return entry[1];
  return undefined;
}

function natOf(value: Value | undefined): bigint | undefined {
  return value !== undefined && "Nat" in value ? value.Nat : undefined;
}

function textOf(value: Value | undefined): string | undefined {
  return value !== undefined && "Text" in value ? value.Text : undefined;
}

function blobOf(value: Value | undefined): Uint8Array | undefined {
  return value !== undefined && "Blob" in value ? Uint8Array.from(value.Blob) : undefined;
}
