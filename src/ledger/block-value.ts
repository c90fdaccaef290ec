import { type Account, ownerOf, subaccountOf } from "./account.js";
import type { Block, PrivilegedTransaction, TokenTransaction, Transaction } from "./model.js";
import { isPrivileged } from "./privileged-record.js";
import type { Value } from "./value.js";

/** One entry of a map. */
type Entry = readonly [string, Value];

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
 * Writes a block as ICRC-3 wants it: `phash` but in the first block, `btype`, `ts`, `fee` at the top
 * when the caller named none, and `tx`.
 */
export function toBlockValue({ tx, atNs }: Block, parentHash: Uint8Array | undefined): Value {
  const entries: Entry[] = [];
  if (parentHash !== undefined) entries.push(["phash", { Blob: parentHash }]);
  entries.push(["btype", { Text: blockType(tx) }], ["ts", { Nat: atNs }]);

  if (isPrivileged(tx)) {
    entries.push(["tx", { Map: privilegedEntries(tx) }]);
    return { Map: entries };
  }
  const isCharged = tx.type === "transfer" || tx.type === "approve";
  if (isCharged && !tx.isFeeGiven) entries.push(["fee", { Nat: tx.feeAtoms }]);
  entries.push(["tx", { Map: tokenEntries(tx) }]);
  return { Map: entries };
}

/** An account as ICRC-3 writes it: the owner and, if one was written, the sub-account. */
export function toAccountValue({ raw }: Account): Value {
  const owner: Value = { Blob: ownerOf(raw) };
  const subaccount = subaccountOf(raw);
  return { Array: subaccount === undefined ? [owner] : [owner, { Blob: subaccount }] };
}

function tokenEntries(tx: TokenTransaction): Entry[] {
  const entries: Entry[] = [["amt", { Nat: tx.amountAtoms }]];
  if (tx.type !== "mint") entries.push(["from", toAccountValue(tx.from)]);
  if (tx.type === "mint" || tx.type === "transfer") entries.push(["to", toAccountValue(tx.to)]);
  if (tx.type !== "mint" && tx.spender !== undefined) {
    entries.push(["spender", toAccountValue(tx.spender)]);
  }
  if (tx.type === "approve") {
    const { expectedAllowanceAtoms, expiresAtNs } = tx;
    if (expectedAllowanceAtoms !== undefined) {
      entries.push(["expected_allowance", { Nat: expectedAllowanceAtoms }]);
    }
    if (expiresAtNs !== undefined) entries.push(["expires_at", { Nat: expiresAtNs }]);
  }
  if (tx.isFeeGiven) entries.push(["fee", { Nat: tx.feeAtoms }]);
  if (tx.memo !== undefined) entries.push(["memo", { Blob: tx.memo }]);
  if (tx.createdAtNs !== undefined) entries.push(["ts", { Nat: tx.createdAtNs }]);
  return entries;
}

function privilegedEntries(tx: PrivilegedTransaction): Entry[] {
  const entries: Entry[] = [
    ["mthd", { Text: METHODS[tx.type] }],
    ["caller", { Blob: tx.caller }],
    ["ts", { Nat: tx.createdAtNs }],
    ...subjectEntries(tx),
  ];
  if (tx.reason !== undefined) entries.push(["reason", { Text: tx.reason }]);
  return entries;
}

function subjectEntries(tx: PrivilegedTransaction): Entry[] {
  switch (tx.type) {
    case "setFeeCollector":
      return tx.collector === undefined ? [] : [["fee_collector", toAccountValue(tx.collector)]];
    case "authorizedMint":
      return [
        ["to", toAccountValue(tx.account)],
        ["amt", { Nat: tx.amountAtoms }],
      ];
    case "authorizedBurn":
      return [
        ["from", toAccountValue(tx.account)],
        ["amt", { Nat: tx.amountAtoms }],
      ];
    case "freezeAccount":
    case "unfreezeAccount":
      return [["account", toAccountValue(tx.account)]];
    case "freezePrincipal":
    case "unfreezePrincipal":
      return [["principal", { Blob: tx.principal }]];
    case "pause":
    case "unpause":
    case "deactivate":
      return [];
    case "lock":
      return lockEntries(tx);
    case "unlock":
    case "burnLocked":
      return boundEntries(tx);
    case "transferLocked":
      return [...boundEntries(tx), ["to", toAccountValue(tx.to)]];
  }
}

function boundEntries(tx: { lockId: bigint; account: Account; amountAtoms: bigint }): Entry[] {
  return [
    ["lock_id", { Nat: tx.lockId }],
    ["from", toAccountValue(tx.account)],
    ["amt", { Nat: tx.amountAtoms }],
  ];
}

function lockEntries(tx: PrivilegedTransaction & { type: "lock" }): Entry[] {
  const entries = [...boundEntries(tx), ["purpose", { Text: tx.purpose }] as const];
  return tx.expiresAtNs === undefined
    ? entries
    : [...entries, ["expires_at", { Nat: tx.expiresAtNs }]];
}
