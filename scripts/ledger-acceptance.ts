/*
 * Runs our writing of the acceptance cases of ICRC-1 and ICRC-2, and a few of ICRC-3, 10 and 21,
 * against any ledger.
 *
 *   npm run ledger:acceptance
 *       the built ledger, on a local network in this process
 *   npm run ledger:acceptance -- --network http://127.0.0.1:4943 --canister <id> --identity key.pem
 *       any ledger; the identity (Ed25519, as OpenSSL writes it) must hold tokens there. About
 *       three million units and two hundred fees are spent. `npm start` serves a network whose
 *       addresses and keys stand in .cache/network.json.
 *
 * With --json stdout holds one JSON object a case. Exit code: 0; 1 when a case failed; 2 when the
 * options make no sense.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { group } from "../src/figures/figures.js";
import { createNetwork } from "../src/localnet/network.js";
import { actor } from "../src/localnet/principals.js";
import { Principal } from "../src/wire/idl.js";
import { init, tokenInit } from "../src/wire/ledger-init.js";
import { agentEnv } from "./acceptance/agent-env.js";
import { balance, fee, minter } from "./acceptance/ledger-actions.js";
import { accountOf, type LedgerEnv } from "./acceptance/ledger-env.js";
import { localEnv } from "./acceptance/local-env.js";
import { reach, readIdentity, readPrincipal } from "./acceptance/options.js";
import { runCases } from "./acceptance/run-cases.js";
import { refuse, scriptCommand } from "./script-command.js";

type Options = {
  readonly network?: string;
  readonly canister?: string;
  readonly identity?: string;
  readonly json?: boolean;
};

/** What the cases send to others, and how often they pay the fee. */
const FUNDS_ATOMS = 3_000_000n;
const FEES_COUNT = 200n;

const program = scriptCommand("npm run ledger:acceptance")
  .description("runs the acceptance cases of the ICRC standards against a ledger")
  .option("--network <url>", "where the ledger runs; the local network when left out")
  .option("--canister <id>", "the ledger")
  .option("--identity <file>", "key of an account that holds tokens, in PEM")
  .option("--json", "one JSON object a case on stdout")
  .parse();

const options = program.opts<Options>();
let failedCount = 0;
let passedCount = 0;
for await (const result of runCases(await openEnv(options))) {
  if (result.outcome === "failed") failedCount += 1;
  if (result.outcome === "passed") passedCount += 1;
  const problem = result.problem === undefined ? "" : `\n    ${result.problem}`;
  const line = `${result.outcome.padEnd(11)} ${result.name}${problem}`;
  process.stdout.write(`${options.json === true ? JSON.stringify(result) : line}\n`);
}
if (options.json !== true) process.stdout.write(`${passedCount} passed, ${failedCount} failed\n`);
process.exitCode = failedCount === 0 ? 0 : 1;

async function openEnv({ network, canister, identity }: Options): Promise<LedgerEnv> {
  if (network === undefined) return openLocal();
  if (canister === undefined || identity === undefined) {
    return refuse(program, "--network needs --canister and --identity");
  }
  const target = {
    network,
    canister: readPrincipal(program, "--canister", canister),
    funder: readIdentity(program, identity),
  };
  return reach(program, { url: network, canister }, async () => {
    const env = await agentEnv(target);
    await requireFunds(env);
    return env;
  });
}

/** Cases are paid for by one account: without tokens nearly every one of them would fail. */
async function requireFunds(env: LedgerEnv): Promise<void> {
  const account = accountOf(env.funder);
  const held = await balance(env, account);
  const isMinter = (await minter(env))?.owner.toText() === account.owner.toText();
  const needed = FUNDS_ATOMS + FEES_COUNT * (await fee(env));
  const payer = account.owner.toText();
  process.stderr.write(`cases are paid by ${payer}, which holds ${group(held)} atoms\n`);
  if (!isMinter && held < needed) {
    program.error(`the cases need ${group(needed)}: send ${group(needed - held)} to ${payer}`);
  }
}

/** Our ledger as it was built, where the funder is the minting account. */
function openLocal(): LedgerEnv {
  const local = createNetwork();
  const funder = actor("acceptance funder");
  const wasm = readFileSync(join(import.meta.dirname ?? ".", "../.azle/ledger/ledger.wasm"));
  const arg = init.encodeArgs([
    [
      tokenInit({
        name: "Acceptance",
        symbol: "ACC",
        decimals: 8,
        transfer_fee: 10_000n,
        minting_account: { owner: Principal.fromUint8Array(funder), subaccount: [] },
      }),
    ],
  ]);
  return localEnv(local, local.deploy({ wasm, arg }), funder);
}
