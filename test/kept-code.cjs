const { createHash } = require("node:crypto");
const { TestEnvironment } = require("jest-environment-node");

/*
 * Every test file loads the local network anew, and with it the canisters' modules. V8 finds code
 * that it has compiled for the same bytes before, as long as some module holds it: so a worker holds
 * the modules that the files before have compiled, and the first cycles of a demo take half the time.
 */

/** Smaller ones are compiled in no time. */
const KEPT_BYTES_MIN = 1_000_000;

/** A deployment has five; some tests make others of their own. */
const KEPT_COUNT = 8;

/** Modules by the hash of their bytes; the one that was used last comes last. */
const kept = new Map();

/** @param {Uint8Array} bytes */
function keep(bytes) {
  const hash = createHash("sha256").update(bytes).digest("hex");
  // Of this realm and not of the test's, which would never be freed.
  const module = kept.get(hash) ?? new WebAssembly.Module(bytes);
  kept.delete(hash);
  kept.set(hash, module);
  const [oldest] = kept.keys();
  if (kept.size > KEPT_COUNT) kept.delete(oldest);
}

module.exports = class KeptCode extends TestEnvironment {
  async setup() {
    await super.setup();
    const { WebAssembly } = this.global;
    WebAssembly.Module = new Proxy(WebAssembly.Module, {
      construct(target, [bytes], newTarget) {
        const module = Reflect.construct(target, [bytes], newTarget);
        if (bytes.byteLength >= KEPT_BYTES_MIN) keep(new Uint8Array(bytes));
        return module;
      },
    });
  }
};
