import { toHex } from "../kernel/bytes.js";
import { NAT64_MAX } from "../kernel/key-codec.js";
import { principalToText } from "../kernel/principal-text.js";
import type { Account } from "../ledger/account.js";
import { accountToText, parseAccountText } from "../ledger/account-text.js";
import { blockType } from "../ledger/block-shape.js";
import { readHistory } from "../ledger/history.js";
import type { Ledger } from "../ledger/ledger.js";
import type { Block } from "../ledger/model.js";
import { listedStandards } from "../ledger/standards.js";
import { availableAtoms } from "../ledger/state.js";
import { measureSupply, measureVelocity } from "../ledger/supply-figures.js";
import type { HttpRequest, HttpResponse } from "../wire/http.js";
import { jsonAnswer, problemAnswer } from "./http-answers.js";
import { type Numbers, type Range, readNumbers } from "./http-query.js";
import { ledgerMetrics } from "./ledger-metrics.js";
import { ledgerPage } from "./ledger-page.js";

/** Transactions one JSON answer holds at most. */
const JSON_LENGTH_MAX = 100;

/** What a page may ask of the machine. */
export type HttpContext = { readonly nowNs: bigint; readonly cycles: bigint };

/** What the pages of an account's transactions may be asked for. */
const PAGING: Readonly<Record<string, Range>> = {
  start: { least: 0n, most: NAT64_MAX },
  limit: { least: 1n, most: BigInt(JSON_LENGTH_MAX) },
};

/** Answers a read-only HTTP request: metrics, JSON, and one page for people. */
export function answerHttp(
  ledger: Ledger,
  { method, url }: HttpRequest,
  context: HttpContext,
): HttpResponse {
  if (method !== "GET" && method !== "HEAD") {
    const error = "read-only: to write, call the Candid methods, such as icrc1_transfer";
    return jsonAnswer(405, { error }, [["Allow", "GET, HEAD"]]);
  }

  const [address = ""] = url.split("#");
  const [path = "/", ...rest] = address.split("?");
  const [, topic = "", text = ""] = /^\/api\/(transactions|balance)\/([^/]+)$/.exec(path) ?? [];
  const numbers = readNumbers(rest.join("?"), topic === "transactions" ? PAGING : {});
  if (topic === "") return answerPage(ledger, path, { context, numbers });

  const account = parseAccountText(text);
  if (account === undefined) return problemAnswer(400, "that is no account (ICRC-1 text)");
  if (!numbers.ok) return problemAnswer(400, numbers.error);
  const found =
    topic === "balance"
      ? balanceJson(ledger, account, context)
      : historyJson(ledger, account, numbers.value);
  return jsonAnswer(200, { account: text, ...found });
}

function answerPage(
  ledger: Ledger,
  path: string,
  asked: { readonly context: HttpContext; readonly numbers: ReturnType<typeof readNumbers> },
): HttpResponse {
  const { context, numbers } = asked;
  const page = Object.hasOwn(PAGES, path) ? PAGES[path] : undefined;
  if (page === undefined) return problemAnswer(404, "nothing is here: / lists what there is");
  return numbers.ok ? page(ledger, context) : problemAnswer(400, numbers.error);
}

const PAGES: Readonly<Record<string, (ledger: Ledger, context: HttpContext) => HttpResponse>> = {
  "/": ledgerPage,
  "/metrics": ledgerMetrics,
  "/api/token": (ledger) => jsonAnswer(200, tokenJson(ledger)),
  "/api/supply": (ledger, context) => jsonAnswer(200, supplyJson(ledger, context)),
};

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

function balanceJson({ state }: Ledger, account: Account, { nowNs }: HttpContext): object {
  return {
    balance: String(state.accounts.balanceAtoms(account.key)),
    available: String(availableAtoms(state, account, nowNs)),
  };
}

function historyJson({ state }: Ledger, account: Account, { start, limit }: Numbers): object {
  const lengthMax = limit === undefined ? JSON_LENGTH_MAX : Number(limit);
  const beforeIndex = start === undefined ? undefined : Number(start);
  const page = readHistory(state, account, { beforeIndex, lengthMax });
  const { balanceAtoms, blocks, oldestIndex } = page;
  const isFull = blocks.length === lengthMax;
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
