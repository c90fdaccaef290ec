import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as icpswap from "../../src/wire/icpswap.js";
import * as icrc from "../../src/wire/icrc-ledger.js";
import { IDL, Principal } from "../../src/wire/idl.js";
import * as kongswap from "../../src/wire/kongswap.js";

/** One recorded call, or a jump of the clock. */
export type Step = {
  readonly step: number;
  readonly note?: string;
  readonly canister?: string;
  readonly caller?: string;
  readonly method?: string;
  readonly kind?: string;
  readonly arg?: string;
  readonly args?: readonly unknown[];
  readonly reply?: string | null;
  readonly result?: unknown;
  readonly reject?: { readonly code: number; readonly message: string };
  readonly clock_advanced_seconds?: number;
};

/** What the real venues and ledgers answered, in order. */
export type Transcripts = {
  readonly ids: Readonly<Record<string, string>>;
  readonly people: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
};

/** Reads the recorded steps. */
export function readTranscripts(): Transcripts {
  return JSON.parse(readFileSync(join(__dirname, "../vectors/transcripts.json"), "utf8"));
}

/** Argument and reply types of a method, as our wire types have them. */
export type MethodTypes = { readonly args: IDL.Type[]; readonly reply: IDL.Type[] };

const swapPool: Readonly<Record<string, MethodTypes>> = {
  init: { args: icpswap.InitArgs, reply: [] },
  deposit: { args: [icpswap.DepositArgs], reply: [icpswap.NatResult] },
  depositFrom: { args: [icpswap.DepositArgs], reply: [icpswap.NatResult] },
  withdraw: { args: [icpswap.DepositArgs], reply: [icpswap.NatResult] },
  swap: { args: [icpswap.SwapArgs], reply: [icpswap.NatResult] },
  quote: { args: [icpswap.SwapArgs], reply: [icpswap.NatResult] },
  quoteForAll: { args: [icpswap.SwapArgs], reply: [icpswap.NatResult] },
  depositFromAndSwap: { args: [icpswap.DepositAndSwapArgs], reply: [icpswap.NatResult] },
  depositAndSwap: { args: [icpswap.DepositAndSwapArgs], reply: [icpswap.NatResult] },
  mint: { args: [icpswap.MintArgs], reply: [icpswap.NatResult] },
  metadata: { args: [], reply: [icpswap.MetadataResult] },
  getUserUnusedBalance: { args: [IDL.Principal], reply: [icpswap.UnusedBalanceResult] },
  getCachedTokenFee: { args: [], reply: [icpswap.CachedTokenFee] },
};

const kong: Readonly<Record<string, MethodTypes>> = {
  add_token: { args: [kongswap.AddTokenArgs], reply: [kongswap.AddTokenResult] },
  add_pool: { args: [kongswap.AddPoolArgs], reply: [kongswap.AddPoolResult] },
  pools: { args: [IDL.Opt(IDL.Text)], reply: [kongswap.PoolsResult] },
  tokens: { args: [IDL.Opt(IDL.Text)], reply: [kongswap.TokensResult] },
  swap_amounts: { args: kongswap.SwapAmountsArgs, reply: [kongswap.SwapAmountsResult] },
  swap: { args: [kongswap.SwapArgs], reply: [kongswap.SwapResult] },
  requests: { args: [IDL.Opt(IDL.Nat64)], reply: [kongswap.SwapRequestsResult] },
  claims: { args: [IDL.Text], reply: [kongswap.ClaimsResult] },
};

const ledger: Readonly<Record<string, MethodTypes>> = {
  icrc1_transfer: { args: [icrc.TransferArgs], reply: [icrc.TransferResult] },
  icrc2_approve: { args: [icrc.ApproveArgs], reply: [icrc.ApproveResult] },
  icrc1_balance_of: { args: [icrc.Account], reply: [IDL.Nat] },
};

/** The types of a recorded call. */
export function typesOf(canister: string, method: string): MethodTypes {
  const methods = canister === "kong" ? kong : canister.startsWith("icpswap") ? swapPool : ledger;
  const types = methods[method];
  if (types === undefined) throw new Error(`no types for ${canister}.${method}`);
  return types;
}

/** Reads hexadecimal into bytes of their own buffer. */
export function fromHex(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex, "hex"));
}

/** Writes a value as the recordings do: numbers of any size as text, blobs as hexadecimal. */
export function toRecorded(value: unknown): unknown {
  if (typeof value === "bigint") return value.toString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString("hex");
  if (value instanceof BigUint64Array) return Array.from(value, String);
  if (value instanceof Principal) return { __principal__: value.toText() };
  if (Array.isArray(value)) return value.map(toRecorded);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, v]) => [key, toRecorded(v)]));
}

/**
 * Cuts a value down to what a recording shows of it: the recordings leave out fields, and the
 * payload of a variant they do not look into.
 */
export function cutTo(recorded: unknown, value: unknown): unknown {
  if (recorded === null || typeof recorded !== "object") return recorded === null ? null : value;
  if (Array.isArray(recorded) && Array.isArray(value)) {
    return value.map((v, i) => (i < recorded.length ? cutTo(recorded[i], v) : v));
  }
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value);
  return Object.fromEntries(
    entries
      .filter(([key]) => key in recorded)
      .map(([key, v]) => [key, cutTo(field(recorded, key), v)]),
  );
}

function field(value: object, key: string): unknown {
  return Object.entries(value).find(([name]) => name === key)?.[1];
}
