import type { Account } from "../ledger/account.js";
import { decodeBlock } from "../ledger/block-record.js";
import type { IdentifierBook } from "../ledger/identifier-book.js";
import type { Block as LedgerBlock, Transaction } from "../ledger/model.js";
import { BLOCKS_LENGTH_MAX, clip } from "../ledger/read-blocks.js";
import type { LedgerState } from "../ledger/state.js";
import { type Block, type Operation, QueryBlocksArgs, QueryBlocksResult } from "./icp-ledger.js";
import { method } from "./method.js";

/** `query_blocks` of the ICP ledger. */
export const queryBlocks = method<[QueryBlocksArgs], QueryBlocksResult>(
  [QueryBlocksArgs],
  QueryBlocksResult,
);

const NAT64_MAX = (1n << 64n) - 1n;

/** Reads a range of blocks as the ICP ledger shows them: all are here, none is in an archive. */
export function readIcpBlocks(
  { log, identifiers }: LedgerState,
  range: QueryBlocksArgs,
): QueryBlocksResult {
  const { start, count } = clip({ startIndex: range.start, blockCount: range.length }, log.length);
  const blocks = log.read(start, Math.min(count, BLOCKS_LENGTH_MAX));

  return {
    chain_length: BigInt(log.length),
    certificate: [],
    first_block_index: BigInt(start),
    blocks: blocks.map(({ record, parentHash }, i) =>
      fromBlock(decodeBlock(record), start + i === 0 ? undefined : parentHash, identifiers),
    ),
    archived_blocks: [],
  };
}

function fromBlock(
  { tx, atNs }: LedgerBlock,
  parentHash: Uint8Array | undefined,
  identifiers: IdentifierBook,
): Block {
  const timestamp = { timestamp_nanos: atNs };
  const memo = "memo" in tx ? tx.memo : undefined;
  const operation = fromTransaction(tx, (account) => identifiers.of(account));

  return {
    parent_hash: parentHash === undefined ? [] : [parentHash],
    timestamp,
    transaction: {
      memo: 0n,
      icrc1_memo: memo === undefined ? [] : [memo],
      operation: operation === undefined ? [] : [operation],
      created_at_time: { timestamp_nanos: tx.createdAtNs ?? atNs },
    },
  };
}

type Identify = (account: Account) => Uint8Array;

/** What the ICP ledger has no word for is a block without operation, as it writes it itself. */
function fromTransaction(tx: Transaction, identify: Identify): Operation | undefined {
  switch (tx.type) {
    case "mint":
      return { Mint: { to: identify(tx.to), amount: e8s(tx.amountAtoms) } };
    case "authorizedMint":
      return { Mint: { to: identify(tx.account), amount: e8s(tx.amountAtoms) } };
    case "burn": {
      const spender = optIdentifier(tx.spender, identify);
      return { Burn: { from: identify(tx.from), spender, amount: e8s(tx.amountAtoms) } };
    }
    case "authorizedBurn":
    case "burnLocked":
      return { Burn: { from: identify(tx.account), spender: [], amount: e8s(tx.amountAtoms) } };
    case "transfer":
      return {
        Transfer: {
          from: identify(tx.from),
          to: identify(tx.to),
          amount: e8s(tx.amountAtoms),
          fee: e8s(tx.feeAtoms),
          spender: optIdentifier(tx.spender, identify),
        },
      };
    case "approve":
      return {
        Approve: {
          from: identify(tx.from),
          spender: identify(tx.spender),
          allowance: e8s(tx.amountAtoms),
          allowance_e8s: tx.amountAtoms,
          fee: e8s(tx.feeAtoms),
          expires_at: tx.expiresAtNs === undefined ? [] : [{ timestamp_nanos: tx.expiresAtNs }],
          expected_allowance:
            tx.expectedAllowanceAtoms === undefined ? [] : [e8s(tx.expectedAllowanceAtoms)],
        },
      };
    default:
      return undefined;
  }
}

function optIdentifier(account: Account | undefined, identify: Identify): [] | [Uint8Array] {
  return account === undefined ? [] : [identify(account)];
}

/** Amounts of the ICP ledger are nat64; only an approval can be larger, and then means "all". */
function e8s(amountAtoms: bigint): { e8s: bigint } {
  return { e8s: amountAtoms > NAT64_MAX ? NAT64_MAX : amountAtoms };
}
