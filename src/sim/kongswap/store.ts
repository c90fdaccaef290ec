import type { StableMap } from "../../environment/environment.js";
import { StableCell } from "../../environment/stable-cell.js";
import { assert } from "../../kernel/assert.js";
import { bytesKey } from "../../kernel/bytes.js";
import { nat64ToKey } from "../../kernel/key-codec.js";
import { readAll } from "../read-all.js";
import { KongBook } from "./book.js";
import { kongMemory } from "./memory.js";
import type { KongPool, KongToken } from "./model.js";
import {
  claimCodec,
  latePayoutCodec,
  poolCodec,
  settingsCodec,
  tokenCodec,
  userCodec,
} from "./records.js";
import { requestCodec } from "./request-record.js";
import type {
  KongClaim,
  KongLatePayout,
  KongOrder,
  KongReply,
  KongRequest,
  KongTransfer,
  KongUser,
} from "./requests.js";
import { rememberRoutes } from "./routes.js";
import { initialSettings, type KongInit, type KongSettings } from "./settings.js";

/** All that the stand-in keeps: on the heap to read, in stable memory to survive upgrades. */
export class KongStore {
  readonly book: KongBook;
  readonly #settings: StableCell<KongSettings>;
  readonly #tokens: StableMap;
  readonly #pools: StableMap;
  readonly #users: StableMap;
  readonly #requests: StableMap;
  readonly #payments: StableMap;
  readonly #claims: StableMap;
  readonly #latePayouts: StableMap;
  readonly #usersByPrincipal = new Map<string, KongUser>();

  /**
   * Opens the store, as it is or, when there is none yet, as `init` says.
   *
   * @throws {AssertionError} when there is neither: the canister is installed with arguments.
   */
  constructor(openMap: (memoryId: number) => StableMap, init: KongInit | undefined) {
    this.#settings = new StableCell(openMap(kongMemory.settings), settingsCodec);
    this.#tokens = openMap(kongMemory.tokens);
    this.#pools = openMap(kongMemory.pools);
    this.#users = openMap(kongMemory.users);
    this.#requests = openMap(kongMemory.requests);
    this.#payments = openMap(kongMemory.payments);
    this.#claims = openMap(kongMemory.claims);
    this.#latePayouts = openMap(kongMemory.latePayouts);

    if (this.#settings.get() === undefined && init !== undefined) {
      this.#settings.set(initialSettings(init));
    }
    this.book = new KongBook(this.settings);
    for (const token of readAll(this.#tokens, tokenCodec)) this.book.putToken(token);
    for (const pool of readAll(this.#pools, poolCodec)) this.book.putPool(pool);
    for (const user of readAll(this.#users, userCodec)) this.#keepUser(user);
    rememberRoutes(this.book);
  }

  get settings(): KongSettings {
    const settings = this.#settings.get();
    assert(settings !== undefined, "KongSwap was never initialised");
    return settings;
  }

  /** Changes some of the settings. */
  change(changes: Partial<KongSettings>): void {
    this.#settings.set({ ...this.settings, ...changes });
  }

  /** Writes a token; a new one gets the next id from `lastTokenId`. */
  putToken(token: KongToken): void {
    this.#tokens.insert(nat64ToKey(BigInt(token.tokenId)), tokenCodec.encode(token));
    this.book.putToken(token);
  }

  /** Writes a pool; a new one gets the next id from `lastPoolId`. */
  putPool(pool: KongPool): void {
    this.#pools.insert(nat64ToKey(BigInt(pool.poolId)), poolCodec.encode(pool));
    this.book.putPool(pool);
  }

  /** The user of a principal, if they ever asked for something. */
  findUser(principal: Uint8Array): KongUser | undefined {
    return this.#usersByPrincipal.get(bytesKey(principal));
  }

  /** The user of a principal, registered when they are new. */
  registerUser(principal: Uint8Array): KongUser {
    const known = this.findUser(principal);
    if (known !== undefined) return known;
    const userId = this.settings.lastUserId + 1;
    this.change({ lastUserId: userId });
    const user = { userId, principal, errorCount: 0, bannedUntilNs: undefined };
    this.putUser(user);
    return user;
  }

  putUser(user: KongUser): void {
    this.#users.insert(nat64ToKey(BigInt(user.userId)), userCodec.encode(user));
    this.#keepUser(user);
  }

  /** Opens a request and returns its id. */
  openRequest(userId: number, order: KongOrder, tsNs: bigint): bigint {
    const requestId = this.settings.lastRequestId + 1n;
    this.change({ lastRequestId: requestId });
    const reply = { type: "pending" } as const;
    this.#putRequest({ requestId, userId, tsNs, order, statuses: [], reply });
    return requestId;
  }

  /** Notes the next steps of a request. */
  note(requestId: bigint, ...statuses: readonly string[]): void {
    const request = this.requireRequest(requestId);
    this.#putRequest({ ...request, statuses: [...request.statuses, ...statuses] });
  }

  /** Writes what came of a request. */
  answer(requestId: bigint, reply: KongReply): void {
    this.#putRequest({ ...this.requireRequest(requestId), reply });
  }

  findRequest(requestId: bigint): KongRequest | undefined {
    const bytes = this.#requests.get(nat64ToKey(requestId));
    return bytes === undefined ? undefined : requestCodec.decode(bytes);
  }

  /** The request of an id that was given out. */
  requireRequest(requestId: bigint): KongRequest {
    const request = this.findRequest(requestId);
    assert(request !== undefined, `no request ${requestId}`);
    return request;
  }

  /** Whether a block of a token's ledger was noted as a transfer before. */
  hasTransfer(tokenId: number, blockIndex: bigint): boolean {
    return this.#payments.containsKey(paymentKey(tokenId, blockIndex));
  }

  /** Notes a transfer and gives it an id. */
  addTransfer(transfer: Omit<KongTransfer, "transferId">): KongTransfer {
    const transferId = this.settings.lastTransferId + 1n;
    this.change({ lastTransferId: transferId });
    const key = paymentKey(transfer.tokenId, transfer.blockIndex);
    this.#payments.insert(key, nat64ToKey(transferId));
    return { ...transfer, transferId };
  }

  /** Gives out the next id of a transaction. */
  nextTxId(): bigint {
    const txId = this.settings.lastTxId + 1n;
    this.change({ lastTxId: txId });
    return txId;
  }

  putClaim(claim: KongClaim): void {
    this.#claims.insert(nat64ToKey(claim.claimId), claimCodec.encode(claim));
  }

  findClaim(claimId: bigint): KongClaim | undefined {
    const bytes = this.#claims.get(nat64ToKey(claimId));
    return bytes === undefined ? undefined : claimCodec.decode(bytes);
  }

  /** The claim of an id that was given out. */
  requireClaim(claimId: bigint): KongClaim {
    const claim = this.findClaim(claimId);
    assert(claim !== undefined, `no claim ${claimId}`);
    return claim;
  }

  /** All claims ever, in the order of their ids. A stand-in has few. */
  claims(): KongClaim[] {
    return readAll(this.#claims, claimCodec);
  }

  putLatePayout(payout: KongLatePayout): void {
    this.#latePayouts.insert(nat64ToKey(payout.payoutId), latePayoutCodec.encode(payout));
  }

  removeLatePayout(payoutId: bigint): void {
    this.#latePayouts.remove(nat64ToKey(payoutId));
  }

  latePayouts(): KongLatePayout[] {
    return readAll(this.#latePayouts, latePayoutCodec);
  }

  #putRequest(request: KongRequest): void {
    this.#requests.insert(nat64ToKey(request.requestId), requestCodec.encode(request));
  }

  #keepUser(user: KongUser): void {
    this.#usersByPrincipal.set(bytesKey(user.principal), user);
  }
}

function paymentKey(tokenId: number, blockIndex: bigint): Uint8Array {
  const key = new Uint8Array(12);
  const view = new DataView(key.buffer);
  view.setUint32(0, tokenId);
  view.setBigUint64(4, blockIndex);
  return key;
}
