import {
  canisterSelf,
  certifiedDataSet,
  clearTimer,
  performanceCounter,
  setTimer,
  setTimerInterval,
  time,
} from "azle";

import type { Environment, TimerHandle } from "../src/environment/environment.js";
import { openDirectMap } from "./azle-direct.js";

/** The Internet Computer as Azle shows it. */
export const azleEnvironment: Environment = {
  timeNs: time,
  self: () => canisterSelf().toUint8Array(),
  certify: certifiedDataSet,
  log: (line) => console.log(line),
  instructionCount: () => performanceCounter(1),
  stableMap: openDirectMap,
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
