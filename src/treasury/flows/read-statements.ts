import { applyStatement } from "../bookkeeping.js";
import type { Context } from "../context.js";
import { nextMoment } from "../heap.js";
import type { Token } from "../model.js";
import type { Statement } from "../ports.js";
import { together } from "../state.js";
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
    const askedMomentIndex = nextMoment(context.heap);
    const counterparties = context.state.counterparties.list();
    const statements = await deadline.all(
      toRead.map((token) => context.ledgers.statement(token, counterparties)),
    );
    // A leg's payment and its proceeds come in two statements: it is written once for both.
    const unfinished: Token[] = [];
    together(context.state, () => {
      for (let i = 0; i < toRead.length; i++) {
        const token = toRead[i];
        const statement = statements[i];
        if (token === undefined || statement?.type !== "answered") continue;
        const rest = book(context, token, statement.value, askedMomentIndex);
        if (rest !== undefined) unfinished.push(rest);
      }
    });
    toRead = unfinished;
  }
}

/** Books one page; answers the token when another page follows. */
function book(
  context: Context,
  token: Token,
  statement: Statement,
  askedMomentIndex: bigint,
): Token | undefined {
  const { tokenIndex } = token;
  const { tokens } = context.state;
  // Another flow may have read on while this one waited: then these blocks are booked already.
  if (tokens.at(tokenIndex).nextBlockIndex !== token.nextBlockIndex) return undefined;

  applyStatement(context, tokenIndex, statement);
  const after = tokens.at(tokenIndex);
  if (after.nextBlockIndex !== statement.nextBlockIndex) return undefined;
  if (!statement.isComplete) return after;
  context.heap.statementMoments.set(tokenIndex, askedMomentIndex);
  return undefined;
}

/** Whether the blocks of a token were read to the tip, and asked for after a moment. */
export function isStatementSince(context: Context, tokenIndex: number, moment: bigint): boolean {
  return (context.heap.statementMoments.get(tokenIndex) ?? -1n) > moment;
}
