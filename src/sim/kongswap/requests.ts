import type { KongFigures } from "./floats.js";
import type { KongHop } from "./model.js";

/** How a user names a payment that they made before. */
export type KongPayment =
  | { readonly type: "block"; readonly blockIndex: bigint }
  | { readonly type: "transaction"; readonly transaction: string };

/** What a user asks of `swap`. Texts are theirs, unchecked. */
export type KongSwapArgs = {
  readonly payToken: string;
  readonly payAtoms: bigint;
  readonly payment: KongPayment | undefined;
  readonly receiveToken: string;
  readonly receiveAtomsMin: bigint | undefined;
  readonly receiveAddress: string | undefined;
  readonly slippagePercentMax: number | undefined;
  readonly referredBy: string | undefined;
};

/** What a user asks of `add_pool`. */
export type KongAddPoolArgs = {
  readonly token0: string;
  readonly amount0Atoms: bigint;
  readonly payment0: KongPayment | undefined;
  readonly token1: string;
  readonly amount1Atoms: bigint;
  readonly payment1: KongPayment | undefined;
  readonly lpFeeBps: number | undefined;
};

/** A transfer that a request caused. */
export type KongTransfer = {
  readonly transferId: bigint;
  /** From the user's side: true is a payment, false a payout. */
  readonly isSend: boolean;
  readonly tokenId: number;
  readonly amountAtoms: bigint;
  readonly blockIndex: bigint;
};

/** What came of a swap. */
export type KongSwapReply = {
  /** 0 when it failed. */
  readonly txId: bigint;
  readonly requestId: bigint;
  readonly isSuccess: boolean;
  readonly payTokenId: number;
  readonly payAtoms: bigint;
  /** `undefined` when it is not known what was wanted. */
  readonly receiveTokenId: number | undefined;
  readonly receiveAtoms: bigint;
  readonly figures: KongFigures;
  readonly hops: readonly KongHop[];
  readonly transfers: readonly KongTransfer[];
  readonly claimIds: readonly bigint[];
  readonly tsNs: bigint;
};

/** What came of `add_pool`. */
export type KongAddPoolReply = {
  readonly txId: bigint;
  readonly requestId: bigint;
  readonly poolId: number;
  readonly amount0Atoms: bigint;
  readonly amount1Atoms: bigint;
  readonly lpTokenAtoms: bigint;
  readonly transfers: readonly KongTransfer[];
  readonly tsNs: bigint;
};

/** What came of paying a claim. */
export type KongClaimReply = {
  readonly claimId: bigint;
  readonly isSuccess: boolean;
  readonly transfers: readonly KongTransfer[];
  readonly tsNs: bigint;
};

/** What was asked for. */
export type KongOrder =
  | { readonly type: "swap"; readonly args: KongSwapArgs }
  | { readonly type: "add_pool"; readonly args: KongAddPoolArgs }
  | { readonly type: "claim"; readonly claimId: bigint };

/** What came of it. */
export type KongReply =
  | { readonly type: "pending" }
  | { readonly type: "swap"; readonly reply: KongSwapReply }
  | { readonly type: "add_pool"; readonly reply: KongAddPoolReply }
  | { readonly type: "claim"; readonly reply: KongClaimReply };

/** A request: what was asked for, each step that was taken, what came of it. */
export type KongRequest = {
  readonly requestId: bigint;
  /** 0 is the venue's own timer. */
  readonly userId: number;
  readonly tsNs: bigint;
  readonly order: KongOrder;
  readonly statuses: readonly string[];
  readonly reply: KongReply;
};

/** Somebody who swapped before, and how often in a row that failed. */
export type KongUser = {
  readonly userId: number;
  /** Raw principal. */
  readonly principal: Uint8Array;
  readonly errorCount: number;
  readonly bannedUntilNs: bigint | undefined;
};

/** Where a claim stands. The venue's timer pays the unclaimed, `claim` the claimable. */
export type KongClaimStatus =
  | "Unclaimed"
  | "Claiming"
  | "Claimed"
  | "TooManyAttempts"
  | "UnclaimedOverride"
  | "Claimable";

/** What somebody is owed because a payment to them failed. */
export type KongClaim = {
  readonly claimId: bigint;
  readonly userId: number;
  readonly status: KongClaimStatus;
  readonly tokenId: number;
  readonly amountAtoms: bigint;
  readonly requestId: bigint;
  /** Raw principal. */
  readonly to: Uint8Array;
  readonly attemptCount: number;
  readonly lastAttemptAtNs: bigint;
  readonly tsNs: bigint;
};

/** Tokens that a stand-in which pays late still owes. */
export type KongLatePayout = {
  readonly payoutId: bigint;
  readonly tokenId: number;
  readonly amountAtoms: bigint;
  readonly to: Uint8Array;
  readonly dueAtNs: bigint;
};
