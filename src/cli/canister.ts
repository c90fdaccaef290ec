import { decode, encode, getServiceMethods } from "@dfinity/didc";
import type { Command } from "commander";

import type { Ballast } from "../client/ballast.js";
import { readCanisterFacts } from "../client/canister-facts.js";
import { ClientProblem } from "../client/problem.js";
import { callRaw, queryRaw } from "../client/raw-call.js";
import { group } from "../figures/figures.js";
import { parseHex, toHex } from "../kernel/bytes.js";
import { addGroup, addVerb, type Cli, named, type Outcome } from "./cli.js";
import type { Session } from "./session.js";
import { renderFields } from "./table.js";
import { UsageProblem } from "./usage-problem.js";

type CallOptions = { readonly query?: boolean };

/** Adds any canister by its own description: for what has no verb of its own. */
export function addCanister(program: Command, cli: Cli): void {
  const area = addGroup(program, "canister", "any canister, by the interface it publishes");
  addVerb(area, "methods", {
    summary: "the methods of a canister",
    example: "canister methods treasury",
  })
    .addArgument(named("<canister>", "its name or id", "canisters"))
    .action((canister: string) =>
      cli.run("reading the interface", async (session) => {
        const id = session.ballast.idOf(canister);
        const methods = getServiceMethods(await readInterface(session, id));
        return { json: methods, lines: methods };
      }),
    );

  addVerb(area, "call", {
    summary: "call a method with arguments in Candid text",
    example: "canister call treasury get_cycle '(record { cycle_id = 0 })' --query",
  })
    .addArgument(named("<canister>", "its name or id", "canisters"))
    .argument("<method>", "its name")
    .argument("[arguments]", "in Candid text", "()")
    .option("--query", "ask a single node: quick, for methods that change nothing")
    .action((canister: string, method: string, args: string, options: CallOptions) =>
      cli.run("calling", (session) => call(session, { canister, method, args, ...options })),
    );

  addVerb(area, "status", {
    summary: "what the network says of a canister: its module, controllers and interface",
    example: "canister status treasury",
  })
    .addArgument(named("<canister>", "its name or id", "canisters"))
    .action((canister: string) =>
      cli.run("asking the network", (session) => status(session, canister)),
    );
}

async function readInterface({ ballast }: Session, canisterId: string): Promise<string> {
  const { candid, moduleHash } = await readCanisterFacts(ballast, canisterId);
  if (candid !== undefined) return candid;
  if (moduleHash === undefined) throw noCode(ballast, canisterId);
  throw new ClientProblem(
    "unknown_method",
    `Canister ${canisterId} publishes no interface.`,
    "Ask whoever deployed it for its .did file, and use icp canister call --candid.",
  );
}

function noCode({ url }: Ballast, canisterId: string): ClientProblem {
  return new ClientProblem(
    "unknown_canister",
    `There is no canister ${canisterId} with code at ${url}.`,
    "Check the id and the network.",
  );
}

async function call(
  session: Session,
  options: CallOptions & {
    readonly canister: string;
    readonly method: string;
    readonly args: string;
  },
): Promise<Outcome> {
  const { ballast } = session;
  const { canister, method, args, query } = options;
  const canisterId = ballast.idOf(canister);
  const idl = await readInterface(session, canisterId);
  if (!getServiceMethods(idl).includes(method)) {
    throw new ClientProblem(
      "unknown_method",
      `Canister ${canister} has no method "${method}".`,
      `See them with: canister methods ${canister}.`,
    );
  }
  const arg = encodeText(idl, method, args);
  const request = { canisterId, method, arg };
  const reply = await (query === true ? queryRaw(ballast, request) : callRaw(ballast, request));
  const text = decode({
    idl,
    input: toHex(reply),
    serviceMethod: method,
    useServiceMethodReturnType: true,
    inputFormat: "hex",
    targetFormat: "candid",
  });
  return { json: { candid: text }, lines: [text] };
}

/** @throws {UsageProblem} with the parser's word on where the text goes wrong. */
function encodeText(idl: string, method: string, input: string): Uint8Array {
  try {
    const hex = encode({ idl, input, withType: { kind: "methodParams", name: method } });
    return parseHex(hex) ?? new Uint8Array(0);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const why = said
      .replace(/^[^`]*`/, "")
      .replace(/`\.?$/, "")
      .replace(/^(Candid parser error|Could not encode args to bytes):?\s*/i, "")
      .split("\n")[0];
    throw new UsageProblem(
      `"${input}" is no argument of ${method}: ${why}. Write Candid, as (record { name = 1 }).`,
    );
  }
}

async function status(session: Session, canister: string): Promise<Outcome> {
  const { ballast, paint } = session;
  const canisterId = ballast.idOf(canister);
  const { moduleHash, controllers = [], candid } = await readCanisterFacts(ballast, canisterId);
  if (moduleHash === undefined) throw noCode(ballast, canisterId);
  const methods = candid === undefined ? [] : getServiceMethods(candid);
  const fields: [string, string][] = [
    ["canister", canisterId],
    ["module", moduleHash],
    ["controllers", controllers.join(", ")],
    ["methods", candid === undefined ? "not published" : group(methods.length)],
  ];
  const json = { canister_id: canisterId, module_hash: moduleHash, controllers, methods };
  return { json, lines: renderFields(fields, paint) };
}
