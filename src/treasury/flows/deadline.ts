/**
 * Bounds how long a cycle waits for others. A call on the Internet Computer has no time limit of
 * its own: whoever never answers would hold the cycle for ever. The next tick of the timer expires
 * the deadline instead, and the cycle goes on with what has come.
 */
export class Deadline {
  #expired = false;
  #abandoned = false;
  #onExpire: (() => void)[] = [];

  /** Ends every wait; what comes later is not waited for any more. */
  expire(): void {
    this.#expired = true;
    const waiting = this.#onExpire;
    this.#onExpire = [];
    for (const end of waiting) end();
  }

  /**
   * Ends the flow itself: nothing it waits for comes any more, so that it never goes on beside the
   * one that has taken its place.
   */
  abandon(): void {
    this.#abandoned = true;
    this.#onExpire = [];
  }

  /** Waits again from now on: one tick bounds one wait, not all that follow. */
  renew(): void {
    this.#expired = false;
  }

  /**
   * Waits for all promises, or until the deadline expires. A place stays `undefined` when its
   * promise has not come by then.
   *
   * Rejects as soon as one of them does: our promises never reject, but for the clean-up after a
   * trap, which must go through.
   */
  all<T>(promises: readonly Promise<T>[]): Promise<(T | undefined)[]> {
    if (promises.length === 0) return Promise.resolve([]);
    const results: (T | undefined)[] = promises.map(() => undefined);

    return new Promise((resolve, reject) => {
      let openCount = promises.length;
      promises.forEach((promise, index) => {
        promise.then((value) => {
          results[index] = value;
          openCount -= 1;
          if (openCount === 0 && !this.#abandoned) resolve(results);
        }, reject);
      });
      if (this.#abandoned) return;
      if (this.#expired) resolve([...results]);
      else this.#onExpire.push(() => resolve([...results]));
    });
  }

  /** Like `all`, for one promise. */
  async one<T>(promise: Promise<T>): Promise<T | undefined> {
    return (await this.all([promise]))[0];
  }
}
