import { createServer } from "node:http";
import { Principal } from "@dfinity/principal";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";

import type { Ballast } from "../../src/client/ballast.js";
import { connect } from "../../src/client/connect.js";
import { type AnyEvent, EVENT_KINDS, isEventKind, isOfKind } from "../../src/client/events.js";
import type { Notice } from "../../src/client/journal-follower.js";
import { ClientProblem, type ProblemKind } from "../../src/client/problem.js";
import { expectAgreed } from "../../src/client/refusals.js";
import { startTrading } from "../../src/demo/demo-network.js";
import { readWasm } from "../../src/demo/wasm-files.js";
import { EVENT_KINDS as CANISTER_EVENT_KINDS } from "../../src/treasury/events.js";
import { IDL } from "../../src/wire/idl.js";
import { initParams } from "../../src/wire/treasury.js";
import { AgentIdentity } from "../helpers/agent-identity.js";
import { startFlakyProxy } from "../helpers/flaky-proxy.js";
import { delegate, newSigner } from "../helpers/http-client.js";
import { identityOf, type ServedDemo, serveDemo } from "../helpers/served-demo.js";
import { garbled, startTamperingProxy } from "../helpers/tampering-proxy.js";

let world: ServedDemo;
let ballast: Ballast;

beforeAll(async () => {
  world = await serveDemo();
  ballast = await connect({ network: world.description, identity: identityOf("operator") });
});

afterAll(async () => {
  await ballast.close();
  await world.served.close();
});

/** What a test has opened: closed also when it fails. */
let closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.reverse()) await close();
  closers = [];
});

/** Serves a page that is no network. */
async function servePage(): Promise<string> {
  const server = createServer((_request, response) => response.end("<html>hello</html>"));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  closers.push(async () => {
    server.closeAllConnections();
    await new Promise<void>((done) => server.close(() => done()));
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
}

async function problemOf(work: Promise<unknown>): Promise<ClientProblem> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof ClientProblem) return error;
  throw new Error(`no problem, but ${String(error)}`);
}

describe("connect", () => {
  test("story: every canister is a typed actor", async () => {
    const { treasury, kongswap, icpswapFactory } = ballast;
    const portfolio = await treasury.get_portfolio();
    expect(portfolio.holdings).toHaveLength(6);
    expect(await ballast.ledger("ckbtc_ledger").icrc1_symbol()).toBe("ckBTC");
    const pools = await kongswap.pools([]);
    expect("Ok" in pools && pools.Ok.length).toBe(5);
    const found = await icpswapFactory.getPools();
    expect("ok" in found && found.ok.length).toBe(5);
    const pool = await ballast.icpswapPool("sim_icpswap_pool_ckbtc_icp").metadata();
    expect("ok" in pool && pool.ok.fee).toBe(3_000n);

    const answer = await treasury.pause({ reason: "a look around" });
    expect(expectAgreed(answer)).toBeNull();
    expectAgreed(await treasury.stop_trading({ reason: "a look around" }));
  });

  test("behavior: what is refused is told in a sentence, with figures", async () => {
    const nobody = await connect({ network: world.description });
    const answer = await nobody.treasury.start_trading({ reason: "why not" });

    expect(() => expectAgreed(answer)).toThrow(
      "Somebody without an identity may not do that: the right to operate is needed.",
    );
  });

  test("behavior: answers are verified, those of queries and of updates", async () => {
    const proxy = await startTamperingProxy(world.served);
    closers.push(() => proxy.close());
    const { rootKey } = world.description;
    const network = { ...world.description, url: proxy.url };
    const tampered = await connect({ network, rootKey, identity: identityOf("operator") });
    await tampered.treasury.get_status();

    proxy.tamper("query", (answer) => ({
      ...answer,
      reply: garbled(answer["reply"] as Record<string, unknown>, "arg"),
    }));
    const query = await problemOf(tampered.treasury.get_status());
    proxy.tamper("call", (answer) => garbled(answer, "certificate"));
    const update = await problemOf(tampered.treasury.start_trading({ reason: "" }));

    expect([query.kind, update.kind]).toEqual(["wrong_root_key", "wrong_root_key"]);
  });
});

const OTHER_KEY = "00".repeat(133);

describe("bad input", () => {
  const cases: readonly (readonly [string, ProblemKind, () => Promise<unknown>, RegExp])[] = [
    ["an address that is none", "bad_input", () => connect({ network: "htp:/x" }), /is no network/],
    [
      "nobody at the address",
      "unreachable",
      () => connect({ host: "http://127.0.0.1:1" }),
      /npm start/,
    ],
    [
      "a page at the address",
      "not_a_network",
      async () => connect({ host: await servePage() }),
      /is no network of the Internet Computer/,
    ],
    [
      "another root key",
      "wrong_root_key",
      () => connect({ network: world.description, rootKey: OTHER_KEY }),
      /not signed with the root key/,
    ],
    [
      "a root key that is none",
      "bad_input",
      () => connect({ network: world.description, rootKey: "key" }),
      /not hexadecimal/,
    ],
    ["an unknown name", "bad_input", async () => ballast.ledger("doge_ledger"), /one of treasury/],
    [
      "an unknown canister",
      "unknown_canister",
      () => ballast.ledger("br5f7-7uaaa-aaaaa-qaaca-cai").icrc1_name(),
      /br5f7/,
    ],
    [
      "an unknown method",
      "unknown_method",
      () => ballast.ledger("treasury").icrc1_name(),
      /has no method icrc1_name/,
    ],
    [
      "an expired delegation",
      "identity_expired",
      async () => {
        const expired = await connect({ network: world.description, identity: expiredIdentity() });
        return expired.treasury.get_status();
      },
      /no longer valid.*Sign in again/,
    ],
  ];

  test.each(cases)("error: %s is told in one sentence (%s)", async (_what, kind, work, says) => {
    const problem = await problemOf(work());

    expect(problem.kind).toBe(kind);
    expect(problem.message).toMatch(says);
    expect(problem.message).not.toMatch(/\n|\bat \S+\.[jt]s/);
  });
});

/** A key that another key spoke for until a minute ago. */
function expiredIdentity(): AgentIdentity {
  const [owner, session] = [newSigner(), newSigner()];
  const expiration = BigInt(Date.now() - 60_000) * 1_000_000n;
  const delegation = delegate(owner, session, { expiration });
  return new DelegatedIdentity(owner, session, delegation);
}

class DelegatedIdentity extends AgentIdentity {
  readonly #owner: ReturnType<typeof newSigner>;
  readonly #delegation: unknown;

  constructor(
    owner: ReturnType<typeof newSigner>,
    session: ReturnType<typeof newSigner>,
    delegation: unknown,
  ) {
    super(session);
    this.#owner = owner;
    this.#delegation = delegation;
  }

  override getPrincipal(): Principal {
    return Principal.fromUint8Array(this.#owner.principal);
  }

  override async transformRequest(request: Parameters<AgentIdentity["transformRequest"]>[0]) {
    const signed = await super.transformRequest(request);
    const { body, ...rest } = signed as { body: object };
    const delegated = { sender_pubkey: this.#owner.derKey, sender_delegation: [this.#delegation] };
    return { ...rest, body: { ...body, ...delegated } };
  }
}

describe("events", () => {
  test("story: no event is lost or given twice over cut wires, upgrades and restarts", async () => {
    const { demo, served, description } = world;
    const proxy = await startFlakyProxy(served.port);
    closers.push(() => proxy.close());
    const network = { ...description, url: proxy.url };
    const seen: AnyEvent[] = [];
    const notices: Notice[] = [];
    let kept: string | undefined;
    const store = {
      load: async () => kept,
      save: async (cursor: string) => {
        kept = cursor;
      },
    };
    const follow = async () => {
      const events = { from: "beginning", store, pollMs: 20, backOff: { firstMs: 10, mostMs: 50 } };
      const client = await connect({ network, events });
      closers.push(() => client.close());
      client.addEventListener("*", (event) => seen.push(event));
      client.addEventListener("error", (notice) => notices.push(notice));
      client.addEventListener("gap", (notice) => notices.push(notice));
      client.addEventListener("restart", (notice) => notices.push(notice));
      return client;
    };

    // 1. Trading goes on while the wire is cut again and again.
    let client = await follow();
    startTrading(demo);
    proxy.cutEvery(3);
    await world.passMinutes(3);

    // 2. The wire is cut for good, the treasury is upgraded, and goes on meanwhile.
    proxy.cut();
    await world.passMinutes(1);
    const wasm = readWasm("treasury");
    const upgraded = demo.network.install(demo.treasury, "upgrade", {
      wasm,
      arg: IDL.encode(initParams, [[]]),
    });
    expect(upgraded.type).toBe("replied");
    await world.passMinutes(2);
    await until(() => proxy.cutCount > 2);
    proxy.mend();
    await untilSeen(seen, 20);

    // 3. The client ends, and another goes on where it stopped.
    await client.close();
    await world.passMinutes(2);
    client = await follow();

    // 4. The canister stands still for a while.
    demo.network.stop(demo.treasury);
    await pauseMs(200);
    demo.network.start(demo.treasury);
    await world.passMinutes(1);
    const { events } = await ballast.treasury.get_events({ after: [], limit: [100] });
    await untilSeen(seen, events.length);
    await client.close();

    expect(seen.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
    expect(seen.map(({ kind }) => kind)).toEqual(events.map(({ kind }) => kind));
    expect(notices.filter(({ type }) => type !== "error")).toEqual([]);
    expect(notices.length).toBeGreaterThan(0);
  });

  test("behavior: events carry what their kinds promise", async () => {
    expect([...EVENT_KINDS].sort()).toEqual([...CANISTER_EVENT_KINDS].sort());
    const seen: AnyEvent[] = [];
    const client = await connect({
      network: world.description,
      events: { from: "beginning", pollMs: 20 },
    });
    await new Promise<void>((done) => {
      client.addEventListener("caught_up", () => done());
      client.addEventListener("*", (event) => seen.push(event));
    });
    await client.close();

    const kinds = new Set(seen.map(({ kind }) => kind));
    expect(kinds.size).toBeGreaterThanOrEqual(5);
    const wrong = seen.filter((event) => !isEventKind(event.kind) || !isOfKind(event, event.kind));
    expect(wrong).toEqual([]);
  });
});

function pauseMs(durationMs: number): Promise<void> {
  return new Promise((done) => setTimeout(done, durationMs));
}

async function untilSeen(seen: readonly AnyEvent[], count: number): Promise<void> {
  await until(() => seen.length >= count);
}

async function until(isTrue: () => boolean): Promise<void> {
  for (let i = 0; i < 1_000 && !isTrue(); i++) await pauseMs(20);
  expect(isTrue()).toBe(true);
}
