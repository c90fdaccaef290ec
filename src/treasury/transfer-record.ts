import type { OperationTraits } from "../environment/operation-journal.js";
import { assert } from "../kernel/assert.js";
import { ByteReader } from "../kernel/byte-reader.js";
import { sharedWriter } from "../kernel/byte-writer.js";
import type { Transfer } from "./model.js";

const VERSION = 1;
const KINDS: readonly Transfer["kind"][] = ["deposit", "withdrawal", "approval"];
const STATES: readonly Transfer["state"][] = ["sent", "done", "cancelled"];

/** Transfers in stable memory. */
export const transferTraits: OperationTraits<Transfer> = {
  idOf: ({ transferId }) => transferId,
  isFinal: ({ state }) => state !== "sent",

  encode(transfer) {
    const writer = sharedWriter();
    writer.u8(VERSION).u64(transfer.transferId).u8(KINDS.indexOf(transfer.kind));
    writer.u16(transfer.tokenIndex).nat(transfer.amountAtoms).nat(transfer.feeAtoms);
    writer.bytes(transfer.otherSide);
    writer.opt(transfer.otherSubaccount, (bytes) => writer.bytes(bytes));
    writer.opt(transfer.expiresAtNs, (atNs) => writer.u64(atNs));
    writer.u64(transfer.openedAtNs).u64(transfer.changedAtNs);
    writer.u8(STATES.indexOf(transfer.state));
    writer.opt(transfer.blockIndex, (index) => writer.u64(index));
    writer.text(transfer.note);
    return writer.done();
  },

  decode(bytes) {
    const reader = new ByteReader(bytes);
    const version = reader.u8();
    assert(version === VERSION, () => `transfer record of version ${version}`);
    const transferId = reader.u64();
    const kind = KINDS[reader.u8()];
    const payment = {
      tokenIndex: reader.u16(),
      amountAtoms: reader.nat(),
      feeAtoms: reader.nat(),
      otherSide: reader.bytes(),
    };
    const otherSubaccount = reader.opt(() => reader.bytes());
    const expiresAtNs = reader.opt(() => reader.u64());
    const times = { openedAtNs: reader.u64(), changedAtNs: reader.u64() };
    const state = STATES[reader.u8()];
    const blockIndex = reader.opt(() => reader.u64());
    assert(
      kind !== undefined && state !== undefined,
      () => `transfer ${transferId} of no kind or state`,
    );

    return {
      transferId,
      kind,
      ...payment,
      ...times,
      state,
      note: reader.text(),
      ...(otherSubaccount === undefined ? {} : { otherSubaccount }),
      ...(expiresAtNs === undefined ? {} : { expiresAtNs }),
      ...(blockIndex === undefined ? {} : { blockIndex }),
    };
  },
};
