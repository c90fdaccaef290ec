import type { ByteReader } from "../kernel/byte-reader.js";
import type { ByteWriter } from "../kernel/byte-writer.js";

/**
 * How a stand-in behaves when it owes somebody tokens. Only tests make it misbehave.
 *
 * - `honest`: as the real venue does.
 * - `late`: pays, but only `delaySec` later; its answer is that of an honest payment.
 * - `failing`: as if the ledger had refused.
 * - `silent`: answers as if it had paid, and never does.
 */
export type ConductMode = "honest" | "late" | "failing" | "silent";

/** A conduct, and for how many payments it lasts. */
export type Conduct = {
  readonly mode: ConductMode;
  readonly delaySec: number;
  /** Payments left before it is honest again; `undefined` for ever. */
  readonly timesLeft: number | undefined;
};

/** As the real venue does. */
export const HONEST: Conduct = { mode: "honest", delaySec: 0, timesLeft: undefined };

/** The conduct of the payments that follow one which was carried out under this one. */
export function conductAfterPayment(conduct: Conduct): Conduct {
  if (conduct.timesLeft === undefined) return conduct;
  return conduct.timesLeft <= 1 ? HONEST : { ...conduct, timesLeft: conduct.timesLeft - 1 };
}

const MODES: readonly ConductMode[] = ["honest", "late", "failing", "silent"];

/** Writes a conduct into a stable record. */
export function writeConduct(writer: ByteWriter, { mode, delaySec, timesLeft }: Conduct): void {
  writer
    .u8(MODES.indexOf(mode))
    .u32(delaySec)
    .opt(timesLeft, (times) => writer.u32(times));
}

/** Reads what `writeConduct` wrote. */
export function readConduct(reader: ByteReader): Conduct {
  const mode = MODES[reader.u8()] ?? "honest";
  return { mode, delaySec: reader.u32(), timesLeft: reader.opt(() => reader.u32()) };
}
