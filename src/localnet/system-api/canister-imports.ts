import { CanisterTrap } from "../machine/trap.js";
import { cyclesFrom, type Imports, type SystemApi } from "./system-api.js";
import { MODE, SYSTEM_CALL } from "./system-calls.js";

/** Bytes of certified data. */
const CERTIFIED_DATA_BYTES_MAX = 32;

/** Bytes that a canister's log holds; longer lines are not charged further. */
const LOG_BYTES_MAX = 4096;

/** Instructions for each byte of a log line that reaches the log. */
const LOGGED_BYTE_INSTRUCTIONS = 50;

/** The canister itself: its identity, its clock and timer, its certified data, its log. */
export function canisterImports(api: SystemApi): Imports {
  return {
    ...identityImports(api),
    ...certificationImports(api),
    ...clockImports(api),
    ...logImports(api),
    ...environmentImports(api),
  };
}

function identityImports(api: SystemApi): Imports {
  const { host } = api;
  return {
    canister_self_size() {
      api.enter(SYSTEM_CALL.canister_self_size);
      return host.id.length;
    },
    canister_self_copy(target: number, offset: number, size: number) {
      api.enter(SYSTEM_CALL.canister_self_copy);
      api.copyIn(host.id, target, offset, size);
    },
    canister_status() {
      api.enter(SYSTEM_CALL.canister_status);
      return host.statusCode();
    },
    canister_version() {
      api.enter(SYSTEM_CALL.canister_version);
      return host.version();
    },
    subnet_self_size() {
      api.enter(SYSTEM_CALL.subnet_self_size);
      return host.subnetId().length;
    },
    subnet_self_copy(target: number, offset: number, size: number) {
      api.enter(SYSTEM_CALL.subnet_self_copy);
      api.copyIn(host.subnetId(), target, offset, size);
    },
    is_controller(source: number, size: number) {
      api.enter(SYSTEM_CALL.is_controller);
      api.chargeBytes(size >>> 0);
      return host.isController(api.copyOut(source, size)) ? 1 : 0;
    },
    in_replicated_execution: () =>
      api.enter(SYSTEM_CALL.in_replicated_execution).input.isReplicated ? 1 : 0,
  };
}

function certificationImports(api: SystemApi): Imports {
  return {
    certified_data_set(source: number, size: number) {
      const execution = api.enter(SYSTEM_CALL.certified_data_set);
      api.chargeBytes(size >>> 0);
      if (size >>> 0 > CERTIFIED_DATA_BYTES_MAX)
        throw new CanisterTrap("certified data has at most 32 bytes");
      execution.certifiedData = api.copyOut(source, size);
    },
    data_certificate_present() {
      const { mode } = api.enter(SYSTEM_CALL.data_certificate_present).input;
      return mode === MODE.query || mode === MODE.compositeQuery ? 1 : 0;
    },
    data_certificate_size() {
      api.enter(SYSTEM_CALL.data_certificate_size);
      return api.host.dataCertificate().length;
    },
    data_certificate_copy(target: number, offset: number, size: number) {
      api.enter(SYSTEM_CALL.data_certificate_copy);
      api.copyIn(api.host.dataCertificate(), target, offset, size);
    },
    root_key_size() {
      api.enter(SYSTEM_CALL.root_key_size);
      return api.host.rootKey().length;
    },
    root_key_copy(target: number, offset: number, size: number) {
      api.enter(SYSTEM_CALL.root_key_copy);
      api.copyIn(api.host.rootKey(), target, offset, size);
    },
  };
}

function clockImports(api: SystemApi): Imports {
  return {
    time: () => api.enter(SYSTEM_CALL.time).input.timeNs,
    global_timer_set(timeNs: bigint) {
      const execution = api.enter(SYSTEM_CALL.global_timer_set);
      const before = execution.globalTimerNs ?? api.host.globalTimerNs();
      execution.globalTimerNs = cyclesFrom(0n, timeNs);
      return before;
    },
    performance_counter(type: number) {
      const { input } = api.enter(SYSTEM_CALL.performance_counter);
      if (type !== 0 && type !== 1) throw new CanisterTrap(`no performance counter ${type}`);
      const used = api.meter.used();
      return BigInt(type === 0 ? used : used + input.instructionsBefore);
    },
  };
}

function logImports(api: SystemApi): Imports {
  const log = (address: number, size: number) => {
    const { execution } = api;
    const left = Math.max(LOG_BYTES_MAX - execution.logBytes, 0);
    const byteCount = size >>> 0;
    execution.logBytes += byteCount;
    api.chargeBytes(
      2 * Math.min(byteCount, LOG_BYTES_MAX) + LOGGED_BYTE_INSTRUCTIONS * Math.min(byteCount, left),
    );
    return api.textOut(address, size);
  };
  return {
    debug_print(address: number, size: number) {
      const execution = api.enter(SYSTEM_CALL.debug_print);
      execution.logLines.push(log(address, size));
    },
    trap(address: number, size: number) {
      const execution = api.enter(SYSTEM_CALL.trap);
      api.chargeBytes(size >>> 0);
      const message = log(address, size);
      execution.logLines.push(`[TRAP]: ${message}`);
      throw new CanisterTrap(`Canister called \`ic0.trap\` with message: '${message}'`);
    },
  };
}

function environmentImports(api: SystemApi): Imports {
  const at = (index: number) => {
    const variable = api.host.environmentVariables()[index >>> 0];
    if (variable === undefined) throw new CanisterTrap(`no environment variable ${index}`);
    return encoder.encode(variable[0]);
  };
  const find = (address: number, size: number) => {
    const name = api.textOut(address, size);
    return api.host.environmentVariables().find(([known]) => known === name)?.[1];
  };
  const valueNamed = (address: number, size: number) => {
    const value = find(address, size);
    if (value === undefined) throw new CanisterTrap("no environment variable of this name");
    return encoder.encode(value);
  };
  return {
    env_var_count() {
      api.enter(SYSTEM_CALL.env_var_count);
      return api.host.environmentVariables().length;
    },
    env_var_name_size(index: number) {
      api.enter(SYSTEM_CALL.env_var_name_size);
      return at(index).length;
    },
    env_var_name_copy(...[index, target, offset, size]: [number, number, number, number]) {
      api.enter(SYSTEM_CALL.env_var_name_copy);
      api.copyIn(at(index), target, offset, size);
    },
    env_var_name_exists(address: number, size: number) {
      api.enter(SYSTEM_CALL.env_var_name_exists);
      return find(address, size) === undefined ? 0 : 1;
    },
    env_var_value_size(address: number, size: number) {
      api.enter(SYSTEM_CALL.env_var_value_size);
      return valueNamed(address, size).length;
    },
    env_var_value_copy(...args: [number, number, number, number, number]) {
      const [address, nameSize, target, offset, size] = args;
      api.enter(SYSTEM_CALL.env_var_value_copy);
      api.copyIn(valueNamed(address, nameSize), target, offset, size);
    },
  };
}

const encoder = new TextEncoder();
