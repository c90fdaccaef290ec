import type { Network } from "../network.js";
import type { StandIns } from "./stand-ins.js";
import type { StateCertifier } from "./state-certifier.js";
import type { UpdateCalls } from "./update-calls.js";

/** What the endpoints of a served network work with. */
export type Face = {
  readonly network: Network;
  readonly certifier: StateCertifier;
  readonly calls: UpdateCalls;
  readonly standIns: StandIns;
  /** How long a synchronous call is waited for before it has to be polled. */
  readonly callWaitMs: number;
};
