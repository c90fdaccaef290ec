import { request as httpRequest } from "node:http";
import { Cbor } from "@dfinity/agent";
import { Principal } from "@dfinity/principal";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { IDL } from "candid-stock";

import { BODY_BYTES_MAX } from "../../../src/localnet/http/body-reader.js";
import { OPERATOR } from "../../../src/localnet/network.js";
import { actor, canisterIdAt, MANAGEMENT_CANISTER } from "../../../src/localnet/principals.js";
import { lookUp, treeOfCertificate } from "../../helpers/certificate-tree.js";
import {
  type Answer,
  anonymous,
  at,
  methodContent,
  newSigner,
  nowNs,
  post,
  readStateContent,
  signed,
} from "../../helpers/http-client.js";
import { type Fixture, MIXED, serveCanister } from "../../helpers/served-network.js";
import { assemble } from "../../helpers/wasm-assembler.js";

let fixture: Fixture;

beforeAll(async () => {
  fixture = await serveCanister();
});

afterAll(() => fixture.served.close());

function send(path: string, body: Uint8Array): Promise<Answer> {
  return post(fixture.served, path, body);
}

function call(changes: Record<string, unknown> = {}): Promise<Answer> {
  const content = methodContent("call", fixture.canister, "count", changes);
  return send(at("v3", fixture.canister, "call"), anonymous(content));
}

/** One sentence for people, and no stack. */
const SENTENCE = /^[A-Z'][^\n]*$/;

describe("addresses", () => {
  test("error: 404 for what is not in the interface", async () => {
    const { url } = fixture.served;
    const id = "rwlgt-iiaaa-aaaaa-aaaaa-cai";
    for (const path of ["api/v2/nonsense", `api/v9/canister/${id}/query`, "api/v2/status/more", ""])
      expect((await fetch(`${url}/${path}`)).status).toBe(404);
    expect((await send(at("v4", fixture.canister, "query"), new Uint8Array(0))).status).toBe(404);
  });

  test("error: 405 for another method than the one of the address", async () => {
    const { url } = fixture.served;
    const get = await fetch(`${url}/api/${at("v2", fixture.canister, "query")}`);
    const status = await fetch(`${url}/api/v2/status`, { method: "POST" });

    expect([get.status, status.status]).toEqual([405, 405]);
  });

  test("error: 415 for another content type", async () => {
    const content = methodContent("query", fixture.canister, "echo");
    const path = at("v2", fixture.canister, "query");
    const answer = await post(fixture.served, path, anonymous(content), "application/json");

    expect(answer).toMatchObject({
      status: 415,
      text: expect.stringContaining("application/cbor"),
    });
  });

  test("error: 400 for what is no principal", async () => {
    const answer = await send("v2/canister/nonsense/query", anonymous(readStateContent([])));

    expect(answer).toMatchObject({ status: 400, text: expect.stringContaining("'nonsense'") });
  });

  test("error: 400 for the address of another canister", async () => {
    const content = methodContent("query", fixture.canister, "echo");
    const answer = await send(at("v2", canisterIdAt(99), "query"), anonymous(content));

    expect(answer.status).toBe(400);
    expect(answer.text).toMatch(/concerns canister rwlgt-iiaaa-aaaaa-aaaaa-cai/);
  });

  test("error: 400 for a request of another kind than the address takes", async () => {
    for (const verb of ["call", "read_state"]) {
      const content = methodContent("query", fixture.canister, "echo");
      const answer = await send(at("v2", fixture.canister, verb), anonymous(content));

      expect(answer).toMatchObject({ status: 400, text: expect.stringMatching(SENTENCE) });
    }
  });
});

describe("bodies", () => {
  test("error: 400 for what is no CBOR", async () => {
    const garbage = [
      new Uint8Array(0),
      Uint8Array.of(0xff),
      Uint8Array.of(0x9b, 255, 255, 255, 255, 255, 255, 255, 255),
      new TextEncoder().encode("{}"),
      new Uint8Array(200_000).fill(0x81),
    ];
    for (const body of garbage) {
      const answer = await send(at("v2", fixture.canister, "query"), body);
      expect(answer).toMatchObject({ status: 400, text: expect.stringMatching(SENTENCE) });
    }
  });

  test("error: 400 for fields that are missing or of another type", async () => {
    const broken: Record<string, unknown>[] = [
      { sender: undefined },
      { sender: "2vxsx-fae" },
      { sender: new Uint8Array(30) },
      { ingress_expiry: "soon" },
      { nonce: new Uint8Array(33) },
      { canister_id: new Uint8Array(30) },
      { method_name: 7 },
      { arg: "" },
      { request_type: "shout" },
      { extra: -1 },
    ];
    for (const changes of broken) {
      const answer = await call(changes);
      expect(answer).toMatchObject({ status: 400, text: expect.stringMatching(SENTENCE) });
    }
    const answer = await send(at("v2", fixture.canister, "call"), Cbor.encode({ content: [] }));
    expect(answer).toMatchObject({ status: 400, text: "In CBOR, the content must be a map." });
  });

  test("error: 413 for a body that is too long", async () => {
    const answer = await call({ arg: new Uint8Array(BODY_BYTES_MAX) });

    expect(answer).toMatchObject({ status: 413, text: expect.stringMatching(SENTENCE) });
  });

  test("error: 413 for a body that does not say how long it is", async () => {
    const path = `/api/${at("v2", fixture.canister, "call")}`;
    const status = await new Promise((resolve, reject) => {
      const headers = { "content-type": "application/cbor", "transfer-encoding": "chunked" };
      const options = { port: fixture.served.port, path, method: "POST", headers };
      const request = httpRequest({ host: "127.0.0.1", ...options }, (response) =>
        resolve(response.resume().statusCode),
      );
      request.once("error", reject);
      for (let i = 0; i < 5; i++) request.write(new Uint8Array(500_000));
      request.end();
    });

    expect(status).toBe(413);
  });

  test("behavior: the longest body is taken", async () => {
    const content = methodContent("query", fixture.canister, "counter");
    const overhead = anonymous({ ...content, arg: new Uint8Array(70_000) }).length - 70_000;
    const arg = new Uint8Array(BODY_BYTES_MAX - overhead);
    const path = at("v2", fixture.canister, "query");

    expect((await send(path, anonymous({ ...content, arg }))).status).toBe(200);
  });
});

describe("expiry", () => {
  test("error: 400 with the words that agents know, for requests that have expired", async () => {
    const answer = await call({ ingress_expiry: nowNs() - 1_000_000_000n });

    expect(answer.status).toBe(400);
    expect(answer.text).toMatch(/^Invalid request expiry: Specified ingress_expiry not within/);
  });

  test("error: 400 for an expiry that is too far in the future", async () => {
    expect((await call({ ingress_expiry: nowNs() + 420_000_000_000n })).status).toBe(400);
    expect((await call({ ingress_expiry: 2n ** 64n - 1n })).status).toBe(400);
  });

  test("behavior: anonymous reads may carry any, by which clients learn the time", async () => {
    const content = readStateContent([["time"]], { ingress_expiry: 0n });
    const path = at("v2", fixture.canister, "read_state");

    expect((await send(path, anonymous(content))).status).toBe(200);
  });
});

describe("destinations", () => {
  test("error: calls to an unknown canister are refused before they are taken", async () => {
    const unknown = canisterIdAt(99);
    const body = () => anonymous(methodContent("call", unknown, "count"));
    const v2 = await send(at("v2", unknown, "call"), body());
    const v3 = await send(at("v3", unknown, "call"), body());

    const refusal = { reject_code: 3, error_code: "IC0301" };
    expect(v2).toMatchObject({ status: 200, cbor: refusal });
    expect(v3).toMatchObject({ cbor: { status: "non_replicated_rejection", ...refusal } });
    expect(v3).toMatchObject({ cbor: { reject_message: expect.not.stringContaining("IC0301") } });
  });

  test("error: queries to an unknown canister or method are rejected", async () => {
    const unknown = canisterIdAt(99);
    const ofCanister = methodContent("query", unknown, "echo");
    const ofMethod = methodContent("query", fixture.canister, "nothing");
    const canisterPath = at("v2", unknown, "query");
    const methodPath = at("v3", fixture.canister, "query");

    expect((await send(canisterPath, anonymous(ofCanister))).cbor).toMatchObject({
      status: "rejected",
      reject_code: 3,
      error_code: "IC0301",
    });
    expect((await send(methodPath, anonymous(ofMethod))).cbor).toMatchObject({
      status: "rejected",
      reject_code: 5,
      error_code: "IC0536",
    });
  });

  test("error: calls of the management canister must name a canister", async () => {
    for (const method of ["raw_rand", "create_canister", "install_chunked_code"]) {
      const arg = Uint8Array.of(0x44, 0x49, 0x44, 0x4c, 0, 0);
      const content = methodContent("call", MANAGEMENT_CANISTER, method, { arg });
      const answer = await send(at("v2", MANAGEMENT_CANISTER, "call"), anonymous(content));

      expect(answer).toMatchObject({ status: 400, text: expect.stringContaining(method) });
    }
  });

  test("behavior: a module in chunks is installed at the address of its target", async () => {
    const { canister } = fixture;
    const type = IDL.Record({ target_canister: IDL.Principal });
    const target_canister = Principal.fromUint8Array(canister);
    const arg = IDL.encode([type], [{ target_canister }]);
    const content = methodContent("call", MANAGEMENT_CANISTER, "install_chunked_code", { arg });

    const right = await send(at("v4", canister, "call"), anonymous(content));
    const wrong = await send(at("v4", MANAGEMENT_CANISTER, "call"), anonymous(content));

    expect([right.status, wrong.status]).toEqual([200, 400]);
  });
});

describe("the state tree", () => {
  function read(
    paths: readonly (readonly (Uint8Array | string)[])[],
    changes: Record<string, unknown> = {},
  ): Promise<Answer> {
    const content = readStateContent(paths, changes);
    return send(at("v2", fixture.canister, "read_state"), anonymous(content));
  }

  test("error: paths that do not exist or that nobody may read", async () => {
    const { canister } = fixture;
    const refused: [readonly (readonly (Uint8Array | string)[])[], number][] = [
      [[[]], 400],
      [[["nonsense"]], 400],
      [[["canister", canister, "certified_data"]], 403],
      [[["canister", canister]], 403],
      [[["canister", canister, "metadata"]], 403],
      [[["canister", canisterIdAt(99), "module_hash"]], 403],
      [[["canister", canister, "metadata", "notes"]], 403],
      [[["request_status", Uint8Array.of(1)]], 400],
      [[["request_status"]], 400],
      [Array.from({ length: 1001 }, () => ["time"]), 400],
      [[Array.from({ length: 128 }, () => "time")], 400],
      [[["time", "x".repeat(1001)]], 400],
    ];
    for (const [paths, status] of refused)
      expect(await read(paths)).toMatchObject({ status, text: expect.stringMatching(SENTENCE) });
  });

  test("error: two requests at once", async () => {
    const [one, other] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];

    expect(
      (
        await read([
          ["request_status", one],
          ["request_status", other],
        ])
      ).status,
    ).toBe(400);
  });

  test("error: 400 when a label is no bytes", async () => {
    const content = { ...readStateContent([]), paths: [["time"]] };
    const path = at("v2", fixture.canister, "read_state");

    expect((await send(path, anonymous(content))).status).toBe(400);
    expect((await send(path, anonymous({ ...content, paths: ["time"] }))).status).toBe(400);
  });

  test("behavior: controllers read private metadata", async () => {
    const owner = newSigner();
    const { network, served } = fixture;
    const canister = network.deploy({ wasm: assemble(MIXED), controllers: [owner.principal] });
    const path = ["canister", canister, "metadata", "notes"];
    const content = readStateContent([path], { sender: owner.principal });

    const answer = await post(served, at("v2", canister, "read_state"), signed(content, owner));

    const { certificate } = answer.cbor;
    expect(lookUp(treeOfCertificate(certificate), path)).toEqual(
      new TextEncoder().encode("for controllers"),
    );
  });

  test("error: an unsigned request in the name of somebody else", async () => {
    for (const sender of [OPERATOR, actor("anybody")])
      expect(await read([["time"]], { sender })).toMatchObject({
        status: 400,
        text: "A request that is not anonymous must be signed.",
      });
  });
});
