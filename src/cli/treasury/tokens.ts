import type { Command } from "commander";

import type { TokenView } from "../../client/interfaces/treasury.did.js";
import { expectAgreed } from "../../client/refusals.js";
import { amount, percent, tagOf } from "../../figures/figures.js";
import { tellingAmounts } from "../amounts.js";
import {
  type Agreed,
  addGroup,
  addVerb,
  type Cli,
  named,
  type Outcome,
  type Reasoned,
  withDryRun,
  withReason,
  withYes,
} from "../cli.js";
import { parseBp } from "../parse.js";
import { type Json, partOf } from "../plain-json.js";
import type { Session } from "../session.js";
import { figure, renderTable, text } from "../table.js";
import { UsageProblem } from "../usage-problem.js";
import { agreed } from "./running.js";

/** Adds the portfolio's tokens: which there are, what they are meant to be, which are traded. */
export function addTokens(area: Command, cli: Cli): void {
  const tokens = addGroup(area, "tokens", "the tokens of the portfolio");
  addVerb(tokens, "list", {
    summary: "the tokens, their ledgers and targets",
    example: "treasury tokens list",
  }).action(() => cli.run("asking the treasury", listTokens));

  withReason(
    addVerb(tokens, "add", {
      summary: "hold a further token; governance only",
      example:
        'treasury tokens add hvgxa-wqaaa-aaaaq-aacia-cai --target 5% --reason "voted" --identity governance',
    })
      .argument("<ledger>", "the id of its ledger, which must keep a history of blocks")
      .requiredOption("--target <share>", "its share, as 12.5%", parseBp),
  ).action((ledger: string, { target, reason }: Reasoned & { readonly target: bigint }) =>
    cli.run("asking the token's ledger", async (session) => {
      const answer = await session.treasury.add_token({
        ledger: session.principalOf(ledger),
        target_bp: target,
        reason,
      });
      const { symbol, target_bp } = expectAgreed(answer);
      const done = `${symbol} is part of the portfolio, with ${percent(target_bp)} as its target.`;
      return { json: session.jsonOf("add_token", answer), lines: [session.paint.green(done)] };
    }),
  );
  addPerToken(tokens, cli);
  addTargets(tokens, cli);
}

async function listTokens(session: Session): Promise<Outcome> {
  const portfolio = await session.treasury.get_portfolio();
  const tokens = portfolio.holdings.map(({ token }) => token);
  const columns = [
    text("token"),
    text("ledger"),
    figure("target"),
    figure("fee"),
    text("venues are paid by"),
    text("state"),
  ];
  const holdings = partOf(session.jsonOf("get_portfolio", portfolio), "holdings");
  return {
    json: Array.isArray(holdings) ? holdings.map((each: Json) => partOf(each, "token")) : [],
    lines: renderTable(columns, tokens.map(tokenRow), {
      paint: session.paint,
      nothing: "no tokens",
    }),
  };
}

function tokenRow(token: TokenView): string[] {
  const [pause] = token.pause;
  const state = token.active ? "traded" : "to be sold off";
  return [
    token.symbol,
    token.token.toText(),
    percent(token.target_bp),
    amount(token.fee_atoms, token.decimals),
    tagOf(token.pays_by),
    pause === undefined ? state : `paused by ${tagOf(pause.by)}: ${pause.reason}`,
  ];
}

type PerToken = {
  readonly name: "pause" | "resume" | "remove";
  readonly method: "pause_token" | "resume_token" | "remove_token";
  readonly summary: string;
  readonly example: string;
  readonly done: string;
  readonly isFinal: boolean;
};

const PER_TOKEN: readonly PerToken[] = [
  {
    name: "pause",
    method: "pause_token",
    summary: "take a token out of trading; the guardian may do this too",
    example: 'treasury tokens pause CHAT --reason "its ledger is odd" --identity operator',
    done: "is paused.",
    isFinal: false,
  },
  {
    name: "resume",
    method: "resume_token",
    summary: "trade a paused token again",
    example: 'treasury tokens resume CHAT --reason "looked at" --identity operator',
    done: "is traded again.",
    isFinal: false,
  },
  {
    name: "remove",
    method: "remove_token",
    summary: "no longer know a token of which nothing is left; governance only",
    example: 'treasury tokens remove SNEED --reason "voted" --yes --identity governance',
    done: "is no longer part of the portfolio.",
    isFinal: true,
  },
];

function addPerToken(tokens: Command, cli: Cli): void {
  for (const { name, method, summary, example, done, isFinal } of PER_TOKEN) {
    const verb = withReason(
      addVerb(tokens, name, { summary, example }).addArgument(
        named("<token>", "its symbol or its ledger's id", "tokens"),
      ),
    );
    (isFinal ? withYes(verb) : verb).action((token: string, { reason, yes }: Reasoned & Agreed) =>
      cli.run(`asking the treasury to ${name} ${token}`, async (session) => {
        const found = await session.token(token);
        const { id, symbol } = found;
        if (isFinal) await cli.confirm(`${symbol} leaves the portfolio`, { yes });
        const answer = await session.treasury[method]({ ledger: session.principalOf(id), reason });
        return tellingAmounts(found, () => agreed(session, method, answer, `${symbol} ${done}`));
      }),
    );
  }
}

type Targets = readonly (readonly [token: string, targetBp: bigint])[];

function addTargets(tokens: Command, cli: Cli): void {
  withDryRun(
    withReason(
      addVerb(tokens, "targets", {
        summary: "set the targets of all tokens; one that is left out is sold off. Governance only",
        example:
          'treasury tokens targets ICP=30% ckBTC=25% ckETH=15% ckUSDT=20% CHAT=5% SNEED=5% --reason "voted" --identity governance',
      }).addArgument(named("<token=share...>", "as ICP=25%", "tokens")),
    ),
  ).action((pairs: readonly string[], options: Reasoned & { readonly dryRun?: boolean }) => {
    const targets = pairs.map(parseTarget);
    return cli.run("setting the targets", (session) => setTargets(session, targets, options));
  });
}

function parseTarget(pair: string): Targets[number] {
  const [token = "", share, ...rest] = pair.split("=");
  if (token === "" || share === undefined || rest.length > 0) {
    throw new UsageProblem(`"${pair}" is no target. Give one as ICP=25%.`);
  }
  return [token, parseBp(share)];
}

async function setTargets(
  session: Session,
  targets: Targets,
  { reason, dryRun }: Reasoned & { readonly dryRun?: boolean },
): Promise<Outcome> {
  const { holdings } = await session.treasury.get_portfolio();
  const wanted = new Map<string, bigint>();
  for (const [name, targetBp] of targets) wanted.set((await session.token(name)).id, targetBp);
  const sumBp = [...wanted.values()].reduce((sum, bp) => sum + bp, 0n);
  const rows = holdings.map(({ token }) => {
    const newBp = wanted.get(token.token.toText());
    const now = token.active ? percent(token.target_bp) : "–";
    return [token.symbol, now, newBp === undefined ? "sold off" : percent(newBp)];
  });
  const lines = [
    ...renderTable([text("token"), figure("now"), figure("then")], rows, {
      paint: session.paint,
      nothing: "no tokens",
    }),
    `${percent(sumBp)} in all${sumBp === 10_000n ? "" : ", which is scaled to 100 %"}`,
  ];
  const list = [...wanted].map(([id, target_bp]) => ({
    ledger: session.principalOf(id),
    target_bp,
  }));
  if (dryRun === true) {
    const json = Object.fromEntries([...wanted].map(([id, bp]) => [id, bp.toString()]));
    return { json: { dry_run: true, targets: json }, lines };
  }
  const answer = await session.treasury.set_targets({ targets: list, reason });
  const outcome = agreed(session, "set_targets", answer, "The targets are set.");
  return { ...outcome, lines: [...lines, "", ...outcome.lines] };
}
