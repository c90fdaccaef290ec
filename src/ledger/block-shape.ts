import type { Account } from "./account.js";
import type { Block, PrivilegedTransaction, TokenTransaction, Transaction } from "./model.js";
import { isPrivileged } from "./privileged-record.js";

/** One entry of a map. */
export type Entry<T> = readonly [string, T];

/** What the parts of a block become: values to show, or hashes of them. */
export interface BlockParts<T> {
  blob(bytes: Uint8Array): T;
  text(text: string): T;
  nat(value: bigint): T;
  /** An account: an array of its owner and, if one was written, its sub-account. */
  account(account: Account): T;
  map(entries: readonly Entry<T>[]): T;
}

/** Type of each privileged block (ICRC-107, 122, 123, 124; those of locks are our own). */
const PRIVILEGED_BLOCK_TYPES = {
  setFeeCollector: "107feecol",
  authorizedMint: "122mint",
  authorizedBurn: "122burn",
  freezeAccount: "123freezeaccount",
  unfreezeAccount: "123unfreezeaccount",
  freezePrincipal: "123freezeprincipal",
  unfreezePrincipal: "123unfreezeprincipal",
  pause: "124pause",
  unpause: "124unpause",
  deactivate: "124deactivate",
  lock: "ballastlock",
  unlock: "ballastunlock",
  transferLocked: "ballastxferlocked",
  burnLocked: "ballastburnlocked",
} as const;

/** The method that made a privileged block, as its standard names it. */
const METHODS = {
  setFeeCollector: "107set_fee_collector",
  authorizedMint: "152mint",
  authorizedBurn: "152burn",
  freezeAccount: "153freeze_account",
  unfreezeAccount: "153unfreeze_account",
  freezePrincipal: "153freeze_principal",
  unfreezePrincipal: "153unfreeze_principal",
  pause: "154pause",
  unpause: "154unpause",
  deactivate: "154deactivate",
  lock: "lock",
  unlock: "unlock",
  transferLocked: "transfer_locked",
  burnLocked: "burn_locked",
} as const;

/** The type of a block. */
export function blockType(tx: Transaction): string {
  return isPrivileged(tx) ? PRIVILEGED_BLOCK_TYPES[tx.type] : tokenBlockType(tx);
}

function tokenBlockType(tx: TokenTransaction): string {
  switch (tx.type) {
    case "mint":
      return "1mint";
    case "burn":
      return "1burn";
    case "transfer":
      return tx.spender === undefined ? "1xfer" : "2xfer";
    case "approve":
      return "2approve";
  }
}

/**
 * Describes a block as ICRC-3 wants it: `phash` but in the first block, `btype`, `ts`, `fee` at the
 * top when the caller named none, and `tx`. The only place that knows the shape of blocks.
 */
export function describeBlock<T>(
  { tx, atNs }: Block,
  parentHash: T | undefined,
  parts: BlockParts<T>,
): T {
  const entries: Entry<T>[] = [["btype", parts.text(blockType(tx))]];
  if (parentHash !== undefined) entries.push(["phash", parentHash]);
  entries.push(["ts", parts.nat(atNs)]);

  if (isPrivileged(tx)) {
    entries.push(["tx", parts.map(privilegedEntries(tx, parts))]);
    return parts.map(entries);
  }
  const isCharged = tx.type === "transfer" || tx.type === "approve";
  if (isCharged && !tx.isFeeGiven) entries.push(["fee", parts.nat(tx.feeAtoms)]);
  entries.push(["tx", parts.map(tokenEntries(tx, parts))]);
  return parts.map(entries);
}

function tokenEntries<T>(tx: TokenTransaction, parts: BlockParts<T>): Entry<T>[] {
  const entries: Entry<T>[] = [["amt", parts.nat(tx.amountAtoms)]];
  if (tx.type !== "mint") entries.push(["from", parts.account(tx.from)]);
  if (tx.type === "mint" || tx.type === "transfer") entries.push(["to", parts.account(tx.to)]);
  if (tx.type !== "mint" && tx.spender !== undefined) {
    entries.push(["spender", parts.account(tx.spender)]);
  }
  if (tx.type === "approve") {
    const { expectedAllowanceAtoms, expiresAtNs } = tx;
    if (expectedAllowanceAtoms !== undefined) {
      entries.push(["expected_allowance", parts.nat(expectedAllowanceAtoms)]);
    }
    if (expiresAtNs !== undefined) entries.push(["expires_at", parts.nat(expiresAtNs)]);
  }
  if (tx.isFeeGiven) entries.push(["fee", parts.nat(tx.feeAtoms)]);
  if (tx.memo !== undefined) entries.push(["memo", parts.blob(tx.memo)]);
  if (tx.createdAtNs !== undefined) entries.push(["ts", parts.nat(tx.createdAtNs)]);
  return entries;
}

function privilegedEntries<T>(tx: PrivilegedTransaction, parts: BlockParts<T>): Entry<T>[] {
  const entries: Entry<T>[] = [
    ["mthd", parts.text(METHODS[tx.type])],
    ["caller", parts.blob(tx.caller)],
    ["ts", parts.nat(tx.createdAtNs)],
    ...subjectEntries(tx, parts),
  ];
  if (tx.reason !== undefined) entries.push(["reason", parts.text(tx.reason)]);
  return entries;
}

function subjectEntries<T>(tx: PrivilegedTransaction, parts: BlockParts<T>): Entry<T>[] {
  switch (tx.type) {
    case "setFeeCollector":
      return tx.collector === undefined ? [] : [["fee_collector", parts.account(tx.collector)]];
    case "authorizedMint":
      return [
        ["to", parts.account(tx.account)],
        ["amt", parts.nat(tx.amountAtoms)],
      ];
    case "authorizedBurn":
      return [
        ["from", parts.account(tx.account)],
        ["amt", parts.nat(tx.amountAtoms)],
      ];
    case "freezeAccount":
    case "unfreezeAccount":
      return [["account", parts.account(tx.account)]];
    case "freezePrincipal":
    case "unfreezePrincipal":
      return [["principal", parts.blob(tx.principal)]];
    case "pause":
    case "unpause":
    case "deactivate":
      return [];
    case "lock":
      return lockEntries(tx, parts);
    case "unlock":
    case "burnLocked":
      return boundEntries(tx, parts);
    case "transferLocked":
      return [...boundEntries(tx, parts), ["to", parts.account(tx.to)]];
  }
}

function boundEntries<T>(
  tx: { lockId: bigint; account: Account; amountAtoms: bigint },
  parts: BlockParts<T>,
): Entry<T>[] {
  return [
    ["lock_id", parts.nat(tx.lockId)],
    ["from", parts.account(tx.account)],
    ["amt", parts.nat(tx.amountAtoms)],
  ];
}

function lockEntries<T>(
  tx: PrivilegedTransaction & { type: "lock" },
  parts: BlockParts<T>,
): Entry<T>[] {
  const entries = [...boundEntries(tx, parts), ["purpose", parts.text(tx.purpose)] as const];
  return tx.expiresAtNs === undefined
    ? entries
    : [...entries, ["expires_at", parts.nat(tx.expiresAtNs)]];
}
