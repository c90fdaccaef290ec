import {
  canisterSelf,
  certifiedDataSet,
  clearTimer,
  performanceCounter,
  StableBTreeMap,
  setTimer,
  setTimerInterval,
  time,
} from "azle";

import type { Environment, StableMap, TimerHandle } from "../src/environment/environment.js";

const rawBytes = { toBytes: (bytes: Uint8Array) => bytes, fromBytes: (bytes: Uint8Array) => bytes };

/** The Internet Computer as Azle shows it. */
export const azleEnvironment: Environment = {
  timeNs: time,
  self: () => canisterSelf().toUint8Array(),
  certify: certifiedDataSet,
  log: (line) => console.log(line),
  instructionCount: () => performanceCounter(1),
  stableMap: openStableMap,
  after(delaySec, callback) {
    setTimer(delaySec, callback);
  },
  every(intervalSec, callback): TimerHandle {
    return { timerId: setTimerInterval(intervalSec, callback) };
  },
  cancel({ timerId }) {
    clearTimer(timerId);
  },
};

function openStableMap(memoryId: number): StableMap {
  const map = new StableBTreeMap<Uint8Array, Uint8Array>(memoryId, rawBytes, rawBytes);

  return {
    get: (key) => map.get(key) ?? undefined,
    insert: (key, value) => map.insert(key, value) ?? undefined,
    remove: (key) => map.remove(key) ?? undefined,
    containsKey: (key) => map.containsKey(key),
    count: () => Number(map.len()),
    keys: (start, length) => map.keys(start, length),
  };
}
