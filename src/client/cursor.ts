import { ClientProblem } from "./problem.js";

/**
 * The last event that was delivered. Its time tells it apart from one under the same id in a
 * journal that began anew.
 */
export type Cursor = { readonly id: bigint; readonly atNs: bigint };

/** Where somebody keeps a cursor, so that a restart goes on where it stood. */
export type CursorStore = {
  /** The cursor as it was saved last; nothing at the very first. */
  load(): Promise<string | undefined>;
  /** Called after every event that all listeners have taken. */
  save(cursor: string): Promise<void>;
};

/** A cursor as text to keep. */
export function cursorToText({ id, atNs }: Cursor): string {
  return `${id}@${atNs}`;
}

/**
 * Reads a cursor that was kept.
 *
 * @throws {ClientProblem} when the text is none.
 */
export function cursorFromText(text: string): Cursor {
  const [, id, atNs] = /^(\d{1,20})@(\d{1,20})$/.exec(text) ?? [];
  if (id === undefined || atNs === undefined) {
    throw new ClientProblem(
      "bad_input",
      `"${text}" is no cursor.`,
      'Give one that came with an event, "now", or "beginning".',
    );
  }
  return { id: BigInt(id), atNs: BigInt(atNs) };
}
