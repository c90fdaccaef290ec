import { BACK_OFF_DEFAULT, type BackOff, backOffMs, sleepMs } from "./back-off.js";
import { type Cursor, cursorToText } from "./cursor.js";
import { type AnyEvent, type JournalEntry, type JournalPage, readEvent } from "./events.js";
import { findNewestId } from "./paging.js";

/** Events one question asks for: the most that the canister gives. */
const PAGE_LENGTH = 100;

/** A journal that is read from outside. */
export type Journal = {
  /** Up to `limit` events after an id, from the oldest on without one. */
  read(after: bigint | undefined, limit: number): Promise<JournalPage>;
  /** The same, agreed upon by the whole subnet: slower, and never behind. */
  readCertified(after: bigint | undefined, limit: number): Promise<JournalPage>;
};

/** What a follower tells beside the events. */
export type Notice =
  /** Events from one id to another were dropped by the journal before they were read. */
  | { readonly type: "gap"; readonly fromId: bigint; readonly toId: bigint; readonly count: bigint }
  /** The journal began anew, as after a reinstallation: it is followed from its beginning. */
  | { readonly type: "restart"; readonly lastId: bigint }
  /** Something failed, and is tried again. */
  | { readonly type: "error"; readonly error: unknown; readonly retryInMs: number }
  /** Everything there is has been delivered. */
  | { readonly type: "caught_up"; readonly cursor: string | undefined };

/** What a follower needs. */
export type FollowerPorts = {
  readonly journal: Journal;
  /** The last event that is known; nothing to begin with the first one ever. */
  readonly begin: () => Promise<Cursor | undefined>;
  /** Takes an event; while it fails, the same event comes again. */
  readonly deliver: (event: AnyEvent) => Promise<void>;
  readonly save: (cursor: string) => Promise<void>;
  readonly notify: (notice: Notice) => void;
  readonly sleep?: (durationMs: number, signal: AbortSignal) => Promise<void>;
  /** At least 0 and below 1. */
  readonly chance?: () => number;
};

/** How a journal is followed. */
export type FollowerSettings = {
  /** How often a journal without news is asked; two seconds by default. */
  readonly pollMs?: number;
  readonly backOff?: BackOff;
  /** Whether every answer has to be agreed upon by the subnet. */
  readonly isCertified?: boolean;
};

/**
 * Follows a journal: each event once, in order, whatever fails in between.
 *
 * Each question asks for the last event again: when it is no longer the same, the journal is not
 * the same.
 */
export class JournalFollower {
  readonly #ports: FollowerPorts;
  readonly #settings: FollowerSettings;
  #hasBegun = false;
  #cursor: Cursor | undefined;

  constructor(ports: FollowerPorts, settings: FollowerSettings = {}) {
    this.#ports = ports;
    this.#settings = settings;
  }

  /** Goes on until the signal. */
  async run(signal: AbortSignal): Promise<void> {
    const { notify, sleep = sleepMs, chance = Math.random } = this.#ports;
    const { pollMs = 2_000, backOff = BACK_OFF_DEFAULT } = this.#settings;
    let failureCount = 0;
    while (!signal.aborted) {
      try {
        if (!this.#hasBegun) {
          this.#cursor = await this.#ports.begin();
          this.#hasBegun = true;
        }
        const isMore = await this.#step(signal);
        failureCount = 0;
        if (!isMore) await sleep(pollMs, signal);
      } catch (error) {
        if (signal.aborted) return;
        failureCount += 1;
        const retryInMs = backOffMs(backOff, failureCount, chance());
        notify({ type: "error", error, retryInMs });
        await sleep(retryInMs, signal);
      }
    }
  }

  /** Delivers one page; answers whether there may be more at once. */
  async #step(signal: AbortSignal): Promise<boolean> {
    const { journal, notify } = this.#ports;
    const isCertified = this.#settings.isCertified === true;
    let page = await this.#ask(isCertified ? journal.readCertified : journal.read);
    if (!this.#isContinued(page)) {
      // A node may be behind the others: only the subnet as a whole can say that the journal is.
      if (!isCertified) page = await this.#ask(journal.readCertified);
      if (!this.#isContinued(page)) {
        notify({ type: "restart", lastId: this.#cursor?.id ?? 0n });
        this.#cursor = undefined;
        return true;
      }
    }
    for (const entry of page.events) {
      if (signal.aborted) return false;
      await this.#take(entry);
    }
    const isMore = page.next.length > 0;
    if (!isMore) notify({ type: "caught_up", cursor: this.#cursorText() });
    return isMore;
  }

  #ask(read: Journal["read"]): Promise<JournalPage> {
    const lastId = this.#cursor?.id ?? 0n;
    return read.call(this.#ports.journal, lastId === 0n ? undefined : lastId - 1n, PAGE_LENGTH);
  }

  /** Whether a page belongs to the journal that the cursor is of. */
  #isContinued({ events: [first] }: JournalPage): boolean {
    const cursor = this.#cursor;
    if (cursor === undefined) return true;
    if (first === undefined) return false;
    return first.id === cursor.id ? first.at_ns === cursor.atNs : first.at_ns >= cursor.atNs;
  }

  async #take(entry: JournalEntry): Promise<void> {
    const { deliver, save, notify } = this.#ports;
    const nextId = this.#cursor === undefined ? 0n : this.#cursor.id + 1n;
    if (entry.id < nextId) return;
    if (entry.id > nextId) {
      const toId = entry.id - 1n;
      notify({ type: "gap", fromId: nextId, toId, count: entry.id - nextId });
      // Told once: whatever fails from here on, what is missing stays behind.
      const gapEnd: Cursor = { id: toId, atNs: this.#cursor?.atNs ?? 0n };
      this.#cursor = gapEnd;
      await save(cursorToText(gapEnd));
    }
    const cursor: Cursor = { id: entry.id, atNs: entry.at_ns };
    await deliver(readEvent(entry, cursorToText(cursor)));
    this.#cursor = cursor;
    await save(cursorToText(cursor));
  }

  #cursorText(): string | undefined {
    return this.#cursor === undefined ? undefined : cursorToText(this.#cursor);
  }
}

/** The newest event of a journal, or nothing when it is empty. */
export async function findNewest(journal: Journal): Promise<Cursor | undefined> {
  const newestId = await findNewestId(async (after, limit) => {
    const { events: items, oldest } = await journal.read(after, limit);
    return { items, oldest };
  });
  if (newestId === undefined) return undefined;
  const { events } = await journal.read(newestId === 0n ? undefined : newestId - 1n, 1);
  const [newest] = events;
  return newest === undefined ? undefined : { id: newest.id, atNs: newest.at_ns };
}
