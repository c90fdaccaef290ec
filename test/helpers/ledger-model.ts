import type {
  Account,
  ApproveArgs,
  ApproveResult,
  TransferArgs,
  TransferFromArgs,
  TransferFromResult,
  TransferResult,
} from "../../src/wire/icrc-ledger.js";

import type {
  AllowanceEntry,
  ModelLock,
  ModelRules,
  PrivilegedAct,
  TimeRefusal,
  Unavailable,
} from "./ledger-model-types.js";

const NO_SUBACCOUNT = "00".repeat(32);

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
  collector: Account | undefined;
  readonly freezes = new Map<string, { isFrozen: boolean; index: bigint }>();
  locks: ModelLock[] = [];
  status: "running" | "paused" | "deactivated" = "running";
  supply = 0n;
  minted = 0n;

  constructor(rules: ModelRules) {
    this.#rules = rules;
    this.collector = rules.collector;
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

  /** What is not locked of an account. */
  available(account: Account, now: bigint): bigint {
    return this.balance(account) - sum(this.locksOf(account, now).map((lock) => lock.amount));
  }

  /** Locks of an account that hold. */
  locksOf(account: Account, now: bigint): readonly ModelLock[] {
    return this.locks.filter(
      (lock) =>
        lock.account === name(account) && (lock.expiresAt === undefined || lock.expiresAt > now),
    );
  }

  /** Whether the latest freezing or unfreezing that concerns an account was a freezing. */
  isFrozen(account: Account): boolean {
    const actions = [...this.freezes.entries()].filter(
      ([subject]) => subject === name(account) || subject === account.owner.toText(),
    );
    const [latest] = actions.sort(([, a], [, b]) => Number(b.index - a.index));
    return latest?.[1].isFrozen ?? false;
  }

  #closed(accounts: readonly Account[]): Unavailable | undefined {
    if (this.status === "paused") return { Err: { TemporarilyUnavailable: null } };
    if (this.status === "deactivated")
      return { Err: { GenericError: { error_code: 5n, message: "" } } };
    return accounts.length === 0 ? undefined : this.#frozen(accounts);
  }

  #frozen(accounts: readonly Account[]): Unavailable | undefined {
    return accounts.some((account) => this.isFrozen(account))
      ? { Err: { GenericError: { error_code: 10n, message: "" } } }
      : undefined;
  }

  transfer(caller: Account, args: TransferArgs, now: bigint): TransferResult {
    const from: Account = { ...caller, subaccount: args.from_subaccount };
    const closed = this.#closed([]);
    if (closed !== undefined) return closed;
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
    const frozen = this.#frozen([...(isMint ? [] : [from]), ...(isBurn ? [] : [args.to])]);
    if (frozen !== undefined) return frozen;
    if (isMint) {
      const code = this.#supplyCode(args.amount);
      if (code !== undefined) return { Err: { GenericError: { error_code: code, message: "" } } };
    }
    if (!isMint && this.available(from, now) < args.amount + fee) {
      return { Err: { InsufficientFunds: { balance: this.available(from, now) } } };
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
    const closed = this.#closed([]);
    if (closed !== undefined) return closed;
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
    const frozen = this.#frozen([from, args.spender]);
    if (frozen !== undefined) return frozen;
    const available = this.available(from, now);
    if (available < fee) return { Err: { InsufficientFunds: { balance: available } } };
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
    const closed = this.#closed([]);
    if (closed !== undefined) return closed;
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
    const frozen = this.#frozen([spender, args.from, ...(isBurn ? [] : [args.to])]);
    if (frozen !== undefined) return frozen;
    const isOwn = name(spender) === name(args.from);
    const { amount: allowance, expiresAt } = this.allowance(args.from, spender, now);
    if (!isOwn && allowance < args.amount + fee)
      return { Err: { InsufficientAllowance: { allowance } } };
    const available = this.available(args.from, now);
    if (available < args.amount + fee)
      return { Err: { InsufficientFunds: { balance: available } } };

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

  /** Anything that takes a role. Refusals are tags: their texts are for people. */
  privileged(caller: string, act: PrivilegedAct, now: bigint): { Ok: bigint } | { Err: string } {
    if (!this.#rules.roles[act.do].includes(caller)) {
      return { Err: act.do === "setFeeCollector" ? "AccessDenied" : "Unauthorized" };
    }
    const subjects = [act.account, act.to].filter((account) => account !== undefined);
    if (subjects.some((account) => name(account) === name(this.#rules.minter))) {
      return { Err: "InvalidAccount" };
    }
    if (act.amount === 0n) return { Err: "InvalidAmount" };
    if (this.status === "deactivated") {
      return {
        Err: ["pause", "unpause", "deactivate"].includes(act.do)
          ? "AlreadyDeactivated"
          : "GenericError",
      };
    }
    const isLock = ["lock", "unlock", "burnLocked", "transferLocked"].includes(act.do);
    if (this.status === "paused" && (isLock || act.do === "mint" || act.do === "burn")) {
      return { Err: isLock ? "TemporarilyUnavailable" : "GenericError" };
    }
    const parties = subjects.map(raw);
    const key = JSON.stringify([caller, parties, act], (field, value) =>
      typeof value === "bigint"
        ? String(value)
        : field === "account" || field === "to"
          ? ""
          : value,
    );
    const repeated = this.#time(key, act.createdAt, now);
    if (repeated !== undefined) {
      const tag = Object.keys(repeated.Err)[0] ?? "";
      return { Err: act.do === "setFeeCollector" && tag !== "Duplicate" ? "GenericError" : tag };
    }
    const refused = this.#conflict(caller, act, now);
    if (refused !== undefined) return { Err: refused };
    return { Ok: this.#act(key, caller, { act, now }) };
  }

  #conflict(caller: string, act: PrivilegedAct, now: bigint): string | undefined {
    const { account } = act;
    const amount = act.amount ?? 0n;
    switch (act.do) {
      case "pause":
        return this.status === "paused" ? "AlreadyPaused" : undefined;
      case "unpause":
        return this.status === "paused" ? undefined : "NotPaused";
      case "freezePrincipal":
        return this.freezes.get(act.principal ?? "")?.isFrozen ? "AlreadyFrozen" : undefined;
      case "freezeAccount": {
        const isDirect = account !== undefined && this.freezes.get(name(account))?.isFrozen;
        return isDirect && this.isFrozen(account) ? "AlreadyFrozen" : undefined;
      }
      case "mint":
        return this.#supplyCode(amount) === undefined ? undefined : "GenericError";
      case "burn":
        return account && this.available(account, now) < amount ? "InsufficientBalance" : undefined;
      case "lock":
        if (act.expiresAt !== undefined && act.expiresAt <= now) return "Expired";
        if (this.#lock(caller, act, now) !== undefined) return "LockExists";
        return account && this.available(account, now) < amount ? "InsufficientFunds" : undefined;
      case "unlock":
      case "burnLocked":
      case "transferLocked": {
        const lock = this.#lock(caller, act, now);
        if (lock === undefined) return "NoSuchLock";
        return lock.amount < amount ? "InsufficientLock" : undefined;
      }
      default:
        return undefined;
    }
  }

  #lock(caller: string, { account, lockId }: PrivilegedAct, now: bigint): ModelLock | undefined {
    if (account === undefined) return undefined;
    return this.locksOf(account, now).find((lock) => lock.module === caller && lock.id === lockId);
  }

  #act(key: string, caller: string, { act, now }: { act: PrivilegedAct; now: bigint }): bigint {
    const { account, to } = act;
    const amount = act.amount ?? 0n;
    const index = BigInt(this.blocks.length);
    const lock = this.#lock(caller, act, now);
    if (act.do === "pause") this.status = "paused";
    if (act.do === "unpause") this.status = "running";
    if (act.do === "deactivate") this.status = "deactivated";
    const isFrozen = act.do.startsWith("freeze");
    if (isFrozen || act.do.startsWith("unfreeze")) {
      this.freezes.set(account ? name(account) : (act.principal ?? ""), { isFrozen, index });
    }
    if (act.do === "lock" && account && act.lockId !== undefined) {
      const { lockId: id, expiresAt } = act;
      this.locks.push({ account: name(account), module: caller, id, amount, expiresAt });
    }
    if (lock !== undefined && act.do !== "lock") lock.amount -= amount;
    if (act.do === "mint" && account) {
      this.#add(account, amount);
      this.supply += amount;
      this.minted += amount;
    }
    if ((act.do === "burn" || act.do === "burnLocked" || act.do === "transferLocked") && account) {
      this.#add(account, -amount);
    }
    if (act.do === "burn" || act.do === "burnLocked") this.supply -= amount;
    if (act.do === "transferLocked" && to) this.#add(to, amount);

    const isOfAccounts = !act.do.includes("freeze") && act.do !== "setFeeCollector";
    const parties = isOfAccounts ? [account, to].filter((party) => party !== undefined) : [];
    this.locks = this.locks.filter((each) => each.amount > 0n);
    if (act.do === "setFeeCollector") this.collector = account;
    return this.#commit(key, act.createdAt, { now, fee: 0n, parties });
  }

  /** The code of the refusal to mint, if it is refused. */
  #supplyCode(amount: bigint): bigint | undefined {
    const { maxMinted } = this.#rules;
    if (maxMinted !== undefined && this.minted + amount > maxMinted) return 11n;
    return this.supply + amount >= 1n << 128n ? 13n : undefined;
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
    const { collector } = this;
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

/** One name an account, whichever way its default sub-account is written. */
export function name(account: Account): string {
  const hex = hexOf(account.subaccount[0]);
  return `${account.owner.toText()}.${hex === "" ? NO_SUBACCOUNT : hex}`;
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
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
