import type { ByteReader } from "../../kernel/byte-reader.js";
import type { ByteWriter } from "../../kernel/byte-writer.js";
import { readConduct, writeConduct } from "../conduct.js";
import { codecOf } from "../record-codec.js";
import type { Position, TickState } from "./pool.js";
import type { PoolSettings, PoolToken } from "./settings.js";

/** What of a pool changes with every swap. */
export type PoolCore = {
  readonly feePips: bigint;
  readonly tickSpacing: number;
  readonly sqrtPriceX96: bigint;
  readonly tick: number;
  readonly liquidity: bigint;
  readonly feeGrowthGlobal0X128: bigint;
  readonly feeGrowthGlobal1X128: bigint;
  readonly nextPositionId: bigint;
};

/** Tokens that a pool owes somebody outside; they leave by timer. */
export type QueuedPayout = {
  readonly txId: bigint;
  /**
   * A refund was taken off the owner's balance when it was queued, a withdrawal is so when paid.
   */
  readonly kind: "withdrawal" | "refund";
  readonly owner: Uint8Array;
  readonly place: 0 | 1;
  /** The ledger's fee is taken out of it. */
  readonly amountAtoms: bigint;
  readonly dueAtNs: bigint;
  /** What tests make of it. */
  readonly fate: "pay" | "fail" | "vanish";
  /** `paying` was sent and not answered; after an upgrade it stays so for ever. */
  readonly status: "queued" | "paying";
};

/** What is credited to somebody and neither in a position nor on its way. */
export type UnusedBalance = { readonly balance0Atoms: bigint; readonly balance1Atoms: bigint };

/** Settings as a stable record. */
export const poolSettingsCodec = codecOf<PoolSettings>(
  (writer, settings) => {
    writer.list(settings.admins, (admin) => writer.bytes(admin));
    writeToken(writer, settings.token0);
    writeToken(writer, settings.token1);
    writer.u128(settings.fee0Atoms).u128(settings.fee1Atoms).bool(settings.isAvailable);
    writeConduct(writer, settings.payoutConduct);
    writeConduct(writer, settings.refundConduct);
    writer.u64(settings.lastTxId);
  },
  (reader) => ({
    admins: reader.list(() => reader.bytes()),
    token0: readToken(reader),
    token1: readToken(reader),
    fee0Atoms: reader.u128(),
    fee1Atoms: reader.u128(),
    isAvailable: reader.bool(),
    payoutConduct: readConduct(reader),
    refundConduct: readConduct(reader),
    lastTxId: reader.u64(),
  }),
);

/** The core as a stable record. Prices and fee growths are wider than 128 bits. */
export const coreCodec = codecOf<PoolCore>(
  (writer, core) => {
    writer.u64(core.feePips).u32(core.tickSpacing);
    writeWide(writer, core.sqrtPriceX96);
    writer.i64(BigInt(core.tick)).u128(core.liquidity);
    writeWide(writer, core.feeGrowthGlobal0X128);
    writeWide(writer, core.feeGrowthGlobal1X128);
    writer.u64(core.nextPositionId);
  },
  (reader) => ({
    feePips: reader.u64(),
    tickSpacing: reader.u32(),
    sqrtPriceX96: readWide(reader),
    tick: Number(reader.i64()),
    liquidity: reader.u128(),
    feeGrowthGlobal0X128: readWide(reader),
    feeGrowthGlobal1X128: readWide(reader),
    nextPositionId: reader.u64(),
  }),
);

/** A tick and its state as a stable record. */
export const tickCodec = codecOf<readonly [number, TickState]>(
  (writer, [tick, state]) => {
    writer.i64(BigInt(tick)).u128(state.liquidityGross).i128(state.liquidityNet);
    writeWide(writer, state.feeGrowthOutside0X128);
    writeWide(writer, state.feeGrowthOutside1X128);
  },
  (reader) => [
    Number(reader.i64()),
    {
      liquidityGross: reader.u128(),
      liquidityNet: reader.i128(),
      feeGrowthOutside0X128: readWide(reader),
      feeGrowthOutside1X128: readWide(reader),
    },
  ],
);

/** A position as a stable record. */
export const positionCodec = codecOf<Position>(
  (writer, position) => {
    writer.u64(position.positionId).bytes(position.owner);
    writer.i64(BigInt(position.tickLower)).i64(BigInt(position.tickUpper));
    writer.u128(position.liquidity);
    writeWide(writer, position.feeGrowthInside0X128);
    writeWide(writer, position.feeGrowthInside1X128);
  },
  (reader) => ({
    positionId: reader.u64(),
    owner: reader.bytes(),
    tickLower: Number(reader.i64()),
    tickUpper: Number(reader.i64()),
    liquidity: reader.u128(),
    feeGrowthInside0X128: readWide(reader),
    feeGrowthInside1X128: readWide(reader),
  }),
);

/** A balance as a stable record; its key is the owner's principal. */
export const balanceCodec = codecOf<UnusedBalance>(
  (writer, { balance0Atoms, balance1Atoms }) => {
    writer.u128(balance0Atoms).u128(balance1Atoms);
  },
  (reader) => ({ balance0Atoms: reader.u128(), balance1Atoms: reader.u128() }),
);

const FATES = ["pay", "fail", "vanish"] as const;

/** A queued payout as a stable record. */
export const payoutCodec = codecOf<QueuedPayout>(
  (writer, payout) => {
    writer
      .u64(payout.txId)
      .bool(payout.kind === "refund")
      .bytes(payout.owner)
      .u8(payout.place);
    writer.u128(payout.amountAtoms).u64(payout.dueAtNs).u8(FATES.indexOf(payout.fate));
    writer.bool(payout.status === "paying");
  },
  (reader) => ({
    txId: reader.u64(),
    kind: reader.bool() ? "refund" : "withdrawal",
    owner: reader.bytes(),
    place: reader.u8() === 0 ? 0 : 1,
    amountAtoms: reader.u128(),
    dueAtNs: reader.u64(),
    fate: FATES[reader.u8()] ?? "pay",
    status: reader.bool() ? "paying" : "queued",
  }),
);

function writeToken(writer: ByteWriter, { ledger, address, standard }: PoolToken): void {
  writer.bytes(ledger).text(address).text(standard);
}

function readToken(reader: ByteReader): PoolToken {
  return { ledger: reader.bytes(), address: reader.text(), standard: reader.text() };
}

const U128 = 128n;
const LOW_128_BITS = (1n << U128) - 1n;

/** A signed number of up to 255 bits. Fee growths of ticks may be below zero. */
function writeWide(writer: ByteWriter, value: bigint): void {
  const distance = value < 0n ? -value : value;
  writer
    .bool(value < 0n)
    .u128(distance >> U128)
    .u128(distance & LOW_128_BITS);
}

function readWide(reader: ByteReader): bigint {
  const isNegative = reader.bool();
  const high = reader.u128();
  const distance = (high << U128) | reader.u128();
  return isNegative ? -distance : distance;
}
