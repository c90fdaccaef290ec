import { type Context, currentConfig, raise } from "../context.js";
import { type CounterName, countUp, NO_COUNTS } from "../counters.js";
import type { CycleRecord } from "../cycle-record.js";
import type { RunningCycle } from "../heap.js";
import { Deadline } from "./deadline.js";
import { type CycleRequest, runCycle } from "./run-cycle.js";

/**
 * Ticks are executed a little after they are due, now more, now less: one that comes this much
 * early after a late one is in time.
 */
const TICK_JITTER_NS = 5_000_000_000n;

const TIMER: CycleRequest = { trigger: "timer", mode: "trade" };

/**
 * What the interval timer does. Ticks are driven by the timer alone: a trap in a cycle undoes that
 * cycle's message and the next tick comes all the same (§10).
 *
 * A tick that finds a cycle running is counted as skipped, and ends whatever that cycle still waits
 * for; a cycle that outlived its lock is given up and its legs are left to recovery.
 */
export async function tick(context: Context): Promise<void> {
  const { heap, environment } = context;
  const { running } = heap;
  const nowNs = environment.timeNs();
  if (running !== undefined && nowNs - running.startedAtNs < currentConfig(context).cycleLockNs) {
    count(context, "ticks_skipped");
    running.deadline.expire();
    return;
  }
  if (running !== undefined) takeOver(context, running);
  const elapsedNs = nowNs - heap.lastCycleAtNs + TICK_JITTER_NS;
  if (elapsedNs < currentConfig(context).cycleIntervalNs) return;
  await runCyclesWhileDue(context);
}

/**
 * The interval may have passed while the last cycle was waiting: then the next one starts at once.
 */
async function runCyclesWhileDue(context: Context): Promise<void> {
  const { heap, environment } = context;
  do {
    await runLocked(context, TIMER);
  } while (
    heap.running === undefined &&
    environment.timeNs() - heap.lastCycleAtNs >= currentConfig(context).cycleIntervalNs
  );
}

/**
 * Runs one cycle under the lock. The lock is released by whoever still holds it: a cycle that was
 * given up must not release its successor's.
 */
export async function runLocked(context: Context, request: CycleRequest): Promise<CycleRecord> {
  return underLock(context, (deadline) => runCycle(context, deadline, request));
}

/** Runs any flow that cycles must not run beside. */
export async function underLock<T>(
  context: Context,
  flow: (deadline: Deadline) => Promise<T>,
): Promise<T> {
  const { heap, environment } = context;
  const startedAtNs = environment.timeNs();
  const own: RunningCycle = { startedAtNs, deadline: new Deadline() };
  heap.running = own;
  heap.lastCycleAtNs = startedAtNs;
  try {
    return await flow(own.deadline);
  } finally {
    if (heap.running === own) heap.running = undefined;
  }
}

function takeOver(context: Context, { startedAtNs, deadline }: RunningCycle): void {
  deadline.abandon();
  context.heap.running = undefined;
  count(context, "locks_taken_over");
  const message = `the cycle started at ${startedAtNs} never ended: its legs are left to recovery`;
  raise(context, { kind: "cycle", message });
}

function count(context: Context, name: CounterName): void {
  const { counters } = context.state;
  counters.set(countUp(counters.get() ?? NO_COUNTS, [name]));
}
