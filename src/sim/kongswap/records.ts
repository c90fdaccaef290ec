import { readConduct, writeConduct } from "../conduct.js";
import { codecOf } from "../record-codec.js";
import type { KongPool, KongToken } from "./model.js";
import type { KongClaim, KongClaimStatus, KongLatePayout, KongUser } from "./requests.js";
import type { KongSettings } from "./settings.js";

/** Settings as a stable record. */
export const settingsCodec = codecOf<KongSettings>(
  (writer, settings) => {
    writer.list(settings.admins, (admin) => writer.bytes(admin));
    writer.bytes(settings.ckusdt).bytes(settings.icp).bool(settings.isInMaintenance);
    writeConduct(writer, settings.payoutConduct);
    writeConduct(writer, settings.refundConduct);
    writer
      .u32(settings.lastTokenId)
      .u32(settings.lastPoolId)
      .u32(settings.lastUserId)
      .u64(settings.lastRequestId)
      .u64(settings.lastTransferId)
      .u64(settings.lastTxId)
      .u64(settings.lastClaimId)
      .u64(settings.lastPayoutId);
  },
  (reader) => ({
    admins: reader.list(() => reader.bytes()),
    ckusdt: reader.bytes(),
    icp: reader.bytes(),
    isInMaintenance: reader.bool(),
    payoutConduct: readConduct(reader),
    refundConduct: readConduct(reader),
    lastTokenId: reader.u32(),
    lastPoolId: reader.u32(),
    lastUserId: reader.u32(),
    lastRequestId: reader.u64(),
    lastTransferId: reader.u64(),
    lastTxId: reader.u64(),
    lastClaimId: reader.u64(),
    lastPayoutId: reader.u64(),
  }),
);

/** A token as a stable record. */
export const tokenCodec = codecOf<KongToken>(
  (writer, token) => {
    writer.bool(token.type === "IC").u32(token.tokenId);
    writer.text(token.address).text(token.name).text(token.symbol);
    if (token.type === "LP") {
      writer.u32(token.poolId).u128(token.totalSupplyAtoms);
      return;
    }
    writer.bytes(token.ledger).u8(token.decimals).u128(token.feeAtoms);
    writer.bool(token.icrc1).bool(token.icrc2).bool(token.icrc3).bool(token.isRemoved);
  },
  (reader) => {
    const isIc = reader.bool();
    const named = {
      tokenId: reader.u32(),
      address: reader.text(),
      name: reader.text(),
      symbol: reader.text(),
    };
    if (!isIc) {
      return { type: "LP", ...named, poolId: reader.u32(), totalSupplyAtoms: reader.u128() };
    }
    return {
      type: "IC",
      ...named,
      ledger: reader.bytes(),
      decimals: reader.u8(),
      feeAtoms: reader.u128(),
      icrc1: reader.bool(),
      icrc2: reader.bool(),
      icrc3: reader.bool(),
      isRemoved: reader.bool(),
    };
  },
);

/** A pool as a stable record. */
export const poolCodec = codecOf<KongPool>(
  (writer, pool) => {
    writer.u32(pool.poolId).u32(pool.tokenId0).u128(pool.balance0Atoms).u128(pool.lpFee0Atoms);
    writer.u32(pool.tokenId1).u128(pool.balance1Atoms).u128(pool.lpFee1Atoms);
    writer.u8(pool.lpFeeBps).u32(pool.lpTokenId);
  },
  (reader) => ({
    poolId: reader.u32(),
    tokenId0: reader.u32(),
    balance0Atoms: reader.u128(),
    lpFee0Atoms: reader.u128(),
    tokenId1: reader.u32(),
    balance1Atoms: reader.u128(),
    lpFee1Atoms: reader.u128(),
    lpFeeBps: reader.u8(),
    lpTokenId: reader.u32(),
  }),
);

/** A user as a stable record. */
export const userCodec = codecOf<KongUser>(
  (writer, user) => {
    writer.u32(user.userId).bytes(user.principal).u32(user.errorCount);
    writer.opt(user.bannedUntilNs, (untilNs) => writer.u64(untilNs));
  },
  (reader) => ({
    userId: reader.u32(),
    principal: reader.bytes(),
    errorCount: reader.u32(),
    bannedUntilNs: reader.opt(() => reader.u64()),
  }),
);

const CLAIM_STATUSES: readonly KongClaimStatus[] = [
  "Unclaimed",
  "Claiming",
  "Claimed",
  "TooManyAttempts",
  "UnclaimedOverride",
  "Claimable",
];

/** A claim as a stable record. */
export const claimCodec = codecOf<KongClaim>(
  (writer, claim) => {
    writer.u64(claim.claimId).u32(claim.userId).u8(CLAIM_STATUSES.indexOf(claim.status));
    writer.u32(claim.tokenId).u128(claim.amountAtoms).u64(claim.requestId).bytes(claim.to);
    writer.u32(claim.attemptCount).u64(claim.lastAttemptAtNs).u64(claim.tsNs);
  },
  (reader) => ({
    claimId: reader.u64(),
    userId: reader.u32(),
    status: CLAIM_STATUSES[reader.u8()] ?? "Unclaimed",
    tokenId: reader.u32(),
    amountAtoms: reader.u128(),
    requestId: reader.u64(),
    to: reader.bytes(),
    attemptCount: reader.u32(),
    lastAttemptAtNs: reader.u64(),
    tsNs: reader.u64(),
  }),
);

/** A late payout as a stable record. */
export const latePayoutCodec = codecOf<KongLatePayout>(
  (writer, payout) => {
    writer.u64(payout.payoutId).u32(payout.tokenId).u128(payout.amountAtoms);
    writer.bytes(payout.to).u64(payout.dueAtNs);
  },
  (reader) => ({
    payoutId: reader.u64(),
    tokenId: reader.u32(),
    amountAtoms: reader.u128(),
    to: reader.bytes(),
    dueAtNs: reader.u64(),
  }),
);
