import { StableBTreeMap, setTimer } from "azle";

import type { StableMap } from "../src/environment/environment.js";

/*
 * Azle 0.33.0 answers every method through two asynchronous wrappers and looks its host functions
 * up as properties of the global object: 97,000 instructions a message before the method begins,
 * 10,000 a stable read. What is here goes straight to what those wrappers end in. Where the
 * internals are not what they are in that version, nothing is replaced and Azle's own way remains.
 */

/**
 * Lets the canister's methods be called without Azle's wrappers.
 *
 * Warning: only for methods that are `manual` and synchronous: nothing awaits or replies for them.
 */
export function serveDirectly(canister: object): void {
  const meta = globalThis._azleCanisterClassMeta;
  if (meta === undefined) return;

  const { queries, updates } = meta.methodMeta;
  for (const { name, index } of [...(queries ?? []), ...(updates ?? [])]) {
    const method: unknown = Reflect.get(canister, name);
    if (typeof method !== "function" || !(index in meta.callbacks)) continue;
    Reflect.set(meta.callbacks, index, () => {
      Reflect.apply(method, canister, []);
    });
  }
}

/**
 * The same for `inspect_message`.
 *
 * Warning: only for a method that is `manual` and synchronous.
 */
export function inspectDirectly(canister: object): void {
  const meta = globalThis._azleCanisterClassMeta;
  const inspection = meta?.methodMeta.inspect_message;
  const inspect: unknown = inspection && Reflect.get(canister, inspection.name);
  if (meta === undefined || inspection === undefined || typeof inspect !== "function") return;
  if (!(inspection.index in meta.callbacks)) return;
  Reflect.set(meta.callbacks, inspection.index, () => {
    if (Reflect.apply(inspect, canister, []) === true) host().acceptMessage();
  });
}

/** Opens a region of stable memory whose bytes go to the host as they are. */
export function openDirectMap(memoryId: number): StableMap {
  // Opening goes through Azle, which creates the tree the first time.
  new StableBTreeMap(memoryId);
  const ic = host();

  return {
    get: (key) => ic.stableBTreeMapGet(memoryId, key),
    insert: (key, value) => ic.stableBTreeMapInsert(memoryId, key, value),
    remove: (key) => ic.stableBTreeMapRemove(memoryId, key),
    containsKey: (key) => ic.stableBTreeMapContainsKey(memoryId, key),
    count: () => Number(ic.stableBTreeMapLen(memoryId)),
    keys: (start, length) => ic.stableBTreeMapKeys(memoryId, start, length),
  };
}

/**
 * Sets a timer where Azle's `setTimer` would, without its dispatcher. An exception traps with its
 * own sentence, as it does in a method.
 *
 * Warning: only for a callback that is synchronous: nothing awaits it.
 */
export function afterDirectly(delaySec: number, callback: () => void): void {
  const callbacks = globalThis._azleTimerCallbacks;
  if (callbacks === undefined) {
    setTimer(delaySec, callback);
    return;
  }

  const ic = host();
  callbacks[ic.setTimer(delaySec).toString()] = async () => {
    try {
      callback();
    } catch (error) {
      ic.trap(error instanceof Error ? `${error.name}: ${error.message}` : "broken");
    }
  };
}

/** The host functions that Azle wraps; there are none while the canister is built. */
export function host(): NonNullable<typeof globalThis._azleIc> {
  const ic = globalThis._azleIc;
  if (ic === undefined) throw new Error("no host outside a canister");
  return ic;
}
