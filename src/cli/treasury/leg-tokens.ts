import type { LegView } from "../../client/interfaces/treasury.did.js";
import type { Session, TokenInfo } from "../session.js";

type Pair = Pick<LegView, "sell" | "buy">;

/** Ends of a leg that brought back what it was to sell. */
const SOLD_NOTHING: readonly string[] = ["refunded", "cancelled"];

/** Legs that are read at a time: those of events that follow each other are neighbours. */
const PAGE_LENGTH = 50;

/** Of which of its tokens a leg in a state received what it did. */
export function receivedToken({ sell, buy }: Pair, state: string): LegView["sell"] {
  return SOLD_NOTHING.includes(state) ? sell : buy;
}

/** The tokens of legs, for events that name a leg by its id alone. */
export class LegTokens {
  readonly #session: Session;
  readonly #pairs = new Map<bigint, Pair>();

  constructor(session: Session) {
    this.#session = session;
  }

  /** The token that a leg received; nothing when the leg is no longer kept. */
  async received(legId: bigint, state: string): Promise<TokenInfo | undefined> {
    if (!this.#pairs.has(legId)) await this.#read(legId);
    const pair = this.#pairs.get(legId);
    if (pair === undefined) return undefined;
    const tokenOf = await this.#session.symbols();
    return tokenOf(receivedToken(pair, state));
  }

  async #read(legId: bigint): Promise<void> {
    const after: [] | [bigint] = legId === 0n ? [] : [legId - 1n];
    const { legs } = await this.#session.treasury.get_legs({ after, limit: [PAGE_LENGTH] });
    for (const { leg_id, sell, buy } of legs) this.#pairs.set(leg_id, { sell, buy });
  }
}
