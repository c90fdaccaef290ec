import { toHex } from "../../src/kernel/bytes.js";
import type { Account, Value } from "../../src/wire/icrc-ledger.js";

type Fields = ReadonlyMap<string, Value>;

const DEFAULT_SUBACCOUNT = "00".repeat(32);

/**
 * What blocks say when they are read as ICRC-3 shows them, by somebody who knows the standards, the
 * schemas of our own blocks, and nothing of the ledger's code. Expiries are not looked at: locks
 * that ended by themselves stay.
 */
export class Replay {
  readonly balances = new Map<string, bigint>();
  readonly allowances = new Map<string, bigint>();
  /** Amounts by account, module and number. */
  readonly locks = new Map<string, bigint>();
  supply = 0n;
  #collector: string | undefined;

  /** Reads the next block. */
  take(block: Value): void {
    const fields = fieldsOf(block);
    const tx = fieldsOf(field(fields, "tx"));
    switch (text(fields, "btype")) {
      case "1mint":
      case "122mint":
        this.#credit(account(tx, "to"), nat(tx, "amt"));
        this.supply += nat(tx, "amt");
        return;
      case "1burn":
      case "122burn":
        this.#useAllowance(tx, nat(tx, "amt"));
        this.#credit(account(tx, "from"), -nat(tx, "amt"));
        this.supply -= nat(tx, "amt");
        return;
      case "1xfer":
      case "2xfer": {
        const fee = feeOf(fields, tx);
        this.#useAllowance(tx, nat(tx, "amt") + fee);
        this.#credit(account(tx, "from"), -nat(tx, "amt") - fee);
        this.#credit(account(tx, "to"), nat(tx, "amt"));
        this.#payFee(fee);
        return;
      }
      case "2approve": {
        const fee = feeOf(fields, tx);
        this.#credit(account(tx, "from"), -fee);
        this.#payFee(fee);
        this.allowances.set(pairOf(tx), nat(tx, "amt"));
        return;
      }
      case "107feecol":
        this.#collector = tx.has("fee_collector") ? account(tx, "fee_collector") : undefined;
        return;
      default:
        this.#takeLock(text(fields, "btype"), tx);
    }
  }

  balance(owner: Account): bigint {
    return this.balances.get(nameOf(owner)) ?? 0n;
  }

  #takeLock(type: string, tx: Fields): void {
    if (!type.startsWith("ballast")) return; // Freezing and pausing move nothing.

    const id = `${account(tx, "from")} ${blob(tx, "caller")} ${nat(tx, "lock_id")}`;
    if (type === "ballastlock") {
      this.locks.set(id, nat(tx, "amt"));
      return;
    }
    this.locks.set(id, (this.locks.get(id) ?? 0n) - nat(tx, "amt"));
    if (type === "ballastunlock") return;
    this.#credit(account(tx, "from"), -nat(tx, "amt"));
    if (type === "ballastxferlocked") this.#credit(account(tx, "to"), nat(tx, "amt"));
    else this.supply -= nat(tx, "amt");
  }

  #useAllowance(tx: Fields, amount: bigint): void {
    if (!tx.has("spender") || account(tx, "spender") === account(tx, "from")) return;
    const pair = pairOf(tx);
    this.allowances.set(pair, (this.allowances.get(pair) ?? 0n) - amount);
  }

  #payFee(fee: bigint): void {
    if (this.#collector === undefined) this.supply -= fee;
    else this.#credit(this.#collector, fee);
  }

  #credit(owner: string, amount: bigint): void {
    this.balances.set(owner, (this.balances.get(owner) ?? 0n) + amount);
  }
}

/** One name an account, whichever way its default sub-account is written. */
function nameOf({ owner, subaccount }: Account): string {
  const hex = subaccount[0] === undefined ? "" : toHex(Uint8Array.from(subaccount[0]));
  return `${toHex(owner.toUint8Array())}.${hex === DEFAULT_SUBACCOUNT ? "" : hex}`;
}

function pairOf(tx: Fields): string {
  return `${account(tx, "from")} ${account(tx, "spender")}`;
}

function feeOf(fields: Fields, tx: Fields): bigint {
  return tx.has("fee") ? nat(tx, "fee") : nat(fields, "fee");
}

function account(fields: Fields, name: string): string {
  const value = field(fields, name);
  if (!("Array" in value)) throw new Error(`${name} is no account`);
  const [owner = "", subaccount = ""] = value.Array.map((part) =>
    "Blob" in part ? toHex(Uint8Array.from(part.Blob)) : "?",
  );
  return `${owner}.${subaccount === DEFAULT_SUBACCOUNT ? "" : subaccount}`;
}

function nat(fields: Fields, name: string): bigint {
  const value = field(fields, name);
  if (!("Nat" in value)) throw new Error(`${name} is no nat`);
  return value.Nat;
}

function text(fields: Fields, name: string): string {
  const value = field(fields, name);
  if (!("Text" in value)) throw new Error(`${name} is no text`);
  return value.Text;
}

function blob(fields: Fields, name: string): string {
  const value = field(fields, name);
  if (!("Blob" in value)) throw new Error(`${name} is no blob`);
  return toHex(Uint8Array.from(value.Blob));
}

function field(fields: Fields, name: string): Value {
  const value = fields.get(name);
  if (value === undefined) throw new Error(`a block without ${name}`);
  return value;
}

function fieldsOf(value: Value): Fields {
  if (!("Map" in value)) throw new Error("a block that is no map");
  return new Map(value.Map);
}
