/*
 * Installs the four tokens of the DAO: BTA-GOV, BTA-REWARD, BTA-UTIL and BTA-GUAR. Running it again
 * changes nothing and says so.
 *
 *   npm run tokens:initialize -- \
 *     --network http://127.0.0.1:4943 --identity key.pem \
 *     --governance <principal> --treasury <principal> [--guardian <principal>] \
 *     [--tokenomics <principal>] [--slashing <principal>] [--canisters file.json]
 *
 * Without --network it installs them on a network in this process, to show what would be done. The
 * identity (Ed25519, as OpenSSL writes it) controls the canisters. Their ids are kept in the file
 * of --canisters (default tokens.json); ids that are in it are used, others are created, which
 * networks for development allow. With --json stdout holds one JSON object a token. Exit code: 0;
 * 1 when it failed; 2 when the options make no sense.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { explain } from "../src/client/explain.js";
import { amount, group } from "../src/figures/figures.js";
import { createNetwork } from "../src/localnet/network.js";
import { actor } from "../src/localnet/principals.js";
import { BTA_DECIMALS, type TokenParties } from "../src/suite/bta-tokens.js";
import { initializeTokens, type TokenHost } from "../src/suite/initialize-tokens.js";
import { Principal } from "../src/wire/idl.js";
import { reach, readIdentity, readPrincipal } from "./acceptance/options.js";
import { refuse, scriptCommand } from "./script-command.js";
import { agentTokenHost, type CanisterRegister, localTokenHost } from "./tokens/token-hosts.js";

type Options = {
  readonly network?: string;
  readonly identity?: string;
  readonly governance?: string;
  readonly guardian?: string;
  readonly tokenomics?: string;
  readonly slashing?: string;
  readonly treasury?: string;
  readonly canisters: string;
  readonly json?: boolean;
};

type PartyName = "governance" | "guardian" | "tokenomics" | "slashing" | "treasury";

const WASM = join(import.meta.dirname ?? ".", "../.azle/ledger/ledger.wasm");

const program = scriptCommand("npm run tokens:initialize")
  .description("installs the four tokens of the DAO, once")
  .option("--network <url>", "where to install; a network in this process when left out")
  .option("--identity <file>", "key of the canisters' controller, in PEM")
  .option("--governance <principal>", "changes fees, pauses, freezes")
  .option("--guardian <principal>", "pauses and freezes, and never undoes either")
  .option("--tokenomics <principal>", "mints and locks")
  .option("--slashing <principal>", "locks, burns and freezes")
  .option("--treasury <principal>", "holds what tokens are born with, and collects fees")
  .option("--canisters <file>", "where the ids of the canisters are kept", "tokens.json")
  .option("--json", "one JSON object a token on stdout")
  .parse();

const options = program.opts<Options>();
const reports = await initialize().catch((error: unknown) =>
  program.error(explain(error, { url: options.network ?? "this process" }).message),
);
for (const report of reports) {
  const { symbol, canister, outcome, totalSupplyAtoms, blockCount } = report;
  const figures = { totalSupplyAtoms: String(totalSupplyAtoms), blockCount: Number(blockCount) };
  const asJson = JSON.stringify({ ...report, ...figures });
  const supply = amount(totalSupplyAtoms, BTA_DECIMALS);
  const blocks = blockCount === 1n ? "1 block" : `${group(blockCount)} blocks`;
  const line = `${symbol.padEnd(10)} ${canister}  ${outcome}, supply ${supply}, ${blocks}`;
  process.stdout.write(`${options.json === true ? asJson : line}\n`);
}

async function initialize() {
  const parties = partiesOf(options);
  return initializeTokens(await openHost(options), parties);
}

async function openHost({ network, identity, canisters }: Options): Promise<TokenHost> {
  if (network === undefined) {
    process.stderr.write(
      "on trial, on a network that ends with this command; --network installs\n",
    );
    return localTokenHost(createNetwork(), readFileSync(WASM));
  }
  if (identity === undefined) return refuse(program, "--network needs --identity");
  const register = fileRegister(canisters);
  const controller = readIdentity(program, identity);
  process.stderr.write(`controlled by ${controller.getPrincipal().toText()}\n`);
  return reach(program, { url: network }, () =>
    agentTokenHost(network, controller, { register, wasmPath: WASM }),
  );
}

function partiesOf(named: Options): TokenParties {
  const isTrial = named.network === undefined;
  const party = (name: PartyName) => {
    const text = named[name];
    return text === undefined ? undefined : readPrincipal(program, `--${name}`, text);
  };
  const governance = party("governance") ?? (isTrial ? trialParty("governance") : undefined);
  const treasury = party("treasury") ?? (isTrial ? trialParty("treasury") : undefined);
  if (governance === undefined || treasury === undefined) {
    return refuse(program, "--network needs --governance and --treasury");
  }
  return {
    governance,
    guardian: party("guardian"),
    tokenomics: party("tokenomics"),
    slashing: party("slashing"),
    treasury: { owner: treasury, subaccount: [] },
  };
}

function trialParty(name: string): Principal {
  return Principal.fromUint8Array(actor(name));
}

function fileRegister(path: string): CanisterRegister {
  return {
    read: () => (existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : {}),
    write: (ids) => writeFileSync(path, `${JSON.stringify(ids, undefined, 2)}\n`),
  };
}
