import type { Message } from "./messages.js";
import type { SeededRandom } from "./seeded-random.js";

/** Messages between one sender and one receiver, in their order. */
type Link = { readonly key: string; messages: Message[]; at: number };

/** Saved queues. */
export type FrozenQueues = readonly {
  readonly key: string;
  readonly messages: readonly Message[];
}[];

/**
 * Messages on their way. Those of one link keep their order; which link comes next is drawn, so
 * that every interleaving the Internet Computer allows has a seed.
 */
export class MessageQueues {
  readonly #links = new Map<string, Link>();
  /** Links with messages. */
  #ready: Link[] = [];
  readonly #random: SeededRandom;

  constructor(random: SeededRandom) {
    this.#random = random;
  }

  get isEmpty(): boolean {
    return this.#ready.length === 0;
  }

  push(linkKey: string, message: Message): void {
    const link = this.#links.get(linkKey);
    if (link !== undefined) {
      link.messages.push(message);
      return;
    }
    this.#add({ key: linkKey, messages: [message], at: 0 });
  }

  /** Takes the next message; `undefined` when there is none. */
  take(): Message | undefined {
    const count = this.#ready.length;
    if (count === 0) return undefined;
    const index = count === 1 ? 0 : this.#random.below(count);
    const link = this.#ready[index];
    const message = link?.messages[link.at];
    if (link === undefined || message === undefined) return undefined;
    link.at += 1;
    if (link.at === link.messages.length) this.#remove(link, index);
    return message;
  }

  /** Takes out the messages that match. */
  removeWhere(matches: (message: Message) => boolean): void {
    const frozen = this.freeze().map(({ key, messages }) => ({
      key,
      messages: messages.filter((message) => !matches(message)),
    }));
    this.adopt(frozen.filter(({ messages }) => messages.length > 0));
  }

  freeze(): FrozenQueues {
    return this.#ready.map(({ key, messages, at }) => ({ key, messages: messages.slice(at) }));
  }

  adopt(frozen: FrozenQueues): void {
    this.#links.clear();
    this.#ready = [];
    for (const { key, messages } of frozen) this.#add({ key, messages: [...messages], at: 0 });
  }

  #add(link: Link): void {
    this.#links.set(link.key, link);
    this.#ready.push(link);
  }

  #remove(link: Link, index: number): void {
    this.#links.delete(link.key);
    const last = this.#ready.pop();
    if (last !== undefined && last !== link) this.#ready[index] = last;
  }
}
