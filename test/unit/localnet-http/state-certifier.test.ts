import { Cbor, Certificate, type HashTree } from "@dfinity/agent";
import { Principal } from "@dfinity/principal";
import { describe, expect, test } from "@jest/globals";
import {
  certifierOf,
  createCertifiedNetwork,
} from "../../../src/localnet/http/certified-network.js";
import type { StatePath } from "../../../src/localnet/http/certified-state.js";
import { createNetwork, type Network, OPERATOR } from "../../../src/localnet/network.js";
import { actor, canisterIdAt } from "../../../src/localnet/principals.js";
import { lookUp, treeOfCertificate } from "../../helpers/certificate-tree.js";
import { MIXED } from "../../helpers/served-network.js";
import { numberBytes } from "../../helpers/test-canisters.js";
import { assemble } from "../../helpers/wasm-assembler.js";

const wasm = assemble(MIXED);

function show(network: Network, ...paths: StatePath[]): HashTree {
  return treeOfCertificate(certificateOf(network, ...paths));
}

function certificateOf(network: Network, ...paths: StatePath[]): Uint8Array {
  return certifierOf(network).state().certificate(paths);
}

function verify(network: Network, certificate: Uint8Array, canister: Uint8Array) {
  return Certificate.create({
    certificate,
    rootKey: network.certifier.rootKey,
    canisterId: Principal.fromUint8Array(canister),
    disableTimeVerification: true,
  });
}

describe("certifierOf", () => {
  test("error: a network that was created without", () => {
    expect(() => certifierOf(createNetwork())).toThrow("createCertifiedNetwork");
  });
});

describe("keys", () => {
  test("default: the same seed gives the same ones", () => {
    const [one, same, other] = [1, 1, 2].map((seed) => createCertifiedNetwork({ seed }).certifier);

    expect(same?.rootKey).toEqual(one?.rootKey);
    expect(other?.rootKey).not.toEqual(one?.rootKey);
    expect(one?.subnetId).toEqual(
      Principal.selfAuthenticating(one?.rootKey ?? new Uint8Array(0)).toUint8Array(),
    );
  });
});

describe("the state tree", () => {
  test("default: has what the interface specification names", async () => {
    const network = createCertifiedNetwork();
    const canister = network.deploy({ wasm });
    network.update({ canister, method: "certify", arg: numberBytes(7) });
    const { keys } = certifierOf(network);
    const subnet = ["subnet", keys.subnetId];
    const ofCanister = ["canister", canister];

    const certificate = certificateOf(network, [], []);
    const tree = treeOfCertificate(certificate);

    await verify(network, certificate, canister);
    expect(lookUp(tree, ["time"])).toEqual(expect.any(Uint8Array));
    expect(lookUp(tree, [...subnet, "public_key"])).toEqual(keys.rootKey);
    expect(lookUp(tree, [...subnet, "node", keys.nodeId, "public_key"])).toEqual(keys.nodeKey);
    expect(lookUp(tree, [...ofCanister, "certified_data"])).toEqual(numberBytes(7));
    expect(lookUp(tree, [...ofCanister, "module_hash"])).toEqual(
      network.canister(canister).moduleHash,
    );
    expect(lookUp(tree, [...ofCanister, "metadata", "notes"])).toEqual(
      new TextEncoder().encode("for controllers"),
    );
    const controllers = lookUp(tree, [...ofCanister, "controllers"]);
    expect(Cbor.decode(bytesOf(controllers))).toEqual([OPERATOR]);
  });

  test("behavior: the network has every canister id that there can be", () => {
    const network = createCertifiedNetwork();
    const { subnetId } = network.certifier;
    const first = new Uint8Array(10);
    const ranges = [[first, new Uint8Array(10).fill(255)]];
    const paths: StatePath[] = [
      ["subnet", subnetId, "canister_ranges"],
      ["canister_ranges", subnetId, first],
    ];
    for (const path of paths)
      expect(Cbor.decode(bytesOf(lookUp(show(network, path), path)))).toEqual(ranges);
  });

  test("behavior: an empty canister has no module, and a missing one is proved to be", () => {
    const network = createCertifiedNetwork();
    const canister = network.createCanister({ controllers: [actor("alice")] });
    const path = ["canister", canister, "module_hash"];
    const missing = ["canister", canisterIdAt(50), "module_hash"];

    const tree = show(network, path, missing);

    expect([lookUp(tree, path), lookUp(tree, missing)]).toEqual(["absent", "absent"]);
  });

  test("behavior: what changes is seen at once", () => {
    const network = createCertifiedNetwork();
    const canister = network.deploy({ wasm });
    const hash = ["canister", canister, "module_hash"];
    expect(lookUp(show(network, hash), hash)).not.toBe("absent");

    network.delete(canister);

    expect(lookUp(show(network, hash), hash)).toBe("absent");
  });
});

describe("certificates", () => {
  test("behavior: a state is signed once, until something changes or a second has passed", () => {
    const network = createCertifiedNetwork();
    const canister = network.deploy({ wasm });
    const certifier = certifierOf(network);

    const first = certifier.state();
    network.query({ canister, method: "counter" });
    network.moveClock(999_999_999n);
    expect(certifier.state()).toBe(first);
    network.moveClock(1n);
    const second = certifier.state();
    expect(second).not.toBe(first);
    network.update({ canister, method: "certify", arg: numberBytes(1) });
    expect(certifier.state()).not.toBe(second);
  });

  test("behavior: going back in time gives another state", () => {
    const network = createCertifiedNetwork();
    const saved = network.save();
    network.moveClock(5_000_000_000n);
    const later = certifierOf(network).state();

    network.restore(saved);

    expect(certifierOf(network).state()).not.toBe(later);
  });

  test("default: queries read a certificate of their canister's data", async () => {
    const network = createCertifiedNetwork();
    const canister = network.deploy({ wasm });
    const other = network.deploy({ wasm });
    network.update({ canister, method: "certify", arg: numberBytes(42) });

    const reply = network.query({ canister, method: "certificate" });

    const certificate = reply.type === "replied" ? reply.bytes : new Uint8Array(0);
    await verify(network, certificate, canister);
    const tree = treeOfCertificate(certificate);
    expect(lookUp(tree, ["canister", canister, "certified_data"])).toEqual(numberBytes(42));
    expect(lookUp(tree, ["canister", other, "certified_data"])).toBe("unknown");
  });
});

function bytesOf(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value;
  throw new Error(`no bytes: ${String(value)}`);
}
