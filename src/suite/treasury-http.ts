import { PAGE_LENGTH_MAX } from "../environment/stable-log.js";
import { NAT64_MAX } from "../kernel/key-codec.js";
import { toJsonValue } from "../wire/candid-json.js";
import type { HttpRequest, HttpResponse } from "../wire/http.js";
import type { IDL } from "../wire/idl.js";
import type { Method } from "../wire/method.js";
import * as wire from "../wire/treasury.js";
import { fromPortfolioView } from "../wire/treasury-values.js";
import { dashboardFiles } from "./dashboard-files.js";
import { answer, jsonAnswer, problemAnswer } from "./http-answers.js";
import { type Numbers, type Range, readNumbers } from "./http-query.js";
import type { TreasuryFace } from "./treasury-face.js";
import { POINT_COUNT_DEFAULT, POINT_COUNT_MAX } from "./treasury-history.js";
import type { HistoryName } from "./treasury-pages.js";

/*
 * The treasury's read-only face for browsers and monitors: `/`, a page that shows it; `/metrics`;
 * and under `/api/` what its queries answer, in JSON. Nothing here changes anything, and nothing is
 * certified: whoever must not trust a single replica asks by Candid and update call.
 */

/** What is read, and the Candid methods that write it. */
type Resource = {
  readonly params: Readonly<Record<string, Range>>;
  readonly writtenBy?: readonly string[];
  read(face: TreasuryFace, numbers: Numbers): object;
};

const ID: Range = { least: 0n, most: NAT64_MAX };
const LENGTH: Range = { least: 1n, most: BigInt(PAGE_LENGTH_MAX) };

/** What one query without arguments answers. */
function whole(
  { result }: Method<[], object>,
  read: (face: TreasuryFace) => object,
  writtenBy: readonly string[] = [],
): Resource {
  return { params: {}, writtenBy, read: (face) => inJson(result, read(face)) };
}

/** A history: `after` and `limit` page through it, oldest first; `last` are the newest ones. */
function history(
  { result }: Method<[wire.PageValue], object>,
  name: HistoryName,
  read: (face: TreasuryFace, page: wire.PageValue) => object,
): Resource {
  const pageOf = (face: TreasuryFace, { after, limit, last }: Numbers): wire.PageValue => {
    if (last !== undefined) {
      const nextId = face.nextIdOf(name);
      return { after: nextId > last ? [nextId - last - 1n] : [], limit: [Number(last)] };
    }
    return {
      after: after === undefined ? [] : [after],
      limit: limit === undefined ? [] : [Number(limit)],
    };
  };
  return {
    params: { after: ID, limit: LENGTH, last: LENGTH },
    read: (face, numbers) => inJson(result, read(face, pageOf(face, numbers))),
  };
}

const STATUS_METHODS = ["start_trading", "stop_trading", "pause", "resume", "run_cycle_now"];
const TOKEN_METHODS = ["add_token", "remove_token", "pause_token", "resume_token", "set_targets"];

/** Everything under `/api/`, by path. */
const RESOURCES: Readonly<Record<string, Resource>> = {
  status: whole(wire.getStatus, (face) => face.status(), [...STATUS_METHODS, "set_venue"]),
  config: whole(wire.getConfig, (face) => face.config(), [
    "update_config",
    "cancel_pending_config",
  ]),
  portfolio: whole(wire.getPortfolio, (face) => fromPortfolioView(face.portfolio()), [
    ...TOKEN_METHODS,
    "withdraw",
  ]),
  requirements: whole(wire.getRequirements, (face) => face.preview()),
  money: whole(wire.whereIsTheMoney, (face) => face.money(), ["recover_now", "withdraw"]),
  invariants: whole(wire.checkInvariants, (face) => face.invariants()),
  reservations: whole(wire.getReservations, (face) => face.reservations(), ["reserve", "release"]),
  history: {
    params: { points: { least: 1n, most: BigInt(POINT_COUNT_MAX) } },
    read: (face, { points }) => face.history(Number(points ?? POINT_COUNT_DEFAULT)),
  },
  cycles: history(wire.getCycles, "cycles", (face, page) => face.cycles(page)),
  trades: history(wire.getTrades, "trades", (face, page) => face.trades(page)),
  legs: history(wire.getLegs, "legs", (face, page) => face.legs(page)),
  transfers: history(wire.getTransfers, "transfers", (face, page) => face.transfers(page)),
  prices: history(wire.getPrices, "prices", (face, page) => face.prices(page)),
  snapshots: history(wire.getSnapshots, "snapshots", (face, page) => face.snapshots(page)),
  alerts: history(wire.getAlerts, "alerts", (face, page) => face.alerts(page)),
  events: history(wire.getEvents, "events", (face, page) => face.events(page)),
};

/** Answers a browser. `cycles` are what the canister has left; it tells of them in three steps. */
export function answerHttp(
  face: TreasuryFace,
  { method, url }: HttpRequest,
  cycles: bigint,
): HttpResponse {
  const [address = ""] = url.split("#");
  const [path = "", ...rest] = address.split("?");
  const query = rest.join("?");
  if (method !== "GET" && method !== "HEAD") return refuseWrite(path);

  const file = Object.hasOwn(dashboardFiles, path) ? dashboardFiles[path] : undefined;
  if (file !== undefined) {
    return answer(200, file.contentType, { text: file.text, headers: PAGE_HEADERS });
  }
  if (path === "/metrics") return face.metrics(cycles);
  if (path === "/api" || path === "/api/") return jsonAnswer(200, describeApi());
  return path.startsWith("/api/") ? answerApi(face, path.slice(5), query) : nothingHere();
}

function answerApi(face: TreasuryFace, topic: string, query: string): HttpResponse {
  const [, cycleId, isExplained] = /^cycles\/(\d{1,20})(\/explanation)?$/.exec(topic) ?? [];
  if (cycleId !== undefined) {
    const numbers = readNumbers(query, {});
    if (!numbers.ok) return problemAnswer(400, numbers.error);
    return answerCycle(face, BigInt(cycleId), isExplained !== undefined);
  }
  const resource = Object.hasOwn(RESOURCES, topic) ? RESOURCES[topic] : undefined;
  if (resource === undefined) return nothingHere();
  const numbers = readNumbers(query, resource.params);
  if (!numbers.ok) return problemAnswer(400, numbers.error);
  const { after, limit, last } = numbers.value;
  if (last !== undefined && (after !== undefined || limit !== undefined))
    return problemAnswer(400, "last stands alone, without after and limit");
  return jsonAnswer(200, resource.read(face, numbers.value));
}

function answerCycle(face: TreasuryFace, cycleId: bigint, isExplained: boolean): HttpResponse {
  if (cycleId > NAT64_MAX) return problemAnswer(400, `a cycle's number is at most ${NAT64_MAX}`);
  const method = isExplained ? wire.explainCycle : wire.getCycle;
  const args = { cycle_id: cycleId };
  const reply = isExplained ? face.explain(args) : face.cycle(args);
  if ("Err" in reply)
    return problemAnswer(404, `cycle ${cycleId} is not among those that are kept`);
  const { Ok } = inJson(method.result, reply) as { Ok: object };
  return jsonAnswer(200, Ok);
}

/** Where to write instead: a gateway's calls are anonymous, so nothing is written over HTTP. */
function refuseWrite(path: string): HttpResponse {
  const topic = path.replace(/^\/api\//, "");
  const resource = Object.hasOwn(RESOURCES, topic) ? RESOURCES[topic] : undefined;
  const methods = resource?.writtenBy ?? [];
  const instead = methods.length === 0 ? "the Candid methods" : `${methods.join(", ")} by Candid`;
  const error = `read-only: to write, call ${instead}`;
  return jsonAnswer(405, { error, candid: methods }, [["Allow", "GET, HEAD"]]);
}

function describeApi(): object {
  const pages = Object.entries(RESOURCES).map(([name, { params }]) => {
    const names = Object.keys(params);
    return names.length === 0 ? `/api/${name}` : `/api/${name}?${names.join("&")}`;
  });
  return { pages: [...pages, "/api/cycles/<id>", "/api/cycles/<id>/explanation", "/metrics"] };
}

function inJson(type: IDL.Type, value: object): object {
  return toJsonValue(type, value) as object;
}

function nothingHere(): HttpResponse {
  return problemAnswer(404, "nothing is here: /api/ lists what there is");
}

/** The page asks its own canister and nobody else, and is nobody's frame. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join("; ");

const PAGE_HEADERS: readonly [string, string][] = [
  ["Content-Security-Policy", POLICY],
  ["Referrer-Policy", "no-referrer"],
];
