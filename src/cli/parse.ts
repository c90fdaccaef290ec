import { decodeIcrcAccount } from "@dfinity/ledger-icrc";
import { Principal } from "@dfinity/principal";

import type { TokenInfo } from "./session.js";
import { UsageProblem } from "./usage-problem.js";

/** An account as Candid has it. */
export type AccountValue = { owner: Principal; subaccount: [] | [Uint8Array] };

/** Reads an amount of whole tokens, as `1,234.5`. @throws {UsageProblem} when it is none. */
export function parseAmount(text: string, { symbol, decimals }: TokenInfo): bigint {
  const plain = text.replace(/[,_]/g, "");
  const [, whole, fraction = ""] = /^(\d+)(?:\.(\d+))?$/.exec(plain) ?? [];
  if (whole === undefined) {
    throw new UsageProblem(`"${text}" is no amount. Give whole ${symbol}, as 12.5.`);
  }
  if (fraction.length > decimals) {
    throw new UsageProblem(`"${text}" has more than the ${decimals} decimals of ${symbol}.`);
  }
  return BigInt(whole + fraction.padEnd(decimals, "0"));
}

/** Reads a number without a fraction. @throws {UsageProblem} when it is none. */
export function parseWhole(text: string, what: string): bigint {
  const plain = text.replace(/[,_]/g, "");
  if (/^\d{1,39}$/.test(plain)) return BigInt(plain);
  throw new UsageProblem(`"${text}" is no ${what}. Give a whole number.`);
}

/** Reads a count. @throws {UsageProblem} when it is none. */
export function parseCount(text: string): number {
  const count = Number(parseWhole(text, "count"));
  if (count >= 1 && count <= 10_000) return count;
  throw new UsageProblem(`"${text}" is out of range. Give 1 to 10,000.`);
}

/** Reads a share as basis points: `12.5%`, or a bare number of basis points. */
export function parseBp(text: string): bigint {
  const [, percent, fraction = ""] = /^(\d{1,7})(?:\.(\d{1,2}))?\s*%$/.exec(text) ?? [];
  if (percent !== undefined) return BigInt(percent + fraction.padEnd(2, "0"));
  if (/^\d{1,9}$/.test(text)) return BigInt(text);
  throw new UsageProblem(
    `"${text}" is no share. Give percent, as 12.5%, or basis points, as 1250.`,
  );
}

const SECONDS: Readonly<Record<string, bigint>> = {
  s: 1n,
  min: 60n,
  m: 60n,
  h: 3_600n,
  d: 86_400n,
};

/**
 * Reads a time span as nanoseconds: `90s`, `15min`, `6h`, `1d`, or a bare number of nanoseconds.
 */
export function parseDuration(text: string): bigint {
  const [, count, unit = ""] = /^(\d{1,18})\s*([a-z]*)$/.exec(text) ?? [];
  const seconds = SECONDS[unit];
  if (count !== undefined && unit === "") return BigInt(count);
  if (count !== undefined && seconds !== undefined) return BigInt(count) * seconds * 1_000_000_000n;
  throw new UsageProblem(`"${text}" is no time span. Give one as 90s, 15min, 6h or 1d.`);
}

/** Reads an account: a principal, or an account of ICRC-1 with its sub-account. */
export function parseAccount(text: string): AccountValue {
  try {
    const { owner, subaccount } = decodeIcrcAccount(text);
    return { owner, subaccount: subaccount === undefined ? [] : [Uint8Array.from(subaccount)] };
  } catch {
    throw new UsageProblem(
      `"${text}" is no account. Give a principal, or an account as wallets write it (ICRC-1).`,
    );
  }
}

/** Reads a principal. @throws {UsageProblem} when it is none. */
export function parsePrincipal(text: string): Principal {
  try {
    return Principal.fromText(text);
  } catch {
    throw new UsageProblem(
      `"${text}" is no principal. They look like ryjl3-tyaaa-aaaaa-aaaba-cai.`,
    );
  }
}
