import { assert } from "../../kernel/assert.js";

/** Where draws come from: a generator seeded once a cycle, or a record that is replayed (B-62). */
export interface RandomSource {
  /** Draws a number from 0 up to but excluding the bound, each equally likely. */
  nextBelow(boundExclusive: bigint): bigint;
}

/** What a draw decided. */
export type DrawPurpose = "sell" | "buy" | "size";

/** One draw as it is recorded: which of so many equally likely numbers came, counted from 0. */
export type Draw = {
  readonly purpose: DrawPurpose;
  readonly boundCount: bigint;
  readonly drawnIndex: bigint;
};

/** Draws from a source and keeps what came. */
export class DrawLog {
  readonly draws: Draw[] = [];
  readonly #source: RandomSource;

  constructor(source: RandomSource) {
    this.#source = source;
  }

  /**
   * Draws a number from 0 up to but excluding `boundCount`.
   *
   * @throws {AssertionError} when the source answers with a number out of bounds.
   */
  draw(purpose: DrawPurpose, boundCount: bigint): bigint {
    const drawnIndex = this.#source.nextBelow(boundCount);
    assert(drawnIndex >= 0n && drawnIndex < boundCount, "DrawLog: a draw is out of bounds");
    this.draws.push({ purpose, boundCount, drawnIndex });
    return drawnIndex;
  }
}

/**
 * A source that answers with recorded draws, in their order.
 *
 * @throws {AssertionError} from `nextBelow`, when other draws are asked for than were recorded: the
 * record belongs to another picture or another version of the rules.
 */
export function recordedDraws(draws: readonly Draw[]): RandomSource {
  let at = 0;
  return {
    nextBelow(boundExclusive) {
      const draw = draws[at];
      at += 1;
      assert(draw !== undefined, "recordedDraws: more draws than recorded");
      assert(draw.boundCount === boundExclusive, "recordedDraws: another bound than recorded");
      return draw.drawnIndex;
    },
  };
}
