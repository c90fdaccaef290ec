import { balanceOf, type DemoNetwork } from "../../src/demo/demo-network.js";
import type { InstalledToken } from "../../src/demo/deployment.js";
import { claimsAtKong, unusedIn } from "../../src/demo/venue-holdings.js";
import { subaccountOf } from "../../src/kernel/principal-subaccount.js";
import { principalToText } from "../../src/localnet/principals.js";
import type { Value } from "../../src/wire/icrc-ledger.js";
import * as ledgerMethods from "../../src/wire/ledger.js";
import * as ledgerQueries from "../../src/wire/ledger-queries.js";

/*
 * The treasury's money as anybody can see it who never asks the treasury: balances on the ledgers,
 * deposits, unused balances and claims at the venues, and the blocks that touched the account.
 * Imports nothing of `src/treasury`, and nothing that imports it for its figures.
 */

/** What a block did to the treasury's account. */
export type Move = {
  readonly symbol: string;
  readonly blockIndex: bigint;
  /**
   * `payment` to a venue or pulled by one, `receipt` from one; `deposit` and `withdrawal` from and
   * to anybody else; `approval` moves its fee alone; `income` is the fee of any block at all while
   * the treasury collects fees.
   */
  readonly kind: "payment" | "receipt" | "deposit" | "withdrawal" | "approval" | "income";
  readonly amountAtoms: bigint;
  /** Charged to the treasury's account. */
  readonly feeAtoms: bigint;
};

/** Where all money was, and how long each ledger was, at one moment. */
export type Footing = ReadonlyMap<string, TokenFooting>;

/** One token of a footing. */
export type TokenFooting = {
  readonly liquidAtoms: bigint;
  /** On the account, in deposits, in unused balances and in claims together. */
  readonly heldAtoms: bigint;
  readonly blockCount: bigint;
  /** Whether the ledger said then that the treasury collects its fees (ICRC-107). */
  readonly isCollector: boolean;
};

/** Counts every token, wherever it is. */
export function countOutside(demo: DemoNetwork): Footing {
  const claims = claimsAtKong(demo);
  return new Map(
    [...demo.tokens.values()].map((token) => {
      const liquidAtoms = balanceOf(demo, token, demo.treasury);
      let heldAtoms = liquidAtoms + (claims.get(token.text) ?? 0n);
      for (const pool of demo.icpswapPools) {
        if (pool.token0 !== token.symbol && pool.token1 !== token.symbol) continue;
        heldAtoms += balanceOf(demo, token, pool.id, subaccountOf(demo.treasury));
        heldAtoms += unusedIn(demo, token, pool);
      }
      const { log_length: blockCount } = readBlocks(demo, token, 0n, 0n);
      const isCollector = isFeeCollector(demo, token);
      return [token.symbol, { liquidAtoms, heldAtoms, blockCount, isCollector }];
    }),
  );
}

function isFeeCollector({ client, treasury }: DemoNetwork, { ledger }: InstalledToken): boolean {
  const reply = client.query(ledger, "icrc107_get_fee_collector", ledgerQueries.getFeeCollector);
  const [account] = reply.Ok;
  return account?.owner.toText() === principalToText(treasury) && account.subaccount.length === 0;
}

/** Blocks that touched the treasury's account since a footing, ledger by ledger. */
export function movesSince(demo: DemoNetwork, footing: Footing): Move[] {
  return [...demo.tokens.values()].flatMap((token) => {
    const moves: Move[] = [];
    const then = footing.get(token.symbol);
    let start = then?.blockCount ?? 0n;
    let isCollector = then?.isCollector ?? false;
    for (;;) {
      const { blocks, log_length: end } = readBlocks(demo, token, start, PAGE_LENGTH);
      for (const { id, block } of blocks) {
        moves.push(...readMove(demo, token, id, block));
        if (isCollector) moves.push(...readIncome(token, id, block));
        isCollector = namesTreasury(demo, block) ?? isCollector;
      }
      start += BigInt(blocks.length);
      if (start >= end) return moves;
      if (blocks.length === 0) throw new Error(`${token.symbol}: block ${start} is not served`);
    }
  });
}

const PAGE_LENGTH = 100n;

function readBlocks(
  { client }: DemoNetwork,
  { ledger }: InstalledToken,
  start: bigint,
  length: bigint,
) {
  return client.query(ledger, "icrc3_get_blocks", ledgerMethods.getBlocks, [{ start, length }]);
}

function readMove(
  demo: DemoNetwork,
  { symbol }: InstalledToken,
  blockIndex: bigint,
  block: Value,
): Move[] {
  const tx = fieldOf(block, "tx");
  const [from, to, spender] = ["from", "to", "spender"].map((name) => ownerOf(fieldOf(tx, name)));
  const amountAtoms = natOf(fieldOf(tx, "amt"));
  const feeAtoms = natOf(fieldOf(tx, "fee")) + natOf(fieldOf(block, "fee"));
  const own = principalToText(demo.treasury);
  const about = { symbol, blockIndex };
  const isVenue = (owner: string | undefined) => owner !== undefined && isOfVenue(demo, owner);

  if (from !== own) {
    if (to !== own) return [];
    const kind = isVenue(from) ? "receipt" : "deposit";
    return [{ ...about, kind, amountAtoms, feeAtoms: 0n }];
  }
  // A burn goes to nobody: it is a withdrawal to the minting account.
  if (to === undefined && spender !== undefined) {
    return [{ ...about, kind: "approval", amountAtoms: 0n, feeAtoms }];
  }
  const kind = isVenue(to) || isVenue(spender) ? "payment" : "withdrawal";
  return [{ ...about, kind, amountAtoms, feeAtoms }];
}

function readIncome({ symbol }: InstalledToken, blockIndex: bigint, block: Value): Move[] {
  const amountAtoms = natOf(fieldOf(fieldOf(block, "tx"), "fee")) + natOf(fieldOf(block, "fee"));
  if (amountAtoms === 0n) return [];
  return [{ symbol, blockIndex, kind: "income", amountAtoms, feeAtoms: 0n }];
}

/** Whether a block makes the treasury the collector of fees, or somebody else or nobody. */
function namesTreasury({ treasury }: DemoNetwork, block: Value): boolean | undefined {
  const type = fieldOf(block, "btype");
  if (type === undefined || !("Text" in type) || type.Text !== "107feecol") return undefined;
  const collector = ownerOf(fieldOf(fieldOf(block, "tx"), "fee_collector"));
  return collector === principalToText(treasury);
}

function isOfVenue({ kongswap, icpswapPools }: DemoNetwork, owner: string): boolean {
  return [kongswap, ...icpswapPools.map(({ id }) => id)].some(
    (id) => principalToText(id) === owner,
  );
}

function fieldOf(value: Value | undefined, name: string): Value | undefined {
  if (value === undefined || !("Map" in value)) return undefined;
  return value.Map.find(([key]) => key === name)?.[1];
}

function natOf(value: Value | undefined): bigint {
  return value !== undefined && "Nat" in value ? value.Nat : 0n;
}

function ownerOf(value: Value | undefined): string | undefined {
  if (value === undefined || !("Array" in value)) return undefined;
  const [owner] = value.Array;
  return owner !== undefined && "Blob" in owner
    ? principalToText(Uint8Array.from(owner.Blob))
    : undefined;
}
