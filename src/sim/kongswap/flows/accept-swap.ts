import { err, ok, type Result } from "../../../kernel/result.js";
import { quoteWithinBounds } from "../check-swap.js";
import type { KongIcToken } from "../model.js";
import type { KongSwapArgs, KongTransfer, KongUser } from "../requests.js";
import { requireIcToken, requireLiveToken } from "../tokens.js";
import { isAnonymous } from "../users.js";
import type { KongDeps } from "./deps.js";
import { acceptPayment } from "./verify.js";

/** A swap that was accepted and has a request; `completeSwap` carries it out. */
export type AcceptedSwap = {
  readonly requestId: bigint;
  readonly user: KongUser;
  readonly args: KongSwapArgs;
  readonly payToken: KongIcToken;
  readonly tsNs: bigint;
} & (
  | { readonly way: "allowance"; readonly receiveToken: KongIcToken; readonly to: Uint8Array }
  | { readonly way: "transfer"; readonly payment: KongTransfer }
);

/**
 * Checks a swap and opens its request. By allowance nothing has moved then; of a transfer, the
 * payment is verified.
 */
export async function acceptSwap(
  deps: KongDeps,
  caller: Uint8Array,
  args: KongSwapArgs,
): Promise<Result<AcceptedSwap, string>> {
  return args.payment === undefined
    ? acceptByAllowance(deps, caller, args)
    : acceptByTransfer(deps, caller, args);
}

function acceptByAllowance(
  { clock, store, principals }: KongDeps,
  caller: Uint8Array,
  args: KongSwapArgs,
): Result<AcceptedSwap, string> {
  const payToken = requireLiveToken(store.book, args.payToken, "Pay");
  if (!payToken.ok) return payToken;
  const receiveToken = requireLiveToken(store.book, args.receiveToken, "Receive");
  if (!receiveToken.ok) return receiveToken;
  const { receiveAddress } = args;
  const to = receiveAddress === undefined ? caller : principals.parse(receiveAddress);
  if (to === undefined) return err("Invalid address format");
  if (args.payAtoms === 0n) return err("Pay amount is zero");
  if (!payToken.value.icrc2) return err("Pay token must support ICRC2");
  if (isAnonymous(caller)) return err("Anonymous user not allowed");

  const user = store.registerUser(caller);
  const tsNs = clock.timeNs();
  if (user.bannedUntilNs !== undefined && user.bannedUntilNs > tsNs) {
    const minutes = (user.bannedUntilNs - tsNs) / 60_000_000_000n;
    return err(`Too many consecutive errors. User is banned for ${minutes} minutes`);
  }
  const tokens = { payToken: payToken.value, receiveToken: receiveToken.value };
  const quoted = quoteWithinBounds(store.book, tokens, args);
  if (!quoted.ok) return quoted;

  const requestId = store.openRequest(user.userId, { type: "swap", args }, tsNs);
  return ok({ way: "allowance", requestId, user, args, ...tokens, to, tsNs });
}

async function acceptByTransfer(
  deps: KongDeps,
  caller: Uint8Array,
  args: KongSwapArgs,
): Promise<Result<AcceptedSwap, string>> {
  const { clock, store } = deps;
  if (isAnonymous(caller)) return err("Anonymous user not allowed");
  const user = store.registerUser(caller);
  const tsNs = clock.timeNs();
  const requestId = store.openRequest(user.userId, { type: "swap", args }, tsNs);
  store.note(requestId, "Started");

  const payToken = requireIcToken(store.book, args.payToken);
  if (!payToken.ok) {
    store.note(requestId, `Invalid pay token - ${payToken.error}`, "Failed");
    return payToken;
  }
  if (args.payment?.type !== "block") {
    store.note(requestId, "Pay tx id not supported", "Failed");
    return err("Pay tx_id not supported");
  }
  store.note(requestId, "Verifying pay token");
  const payment = await acceptPayment(deps, {
    token: payToken.value,
    payer: caller,
    blockIndex: args.payment.blockIndex,
    amountAtoms: args.payAtoms,
  });
  if (!payment.ok) {
    store.note(requestId, `Failed verifying pay token - ${payment.error}`, "Failed");
    return payment;
  }
  store.note(requestId, "Pay token verified");
  const accepted = { requestId, user, args, payToken: payToken.value, tsNs };
  return ok({ way: "transfer", ...accepted, payment: payment.value });
}
