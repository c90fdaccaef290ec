import type { Command } from "commander";

import type { Config } from "../../client/interfaces/treasury.did.js";
import { expectAgreed } from "../../client/refusals.js";
import { duration, group, icp, percent, readable, tagOf, time } from "../../figures/figures.js";
import { loosenedFields, validateConfig } from "../../treasury/config.js";
import { numberFieldNames, parameterName } from "../../treasury/config-numbers.js";
import { describeProblem } from "../../treasury/config-problems.js";
import { toConfig } from "../../wire/treasury-config.js";
import {
  addGroup,
  addVerb,
  type Cli,
  named,
  type Outcome,
  type Reasoned,
  withDryRun,
  withReason,
} from "../cli.js";
import { parseBp, parseDuration, parseWhole } from "../parse.js";
import type { Session } from "../session.js";
import { renderTable, text } from "../table.js";
import { UsageProblem } from "../usage-problem.js";
import { agreed } from "./running.js";

/** Names of the parameters that are numbers, as Candid has them. */
const NUMBER_NAMES: readonly string[] = numberFieldNames.map(parameterName);

/** Names of all parameters that can be set by name. */
export const PARAMETER_NAMES: readonly string[] = [
  ...NUMBER_NAMES,
  "partial_rule",
  "single_venue_partials",
  "venue_order",
  "fallback_venues",
];

/** Adds the configuration: what is in force, and changes of it. */
export function addConfig(area: Command, cli: Cli): void {
  const config = addGroup(area, "config", "the parameters of trading");
  addVerb(config, "get", {
    summary: "what is in force, and what waits; all parameters, or some",
    example: "treasury config get slippage_bp_max trade_value_e8s_max",
  })
    .addArgument(named("[names...]", "parameters", "parameters"))
    .action((names: readonly string[]) =>
      cli.run("asking the treasury", (session) => showConfig(session, names)),
    );

  withDryRun(
    withReason(
      addVerb(config, "set", {
        summary: "change parameters: what tightens is in force at once, what loosens after a day",
        example:
          'treasury config set slippage_bp_max=4% cycle_interval_ns=2min --reason "calmer" --identity operator',
      }).addArgument(
        named(
          "<name=value...>",
          "as diff_bp_min=0.2%, short_sync_ns=10min, trade_value_e8s_max=0.1",
          "parameters",
        ),
      ),
    ),
  ).action((changes: readonly string[], options: Reasoned & { readonly dryRun?: boolean }) =>
    cli.run("changing the configuration", (session) => setConfig(session, changes, options)),
  );

  withReason(
    addVerb(config, "cancel", {
      summary: "take back a change that waits; the guardian may do this too",
      example: 'treasury config cancel 1 --reason "too loose" --identity operator',
    }).argument("<version>", "the version that waits, as `treasury status` shows it"),
  ).action((version: string, { reason }: Reasoned) => {
    const waiting = parseWhole(version, "version");
    return cli.run("taking the change back", async (session) =>
      agreed(
        session,
        "cancel_pending_config",
        await session.treasury.cancel_pending_config({ version: waiting, reason }),
        `Version ${group(waiting)} will not come into force.`,
      ),
    );
  });
}

async function showConfig(session: Session, names: readonly string[]): Promise<Outcome> {
  for (const name of names) requireParameter(name);
  const answer = await session.treasury.get_config();
  const [pending] = answer.pending;
  const shown = names.length === 0 ? PARAMETER_NAMES : names;
  const rows = shown.map((name) => [
    name,
    show(answer.config, name),
    pending === undefined ? "" : differing(answer.config, pending, name),
  ]);
  const columns = [
    text("parameter"),
    text("in force"),
    ...(pending === undefined ? [] : [text("waiting")]),
  ];
  const conditions = answer.config.price_conditions.map(
    ({ token, direction, change_bp, window_ns }) =>
      `${token[0]?.toText() ?? "every token"} ${tagOf(direction)} by more than ${percent(change_bp)} within ${duration(window_ns)}`,
  );
  return {
    json: session.jsonOf("get_config", answer),
    lines: [
      `version ${group(answer.version)}`,
      "",
      ...renderTable(columns, rows, { paint: session.paint, nothing: "" }),
      ...(names.length === 0 ? ["", ...conditions.map((each) => `pauses: ${each}`)] : []),
    ],
  };
}

async function setConfig(
  session: Session,
  changes: readonly string[],
  { reason, dryRun }: Reasoned & { readonly dryRun?: boolean },
): Promise<Outcome> {
  const parsed = changes.map(parseChange);
  const { version, config } = await session.treasury.get_config();
  const wanted: Config = Object.assign({ ...config }, ...parsed);
  const rows = parsed.flatMap((change) =>
    Object.keys(change).map((name) => [name, show(config, name), show(wanted, name)]),
  );
  const lines = renderTable([text("parameter"), text("now"), text("then")], rows, {
    paint: session.paint,
    nothing: "",
  });
  if (dryRun === true) return previewConfig(session, { config, wanted, lines });

  const answer = await session.treasury.update_config({
    config: wanted,
    expected_version: version,
    reason,
  });
  const { version: newVersion, activates_at_ns, loosened } = expectAgreed(answer);
  const when =
    loosened.length === 0
      ? "is in force."
      : `loosens ${loosened.join(", ")}, and is in force from ${time(activates_at_ns)}.`;
  return {
    json: session.jsonOf("update_config", answer),
    lines: [...lines, "", session.paint.green(`Version ${group(newVersion)} ${when}`)],
  };
}

/** What the treasury would say, by its own rules. */
function previewConfig(
  session: Session,
  {
    config,
    wanted,
    lines,
  }: { readonly config: Config; readonly wanted: Config; readonly lines: readonly string[] },
): Outcome {
  const [now, then] = [toConfig({ ...config }), toConfig({ ...wanted })];
  const checked = validateConfig(then);
  const problems = checked.ok ? [] : checked.error.map(describeProblem);
  const loosened = checked.ok ? loosenedFields(now, then).map(parameterName) : [];
  const verdict =
    loosened.length === 0
      ? "would be in force at once"
      : `would wait a day: ${loosened.join(", ")} loosen`;
  const { paint } = session;
  return {
    json: { dry_run: true, valid: checked.ok, problems, loosened },
    lines: [
      ...lines,
      "",
      ...(checked.ok
        ? [verdict]
        : problems.map((problem) => paint.red(`not valid: ${readable(problem)}`))),
    ],
    isFailure: !checked.ok,
  };
}

function parseChange(change: string): Partial<Config> {
  const at = change.indexOf("=");
  if (at < 1) throw new UsageProblem(`"${change}" is no change. Give one as slippage_bp_max=3%.`);
  const [name, value] = [change.slice(0, at), change.slice(at + 1)];
  requireParameter(name);
  return { [name]: parseValue(name, value) };
}

function parseValue(name: string, value: string): Config[keyof Config] {
  if (NUMBER_NAMES.includes(name)) return parseNumber(name, value);
  switch (name) {
    case "partial_rule":
      if (value === "lowest_slippage") return { lowest_slippage: null };
      if (value === "max_coverage") return { max_coverage: null };
      throw new UsageProblem(`partial_rule is lowest_slippage or max_coverage, not "${value}".`);
    case "single_venue_partials":
      if (value === "true" || value === "false") return value === "true";
      throw new UsageProblem(`single_venue_partials is true or false, not "${value}".`);
    default:
      return value.split(",").filter((venue) => venue !== "");
  }
}

function parseNumber(name: string, value: string): bigint {
  if (/_ns(_|$)/.test(name)) return parseDuration(value);
  if (/_bp(_|$)/.test(name)) return parseBp(value);
  if (/_e8s(_|$)/.test(name) && value.includes(".")) {
    const [, whole = "", fraction = ""] = /^(\d+)\.(\d{1,8})$/.exec(value) ?? [];
    if (whole === "") throw new UsageProblem(`"${value}" is no value. Give ICP, as 0.1, or e8s.`);
    return BigInt(whole + fraction.padEnd(8, "0"));
  }
  return parseWhole(value, "number");
}

function requireParameter(name: string): void {
  if (PARAMETER_NAMES.includes(name)) return;
  const near = PARAMETER_NAMES.filter((each) =>
    name.split("_").some((word) => word !== "" && each.split("_").includes(word)),
  );
  const known = near.length > 0 ? near : PARAMETER_NAMES;
  throw new UsageProblem(`There is no parameter "${name}". There are ${known.join(", ")}.`);
}

function differing(config: Config, pending: Config, name: string): string {
  const then = show(pending, name);
  return show(config, name) === then ? "" : then;
}

function show(config: Config, name: string): string {
  const value: unknown = Reflect.get(config, name);
  if (typeof value === "bigint") {
    if (/_ns(_|$)/.test(name)) return duration(value);
    if (/_bp(_|$)/.test(name)) return percent(value);
    return /_e8s(_|$)/.test(name) ? icp(value) : group(value);
  }
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.join(", ");
  return typeof value === "object" && value !== null ? tagOf(value) : String(value);
}
