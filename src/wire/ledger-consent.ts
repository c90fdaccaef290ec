import { err, ok, type Result } from "../kernel/result.js";
import type { ConsentMessage, ConsentRequest, ConsentValue } from "../ledger/consent-message.js";
import { consentToMarkdown } from "../ledger/consent-message.js";
import type { TokenConfig } from "../ledger/token-config.js";
import { IDL } from "./idl.js";
import {
  approve,
  toApproveRequest,
  toTransferFromRequest,
  toTransferRequest,
  transfer,
  transferFrom,
} from "./ledger.js";
import { method } from "./method.js";

const Metadata = IDL.Record({ language: IDL.Text, utc_offset_minutes: IDL.Opt(IDL.Int16) });
/** The language of a message, and the time zone its times are shown in. */
export type ConsentMetadata = { language: string; utc_offset_minutes: [] | [number] };

/** The argument of `icrc21_canister_call_consent_message`. */
export type ConsentMessageRequest = {
  method: string;
  arg: Uint8Array | number[];
  user_preferences: {
    metadata: ConsentMetadata;
    device_spec: [] | [{ GenericDisplay: null } | { FieldsDisplay: null }];
  };
};

const Value = IDL.Variant({
  TokenAmount: IDL.Record({ decimals: IDL.Nat8, amount: IDL.Nat64, symbol: IDL.Text }),
  TimestampSeconds: IDL.Record({ amount: IDL.Nat64 }),
  DurationSeconds: IDL.Record({ amount: IDL.Nat64 }),
  Text: IDL.Record({ content: IDL.Text }),
});
type FieldValue =
  | { TokenAmount: { decimals: number; amount: bigint; symbol: string } }
  | { TimestampSeconds: { amount: bigint } }
  | { Text: { content: string } };

const ErrorInfo = IDL.Record({ description: IDL.Text });

/** A consent message, or why there is none. */
export type ConsentMessageResult =
  | {
      Ok: {
        consent_message:
          | { GenericDisplayMessage: string }
          | { FieldsDisplayMessage: { intent: string; fields: [string, FieldValue][] } };
        metadata: ConsentMetadata;
      };
    }
  | { Err: { UnsupportedCanisterCall: { description: string } } };

/** `icrc21_canister_call_consent_message`. */
export const consentMessage = method<[ConsentMessageRequest], ConsentMessageResult>(
  [
    IDL.Record({
      method: IDL.Text,
      arg: IDL.Vec(IDL.Nat8),
      user_preferences: IDL.Record({
        metadata: Metadata,
        device_spec: IDL.Opt(IDL.Variant({ GenericDisplay: IDL.Null, FieldsDisplay: IDL.Null })),
      }),
    }),
  ],
  IDL.Variant({
    Ok: IDL.Record({
      consent_message: IDL.Variant({
        GenericDisplayMessage: IDL.Text,
        FieldsDisplayMessage: IDL.Record({
          intent: IDL.Text,
          fields: IDL.Vec(IDL.Tuple(IDL.Text, Value)),
        }),
      }),
      metadata: Metadata,
    }),
    Err: IDL.Variant({
      UnsupportedCanisterCall: ErrorInfo,
      ConsentMessageUnavailable: ErrorInfo,
      InsufficientPayment: ErrorInfo,
      GenericError: IDL.Record({ error_code: IDL.Nat, description: IDL.Text }),
    }),
  }),
);

/** A longer argument is no transfer and no approval; nobody consents to what they cannot read. */
const ARG_BYTES_MAX = 1_024;

const NAT64_MAX = (1n << 64n) - 1n;

/** Reads the call that consent is asked for; the inner argument is decoded under the same quota. */
export function toConsentRequest(
  caller: Uint8Array,
  { method: name, arg }: ConsentMessageRequest,
): Result<ConsentRequest, string> {
  if (arg.length > ARG_BYTES_MAX) return err(`an argument of ${arg.length} bytes is too long`);
  try {
    return readCall(caller, name, Uint8Array.from(arg));
  } catch {
    return err(`the argument does not decode as that of ${name}`);
  }
}

function readCall(
  caller: Uint8Array,
  name: string,
  arg: Uint8Array,
): Result<ConsentRequest, string> {
  switch (name) {
    case "icrc1_transfer": {
      const request = toTransferRequest(caller, ...transfer.decode(arg));
      return request.ok ? ok({ type: "transfer", ...request.value }) : err(request.error.type);
    }
    case "icrc2_approve": {
      const request = toApproveRequest(caller, ...approve.decode(arg));
      return request.ok ? ok({ type: "approve", ...request.value }) : err(request.error.type);
    }
    case "icrc2_transfer_from": {
      const request = toTransferFromRequest(caller, ...transferFrom.decode(arg));
      return request.ok ? ok({ type: "transferFrom", ...request.value }) : err(request.error.type);
    }
    default:
      return err("there are consent messages for transfers and approvals only");
  }
}

/** Writes a message for the device that asked; what is not named is a display of any text. */
export function fromConsentMessage(
  config: TokenConfig,
  message: ConsentMessage,
  { metadata, device_spec }: ConsentMessageRequest["user_preferences"],
): ConsentMessageResult {
  const [device] = device_spec;
  const answered = { language: "en", utc_offset_minutes: metadata.utc_offset_minutes };
  if (device !== undefined && "FieldsDisplay" in device) {
    const fields = message.fields.map(([label, value]): [string, FieldValue] => [
      label,
      fromConsentValue(config, value),
    ]);
    const { intent } = message;
    return {
      Ok: { consent_message: { FieldsDisplayMessage: { intent, fields } }, metadata: answered },
    };
  }

  const text = consentToMarkdown(config, message, metadata.utc_offset_minutes[0] ?? 0);
  return { Ok: { consent_message: { GenericDisplayMessage: text }, metadata: answered } };
}

/** The standard's amounts are nat64; a larger one is shown as text rather than not at all. */
function fromConsentValue(config: TokenConfig, value: ConsentValue): FieldValue {
  switch (value.type) {
    case "tokens": {
      const { decimals, symbol } = config;
      if (value.amountAtoms <= NAT64_MAX) {
        return { TokenAmount: { decimals, amount: value.amountAtoms, symbol } };
      }
      return { Text: { content: `${value.amountAtoms} of 10^${decimals} to one ${symbol}` } };
    }
    case "time":
      return { TimestampSeconds: { amount: value.atNs / 1_000_000_000n } };
    case "text":
      return { Text: { content: value.text } };
  }
}
