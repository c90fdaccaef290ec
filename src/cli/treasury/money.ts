import { type Command, Option } from "commander";

import { expectAgreed } from "../../client/refusals.js";
import { amount, group, time } from "../../figures/figures.js";
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
import { parseAccount, parseAmount, parseDuration } from "../parse.js";
import type { Session } from "../session.js";
import { figure, renderFields, renderTable, text } from "../table.js";
import { agreed } from "./running.js";

type WithdrawOptions = Reasoned & Agreed & { readonly to: string; readonly dryRun?: boolean };

type ReserveOptions = Reasoned & {
  readonly id: string;
  readonly purpose: string;
  readonly owner: string;
  readonly expiresIn?: bigint;
};

/** Adds what takes money out of the treasury or sets it aside. */
export function addMoney(area: Command, cli: Cli): void {
  withDryRun(
    withYes(
      withReason(
        addVerb(area, "withdraw", {
          summary: "pay out of the treasury; governance only",
          example:
            'treasury withdraw ICP 0.1 --to 2vxsx-fae --reason "salary" --dry-run --identity governance',
        })
          .addArgument(named("<token>", "its symbol or its ledger's id", "tokens"))
          .argument("<amount>", "whole tokens, as 12.5; the ledger's fee comes on top")
          .requiredOption("--to <account>", "a principal, or an account of ICRC-1"),
      ),
    ),
  ).action((token: string, sum: string, options: WithdrawOptions) =>
    cli.run("withdrawing", (session) => withdraw(cli, session, { token, sum, ...options })),
  );
  addReservations(area, cli);
}

async function withdraw(
  cli: Cli,
  session: Session,
  {
    token,
    sum,
    to,
    reason,
    yes,
    dryRun,
  }: WithdrawOptions & { readonly token: string; readonly sum: string },
): Promise<Outcome> {
  const found = await session.token(token);
  const amountAtoms = parseAmount(sum, found);
  const account = parseAccount(to);
  const shown = `${amount(amountAtoms, found.decimals)} ${found.symbol}`;
  if (dryRun === true) return previewWithdrawal(session, { token, amountAtoms, to });

  await cli.confirm(`${shown} leave the treasury for ${to}`, { yes });
  const { id: ledger } = found;
  const answer = await session.treasury.withdraw({
    ledger: session.principalOf(ledger),
    to: account,
    amount_atoms: amountAtoms,
    reason,
  });
  const { transfer_id, block_index } = tellingAmounts(found, () => expectAgreed(answer));
  const done = `${shown} went to ${to}: transfer ${group(transfer_id)}, block ${group(block_index)}.`;
  return { json: session.jsonOf("withdraw", answer), lines: [session.paint.green(done)] };
}

async function previewWithdrawal(
  session: Session,
  {
    token,
    amountAtoms,
    to,
  }: { readonly token: string; readonly amountAtoms: bigint; readonly to: string },
): Promise<Outcome> {
  const { id, symbol, decimals, feeAtoms } = await session.token(token);
  const { holdings } = await session.treasury.get_portfolio();
  const holding = holdings.find((each) => each.token.token.toText() === id);
  const freeAtoms = (holding?.liquid_atoms ?? 0n) - (holding?.reserved_atoms ?? 0n);
  const leftAtoms = freeAtoms - amountAtoms - feeAtoms;
  const isEnough = leftAtoms >= 0n;
  const show = (atoms: bigint) => `${amount(atoms, decimals)} ${symbol}`;
  const fields: [string, string][] = [
    ["would pay", show(amountAtoms)],
    ["to", to],
    ["fee", show(feeAtoms)],
    ["free now", show(freeAtoms)],
    ["free afterwards", isEnough ? show(leftAtoms) : `not enough: ${show(-leftAtoms)} are missing`],
  ];
  return {
    json: {
      dry_run: true,
      token: symbol,
      amount_atoms: amountAtoms.toString(),
      fee_atoms: feeAtoms.toString(),
      free_atoms: freeAtoms.toString(),
      enough: isEnough,
    },
    lines: renderFields(fields, session.paint),
    isFailure: !isEnough,
  };
}

function addReservations(area: Command, cli: Cli): void {
  const reservations = addGroup(area, "reservations", "money that is set aside and never sold");
  addVerb(reservations, "list", {
    summary: "what is set aside, by whom and what for",
    example: "treasury reservations list",
  }).action(() => cli.run("asking the treasury", listReservations));

  withReason(
    addVerb(reservations, "add", {
      summary: "set money aside; governance only",
      example:
        'treasury reservations add ICP 0.2 --id audit --purpose "an audit" --owner operations --reason "voted" --identity governance',
    })
      .addArgument(named("<token>", "its symbol or its ledger's id", "tokens"))
      .argument("<amount>", "whole tokens, as 12.5")
      .requiredOption("--id <name>", "a name for it, to release it by")
      .requiredOption("--purpose <text>", "what for")
      .requiredOption("--owner <area>", "who asked for it")
      .addOption(
        new Option("--expires-in <span>", "when it ends by itself, as 7d").argParser(parseDuration),
      ),
  ).action((token: string, sum: string, options: ReserveOptions) =>
    cli.run("reserving", (session) => reserve(session, { token, sum, ...options })),
  );

  withReason(
    addVerb(reservations, "release", {
      summary: "end a reservation",
      example: 'treasury reservations release audit --reason "paid" --identity governance',
    }).argument("<id>", "its name"),
  ).action((id: string, { reason }: Reasoned) =>
    cli.run("releasing", async (session) =>
      agreed(
        session,
        "release",
        await session.treasury.release({ reservation_id: id, reason }),
        `The reservation ${id} is over.`,
      ),
    ),
  );
}

async function listReservations(session: Session): Promise<Outcome> {
  const reservations = await session.treasury.get_reservations();
  const tokenOf = await session.symbols();
  const rows = reservations.map((each) => {
    const { symbol, decimals } = tokenOf(each.token);
    return [
      each.reservation_id,
      `${amount(each.amount_atoms, decimals)} ${symbol}`,
      each.owner,
      each.purpose,
      each.expires_at_ns[0] === undefined ? "never" : time(each.expires_at_ns[0]),
    ];
  });
  const columns = [text("name"), figure("amount"), text("owner"), text("purpose"), text("ends")];
  return {
    json: session.jsonOf("get_reservations", reservations),
    lines: renderTable(columns, rows, { paint: session.paint, nothing: "nothing is set aside" }),
  };
}

async function reserve(
  session: Session,
  options: ReserveOptions & { readonly token: string; readonly sum: string },
): Promise<Outcome> {
  const { id, purpose, owner, expiresIn, reason, token, sum } = options;
  const found = await session.token(token);
  const amountAtoms = parseAmount(sum, found);
  const { now_ns: nowNs } = await session.treasury.get_status();
  const answer = await session.treasury.reserve({
    reservation_id: id,
    purpose,
    owner,
    ledger: session.principalOf(found.id),
    amount_atoms: amountAtoms,
    expires_at_ns: expiresIn === undefined ? [] : [nowNs + expiresIn],
    reason,
  });
  const shown = `${amount(amountAtoms, found.decimals)} ${found.symbol}`;
  return tellingAmounts(found, () =>
    agreed(session, "reserve", answer, `${shown} are set aside as ${id}.`),
  );
}
