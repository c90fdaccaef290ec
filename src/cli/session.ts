import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Identity } from "@dfinity/agent";
import { IDL } from "@dfinity/candid";
import { Principal } from "@dfinity/principal";

import type { Ballast } from "../client/ballast.js";
import { connect } from "../client/connect.js";
import type { EventOptions } from "../client/event-hub.js";
import * as ledger from "../client/interfaces/ledger.did.js";
import * as treasury from "../client/interfaces/treasury.did.js";
import { NETWORK_FILE, type NetworkDescription, readNetworkFile } from "../client/network-file.js";
import { readIdentity } from "../client/pem-identity.js";
import { ClientProblem } from "../client/problem.js";
import type { Io } from "./io.js";
import { readKeptIds } from "./kept-ids.js";
import { type Painter, painterOf } from "./paint.js";
import { parsePrincipal } from "./parse.js";
import { isJsonRecord, type Json, toJson } from "./plain-json.js";
import { UsageProblem } from "./usage-problem.js";

/** Options that every command has. */
export type GlobalOptions = {
  readonly network: string;
  readonly identity?: string;
  readonly canister?: string;
  readonly rootKey?: string;
  readonly json?: boolean;
};

/** A token as commands need it. */
export type TokenInfo = {
  readonly id: string;
  readonly symbol: string;
  readonly decimals: number;
  readonly feeAtoms: bigint;
};

/** One run of a command: whom it talks to, and as whom. */
export class Session {
  readonly io: Io;
  readonly ballast: Ballast;
  readonly paint: Painter;
  #tokens: Promise<readonly TokenInfo[]> | undefined;

  constructor(io: Io, ballast: Ballast, isJson: boolean) {
    this.io = io;
    this.ballast = ballast;
    this.paint = painterOf(io.isTerminal && !isJson, io.env);
  }

  /** The treasury. */
  get treasury(): treasury._SERVICE {
    return this.ballast.treasury;
  }

  /** The tokens of the treasury. */
  tokens(): Promise<readonly TokenInfo[]> {
    this.#tokens ??= this.#readTokens();
    return this.#tokens;
  }

  /** A token by its symbol or its ledger's id. @throws {UsageProblem} when there is none. */
  async token(name: string): Promise<TokenInfo> {
    const tokens = await this.tokens();
    const wanted = name.toLowerCase();
    const token = tokens.find(({ id, symbol }) => symbol.toLowerCase() === wanted || id === name);
    if (token !== undefined) return token;
    const known = tokens.map(({ symbol }) => symbol).join(", ");
    throw new UsageProblem(`The treasury has no token "${name}". There are ${known}.`);
  }

  /** A principal of a canister's id or of anybody. @throws {UsageProblem} when the text is none. */
  principalOf(text: string): Principal {
    return parsePrincipal(text);
  }

  /** Symbols by ledger, for lines that name a token by its ledger only. */
  async symbols(): Promise<(ledger: { toText(): string }) => TokenInfo> {
    const tokens = new Map((await this.tokens()).map((token) => [token.id, token]));
    return (principal) => {
      const id = principal.toText();
      return tokens.get(id) ?? { id, symbol: id, decimals: 0, feeAtoms: 0n };
    };
  }

  /** What a method of the treasury answered, as JSON; where it may refuse, what it agreed to. */
  jsonOf(method: keyof treasury._SERVICE, answer: unknown): Json {
    return agreedJson(treasury.idlFactory, method, answer);
  }

  /** The same of a ledger. */
  ledgerJsonOf(method: keyof ledger._SERVICE, answer: unknown): Json {
    return agreedJson(ledger.idlFactory, method, answer);
  }

  async #readTokens(): Promise<readonly TokenInfo[]> {
    const { holdings } = await this.treasury.get_portfolio();
    return holdings.map(({ token }) => ({
      id: token.token.toText(),
      symbol: token.symbol,
      decimals: token.decimals,
      feeAtoms: token.fee_atoms,
    }));
  }
}

function agreedJson(idlFactory: IDL.InterfaceFactory, method: string, answer: unknown): Json {
  const field = idlFactory({ IDL })._fields.find(([name]) => name === method);
  const [type] = field?.[1].retTypes ?? [];
  if (type === undefined) return null;
  const json = toJson(type, answer);
  if (json === "Ok") return { ok: true };
  return isJsonRecord(json) && "Ok" in json ? (json["Ok"] ?? { ok: true }) : json;
}

/** Connects as the options say. */
export async function openSession(
  io: Io,
  options: GlobalOptions,
  events: EventOptions = {},
): Promise<Session> {
  const place = await describePlace(io, options);
  if (options.canister !== undefined) checkCanister(options.canister);
  const identity = await identityOf(io, options, place);
  const ballast = await connect({
    network: place ?? options.network,
    ...(identity === undefined ? {} : { identity }),
    ...(options.rootKey === undefined ? {} : { rootKey: options.rootKey }),
    canisters: {
      ...readKeptIds(io.root, options.network),
      ...(options.canister === undefined ? {} : { treasury: options.canister }),
    },
    events,
  });
  return new Session(io, ballast, options.json === true);
}

/** @throws {UsageProblem} when what was given is no id. */
function checkCanister(id: string): void {
  try {
    Principal.fromText(id);
  } catch {
    throw new UsageProblem(`"${id}" is no canister's id. Give one as ryjl3-tyaaa-aaaaa-aaaba-cai.`);
  }
}

/** The description of a network that leaves one: the local one does, and any may in a file. */
async function describePlace(
  io: Io,
  { network }: GlobalOptions,
): Promise<NetworkDescription | undefined> {
  if (network === "local") return readNetworkFile(join(io.root, NETWORK_FILE));
  const path = resolve(io.cwd, network);
  if (network.endsWith(".json") && !existsSync(path)) {
    throw new UsageProblem(`There is no ${network}. Give the network.json that npm start wrote.`);
  }
  return network !== "ic" && existsSync(path) ? readNetworkFile(path) : undefined;
}

async function identityOf(
  io: Io,
  { identity }: GlobalOptions,
  place: NetworkDescription | undefined,
): Promise<Identity | undefined> {
  if (identity === undefined) return undefined;
  const named = place?.identities[identity];
  if (named !== undefined) return readIdentity(resolve(io.root, named));
  const path = resolve(io.cwd, identity);
  if (existsSync(path)) return readIdentity(path);
  const names = Object.keys(place?.identities ?? {});
  const hint = names.length === 0 ? "" : `, or one of ${names.join(", ")}`;
  throw new ClientProblem(
    "bad_input",
    `There is no identity "${identity}".`,
    `Give a PEM file, as icp identity export writes it${hint}.`,
  );
}
