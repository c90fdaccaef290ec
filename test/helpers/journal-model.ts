import type { JournalEntry, JournalPage } from "../../src/client/events.js";
import type { Journal } from "../../src/client/journal-follower.js";

/** What may go wrong with one question. */
export type JournalFault = "none" | "lost" | "behind";

/**
 * A journal as the treasury keeps one, in memory: dense ids, of which the newest are kept, and
 * nodes that answer late or not at all.
 */
export class JournalModel implements Journal {
  readonly #capacity: number;
  #entries: JournalEntry[] = [];
  #nextId = 0n;
  #timeNs = 1n;
  /** The journal as a node knows it that is behind. */
  #behind: { entries: JournalEntry[]; nextId: bigint } = { entries: [], nextId: 0n };
  /** Asked before every question. */
  fault: () => JournalFault = () => "none";
  questionCount = 0;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get nextId(): bigint {
    return this.#nextId;
  }

  get oldestId(): bigint {
    return this.#entries[0]?.id ?? this.#nextId;
  }

  /** Writes events. */
  emit(count: number, kind = "CYCLE_ENDED"): void {
    this.#behind = { entries: [...this.#entries], nextId: this.#nextId };
    for (let i = 0; i < count; i++) {
      this.#timeNs += 1n;
      this.#entries.push({
        id: this.#nextId,
        at_ns: this.#timeNs,
        kind,
        version: 1,
        subject: "timer",
        operation_id: [],
        previous_hash: new Uint8Array(0),
        payload: {
          Map: [
            ["cycle_id", { Nat: this.#nextId }],
            ["outcome", { Text: "idle" }],
            ["reason", { Text: "" }],
          ],
        },
      });
      this.#nextId += 1n;
    }
    this.#entries = this.#entries.slice(-this.#capacity);
  }

  /** Begins anew, as after a reinstallation. */
  reset(): void {
    this.#entries = [];
    this.#nextId = 0n;
    this.#behind = { entries: [], nextId: 0n };
  }

  async read(after: bigint | undefined, limit: number): Promise<JournalPage> {
    this.questionCount += 1;
    const fault = this.fault();
    if (fault === "lost") throw new Error("the answer was lost");
    return this.#page(fault === "behind" ? this.#behind.entries : this.#entries, after, limit);
  }

  async readCertified(after: bigint | undefined, limit: number): Promise<JournalPage> {
    this.questionCount += 1;
    if (this.fault() === "lost") throw new Error("the answer was lost");
    return this.#page(this.#entries, after, limit);
  }

  #page(entries: readonly JournalEntry[], after: bigint | undefined, limit: number): JournalPage {
    const later = entries.filter(({ id }) => after === undefined || id > after);
    const events = later.slice(0, Math.min(limit, 100));
    const last = events.at(-1);
    return {
      events,
      oldest: entries[0]?.id ?? 0n,
      next: later.length > events.length && last !== undefined ? [last.id] : [],
    };
  }
}
