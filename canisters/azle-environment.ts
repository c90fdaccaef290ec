import {
  canisterSelf,
  certifiedDataSet,
  clearTimer,
  performanceCounter,
  setTimer,
  setTimerInterval,
} from "azle";

import type { Environment, TimerHandle } from "../src/environment/environment.js";
import { host, openDirectMap } from "./azle-direct.js";
import { openContext } from "./call-contexts.js";

/** The Internet Computer as Azle shows it. */
export const azleEnvironment: Environment = {
  timeNs: () => host().time(),
  self: () => canisterSelf().toUint8Array(),
  certify: certifiedDataSet,
  log: (line) => console.log(line),
  instructionCount: () => performanceCounter(1),
  stableMap: openDirectMap,
  after(delaySec, callback) {
    setTimer(delaySec, inOwnContext(callback));
  },
  every(intervalSec, callback): TimerHandle {
    return { timerId: setTimerInterval(intervalSec, inOwnContext(callback)) };
  },
  cancel({ timerId }) {
    clearTimer(timerId);
  },
};

function inOwnContext<T>(callback: () => T): () => T {
  return () => {
    openContext();
    return callback();
  };
}
