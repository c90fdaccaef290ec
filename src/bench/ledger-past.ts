import { sha224 } from "../kernel/sha256.js";
import { type Account, toAccount } from "../ledger/account.js";
import { installLedger } from "../suite/compose-ledger.js";
import type { LedgerMachine } from "../suite/ledger-machine.js";
import { Principal } from "../wire/idl.js";
import { type InitArgs, tokenInit } from "../wire/ledger-init.js";
import { LargeStableMap } from "./ledger-memory.js";

/** How far blocks lie apart: a million of them fit into the window of deduplication. */
const BLOCK_INTERVAL_NS = 80_000_000n;

/** A settlement follows each second on a network; here after so many blocks. */
const BLOCKS_A_SETTLEMENT = 64;

const GIFT_ATOMS = 1_000_000_000n;
const PAYMENT_ATOMS = 1_000n;

/** The fee of the measured ledgers. */
const FEE_ATOMS = 10_000n;

/** The raw principal of a user: 29 bytes, as those of wallets. */
export function userOf(number: number): Uint8Array {
  const bytes = new Uint8Array(29);
  bytes.set(sha224(Uint8Array.from(`user ${number}`, (each) => each.charCodeAt(0))));
  bytes[28] = 2;
  return bytes;
}

/** The user who takes part in more than half of all blocks, as an exchange does. */
export const EXCHANGE = 0;

/** A plain token: fees are burnt, as on the ledgers it is compared with. */
export function benchArgs(isBorn: boolean): InitArgs {
  const exchange = { owner: Principal.fromUint8Array(userOf(EXCHANGE)), subaccount: [] as [] };
  return tokenInit({
    name: "Measured",
    symbol: "MSR",
    decimals: 8,
    transfer_fee: FEE_ATOMS,
    minting_account: { owner: Principal.fromUint8Array(Uint8Array.of(1, 1)), subaccount: [] },
    initial_balances: isBorn ? [{ account: exchange, amount: 10n ** 18n }] : [],
  });
}

/**
 * What stable memory holds of a ledger with so many accounts and blocks, which ends at a time.
 *
 * The ledger's own code runs here, without a canister around it, and writes to memory of this
 * process. Every block but the first is a transfer with memo and time that brings a new account:
 * from the exchange, and every second one from an account that was there before.
 */
export function livePast(blockCount: number, endNs: bigint): ReadonlyMap<number, LargeStableMap> {
  const machine = new PastMachine(endNs - BigInt(blockCount) * BLOCK_INTERVAL_NS);
  const { ledger } = installLedger(machine, [benchArgs(true)]);
  const accounts: Account[] = [toAccount(userOf(EXCHANGE), undefined)];
  let random = 1;

  for (let index = 1; index < blockCount; index++) {
    machine.nowNs += BLOCK_INTERVAL_NS;
    random = (random * 48_271) % 0x7fff_ffff;
    const isGift = index % 2 === 1 || index < 3;
    const from = accounts[isGift ? EXCHANGE : 1 + 2 * (random % Math.floor(index / 2))];
    const to = toAccount(userOf(index), undefined);
    accounts.push(to);
    const sent = ledger.transfer({
      from: from ?? to,
      to,
      amountAtoms: isGift ? GIFT_ATOMS : PAYMENT_ATOMS,
      feeAtoms: undefined,
      memo: memoOf(index),
      createdAtNs: machine.nowNs,
    });
    if (!sent.ok) throw new Error(`block ${index} was refused: ${sent.error.type}`);
    if (index % BLOCKS_A_SETTLEMENT === 0) ledger.settlement.settle();
  }
  while (ledger.state.log.packedCount < blockCount) ledger.settlement.settle();
  return machine.maps;
}

/** Eight bytes, as exchanges send them. */
export function memoOf(number: number): Uint8Array {
  const memo = new Uint8Array(8);
  new DataView(memo.buffer).setUint32(4, number);
  return memo;
}

/** A machine on which nothing happens by itself. */
class PastMachine implements LedgerMachine {
  readonly maps = new Map<number, LargeStableMap>();
  nowNs: bigint;

  constructor(nowNs: bigint) {
    this.nowNs = nowNs;
  }

  timeNs = (): bigint => this.nowNs;
  self = (): Uint8Array => Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 1, 1);
  certify = (): void => {};
  certificate = (): undefined => undefined;
  cycles = (): bigint => 0n;
  log = (): void => {};
  instructionCount = (): bigint => 0n;
  after = (): void => {};
  every = (): { timerId: bigint } => ({ timerId: 0n });
  cancel = (): void => {};

  stableMap = (memoryId: number): LargeStableMap => {
    const map = this.maps.get(memoryId) ?? new LargeStableMap();
    this.maps.set(memoryId, map);
    return map;
  };
}
