import { encodeIcrcAccount } from "@dfinity/ledger-icrc";
import { type Command, Option } from "commander";

import type { Account, AccountTransaction } from "../client/interfaces/ledger.did.js";
import { ClientProblem } from "../client/problem.js";
import { expectBlock } from "../client/refusals.js";
import { amount, group, time } from "../figures/figures.js";
import { tellingAmounts } from "./amounts.js";
import {
  type Agreed,
  addGroup,
  addVerb,
  type Cli,
  named,
  type Outcome,
  withDryRun,
  withYes,
} from "./cli.js";
import {
  type AccountValue,
  parseAccount,
  parseAmount,
  parseCount,
  parseDuration,
} from "./parse.js";
import type { Session, TokenInfo } from "./session.js";
import { figure, renderFields, renderTable, text } from "./table.js";
import { UsageProblem } from "./usage-problem.js";

type TransferOptions = Agreed & { readonly dryRun?: boolean; readonly memo?: string };
type ApproveOptions = Agreed & { readonly dryRun?: boolean; readonly expiresIn?: bigint };

/** Adds the ledgers of tokens: balances, payments, allowances, histories. */
export function addLedger(program: Command, cli: Cli): void {
  const area = addGroup(program, "ledger", "the ledgers of tokens");
  addVerb(area, "balances", {
    summary: "what an account holds of every token; your own without one",
    example: "ledger balances --identity trader",
  })
    .argument("[account]", "a principal, or an account of ICRC-1")
    .action((account: string | undefined) =>
      cli.run("asking the ledgers", (session) => showBalances(session, account)),
    );

  addVerb(area, "info", {
    summary: "a token: its name, decimals, fee and supply",
    example: "ledger info ICP",
  })
    .addArgument(tokenArgument())
    .action((token: string) => cli.run("asking the ledger", (session) => showInfo(session, token)));

  addVerb(area, "history", {
    summary: "the last payments of an account, newest first; your own without one",
    example: "ledger history ckBTC --limit 5 --identity trader",
  })
    .addArgument(tokenArgument())
    .argument("[account]", "a principal, or an account of ICRC-1")
    .option("--limit <count>", "how many", parseCount, 20)
    .action((token: string, account: string | undefined, { limit }: { readonly limit: number }) =>
      cli.run("asking the ledger", (session) => showHistory(session, { token, account, limit })),
    );
  addPayments(area, cli);
}

function tokenArgument() {
  return named("<token>", "its symbol or its ledger's id", "ledgers");
}

function addPayments(area: Command, cli: Cli): void {
  withDryRun(
    withYes(
      addVerb(area, "transfer", {
        summary: "pay somebody",
        example: "ledger transfer ICP 1.5 2vxsx-fae --yes --identity trader",
      })
        .addArgument(tokenArgument())
        .argument("<amount>", "whole tokens, as 12.5; the fee comes on top")
        .argument("<to>", "a principal, or an account of ICRC-1")
        .option("--memo <text>", "a note of at most 32 bytes"),
    ),
  ).action((token: string, sum: string, to: string, options: TransferOptions) =>
    cli.run("paying", (session) => transfer(cli, session, { token, sum, to, ...options })),
  );

  withDryRun(
    withYes(
      addVerb(area, "approve", {
        summary: "let somebody take up to an amount",
        example: "ledger approve ICP 10 2vxsx-fae --expires-in 1d --yes --identity trader",
      })
        .addArgument(tokenArgument())
        .argument("<amount>", "whole tokens, as 12.5; 0 takes an allowance back")
        .argument("<spender>", "a principal, or an account of ICRC-1")
        .addOption(
          new Option("--expires-in <span>", "when it ends by itself, as 7d").argParser(
            parseDuration,
          ),
        ),
    ),
  ).action((token: string, sum: string, spender: string, options: ApproveOptions) =>
    cli.run("approving", (session) => approve(cli, session, { token, sum, spender, ...options })),
  );
}

/** A token of the treasury, of the network's list, or any ledger by its id. */
async function findToken(session: Session, name: string): Promise<TokenInfo> {
  const { ballast } = session;
  const id = ballast.canisters[`${name.toLowerCase()}_ledger`] ?? ballast.canisters[name];
  if (id === undefined && "treasury" in ballast.canisters && !isId(name))
    return session.token(name);
  const ledger = ballast.ledger(id ?? name);
  const [symbol, decimals, feeAtoms] = await Promise.all([
    ledger.icrc1_symbol(),
    ledger.icrc1_decimals(),
    ledger.icrc1_fee(),
  ]);
  return { id: id ?? name, symbol, decimals, feeAtoms };
}

function isId(name: string): boolean {
  return /^[a-z2-7]{5}(-[a-z2-7]{1,5})+$/.test(name);
}

async function accountOf(session: Session, account: string | undefined): Promise<AccountValue> {
  if (account !== undefined) return parseAccount(account);
  const owner = await session.ballast.principal();
  if (!owner.isAnonymous()) return { owner, subaccount: [] };
  throw new UsageProblem("Whose? Give an account, or an identity with --identity.");
}

async function showBalances(session: Session, account: string | undefined): Promise<Outcome> {
  const owner = await accountOf(session, account);
  const tokens = await session.tokens();
  const balances = await Promise.all(
    tokens.map(async (token) => ({
      token,
      atoms: await session.ballast.ledger(token.id).icrc1_balance_of(owner),
    })),
  );
  const rows = balances.map(({ token: { symbol, decimals, id }, atoms }) => [
    symbol,
    amount(atoms, decimals),
    id,
  ]);
  return {
    json: balances.map(({ token: { symbol, decimals, id }, atoms }) => ({
      symbol,
      ledger: id,
      decimals,
      balance_atoms: atoms.toString(),
    })),
    lines: [
      `account ${textOf(owner)}`,
      "",
      ...renderTable([text("token"), figure("balance"), text("ledger")], rows, {
        paint: session.paint,
        nothing: "no tokens",
      }),
    ],
  };
}

async function showInfo(session: Session, name: string): Promise<Outcome> {
  const { id, symbol, decimals, feeAtoms } = await findToken(session, name);
  const ledger = session.ballast.ledger(id);
  const [fullName, supply, standards] = await Promise.all([
    ledger.icrc1_name(),
    ledger.icrc1_total_supply(),
    ledger.icrc1_supported_standards(),
  ]);
  const listed = standards.map((each) => each.name);
  const fields: [string, string][] = [
    ["token", `${fullName} (${symbol})`],
    ["ledger", id],
    ["decimals", group(decimals)],
    ["fee", `${amount(feeAtoms, decimals)} ${symbol}`],
    ["supply", `${amount(supply, decimals)} ${symbol}`],
    ["standards", listed.join(", ")],
  ];
  return {
    json: {
      ledger: id,
      name: fullName,
      symbol,
      decimals,
      fee_atoms: feeAtoms.toString(),
      supply_atoms: supply.toString(),
      standards: listed,
    },
    lines: renderFields(fields, session.paint),
  };
}

async function showHistory(
  session: Session,
  {
    token,
    account,
    limit,
  }: { readonly token: string; readonly account: string | undefined; readonly limit: number },
): Promise<Outcome> {
  const found = await findToken(session, token);
  const owner = await accountOf(session, account);
  const ledger = session.ballast.ledger(found.id);
  const answer = await ledger.get_account_transactions({
    account: owner,
    start: [],
    max_results: BigInt(limit),
  });
  if ("Err" in answer) {
    const { message } = answer.Err;
    throw new ClientProblem("refused", `The ledger refused: ${message}.`, "Ask for less.");
  }
  const own = textOf(owner);
  const rows = answer.Ok.transactions.map(({ id, transaction }) => [
    group(id),
    time(transaction.timestamp),
    transaction.kind,
    ...sidesOf(transaction, { own, ...found }),
  ]);
  const columns = [figure("block"), text("at"), text("kind"), figure("amount"), text("other side")];
  return {
    json: session.ledgerJsonOf("get_account_transactions", answer),
    lines: [
      `account ${own}: ${amount(answer.Ok.balance, found.decimals)} ${found.symbol}`,
      "",
      ...renderTable(columns, rows, { paint: session.paint, nothing: "no payments yet" }),
    ],
  };
}

/** An amount with its sign, and who is on the other side. */
function sidesOf(
  { transfer: [paid], mint: [minted], burn: [burned], approve: [approved] }: AccountTransaction,
  { own, decimals }: { readonly own: string; readonly decimals: number },
): [string, string] {
  if (paid !== undefined) {
    const isIncoming = textOf(paid.to) === own;
    const sum = amount(paid.amount, decimals);
    return isIncoming ? [`+${sum}`, textOf(paid.from)] : [`-${sum}`, textOf(paid.to)];
  }
  if (minted !== undefined) return [`+${amount(minted.amount, decimals)}`, "minted"];
  if (burned !== undefined) return [`-${amount(burned.amount, decimals)}`, "burned"];
  if (approved !== undefined) return [amount(approved.amount, decimals), textOf(approved.spender)];
  return ["–", "–"];
}

async function transfer(
  cli: Cli,
  session: Session,
  options: TransferOptions & { readonly token: string; readonly sum: string; readonly to: string },
): Promise<Outcome> {
  const { token, sum, to, memo, yes, dryRun } = options;
  const found = await findToken(session, token);
  const amountAtoms = parseAmount(sum, found);
  const account = parseAccount(to);
  const shown = `${amount(amountAtoms, found.decimals)} ${found.symbol}`;
  if (dryRun === true) return previewSpending(session, found, { amountAtoms, to });

  await cli.confirm(`${shown} go to ${to}`, { yes });
  const answer = await session.ballast.ledger(found.id).icrc1_transfer({
    from_subaccount: [],
    to: account,
    amount: amountAtoms,
    fee: [found.feeAtoms],
    memo: memo === undefined ? [] : [new TextEncoder().encode(memo)],
    created_at_time: [],
  });
  const block = tellingAmounts(found, () => expectBlock(answer));
  const done = `${shown} went to ${to}, in block ${group(block)}.`;
  return {
    json: { block_index: block.toString() },
    lines: [session.paint.green(done)],
  };
}

async function approve(
  cli: Cli,
  session: Session,
  options: ApproveOptions & {
    readonly token: string;
    readonly sum: string;
    readonly spender: string;
  },
): Promise<Outcome> {
  const { token, sum, spender, expiresIn, yes, dryRun } = options;
  const found = await findToken(session, token);
  const amountAtoms = parseAmount(sum, found);
  const account = parseAccount(spender);
  const shown = `${amount(amountAtoms, found.decimals)} ${found.symbol}`;
  if (dryRun === true) return previewSpending(session, found, { amountAtoms: 0n, to: spender });

  await cli.confirm(`${spender} may take ${shown}`, { yes });
  const nowNs = await ledgerTimeNs(session);
  const answer = await session.ballast.ledger(found.id).icrc2_approve({
    from_subaccount: [],
    spender: account,
    amount: amountAtoms,
    expected_allowance: [],
    expires_at: expiresIn === undefined ? [] : [nowNs + expiresIn],
    fee: [found.feeAtoms],
    memo: [],
    created_at_time: [],
  });
  const block = tellingAmounts(found, () => expectBlock(answer));
  return {
    json: { block_index: block.toString() },
    lines: [session.paint.green(`${spender} may take ${shown}: block ${group(block)}.`)],
  };
}

/** The network's time: a local one lives faster than its users. */
async function ledgerTimeNs({ ballast }: Session): Promise<bigint> {
  if (!("treasury" in ballast.canisters)) return BigInt(Date.now()) * 1_000_000n;
  return (await ballast.treasury.get_status()).now_ns;
}

async function previewSpending(
  session: Session,
  { id, symbol, decimals, feeAtoms }: TokenInfo,
  { amountAtoms, to }: { readonly amountAtoms: bigint; readonly to: string },
): Promise<Outcome> {
  const owner = await accountOf(session, undefined);
  const balance = await session.ballast.ledger(id).icrc1_balance_of(owner);
  const leftAtoms = balance - amountAtoms - feeAtoms;
  const isEnough = leftAtoms >= 0n;
  const show = (atoms: bigint) => `${amount(atoms, decimals)} ${symbol}`;
  const fields: [string, string][] = [
    ["from", textOf(owner)],
    ["to", to],
    ["would pay", show(amountAtoms)],
    ["fee", show(feeAtoms)],
    ["balance", show(balance)],
    ["afterwards", isEnough ? show(leftAtoms) : `not enough: ${show(-leftAtoms)} are missing`],
  ];
  return {
    json: {
      dry_run: true,
      amount_atoms: amountAtoms.toString(),
      fee_atoms: feeAtoms.toString(),
      balance_atoms: balance.toString(),
      enough: isEnough,
    },
    lines: renderFields(fields, session.paint),
    isFailure: !isEnough,
  };
}

function textOf({ owner, subaccount: [subaccount] }: Account): string {
  return encodeIcrcAccount({ owner, ...(subaccount === undefined ? {} : { subaccount }) });
}
