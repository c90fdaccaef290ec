import { ByteReader } from "../kernel/byte-reader.js";
import { sharedWriter } from "../kernel/byte-writer.js";
import { accountFromRaw } from "./account.js";
import type { LogProgress } from "./block-log.js";
import { HASH_BYTES } from "./block-page.js";
import type { Counters, LedgerStatus } from "./state.js";

/**
 * How far the ledger's stable memory has come: everything at its end that is no record of its own.
 */
export type Progress = {
  /**
   * Blocks whose effects are in stable memory. Those after them are in the tail and posted at boot.
   */
  readonly settledCount: number;
  /** How many accounts hold tokens after those blocks. */
  readonly holderCount: number;
  /** The counters after those blocks. */
  readonly counters: Counters;
  readonly log: LogProgress;
};

const STATUSES: readonly LedgerStatus[] = ["running", "paused", "deactivated"];

/** The progress of a ledger without blocks. */
export function noProgress(): Progress {
  return {
    settledCount: 0,
    holderCount: 0,
    counters: {
      mintedAtoms: 0n,
      burntAtoms: 0n,
      lockedAtoms: 0n,
      feeCollector: undefined,
      status: "running",
    },
    log: { packedCount: 0, packedSupply: { mintedAtoms: 0n, burntAtoms: 0n }, hashes: [] },
  };
}

/** The progress as a stable record. */
export const progressRecord = {
  encode({ settledCount, holderCount, counters, log }: Progress): Uint8Array {
    const writer = sharedWriter();
    writer
      .u64(BigInt(settledCount))
      .u32(holderCount)
      .u128(counters.mintedAtoms)
      .u128(counters.burntAtoms)
      .u128(counters.lockedAtoms);
    writer.opt(counters.feeCollector, ({ raw }) => writer.bytes(raw));
    writer.u8(STATUSES.indexOf(counters.status));
    writer.u64(BigInt(log.packedCount));
    writer.u128(log.packedSupply.mintedAtoms).u128(log.packedSupply.burntAtoms);
    writer.u16(log.hashes.length);
    for (const hash of log.hashes) writer.raw(hash);
    return writer.done();
  },

  decode(bytes: Uint8Array): Progress {
    const reader = new ByteReader(bytes);
    const settledCount = Number(reader.u64());
    const holderCount = reader.u32();
    const mintedAtoms = reader.u128();
    const burntAtoms = reader.u128();
    const lockedAtoms = reader.u128();
    const feeCollector = reader.opt(() => accountFromRaw(reader.bytes()));
    const status = STATUSES[reader.u8()] ?? "deactivated";
    const packedCount = Number(reader.u64());
    const packedSupply = { mintedAtoms: reader.u128(), burntAtoms: reader.u128() };
    const hashCount = reader.u16();
    const hashes: Uint8Array[] = [];
    for (let i = 0; i < hashCount; i++) hashes.push(reader.raw(HASH_BYTES));

    return {
      settledCount,
      holderCount,
      counters: { mintedAtoms, burntAtoms, lockedAtoms, feeCollector, status },
      log: { packedCount, packedSupply, hashes },
    };
  },
};
