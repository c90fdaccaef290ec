import { brokenInvariants } from "../kernel/invariants.js";
import { kongInvariants, poolInvariants } from "../sim/invariants.js";
import type { Context } from "../treasury/context.js";
import { isFinal } from "../treasury/model.js";
import { viewInvariants, viewMoney } from "../treasury/views.js";
import type { World } from "./open-world.js";
import type { Place } from "./simulated-pool.js";

/**
 * Names what does not hold, each in a sentence; nothing when all does. What is held and what is at
 * venues is counted on the ledgers and in the pools, and must be what the treasury says it was
 * given and has traded; nothing else may have been created or lost anywhere.
 *
 * Tokens that an open leg sells or buys are left out of the treasury's part: some of them are on
 * their way.
 */
export function findBroken(world: World, context: Context): string[] {
  return [
    ...brokenMoney(world, context),
    ...viewInvariants(context)
      .filter(({ holds }) => !holds)
      .map(({ name, says }) => `${name}: ${says}`),
    ...brokenLedgers(world),
    ...brokenVenues(world),
  ];
}

function brokenMoney(world: World, context: Context): string[] {
  const underWay = new Set<number>();
  for (const { state, sellIndex, buyIndex } of context.state.legs.open()) {
    if (!isFinal(state)) underWay.add(sellIndex).add(buyIndex);
  }
  return viewMoney(context).flatMap(({ token, sumAtoms, accountedAtoms }) => {
    if (underWay.has(token.tokenIndex)) return [];
    const countedAtoms = countAtoms(world, token.tokenId);
    if (countedAtoms === sumAtoms && sumAtoms === accountedAtoms) return [];
    const said = `${sumAtoms} in its places, ${accountedAtoms} by its accounts`;
    return [`${token.symbol}: ${countedAtoms} atoms are there, the treasury says ${said}`];
  });
}

/** What the treasury has of a token: on the ledger, and credited to it in pools. */
function countAtoms({ tokens, pools, treasury }: World, tokenId: string): bigint {
  let atoms = 0n;
  for (const token of tokens) {
    if (token.tokenId === tokenId) atoms += token.ledger.balanceOf(treasury);
  }
  for (const pool of pools) {
    for (const place of PLACES) {
      if (pool.tokens[place].tokenId === tokenId) atoms += pool.creditedAtoms(treasury, place);
    }
  }
  return atoms;
}

const PLACES: readonly Place[] = [0, 1];

/** Tokens are minted and fees are burned; in between nothing comes and nothing goes. */
function brokenLedgers({ tokens }: World): string[] {
  return tokens.flatMap(({ facts, ledger }) => {
    const { heldAtoms, supplyAtoms, burnedAtoms } = ledger;
    return heldAtoms + burnedAtoms === supplyAtoms
      ? []
      : [`${facts.symbol}: ${heldAtoms} held and ${burnedAtoms} burned of ${supplyAtoms} minted`];
  });
}

function brokenVenues({ kongswap, pools }: World): string[] {
  const { book, party, ledgers } = kongswap;
  const heldAtoms = (tokenId: number) => ledgers.get(tokenId)?.balanceOf(party) ?? 0n;
  const kong = brokenInvariants({ book, claims: [], heldAtoms }, kongInvariants);
  const broken = kong.map(({ name, says }) => `${name}: ${says}`);
  for (const simulated of pools) {
    const picture = {
      pool: simulated.pool,
      queue: [],
      creditedAtoms: (place: Place) => simulated.allCreditedAtoms(place),
      heldAtoms: (place: Place) => simulated.tokens[place].ledger.balanceOf(simulated.party),
    };
    for (const { name, says } of brokenInvariants(picture, poolInvariants)) {
      broken.push(`${name} of ${simulated.party.name}: ${says}`);
    }
  }
  return broken;
}
