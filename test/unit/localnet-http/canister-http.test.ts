import { request as httpRequest } from "node:http";
import { Principal } from "@dfinity/principal";
import { afterEach, describe, expect, test } from "@jest/globals";
import { IDL } from "candid-stock";

import { createCertifiedNetwork } from "../../../src/localnet/http/certified-network.js";
import {
  type ExtraRoute,
  type ServedNetwork,
  serveNetwork,
} from "../../../src/localnet/http/serve-network.js";
import { textResponse } from "../../../src/localnet/http/web-message.js";
import { canisterIdAt, principalToText } from "../../../src/localnet/principals.js";
import { REPLY, replyBytes, TAKE_ARG } from "../../helpers/test-canisters.js";
import { assemble } from "../../helpers/wasm-assembler.js";

const blob = IDL.Vec(IDL.Nat8);
const headers = IDL.Vec(IDL.Tuple(IDL.Text, IDL.Text));
const Token = IDL.Record({ part: IDL.Nat, name: IDL.Text });
const Callback = IDL.Record({
  callback: IDL.Func([Token], [IDL.Record({ body: blob, token: IDL.Opt(Token) })], ["query"]),
  token: Token,
});
const Response = IDL.Record({
  status_code: IDL.Nat16,
  headers,
  body: blob,
  upgrade: IDL.Opt(IDL.Bool),
  streaming_strategy: IDL.Opt(IDL.Variant({ Callback })),
});
const Part = IDL.Record({ body: blob, token: IDL.Opt(Token) });
const Request = IDL.Record({
  method: IDL.Text,
  url: IDL.Text,
  headers,
  body: blob,
  certificate_version: IDL.Opt(IDL.Nat16),
});

const text = (words: string) => new TextEncoder().encode(words);

const plain = {
  status_code: 200,
  headers: [["Content-Type", "text/html"]],
  body: text("hello"),
  upgrade: [],
  streaming_strategy: [],
};

let served: ServedNetwork;

afterEach(() => served.close());

/** Serves a canister whose methods answer with what is given, and that keeps updates it is sent. */
async function serve(
  replies: Readonly<Record<string, Uint8Array>>,
  routes: ReadonlyMap<string, ExtraRoute> = new Map(),
) {
  const network = createCertifiedNetwork();
  const methods = Object.entries(replies).map(([name, bytes], i) => ({
    name,
    bytes,
    address: 2000 + 2000 * i,
  }));
  const functions = methods.map(({ name, bytes, address }) => [
    name,
    `${name.startsWith("canister_update") ? KEEP_ARG : ""} ${replyBytes(address, bytes.length)}`,
  ]);
  const wasm = assemble({
    memoryPages: 1,
    functions: {
      ...Object.fromEntries(functions),
      "canister_query kept": `
        i32.const 1024 i32.const 0 i32.load 2 0 call msg_reply_data_append ${REPLY}`,
    },
    data: Object.fromEntries(methods.map(({ bytes, address }) => [address, bytes])),
  });
  const canister = network.deploy({ wasm });
  served = await serveNetwork(network, { routes });
  return { network, canister, id: principalToText(canister) };
}

const KEEP_ARG = `${TAKE_ARG} drop i32.const 0 call msg_arg_data_size i32.store 2 0`;

type Got = { status: number | undefined; headers: Record<string, unknown>; body: string };

/** Asks as a browser does that knows where `*.localhost` is. */
function get(path: string, host = "localhost", method = "GET", body = ""): Promise<Got> {
  return new Promise((resolve, reject) => {
    const { port } = served;
    const options = { host: "127.0.0.1", port, path, method, headers: { host: `${host}:${port}` } };
    const sent = httpRequest(options, (response) => {
      let received = "";
      response.setEncoding("utf8").on("data", (part: string) => {
        received += part;
      });
      const { statusCode: status } = response;
      response.on("end", () => resolve({ status, headers: response.headers, body: received }));
    });
    sent.once("error", reject);
    sent.end(body);
  });
}

const httpRequestReply = (value: unknown) => ({
  "canister_query http_request": IDL.encode([Response], [value]),
});

describe("canister HTTP", () => {
  test("behavior: below /api/ a canister has pages of its own, but for the interface", async () => {
    const { id } = await serve(httpRequestReply(plain));

    expect(await get("/api/token", `${id}.localhost`)).toMatchObject({
      status: 200,
      body: "hello",
    });
    expect(await get(`/api/token?canisterId=${id}`)).toMatchObject({ status: 200, body: "hello" });
    expect((await get("/api/v2/status", `${id}.localhost`)).headers["content-type"]).toBe(
      "application/cbor",
    );
    expect(await get("/api/token")).toMatchObject({
      status: 404,
      body: "There is no such address in the interface of this network.",
    });
  });

  test("error: 400 for what is no canister id", async () => {
    await serve(httpRequestReply(plain));

    expect(await get("/", "nonsense.localhost")).toMatchObject({
      status: 400,
      body: "'nonsense' is not a canister id.",
    });
    expect((await get("/?canisterId=abc")).status).toBe(400);
  });

  test("error: 404 for nobody, and for a canister that is not there", async () => {
    await serve(httpRequestReply(plain));

    expect(await get("/")).toMatchObject({
      status: 404,
      body: expect.stringContaining("name a canister"),
    });
    const absent = principalToText(canisterIdAt(70));
    expect((await get(`/?canisterId=${absent}`)).status).toBe(404);
  });

  test("error: 502 for a canister that does not answer as it should", async () => {
    const { id } = await serve({});
    expect(await get(`/?canisterId=${id}`)).toMatchObject({
      status: 502,
      body: `Error from Canister ${id}: Canister has no query method 'http_request'. (IC0536)`,
    });
    await served.close();

    const other = await serve({ "canister_query http_request": IDL.encode([IDL.Nat], [7n]) });
    expect(await get("/", `${other.id}.localhost`)).toMatchObject({
      status: 502,
      body: expect.stringContaining("something else than a response"),
    });
  });

  test("error: 502 for headers that HTTP does not know", async () => {
    const { id } = await serve(httpRequestReply({ ...plain, headers: [["bad name", "x"]] }));

    expect((await get("/", `${id}.localhost`)).status).toBe(502);
  });

  test("default: the host names the canister", async () => {
    const { id } = await serve(httpRequestReply({ ...plain, status_code: 404 }));

    for (const host of [`${id}.localhost`, `${id}.raw.localhost`, `${id}.LOCALHOST`])
      expect(await get("/page?x=1", host)).toMatchObject({
        status: 404,
        headers: { "content-type": "text/html", "access-control-allow-origin": "*" },
        body: "hello",
      });
  });

  test("behavior: the address may name it too", async () => {
    const { id } = await serve(httpRequestReply(plain));

    expect((await get(`/page?canisterId=${id}`)).body).toBe("hello");
  });

  test("behavior: there, and nowhere else, a page has an origin of its own", async () => {
    const own = ["Content-Security-Policy", "img-src 'none'"];
    const { id } = await serve(httpRequestReply({ ...plain, headers: [own] }));
    const policyAt = async (path: string, host?: string) =>
      (await get(path, host)).headers["content-security-policy"];

    expect(await policyAt(`/?canisterId=${id}`)).toMatch(/^img-src 'none', sandbox allow-scripts /);
    expect(await policyAt("/", `${id}.localhost`)).toBe("img-src 'none'");
  });

  test("behavior: a request that wants an upgrade is made again as an update", async () => {
    const updated = { ...plain, body: text("done") };
    const { network, canister, id } = await serve({
      ...httpRequestReply({ ...plain, upgrade: [true] }),
      "canister_update http_request_update": IDL.encode([Response], [updated]),
    });

    expect((await get("/order?n=2", `${id}.localhost`, "POST", "two")).body).toBe("done");

    const kept = network.query({ canister, method: "kept" });
    const [sent] = IDL.decode([Request], kept.type === "replied" ? kept.bytes : new Uint8Array(0));
    expect(sent).toMatchObject({
      method: "POST",
      url: "/order?n=2",
      headers: expect.arrayContaining([["host", expect.stringContaining(id)]]),
      body: text("two"),
      certificate_version: [2],
    });
  });

  test("behavior: bodies that do not fit into an answer are streamed", async () => {
    const canister = Principal.fromUint8Array(canisterIdAt(0));
    const token = { part: 1n, name: "rest" };
    const streaming_strategy = [{ Callback: { callback: [canister, "rest"], token } }];
    const { id } = await serve({
      ...httpRequestReply({ ...plain, streaming_strategy }),
      "canister_query rest": IDL.encode([Part], [{ body: text(" world"), token: [] }]),
    });

    expect((await get("/", `${id}.localhost`)).body).toBe("hello world");
  });

  test("error: a stream that never ends", async () => {
    const canister = Principal.fromUint8Array(canisterIdAt(0));
    const token = { part: 1n, name: "rest" };
    const streaming_strategy = [{ Callback: { callback: [canister, "rest"], token } }];
    const { id } = await serve({
      ...httpRequestReply({ ...plain, streaming_strategy }),
      "canister_query rest": IDL.encode([Part], [{ body: text("x"), token: [token] }]),
    });

    expect(await get("/", `${id}.localhost`)).toMatchObject({ status: 502 });
  });
});

describe("further routes", () => {
  const routes = new Map<string, ExtraRoute>([
    ["/", () => textResponse(200, "home")],
    ["/_/candid", ({ url }) => textResponse(200, `page of ${url.searchParams.get("id")}`)],
    ["/_/files/", ({ url }) => textResponse(200, url.pathname)],
    [
      "/fails",
      () => {
        throw new Error("it broke");
      },
    ],
  ]);

  test("default: exact paths, and everything below those that end in a slash", async () => {
    await serve({}, routes);

    expect((await get("/")).body).toBe("home");
    expect((await get("/_/candid?id=abc")).body).toBe("page of abc");
    expect((await get("/_/files/a/b.js")).body).toBe("/_/files/a/b.js");
    expect((await get("/_/other")).status).toBe(404);
  });

  test("behavior: on the host of a canister only those below /_/ are the network's", async () => {
    const { id } = await serve(httpRequestReply(plain), routes);

    expect((await get("/", `${id}.localhost`)).body).toBe("hello");
    expect((await get("/_/candid?id=abc", `${id}.localhost`)).body).toBe("page of abc");
  });

  test("behavior: an address that names a canister is that canister's, but below /_/", async () => {
    const { id } = await serve(httpRequestReply(plain), routes);

    expect((await get(`/?canisterId=${id}`)).body).toBe("hello");
    expect((await get(`/_/candid?id=abc&canisterId=${id}`)).body).toBe("page of abc");
    expect((await get("/?canisterId=nonsense")).status).toBe(400);
  });

  test("error: 500 in one sentence when a route fails", async () => {
    await serve({}, routes);

    expect(await get("/fails")).toMatchObject({
      status: 500,
      body: "The local network failed: it broke",
    });
  });

  test("default: pages of other origins may ask", async () => {
    await serve({});

    const answer = await get("/api/v2/status", "localhost", "OPTIONS");
    expect(answer).toMatchObject({
      status: 204,
      headers: { "access-control-allow-origin": "*", "access-control-allow-headers": "*" },
    });
  });
});
