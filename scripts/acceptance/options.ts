import { existsSync } from "node:fs";
import type { Identity } from "@dfinity/agent";
import type { Command } from "commander";

import { type Asked, explain } from "../../src/client/explain.js";
import { Principal } from "../../src/wire/idl.js";
import { refuse } from "../script-command.js";
import { identityFromPem } from "./agent-env.js";

/** Reads a principal of the command line; anything else ends the program with a sentence. */
export function readPrincipal(program: Command, option: string, text: string): Principal {
  try {
    return Principal.fromText(text);
  } catch {
    return refuse(program, `${option} ${text}: that is no principal`);
  }
}

/** Reads a key file of the command line; anything else ends the program with a sentence. */
export function readIdentity(program: Command, path: string): Identity {
  if (!existsSync(path)) return refuse(program, `--identity ${path}: there is no such file`);
  try {
    return identityFromPem(path);
  } catch {
    return refuse(
      program,
      `--identity ${path}: not an Ed25519 key in PEM; openssl genpkey -algorithm ed25519 makes one`,
    );
  }
}

/** Runs what needs the network; when that does not answer, ends the program with a sentence. */
export async function reach<T>(program: Command, asked: Asked, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const problem = explain(error, asked);
    if (problem.kind === "bad_input") return refuse(program, problem.message);
    return program.error(problem.message);
  }
}
