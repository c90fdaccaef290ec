import { Principal } from "@dfinity/principal";
import { afterEach, describe, expect, test } from "@jest/globals";
import { IDL } from "candid-stock";

import { CYCLES_LEDGER, CYCLES_MINTING } from "../../../src/localnet/principals.js";
import { lookUp, treeOfCertificate } from "../../helpers/certificate-tree.js";
import {
  at,
  methodContent,
  newSigner,
  post,
  readStateContent,
  requestIdOfContent,
  signed,
} from "../../helpers/http-client.js";
import { type Fixture, MIXED, serveCanister } from "../../helpers/served-network.js";
import { assemble } from "../../helpers/wasm-assembler.js";

const CreateArgs = IDL.Record({
  from_subaccount: IDL.Opt(IDL.Vec(IDL.Nat8)),
  created_at_time: IDL.Opt(IDL.Nat64),
  amount: IDL.Nat,
  creation_args: IDL.Opt(
    IDL.Record({
      subnet_selection: IDL.Opt(
        IDL.Variant({
          Filter: IDL.Record({ subnet_type: IDL.Opt(IDL.Text) }),
          Subnet: IDL.Record({ subnet: IDL.Principal }),
        }),
      ),
      settings: IDL.Opt(
        IDL.Record({
          controllers: IDL.Opt(IDL.Vec(IDL.Principal)),
          freezing_threshold: IDL.Opt(IDL.Nat),
        }),
      ),
    }),
  ),
});

const failure = IDL.Variant({
  GenericError: IDL.Record({ message: IDL.Text, error_code: IDL.Nat }),
});

const CreateResult = IDL.Variant({
  Ok: IDL.Record({ block_id: IDL.Nat, canister_id: IDL.Principal }),
  Err: failure,
});

const alice = newSigner();

let fixture: Fixture;

afterEach(() => fixture.served.close());

/** Calls as Alice; answers what the certificate says. */
async function call(canister: Uint8Array, method: string, arg: Uint8Array) {
  const content = methodContent("call", canister, method, { sender: alice.principal, arg });
  const path = at("v4", canister, "call");
  const { cbor } = await post(fixture.served, path, signed(content, alice));
  const { certificate } = cbor;
  const tree = treeOfCertificate(certificate);
  const read = (part: string) =>
    lookUp(tree, ["request_status", requestIdOfContent(content), part]);
  return { reply: bytes(read("reply")), message: bytes(read("reject_message")) };
}

function bytes(found: Uint8Array | string): Uint8Array {
  return found instanceof Uint8Array ? found : new Uint8Array(0);
}

describe("the cycles ledger", () => {
  const create = (value: object) =>
    call(CYCLES_LEDGER, "create_canister", IDL.encode([CreateArgs], [value]));

  test("default: creates a canister that belongs to the caller, with the cycles", async () => {
    fixture = await serveCanister();
    const { reply } = await create({
      from_subaccount: [],
      created_at_time: [1n],
      amount: 5_000n,
      creation_args: [],
    });

    const [result] = IDL.decode([CreateResult], reply);
    expect(result).toMatchObject({ Ok: { canister_id: expect.any(Principal) } });
    const created = fixture.network.canisterIds().at(-1) ?? new Uint8Array(0);
    const view = fixture.network.canister(created);
    expect(view.settings.controllers).toEqual([alice.principal]);
    expect(view.balanceCycles).toBe(5_000n);
  });

  test("behavior: settings are those that were asked for", async () => {
    fixture = await serveCanister();
    const owner = newSigner().principal;
    const settings = {
      controllers: [[Principal.fromUint8Array(owner)]],
      freezing_threshold: [77n],
    };
    const creation_args = [{ subnet_selection: [], settings: [settings] }];
    await create({ from_subaccount: [], created_at_time: [], amount: 1n, creation_args });

    const created = fixture.network.canisterIds().at(-1) ?? new Uint8Array(0);
    expect(fixture.network.canister(created).settings).toMatchObject({
      controllers: [owner],
      freezingThresholdSec: 77n,
    });
  });

  test("default: tops canisters up", async () => {
    fixture = await serveCanister();
    const { network, canister } = fixture;
    const { balanceCycles } = network.canister(canister);
    const Withdraw = IDL.Record({ to: IDL.Principal, amount: IDL.Nat });
    const topUp = async (to: Uint8Array) => {
      const value = { to: Principal.fromUint8Array(to), amount: 9n };
      const arg = IDL.encode([Withdraw], [value]);
      const { reply } = await call(CYCLES_LEDGER, "withdraw", arg);
      return IDL.decode([IDL.Variant({ Ok: IDL.Nat, Err: failure })], reply)[0];
    };

    expect(await topUp(canister)).toEqual({ Ok: 0n });
    expect(network.canister(canister).balanceCycles).toBe(balanceCycles + 9n);
    expect(await topUp(alice.principal)).toMatchObject({
      Err: { GenericError: { message: expect.stringContaining("not found") } },
    });
  });

  test("error: another argument, another method", async () => {
    fixture = await serveCanister();
    const garbage = await call(CYCLES_LEDGER, "create_canister", Uint8Array.of(1));
    const unknown = await call(CYCLES_LEDGER, "burn", Uint8Array.of(1));

    expect(garbage.message.length).toBeGreaterThan(0);
    expect(new TextDecoder().decode(unknown.message)).toMatch(/stand-in for the cycles ledger/);
  });

  test("error: a query changes nothing", async () => {
    fixture = await serveCanister();
    const content = methodContent("query", CYCLES_LEDGER, "create_canister", {
      sender: alice.principal,
    });
    const path = at("v3", CYCLES_LEDGER, "query");

    const { cbor } = await post(fixture.served, path, signed(content, alice));

    expect(cbor).toMatchObject({ status: "rejected", error_code: "IC0536" });
    expect(fixture.network.canisterIds()).toHaveLength(1);
  });
});

describe("stand-ins", () => {
  test("default: the cycles-minting canister names this subnet", async () => {
    fixture = await serveCanister();
    const content = methodContent("query", CYCLES_MINTING, "get_default_subnets", {
      sender: alice.principal,
    });
    const path = at("v3", CYCLES_MINTING, "query");

    const { cbor } = await post(fixture.served, path, signed(content, alice));

    const subnet = Principal.fromUint8Array(fixture.network.certifier.subnetId);
    const arg = IDL.encode([IDL.Vec(IDL.Principal)], [[subnet]]);
    expect(cbor).toMatchObject({ status: "replied", reply: { arg } });
  });

  test("behavior: no canister that is created gets an id of theirs", async () => {
    fixture = await serveCanister();
    const created = Array.from({ length: 10 }, () => fixture.network.createCanister());

    expect(created).not.toContainEqual(CYCLES_MINTING);
    expect(created).not.toContainEqual(CYCLES_LEDGER);
    expect(fixture.network.canisterIds()).toHaveLength(11);
  });

  test("behavior: a canister of the same id takes their place", async () => {
    fixture = await serveCanister();
    fixture.network.deploy({ id: CYCLES_LEDGER, wasm: assemble(MIXED) });

    const { reply } = await call(CYCLES_LEDGER, "count", new Uint8Array(0));

    expect(reply).toEqual(Uint8Array.of(1, 0, 0, 0));
  });

  test("behavior: metadata that they do not have is proved to be absent", async () => {
    fixture = await serveCanister();
    const path = ["canister", CYCLES_LEDGER, "metadata", "candid:service"];
    const content = readStateContent([path], { sender: alice.principal });
    const address = at("v3", CYCLES_LEDGER, "read_state");

    const { cbor } = await post(fixture.served, address, signed(content, alice));

    const { certificate } = cbor;
    expect(lookUp(treeOfCertificate(certificate), path)).toBe("absent");
  });
});
