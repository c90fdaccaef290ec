import { unreachable } from "../kernel/assert.js";
import { bytesKey, concatBytes, equalBytes } from "../kernel/bytes.js";
import { err, ok, type Result } from "../kernel/result.js";
import type {
  Account,
  LedgerFacts,
  LedgerRefusal,
  PaymentBlock,
  PaymentQuery,
  PrincipalsPort,
  TokenLedgersPort,
} from "../sim/ports.js";
import type { Answer } from "../treasury/ports.js";
import { accountIdentifier } from "../wire/account-identifier.js";
import { encodeArgs, type Typed, typed } from "../wire/candid.js";
import * as icp from "../wire/icp-ledger.js";
import * as icrc from "../wire/icrc-ledger.js";
import { IDL, Principal } from "../wire/idl.js";
import { ask } from "./ask.js";
import type { CanisterCaller } from "./canister-caller.js";

const NO_ARGS = encodeArgs([], []);
const textView = typed<string>(IDL.Text);
const natView = typed<bigint>(IDL.Nat);
const decimalsView = typed<number>(IDL.Nat8);
const standardsView = typed<icrc.Standard[]>(IDL.Vec(icrc.Standard));
const transferView: Typed<icrc.TransferResult> = typed(icrc.TransferResult);
const transferFromView: Typed<icrc.TransferFromResult> = typed(icrc.TransferFromResult);
const icrcBlocksView: Typed<icrc.GetBlocksResult> = typed(icrc.GetBlocksResult);
const icpBlocksView: Typed<icp.QueryBlocksResult> = typed(icp.QueryBlocksResult);
const transactionsView: Typed<icp.GetTransactionsResult> = typed(icp.GetTransactionsResult);

/** Principals as text, read and written by Candid's own library. */
export const principals: PrincipalsPort = {
  parse(text) {
    try {
      return Principal.fromText(text).toUint8Array();
    } catch {
      return undefined;
    }
  },
  format: (principal) => Principal.fromUint8Array(principal).toText(),
};

/** Token ledgers as the venues' stand-ins speak to them. */
export function venueLedgers(caller: CanisterCaller): TokenLedgersPort {
  const identifiers = new Map<string, Uint8Array>();

  return {
    describe: (ledger) => describe(caller, ledger),
    async feeAtoms(ledger) {
      return toResult(await askFor(caller, ledger, "icrc1_fee", natView));
    },
    async transfer(ledger, { fromSubaccount, to, amountAtoms, feeAtoms, memo }) {
      const args = {
        from_subaccount: toOpt(fromSubaccount),
        to: fromAccount(to),
        amount: amountAtoms,
        fee: toOpt(feeAtoms),
        memo: toOpt(memo),
        created_at_time: [],
      };
      const question = {
        canisterId: ledger,
        method: "icrc1_transfer",
        args: encodeArgs([icrc.TransferArgs], [args]),
        reply: transferView,
      };
      return toBlockIndex(await ask(caller, question));
    },
    async transferFrom(ledger, { from, to, amountAtoms, feeAtoms, memo }) {
      const args = {
        spender_subaccount: [],
        from: fromAccount(from),
        to: fromAccount(to),
        amount: amountAtoms,
        fee: toOpt(feeAtoms),
        memo: toOpt(memo),
        created_at_time: [],
      };
      const question = {
        canisterId: ledger,
        method: "icrc2_transfer_from",
        args: encodeArgs([icrc.TransferFromArgs], [args]),
        reply: transferFromView,
      };
      return toBlockIndex(await ask(caller, question));
    },
    findPayment(ledger, query) {
      switch (query.method) {
        case "icrc3_get_blocks":
          return findIcrc3Payment(caller, ledger, query);
        case "query_blocks":
          return findIcpPayment(caller, ledger, query, identifiers);
        case "get_transactions":
          return findTransaction(caller, ledger, query);
        default:
          return unreachable(query.method);
      }
    },
  };
}

async function describe(
  caller: CanisterCaller,
  ledger: Uint8Array,
): Promise<Result<LedgerFacts, string>> {
  const [name, symbol, decimals, fee, standards] = await Promise.all([
    askFor(caller, ledger, "icrc1_name", textView),
    askFor(caller, ledger, "icrc1_symbol", textView),
    askFor(caller, ledger, "icrc1_decimals", decimalsView),
    askFor(caller, ledger, "icrc1_fee", natView),
    askFor(caller, ledger, "icrc1_supported_standards", standardsView),
  ]);
  if (name.type !== "answered") return err(name.reason);
  if (symbol.type !== "answered") return err(symbol.reason);
  if (decimals.type !== "answered") return err(decimals.reason);
  if (fee.type !== "answered") return err(fee.reason);
  if (standards.type !== "answered") return err(standards.reason);
  return ok({
    name: name.value,
    symbol: symbol.value,
    decimals: decimals.value,
    feeAtoms: fee.value,
    standards: standards.value.map((standard) => standard.name),
  });
}

function askFor<T>(caller: CanisterCaller, ledger: Uint8Array, method: string, reply: Typed<T>) {
  return ask(caller, { canisterId: ledger, method, args: NO_ARGS, reply });
}

function toResult<T>(answer: Answer<T>): Result<T, string> {
  return answer.type === "answered" ? ok(answer.value) : err(answer.reason);
}

function toBlockIndex(answer: Answer<icrc.TransferFromResult>): Result<bigint, LedgerRefusal> {
  if (answer.type !== "answered") return err({ type: "Unreachable", message: answer.reason });
  return "Ok" in answer.value ? ok(answer.value.Ok) : err(toRefusal(answer.value.Err));
}

function toRefusal(error: icrc.TransferFromError): LedgerRefusal {
  if ("BadFee" in error) {
    return { type: "BadFee", expectedFeeAtoms: error.BadFee.expected_fee };
  }
  if ("BadBurn" in error) {
    return { type: "BadBurn", burnAtomsMin: error.BadBurn.min_burn_amount };
  }
  if ("InsufficientFunds" in error) {
    return { type: "InsufficientFunds", balanceAtoms: error.InsufficientFunds.balance };
  }
  if ("InsufficientAllowance" in error) {
    return { type: "InsufficientAllowance", allowanceAtoms: error.InsufficientAllowance.allowance };
  }
  if ("CreatedInFuture" in error) {
    return { type: "CreatedInFuture", ledgerTimeNs: error.CreatedInFuture.ledger_time };
  }
  if ("Duplicate" in error) {
    return { type: "Duplicate", duplicateOfIndex: error.Duplicate.duplicate_of };
  }
  if ("GenericError" in error) {
    const { error_code: errorCode, message } = error.GenericError;
    return { type: "GenericError", errorCode, message };
  }
  return "TooOld" in error ? { type: "TooOld" } : { type: "TemporarilyUnavailable" };
}

async function findIcrc3Payment(
  caller: CanisterCaller,
  ledger: Uint8Array,
  { blockIndex, payer, payee }: PaymentQuery,
): Promise<Result<PaymentBlock | undefined, string>> {
  const answer = await ask(caller, {
    canisterId: ledger,
    method: "icrc3_get_blocks",
    args: encodeArgs([icrc.GetBlocksArgs], [[{ start: blockIndex, length: 1n }]]),
    reply: icrcBlocksView,
  });
  if (answer.type !== "answered") return err(answer.reason);
  const found = answer.value.blocks.find(({ id }) => id === blockIndex);
  if (found === undefined) return ok(undefined);

  const tx = fieldOf(found.block, "tx");
  return ok({
    operation: textOf(fieldOf(tx, "op")) ?? textOf(fieldOf(found.block, "btype")),
    amountAtoms: natOf(fieldOf(tx, "amt")),
    atNs: natOf(fieldOf(found.block, "ts")),
    isFromPayer: isDefaultAccount(fieldOf(tx, "from"), payer),
    isToPayee: isDefaultAccount(fieldOf(tx, "to"), payee),
    hasSpender: fieldOf(tx, "spender") !== undefined,
  });
}

async function findIcpPayment(
  caller: CanisterCaller,
  ledger: Uint8Array,
  { blockIndex, payer, payee }: PaymentQuery,
  identifiers: Map<string, Uint8Array>,
): Promise<Result<PaymentBlock | undefined, string>> {
  const answer = await ask(caller, {
    canisterId: ledger,
    method: "query_blocks",
    args: encodeArgs([icp.QueryBlocksArgs], [{ start: blockIndex, length: 1n }]),
    reply: icpBlocksView,
  });
  if (answer.type !== "answered") return err(answer.reason);
  const [block] = answer.value.blocks;
  const [operation] = block?.transaction.operation ?? [];
  if (block === undefined || operation === undefined) return ok(undefined);

  const nothing = { amountAtoms: undefined, atNs: undefined, hasSpender: false };
  if (!("Transfer" in operation)) {
    const [name] = Object.keys(operation);
    return ok({ ...nothing, operation: name, isFromPayer: undefined, isToPayee: undefined });
  }
  const { from, to, amount } = operation.Transfer;
  return ok({
    operation: "Transfer",
    amountAtoms: amount.e8s,
    atNs: block.transaction.created_at_time.timestamp_nanos,
    isFromPayer: equalBytes(Uint8Array.from(from), identifierOf(identifiers, payer)),
    isToPayee: equalBytes(Uint8Array.from(to), identifierOf(identifiers, payee)),
    hasSpender: false,
  });
}

/** Hashing costs a canister some million instructions, so each principal is hashed once. */
function identifierOf(identifiers: Map<string, Uint8Array>, owner: Uint8Array): Uint8Array {
  const key = bytesKey(owner);
  const known = identifiers.get(key) ?? accountIdentifier(owner);
  identifiers.set(key, known);
  return known;
}

async function findTransaction(
  caller: CanisterCaller,
  ledger: Uint8Array,
  { blockIndex, payer, payee }: PaymentQuery,
): Promise<Result<PaymentBlock | undefined, string>> {
  const answer = await ask(caller, {
    canisterId: ledger,
    method: "get_transactions",
    args: encodeArgs([icp.GetTransactionsArgs], [{ start: blockIndex, length: 1n }]),
    reply: transactionsView,
  });
  if (answer.type !== "answered") return err(answer.reason);
  const [transaction] = answer.value.transactions;
  const [transfer] = transaction?.transfer ?? [];
  if (transaction === undefined || transfer === undefined) return ok(undefined);
  return ok({
    operation: "transfer",
    amountAtoms: transfer.amount,
    atNs: transaction.timestamp,
    isFromPayer: isDefaultOf(transfer.from, payer),
    isToPayee: isDefaultOf(transfer.to, payee),
    hasSpender: transfer.spender.length > 0,
  });
}

const DEFAULT_SUBACCOUNT = new Uint8Array(32);

function isDefaultOf({ owner, subaccount: [subaccount] }: icrc.Account, principal: Uint8Array) {
  const isDefault =
    subaccount === undefined || equalBytes(Uint8Array.from(subaccount), DEFAULT_SUBACCOUNT);
  return isDefault && equalBytes(owner.toUint8Array(), principal);
}

function isDefaultAccount(
  account: icrc.Value | undefined,
  principal: Uint8Array,
): boolean | undefined {
  if (account === undefined || !("Array" in account)) return undefined;
  const parts = account.Array.map((part) =>
    "Blob" in part ? Uint8Array.from(part.Blob) : undefined,
  );
  const [owner, subaccount = DEFAULT_SUBACCOUNT] = parts;
  if (owner === undefined) return undefined;
  return equalBytes(concatBytes(owner, subaccount), concatBytes(principal, DEFAULT_SUBACCOUNT));
}

function fieldOf(value: icrc.Value | undefined, name: string): icrc.Value | undefined {
  if (value === undefined || !("Map" in value)) return undefined;
  return value.Map.find(([key]) => key === name)?.[1];
}

function natOf(value: icrc.Value | undefined): bigint | undefined {
  return value !== undefined && "Nat" in value ? value.Nat : undefined;
}

function textOf(value: icrc.Value | undefined): string | undefined {
  return value !== undefined && "Text" in value ? value.Text : undefined;
}

function fromAccount({ owner, subaccount }: Account): icrc.Account {
  return { owner: Principal.fromUint8Array(owner), subaccount: toOpt(subaccount) };
}

function toOpt<T>(value: T | undefined): [] | [T] {
  return value === undefined ? [] : [value];
}
