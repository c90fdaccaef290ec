import type { ByteReader } from "../../kernel/byte-reader.js";
import type { ByteWriter } from "../../kernel/byte-writer.js";
import { codecOf } from "../record-codec.js";
import type { KongHop } from "./model.js";
import type {
  KongAddPoolReply,
  KongClaimReply,
  KongOrder,
  KongPayment,
  KongReply,
  KongRequest,
  KongSwapReply,
  KongTransfer,
} from "./requests.js";

/** A request as a stable record. */
export const requestCodec = codecOf<KongRequest>(
  (writer, request) => {
    writer.u64(request.requestId).u32(request.userId).u64(request.tsNs);
    writeOrder(writer, request.order);
    writer.list(request.statuses, (status) => writer.text(status));
    writeReply(writer, request.reply);
  },
  (reader) => ({
    requestId: reader.u64(),
    userId: reader.u32(),
    tsNs: reader.u64(),
    order: readOrder(reader),
    statuses: reader.list(() => reader.text()),
    reply: readReply(reader),
  }),
);

const ORDER_TYPES = ["swap", "add_pool", "claim"] as const;
const REPLY_TYPES = ["pending", "swap", "add_pool", "claim"] as const;

function writeOrder(writer: ByteWriter, order: KongOrder): void {
  writer.u8(ORDER_TYPES.indexOf(order.type));
  switch (order.type) {
    case "swap": {
      const { args } = order;
      writer.text(args.payToken).u128(args.payAtoms);
      writer.opt(args.payment, (payment) => writePayment(writer, payment));
      writer.text(args.receiveToken);
      writer.opt(args.receiveAtomsMin, (atoms) => writer.u128(atoms));
      writer.opt(args.receiveAddress, (address) => writer.text(address));
      writer.opt(args.slippagePercentMax, (percent) => writeFloat(writer, percent));
      writer.opt(args.referredBy, (referrer) => writer.text(referrer));
      return;
    }
    case "add_pool": {
      const { args } = order;
      writer.text(args.token0).u128(args.amount0Atoms);
      writer.opt(args.payment0, (payment) => writePayment(writer, payment));
      writer.text(args.token1).u128(args.amount1Atoms);
      writer.opt(args.payment1, (payment) => writePayment(writer, payment));
      writer.opt(args.lpFeeBps, (feeBps) => writer.u8(feeBps));
      return;
    }
    case "claim":
      writer.u64(order.claimId);
      return;
  }
}

function readOrder(reader: ByteReader): KongOrder {
  switch (ORDER_TYPES[reader.u8()]) {
    case "swap":
      return {
        type: "swap",
        args: {
          payToken: reader.text(),
          payAtoms: reader.u128(),
          payment: reader.opt(() => readPayment(reader)),
          receiveToken: reader.text(),
          receiveAtomsMin: reader.opt(() => reader.u128()),
          receiveAddress: reader.opt(() => reader.text()),
          slippagePercentMax: reader.opt(() => readFloat(reader)),
          referredBy: reader.opt(() => reader.text()),
        },
      };
    case "add_pool":
      return {
        type: "add_pool",
        args: {
          token0: reader.text(),
          amount0Atoms: reader.u128(),
          payment0: reader.opt(() => readPayment(reader)),
          token1: reader.text(),
          amount1Atoms: reader.u128(),
          payment1: reader.opt(() => readPayment(reader)),
          lpFeeBps: reader.opt(() => reader.u8()),
        },
      };
    default:
      return { type: "claim", claimId: reader.u64() };
  }
}

function writePayment(writer: ByteWriter, payment: KongPayment): void {
  const isBlock = payment.type === "block";
  writer.bool(isBlock);
  if (isBlock) writer.u128(payment.blockIndex);
  else writer.text(payment.transaction);
}

function readPayment(reader: ByteReader): KongPayment {
  return reader.bool()
    ? { type: "block", blockIndex: reader.u128() }
    : { type: "transaction", transaction: reader.text() };
}

function writeReply(writer: ByteWriter, reply: KongReply): void {
  writer.u8(REPLY_TYPES.indexOf(reply.type));
  if (reply.type === "swap") writeSwapReply(writer, reply.reply);
  if (reply.type === "add_pool") writeAddPoolReply(writer, reply.reply);
  if (reply.type === "claim") writeClaimReply(writer, reply.reply);
}

function readReply(reader: ByteReader): KongReply {
  switch (REPLY_TYPES[reader.u8()]) {
    case "swap":
      return { type: "swap", reply: readSwapReply(reader) };
    case "add_pool":
      return { type: "add_pool", reply: readAddPoolReply(reader) };
    case "claim":
      return { type: "claim", reply: readClaimReply(reader) };
    default:
      return { type: "pending" };
  }
}

function writeSwapReply(writer: ByteWriter, reply: KongSwapReply): void {
  writer.u64(reply.txId).u64(reply.requestId).bool(reply.isSuccess);
  writer.u32(reply.payTokenId).u128(reply.payAtoms);
  writer.opt(reply.receiveTokenId, (tokenId) => writer.u32(tokenId)).u128(reply.receiveAtoms);
  writeFloat(writer, reply.figures.price);
  writeFloat(writer, reply.figures.midPrice);
  writeFloat(writer, reply.figures.slippagePercent);
  writer.list(reply.hops, (hop) => writeHop(writer, hop));
  writer.list(reply.transfers, (transfer) => writeTransfer(writer, transfer));
  writer.list(reply.claimIds, (claimId) => writer.u64(claimId)).u64(reply.tsNs);
}

function readSwapReply(reader: ByteReader): KongSwapReply {
  return {
    txId: reader.u64(),
    requestId: reader.u64(),
    isSuccess: reader.bool(),
    payTokenId: reader.u32(),
    payAtoms: reader.u128(),
    receiveTokenId: reader.opt(() => reader.u32()),
    receiveAtoms: reader.u128(),
    figures: {
      price: readFloat(reader),
      midPrice: readFloat(reader),
      slippagePercent: readFloat(reader),
    },
    hops: reader.list(() => readHop(reader)),
    transfers: reader.list(() => readTransfer(reader)),
    claimIds: reader.list(() => reader.u64()),
    tsNs: reader.u64(),
  };
}

function writeAddPoolReply(writer: ByteWriter, reply: KongAddPoolReply): void {
  writer.u64(reply.txId).u64(reply.requestId).u32(reply.poolId);
  writer.u128(reply.amount0Atoms).u128(reply.amount1Atoms).u128(reply.lpTokenAtoms);
  writer.list(reply.transfers, (transfer) => writeTransfer(writer, transfer)).u64(reply.tsNs);
}

function readAddPoolReply(reader: ByteReader): KongAddPoolReply {
  return {
    txId: reader.u64(),
    requestId: reader.u64(),
    poolId: reader.u32(),
    amount0Atoms: reader.u128(),
    amount1Atoms: reader.u128(),
    lpTokenAtoms: reader.u128(),
    transfers: reader.list(() => readTransfer(reader)),
    tsNs: reader.u64(),
  };
}

function writeClaimReply(writer: ByteWriter, reply: KongClaimReply): void {
  writer.u64(reply.claimId).bool(reply.isSuccess);
  writer.list(reply.transfers, (transfer) => writeTransfer(writer, transfer)).u64(reply.tsNs);
}

function readClaimReply(reader: ByteReader): KongClaimReply {
  return {
    claimId: reader.u64(),
    isSuccess: reader.bool(),
    transfers: reader.list(() => readTransfer(reader)),
    tsNs: reader.u64(),
  };
}

function writeHop(writer: ByteWriter, hop: KongHop): void {
  writer.u32(hop.poolId).u32(hop.payTokenId).u128(hop.payAtoms).u32(hop.receiveTokenId);
  writer.u128(hop.grossAtoms).u128(hop.lpFeeAtoms).u128(hop.gasFeeAtoms);
}

function readHop(reader: ByteReader): KongHop {
  return {
    poolId: reader.u32(),
    payTokenId: reader.u32(),
    payAtoms: reader.u128(),
    receiveTokenId: reader.u32(),
    grossAtoms: reader.u128(),
    lpFeeAtoms: reader.u128(),
    gasFeeAtoms: reader.u128(),
  };
}

function writeTransfer(writer: ByteWriter, transfer: KongTransfer): void {
  writer.u64(transfer.transferId).bool(transfer.isSend).u32(transfer.tokenId);
  writer.u128(transfer.amountAtoms).u128(transfer.blockIndex);
}

function readTransfer(reader: ByteReader): KongTransfer {
  return {
    transferId: reader.u64(),
    isSend: reader.bool(),
    tokenId: reader.u32(),
    amountAtoms: reader.u128(),
    blockIndex: reader.u128(),
  };
}

function writeFloat(writer: ByteWriter, value: number): void {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setFloat64(0, value);
  writer.raw(bytes);
}

function readFloat(reader: ByteReader): number {
  return new DataView(reader.raw(8).buffer).getFloat64(0);
}
