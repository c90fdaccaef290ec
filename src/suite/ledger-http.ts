import { toHex } from "../kernel/bytes.js";
import { principalToText } from "../kernel/principal-text.js";
import type { Account } from "../ledger/account.js";
import { accountToText, parseAccountText } from "../ledger/account-text.js";
import { blockType } from "../ledger/block-shape.js";
import { formatTokens } from "../ledger/consent-message.js";
import { readHistory } from "../ledger/history.js";
import type { Ledger } from "../ledger/ledger.js";
import type { Block } from "../ledger/model.js";
import { listedStandards } from "../ledger/standards.js";
import { availableAtoms } from "../ledger/state.js";
import { measureSupply, measureVelocity } from "../ledger/supply-figures.js";
import type { HttpRequest, HttpResponse } from "../wire/http.js";

/** Transactions one JSON answer holds at most. */
const JSON_LENGTH_MAX = 100;

const encoder = new TextEncoder();

/** Cycles below which the balance is called low, and critical (B-69: no exact figure in public). */
const CYCLES_LOW = 2_000_000_000_000n;
const CYCLES_CRITICAL = 500_000_000_000n;

/** What a page may ask of the machine. */
export type HttpContext = { readonly nowNs: bigint; readonly cycles: bigint };

/** Answers a read-only HTTP request: metrics, JSON, and one page for people. */
export function answerHttp(
  ledger: Ledger,
  request: HttpRequest,
  context: HttpContext,
): HttpResponse {
  if (request.method !== "GET" && request.method !== "HEAD") {
    return json(405, { error: "read-only: use the Candid methods to write" });
  }

  const [path = "/", query = ""] = request.url.split("?");
  if (path === "/") return html(page(ledger, context));
  if (path === "/metrics") return metrics(ledger, context);
  if (path === "/api/token") return json(200, tokenJson(ledger));
  if (path === "/api/supply") return json(200, supplyJson(ledger, context));
  const [, topic, text] = /^\/api\/(transactions|balance)\/([^/]+)$/.exec(path) ?? [];
  if (topic === undefined || text === undefined) return json(404, { error: "no such page" });

  const account = parseAccountText(text);
  if (account === undefined) return json(400, { error: "that is no account (ICRC-1 text)" });
  const { state } = ledger;
  if (topic === "balance") {
    const balance = String(state.accounts.balanceAtoms(account.key));
    const available = String(availableAtoms(state, account, context.nowNs));
    return json(200, { account: text, balance, available });
  }
  const lengthMax = Math.min(numberIn(query, "limit") ?? JSON_LENGTH_MAX, JSON_LENGTH_MAX);
  const range = { beforeIndex: numberIn(query, "start"), lengthMax };
  return json(200, { account: text, ...historyJson(ledger, account, range) });
}

function tokenJson({ state }: Ledger): object {
  const { config, log } = state;
  return {
    name: config.name,
    symbol: config.symbol,
    decimals: config.decimals,
    fee: String(config.feeAtoms),
    minting_account: accountToText(config.mintingAccount),
    standards: listedStandards(config.listedStandards).map(({ name }) => name),
    status: state.counters.status,
    blocks: log.length,
    hashed_blocks: log.hashedCount,
    tip_hash: log.tipHash === undefined ? null : toHex(log.tipHash),
  };
}

function supplyJson({ state }: Ledger, { nowNs }: HttpContext): object {
  const figures = measureSupply(state, nowNs);
  const { volumeAtoms, velocityBp } = measureVelocity(state, nowNs);
  return {
    total: String(figures.totalAtoms),
    circulating: String(figures.circulatingAtoms),
    locked: String(figures.lockedAtoms),
    treasury: String(figures.treasuryAtoms),
    minted: String(figures.mintedAtoms),
    burnt: String(figures.burntAtoms),
    minted_this_year: String(figures.mintedThisYearAtoms),
    headroom: figures.headroomAtoms === undefined ? null : String(figures.headroomAtoms),
    holders: state.accounts.holderCount,
    volume_24h: String(volumeAtoms),
    velocity_24h_bp: velocityBp === undefined ? null : Number(velocityBp),
  };
}

function historyJson(
  { state }: Ledger,
  account: Account,
  range: { readonly beforeIndex: number | undefined; readonly lengthMax: number },
): object {
  const { balanceAtoms, blocks, oldestIndex } = readHistory(state, account, range);
  const isFull = blocks.length === range.lengthMax;
  return {
    balance: String(balanceAtoms),
    oldest: oldestIndex ?? null,
    next: isFull ? (blocks.at(-1)?.index ?? null) : null,
    transactions: blocks.map(({ index, block }) => {
      const hash = state.log.hashOf(index);
      return { index, hash: hash === undefined ? null : toHex(hash), ...blockJson(block) };
    }),
  };
}

/** What is undefined is left out of JSON. */
function blockJson({ atNs, tx }: Block): object {
  const text = (account: Account | undefined) =>
    account === undefined ? undefined : accountToText(account);
  return {
    kind: blockType(tx),
    time: String(atNs),
    from: text("from" in tx ? tx.from : undefined),
    to: text("to" in tx ? tx.to : undefined),
    account: text("account" in tx ? tx.account : undefined),
    spender: text("spender" in tx ? tx.spender : undefined),
    caller: "caller" in tx ? principalToText(tx.caller) : undefined,
    amount: "amountAtoms" in tx ? String(tx.amountAtoms) : undefined,
    fee: "feeAtoms" in tx ? String(tx.feeAtoms) : undefined,
    memo: "memo" in tx && tx.memo !== undefined ? toHex(tx.memo) : undefined,
    reason: "reason" in tx ? tx.reason : undefined,
    created_at: tx.createdAtNs === undefined ? undefined : String(tx.createdAtNs),
  };
}

function metrics({ state }: Ledger, { nowNs, cycles }: HttpContext): HttpResponse {
  const { log, accounts, allowances, window, locks, counters, config } = state;
  const supply = Number(counters.mintedAtoms - counters.burntAtoms) / 10 ** config.decimals;
  const bucket = cycles < CYCLES_CRITICAL ? 2 : cycles < CYCLES_LOW ? 1 : 0;
  const values: readonly (readonly [string, string, number])[] = [
    ["total_transactions", "Blocks in the log.", log.length],
    ["hashed_transactions", "Blocks whose hash is computed.", log.hashedCount],
    ["num_archives", "Archive canisters: all blocks stay here.", 0],
    ["accounts", "Accounts that ever appeared.", accounts.settledCount()],
    ["holders", "Accounts with a balance.", accounts.holderCount],
    ["num_approvals", "Allowances in force or expired unused.", allowances.settledCount()],
    ["window_transactions", "Transactions remembered for deduplication.", window.settledCount()],
    ["locked_accounts", "Accounts with locks.", locks.settledCount()],
    ["total_supply", "Supply in whole tokens, approximately.", supply],
    ["is_paused", "1 while the ledger takes no transfers.", counters.status === "running" ? 0 : 1],
    ["cycles_level", "Cycles: 0 enough, 1 low, 2 critical.", bucket],
  ];
  const millis = nowNs / 1_000_000n;
  const text = values.map(([name, help, value]) => {
    const full = `ballast_ledger_${name}`;
    return `# HELP ${full} ${help}\n# TYPE ${full} gauge\n${full} ${value} ${millis}\n`;
  });
  return respond(200, "text/plain; version=0.0.4; charset=utf-8", text.join(""));
}

function page({ state }: Ledger, { nowNs }: HttpContext): string {
  const { config, log, counters, accounts } = state;
  const { decimals, symbol } = config;
  const { totalAtoms, circulatingAtoms, lockedAtoms } = measureSupply(state, nowNs);
  const amount = (atoms: bigint) => `${formatTokens(atoms, decimals)} ${escapeHtml(symbol)}`;
  const rows: readonly (readonly [string, string])[] = [
    ["Supply", amount(totalAtoms)],
    ["Circulating", amount(circulatingAtoms)],
    ["Locked", amount(lockedAtoms)],
    ["Fee", amount(config.feeAtoms)],
    ["Holders", String(accounts.holderCount)],
    ["Blocks", `${log.length}, ${log.hashedCount} of them certified`],
    ["Status", counters.status],
  ];
  const table = rows.map(([label, value]) => `<tr><th>${label}<td>${value}`).join("");
  return `<!doctype html><meta charset="utf-8"><title>${escapeHtml(config.name)}</title>
<style>
body{font:16px system-ui;margin:3em auto;max-width:40em}
th{text-align:left;padding-right:2em}
</style>
<h1>${escapeHtml(config.name)}</h1><table>${table}</table>
<p><a href="/metrics">metrics</a> · <a href="/api/token">token</a> · <a href="/api/supply">supply</a> ·
/api/balance/&lt;account&gt; · /api/transactions/&lt;account&gt;?start=…&amp;limit=…</p>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** A natural number of the query; anything else is as if it were not there. */
function numberIn(query: string, name: string): number | undefined {
  const [, digits] = new RegExp(`(?:^|&)${name}=(\\d{1,15})(?:&|$)`).exec(query) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

function json(status: number, value: object): HttpResponse {
  return respond(status, "application/json", JSON.stringify(value));
}

function html(text: string): HttpResponse {
  return respond(200, "text/html; charset=utf-8", text);
}

function respond(status: number, contentType: string, text: string): HttpResponse {
  return {
    status_code: status,
    headers: [
      ["Content-Type", contentType],
      ["Cache-Control", "no-store"],
      ["X-Content-Type-Options", "nosniff"],
    ],
    body: encoder.encode(text),
  };
}
