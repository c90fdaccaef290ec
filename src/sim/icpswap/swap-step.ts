import {
  amount0Down,
  amount0Up,
  amount1Down,
  amount1Up,
  divideUp,
  sqrtPriceAfterAmount0,
  sqrtPriceAfterAmount1,
} from "./sqrt-price-math.js";

/** Fees are counted in millionths. */
const PIPS_ONE = 1_000_000n;

/** Where a step starts, where it would end, and what there is to swap. */
export type StepTerms = {
  readonly sqrtPriceX96: bigint;
  /** Below the price when token 0 is paid, above it when token 1 is. */
  readonly sqrtTargetX96: bigint;
  readonly liquidity: bigint;
  /** What is left to pay in, fee included. */
  readonly remainingAtoms: bigint;
  readonly feePips: bigint;
};

/** What a step does. `inAtoms` is without the fee. */
export type Step = {
  readonly sqrtPriceX96: bigint;
  readonly inAtoms: bigint;
  readonly outAtoms: bigint;
  readonly feeAtoms: bigint;
};

/**
 * Swaps within one range of constant liquidity, up to a target price or until nothing is left. What
 * is paid in rounds up, what is paid out rounds down; when the target is not reached, all that is
 * left over is fee.
 */
export function swapStep(terms: StepTerms): Step {
  const { sqrtPriceX96, sqrtTargetX96, liquidity, remainingAtoms, feePips } = terms;
  const zeroForOne = sqrtPriceX96 >= sqrtTargetX96;
  const lessFeeAtoms = (remainingAtoms * (PIPS_ONE - feePips)) / PIPS_ONE;

  const short = priceShortOfTarget(terms, zeroForOne, lessFeeAtoms);
  if (short !== undefined) {
    const inAtoms = paidIn(zeroForOne, sqrtPriceX96, short, liquidity);
    const outAtoms = paidOut(zeroForOne, sqrtPriceX96, short, liquidity);
    const cappedAtoms = inAtoms > remainingAtoms ? remainingAtoms : inAtoms;
    const feeAtoms = remainingAtoms - cappedAtoms;
    return { sqrtPriceX96: short, inAtoms: cappedAtoms, outAtoms, feeAtoms };
  }

  const inAtoms = paidIn(zeroForOne, sqrtPriceX96, sqrtTargetX96, liquidity);
  return {
    sqrtPriceX96: sqrtTargetX96,
    inAtoms,
    outAtoms: paidOut(zeroForOne, sqrtPriceX96, sqrtTargetX96, liquidity),
    feeAtoms: divideUp(inAtoms * feePips, PIPS_ONE - feePips),
  };
}

/**
 * What a step pays out when it does not reach its target, `undefined` when it does: all that a
 * quote needs, at a third of the cost.
 */
export function quoteStep(terms: StepTerms): bigint | undefined {
  const zeroForOne = terms.sqrtPriceX96 >= terms.sqrtTargetX96;
  const lessFeeAtoms = (terms.remainingAtoms * (PIPS_ONE - terms.feePips)) / PIPS_ONE;
  const short = priceShortOfTarget(terms, zeroForOne, lessFeeAtoms);
  return short === undefined
    ? undefined
    : paidOut(zeroForOne, terms.sqrtPriceX96, short, terms.liquidity);
}

/**
 * The price where the input ends before the target, `undefined` when it does not.
 *
 * The rule is: the target is reached when the input pays for all that lies before it. Prices round
 * away from the target, so one that comes out short of it proves the contrary, and the cost of the
 * way to the target has to be computed only for the others.
 */
function priceShortOfTarget(
  { sqrtPriceX96, sqrtTargetX96, liquidity }: StepTerms,
  zeroForOne: boolean,
  lessFeeAtoms: bigint,
): bigint | undefined {
  if (liquidity === 0n) return undefined;
  const next = zeroForOne
    ? sqrtPriceAfterAmount0(sqrtPriceX96, liquidity, lessFeeAtoms)
    : sqrtPriceAfterAmount1(sqrtPriceX96, liquidity, lessFeeAtoms);
  if (zeroForOne ? next > sqrtTargetX96 : next < sqrtTargetX96) return next;

  const neededAtoms = paidIn(zeroForOne, sqrtPriceX96, sqrtTargetX96, liquidity);
  // The cost of the way is rounded up, so an input that falls short of it may still come to the
  // target, or past it by what one atom moves: the venue takes that price as it is.
  return lessFeeAtoms >= neededAtoms || next === sqrtTargetX96 ? undefined : next;
}

function paidIn(zeroForOne: boolean, from: bigint, to: bigint, liquidity: bigint): bigint {
  return zeroForOne ? amount0Up(to, from, liquidity) : amount1Up(from, to, liquidity);
}

function paidOut(zeroForOne: boolean, from: bigint, to: bigint, liquidity: bigint): bigint {
  return zeroForOne ? amount1Down(to, from, liquidity) : amount0Down(from, to, liquidity);
}
