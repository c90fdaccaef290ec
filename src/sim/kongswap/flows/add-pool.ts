import { err, ok, type Result } from "../../../kernel/result.js";
import { isqrtDown } from "../../isqrt.js";
import { toRustSentence } from "../../ledger-refusals.js";
import { type KongIcToken, type KongPool, LP_TOKEN_DECIMALS } from "../model.js";
import type {
  KongAddPoolArgs,
  KongAddPoolReply,
  KongPayment,
  KongTransfer,
  KongUser,
} from "../requests.js";
import { rememberRoutes } from "../routes.js";
import { DEFAULT_LP_FEE_BPS } from "../settings.js";
import { requireIcToken, scaleOf } from "../tokens.js";
import { isAnonymous } from "../users.js";
import { listToken } from "./add-token.js";
import type { KongDeps } from "./deps.js";
import { payOut } from "./pay.js";
import { acceptPayment } from "./verify.js";

/** One side of a pool that is to be added. */
type Side = {
  readonly place: 0 | 1;
  readonly token: KongIcToken;
  readonly amountAtoms: bigint;
  readonly payment: KongPayment | undefined;
};

/** A pool that is to be added: both sides, and on whose request. */
type NewPool = {
  readonly requestId: bigint;
  readonly user: KongUser;
  readonly tsNs: bigint;
  readonly sides: readonly [Side, Side];
  readonly lpFeeBps: number;
};

/** `add_pool`: takes both amounts and opens a pool with them. Token 1 is ckUSDT or ICP. */
export async function addPool(
  deps: KongDeps,
  caller: Uint8Array,
  args: KongAddPoolArgs,
): Promise<Result<KongAddPoolReply, string>> {
  const { clock, store } = deps;
  if (args.amount0Atoms === 0n || args.amount1Atoms === 0n) return err("Invalid zero amounts");
  const tokens = await requireTokens(deps, args);
  if (!tokens.ok) return tokens;
  if (isAnonymous(caller)) return err("Anonymous user not allowed");

  const { token0, token1 } = tokens.value;
  const user = store.registerUser(caller);
  const tsNs = clock.timeNs();
  const requestId = store.openRequest(user.userId, { type: "add_pool", args }, tsNs);
  store.note(requestId, "Started");
  const added = await fundPool(deps, {
    requestId,
    user,
    tsNs,
    sides: [
      { place: 0, token: token0, amountAtoms: args.amount0Atoms, payment: args.payment0 },
      { place: 1, token: token1, amountAtoms: args.amount1Atoms, payment: args.payment1 },
    ],
    lpFeeBps: args.lpFeeBps ?? DEFAULT_LP_FEE_BPS,
  });
  store.note(requestId, added.ok ? "Success" : "Failed");
  return added;
}

async function requireTokens(
  deps: KongDeps,
  args: KongAddPoolArgs,
): Promise<Result<{ token0: KongIcToken; token1: KongIcToken }, string>> {
  const { book } = deps.store;
  const token1 = requireIcToken(book, args.token1);
  const hubs = [book.ckusdtTokenId, book.icpTokenId];
  if (!token1.ok || !hubs.includes(token1.value.tokenId))
    return err("Token_1 must be ckUSDT or ICP");

  const known = requireIcToken(book, args.token0);
  const token0 = known.ok ? known : await listToken(deps, args.token0);
  if (!token0.ok) return token0;
  const [id0, id1] = [token0.value.tokenId, token1.value.tokenId];
  if (book.slotOfPair(id0, id1) !== undefined || book.slotOfPair(id1, id0) !== undefined) {
    return err(`Pool ${token0.value.symbol}_${token1.value.symbol} already exists`);
  }
  return ok({ token0: token0.value, token1: token1.value });
}

async function fundPool(deps: KongDeps, pool: NewPool): Promise<Result<KongAddPoolReply, string>> {
  const { requestId, sides } = pool;
  const [side0, side1] = sides;
  const first = await takeSide(deps, pool, side0);
  const second =
    first.ok || side1.payment !== undefined
      ? await takeSide(deps, pool, side1)
      : err("Token_0 transfer failed");
  if (first.ok && second.ok) return ok(openPool(deps, pool, [first.value, second.value]));

  if (first.ok) await returnSide(deps, pool, side0);
  if (second.ok) await returnSide(deps, pool, side1);
  const failed = first.ok ? second : first;
  return err(`Req #${requestId} failed. ${failed.ok ? "" : failed.error}`);
}

async function takeSide(
  deps: KongDeps,
  { requestId, user }: NewPool,
  { place, token, amountAtoms, payment }: Side,
): Promise<Result<KongTransfer, string>> {
  const { store, ledgers, self } = deps;
  if (payment !== undefined) {
    if (payment.type !== "block") return err("Tx_id not supported");
    store.note(requestId, `Verifying token ${place}`);
    const { blockIndex } = payment;
    const accepted = await acceptPayment(deps, {
      token,
      payer: user.principal,
      blockIndex,
      amountAtoms,
    });
    store.note(
      requestId,
      accepted.ok
        ? `Token ${place} verified`
        : `Failed verifying token ${place} - ${accepted.error}`,
    );
    return accepted;
  }
  store.note(requestId, `Sending token ${place}`);
  const pulled = await ledgers.transferFrom(token.ledger, {
    from: { owner: user.principal },
    to: { owner: self },
    amountAtoms,
  });
  if (!pulled.ok) {
    const reason = toRustSentence(pulled.error);
    store.note(requestId, `Failed sending token ${place} - ${reason}`);
    return err(reason);
  }
  store.note(requestId, `Token ${place} sent`);
  const { tokenId } = token;
  return ok(store.addTransfer({ isSend: true, tokenId, amountAtoms, blockIndex: pulled.value }));
}

async function returnSide(
  deps: KongDeps,
  { requestId, user, tsNs }: NewPool,
  { place, token, amountAtoms }: Side,
): Promise<void> {
  const { store } = deps;
  store.note(requestId, `Returning token ${place}`);
  const outcome = await payOut(deps, {
    requestId,
    userId: user.userId,
    token,
    amountAtoms: amountAtoms > token.feeAtoms ? amountAtoms - token.feeAtoms : 0n,
    claimAtoms: amountAtoms,
    to: user.principal,
    tsNs,
    kind: "refund",
  });
  store.note(
    requestId,
    outcome.type === "paid"
      ? `Token ${place} returned`
      : `Failed returning token ${place} - ${outcome.problem}`,
  );
}

function openPool(
  { store }: KongDeps,
  { requestId, tsNs, sides, lpFeeBps }: NewPool,
  transfers: readonly KongTransfer[],
): KongAddPoolReply {
  const [
    { token: token0, amountAtoms: amount0Atoms },
    { token: token1, amountAtoms: amount1Atoms },
  ] = sides;
  const lpTokenId = store.settings.lastTokenId + 1;
  const poolId = store.settings.lastPoolId + 1;
  store.change({ lastTokenId: lpTokenId, lastPoolId: poolId });
  const symbol = `${token0.symbol}_${token1.symbol}`;
  const lpTokenAtoms = isqrtDown(
    toLpDecimals(amount0Atoms, token0.decimals) * toLpDecimals(amount1Atoms, token1.decimals),
  );
  store.putToken({
    type: "LP",
    tokenId: lpTokenId,
    address: `${token0.tokenId}_${token1.tokenId}`,
    name: `${symbol} LP Token`,
    symbol,
    poolId,
    totalSupplyAtoms: lpTokenAtoms,
  });
  const pool: KongPool = {
    poolId,
    tokenId0: token0.tokenId,
    balance0Atoms: amount0Atoms,
    lpFee0Atoms: 0n,
    tokenId1: token1.tokenId,
    balance1Atoms: amount1Atoms,
    lpFee1Atoms: 0n,
    lpFeeBps,
    lpTokenId,
  };
  store.putPool(pool);
  rememberRoutes(store.book);
  store.note(requestId, ...POOL_STEPS);

  const txId = store.nextTxId();
  const reply = {
    txId,
    requestId,
    poolId,
    amount0Atoms,
    amount1Atoms,
    lpTokenAtoms,
    transfers,
    tsNs,
  };
  store.answer(requestId, { type: "add_pool", reply });
  return reply;
}

const POOL_STEPS = [
  "Adding LP token",
  "LP token added",
  "Adding pool",
  "Pool added",
  "Updating liquidity pool",
  "Liquidity pool updated",
  "Updating user LP token amount",
  "User LP token amount updated",
] as const;

/** An amount in the decimals of pool shares, rounded down. */
function toLpDecimals(amountAtoms: bigint, decimals: number): bigint {
  return (
    (amountAtoms * scaleOf(LP_TOKEN_DECIMALS, decimals)) / scaleOf(decimals, LP_TOKEN_DECIMALS)
  );
}
