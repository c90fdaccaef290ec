import { Principal } from "@dfinity/principal";
import { describe, expect, test } from "@jest/globals";
import { IDL } from "candid-stock";

import { createNetwork, type Network, OPERATOR } from "../../../src/localnet/network.js";
import { actor, MANAGEMENT_CANISTER } from "../../../src/localnet/principals.js";
import { CELL, numberBytes, numbersOf } from "../../helpers/test-canisters.js";
import { assemble } from "../../helpers/wasm-assembler.js";

const wasm = assemble({
  ...CELL,
  customSections: { "icp:public candid:service": "service : {}", "icp:private n": "", name: "x" },
});

describe("queries of the management canister", () => {
  function ask(network: Network, method: string, caller: Uint8Array, canister?: Uint8Array) {
    const id = Principal.fromUint8Array(canister ?? actor("nobody"));
    const arg = IDL.encode([IDL.Record({ canister_id: IDL.Principal })], [{ canister_id: id }]);
    return network.query({ canister: MANAGEMENT_CANISTER, method, arg, caller });
  }

  test("default: the status and the logs of a canister, for its controllers", () => {
    const network = createNetwork();
    const canister = network.deploy({ wasm });

    for (const method of ["canister_status", "fetch_canister_logs"]) {
      expect(ask(network, method, OPERATOR, canister)).toMatchObject({ type: "replied" });
      expect(ask(network, method, actor("eve"), canister)).toMatchObject({ code: 5 });
      expect(ask(network, method, OPERATOR)).toMatchObject({ code: 3 });
    }
  });

  test("error: methods that change something, and those that there are not", () => {
    const network = createNetwork();
    const canister = network.deploy({ wasm });

    for (const method of ["stop_canister", "raw_rand", "nothing"])
      expect(ask(network, method, OPERATOR, canister)).toMatchObject({
        code: 5,
        message: `IC0536: Management canister has no query method '${method}'`,
      });
    expect(network.canister(canister).status).toBe("running");
  });
});

describe("a network that is run from outside", () => {
  test("behavior: a tick may be started without running it", () => {
    const network = createNetwork();
    const canister = network.deploy({ wasm });
    network.update({ canister, method: "set", arg: numberBytes(1) });

    network.startTick();
    const heap = () => numbersOf(network.query({ canister, method: "get" }))[0];
    expect(heap()).toBe(1);
    network.run();
    expect(heap()).toBe(99);
  });

  test("behavior: outcomes can be forgotten", () => {
    const network = createNetwork();
    const canister = network.deploy({ wasm });
    network.submit({ canister, method: "set", arg: numberBytes(1) }, "mine");
    network.run();
    expect(network.outcomeOf("mine").type).toBe("replied");

    network.forget("mine");

    expect(network.outcomeOf("mine").type).toBe("unanswered");
  });

  test("default: metadata sections have names, others do not count", () => {
    const network = createNetwork();
    const canister = network.deploy({ wasm });

    expect(network.canister(canister).metadataNames).toEqual(["candid:service", "n"]);
    expect(network.canister(network.createCanister()).metadataNames).toEqual([]);
  });
});
