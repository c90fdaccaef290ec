import { formatTokens } from "../ledger/consent-message.js";
import type { Ledger } from "../ledger/ledger.js";
import { measureSupply } from "../ledger/supply-figures.js";
import type { HttpResponse } from "../wire/http.js";
import { answer } from "./http-answers.js";

/** The page has no scripts, and is nobody's frame; its only style is its own. */
const POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const PAGE_HEADERS: readonly [string, string][] = [
  ["Content-Security-Policy", POLICY],
  ["Referrer-Policy", "no-referrer"],
];

/** Answers `/`: the token at a glance, for people. */
export function ledgerPage({ state }: Ledger, { nowNs }: { readonly nowNs: bigint }): HttpResponse {
  const { config, log, counters, accounts } = state;
  const { decimals, symbol } = config;
  const { totalAtoms, circulatingAtoms, lockedAtoms } = measureSupply(state, nowNs);
  const amount = (atoms: bigint) => `${figure(atoms, decimals)} ${escapeHtml(symbol)}`;
  const count = (value: number) => figure(BigInt(value), 0);
  const rows: readonly (readonly [string, string])[] = [
    ["Supply", amount(totalAtoms)],
    ["Circulating", amount(circulatingAtoms)],
    ["Locked", amount(lockedAtoms)],
    ["Fee", amount(config.feeAtoms)],
    ["Holders", count(accounts.holderCount)],
    ["Blocks", `${count(log.length)}, ${count(log.hashedCount)} of them certified`],
    ["Status", counters.status],
  ];
  const table = rows.map(([label, value]) => `<tr><th>${label}<td>${value}`).join("");
  const text = `<!doctype html><meta charset="utf-8"><title>${escapeHtml(config.name)}</title>
<style>
body{font:16px system-ui;margin:3em auto;max-width:40em}
th{text-align:left;padding-right:2em}
</style>
<h1>${escapeHtml(config.name)}</h1><table>${table}</table>
<p><a href="/metrics">metrics</a> · <a href="/api/token">token</a> · <a href="/api/supply">supply</a> ·
/api/balance/&lt;account&gt; · /api/transactions/&lt;account&gt;?start=…&amp;limit=…</p>`;
  return answer(200, "text/html; charset=utf-8", { text, headers: PAGE_HEADERS });
}

/** Consent messages set thousands apart by a sign that no language reads as a point. */
function figure(value: bigint, decimals: number): string {
  return formatTokens(value, decimals).replaceAll("_", ",");
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
