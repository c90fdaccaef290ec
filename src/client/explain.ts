import {
  AgentError,
  CertifiedRejectErrorCode,
  ErrorKindEnum,
  type HttpAgent,
  HttpErrorCode,
  HttpFetchErrorCode,
  MissingSignatureErrorCode,
  TimeoutWaitingForResponseErrorCode,
  UncertifiedRejectErrorCode,
  UncertifiedRejectUpdateErrorCode,
} from "@dfinity/agent";

import { ClientProblem } from "./problem.js";

/** The address of mainnet. */
export const MAINNET_URL = "https://icp-api.io";

/** What was asked for when something went wrong. */
export type Asked = {
  readonly url: string;
  readonly canister?: string;
  readonly method?: string;
};

/** Says in one sentence why a call failed, and what to do: never with a stack. */
export function explain(error: unknown, asked: Asked): ClientProblem {
  if (error instanceof ClientProblem) return error;
  if (!(error instanceof AgentError)) return explainOther(error, asked);
  const { code } = error.cause;
  if (code instanceof HttpFetchErrorCode) return unreachable(asked, code.error);
  if (code instanceof HttpErrorCode) return explainHttp(code, asked, error);
  if (
    code instanceof CertifiedRejectErrorCode ||
    code instanceof UncertifiedRejectErrorCode ||
    code instanceof UncertifiedRejectUpdateErrorCode
  ) {
    return explainReject(code, asked, error);
  }
  if (code instanceof TimeoutWaitingForResponseErrorCode) {
    return new ClientProblem(
      "outcome_unknown",
      `${nameOf(asked)} did not answer in time, and may or may not have been carried out.`,
      "Look what the canister says before you repeat it.",
      error,
    );
  }
  return explainKind(error, String(Reflect.get(code, "name")), asked);
}

/**
 * What a canister's state tree is answered with when it is asked for: nothing when all is well. The
 * agent reports every refusal of it as a missing signature.
 */
export async function whyNotAnswered(agent: HttpAgent, canister: string): Promise<unknown> {
  try {
    await agent.readState(canister, { paths: [[new TextEncoder().encode("time")]] });
    return undefined;
  } catch (error) {
    return error;
  }
}

/** The error behind an error: the network's own word where the agent has another. */
export async function causeOf(
  error: unknown,
  agent: HttpAgent,
  canister: string,
): Promise<unknown> {
  const isHidden = error instanceof AgentError && error.hasCode(MissingSignatureErrorCode);
  return isHidden ? ((await whyNotAnswered(agent, canister)) ?? error) : error;
}

/** Nobody answers. */
export function unreachable({ url }: Asked, cause: unknown): ClientProblem {
  return new ClientProblem(
    "unreachable",
    `No network answers at ${url}.`,
    url === MAINNET_URL
      ? "That is mainnet: check that this machine reaches the internet."
      : "Check the address, or start the local network with npm start.",
    cause,
  );
}

/** Somebody answers, but no network of ours. */
export function notANetwork({ url }: Asked, cause?: unknown): ClientProblem {
  return new ClientProblem(
    "not_a_network",
    `What answers at ${url} is no network of the Internet Computer.`,
    "Check the address; it is the one that npm start prints.",
    cause,
  );
}

/** Answers that do not bear the signature they must. */
export function wrongRootKey({ url }: Asked, cause?: unknown): ClientProblem {
  return new ClientProblem(
    "wrong_root_key",
    `Answers of ${url} are not signed with the root key that was given.`,
    "Give the root key that the network prints when it starts, or find out who stands in between.",
    cause,
  );
}

function explainHttp(
  { status, bodyText = "" }: HttpErrorCode,
  asked: Asked,
  cause: unknown,
): ClientProblem {
  const said = firstLine(bodyText);
  if (/delegation/i.test(said) && /expired/i.test(said)) return expiredIdentity(said, cause);
  if (/expiry/i.test(said)) return wrongClock(asked, cause);
  if (/signature|public key|sender|delegation/i.test(said)) {
    return new ClientProblem(
      "identity",
      `The network does not accept the identity: ${said}`,
      "Use a key that is Ed25519, secp256k1 or P-256, and unchanged since it was exported.",
      cause,
    );
  }
  if (/canister[_ ]not[_ ]found|no canister/i.test(said)) return unknownCanister(asked, cause);
  if (status === 404 || /^</.test(said)) return notANetwork(asked, cause);
  return new ClientProblem(
    status >= 500 ? "unreachable" : "rejected",
    `${asked.url} answered with ${status}${said === "" ? "" : `: ${said}`}`,
    status >= 500 ? "Try again in a moment." : "Check what was asked.",
    cause,
  );
}

/** An identity that was valid once. */
function expiredIdentity(said: string, cause?: unknown): ClientProblem {
  return new ClientProblem(
    "identity_expired",
    `The identity is no longer valid: ${sentence(said)}`,
    "Sign in again, or export a new delegation.",
    cause,
  );
}

type Reject = Pick<CertifiedRejectErrorCode, "rejectCode" | "rejectMessage" | "rejectErrorCode">;

function explainReject(reject: Reject, asked: Asked, cause: unknown): ClientProblem {
  const { rejectMessage, rejectErrorCode } = reject;
  const said = firstLine(rejectMessage);
  if (rejectErrorCode === "IC0301") return unknownCanister(asked, cause);
  if (
    rejectErrorCode === "IC0302" ||
    rejectErrorCode === "IC0536" ||
    / has no (query|update)/.test(said)
  ) {
    return new ClientProblem(
      "unknown_method",
      `Canister ${asked.canister ?? "that was called"} has no method ${asked.method ?? "of that name"}.`,
      "Check the name, and that the canister is of the version that this client knows.",
      cause,
    );
  }
  if (rejectErrorCode === "IC0537") {
    return new ClientProblem(
      "unknown_canister",
      `Canister ${asked.canister ?? "that was called"} is empty: no code is installed.`,
      "Deploy to it first.",
      cause,
    );
  }
  if (rejectErrorCode === "IC0508" || rejectErrorCode === "IC0509") {
    return new ClientProblem(
      "not_running",
      `Canister ${asked.canister ?? "that was called"} is stopped.`,
      "A controller has to start it.",
      cause,
    );
  }
  const trap = trapIn(said);
  if (trap !== undefined) {
    return new ClientProblem(
      "rejected",
      `${nameOf(asked)} broke off: ${sentence(trap)}`,
      "Check the arguments; the canister's logs say more.",
      cause,
    );
  }
  return new ClientProblem(
    "rejected",
    `${nameOf(asked)} was rejected: ${sentence(withoutStack(said))}`,
    "See the canister's logs when the reason is not clear.",
    cause,
  );
}

function unknownCanister({ url, canister }: Asked, cause: unknown): ClientProblem {
  return new ClientProblem(
    "unknown_canister",
    `There is no canister ${canister ?? "of that id"} at ${url}.`,
    "Check the id and the network; --canister and the network file name others.",
    cause,
  );
}

function wrongClock({ url }: Asked, cause: unknown): ClientProblem {
  return new ClientProblem(
    "clock",
    `The clocks of this machine and of ${url} are more than five minutes apart.`,
    "Set the clock of this machine.",
    cause,
  );
}

function explainKind(error: AgentError, codeName: string, asked: Asked): ClientProblem {
  if (/CertificateTime|CertificateOutdated|IngressExpiry/.test(codeName)) {
    return wrongClock(asked, error);
  }
  if (error.kind === ErrorKindEnum.Trust) return wrongRootKey(asked, error);
  if (/IdentityInvalid|PublicKey/.test(codeName)) {
    return new ClientProblem(
      "identity",
      "The identity cannot sign.",
      "Give one of a key, or sign in again.",
      error,
    );
  }
  return explainOther(error, asked);
}

function explainOther(error: unknown, asked: Asked): ClientProblem {
  const said = error instanceof Error ? error.message : String(error);
  if (error instanceof Error && error.name === "TimeoutError") return unreachable(asked, error);
  if (/decode CBOR/.test(said)) return notANetwork(asked, error);
  return new ClientProblem(
    "unexpected",
    `${nameOf(asked)} failed: ${sentence(firstLine(said))}`,
    "Check the arguments and the network.",
    error,
  );
}

function nameOf({ method, canister }: Asked): string {
  if (method === undefined) return "The call";
  return canister === undefined ? method : `${method} of ${canister}`;
}

function firstLine(text: string): string {
  return (text.trim().split("\n")[0] ?? "").trim();
}

/**
 * What a program said when it gave up, without what the machine and the language put around it;
 * nothing when it did not give up.
 */
function trapIn(said: string): string | undefined {
  const [, message] = /called `ic0\.trap` with message: '?(.*)$/.exec(said) ?? [];
  if (message === undefined) return undefined;
  return message
    .replace(/\s+at .*$/, "")
    .replace(/'\.?$/, "")
    .replace(/^Uncaught /, "")
    .replace(/^\w*Error: /, "");
}

/** Traps tell where in the program they happened: nothing for whoever called. */
function withoutStack(text: string): string {
  return text.replace(/\s+at .*$/, "").replace(/^.*trapped( explicitly)?:\s*/, "");
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
