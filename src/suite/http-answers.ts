import type { HttpResponse } from "../wire/http.js";

/*
 * Answers of a canister to browsers. None may be kept by a cache: each is true of one moment.
 */

const encoder = new TextEncoder();

/** An answer in JSON. */
export function jsonAnswer(
  status: number,
  value: object,
  headers: readonly [string, string][] = [],
): HttpResponse {
  return answer(status, "application/json", { text: JSON.stringify(value), headers });
}

/** A text of some type, with further headers. */
export function answer(
  status: number,
  contentType: string,
  { text, headers = [] }: { readonly text: string; readonly headers?: readonly [string, string][] },
): HttpResponse {
  return {
    status_code: status,
    headers: [
      ["Content-Type", contentType],
      ["Cache-Control", "no-store"],
      ["X-Content-Type-Options", "nosniff"],
      ...headers,
    ],
    body: encoder.encode(text),
  };
}

/** Cycles below which the balance is called low, and critical (B-69: no exact figure in public). */
const CYCLES_LOW = 2_000_000_000_000n;
const CYCLES_CRITICAL = 500_000_000_000n;

/** How many cycles a canister has left, in steps: 0 enough, 1 low, 2 critical. */
export function cyclesLevelOf(cycles: bigint): number {
  if (cycles < CYCLES_CRITICAL) return 2;
  return cycles < CYCLES_LOW ? 1 : 0;
}

/** What is refused, in one sentence. */
export function problemAnswer(status: number, error: string): HttpResponse {
  return jsonAnswer(status, { error });
}

/** One metric: its name below the canister's prefix, what it is, and its values by label. */
export type Metric = {
  readonly name: string;
  readonly help: string;
  readonly type: "gauge" | "counter";
  readonly samples: readonly MetricSample[];
};

/** One value of a metric. */
export type MetricSample = {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number | bigint;
};

/** Metrics in the text format 0.0.4 of Prometheus, each with the time it is of. */
export function metricsAnswer(
  prefix: string,
  metrics: readonly Metric[],
  nowNs: bigint,
): HttpResponse {
  const millis = nowNs / 1_000_000n;
  const text = metrics.map(({ name, help, type, samples }) => {
    const full = `${prefix}_${name}`;
    const lines = samples.map(
      ({ labels = {}, value }) => `${full}${labelText(labels)} ${value} ${millis}\n`,
    );
    return `# HELP ${full} ${help}\n# TYPE ${full} ${type}\n${lines.join("")}`;
  });
  return answer(200, "text/plain; version=0.0.4; charset=utf-8", { text: text.join("") });
}

/** Labels may hold anything, also what somebody called their token. */
function labelText(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([name, value]) => {
    const escaped = value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
    return `${name}="${escaped}"`;
  });
  return pairs.length === 0 ? "" : `{${pairs.join(",")}}`;
}
