import type { Result } from "../kernel/result.js";
import type { Ledger } from "../ledger/ledger.js";
import type { LockUse, PrivilegedTransaction } from "../ledger/model.js";
import type { Account } from "../wire/icrc-ledger.js";
import type { Principal } from "../wire/idl.js";
import { toAccount } from "../wire/ledger-account.js";
import {
  type ArgumentError,
  fromPrivilegedError,
  onAccount,
  onPrincipal,
  type PrivilegedResult,
  type RefusalTags,
  toMandate,
} from "../wire/ledger-privileged.js";

type ReasonAndTime = { reason: [] | [string]; created_at_time: bigint };
type BoundArgs = { account: Account; lock_id: bigint; amount: bigint } & ReasonAndTime;

/** The methods of the ledger that take a role: Candid values in, Candid values out. */
export class LedgerAdministration {
  readonly #ledger: Ledger;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  setFeeCollector(
    caller: Uint8Array,
    args: { fee_collector: [] | [Account]; created_at_time: bigint },
  ): PrivilegedResult {
    const mandate = toMandate(caller, args);
    const [account] = args.fee_collector;
    const type = "setFeeCollector";
    const tx: Result<PrivilegedTransaction, ArgumentError> =
      account === undefined
        ? { ok: true, value: { type, collector: undefined, ...mandate } }
        : onAccount(account, (collector) => ({ type, collector, ...mandate }));
    return this.#answer(tx, "107");
  }

  mint(
    caller: Uint8Array,
    args: { to: Account; amount: bigint } & ReasonAndTime,
  ): PrivilegedResult {
    const mandate = toMandate(caller, args);
    const amountAtoms = args.amount;
    const tx = onAccount(args.to, (account) => ({
      type: "authorizedMint",
      account,
      amountAtoms,
      ...mandate,
    }));
    return this.#answer(tx, "152");
  }

  burn(
    caller: Uint8Array,
    args: { from: Account; amount: bigint } & ReasonAndTime,
  ): PrivilegedResult {
    const mandate = toMandate(caller, args);
    const amountAtoms = args.amount;
    const tx = onAccount(args.from, (account) => ({
      type: "authorizedBurn",
      account,
      amountAtoms,
      ...mandate,
    }));
    return this.#answer(tx, "152");
  }

  freezeAccount(caller: Uint8Array, args: { account: Account } & ReasonAndTime): PrivilegedResult {
    const mandate = toMandate(caller, args);
    const tx = onAccount(args.account, (account) => ({
      type: "freezeAccount",
      account,
      ...mandate,
    }));
    return this.#answer(tx, "153account");
  }

  unfreezeAccount(
    caller: Uint8Array,
    args: { account: Account } & ReasonAndTime,
  ): PrivilegedResult {
    const mandate = toMandate(caller, args);
    const tx = onAccount(args.account, (account) => ({
      type: "unfreezeAccount",
      account,
      ...mandate,
    }));
    return this.#answer(tx, "153account");
  }

  freezePrincipal(
    caller: Uint8Array,
    args: { principal: Principal } & ReasonAndTime,
  ): PrivilegedResult {
    const mandate = toMandate(caller, args);
    const type = "freezePrincipal";
    const tx = onPrincipal(args.principal, (principal) => ({ type, principal, ...mandate }));
    return this.#answer(tx, "153principal");
  }

  unfreezePrincipal(
    caller: Uint8Array,
    args: { principal: Principal } & ReasonAndTime,
  ): PrivilegedResult {
    const mandate = toMandate(caller, args);
    const type = "unfreezePrincipal";
    const tx = onPrincipal(args.principal, (principal) => ({ type, principal, ...mandate }));
    return this.#answer(tx, "153principal");
  }

  changeStatus(
    caller: Uint8Array,
    type: "pause" | "unpause" | "deactivate",
    args: ReasonAndTime,
  ): PrivilegedResult {
    return this.#answer({ ok: true, value: { type, ...toMandate(caller, args) } }, "154");
  }

  lock(
    caller: Uint8Array,
    args: BoundArgs & { purpose: string; expires_at: [] | [bigint] },
  ): PrivilegedResult {
    const mandate = toMandate(caller, args);
    const tx = onAccount(args.account, (account) => ({
      type: "lock",
      account,
      lockId: args.lock_id,
      amountAtoms: args.amount,
      purpose: args.purpose,
      expiresAtNs: args.expires_at[0],
      ...mandate,
    }));
    return this.#answer(tx, "lock");
  }

  useLock(caller: Uint8Array, type: LockUse["type"], args: BoundArgs): PrivilegedResult {
    const mandate = toMandate(caller, args);
    const tx = onAccount(args.account, (account) => ({
      type,
      account,
      lockId: args.lock_id,
      amountAtoms: args.amount,
      ...mandate,
    }));
    return this.#answer(tx, "lock");
  }

  transferLocked(caller: Uint8Array, args: BoundArgs & { to: Account }): PrivilegedResult {
    const mandate = toMandate(caller, args);
    const to = toAccount(args.to);
    if (!to.ok) return this.#answer(to, "lock");

    const tx = onAccount(args.account, (account) => ({
      type: "transferLocked",
      account,
      to: to.value,
      lockId: args.lock_id,
      amountAtoms: args.amount,
      ...mandate,
    }));
    return this.#answer(tx, "lock");
  }

  #answer(tx: Result<PrivilegedTransaction, ArgumentError>, tags: RefusalTags): PrivilegedResult {
    const result = tx.ok ? this.#ledger.privileged(tx.value) : tx;
    return result.ok
      ? { Ok: BigInt(result.value) }
      : { Err: fromPrivilegedError(result.error, tags) };
  }
}
