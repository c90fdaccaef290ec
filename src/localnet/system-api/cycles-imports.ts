import type { Execution } from "./execution.js";
import { asNat64, cyclesFrom, type Imports, type SystemApi } from "./system-api.js";
import { SYSTEM_CALL } from "./system-calls.js";

/** Cycles: the balance, what came with a call, what came back, what is burnt. */
export function cyclesImports(api: SystemApi): Imports {
  return { ...balanceImports(api), ...transferImports(api) };
}

function balanceImports(api: SystemApi): Imports {
  return {
    canister_cycle_balance: () =>
      asNat64(api.enter(SYSTEM_CALL.canister_cycle_balance).balanceCycles),
    canister_cycle_balance128(target: number) {
      const { balanceCycles } = api.enter(SYSTEM_CALL.canister_cycle_balance128);
      api.writeCycles(target, balanceCycles);
    },
    // Nothing is reserved for a freezing threshold, so the whole balance is liquid.
    canister_liquid_cycle_balance128(target: number) {
      const { balanceCycles } = api.enter(SYSTEM_CALL.canister_liquid_cycle_balance128);
      api.writeCycles(target, balanceCycles);
    },
    cycles_burn128(high: bigint, low: bigint, target: number) {
      const execution = api.enter(SYSTEM_CALL.cycles_burn128);
      const burnt = smaller(cyclesFrom(high, low), execution.balanceCycles);
      execution.balanceCycles -= burnt;
      api.writeCycles(target, burnt);
    },
  };
}

function transferImports(api: SystemApi): Imports {
  return {
    msg_cycles_available: () =>
      asNat64(api.enter(SYSTEM_CALL.msg_cycles_available).cyclesAvailable),
    msg_cycles_available128(target: number) {
      api.writeCycles(target, api.enter(SYSTEM_CALL.msg_cycles_available128).cyclesAvailable);
    },
    msg_cycles_refunded: () =>
      asNat64(api.enter(SYSTEM_CALL.msg_cycles_refunded).input.cyclesRefunded),
    msg_cycles_refunded128(target: number) {
      api.writeCycles(target, api.enter(SYSTEM_CALL.msg_cycles_refunded128).input.cyclesRefunded);
    },
    msg_cycles_accept: (amount: bigint) =>
      accept(api.enter(SYSTEM_CALL.msg_cycles_accept), cyclesFrom(0n, amount)),
    msg_cycles_accept128(high: bigint, low: bigint, target: number) {
      const execution = api.enter(SYSTEM_CALL.msg_cycles_accept128);
      api.writeCycles(target, accept(execution, cyclesFrom(high, low)));
    },
  };
}

/** Moves at most `amountCycles` of what came with the call to the balance. */
function accept(execution: Execution, amountCycles: bigint): bigint {
  const accepted = smaller(amountCycles, execution.cyclesAvailable);
  execution.cyclesAvailable -= accepted;
  execution.balanceCycles += accepted;
  return accepted;
}

function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
