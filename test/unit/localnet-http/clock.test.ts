import { afterEach, describe, expect, test } from "@jest/globals";

import { createCertifiedNetwork } from "../../../src/localnet/http/certified-network.js";
import type { ClockMode } from "../../../src/localnet/http/clock.js";
import { serveNetwork } from "../../../src/localnet/http/serve-network.js";
import { TIME_NS_DEFAULT } from "../../../src/localnet/network.js";
import { lookUp, treeOfCertificate } from "../../helpers/certificate-tree.js";
import {
  anonymous,
  at,
  methodContent,
  nowNs,
  post,
  readStateContent,
} from "../../helpers/http-client.js";
import { type Fixture, MIXED, serveCanister } from "../../helpers/served-network.js";
import { numberBytes, numbersOf } from "../../helpers/test-canisters.js";

let fixture: Fixture;

afterEach(() => fixture.served.close());

async function start(clock: ClockMode): Promise<void> {
  fixture = await serveCanister(MIXED, { clock });
}

async function certifiedTimeNs(): Promise<bigint> {
  const body = anonymous(readStateContent([["time"]]));
  const { cbor } = await post(fixture.served, at("v2", fixture.canister, "read_state"), body);
  const { certificate } = cbor;
  const leb = lookUp(treeOfCertificate(certificate), ["time"]);
  if (!(leb instanceof Uint8Array)) throw new Error("no time");
  return leb.reduceRight((value, byte) => value * 128n + BigInt(byte & 0x7f), 0n);
}

function canisterTimeNs(): bigint {
  const { network, canister } = fixture;
  const reply = network.query({ canister, method: "time" });
  if (reply.type !== "replied") throw new Error(reply.message);
  return new DataView(reply.bytes.buffer, reply.bytes.byteOffset).getBigUint64(0, true);
}

async function callAt(expiresAtNs: bigint): Promise<number> {
  const { canister, served } = fixture;
  const content = methodContent("call", canister, "count", { ingress_expiry: expiresAtNs });
  return (await post(served, at("v3", canister, "call"), anonymous(content))).status;
}

const MINUTE_NS = 60_000_000_000n;

describe("wall", () => {
  test("default: the network's time is that on the wall", async () => {
    await start("wall");
    const before = nowNs();

    const certified = await certifiedTimeNs();

    expect(certified).toBeGreaterThanOrEqual(before);
    expect(canisterTimeNs()).toBeGreaterThanOrEqual(before);
    expect(canisterTimeNs()).toBeLessThanOrEqual(nowNs());
  });

  test("behavior: timers fire by themselves", async () => {
    await start("wall");
    const { network, canister, served } = fixture;
    const content = methodContent("call", canister, "set_timer");
    await post(served, at("v3", canister, "call"), anonymous(content));
    const counter = () => numbersOf(network.query({ canister, method: "counter" }));

    const fired = new Promise<void>((resolve) => {
      network.onMessage(({ kind }) => kind === "global timer" && resolve());
    });
    await fired;

    expect(counter()).toEqual([1]);
  });

  test("error: a network whose clock is ahead", async () => {
    await start("wall");
    const ahead = createCertifiedNetwork({ timeNs: nowNs() + MINUTE_NS });

    await expect(serveNetwork(ahead)).rejects.toThrow("ahead of wall time");
  });
});

describe("network", () => {
  test("default: clients live in the network's time", async () => {
    await start("network");

    expect(await certifiedTimeNs()).toBe(TIME_NS_DEFAULT);
    expect(await callAt(nowNs() + MINUTE_NS)).toBe(400);
    expect(await callAt(TIME_NS_DEFAULT + MINUTE_NS)).toBe(200);
  });
});

describe("advance", () => {
  const SET_AGAIN = {
    ...MIXED,
    functions: {
      ...MIXED.functions,
      canister_global_timer: `
        i32.const 0 i32.const 0 i32.load 2 0 i32.const 1 i32.add i32.store 2 0
        call time i64.const 10000000000 i64.add call global_timer_set drop`,
    },
  };

  test("default: timers fire at their own times, and requests are answered meanwhile", async () => {
    fixture = await serveCanister(SET_AGAIN, { clock: "apart" });
    const { network, canister, served } = fixture;
    network.update({ canister, method: "set_timer" });
    const firedAtNs: bigint[] = [];
    network.onMessage(({ kind }) => kind === "global timer" && firedAtNs.push(network.timeNs));

    const advanced = served.advance(MINUTE_NS);
    expect(await callAt(nowNs() + MINUTE_NS)).toBe(200);
    await advanced;

    expect(network.timeNs).toBe(TIME_NS_DEFAULT + MINUTE_NS);
    const tens = [0n, 10n, 20n, 30n, 40n, 50n, 60n];
    expect(firedAtNs).toEqual(tens.map((sec) => TIME_NS_DEFAULT + sec * 1_000_000_000n));
  });

  test("behavior: a timer that is due fires though no time passes", async () => {
    fixture = await serveCanister(MIXED, { clock: "apart" });
    const { network, canister, served } = fixture;
    network.update({ canister, method: "set_timer" });

    await served.advance(0n);

    expect(network.query({ canister, method: "counter" })).toMatchObject({ bytes: numberBytes(1) });
  });
});

describe("apart", () => {
  test("default: clients live in wall time, and canisters in that of the network", async () => {
    await start("apart");
    const before = nowNs();

    expect(await certifiedTimeNs()).toBeGreaterThanOrEqual(before);
    expect(await callAt(nowNs() + MINUTE_NS)).toBe(200);
    expect(canisterTimeNs()).toBe(TIME_NS_DEFAULT);
  });

  test("behavior: answers that whoever moves the clock brings about are seen", async () => {
    await start("apart");
    const { network, canister, served } = fixture;
    const content = methodContent("call", canister, "count");
    const answer = post(served, at("v3", canister, "call"), anonymous(content));
    network.advance(MINUTE_NS);

    expect(await answer).toMatchObject({ status: 200, cbor: { status: "replied" } });
    const counter = network.query({ canister, method: "counter" });
    expect(counter).toMatchObject({ bytes: numberBytes(1) });
  });
});
