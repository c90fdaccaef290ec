import { concatBytes, parseHex, toHex } from "../kernel/bytes.js";
import {
  base32,
  checksumOf,
  parsePrincipalText,
  principalToText,
} from "../kernel/principal-text.js";
import { type Account, ownerOf, SUBACCOUNT_BYTES, subaccountOf, toAccount } from "./account.js";

/**
 * The text of an account (ICRC-1, "Textual representation of accounts"): the owner's text alone for
 * the default sub-account, else with a checksum and the sub-account without its leading zeros.
 */
export function accountToText({ key }: Account): string {
  const owner = principalToText(ownerOf(key));
  const subaccount = subaccountOf(key);
  if (subaccount === undefined) return owner;

  const checksum = base32(checksumOf(concatBytes(ownerOf(key), subaccount)));
  return `${owner}-${checksum}.${toHex(subaccount).replace(/^0+/, "")}`;
}

/** Reads what `accountToText` writes; `undefined` for every other text. */
export function parseAccountText(text: string): Account | undefined {
  const [head = "", tail, ...rest] = text.split(".");
  if (rest.length > 0) return undefined;
  const dash = tail === undefined ? head.length : head.lastIndexOf("-");
  const owner = parsePrincipalText(head.slice(0, Math.max(0, dash)));
  if (owner === undefined) return undefined;
  if (tail === undefined) return toAccount(owner, undefined);

  const subaccount = parseHex(tail.padStart(2 * SUBACCOUNT_BYTES, "0"));
  if (subaccount === undefined || subaccount.length !== SUBACCOUNT_BYTES) return undefined;
  const account = toAccount(owner, subaccount);
  return accountToText(account) === text ? account : undefined;
}
