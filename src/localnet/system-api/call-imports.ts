import { CanisterTrap } from "../machine/trap.js";
import { REJECT } from "../outcomes.js";
import { principalKey } from "../principals.js";
import type { Execution, OutgoingCall } from "./execution.js";
import { cyclesFrom, type Imports, type SystemApi } from "./system-api.js";
import { MODE, SYSTEM_CALL, TRANSMITTED_BYTE_INSTRUCTIONS } from "./system-calls.js";

/** Calls from one canister to the same other one that may wait for their answers at a time. */
const OPEN_CALLS_MAX = 500;

/** The longest that a best-effort call waits, in seconds. */
const BEST_EFFORT_TIMEOUT_SEC_MAX = 300;

/** Arguments of `call_new` by their place. */
type CallNewArguments = [
  callee: number,
  calleeSize: number,
  name: number,
  nameSize: number,
  replyFunction: number,
  replyEnvironment: number,
  rejectFunction: number,
  rejectEnvironment: number,
];

/** Calls to other canisters. */
export function callImports(api: SystemApi): Imports {
  return {
    call_new(...args: CallNewArguments) {
      const execution = api.enter(SYSTEM_CALL.call_new);
      discardPreparation(execution);
      execution.inPreparation = newCall(api, args);
    },
    call_data_append(source: number, size: number) {
      const call = requirePreparation(api.enter(SYSTEM_CALL.call_data_append));
      api.chargeBytes((size >>> 0) * TRANSMITTED_BYTE_INSTRUCTIONS);
      const bytes = api.copyOut(source, size);
      call.arg = call.arg.length === 0 ? bytes : new Uint8Array(Buffer.concat([call.arg, bytes]));
    },
    call_on_cleanup(tableIndex: number, environment: number) {
      const call = requirePreparation(api.enter(SYSTEM_CALL.call_on_cleanup));
      if (call.onCleanup !== undefined) throw new CanisterTrap("cleanup was set already");
      call.onCleanup = { tableIndex: tableIndex >>> 0, environment };
    },
    call_with_best_effort_response(timeoutSec: number) {
      const execution = api.enter(SYSTEM_CALL.call_with_best_effort_response);
      const seconds = Math.min(timeoutSec >>> 0, BEST_EFFORT_TIMEOUT_SEC_MAX);
      requirePreparation(execution).deadlineNs =
        execution.input.timeNs + BigInt(seconds) * 1_000_000_000n;
    },
    call_cycles_add(amount: bigint) {
      attachCycles(api.enter(SYSTEM_CALL.call_cycles_add), cyclesFrom(0n, amount));
    },
    call_cycles_add128(high: bigint, low: bigint) {
      attachCycles(api.enter(SYSTEM_CALL.call_cycles_add128), cyclesFrom(high, low));
    },
    call_perform: () => perform(api, api.enter(SYSTEM_CALL.call_perform)),
  };
}

function newCall(api: SystemApi, args: CallNewArguments): OutgoingCall {
  const [callee, calleeSize, name, nameSize, replyFunction, replyEnv, rejectFunction, rejectEnv] =
    args;
  api.chargeBytes((calleeSize >>> 0) + (nameSize >>> 0));

  return {
    callee: api.copyOut(callee, calleeSize),
    method: api.textOut(name, nameSize),
    onReply: { tableIndex: replyFunction >>> 0, environment: replyEnv },
    onReject: { tableIndex: rejectFunction >>> 0, environment: rejectEnv },
    onCleanup: undefined,
    arg: NO_BYTES,
    cycles: 0n,
    deadlineNs: undefined,
  };
}

function attachCycles(execution: Execution, amountCycles: bigint): void {
  const call = requirePreparation(execution);
  if (amountCycles > execution.balanceCycles)
    throw new CanisterTrap(
      `cannot attach ${amountCycles} cycles, the balance is ${execution.balanceCycles}`,
    );
  execution.balanceCycles -= amountCycles;
  call.cycles += amountCycles;
}

/** Queues the call in preparation. Like the replica, refuses when too many are open already. */
function perform(api: SystemApi, execution: Execution): number {
  const call = requirePreparation(execution);
  if (execution.input.mode !== MODE.compositeQuery && isQueueFull(api, execution, call)) {
    discardPreparation(execution);
    return REJECT.sysTransient;
  }
  execution.calls.push(call);
  execution.inPreparation = undefined;
  return 0;
}

function isQueueFull(api: SystemApi, execution: Execution, call: OutgoingCall): boolean {
  const openCount = api.host.openCallCount(call.callee);
  if (openCount + execution.calls.length < OPEN_CALLS_MAX) return false;
  const key = principalKey(call.callee);
  const queuedCount = execution.calls.filter(({ callee }) => principalKey(callee) === key).length;
  return openCount + queuedCount >= OPEN_CALLS_MAX;
}

function requirePreparation(execution: Execution): OutgoingCall {
  const call = execution.inPreparation;
  if (call === undefined) throw new CanisterTrap("no call is in preparation");
  return call;
}

function discardPreparation(execution: Execution): void {
  execution.balanceCycles += execution.inPreparation?.cycles ?? 0n;
  execution.inPreparation = undefined;
}

const NO_BYTES = new Uint8Array(0);
