import { Certificate } from "@dfinity/agent";
import { Principal } from "@dfinity/principal";
import { afterEach, describe, expect, test } from "@jest/globals";
import { loseReply } from "../../../src/localnet/faults.js";
import { certifierOf } from "../../../src/localnet/http/certified-network.js";
import { type MethodRequest, parseEnvelope } from "../../../src/localnet/http/envelope.js";
import { StandIns } from "../../../src/localnet/http/stand-ins.js";
import { UpdateCalls } from "../../../src/localnet/http/update-calls.js";
import type { Network } from "../../../src/localnet/network.js";
import { canisterIdAt } from "../../../src/localnet/principals.js";
import { lookUp, treeOfCertificate } from "../../helpers/certificate-tree.js";
import {
  type Answer,
  anonymous,
  at,
  type Content,
  methodContent,
  newSigner,
  post,
  readStateContent,
  requestIdOfContent,
  signed,
} from "../../helpers/http-client.js";
import { type Fixture, MIXED, serveCanister } from "../../helpers/served-network.js";
import { numberBytes, REPLY, relay, relayArg } from "../../helpers/test-canisters.js";
import type { ModuleSource } from "../../helpers/wasm-assembler.js";

let fixture: Fixture;

afterEach(() => fixture.served.close());

function callOf(method: string, changes: Content = {}): Content {
  return methodContent("call", fixture.canister, method, changes);
}

function send(version: string, content: Content): Promise<Answer> {
  return post(fixture.served, at(version, fixture.canister, "call"), anonymous(content));
}

function readStatus(content: Content): Promise<Answer> {
  const path = ["request_status", requestIdOfContent(content)];
  const body = anonymous(readStateContent([path]));
  return post(fixture.served, at("v2", fixture.canister, "read_state"), body);
}

/** What a certificate says of a call. */
function statusIn({ cbor: { certificate } }: Answer, content: Content): Record<string, unknown> {
  const tree = treeOfCertificate(certificate);
  const parts = ["status", "reply", "reject_code", "reject_message", "error_code"];
  return Object.fromEntries(
    parts.map((part) => {
      const found = lookUp(tree, ["request_status", requestIdOfContent(content), part]);
      const isText = found instanceof Uint8Array && part !== "reply" && part !== "reject_code";
      return [part, isText ? new TextDecoder().decode(found) : found];
    }),
  );
}

const repliedWith = (reply: Uint8Array) => ({
  status: "replied",
  reply,
  reject_code: "absent",
  reject_message: "absent",
  error_code: "absent",
});

describe("synchronous calls", () => {
  test.each(["v3", "v4"])(
    "default: %s answers with a certificate of the reply",
    async (version) => {
      fixture = await serveCanister();
      const content = callOf("count");

      const answer = await send(version, content);

      expect(answer.cbor).toMatchObject({ status: "replied" });
      expect(statusIn(answer, content)).toEqual(repliedWith(numberBytes(1)));
      const { certificate } = answer.cbor;
      await Certificate.create({
        certificate: bytesOf(certificate),
        rootKey: fixture.served.rootKey,
        canisterId: Principal.fromUint8Array(fixture.canister),
      });
    },
  );

  test("behavior: rejects are certified, with their error code apart", async () => {
    fixture = await serveCanister();
    const trap = callOf("fail");
    const reject = callOf("refuse");

    expect(statusIn(await send("v3", trap), trap)).toEqual({
      status: "rejected",
      reply: "absent",
      reject_code: Uint8Array.of(5),
      reject_message: expect.stringMatching(/^Error from Canister .*boom/),
      error_code: "IC0503",
    });
    expect(statusIn(await send("v3", reject), reject)).toMatchObject({
      reject_code: Uint8Array.of(4),
      reject_message: "no",
      error_code: "IC0406",
    });
  });

  test("behavior: an answer that does not come soon is left to polling", async () => {
    fixture = await serveCanister(MIXED, { callWaitMs: 20 });
    const { network, canister } = fixture;
    const relayer = network.deploy({ wasm: relay() });
    network.inject({}, loseReply());
    const arg = relayArg(canister, "count");
    const content = methodContent("call", relayer, "relay", { arg });

    const answer = await post(fixture.served, at("v3", relayer, "call"), anonymous(content));

    expect(answer.status).toBe(202);
    const path = ["request_status", requestIdOfContent(content)];
    const body = anonymous(readStateContent([path]));
    const status = await post(fixture.served, at("v2", relayer, "read_state"), body);
    expect(statusIn(status, content)).toMatchObject({ status: "processing", reply: "absent" });
  });
});

describe("asynchronous calls", () => {
  test("default: 202, and the status tells what became of the call", async () => {
    fixture = await serveCanister();
    const content = callOf("count");

    expect((await send("v2", content)).status).toBe(202);
    expect(await settled(content)).toEqual(repliedWith(numberBytes(1)));
  });

  test("behavior: an unknown call is proved to be absent", async () => {
    fixture = await serveCanister();
    await send("v3", callOf("count"));
    const content = callOf("count");

    expect(statusIn(await readStatus(content), content)).toMatchObject({ status: "absent" });
  });

  test("error: 403 for the status of somebody else's call", async () => {
    fixture = await serveCanister();
    const alice = newSigner();
    const content = callOf("count", { sender: alice.principal });
    const path = at("v3", fixture.canister, "call");
    expect((await post(fixture.served, path, signed(content, alice))).status).toBe(200);

    expect(await readStatus(content)).toMatchObject({
      status: 403,
      text: "Only its sender may ask what became of a call.",
    });
  });

  test("error: 403 for the status of a call that was made at another address", async () => {
    fixture = await serveCanister();
    const content = callOf("count");
    await send("v3", content);
    const path = ["request_status", requestIdOfContent(content)];
    const elsewhere = at("v2", canisterIdAt(9), "read_state");

    const answer = await post(fixture.served, elsewhere, anonymous(readStateContent([path])));

    expect(answer).toMatchObject({
      status: 403,
      text: expect.stringContaining("another canister"),
    });
  });

  async function settled(content: Content): Promise<Record<string, unknown>> {
    for (;;) {
      const parts = statusIn(await readStatus(content), content);
      const { status } = parts;
      if (status !== "processing") return parts;
    }
  }
});

describe("order and repetition", () => {
  test("behavior: calls are executed in the order in which they came", async () => {
    fixture = await serveCanister();
    const { network, canister } = fixture;
    const executed: string[] = [];
    network.onMessage(({ kind, method }) => {
      if (kind === "update") executed.push(method);
    });
    const calls = callsOf(network);
    const methods = Array.from({ length: 30 }, (_, i) => (i % 3 === 0 ? "log" : "count"));

    const tickets = methods.map((method) => calls.handIn(requestOf(callOf(method)), canister));
    await Promise.all(tickets.map(({ answered }) => answered));

    expect(executed).toEqual(methods);
  });

  test("behavior: a call that comes again before it was executed is the same call", async () => {
    fixture = await serveCanister();
    const { network, canister } = fixture;
    const calls = callsOf(network);
    const request = requestOf(callOf("count"));

    const ticket = calls.handIn(request, canister);
    expect(calls.handIn(request, canister)).toBe(ticket);
    await ticket.answered;

    await calls.handIn(request, canister).answered;
    expect(network.query({ canister, method: "counter" })).toMatchObject({ bytes: numberBytes(1) });
  });

  function callsOf(network: Network): UpdateCalls {
    const certifier = certifierOf(network);
    return new UpdateCalls(network, certifier, new StandIns(network, certifier.subnetId));
  }

  function requestOf(content: Content): MethodRequest {
    const parsed = parseEnvelope(anonymous(content));
    if (parsed.content.type === "read_state") throw new Error("not a call");
    return parsed.content;
  }

  test("behavior: the same request is executed once, however often it comes", async () => {
    fixture = await serveCanister();
    const content = callOf("count");

    const together = await Promise.all([send("v3", content), send("v4", content)]);
    const later = await send("v3", content);
    await send("v2", content);

    for (const answer of [...together, later])
      expect(statusIn(answer, content)).toEqual(repliedWith(numberBytes(1)));
    const { network, canister } = fixture;
    expect(network.query({ canister, method: "counter" })).toMatchObject({ bytes: numberBytes(1) });
  });

  test("behavior: a call that was refused may come again", async () => {
    fixture = await serveCanister();
    const { network, canister } = fixture;
    const content = callOf("count");
    network.stop(canister);
    expect((await send("v3", content)).cbor).toMatchObject({
      status: "non_replicated_rejection",
      error_code: "IC0508",
    });

    network.start(canister);

    expect(statusIn(await send("v3", content), content)).toEqual(repliedWith(numberBytes(1)));
  });

  test("behavior: inspect_message decides whether a call is taken", async () => {
    fixture = await serveCanister({
      ...MIXED,
      functions: { ...MIXED.functions, canister_inspect_message: "" },
    });

    expect((await send("v3", callOf("count"))).cbor).toMatchObject({
      status: "non_replicated_rejection",
      reject_code: 4,
      error_code: "IC0406",
    });
    expect((await send("v2", callOf("count"))).cbor).toMatchObject({ error_code: "IC0406" });
  });

  test("behavior: a network that never rests answers status and begins the next call", async () => {
    fixture = await serveCanister(RESTLESS, { callWaitMs: 0 });
    expect((await send("v2", callOf("start"))).status).toBe(202);

    expect((await fetch(`${fixture.served.url}/api/v2/status`)).status).toBe(200);
    expect((await send("v2", callOf("count"))).status).toBe(202);
    const { network, canister } = fixture;
    const counter = network.query({ canister, method: "counter" });
    expect(counter).toMatchObject({ bytes: numberBytes(1) });
  });
});

const CALL_MYSELF = `
  i32.const 1024 i32.const 0 call canister_self_size call canister_self_copy
  i32.const 1024 call canister_self_size i32.const 700 i32.const 4
  i32.const 0 i32.const 0 i32.const 0 i32.const 0 call call_new call call_perform drop`;

/** Calls itself again whenever it hears its own answer. */
const RESTLESS: ModuleSource = {
  ...MIXED,
  table: ["onReply"],
  functions: {
    ...MIXED.functions,
    onReply: { type: "i32", body: CALL_MYSELF },
    "canister_update start": CALL_MYSELF,
    "canister_update ping": REPLY,
  },
  data: { ...MIXED.data, 700: "ping" },
};

function bytesOf(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value;
  throw new Error("no bytes");
}
