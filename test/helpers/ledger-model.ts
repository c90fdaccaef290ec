import type {
  Account,
  ApproveArgs,
  ApproveResult,
  TransferArgs,
  TransferFromArgs,
  TransferFromResult,
  TransferResult,
} from "../../src/wire/icrc-ledger.js";

const NO_SUBACCOUNT = "00".repeat(32);

type TimeRefusal = {
  Err:
    | { TooOld: null }
    | { CreatedInFuture: { ledger_time: bigint } }
    | { Duplicate: { duplicate_of: bigint } };
};
type AllowanceEntry = { amount: bigint; expiresAt: bigint | undefined };

/** One entry of the model's log: enough to know its accounts and when it happened. */
export type ModelBlock = { readonly at: bigint; readonly accounts: readonly string[] };

/**
 * The ledger as its standards tell it, in a few lines and without a thought for cost: whatever the
 * canister does must look like this from outside.
 */
export class LedgerModel {
  readonly balances = new Map<string, bigint>();
  readonly allowances = new Map<string, AllowanceEntry>();
  readonly blocks: ModelBlock[] = [];
  /** Balances of every account after each block. */
  readonly past: ReadonlyMap<string, bigint>[] = [];
  readonly supplies: bigint[] = [];
  readonly #seen = new Map<string, { index: bigint; createdAt: bigint }>();
  readonly #rules: ModelRules;
  supply = 0n;
  minted = 0n;

  constructor(rules: ModelRules) {
    this.#rules = rules;
  }

  balance(account: Account): bigint {
    return this.balances.get(name(account)) ?? 0n;
  }

  allowance(from: Account, spender: Account, now: bigint): AllowanceEntry {
    const entry = this.allowances.get(`${name(from)}>${name(spender)}`);
    const isOver = entry?.expiresAt !== undefined && entry.expiresAt <= now;
    return entry === undefined || isOver || entry.amount === 0n
      ? { amount: 0n, expiresAt: undefined }
      : entry;
  }

  transfer(caller: Account, args: TransferArgs, now: bigint): TransferResult {
    const from: Account = { ...caller, subaccount: args.from_subaccount };
    const isMint = name(from) === name(this.#rules.minter);
    const isBurn = name(args.to) === name(this.#rules.minter);
    if (isMint && isBurn) return { Err: { GenericError: { error_code: 6n, message: "" } } };

    const fee = isMint || isBurn ? 0n : this.#rules.fee;
    if (args.fee[0] !== undefined && args.fee[0] !== fee)
      return { Err: { BadFee: { expected_fee: fee } } };
    const badBurn = isBurn ? this.#badBurn(from, args.amount) : undefined;
    if (badBurn !== undefined) return badBurn;
    const key = JSON.stringify(["transfer", raw(from), raw(args.to), plain(args)]);
    const repeated = this.#time(key, args.created_at_time[0], now);
    if (repeated !== undefined) return repeated;
    if (isMint && this.supply + args.amount >= 1n << 128n) {
      return { Err: { GenericError: { error_code: 13n, message: "" } } };
    }
    if (!isMint && this.balance(from) < args.amount + fee) {
      return { Err: { InsufficientFunds: { balance: this.balance(from) } } };
    }

    if (isMint) this.minted += args.amount;
    else this.#add(from, -args.amount - fee);
    if (!isBurn) this.#add(args.to, args.amount);
    this.supply += (isMint ? args.amount : 0n) - (isBurn ? args.amount : 0n);
    const parties = isMint ? [args.to] : isBurn ? [from] : [from, args.to];
    return { Ok: this.#commit(key, args.created_at_time[0], { now, fee, parties }) };
  }

  approve(caller: Account, args: ApproveArgs, now: bigint): ApproveResult {
    const from: Account = { ...caller, subaccount: args.from_subaccount };
    const { fee, minter } = this.#rules;
    if (from.owner.toText() === args.spender.owner.toText()) {
      return { Err: { GenericError: { error_code: 8n, message: "" } } };
    }
    if (name(from) === name(minter))
      return { Err: { GenericError: { error_code: 9n, message: "" } } };
    if (args.fee[0] !== undefined && args.fee[0] !== fee)
      return { Err: { BadFee: { expected_fee: fee } } };
    const key = JSON.stringify(["approve", raw(from), raw(args.spender), plain(args)]);
    const repeated = this.#time(key, args.created_at_time[0], now);
    if (repeated !== undefined) return repeated;
    if (this.balance(from) < fee)
      return { Err: { InsufficientFunds: { balance: this.balance(from) } } };
    const expiresAt = args.expires_at[0];
    if (expiresAt !== undefined && expiresAt <= now)
      return { Err: { Expired: { ledger_time: now } } };
    const current = this.allowance(from, args.spender, now).amount;
    if (args.expected_allowance[0] !== undefined && args.expected_allowance[0] !== current) {
      return { Err: { AllowanceChanged: { current_allowance: current } } };
    }

    this.#add(from, -fee);
    this.allowances.set(`${name(from)}>${name(args.spender)}`, { amount: args.amount, expiresAt });
    return { Ok: this.#commit(key, args.created_at_time[0], { now, fee, parties: [from] }) };
  }

  transferFrom(caller: Account, args: TransferFromArgs, now: bigint): TransferFromResult {
    const spender: Account = { ...caller, subaccount: args.spender_subaccount };
    if (name(args.from) === name(this.#rules.minter)) {
      return { Err: { GenericError: { error_code: 7n, message: "" } } };
    }
    const isBurn = name(args.to) === name(this.#rules.minter);
    const fee = isBurn ? 0n : this.#rules.fee;
    if (args.fee[0] !== undefined && args.fee[0] !== fee)
      return { Err: { BadFee: { expected_fee: fee } } };
    const badBurn = isBurn ? this.#badBurn(args.from, args.amount) : undefined;
    if (badBurn !== undefined) return badBurn;
    const key = JSON.stringify(["from", raw(spender), raw(args.from), raw(args.to), plain(args)]);
    const repeated = this.#time(key, args.created_at_time[0], now);
    if (repeated !== undefined) return repeated;
    const isOwn = name(spender) === name(args.from);
    const { amount: allowance, expiresAt } = this.allowance(args.from, spender, now);
    if (!isOwn && allowance < args.amount + fee)
      return { Err: { InsufficientAllowance: { allowance } } };
    if (this.balance(args.from) < args.amount + fee) {
      return { Err: { InsufficientFunds: { balance: this.balance(args.from) } } };
    }

    if (!isOwn) {
      const rest = allowance - args.amount - fee;
      this.allowances.set(`${name(args.from)}>${name(spender)}`, { amount: rest, expiresAt });
    }
    this.#add(args.from, -args.amount - fee);
    if (isBurn) this.supply -= args.amount;
    else this.#add(args.to, args.amount);
    const parties = isBurn ? [args.from] : [args.from, args.to];
    return { Ok: this.#commit(key, args.created_at_time[0], { now, fee, parties }) };
  }

  #badBurn(
    from: Account,
    amount: bigint,
  ): { Err: { BadBurn: { min_burn_amount: bigint } } } | undefined {
    const balance = this.balance(from);
    const { fee } = this.#rules;
    const minimum = balance === 0n || balance > fee ? fee : balance;
    return amount < minimum ? { Err: { BadBurn: { min_burn_amount: minimum } } } : undefined;
  }

  #time(key: string, createdAt: bigint | undefined, now: bigint): TimeRefusal | undefined {
    if (createdAt === undefined) return undefined;
    const { window, drift } = this.#rules;
    if (createdAt < now - window - drift) return { Err: { TooOld: null } };
    if (createdAt > now + drift) return { Err: { CreatedInFuture: { ledger_time: now } } };
    const seen = this.#seen.get(key);
    return seen === undefined ? undefined : { Err: { Duplicate: { duplicate_of: seen.index } } };
  }

  #add(account: Account, amount: bigint): void {
    this.balances.set(name(account), this.balance(account) + amount);
  }

  #commit(
    key: string,
    createdAt: bigint | undefined,
    { now, fee, parties }: { now: bigint; fee: bigint; parties: readonly Account[] },
  ): bigint {
    const { collector } = this.#rules;
    if (collector === undefined) this.supply -= fee;
    else if (fee > 0n) this.#add(collector, fee);

    const index = BigInt(this.blocks.length);
    if (createdAt !== undefined) this.#seen.set(key, { index, createdAt });
    const collecting = collector !== undefined && fee > 0n ? [collector] : [];
    const accounts = [...new Set([...parties, ...collecting].map(name))];
    this.blocks.push({ at: now, accounts });
    this.past.push(new Map(this.balances));
    this.supplies.push(this.supply);
    return index;
  }
}

/** What the model has to know of the token. */
export type ModelRules = {
  readonly minter: Account;
  readonly collector: Account | undefined;
  readonly fee: bigint;
  readonly window: bigint;
  readonly drift: bigint;
};

/** One name an account, whichever way its default sub-account is written. */
export function name(account: Account): string {
  const hex = hexOf(account.subaccount[0]);
  return `${account.owner.toText()}.${hex === "" ? NO_SUBACCOUNT : hex}`;
}

function raw(account: Account): string {
  return `${account.owner.toText()}.${account.subaccount.length}.${hexOf(account.subaccount[0])}`;
}

/** Every field of the arguments besides the accounts, absent ones as absent. */
function plain(args: TransferArgs | ApproveArgs | TransferFromArgs): unknown[] {
  const expected = "expected_allowance" in args ? [args.expected_allowance, args.expires_at] : [];
  const memo = args.memo.length === 0 ? "none" : hexOf(args.memo[0]);
  return JSON.parse(
    JSON.stringify([args.amount, args.fee, memo, args.created_at_time, expected], (_, value) =>
      typeof value === "bigint" ? String(value) : value,
    ),
  );
}

function hexOf(bytes: Uint8Array | number[] | undefined): string {
  return Array.from(bytes ?? [], (byte) => byte.toString(16).padStart(2, "0")).join("");
}
