/** What a canister is running: each permits other system calls. */
export const MODE = {
  start: 1 << 0,
  init: 1 << 1,
  preUpgrade: 1 << 2,
  update: 1 << 3,
  replicatedQuery: 1 << 4,
  query: 1 << 5,
  compositeQuery: 1 << 6,
  reply: 1 << 7,
  reject: 1 << 8,
  compositeReply: 1 << 9,
  compositeReject: 1 << 10,
  cleanup: 1 << 11,
  compositeCleanup: 1 << 12,
  inspect: 1 << 13,
  task: 1 << 14,
} as const;

/** One of {@link MODE}. */
export type Mode = (typeof MODE)[keyof typeof MODE];

/** A system call: where it may be called, and what it is charged besides its bytes. */
export type SystemCall = {
  readonly name: string;
  readonly modes: number;
  readonly instructions: number;
};

/** Abbreviations of the interface specification; `*` is everything but `s`. */
const MODE_OF: Readonly<Record<string, number>> = {
  s: MODE.start,
  I: MODE.init,
  G: MODE.preUpgrade,
  U: MODE.update,
  RQ: MODE.replicatedQuery,
  NRQ: MODE.query,
  CQ: MODE.compositeQuery,
  Ry: MODE.reply,
  Rt: MODE.reject,
  CRy: MODE.compositeReply,
  CRt: MODE.compositeReject,
  C: MODE.cleanup,
  CC: MODE.compositeCleanup,
  F: MODE.inspect,
  T: MODE.task,
  "*": ((1 << 15) - 1) & ~MODE.start,
};

/** Instructions for each byte that leaves the canister: replies, rejects and arguments of calls. */
export const TRANSMITTED_BYTE_INSTRUCTIONS = 50;

const ANSWERS = "U RQ NRQ CQ Ry Rt CRy CRt";
const CALLS = "U CQ Ry Rt CRy CRt T";
const ARGUMENTS = "I U RQ NRQ CQ Ry CRy F";
const CHANGES = "I G U Ry Rt C T";

function define(name: string, modes: string, instructions = 500): SystemCall {
  const mask = modes.split(" ").reduce((sum, mode) => sum | (MODE_OF[mode] ?? 0), 0);
  return { name, modes: mask, instructions };
}

/**
 * Every function of the System API but the stable memory ones: its modes as in the interface
 * specification's overview of imports, its instructions as in the replica's `overhead` table.
 */
export const SYSTEM_CALL = {
  msg_arg_data_size: define("msg_arg_data_size", ARGUMENTS),
  msg_arg_data_copy: define("msg_arg_data_copy", ARGUMENTS),
  msg_caller_size: define("msg_caller_size", "*"),
  msg_caller_copy: define("msg_caller_copy", "*"),
  msg_reject_code: define("msg_reject_code", "Ry Rt CRy CRt C CC"),
  msg_reject_msg_size: define("msg_reject_msg_size", "Rt CRt"),
  msg_reject_msg_copy: define("msg_reject_msg_copy", "Rt CRt"),
  msg_deadline: define("msg_deadline", "U RQ NRQ CQ Ry Rt CRy CRt C CC"),
  msg_reply_data_append: define("msg_reply_data_append", ANSWERS),
  msg_reply: define("msg_reply", ANSWERS),
  msg_reject: define("msg_reject", ANSWERS),
  msg_cycles_available: define("msg_cycles_available", "U RQ Rt Ry"),
  msg_cycles_available128: define("msg_cycles_available128", "U RQ Rt Ry"),
  msg_cycles_refunded: define("msg_cycles_refunded", "Rt Ry"),
  msg_cycles_refunded128: define("msg_cycles_refunded128", "Rt Ry"),
  msg_cycles_accept: define("msg_cycles_accept", "U RQ Rt Ry"),
  msg_cycles_accept128: define("msg_cycles_accept128", "U RQ Rt Ry"),
  cycles_burn128: define("cycles_burn128", CHANGES),
  canister_self_size: define("canister_self_size", "*"),
  canister_self_copy: define("canister_self_copy", "*"),
  canister_cycle_balance: define("canister_cycle_balance", "*"),
  canister_cycle_balance128: define("canister_cycle_balance128", "*"),
  canister_liquid_cycle_balance128: define("canister_liquid_cycle_balance128", "*"),
  canister_status: define("canister_status", "*"),
  canister_version: define("canister_version", "*"),
  subnet_self_size: define("subnet_self_size", "*"),
  subnet_self_copy: define("subnet_self_copy", "*"),
  msg_method_name_size: define("msg_method_name_size", "F"),
  msg_method_name_copy: define("msg_method_name_copy", "F"),
  accept_message: define("accept_message", "F"),
  call_new: define("call_new", CALLS, 1500),
  call_on_cleanup: define("call_on_cleanup", CALLS),
  call_data_append: define("call_data_append", CALLS),
  call_with_best_effort_response: define("call_with_best_effort_response", CALLS),
  call_cycles_add: define("call_cycles_add", "U Ry Rt T"),
  call_cycles_add128: define("call_cycles_add128", "U Ry Rt T"),
  call_perform: define("call_perform", CALLS, 5000),
  root_key_size: define("root_key_size", "I G U RQ Ry Rt C T"),
  root_key_copy: define("root_key_copy", "I G U RQ Ry Rt C T"),
  certified_data_set: define("certified_data_set", "I G U Ry Rt T"),
  data_certificate_present: define("data_certificate_present", "*"),
  data_certificate_size: define("data_certificate_size", "NRQ CQ"),
  data_certificate_copy: define("data_certificate_copy", "NRQ CQ"),
  time: define("time", "*"),
  global_timer_set: define("global_timer_set", CHANGES),
  performance_counter: define("performance_counter", "* s", 200),
  is_controller: define("is_controller", "* s", 1000),
  in_replicated_execution: define("in_replicated_execution", "* s"),
  cost_call: define("cost_call", "* s"),
  cost_create_canister: define("cost_create_canister", "* s"),
  cost_http_request: define("cost_http_request", "* s"),
  cost_sign_with_ecdsa: define("cost_sign_with_ecdsa", "* s"),
  cost_sign_with_schnorr: define("cost_sign_with_schnorr", "* s"),
  cost_vetkd_derive_key: define("cost_vetkd_derive_key", "* s"),
  env_var_count: define("env_var_count", "*"),
  env_var_name_size: define("env_var_name_size", "*"),
  env_var_name_copy: define("env_var_name_copy", "*"),
  env_var_name_exists: define("env_var_name_exists", "*"),
  env_var_value_size: define("env_var_value_size", "*"),
  env_var_value_copy: define("env_var_value_copy", "*"),
  debug_print: define("debug_print", "* s", 100),
  trap: define("trap", "* s"),
} as const;
