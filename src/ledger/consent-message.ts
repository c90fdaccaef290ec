import { toHex } from "../kernel/bytes.js";
import type { Account } from "./account.js";
import { ownerOf } from "./account.js";
import { accountToText } from "./account-text.js";
import type { ApproveRequest } from "./approve.js";
import { calendarText } from "./calendar-text.js";
import { isAnonymous } from "./roles.js";
import type { TokenConfig } from "./token-config.js";
import type { TransferRequest } from "./transfer.js";
import type { TransferFromRequest } from "./transfer-from.js";

/** A call that a person is asked to consent to. */
export type ConsentRequest =
  | ({ readonly type: "transfer" } & TransferRequest)
  | ({ readonly type: "approve" } & ApproveRequest)
  | ({ readonly type: "transferFrom" } & TransferFromRequest);

/** A value of a field, for devices that show it their own way (ICRC-21, "FieldsDisplay"). */
export type ConsentValue =
  | { readonly type: "tokens"; readonly amountAtoms: bigint }
  | { readonly type: "time"; readonly atNs: bigint }
  | { readonly type: "text"; readonly text: string };

/** What is shown: what the call intends, and its particulars in the order of their weight. */
export type ConsentMessage = {
  readonly intent: string;
  readonly explanation: string;
  readonly fields: readonly (readonly [string, ConsentValue])[];
};

/** Says in words what a call will do (ICRC-21). Nothing is left out that moves or costs tokens. */
export function describeConsent(config: TokenConfig, request: ConsentRequest): ConsentMessage {
  switch (request.type) {
    case "transfer":
      return describeTransfer(config, request);
    case "approve":
      return describeApprove(config, request);
    case "transferFrom":
      return describeTransferFrom(config, request);
  }
}

/** The message as Markdown, for displays that show any text ("GenericDisplay"). */
export function consentToMarkdown(
  { symbol, decimals }: TokenConfig,
  { intent, explanation, fields }: ConsentMessage,
  utcOffsetMinutes: number,
): string {
  const lines = fields.map(([label, value]) => {
    const text = valueToText(value, { symbol, decimals, utcOffsetMinutes });
    return `**${label}:**\n\`${text}\``;
  });
  return [`# ${intent}`, explanation, ...lines].join("\n\n");
}

function valueToText(
  value: ConsentValue,
  format: Pick<TokenConfig, "symbol" | "decimals"> & { readonly utcOffsetMinutes: number },
): string {
  switch (value.type) {
    case "tokens":
      return `${formatTokens(value.amountAtoms, format.decimals)} ${format.symbol}`;
    case "time":
      return calendarText(value.atNs, format.utcOffsetMinutes);
    case "text":
      return value.text;
  }
}

/** An amount in whole tokens, exactly, without zeros at its end. */
export function formatTokens(amountAtoms: bigint, decimals: number): string {
  const digits = amountAtoms.toString().padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, "");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, "_");
  return fraction === "" ? grouped : `${grouped}.${fraction}`;
}

type Field = readonly [string, ConsentValue];

function describeTransfer(config: TokenConfig, request: TransferRequest): ConsentMessage {
  const { from, to, amountAtoms, memo } = request;
  const isMint = from.id === config.mintingAccount.id;
  const isBurn = to.id === config.mintingAccount.id;
  const fee = isMint || isBurn ? [] : [tokens("Fee", config.feeAtoms)];
  const fields = [
    tokens("Amount", amountAtoms),
    ...accounts({ From: from, To: to }),
    ...fee,
    ...memoField(memo),
  ];
  if (isMint) {
    return { intent: `Mint ${config.name}`, explanation: "New tokens are made.", fields };
  }
  if (isBurn) {
    return {
      intent: `Burn ${config.name}`,
      explanation: "These tokens are destroyed for ever.",
      fields,
    };
  }
  return {
    intent: `Send ${config.name}`,
    explanation: "Tokens leave your account. The fee is charged on top of the amount.",
    fields,
  };
}

function describeApprove(config: TokenConfig, request: ApproveRequest): ConsentMessage {
  const { from, spender, amountAtoms, expectedAllowanceAtoms, expiresAtNs, memo } = request;
  const expected =
    expectedAllowanceAtoms === undefined
      ? []
      : [tokens("Allowance so far", expectedAllowanceAtoms)];
  const expiry: Field =
    expiresAtNs === undefined
      ? ["Ends", { type: "text", text: "never" }]
      : ["Ends", { type: "time", atNs: expiresAtNs }];

  return {
    intent: `Let another account spend ${config.name}`,
    explanation:
      "The spender may take tokens from your account, up to the amount named here, fees included, " +
      "until the approval ends or you replace it.",
    fields: [
      ...accounts({ Spender: spender }),
      tokens("Spender may take", amountAtoms),
      ...expected,
      expiry,
      ...accounts({ From: from }),
      tokens("Fee for this approval", config.feeAtoms),
      ...memoField(memo),
    ],
  };
}

function describeTransferFrom(config: TokenConfig, request: TransferFromRequest): ConsentMessage {
  const { spender, from, to, amountAtoms, memo } = request;
  const isBurn = to.id === config.mintingAccount.id;
  return {
    intent: isBurn ? `Burn ${config.name} of another account` : `Spend ${config.name}`,
    explanation: isBurn
      ? "Tokens of an account that lets you spend them are destroyed for ever."
      : "Tokens of an account that lets you spend them are sent. That account pays the fee too.",
    fields: [
      tokens("Amount", amountAtoms),
      ...accounts({ From: from, To: to, Spender: spender }),
      ...(isBurn ? [] : [tokens("Fee", config.feeAtoms)]),
      ...memoField(memo),
    ],
  };
}

function tokens(label: string, amountAtoms: bigint): Field {
  return [label, { type: "tokens", amountAtoms }];
}

/** An anonymous caller is somebody whose account is not known yet: it is left out. */
function accounts(named: Readonly<Record<string, Account>>): Field[] {
  return Object.entries(named)
    .filter(([, { raw }]) => !isAnonymous(ownerOf(raw)))
    .map(([label, account]) => [label, { type: "text", text: accountToText(account) }]);
}

/** As text only when nothing in it can be taken for a part of the message. */
function memoField(memo: Uint8Array | undefined): Field[] {
  if (memo === undefined) return [];
  const isPlain =
    memo.length > 0 && memo.every((byte) => byte >= 0x20 && byte < 0x7f && byte !== 0x60);
  const text = isPlain ? String.fromCharCode(...memo) : toHex(memo);
  return [["Memo", { type: "text", text }]];
}
