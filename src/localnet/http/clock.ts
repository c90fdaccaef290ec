import type { Network } from "../network.js";
import type { MessagePump } from "./message-pump.js";
import type { StateCertifier } from "./state-certifier.js";

/**
 * Who moves the clock of a served network.
 *
 * - `"wall"`: wall time does; timers and heartbeats fire by themselves.
 * - `"network"`: whoever created the network; clients have to live in its time, or be of those that
 *   ask for it.
 * - `"apart"`: whoever created the network, while certificates and expiries follow wall time. For a
 *   network that lives faster than its clients.
 */
export type ClockMode = "wall" | "network" | "apart";

/** Keeps the time of a served network. */
export type ClockKeeper = {
  /** Sets the network's clock, if it follows wall time. */
  sync(): void;
  stop(): void;
};

type Served = {
  readonly network: Network;
  readonly certifier: StateCertifier;
  readonly pump: MessagePump;
};

/** @throws {Error} when wall time is to move a clock that is ahead of it. */
export function keepClock(mode: ClockMode, served: Served): ClockKeeper {
  served.certifier.useClock(mode === "apart" ? wallTimeNs : undefined);
  switch (mode) {
    case "network":
    case "apart":
      return { sync() {}, stop() {} };
    case "wall":
      return followWallTime(served);
  }
}

function followWallTime({ network, pump }: Served): ClockKeeper {
  if (network.timeNs > wallTimeNs())
    throw new Error("The network's clock is ahead of wall time: serve it with another clock.");
  const sync = () => {
    const behindNs = wallTimeNs() - network.timeNs;
    if (behindNs > 0n) network.moveClock(behindNs);
  };
  sync();
  let isTickWaiting = false;
  const tick = () => {
    isTickWaiting = false;
    network.startTick();
  };
  const timer = setInterval(() => {
    sync();
    if (isTickWaiting) return;
    isTickWaiting = true;
    pump.begin(tick);
  }, TICK_MS);
  return { sync, stop: () => clearInterval(timer) };
}

/**
 * Lets time pass as `Network.advance` does, each timer at its own time, while everything else has
 * its turn in between.
 */
export async function advanceInSlices(
  { network, pump }: Pick<Served, "network" | "pump">,
  durationNs: bigint,
): Promise<void> {
  const targetNs = network.timeNs + durationNs;
  while (network.timeNs < targetNs || (network.nextEventNs ?? targetNs + 1n) <= targetNs) {
    pump.begin(() => {
      const nextNs = network.nextEventNs ?? targetNs;
      const stopNs = nextNs < targetNs ? nextNs : targetNs;
      if (stopNs > network.timeNs) network.moveClock(stopNs - network.timeNs);
      network.startTick();
    });
    await pump.whenQuiet();
  }
}

function wallTimeNs(): bigint {
  return BigInt(Date.now()) * 1_000_000n;
}

const TICK_MS = 100;
