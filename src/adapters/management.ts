import type { RandomnessPort } from "../treasury/ports.js";
import { typed } from "../wire/candid.js";
import { IDL } from "../wire/idl.js";
import { ask, readAnswer } from "./ask.js";
import type { CanisterCaller } from "./canister-caller.js";

/** The management canister's principal has no bytes. */
const MANAGEMENT_ID = new Uint8Array(0);

const NO_ARGS = new Uint8Array([0x44, 0x49, 0x44, 0x4c, 0, 0]);

const seedView = typed<Uint8Array>(IDL.Vec(IDL.Nat8));

/** Randomness of the network: 32 bytes nobody could know before they were asked for. */
export function managementRandomness(caller: CanisterCaller): RandomnessPort {
  return {
    async seed() {
      const question = { canisterId: MANAGEMENT_ID, method: "raw_rand", args: NO_ARGS };
      const answer = await ask(caller, { ...question, reply: seedView });

      return readAnswer(answer, (bytes) =>
        bytes.length === 32
          ? { type: "answered", value: bytes }
          : { type: "unknown", reason: `raw_rand: ${bytes.length} bytes` },
      );
    },
  };
}
