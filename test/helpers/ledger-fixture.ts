import { installLedger, upgradeLedger } from "../../src/suite/compose-ledger.js";
import type { LedgerFace } from "../../src/suite/ledger-face.js";
import type {
  Account,
  ApproveArgs,
  TransferArgs,
  TransferFromArgs,
} from "../../src/wire/icrc-ledger.js";
import { Principal } from "../../src/wire/idl.js";
import { type InitArgs, type Roles, tokenInit } from "../../src/wire/ledger-init.js";
import { MemoryMachine } from "./ledger-machine.js";

/** Fee of the ledgers that tests install. */
export const FEE = 10_000n;

/** The raw principal of a person, by number. */
export function principalOf(person: number): Uint8Array {
  return Uint8Array.of(0xaa, person, 3, 4, 5, 6, 7, 8, 9, 0x02);
}

/** The default account of a person, or one of their sub-accounts. */
export function accountOf(person: number, subaccountBytes?: Uint8Array): Account {
  return {
    owner: Principal.fromUint8Array(principalOf(person)),
    subaccount: subaccountBytes === undefined ? [] : [subaccountBytes],
  };
}

/** 32 bytes that end in a number. */
export function subaccount(number: number): Uint8Array {
  const bytes = new Uint8Array(32);
  bytes[31] = number;
  return bytes;
}

/** The person who owns the minting account. */
export const MINTER = 0;

/** Installation arguments of a plain token, changed where a test needs it. */
export function initArgs(changes: Partial<InitArgs> = {}): InitArgs {
  return tokenInit({
    name: "Test token",
    symbol: "TST",
    decimals: 8,
    transfer_fee: FEE,
    minting_account: accountOf(MINTER),
    ...changes,
  });
}

/** Roles of people, by number; nobody else has any. */
export function rolesOf(roles: {
  readonly governance?: number;
  readonly guardian?: number;
  readonly minters?: readonly number[];
  readonly burners?: readonly number[];
  readonly freezers?: readonly number[];
  readonly lockers?: readonly number[];
}): Roles {
  const principals = (people: readonly number[] = []) =>
    people.map((each) => accountOf(each).owner);
  const [governance] = principals(roles.governance === undefined ? [] : [roles.governance]);
  const [guardian] = principals(roles.guardian === undefined ? [] : [roles.guardian]);
  return {
    governance: governance === undefined ? [] : [governance],
    guardian: guardian === undefined ? [] : [guardian],
    minters: principals(roles.minters),
    burners: principals(roles.burners),
    freezers: principals(roles.freezers),
    lockers: principals(roles.lockers),
  };
}

/** The argument of a transfer, changed where a test needs it. */
export function transferArgs(
  to: Account,
  amount: bigint,
  changes: Partial<TransferArgs> = {},
): TransferArgs {
  return {
    from_subaccount: [],
    to,
    amount,
    fee: [],
    memo: [],
    created_at_time: [],
    ...changes,
  };
}

/** The argument of an approval, changed where a test needs it. */
export function approveArgs(
  spender: Account,
  amount: bigint,
  changes: Partial<ApproveArgs> = {},
): ApproveArgs {
  return {
    from_subaccount: [],
    spender,
    amount,
    expected_allowance: [],
    expires_at: [],
    fee: [],
    memo: [],
    created_at_time: [],
    ...changes,
  };
}

/** The argument of a transfer by allowance, changed where a test needs it. */
export function transferFromArgs(
  { from, to }: { readonly from: Account; readonly to: Account },
  amount: bigint,
  changes: Partial<TransferFromArgs> = {},
): TransferFromArgs {
  return {
    spender_subaccount: [],
    from,
    to,
    amount,
    fee: [],
    memo: [],
    created_at_time: [],
    ...changes,
  };
}

/** A ledger on a machine in memory. */
export class LedgerFixture {
  readonly machine = new MemoryMachine();
  face: LedgerFace;

  constructor(changes: Partial<InitArgs> = {}) {
    this.face = installLedger(this.machine, [initArgs(changes)]);
  }

  /** Upgrades the ledger: whatever was only on the heap is gone. */
  upgrade(...args: InitArgs[]): void {
    const [first] = args;
    this.machine.loseHeap();
    this.face = upgradeLedger(this.machine, first === undefined ? [] : [first]);
  }

  balance(account: Account): bigint {
    return this.face.balanceOf(account);
  }

  /** Mints to an account, as the minting account does. */
  mint(to: Account, amount: bigint): void {
    this.face.transfer(principalOf(MINTER), transferArgs(to, amount));
  }
}

/** Twenty transfers from the first user to the second, settled now and then, two seconds apart. */
export async function busyLedger(): Promise<LedgerFixture> {
  const [sender, receiver] = [1, 2];
  const ledger = new LedgerFixture();
  ledger.mint(accountOf(sender), 10_000_000n);
  for (let i = 0; i < 20; i++) {
    await ledger.machine.advance(2);
    ledger.face.transfer(principalOf(sender), transferArgs(accountOf(receiver), BigInt(i)));
  }
  return ledger;
}
