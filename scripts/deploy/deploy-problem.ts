import { AgentError, HttpErrorCode, TransportError, TrustError } from "@dfinity/agent";

/** A deployment cannot go on: a sentence that says why, and what to do. */
export class DeployProblem extends Error {
  override readonly name = "DeployProblem";
  /** Whether it was the request that was wrong, and nothing was tried. */
  readonly isRefusal: boolean;

  constructor(message: string, isRefusal = false) {
    super(message);
    this.isRefusal = isRefusal;
  }

  /** The request cannot be met as it stands. */
  static refusal(message: string): DeployProblem {
    return new DeployProblem(message, true);
  }
}

/** Turns whatever went wrong while something was done into a sentence. */
export function toProblem(error: unknown, doing: string, url: string): DeployProblem {
  if (error instanceof DeployProblem) return error;
  return new DeployProblem(`${doing} failed: ${reasonOf(error, url)}`);
}

function reasonOf(error: unknown, url: string): string {
  if (!(error instanceof AgentError)) {
    return firstLine(error instanceof Error ? error.message : String(error));
  }
  const { code } = error;
  if (error instanceof TrustError) {
    return `the answers of ${url} are not signed with the expected root key, or were changed on the way. Check the URL and --root-key.`;
  }
  if ("rejectMessage" in code && typeof code.rejectMessage === "string") {
    return firstLine(code.rejectMessage);
  }
  if (code instanceof HttpErrorCode) {
    return `${url} answered ${code.status}: ${firstLine(code.bodyText ?? code.statusText)}`;
  }
  if (error instanceof TransportError) {
    return `${url} does not answer any more. Run the same command again: it goes on from here.`;
  }
  return firstLine(error.message);
}

/** The first line, without the stack that errors of canisters carry along. */
function firstLine(text: string): string {
  const [line = ""] = text.trim().split(/\n|\\n/);
  return line.length > LINE_LENGTH_MAX ? `${line.slice(0, LINE_LENGTH_MAX)} …` : line;
}

const LINE_LENGTH_MAX = 400;
