import { createCertifiedNetwork } from "../../src/localnet/http/certified-network.js";
import {
  type ServedNetwork,
  type ServeOptions,
  serveNetwork,
} from "../../src/localnet/http/serve-network.js";
import type { Network } from "../../src/localnet/network.js";
import { REPLY, replyBytes, replyLong, replyNumber, TAKE_ARG } from "./test-canisters.js";
import { assemble, type ModuleSource } from "./wasm-assembler.js";

const COUNT_UP = "i32.const 0 i32.const 0 i32.load 2 0 i32.const 1 i32.add i32.store 2 0";

const REPLY_CALLER = `
  i32.const 1024 i32.const 0 call msg_caller_size call msg_caller_copy
  i32.const 1024 call msg_caller_size call msg_reply_data_append ${REPLY}`;

/** Does a little of everything that clients can see. */
export const MIXED: ModuleSource = {
  memoryPages: 1,
  functions: {
    "canister_update count": `${COUNT_UP} ${replyBytes(0, 4)}`,
    "canister_query counter": replyNumber("i32.const 0 i32.load 2 0"),
    "canister_query echo": `${TAKE_ARG} drop
      i32.const 1024 call msg_arg_data_size call msg_reply_data_append ${REPLY}`,
    "canister_query caller": REPLY_CALLER,
    "canister_update fail": "i32.const 600 i32.const 4 call trap",
    "canister_update refuse": "i32.const 610 i32.const 2 call msg_reject",
    "canister_query time": replyLong("call time"),
    "canister_update certify": `${TAKE_ARG} drop
      i32.const 1024 call msg_arg_data_size call certified_data_set ${REPLY}`,
    "canister_query certificate": `
      i32.const 1024 i32.const 0 call data_certificate_size call data_certificate_copy
      i32.const 1024 call data_certificate_size call msg_reply_data_append ${REPLY}`,
    "canister_update set_timer": `call time call global_timer_set drop ${REPLY}`,
    canister_global_timer: `${COUNT_UP}`,
    "canister_update log": `i32.const 600 i32.const 4 call debug_print ${REPLY}`,
  },
  data: { 600: "boom", 610: "no" },
  customSections: {
    "icp:public candid:service": "service : { count : () -> () }",
    "icp:private notes": "for controllers",
  },
};

/** A canister on a network that is served. */
export type Fixture = {
  readonly network: Network;
  readonly canister: Uint8Array;
  readonly served: ServedNetwork;
};

/** Serves a network with one canister, {@link MIXED} when none is given. */
export async function serveCanister(
  source: ModuleSource = MIXED,
  options: ServeOptions = {},
): Promise<Fixture> {
  const network = createCertifiedNetwork({ seed: 7 });
  const canister = network.deploy({ wasm: assemble(source) });
  return { network, canister, served: await serveNetwork(network, options) };
}
