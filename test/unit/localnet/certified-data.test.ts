import { describe, expect, test } from "@jest/globals";

import { concatBytes } from "../../../src/kernel/bytes.js";
import { createNetwork, type Network } from "../../../src/localnet/network.js";
import { actor } from "../../../src/localnet/principals.js";
import { REPLY, replyNumber, TAKE_ARG } from "../../helpers/test-canisters.js";
import { assemble } from "../../helpers/wasm-assembler.js";

const wasm = assemble({
  memoryPages: 1,
  functions: {
    "canister_update certify": `${TAKE_ARG} drop
      i32.const 1024 call msg_arg_data_size call certified_data_set ${REPLY}`,
    "canister_update certify_and_trap": `${TAKE_ARG} drop
      i32.const 1024 call msg_arg_data_size call certified_data_set unreachable`,
    "canister_query certificate": `
      i32.const 0 i32.const 0 call data_certificate_size call data_certificate_copy
      i32.const 0 call data_certificate_size call msg_reply_data_append call msg_reply`,
    "canister_query present": replyNumber("call data_certificate_present"),
    "canister_update present_in_update": replyNumber("call data_certificate_present"),
    "canister_update certificate_in_update": "call data_certificate_size drop",
  },
});

/** A network whose certificates repeat the canister and its data. */
function certifiedNetwork(): { network: Network; canister: Uint8Array } {
  const network: Network = createNetwork({
    certifier: {
      subnetId: actor("subnet"),
      rootKey: Uint8Array.of(1),
      dataCertificate: (id) => concatBytes(id, network.canister(id).certifiedData),
    },
  });
  return { network, canister: network.deploy({ wasm }) };
}

describe("certified data", () => {
  test("error: more than 32 bytes are refused", () => {
    const { network, canister } = certifiedNetwork();

    const arg = new Uint8Array(33);
    expect(network.update({ canister, method: "certify", arg })).toMatchObject({ code: 5 });
  });

  test("default: queries read a certificate of what the last update set", () => {
    const { network, canister } = certifiedNetwork();
    network.update({ canister, method: "certify", arg: Uint8Array.of(7, 8, 9) });

    expect(network.query({ canister, method: "certificate" })).toEqual({
      type: "replied",
      bytes: concatBytes(canister, Uint8Array.of(7, 8, 9)),
    });
  });

  test("behavior: a message that traps certifies nothing", () => {
    const { network, canister } = certifiedNetwork();
    network.update({ canister, method: "certify", arg: Uint8Array.of(7) });
    network.update({ canister, method: "certify_and_trap", arg: Uint8Array.of(8) });

    expect(network.canister(canister).certifiedData).toEqual(Uint8Array.of(7));
  });

  test("behavior: updates have no certificate", () => {
    const { network, canister } = certifiedNetwork();
    const numberOf = (bytes: Uint8Array) => bytes[0];

    const inQuery = network.query({ canister, method: "present" });
    expect(inQuery.type === "replied" && numberOf(inQuery.bytes)).toBe(1);
    const inUpdate = network.update({ canister, method: "present_in_update" });
    expect(inUpdate.type === "replied" && numberOf(inUpdate.bytes)).toBe(0);
    expect(network.update({ canister, method: "certificate_in_update" })).toMatchObject({
      code: 5,
    });
  });
});
