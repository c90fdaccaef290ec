import type { CallMatch } from "./faults.js";
import type { ReportedCall } from "./message-report.js";
import type { Network } from "./network.js";
import type { PrincipalBytes } from "./principals.js";

/** One outgoing call of a scenario. */
export type SweptCall = {
  /** Place among the calls of the scenario, from one. */
  readonly nth: number;
  readonly caller: PrincipalBytes;
  readonly callee: PrincipalBytes;
  readonly method: string;
  /** For `network.inject`: this call and no other. */
  readonly match: CallMatch;
};

/**
 * Goes through every outgoing call of a scenario. For each of them the network is back where it
 * was, so that a fault can be injected and the scenario run again:
 *
 *     for (const { match } of everyOutgoingCall(network, cycle)) {
 *       network.inject(match, rejectBefore(2));
 *       cycle();
 *     }
 *
 * Afterwards the network is where it was at first.
 */
export function* everyOutgoingCall(
  network: Network,
  scenario: () => void,
): Generator<SweptCall, void, undefined> {
  const start = network.save();
  const calls = recordCalls(network, scenario);
  try {
    for (const [index, { caller, call }] of calls.entries()) {
      network.restore(start);
      const { callee, method, outgoingIndex } = call;
      yield { nth: index + 1, caller, callee, method, match: { outgoingIndex } };
    }
  } finally {
    network.restore(start);
  }
}

type RecordedCall = { readonly caller: PrincipalBytes; readonly call: ReportedCall };

function recordCalls(network: Network, scenario: () => void): readonly RecordedCall[] {
  const recorded: RecordedCall[] = [];
  const stop = network.onMessage(({ canister, calls }) => {
    for (const call of calls) recorded.push({ caller: canister, call });
  });
  scenario();
  stop();
  return recorded.sort((a, b) => a.call.outgoingIndex - b.call.outgoingIndex);
}
