import { describe, expect, test } from "@jest/globals";
import { toHex } from "../../../src/kernel/bytes.js";
import type { Value } from "../../../src/ledger/value.js";
import { hashValue } from "../../../src/ledger/value-hash.js";
import { accountOf, busyLedger, FEE, LedgerFixture } from "../../helpers/ledger-fixture.js";

const BEA = 2;

describe("http_request", () => {
  const get = async (url: string, method = "GET") => {
    const { face } = await busyLedger();
    const { status_code, body, headers } = face.reports.http({
      method,
      url,
      headers: [],
      body: [],
    });
    return { status: status_code, text: new TextDecoder().decode(body), headers };
  };

  test("default: metrics, token, supply and a page for people", async () => {
    expect((await get("/metrics")).text).toMatch(/\nballast_ledger_total_transactions 21 \d+\n/);
    expect(JSON.parse((await get("/api/token")).text)).toMatchObject({ symbol: "TST", blocks: 21 });
    expect(JSON.parse((await get("/api/supply")).text)).toMatchObject({ burnt: String(20n * FEE) });
    expect((await get("/")).text).toContain("<h1>Test token</h1>");
    expect((await get("/")).headers).toContainEqual(["Cache-Control", "no-store"]);
  });

  test("default: balance and transactions of an account, by pages", async () => {
    const bea = accountOf(BEA).owner.toText();
    expect(JSON.parse((await get(`/api/balance/${bea}`)).text)).toMatchObject({ balance: "190" });
    const first = JSON.parse((await get(`/api/transactions/${bea}?limit=3`)).text);
    expect(first.transactions.map(({ index }: { index: number }) => index)).toEqual([20, 19, 18]);
    expect(first.transactions[0]).toMatchObject({ kind: "1xfer", amount: "19", fee: "10000" });
    const next = JSON.parse((await get(`/api/transactions/${bea}?start=${first.next}`)).text);
    expect(next.transactions[0].index).toBe(17);
  });

  test("default: a transaction comes with the hash of its block (T-79)", async () => {
    const { face } = await busyLedger();
    const bea = accountOf(BEA).owner.toText();
    const { transactions } = JSON.parse((await get(`/api/transactions/${bea}`)).text);
    const { blocks } = face.getBlocks([{ start: 0n, length: 100n }]);
    const hashOf = (index: number) => toHex(hashValue(blocks[index]?.block as Value));
    for (const { index, hash } of transactions.slice(1)) expect(hash).toBe(hashOf(index));
    expect(transactions).toHaveLength(20);
    expect(transactions[0].hash).toBeNull(); // The settlement follows within a second.
  });

  test("default: a supply comes with what moved within a day (T-81)", async () => {
    const { circulating, volume_24h, velocity_24h_bp } = JSON.parse(
      (await get("/api/supply")).text,
    );
    expect(volume_24h).toBe("171"); // 0 + … + 18: the last one is not settled yet.
    expect(velocity_24h_bp).toBe(Math.floor((171 * 10_000) / Number(circulating)));
  });

  test("behavior: the page runs no script, is nobody's frame, and groups its figures", async () => {
    const { text, headers } = await get("/");
    const { "Content-Security-Policy": policy = "" } = Object.fromEntries(headers);

    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("script-src");
    expect(text).not.toMatch(/<script|\d_\d/);
  });

  test("behavior: a token's name is shown as it is, never as markup", async () => {
    const { face } = new LedgerFixture({ name: "<img src=x>&" });
    const { body } = face.reports.http({ method: "GET", url: "/", headers: [], body: [] });

    expect(new TextDecoder().decode(body)).toContain("<h1>&lt;img src=x&gt;&amp;</h1>");
  });

  const bea = accountOf(BEA).owner.toText();

  test.each([
    ["POST", "/metrics", 405, /read-only: to write, call/],
    ["GET", "/nothing", 404, /nothing is here: \/ lists/],
    ["GET", "/constructor", 404, /nothing is here/],
    ["GET", "/api/balance/nobody", 400, /no account/],
    ["GET", `/api/transactions/${bea}?limit=0`, 400, /limit is a whole number from 1 to 100/],
    ["GET", `/api/transactions/${bea}?limit=many`, 400, /limit is a whole number/],
    ["GET", `/api/transactions/${bea}?start=1&start=2`, 400, /start stands there twice/],
    ["GET", `/api/transactions/${bea}?page=2`, 400, /no other parameters than start, limit/],
    ["GET", "/api/supply?at=1", 400, /takes no parameters/],
  ])("error: %s %s is a %i with a sentence", async (method, url, status, says) => {
    const answered = await get(url, method);

    expect(answered.status).toBe(status);
    expect(JSON.parse(answered.text).error).toMatch(says);
    if (status === 405) expect(answered.headers).toContainEqual(["Allow", "GET, HEAD"]);
  });
});
