import { equalBytes } from "../kernel/bytes.js";
import { nat64ToKey } from "../kernel/key-codec.js";
import type { BlockHistory, FeeCollector, TokenFacts } from "../treasury/model.js";
import type {
  Allowance,
  Answer,
  Approval,
  LedgerPort,
  Payment,
  PaymentReply,
} from "../treasury/ports.js";
import { encodeArgs, type Typed, toPrincipal, typed } from "../wire/candid.js";
import {
  AllowanceArgs,
  ApproveArgs,
  type ApproveError,
  ApproveResult,
  FeeCollectorResult,
  Standard,
  TransferArgs,
  type TransferError,
  TransferResult,
} from "../wire/icrc-ledger.js";
import { IDL } from "../wire/idl.js";
import { ask, mapAnswer, readAnswer, shorten } from "./ask.js";
import type { CanisterCaller } from "./canister-caller.js";
import { askIcpStatement, askIcpTip, icpIdentifiers } from "./icp-statement.js";
import { askBalance, balanceArgs, toAccount } from "./icrc-balance.js";
import { askIcrcStatement, askIcrcTip } from "./icrc-statement.js";
import { isAtoms, isBlockIndex, plausibly } from "./plausible.js";

const NO_ARGS = encodeArgs([], []);

const natView = typed<bigint>(IDL.Nat);
const textView = typed<string>(IDL.Text);
const decimalsView = typed<number>(IDL.Nat8);
const standardsView = typed<Standard[]>(IDL.Vec(Standard));
const transferView: Typed<{ Ok: bigint } | { Err: TransferError }> = typed(TransferResult);
const approveView: Typed<{ Ok: bigint } | { Err: ApproveError }> = typed(ApproveResult);
const collectorView: Typed<FeeCollectorResult> = typed(FeeCollectorResult);
const allowanceView = typed<{ allowance: bigint; expires_at: [] | [bigint] }>(
  IDL.Record({ allowance: IDL.Nat, expires_at: IDL.Opt(IDL.Nat64) }),
);

/**
 * Token ledgers as DFINITY builds them: ICRC-1, ICRC-2, and a block history by ICRC-3 or, on the
 * ICP ledger, by `query_blocks`.
 */
export function icrcLedgers(caller: CanisterCaller, self: () => Uint8Array): LedgerPort {
  const identifiers = icpIdentifiers();
  let ownBalanceArgs: Uint8Array | undefined;

  return {
    balance(token) {
      ownBalanceArgs ??= balanceArgs({ owner: self() });
      return ask(caller, {
        canisterId: token.ledgerBytes,
        method: "icrc1_balance_of",
        args: ownBalanceArgs,
        reply: natView,
      }).then((answer) => plausibly("icrc1_balance_of", answer));
    },

    balanceOf: (token, account) => askBalance(caller, token.ledgerBytes, account),
    facts: (ledgerBytes) => askFacts(caller, ledgerBytes),
    tip: (ledgerBytes, history) =>
      history === "icrc3" ? askIcrcTip(caller, ledgerBytes) : askIcpTip(caller, ledgerBytes),

    feeCollector: (ledgerBytes, history) =>
      history === "icrc3"
        ? askFeeCollector(caller, ledgerBytes, self())
        : // The ICP ledger burns its fees.
          Promise.resolve({ type: "answered", value: undefined }),

    async transfer(token, to, payment) {
      const args = encodeArgs(
        [TransferArgs],
        [{ ...paymentFields(payment), from_subaccount: [], to: toAccount(to) }],
      );
      const question = { canisterId: token.ledgerBytes, method: "icrc1_transfer", args };
      return readAnswer(await ask(caller, { ...question, reply: transferView }), toReply);
    },

    async approve(token, approval) {
      const args = encodeArgs(
        [ApproveArgs],
        [
          {
            ...paymentFields(approval),
            from_subaccount: [],
            spender: { owner: toPrincipal(approval.spender), subaccount: [] },
            expected_allowance: [],
            expires_at: approval.expiresAtNs === undefined ? [] : [approval.expiresAtNs],
          },
        ],
      );
      const question = { canisterId: token.ledgerBytes, method: "icrc2_approve", args };
      return readAnswer(await ask(caller, { ...question, reply: approveView }), toReply);
    },

    async allowance(token, spender) {
      const args = encodeArgs(
        [AllowanceArgs],
        [{ account: toAccount({ owner: self() }), spender: toAccount({ owner: spender }) }],
      );
      const question = { canisterId: token.ledgerBytes, method: "icrc2_allowance", args };
      return mapAnswer(await ask(caller, { ...question, reply: allowanceView }), toAllowance);
    },

    statement(token, counterparties) {
      const question = { token, self: self(), counterparties };
      return token.history === "icrc3"
        ? askIcrcStatement(caller, question)
        : askIcpStatement(caller, identifiers, question);
    },
  };
}

async function askFacts(
  caller: CanisterCaller,
  ledgerBytes: Uint8Array,
): Promise<Answer<TokenFacts>> {
  const about = { canisterId: ledgerBytes, args: NO_ARGS };
  const [symbol, decimals, feeAnswer, standards] = await Promise.all([
    ask(caller, { ...about, method: "icrc1_symbol", reply: textView }),
    ask(caller, { ...about, method: "icrc1_decimals", reply: decimalsView }),
    ask(caller, { ...about, method: "icrc1_fee", reply: natView }),
    ask(caller, { ...about, method: "icrc1_supported_standards", reply: standardsView }),
  ]);
  const fee = plausibly("icrc1_fee", feeAnswer);
  if (symbol.type !== "answered") return symbol;
  if (decimals.type !== "answered") return decimals;
  if (fee.type !== "answered") return fee;
  if (standards.type !== "answered") return standards;
  const names = standards.value.map(({ name }) => name);
  const history = await askHistory(caller, ledgerBytes, names);

  return mapAnswer(history, (blockHistory) => ({
    symbol: shorten(symbol.value),
    decimals: decimals.value,
    feeAtoms: fee.value,
    history: blockHistory,
    takesApprovals: names.includes("ICRC-2"),
  }));
}

/**
 * Asks who collects fees. A ledger that neither tells nor lists ICRC-107 is one from before it: its
 * blocks name the collector themselves.
 */
async function askFeeCollector(
  caller: CanisterCaller,
  ledgerBytes: Uint8Array,
  self: Uint8Array,
): Promise<Answer<FeeCollector | undefined>> {
  const about = { canisterId: ledgerBytes, args: NO_ARGS };
  const told = await ask(caller, {
    ...about,
    method: "icrc107_get_fee_collector",
    reply: collectorView,
  });
  if (told.type === "answered" && "Ok" in told.value) {
    const [account] = told.value.Ok;
    if (account === undefined) return { type: "answered", value: undefined };
    const { owner, subaccount } = account;
    const isDefault = subaccount[0] === undefined || subaccount[0].every((byte) => byte === 0);
    const isSelf = isDefault && equalBytes(owner.toUint8Array(), self);
    return { type: "answered", value: { rule: "icrc107", isSelf } };
  }
  const method = "icrc1_supported_standards";
  const listed = await ask(caller, { ...about, method, reply: standardsView });
  return readAnswer(listed, (standards) =>
    standards.some(({ name }) => name === "ICRC-107")
      ? { type: "unknown", reason: "it lists ICRC-107 and does not tell who collects its fees" }
      : { type: "answered", value: undefined },
  );
}

/** A ledger that does not list ICRC-3 must at least speak as the ICP ledger does. */
async function askHistory(
  caller: CanisterCaller,
  ledgerBytes: Uint8Array,
  standardNames: readonly string[],
): Promise<Answer<BlockHistory>> {
  if (standardNames.includes("ICRC-3")) return { type: "answered", value: "icrc3" };
  const tip = await askIcpTip(caller, ledgerBytes);

  return mapAnswer(tip, () => "icp" as const);
}

function paymentFields(payment: Payment | Approval) {
  return {
    amount: payment.amountAtoms,
    fee: [payment.feeAtoms],
    memo: [nat64ToKey(payment.operationId)],
    created_at_time: [payment.createdAtNs],
  };
}

/**
 * Translates what a ledger says once; a refusal it has no name for moves nothing either, and a
 * number that cannot be says nothing.
 */
function toReply(reply: { Ok: bigint } | { Err: TransferError | ApproveError }) {
  const value = toPaymentReply(reply);
  const isPossible =
    (value.type !== "done" || isBlockIndex(value.blockIndex)) &&
    (value.type !== "bad_fee" || isAtoms(value.feeAtoms));
  return isPossible
    ? ({ type: "answered", value } as const)
    : ({ type: "unknown", reason: `its answer "${value.type}" has an impossible number` } as const);
}

function toPaymentReply(
  reply: { Ok: bigint } | { Err: TransferError | ApproveError },
): PaymentReply {
  if ("Ok" in reply) return { type: "done", blockIndex: reply.Ok };
  const error = reply.Err;
  if ("Duplicate" in error) return { type: "done", blockIndex: error.Duplicate.duplicate_of };
  if ("BadFee" in error) return { type: "bad_fee", feeAtoms: error.BadFee.expected_fee };
  if ("InsufficientFunds" in error) {
    return { type: "insufficient_funds", balanceAtoms: error.InsufficientFunds.balance };
  }
  if ("TooOld" in error) return { type: "too_old" };
  if ("GenericError" in error)
    return { type: "refused", reason: shorten(error.GenericError.message) };
  return { type: "refused", reason: Object.keys(error)[0] ?? "no reason" };
}

function toAllowance(reply: { allowance: bigint; expires_at: [] | [bigint] }): Allowance {
  const expiresAtNs = reply.expires_at[0];
  return { amountAtoms: reply.allowance, ...(expiresAtNs === undefined ? {} : { expiresAtNs }) };
}
