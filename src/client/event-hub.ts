import { type Cursor, type CursorStore, cursorFromText } from "./cursor.js";
import { type AnyEvent, type EventKind, type EventOf, isEventKind, isOfKind } from "./events.js";
import {
  type FollowerSettings,
  findNewest,
  type Journal,
  JournalFollower,
  type Notice,
} from "./journal-follower.js";
import { ClientProblem } from "./problem.js";

/** From where events are followed, and how. */
export type EventOptions = FollowerSettings & {
  /** `now` by default; `beginning` is the oldest event still kept; or a cursor that was kept. */
  readonly from?: string;
  /** Keeps the cursor; what it holds goes before `from`. */
  readonly store?: CursorStore;
};

/** What can be listened to: a kind of events, `*` for all of them, or what the follower tells. */
export type Listeners = { [Kind in EventKind]: EventOf<Kind> } & {
  [Type in Notice["type"]]: Extract<Notice, { type: Type }>;
} & { "*": AnyEvent };

/** Takes an event; one that throws or rejects is given the same event again. */
export type Listener<Name extends keyof Listeners> = (event: Listeners[Name]) => unknown;

/** How somebody listens. */
export type ListenOptions = {
  /** Ends it. */
  readonly signal?: AbortSignal;
};

type Subscription = {
  readonly name: string;
  readonly listener: unknown;
  readonly take: (event: AnyEvent | Notice) => unknown;
  /** Whether it has taken the event that is being delivered. */
  lastTakenId: bigint | undefined;
};

const NOTICES: readonly string[] = ["gap", "restart", "error", "caught_up"];

/**
 * Hands the events of a journal to listeners. It follows while somebody listens to events, and goes
 * on where it stopped when somebody does so again.
 */
export class EventHub {
  readonly #journal: Journal;
  readonly #options: EventOptions;
  readonly #subscriptions = new Set<Subscription>();
  #stop: AbortController | undefined;
  #running: Promise<void> = Promise.resolve();
  #position: { readonly cursor: Cursor | undefined } | undefined;

  constructor(journal: Journal, options: EventOptions = {}) {
    this.#journal = journal;
    this.#options = options;
  }

  /** Listens to a kind of events, to all (`*`), or to what the follower tells. */
  add<Name extends keyof Listeners>(
    name: Name,
    listener: Listener<Name>,
    { signal }: ListenOptions = {},
  ): void {
    if (signal?.aborted === true) return;
    if (name !== "*" && !isEventKind(name) && !NOTICES.includes(name)) {
      throw new ClientProblem("bad_input", `There are no events "${name}".`, "See EVENT_KINDS.");
    }
    this.#subscriptions.add(subscriptionOf(name, listener));
    signal?.addEventListener("abort", () => this.remove(name, listener), { once: true });
    if (!NOTICES.includes(name)) this.#start();
  }

  /** No longer listens. */
  remove<Name extends keyof Listeners>(name: Name, listener: Listener<Name>): void {
    for (const subscription of this.#subscriptions) {
      const isIt = subscription.name === name && subscription.listener === listener;
      if (isIt) this.#subscriptions.delete(subscription);
    }
    const isHeard = [...this.#subscriptions].some((each) => !NOTICES.includes(each.name));
    if (!isHeard) this.#stop?.abort();
  }

  /** Ends all listening, and waits until nothing is under way. */
  async close(): Promise<void> {
    this.#subscriptions.clear();
    this.#stop?.abort();
    await this.#running;
  }

  #start(): void {
    if (this.#stop !== undefined && !this.#stop.signal.aborted) return;
    const stop = new AbortController();
    this.#stop = stop;
    // A follower that is about to end is waited for: two would deliver twice.
    this.#running = this.#running.then(() => this.#follow(stop.signal));
  }

  async #follow(signal: AbortSignal): Promise<void> {
    const follower = new JournalFollower(
      {
        journal: this.#journal,
        begin: () => this.#begin(),
        deliver: (event) => this.#deliver(event),
        save: async (cursor) => this.#options.store?.save(cursor),
        notify: (notice) => this.#notify(notice),
      },
      this.#options,
    );
    await follower.run(signal);
  }

  /** Where to go on: where it stopped, where the store says, or where the options say. */
  async #begin(): Promise<Cursor | undefined> {
    if (this.#position !== undefined) return this.#position.cursor;
    const { from = "now", store } = this.#options;
    const kept = (await store?.load()) ?? from;
    const cursor = await this.#find(kept);
    this.#position = { cursor };
    return cursor;
  }

  #find(from: string): Promise<Cursor | undefined> | Cursor | undefined {
    if (from === "now") return findNewest(this.#journal);
    return from === "beginning" ? undefined : cursorFromText(from);
  }

  /** @throws what listeners threw: the follower brings the event again. */
  async #deliver(event: AnyEvent): Promise<void> {
    const failures: unknown[] = [];
    for (const subscription of [...this.#subscriptions]) {
      const { name } = subscription;
      if (name !== "*" && name !== event.kind) continue;
      if (subscription.lastTakenId === event.id || !this.#subscriptions.has(subscription)) continue;
      try {
        await subscription.take(event);
        subscription.lastTakenId = event.id;
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
    this.#position = { cursor: { id: event.id, atNs: event.atNs } };
  }

  #notify(notice: Notice): void {
    if (notice.type === "restart") {
      this.#position = { cursor: undefined };
      for (const subscription of this.#subscriptions) subscription.lastTakenId = undefined;
    }
    for (const { name, take } of [...this.#subscriptions]) {
      if (name === notice.type) take(notice);
    }
  }
}

function subscriptionOf<Name extends keyof Listeners>(
  name: Name,
  listener: Listener<Name>,
): Subscription {
  return {
    name,
    listener,
    lastTakenId: undefined,
    take: (event) => {
      if (isFor(event, name)) return listener(event);
      throw new ClientProblem(
        "unexpected",
        `An event came that is no ${name} as this client knows it.`,
        "Use the client of the same version as the canister.",
      );
    },
  };
}

/** Whether an event is what a listener of that name expects. */
function isFor<Name extends keyof Listeners>(
  event: AnyEvent | Notice,
  name: Name,
): event is (AnyEvent | Notice) & Listeners[Name] {
  if (!("kind" in event)) return event.type === name;
  return name === "*" || (isEventKind(name) && isOfKind(event, name));
}
