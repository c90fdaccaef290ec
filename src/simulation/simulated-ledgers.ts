import { STATEMENT_LENGTH } from "../adapters/statement.js";
import { assert } from "../kernel/assert.js";
import { bytesKey, equalBytes } from "../kernel/bytes.js";
import { min } from "../kernel/fixed-point.js";
import type { TokenId } from "../treasury/ids.js";
import type { Token, TokenFacts } from "../treasury/model.js";
import type { Answer, LedgerPort, Statement, StatementEntry } from "../treasury/ports.js";
import type { Party, TokenLedger } from "./token-ledger.js";

/** A token of a simulation: what its ledger says of itself, and the ledger. */
export type SimulatedToken = {
  readonly tokenId: TokenId;
  readonly ledgerBytes: Uint8Array;
  readonly facts: TokenFacts;
  readonly ledger: TokenLedger;
};

/** Everybody who has an account, by principal. */
export class Directory {
  readonly #byPrincipal = new Map<string, Party>();

  /** Makes somebody known. */
  add(party: Party): Party {
    this.#byPrincipal.set(bytesKey(party.principal), party);
    return party;
  }

  /** Whoever has a principal; everybody who is dealt with is known. */
  require(principal: Uint8Array): Party {
    const party = this.#byPrincipal.get(bytesKey(principal));
    assert(party !== undefined, "a principal that nobody in the simulation has");
    return party;
  }
}

/** Whose ledgers these are. */
export type LedgerWorld = {
  readonly tokens: readonly SimulatedToken[];
  readonly treasury: Party;
  readonly directory: Directory;
  /** Told of each approval: it costs a fee and belongs to no trade. */
  readonly onApproval: (token: SimulatedToken) => void;
};

/**
 * Ledgers in memory as the treasury sees them. They answer at once and do not fail: what failures
 * do is for the local network to show.
 */
export function simulatedLedgers(world: LedgerWorld): LedgerPort {
  const { treasury, directory } = world;
  const byId = new Map(world.tokens.map((token) => [token.tokenId, token]));
  const byLedger = new Map(world.tokens.map((token) => [bytesKey(token.ledgerBytes), token]));
  const of = ({ tokenId }: Token) => requireToken(byId.get(tokenId));
  const at = (ledgerBytes: Uint8Array) => requireToken(byLedger.get(bytesKey(ledgerBytes)));

  return {
    balance: (token) => answer(of(token).ledger.balanceOf(treasury)),
    balanceOf: (token, { owner, subaccount }) =>
      // Nobody here pays into a sub-account.
      answer(subaccount === undefined ? of(token).ledger.balanceOf(directory.require(owner)) : 0n),
    facts: (ledgerBytes) => answer(at(ledgerBytes).facts),
    tip: (ledgerBytes) => answer(at(ledgerBytes).ledger.tipIndex),
    feeCollector: () => answer(undefined),
    transfer(token, { owner }, { amountAtoms, operationId }) {
      const { ledger } = of(token);
      const movement = { from: treasury, to: directory.require(owner), amountAtoms };
      const moved = ledger.transfer(movement, operationId);
      return answer(
        moved.ok
          ? { type: "done", blockIndex: moved.value }
          : { type: "insufficient_funds", balanceAtoms: ledger.balanceOf(treasury) },
      );
    },
    approve(token, { spender, ...approval }) {
      const simulated = of(token);
      const reply = simulated.ledger.approve(treasury, directory.require(spender), approval);
      if (reply.type === "done") world.onApproval(simulated);
      return answer(reply);
    },
    allowance: (token, spender) =>
      answer(of(token).ledger.allowance(treasury, directory.require(spender))),
    statement: (token, counterparties) =>
      answer(readStatement(of(token).ledger, token.nextBlockIndex, counterparties)),
  };
}

/** One page of blocks, as long as the ones that adapters ask for; others' blocks count too. */
function readStatement(
  ledger: TokenLedger,
  fromIndex: bigint,
  counterparties: readonly Uint8Array[],
): Statement {
  const { tipIndex } = ledger;
  const nextBlockIndex = min(fromIndex + STATEMENT_LENGTH, tipIndex);
  const entries = ledger
    .blocksFrom(fromIndex)
    .filter(({ blockIndex }) => blockIndex < nextBlockIndex)
    .map((block): StatementEntry => {
      const isVenue = counterparties.some((each) => equalBytes(each, block.otherSide));
      return isVenue ? { ...block, counterparty: block.otherSide } : block;
    });
  return { entries, nextBlockIndex, isComplete: nextBlockIndex >= tipIndex };
}

function requireToken(token: SimulatedToken | undefined): SimulatedToken {
  assert(token !== undefined, "a token that the simulation does not have");
  return token;
}

/** An answer that is there at once. */
export function answer<T>(value: T): Promise<Answer<T>> {
  return Promise.resolve({ type: "answered", value });
}
