import { readTranscripts, type Step } from "./transcripts.js";

/** What a call came to, in bytes. */
export type ReplayAnswer =
  | { readonly type: "replied"; readonly bytes: Uint8Array }
  | { readonly type: "rejected"; readonly code: number; readonly message: string };

/** A network that the recorded steps are repeated on. */
export interface ReplayNetwork {
  call(call: RecordedCall): Promise<ReplayAnswer>;
  advance(seconds: number): Promise<void>;
  /** Upgrades both venues, with the arguments that keep what stands. */
  upgradeVenues(): void;
  /** Lets the next transfer of a ledger fail, as one step of the recording did. */
  refuseNextTransfer(canister: string): void;
}

/** A recorded call, with nothing missing. */
export type RecordedCall = {
  readonly step: number;
  readonly canister: string;
  readonly caller: string;
  readonly method: string;
  readonly kind: string;
  readonly arg: Uint8Array;
};

/** What was answered, and what is recorded. */
export type Replayed = { readonly step: Step; readonly answer: ReplayAnswer };

/** The step whose payout the recorded ledger refused. */
const REFUSED_PAYOUT_STEP = 47;

/** Repeats the recorded steps; before some of them, the venues are upgraded. */
export async function replay(
  network: ReplayNetwork,
  upgradedBefore: readonly number[],
): Promise<Replayed[]> {
  const replayed: Replayed[] = [];
  for (const step of readTranscripts().steps) {
    if (upgradedBefore.includes(step.step)) network.upgradeVenues();
    if (step.clock_advanced_seconds !== undefined) {
      await network.advance(step.clock_advanced_seconds);
      continue;
    }
    if (step.step === REFUSED_PAYOUT_STEP) network.refuseNextTransfer("ckUSDT");
    replayed.push({ step, answer: await network.call(toCall(step)) });
  }
  return replayed;
}

function toCall({ step, canister, caller, method, kind = "update", arg }: Step): RecordedCall {
  if (canister === undefined || caller === undefined || method === undefined) {
    throw new Error(`step ${step} is no call`);
  }
  const bytes = Uint8Array.from(Buffer.from(arg ?? "", "hex"));
  return { step, canister, caller, method, kind, arg: bytes };
}
