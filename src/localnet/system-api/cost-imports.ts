import type { Imports, SystemApi } from "./system-api.js";
import { cyclesFrom } from "./system-api.js";
import { SYSTEM_CALL } from "./system-calls.js";

/** Cycles of a subnet of 13 nodes, as published; the network itself charges nothing. */
const CALL_CYCLES = 260_000n;
const TRANSMITTED_BYTE_CYCLES = 1_000n;
const MESSAGE_CYCLES = 5_000_000n;
/** Set aside for executing the response: the most instructions of a message, one cycle each. */
const RESPONSE_EXECUTION_CYCLES = 40_000_000_000n;
/** Set aside for carrying the response: its largest size, 2 MiB. */
const RESPONSE_TRANSMISSION_CYCLES = 2_097_152n * TRANSMITTED_BYTE_CYCLES;
const CREATE_CANISTER_CYCLES = 500_000_000_000n;
const SIGNATURE_CYCLES = 26_153_846_153n;
const NODES = 13n;

/** What calls and services would cost. A canister may refuse to call when it could not pay. */
export function costImports(api: SystemApi): Imports {
  const sign = (target: number) => {
    api.writeCycles(target, SIGNATURE_CYCLES);
    return 0;
  };
  return {
    cost_call(methodSize: bigint, payloadSize: bigint, target: number) {
      api.enter(SYSTEM_CALL.cost_call);
      api.writeCycles(target, callCostCycles(cyclesFrom(0n, methodSize + payloadSize)));
    },
    cost_create_canister(target: number) {
      api.enter(SYSTEM_CALL.cost_create_canister);
      api.writeCycles(target, CREATE_CANISTER_CYCLES);
    },
    cost_http_request(requestSize: bigint, responseSizeMax: bigint, target: number) {
      api.enter(SYSTEM_CALL.cost_http_request);
      const base = (3_000_000n + 60_000n * NODES) * NODES;
      const bytes = 400n * cyclesFrom(0n, requestSize) + 800n * cyclesFrom(0n, responseSizeMax);
      api.writeCycles(target, base + bytes * NODES);
    },
    cost_sign_with_ecdsa(...[, , , target]: [number, number, number, number]) {
      api.enter(SYSTEM_CALL.cost_sign_with_ecdsa);
      return sign(target);
    },
    cost_sign_with_schnorr(...[, , , target]: [number, number, number, number]) {
      api.enter(SYSTEM_CALL.cost_sign_with_schnorr);
      return sign(target);
    },
    cost_vetkd_derive_key(...[, , , target]: [number, number, number, number]) {
      api.enter(SYSTEM_CALL.cost_vetkd_derive_key);
      return sign(target);
    },
  };
}

/** What a call takes from the balance when it is made, most of it given back with the response. */
function callCostCycles(byteCount: bigint): bigint {
  return (
    CALL_CYCLES +
    byteCount * TRANSMITTED_BYTE_CYCLES +
    MESSAGE_CYCLES +
    RESPONSE_EXECUTION_CYCLES +
    RESPONSE_TRANSMISSION_CYCLES
  );
}
