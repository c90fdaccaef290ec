import type { Token } from "../treasury/model.js";
import type { Requirement } from "../treasury/planner/requirements.js";
import type { HoldingView, PortfolioView } from "../treasury/views.js";
import {
  encodeBy,
  IDL,
  keepTypes,
  writeBool,
  writeByte,
  writeInt64,
  writeLeb,
  writeNat,
  writeNat8,
  writeNat64,
  writePrincipalBytes,
  writerOf,
  writeText,
} from "./idl.js";
import * as wire from "./treasury.js";
import * as types from "./treasury-types.js";
import { fromDollars, fromPause } from "./treasury-values.js";

/*
 * The answer of `get_portfolio`, written field by field from what the treasury knows. It has 26
 * fields a token, and everybody who looks at a treasury asks for it. To bring them into the values
 * of the interface first, and to let the codec find its way through those, costs twice as much.
 * Each `opt` is spelled out: a function for them all would be one more call for every one of sixty.
 *
 * Fields stand in the order of the wire, by the hashes of their labels. What these functions write
 * is what the codec would write, to the byte.
 */

const TYPES: [IDL.Type] = keepTypes([types.PortfolioView]);

/** Of what is rare, the codec takes care. */
const writePause = writerOf(types.Pause);
const writeDollars = writerOf(types.DollarsView);

const ALLOWANCE_INDEX = caseIndex({ allowance: null });
const TRANSFER_INDEX = caseIndex({ transfer: null });

/** Encodes the portfolio as the codec would encode `fromPortfolioView` of it. */
export function encodePortfolio(view: PortfolioView): Uint8Array {
  return encodeBy(TYPES, writePortfolio, view);
}

/** `get_portfolio`, answered this way. */
export const plainPortfolio = { decode: wire.getPortfolio.decode, encode: encodePortfolio };

function writePortfolio({ holdings, usd, totalE8s, tradableE8s }: PortfolioView): void {
  if (usd === undefined) {
    writeByte(0);
  } else {
    writeByte(1);
    writeDollars(fromDollars(usd));
  }
  writeLeb(holdings.length);
  for (const holding of holdings) writeHolding(holding);
  writeNat(totalE8s);
  writeNat(tradableE8s);
}

function writeHolding(view: HoldingView): void {
  const { token, price, requirement, syncFailure } = view;
  writeToken(token);
  writeOptNat64(price?.atNs);
  writeNat(view.reservedAtoms);
  if (requirement === undefined) {
    writeByte(0);
  } else {
    writeByte(1);
    writeRequirement(requirement, token.symbol);
  }
  writeOptNat64(view.syncedAtNs);
  writeNat(view.valueE8s);
  writeNat(view.liquidAtoms);
  if (price === undefined) {
    writeByte(0);
  } else {
    writeByte(1);
    writeNat(price.priceE8s);
  }
  writeNat(view.heldAtoms);
  if (syncFailure === undefined) {
    writeByte(0);
  } else {
    writeByte(1);
    writeText(syncFailure);
  }
}

function writeToken(token: Token): void {
  const { pause } = token;
  writeNat8(token.decimals);
  writePrincipalBytes(token.ledgerBytes);
  writeBool(token.active);
  writeNat(token.feeAtoms);
  writeNat64(token.targetBp);
  if (pause === undefined) {
    writeByte(0);
  } else {
    writeByte(1);
    writePause(fromPause(pause));
  }
  writeNat64(token.nextBlockIndex);
  writeText(token.symbol);
  writeByte(token.takesApprovals ? ALLOWANCE_INDEX : TRANSFER_INDEX);
}

function writeRequirement(row: Requirement, symbol: string): void {
  writePrincipalBytes(row.token.ledgerBytes);
  writeInt64(row.diffBp);
  writeNat64(row.targetBp);
  writeNat(row.valueE8s);
  writeNat64(row.currentBp);
  writeNat(row.priceE8s);
  writeText(row.standing);
  writeText(symbol);
}

function writeOptNat64(value: bigint | undefined): void {
  if (value === undefined) {
    writeByte(0);
  } else {
    writeByte(1);
    writeNat64(value);
  }
}

/** The byte that stands for a case of a variant without payloads. */
function caseIndex(way: object): number {
  return IDL.encode([types.PayWay], [way]).at(-1) ?? 0;
}
