// Why a message is refused, in words.

export function endsEarly() {
  return new Error("the message ends early");
}

/**
 * @param {string} what
 * @returns {never}
 */
export function malformed(what) {
  throw new Error(`malformed ${what}`);
}

export function exceeded() {
  return new Error("the message takes more work than its length allows");
}

export function tooDeep() {
  return new Error("the message is nested too deeply");
}
