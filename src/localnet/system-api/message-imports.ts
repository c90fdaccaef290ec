import { CanisterTrap } from "../machine/trap.js";
import { REJECT, rejected, replied } from "../outcomes.js";
import type { Execution } from "./execution.js";
import type { Imports, SystemApi } from "./system-api.js";
import { SYSTEM_CALL, TRANSMITTED_BYTE_INSTRUCTIONS } from "./system-calls.js";

/** The message: who sent it and what it says, and how it is answered. */
export function messageImports(api: SystemApi): Imports {
  return { ...argumentImports(api), ...answerImports(api), ...inspectImports(api) };
}

function argumentImports(api: SystemApi): Imports {
  return {
    msg_arg_data_size: () => api.enter(SYSTEM_CALL.msg_arg_data_size).input.arg.length,
    msg_arg_data_copy(target: number, offset: number, size: number) {
      api.copyIn(api.enter(SYSTEM_CALL.msg_arg_data_copy).input.arg, target, offset, size);
    },
    msg_caller_size: () => api.enter(SYSTEM_CALL.msg_caller_size).input.caller.length,
    msg_caller_copy(target: number, offset: number, size: number) {
      api.copyIn(api.enter(SYSTEM_CALL.msg_caller_copy).input.caller, target, offset, size);
    },
    msg_reject_code: () => api.enter(SYSTEM_CALL.msg_reject_code).input.rejectCode,
    msg_reject_msg_size: () =>
      encoder.encode(api.enter(SYSTEM_CALL.msg_reject_msg_size).input.rejectMessage).length,
    msg_reject_msg_copy(target: number, offset: number, size: number) {
      const { rejectMessage } = api.enter(SYSTEM_CALL.msg_reject_msg_copy).input;
      api.copyIn(encoder.encode(rejectMessage), target, offset, size);
    },
    msg_deadline: () => api.enter(SYSTEM_CALL.msg_deadline).input.deadlineNs ?? 0n,
  };
}

function answerImports(api: SystemApi): Imports {
  return {
    msg_reply_data_append(source: number, size: number) {
      const execution = requireUnanswered(api.enter(SYSTEM_CALL.msg_reply_data_append));
      api.chargeBytes((size >>> 0) * TRANSMITTED_BYTE_INSTRUCTIONS);
      execution.appendReply(api.copyOut(source, size));
    },
    msg_reply() {
      const execution = requireUnanswered(api.enter(SYSTEM_CALL.msg_reply));
      execution.response = replied(execution.replyBytes());
    },
    msg_reject(source: number, size: number) {
      const execution = requireUnanswered(api.enter(SYSTEM_CALL.msg_reject));
      api.chargeBytes((size >>> 0) * TRANSMITTED_BYTE_INSTRUCTIONS);
      execution.response = rejected(REJECT.canisterReject, api.textOut(source, size));
    },
  };
}

function inspectImports(api: SystemApi): Imports {
  const methodName = (execution: Execution) => encoder.encode(execution.input.method);
  return {
    msg_method_name_size: () => methodName(api.enter(SYSTEM_CALL.msg_method_name_size)).length,
    msg_method_name_copy(target: number, offset: number, size: number) {
      const name = methodName(api.enter(SYSTEM_CALL.msg_method_name_copy));
      api.copyIn(name, target, offset, size);
    },
    accept_message() {
      const execution = api.enter(SYSTEM_CALL.accept_message);
      if (execution.isAccepted) throw new CanisterTrap("the message was accepted already");
      execution.isAccepted = true;
    },
  };
}

function requireUnanswered(execution: Execution): Execution {
  if (execution.isAnswered) throw new CanisterTrap("the call was answered already");
  return execution;
}

const encoder = new TextEncoder();
