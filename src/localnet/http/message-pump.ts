import type { Network } from "../network.js";

/** Work that begins when the network is quiet. */
type Job = () => void;

/**
 * Executes the messages of a network a few at a time, so that whatever else the process has to do
 * is done in between. Jobs begin in the order in which they came, each when the messages of those
 * before have been executed; a network that never comes to rest is not waited for.
 */
export class MessagePump {
  readonly #network: Network;
  readonly #afterSlice: () => void;
  #jobs: Job[] = [];
  #quietWaiters: (() => void)[] = [];
  #isScheduled = false;
  #isClosed = false;
  #messagesSinceJob = 0;

  /** @param afterSlice - is called whenever messages have been executed. */
  constructor(network: Network, afterSlice: () => void) {
    this.#network = network;
    this.#afterSlice = afterSlice;
  }

  begin(job: Job): void {
    this.#jobs.push(job);
    this.wake();
  }

  /** Has the network looked at soon. */
  wake(): void {
    if (this.#isScheduled || this.#isClosed) return;
    this.#isScheduled = true;
    setImmediate(() => this.#runSlice());
  }

  /** Ends when nothing waits any more, neither a message nor a job. */
  whenQuiet(): Promise<void> {
    return new Promise((resolve) => {
      this.#quietWaiters.push(resolve);
      this.wake();
    });
  }

  close(): void {
    this.#isClosed = true;
    this.#jobs = [];
  }

  #runSlice(): void {
    this.#isScheduled = false;
    if (this.#isClosed) return;
    const endsAtMs = performance.now() + SLICE_MS;
    let isQuiet = false;
    while (!isQuiet && performance.now() < endsAtMs) isQuiet = !this.#advance();
    this.#afterSlice();
    if (!isQuiet) this.wake();
    else for (const resolve of this.#quietWaiters.splice(0)) resolve();
  }

  /** Executes a message or begins a job; `false` when there is neither. */
  #advance(): boolean {
    const isPatient = this.#messagesSinceJob < MESSAGES_PER_JOB_MAX || this.#jobs.length === 0;
    if (isPatient && this.#network.step()) {
      this.#messagesSinceJob += 1;
      return true;
    }
    this.#messagesSinceJob = 0;
    const job = this.#jobs.shift();
    job?.();
    return job !== undefined;
  }
}

/** How long messages are executed before something else has its turn. */
const SLICE_MS = 10;

const MESSAGES_PER_JOB_MAX = 10_000;
