import { ok, type Result } from "../kernel/result.js";
import { type Account as LedgerAccount, parseAccount } from "../ledger/account.js";
import type { Allowance as LedgerAllowance } from "../ledger/allowance-book.js";
import type { ApproveRequest } from "../ledger/approve.js";
import type { MalformedError } from "../ledger/errors.js";
import type { MetadataValue as LedgerMetadataValue, TokenConfig } from "../ledger/token-config.js";
import type { TransferRequest } from "../ledger/transfer.js";
import type { TransferFromRequest } from "../ledger/transfer-from.js";
import type { Value as LedgerValue } from "../ledger/value.js";
import * as icrc from "./icrc-ledger.js";
import { IDL, type Principal } from "./idl.js";
import { toAccount, toBytes } from "./ledger-account.js";
import { type Method, method } from "./method.js";
import { plainReply, withPlainOk } from "./plain-messages.js";

/*
 * The standard methods of our ledger, and the way between their values and the area's.
 */

/** `icrc1_balance_of`. */
export const balanceOf: Method<[icrc.Account], bigint> = {
  ...method<[icrc.Account], bigint>([icrc.Account], IDL.Nat),
  encode: plainReply(IDL.Nat, 0n),
};
/** `icrc1_transfer`. */
export const transfer = withPlainOk(
  method<[icrc.TransferArgs], icrc.TransferResult>([icrc.TransferArgs], icrc.TransferResult),
);
/** `icrc2_approve`. */
export const approve = withPlainOk(
  method<[icrc.ApproveArgs], icrc.ApproveResult>([icrc.ApproveArgs], icrc.ApproveResult),
);
/** `icrc2_transfer_from`. */
export const transferFrom = withPlainOk(
  method<[icrc.TransferFromArgs], icrc.TransferFromResult>(
    [icrc.TransferFromArgs],
    icrc.TransferFromResult,
  ),
);
/** `icrc2_allowance`. */
export const allowance = method<[icrc.AllowanceArgs], icrc.Allowance>(
  [icrc.AllowanceArgs],
  icrc.Allowance,
);
/** `icrc3_get_blocks`. */
export const getBlocks = method<[icrc.GetBlocksArgs], icrc.GetBlocksResult>(
  [icrc.GetBlocksArgs],
  icrc.GetBlocksResult,
);
/** `icrc3_get_archives`. */
export const getArchives = method<[icrc.GetArchivesArgs], icrc.Archive[]>(
  [icrc.GetArchivesArgs],
  IDL.Vec(icrc.Archive),
);
/** `icrc3_get_tip_certificate`. */
export const getTipCertificate = method<[], [] | [icrc.DataCertificate]>(
  [],
  IDL.Opt(icrc.DataCertificate),
);
/** `icrc3_supported_block_types`. */
export const supportedBlockTypes = method<[], icrc.BlockType[]>([], IDL.Vec(icrc.BlockType));
/** `icrc1_supported_standards` and `icrc10_supported_standards`. */
export const supportedStandards = method<[], icrc.Standard[]>([], IDL.Vec(icrc.Standard));
/** `icrc1_metadata`. */
export const metadata = method<[], [string, icrc.MetadataValue][]>([], icrc.Metadata);
/** `icrc1_name` and `icrc1_symbol`. */
export const text = method<[], string>([], IDL.Text);
/** `icrc1_decimals`. */
export const decimals = method<[], number>([], IDL.Nat8);
/** `icrc1_fee` and `icrc1_total_supply`. */
export const nat: Method<[], bigint> = {
  ...method<[], bigint>([], IDL.Nat),
  encode: plainReply(IDL.Nat, 0n),
};
/** `icrc1_minting_account`. */
export const mintingAccount = method<[], [] | [icrc.Account]>([], IDL.Opt(icrc.Account));
/** `ledger_id` (ICRC-106). */
export const ledgerId = method<[], Principal>([], IDL.Principal);

/** Reads the argument of `icrc1_transfer`; `caller` owns the source. */
export function toTransferRequest(
  caller: Uint8Array,
  args: icrc.TransferArgs,
): Result<TransferRequest, MalformedError> {
  const from = sourceOf(caller, args.from_subaccount);
  if (!from.ok) return from;
  const to = toAccount(args.to);
  if (!to.ok) return to;

  return ok({
    from: from.value,
    to: to.value,
    amountAtoms: args.amount,
    feeAtoms: args.fee[0],
    memo: toBytes(args.memo[0]),
    createdAtNs: args.created_at_time[0],
  });
}

/** Reads the argument of `icrc2_transfer_from`; `caller` owns the spender. */
export function toTransferFromRequest(
  caller: Uint8Array,
  args: icrc.TransferFromArgs,
): Result<TransferFromRequest, MalformedError> {
  const spender = sourceOf(caller, args.spender_subaccount);
  if (!spender.ok) return spender;
  const from = toAccount(args.from);
  if (!from.ok) return from;
  const to = toAccount(args.to);
  if (!to.ok) return to;

  return ok({
    spender: spender.value,
    from: from.value,
    to: to.value,
    amountAtoms: args.amount,
    feeAtoms: args.fee[0],
    memo: toBytes(args.memo[0]),
    createdAtNs: args.created_at_time[0],
  });
}

/** Reads the argument of `icrc2_approve`; `caller` owns the source. */
export function toApproveRequest(
  caller: Uint8Array,
  args: icrc.ApproveArgs,
): Result<ApproveRequest, MalformedError> {
  const from = sourceOf(caller, args.from_subaccount);
  if (!from.ok) return from;
  const spender = toAccount(args.spender);
  if (!spender.ok) return spender;

  return ok({
    from: from.value,
    spender: spender.value,
    amountAtoms: args.amount,
    expectedAllowanceAtoms: args.expected_allowance[0],
    expiresAtNs: args.expires_at[0],
    feeAtoms: args.fee[0],
    memo: toBytes(args.memo[0]),
    createdAtNs: args.created_at_time[0],
  });
}

/** Writes an allowance. */
export function fromAllowance({ amountAtoms, expiresAtNs }: LedgerAllowance): icrc.Allowance {
  return { allowance: amountAtoms, expires_at: expiresAtNs === undefined ? [] : [expiresAtNs] };
}

/** Writes a value of ICRC-3. The two types are the same but for `readonly`. */
export function fromValue(value: LedgerValue): icrc.Value {
  return value as icrc.Value;
}

/** Writes the metadata of a token: the standards' entries, then its own. */
export function fromMetadata(
  config: TokenConfig,
  further: readonly [string, icrc.MetadataValue][],
): [string, icrc.MetadataValue][] {
  return [
    ["icrc1:name", { Text: config.name }],
    ["icrc1:symbol", { Text: config.symbol }],
    ["icrc1:decimals", { Nat: BigInt(config.decimals) }],
    ["icrc1:fee", { Nat: config.feeAtoms }],
    ["icrc1:max_memo_length", { Nat: BigInt(config.memoBytesMax) }],
    ["ballast:max_minted", capOf(config)],
    ...further,
    ...config.metadata.map(([key, value]): [string, icrc.MetadataValue] => [
      key,
      fromMetadataValue(value),
    ]),
  ];
}

/** A token without a cap says so (T-10). */
function capOf({ mintedAtomsMax }: TokenConfig): icrc.MetadataValue {
  return mintedAtomsMax === undefined ? { Text: "unlimited" } : { Nat: mintedAtomsMax };
}

function fromMetadataValue(metadataValue: LedgerMetadataValue): icrc.MetadataValue {
  switch (metadataValue.type) {
    case "nat":
      return { Nat: metadataValue.value };
    case "int":
      return { Int: metadataValue.value };
    case "text":
      return { Text: metadataValue.value };
    case "blob":
      return { Blob: metadataValue.value };
  }
}

function sourceOf(
  owner: Uint8Array,
  subaccount: [] | [Uint8Array | number[]],
): Result<LedgerAccount, MalformedError> {
  return parseAccount(owner, toBytes(subaccount[0]));
}
