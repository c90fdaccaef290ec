import { bytesKey, concatBytes, equalBytes } from "../../kernel/bytes.js";
import { ANONYMOUS, principalKey } from "../principals.js";
import type { Delegation, Envelope, RequestContent } from "./envelope.js";
import { isSignedBy, selfAuthenticating } from "./public-key.js";
import { RequestProblem } from "./request-problem.js";

/** Canisters that a request may be about, by their keys; `undefined` stands for all. */
export type Targets = ReadonlySet<string> | undefined;

/**
 * Checks that a request is still valid and comes from its sender.
 *
 * @returns the canisters that the delegations allow.
 * @throws {RequestProblem} 400 when it has expired or is not properly signed.
 */
export function authenticate(envelope: Envelope, nowNs: bigint): Targets {
  const { content, publicKey, signature, delegations } = envelope;
  const isAnonymous = equalBytes(content.sender, ANONYMOUS);
  if (!isAnonymous || content.type === "call") checkExpiry(content, nowNs);
  if (isAnonymous) {
    if (publicKey === undefined && signature === undefined && delegations.length === 0)
      return undefined;
    throw new RequestProblem(400, "An anonymous request must not be signed.");
  }
  if (publicKey === undefined || signature === undefined)
    throw new RequestProblem(400, "A request that is not anonymous must be signed.");
  if (!equalBytes(selfAuthenticating(publicKey), content.sender))
    throw new RequestProblem(400, "The sender is not the principal of the public key.");
  checkDelegations(publicKey, delegations, nowNs);
  const signer = delegations.at(-1)?.publicKey ?? publicKey;
  if (!isSignedBy(signer, concatBytes(REQUEST, content.requestId), signature))
    throw new RequestProblem(400, "The signature of the request is not right.");
  return commonTargets(delegations);
}

/** Whether a request may be about the canister of a key. */
export function mayConcern(targets: Targets, canisterKey: string): boolean {
  return targets === undefined || targets.has(canisterKey);
}

/** Refuses with the words by which agents know that their clock is wrong. */
function checkExpiry({ expiresAtNs }: RequestContent, nowNs: bigint): void {
  const latestNs = nowNs + EXPIRY_NS_MAX;
  if (expiresAtNs >= nowNs && expiresAtNs <= latestNs) return;
  const [earliest, latest, provided] = [nowNs, latestNs, expiresAtNs].map(timeText);
  throw new RequestProblem(
    400,
    `Invalid request expiry: Specified ingress_expiry not within expected range: ` +
      `Minimum allowed expiry: ${earliest}, Maximum allowed expiry: ${latest}, ` +
      `Provided expiry: ${provided}`,
  );
}

function timeText(timeNs: bigint): string {
  const timeMs = timeNs / 1_000_000n;
  // Later times than a date can say are given in nanoseconds.
  return timeMs > 8_640_000_000_000_000n ? `${timeNs} ns` : new Date(Number(timeMs)).toISOString();
}

function checkDelegations(
  publicKey: Uint8Array,
  delegations: readonly Delegation[],
  nowNs: bigint,
): void {
  if (delegations.length > DELEGATIONS_MAX)
    throw new RequestProblem(400, `There are more than ${DELEGATIONS_MAX} delegations.`);
  const seen = new Set([bytesKey(publicKey)]);
  let signer = publicKey;
  for (const { publicKey: delegate, expiresAtNs, targets, hash, signature } of delegations) {
    if (seen.has(bytesKey(delegate)))
      throw new RequestProblem(400, "A key stands twice in the chain of delegations.");
    if (expiresAtNs < nowNs)
      throw new RequestProblem(400, `A delegation expired at ${timeText(expiresAtNs)}.`);
    if (targets !== undefined && targets.length > TARGETS_MAX)
      throw new RequestProblem(400, `A delegation has more than ${TARGETS_MAX} targets.`);
    if (!isSignedBy(signer, concatBytes(DELEGATION, hash), signature))
      throw new RequestProblem(400, "The signature of a delegation is not right.");
    seen.add(bytesKey(delegate));
    signer = delegate;
  }
}

/** Canisters that every delegation allows. */
function commonTargets(delegations: readonly Delegation[]): Targets {
  return delegations.reduce<Targets>((common, { targets }) => {
    if (targets === undefined) return common;
    const keys = targets.map(principalKey);
    return new Set(keys.filter((key) => mayConcern(common, key)));
  }, undefined);
}

const REQUEST = new TextEncoder().encode("\x0Aic-request");

const DELEGATION = new TextEncoder().encode("\x1Aic-request-auth-delegation");

/** Five minutes, and one for clocks that differ. */
const EXPIRY_NS_MAX = 360_000_000_000n;

const DELEGATIONS_MAX = 20;

const TARGETS_MAX = 1000;
