import { beforeEach, describe, expect, test } from "@jest/globals";

import { composeTreasury, installTreasury } from "../../../src/suite/compose-treasury.js";
import { TreasuryFace } from "../../../src/suite/treasury-face.js";
import type { Context } from "../../../src/treasury/context.js";
import { tokenId } from "../../../src/treasury/ids.js";
import { toJsonValue } from "../../../src/wire/candid-json.js";
import { IDL, Principal } from "../../../src/wire/idl.js";
import { MemoryNetwork } from "../../helpers/memory-network.js";
import { idOf, LEDGERS, textOf } from "../../helpers/venue-world.js";

const OPERATOR = idOf(1);
const GOVERNANCE = idOf(2);
const TREASURY = idOf(9);
const PLENTY_CYCLES = 10_000_000_000_000n;

let network: MemoryNetwork;
let context: Context;
let face: TreasuryFace;

beforeEach(() => {
  network = new MemoryNetwork();
  const environment = network.environment(TREASURY);
  const treasury = composeTreasury(environment, network.caller(TREASURY));
  installTreasury(treasury, {
    roles: { governance: GOVERNANCE, operators: [OPERATOR] },
    icpLedger: LEDGERS.ICP,
  });
  context = treasury.context;
  face = new TreasuryFace(context);
});

/** A token as its ledger tells of it. */
function tokenLike() {
  return {
    tokenId: tokenId(textOf(LEDGERS.ICP)),
    ledgerBytes: LEDGERS.ICP,
    symbol: "ICP",
    decimals: 8,
    feeAtoms: 10_000n,
    history: "icp",
    takesApprovals: true,
    active: true,
    targetBp: 10_000n,
    addedAtNs: network.now,
    resumedAtNs: 0n,
    nextBlockIndex: 0n,
  } as const;
}

type Answer = { readonly status: number; readonly headers: Map<string, string>; text: string };

function ask(url: string, method = "GET", cycles = PLENTY_CYCLES): Answer {
  const request = { method, url, headers: [], body: new Uint8Array(0) };
  const { status_code: status, headers, body } = face.http(request, cycles);
  return { status, headers: new Map(headers), text: new TextDecoder().decode(body) };
}

function json(url: string): Record<string, unknown> {
  const { status, text } = ask(url);
  expect(status).toBe(200);
  return JSON.parse(text);
}

/** Raises so many alerts; each says its number. */
function raise(count: number): void {
  for (let i = 0; i < count; i++) {
    context.state.alerts.append({ kind: "price", message: `${i}`, atNs: network.now });
  }
}

describe("pages", () => {
  test("default: the page and its parts, under a strict policy", () => {
    const page = ask("/");
    expect(page.status).toBe(200);
    expect(page.headers.get("Content-Type")).toBe("text/html; charset=utf-8");
    const policy = page.headers.get("Content-Security-Policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);

    // Whatever the page loads is here, and nothing of it stands in the page itself.
    const parts = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, part = ""]) => part);
    expect(parts).toEqual(expect.arrayContaining(["dashboard.js", "dashboard.css"]));
    for (const part of parts.filter((each) => !each.startsWith("data:")))
      expect([part, ask(`/${part}`).status]).toEqual([part, 200]);
    expect(page.text).not.toMatch(/<style|\sstyle=|\son\w+=/);
    expect(ask("/dashboard.js").headers.get("Content-Type")).toMatch(/^text\/javascript/);
    expect(ask("/dashboard.css").headers.get("Content-Type")).toMatch(/^text\/css/);
  });

  test("invariants: nothing is kept by caches, and the page is small", () => {
    const paths = ["/", "/dashboard.js", "/dashboard.css", "/metrics", "/api/status", "/nothing"];
    for (const path of paths) {
      const { headers } = ask(path);
      expect(headers.get("Cache-Control")).toBe("no-store");
      expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
    }
    const sizes = paths.slice(0, 3).map((path) => ask(path).text.length);
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(100_000);
  });

  test("error: what is not there is a 404 in one sentence", () => {
    const wrong = ["/nothing", "/api/nothing", "/api/status/", "/api/cycles/x", "/api/constructor"];
    for (const path of [...wrong, "/constructor", "", "//", "/api/cycles/1/explanation/"]) {
      const { status, text } = ask(path);
      expect([path, status]).toEqual([path, 404]);
      expect(JSON.parse(text)).toEqual({ error: "nothing is here: /api/ lists what there is" });
    }
    const { status, text } = ask("/api/cycles/7");
    expect([status, JSON.parse(text)]).toEqual([
      404,
      { error: "cycle 7 is not among those that are kept" },
    ]);
  });

  test("error: nothing is written over HTTP; the answer names the Candid methods", () => {
    for (const method of ["POST", "PUT", "PATCH", "DELETE", "get", ""]) {
      const { status, headers, text } = ask("/api/config", method);
      expect([status, headers.get("Allow")]).toEqual([405, "GET, HEAD"]);
      expect(JSON.parse(text)).toEqual({
        error: "read-only: to write, call update_config, cancel_pending_config by Candid",
        candid: ["update_config", "cancel_pending_config"],
      });
    }
    const elsewhere = JSON.parse(ask("/metrics", "POST").text);
    expect(elsewhere.error).toBe("read-only: to write, call the Candid methods");
  });

  test("default: /api/ lists pages that are there", () => {
    const { pages } = json("/api/") as { pages: string[] };
    const plain = pages
      .map((page) => page.split("?")[0] ?? "")
      .filter((page) => !page.includes("<"));
    expect(plain.length).toBeGreaterThan(15);
    for (const page of plain) expect([page, ask(page).status]).toEqual([page, 200]);
  });
});

describe("histories", () => {
  const idsOf = (url: string) => {
    const { alerts } = json(url) as { alerts: { alert_id: string }[] };
    return alerts.map(({ alert_id }) => Number(alert_id));
  };

  test("default: pages by after and limit, oldest first; last are the newest", () => {
    raise(130);
    expect(idsOf("/api/alerts?limit=2")).toEqual([0, 1]);
    expect(idsOf("/api/alerts?after=127")).toEqual([128, 129]);
    expect(idsOf("/api/alerts?after=5&limit=2")).toEqual([6, 7]);
    expect(idsOf("/api/alerts?last=3")).toEqual([127, 128, 129]);
    expect(idsOf("/api/alerts")).toHaveLength(100);
    expect(idsOf("/api/alerts?last=100")[0]).toBe(30);
    expect(json("/api/alerts?limit=1")).toMatchObject({ next: "0", oldest: "0" });
  });

  test("behavior: fewer than the last so many are all of them", () => {
    raise(3);
    expect(idsOf("/api/alerts?last=3")).toEqual([0, 1, 2]);
    expect(idsOf("/api/alerts?last=50")).toEqual([0, 1, 2]);
    expect(idsOf("/api/alerts?after=18446744073709551615")).toEqual([]);
  });

  test.each([
    ["limit=0", "limit is a whole number from 1 to 100"],
    ["limit=101", "limit is a whole number from 1 to 100"],
    ["last=1000000", "last is a whole number from 1 to 100"],
    ["after=-1", "after is a whole number from 0 to 18446744073709551615"],
    ["after=18446744073709551616", "after is a whole number from 0 to 18446744073709551615"],
    ["after=", "after is a whole number from 0 to 18446744073709551615"],
    ["after=1&after=2", "after stands there twice"],
    ["page=2", "this page takes no other parameters than after, limit, last"],
    ["__proto__=2", "this page takes no other parameters than after, limit, last"],
    ["last=2&limit=2", "last stands alone, without after and limit"],
  ])("error: ?%s is a 400 in one sentence", (query, error) => {
    const { status, text } = ask(`/api/alerts?${query}`);
    expect([status, JSON.parse(text)]).toEqual([400, { error }]);
  });

  test("error: a page without parameters takes none", () => {
    const { status, text } = ask("/api/status?limit=1");
    expect([status, JSON.parse(text)]).toEqual([400, { error: "this page takes no parameters" }]);
    expect(ask("/api/cycles/18446744073709551616").status).toBe(400);
    expect(ask("/api/history?points=201").status).toBe(400);
    expect(ask("/api/history?points=0").status).toBe(400);
  });

  test("default: the history is spread over all snapshots and ends with the newest", () => {
    context.state.tokens.add(tokenLike());
    for (let i = 0; i < 1_000; i++) {
      context.state.snapshots.append({
        atNs: BigInt(i),
        kind: "hourly",
        totalE8s: 400n,
        unitValueE8s: 1n,
        holdings: [
          { tokenIndex: 0, amountAtoms: 100_000_000n, priceE8s: 100n, netFlowAtoms: 0n },
          { tokenIndex: 1, amountAtoms: 300_000_000n, priceE8s: 100n, netFlowAtoms: 0n },
        ],
      });
    }
    const { points } = json("/api/history?points=10") as {
      points: { at_ns: string; shares_bp: number[] }[];
    };
    expect(points.map(({ at_ns }) => Number(at_ns))).toEqual([
      99, 199, 299, 399, 499, 599, 699, 799, 899, 999,
    ]);
    expect(points[0]?.shares_bp).toEqual([2_500]);
    expect((json("/api/history?points=1")["points"] as unknown[]).length).toBe(1);
  });
});

describe("metrics", () => {
  const LINE = /^ballast_treasury_[a-z_]+(\{([a-z]+="([^"\\\n]|\\.)*",?)+\})? -?[\d.]+ \d+$/;

  test("default: the text format of Prometheus, with our prefix", () => {
    const { status, headers, text } = ask("/metrics");
    expect(status).toBe(200);
    expect(headers.get("Content-Type")).toBe("text/plain; version=0.0.4; charset=utf-8");
    expect(text.endsWith("\n")).toBe(true);
    const lines = text.trimEnd().split("\n");
    const samples = lines.filter((line) => !line.startsWith("#"));
    expect(samples.filter((line) => !LINE.test(line))).toEqual([]);
    const named = new Set(samples.map((line) => line.split(/[ {]/)[0]));
    for (const name of named) {
      expect(lines).toContainEqual(expect.stringMatching(`^# HELP ${name} .`));
      expect(lines).toContainEqual(expect.stringMatching(`^# TYPE ${name} (gauge|counter)$`));
    }
    expect(text).toContain('ballast_treasury_status{status="idle"} 1 ');
  });

  test("behavior: cycles are told in three steps only", () => {
    const levelOf = (cycles: bigint) =>
      /cycles_level (\d) /.exec(ask("/metrics", "GET", cycles).text)?.[1];
    expect(levelOf(2_000_000_000_000n)).toBe("0");
    expect(levelOf(1_999_999_999_999n)).toBe("1");
    expect(levelOf(499_999_999_999n)).toBe("2");
    expect(ask("/metrics", "GET", 1_234_567_890_123n).text).not.toContain("1234567890123");
  });

  test("behavior: whatever a token is called stays within its label", () => {
    context.state.tokens.add({ ...tokenLike(), symbol: 'a"} 1\nb\\' });
    const { text } = ask("/metrics");
    expect(text).toContain('symbol="a\\"} 1\\nb\\\\"} ');
    expect(text.split("\n").filter((line) => line.startsWith("b"))).toHaveLength(
      text.split("\n").filter((line) => line.startsWith("ballast_")).length,
    );
  });
});

describe("values in JSON", () => {
  const principal = Principal.fromUint8Array(LEDGERS.ICP);

  test.each<[IDL.Type, unknown, unknown]>([
    [IDL.Nat64, 2n ** 63n, "9223372036854775808"],
    [IDL.Nat32, 7, 7],
    [IDL.Int, -1n, "-1"],
    [IDL.Text, "a", "a"],
    [IDL.Bool, true, true],
    [IDL.Null, null, null],
    [IDL.Principal, principal, textOf(LEDGERS.ICP)],
    [IDL.Opt(IDL.Nat), [], null],
    [IDL.Opt(IDL.Nat), [5n], "5"],
    [IDL.Vec(IDL.Nat8), Uint8Array.of(1, 255), "01ff"],
    [IDL.Vec(IDL.Nat64), [1n, 2n], ["1", "2"]],
    [IDL.Variant({ on: IDL.Null, off: IDL.Text }), { on: null }, "on"],
    [IDL.Variant({ on: IDL.Null, off: IDL.Text }), { off: "why" }, { off: "why" }],
    [IDL.Tuple(IDL.Text, IDL.Nat), ["a", 1n], ["a", "1"]],
    [IDL.Record({ a: IDL.Nat, b: IDL.Opt(IDL.Text) }), { a: 1n, b: [] }, { a: "1", b: null }],
  ])("default: %s", (type, value, expected) => {
    expect(toJsonValue(type, value)).toEqual(expected);
  });
});
