import { applyStatement } from "../bookkeeping.js";
import type { Context } from "../context.js";
import { nextMoment } from "../heap.js";
import type { Token } from "../model.js";
import type { Deadline } from "./deadline.js";

/** Most pages of a ledger one cycle reads; what is left is read by the next ones. */
const STATEMENT_PAGE_COUNT_MAX = 5;

/** Reads the blocks of some tokens up to their tips, page by page, and books them. */
export async function readStatements(
  context: Context,
  deadline: Deadline,
  tokens: readonly Token[],
): Promise<void> {
  let toRead = tokens;
  for (let page = 0; page < STATEMENT_PAGE_COUNT_MAX && toRead.length > 0; page++) {
    const askedMoment = nextMoment(context.heap);
    const counterparties = context.state.counterparties.list();
    const statements = await deadline.all(
      toRead.map((token) => context.ledgers.statement(token, counterparties)),
    );
    const unfinished: Token[] = [];
    toRead.forEach(({ tokenIndex, nextBlockIndex }, i) => {
      const statement = statements[i];
      if (statement?.type !== "answered") return;
      // Another flow may have read on while this one waited: then these blocks are booked already.
      if (context.state.tokens.at(tokenIndex).nextBlockIndex !== nextBlockIndex) return;

      applyStatement(context, tokenIndex, statement.value);
      const token = context.state.tokens.at(tokenIndex);
      const isBooked = token.nextBlockIndex === statement.value.nextBlockIndex;
      if (statement.value.isComplete && isBooked) {
        context.heap.statementMoments.set(tokenIndex, askedMoment);
      } else if (isBooked) {
        unfinished.push(token);
      }
    });
    toRead = unfinished;
  }
}

/** Whether the blocks of a token were read to the tip, and asked for after a moment. */
export function isStatementSince(context: Context, tokenIndex: number, moment: bigint): boolean {
  return (context.heap.statementMoments.get(tokenIndex) ?? -1n) > moment;
}
