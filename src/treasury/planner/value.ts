import { assert } from "../../kernel/assert.js";
import { E8S_ONE } from "../../kernel/fixed-point.js";
import type { TokenState } from "./model.js";

/** Most decimals a token may have. */
export const DECIMALS_MAX = 36;

const POWERS_OF_TEN = powersOfTen();

/** By products: an interpreter takes a quarter of a million instructions to raise a bigint. */
function powersOfTen(): readonly bigint[] {
  const powers = [1n];
  let power = 1n;
  for (let exponent = 1; exponent <= DECIMALS_MAX; exponent++) {
    power *= 10n;
    powers.push(power);
  }
  return powers;
}

/**
 * Atoms of one whole token.
 *
 * @throws {AssertionError} above 36 decimals: such tokens are not registered.
 */
export function wholeAtoms(decimals: number): bigint {
  const atoms = POWERS_OF_TEN[decimals];
  assert(atoms !== undefined, "wholeAtoms: too many decimals");
  return atoms;
}

/** Values atoms in e8s of ICP, rounded down. */
export function valueE8sDown(amountAtoms: bigint, priceE8s: bigint, decimals: number): bigint {
  return (amountAtoms * priceE8s) / wholeAtoms(decimals);
}

/** Values atoms in e8s of ICP, rounded up: for costs. */
export function valueE8sUp(amountAtoms: bigint, priceE8s: bigint, decimals: number): bigint {
  const whole = wholeAtoms(decimals);
  return (amountAtoms * priceE8s + whole - 1n) / whole;
}

/** How many atoms a value buys at a price, rounded down, so that it is never exceeded (§4). */
export function atomsForValueDown(valueE8s: bigint, priceE8s: bigint, decimals: number): bigint {
  return (valueE8s * wholeAtoms(decimals)) / priceE8s;
}

/**
 * Price of a token, zero when it has none. ICP's own is 1 by definition, whatever is stored (§3).
 */
export function priceE8sOf(token: TokenState, icpId: string): bigint {
  return token.tokenId === icpId ? E8S_ONE : (token.price?.priceE8s ?? 0n);
}
