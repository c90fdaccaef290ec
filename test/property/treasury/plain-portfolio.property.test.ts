import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { tokenId } from "../../../src/treasury/ids.js";
import type { Token, TokenPause } from "../../../src/treasury/model.js";
import type { TokenState } from "../../../src/treasury/planner/model.js";
import type { Standing } from "../../../src/treasury/planner/requirements.js";
import type { HoldingView, PortfolioView } from "../../../src/treasury/views.js";
import { IDL } from "../../../src/wire/idl.js";
import { encodePortfolio } from "../../../src/wire/plain-portfolio.js";
import * as types from "../../../src/wire/treasury-types.js";
import { fromPortfolioView } from "../../../src/wire/treasury-values.js";

const STANDINGS: readonly Standing[] = ["not_held", "no_price", "within_band", "candidate"];

const nat = fc.oneof(fc.constant(0n), fc.bigInt(0n, 1n << 40n), fc.bigInt(0n, 1n << 128n));
const nat64 = fc.bigInt(0n, (1n << 64n) - 1n);
const int64 = fc.bigInt(-(1n << 63n), (1n << 63n) - 1n);
const ledgerBytes = fc.uint8Array({ maxLength: 29 });
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });

const pause: fc.Arbitrary<TokenPause> = fc.record({
  by: fc.constantFrom("operator", "breaker", "sync"),
  reason: fc.string({ unit: "binary" }),
  atNs: nat64,
});

const token: fc.Arbitrary<Token> = fc
  .record({
    ledgerBytes,
    symbol: fc.string({ unit: "binary", maxLength: 40 }),
    decimals: fc.nat(36),
    feeAtoms: nat,
    takesApprovals: fc.boolean(),
    active: fc.boolean(),
    targetBp: nat64,
    nextBlockIndex: nat64,
    pause: maybe(pause),
  })
  .map(({ pause: paused, ...known }) => ({
    ...known,
    tokenId: tokenId("aaaaa-aa"),
    tokenIndex: 0,
    history: "icrc3",
    addedAtNs: 0n,
    resumedAtNs: 0n,
    isRemoved: false,
    ...(paused === undefined ? {} : { pause: paused }),
  }));

const price = fc.record({ priceE8s: nat, atNs: nat64, isBarred: fc.boolean() });

const requirement = fc.record({
  standing: fc.constantFrom(...STANDINGS),
  priceE8s: nat,
  valueE8s: nat,
  targetBp: nat64,
  currentBp: nat64,
  diffBp: int64,
});

function stateOf(known: Token): TokenState {
  return {
    ...known,
    inFlightAtoms: 0n,
    awaitedAtoms: 0n,
    reservedAtoms: 0n,
    way: known.takesApprovals ? "allowance" : "transfer",
  };
}

const holding: fc.Arbitrary<HoldingView> = fc
  .record({
    token,
    heldAtoms: nat,
    liquidAtoms: nat,
    reservedAtoms: nat,
    valueE8s: nat,
    price: maybe(price),
    row: maybe(requirement),
    syncedAtNs: maybe(nat64),
    syncFailure: maybe(fc.string({ unit: "binary" })),
  })
  .map(({ row, ...known }) => ({
    ...known,
    requirement: row && { ...row, token: stateOf(known.token) },
  }));

const portfolio: fc.Arbitrary<PortfolioView> = fc.record({
  totalE8s: nat,
  tradableE8s: nat,
  holdings: fc.array(holding, { maxLength: 30 }),
  usd: maybe(fc.record({ priceUsdE8s: nat, totalUsdE8s: nat, atNs: nat64, token })),
});

test("property: the plain answer is the one of the codec, to the byte", () => {
  fc.assert(
    fc.property(portfolio, (view) => {
      const expected = IDL.encode([types.PortfolioView], [fromPortfolioView(view)]);
      expect(Buffer.from(encodePortfolio(view)).equals(expected)).toBe(true);
    }),
  );
});

test("behavior: an answer that outgrows the first buffer is written once more", () => {
  const holdings = fc.sample(holding, { numRuns: 500, seed: 1 });
  const view = { totalE8s: 1n, tradableE8s: 1n, holdings, usd: undefined };
  const expected = IDL.encode([types.PortfolioView], [fromPortfolioView(view)]);

  expect(Buffer.from(encodePortfolio(view)).equals(expected)).toBe(true);
});
