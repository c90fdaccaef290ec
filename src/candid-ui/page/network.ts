import {
  Actor,
  AgentError,
  Certificate,
  HttpAgent,
  HttpErrorCode,
  type Identity,
  LookupPathStatus,
} from "@dfinity/agent";
import { IDL } from "@dfinity/candid";
import type { Principal } from "@dfinity/principal";

import { toHex } from "../../kernel/bytes.js";
import type { MethodDescription } from "../did/canister-interface.js";

/** What the network certifies of a canister. */
export type CanisterFacts =
  | { readonly type: "missing" }
  | { readonly type: "empty" }
  | {
      readonly type: "installed";
      readonly moduleHash: string;
      /** Its `candid:service`; nothing when it has none or keeps it to itself. */
      readonly did: string | undefined;
    };

/** An agent of the network that serves this page. */
export async function connect(identity: Identity): Promise<HttpAgent> {
  return HttpAgent.create({
    host: location.origin,
    identity,
    shouldFetchRootKey: true,
    verifyQuerySignatures: true,
    retryTimes: 1,
  });
}

/**
 * Reads from certificates what is known of a canister.
 *
 * @throws {AgentError} when there is no certificate, or one of somebody else.
 */
export async function readFacts(agent: HttpAgent, canister: Principal): Promise<CanisterFacts> {
  const controllers = path("canister", canister.toUint8Array(), "controllers");
  const moduleHash = path("canister", canister.toUint8Array(), "module_hash");
  const read = await readState(agent, canister, [controllers, moduleHash]);
  const hash = found(read, moduleHash);
  if (hash === undefined)
    return { type: found(read, controllers) === undefined ? "missing" : "empty" };
  const [did] = await Promise.all([
    readDid(agent, canister),
    // Queries are verified with them.
    agent.fetchSubnetKeys(canister),
  ]);
  return { type: "installed", moduleHash: toHex(hash), did };
}

async function readDid(agent: HttpAgent, canister: Principal): Promise<string | undefined> {
  const metadata = path("canister", canister.toUint8Array(), "metadata", "candid:service");
  try {
    const read = await readState(agent, canister, [metadata]);
    const bytes = found(read, metadata);
    return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
  } catch (error) {
    // What is private is not even said to be there.
    if (isForbidden(error)) return undefined;
    throw error;
  }
}

function isForbidden(error: unknown): boolean {
  const cause = error instanceof AgentError ? error.cause.code : undefined;
  return cause instanceof HttpErrorCode && cause.status === 403;
}

async function readState(
  agent: HttpAgent,
  canisterId: Principal,
  paths: Uint8Array[][],
): Promise<Certificate> {
  const { certificate } = await agent.readState(canisterId, { paths });
  const rootKey = agent.rootKey ?? (await agent.fetchRootKey());
  return Certificate.create({ certificate, rootKey, canisterId, agent });
}

function path(...parts: readonly (string | Uint8Array)[]): Uint8Array[] {
  return parts.map((part) => (typeof part === "string" ? encoder.encode(part) : part));
}

function found(certificate: Certificate, at: Uint8Array[]): Uint8Array | undefined {
  const result = certificate.lookup_path(at);
  return result.status === LookupPathStatus.Found ? result.value : undefined;
}

const encoder = new TextEncoder();

/**
 * Calls a method; queries are verified by the signature of a node, updates by a certificate.
 *
 * @returns the results, in order.
 * @throws {AgentError} when it was rejected, or when what came back is not of this network.
 */
export async function callMethod(
  agent: HttpAgent,
  canisterId: Principal,
  method: MethodDescription,
  args: readonly unknown[],
): Promise<readonly unknown[]> {
  const service = () => IDL.Service({ [method.name]: method.func });
  const actor = Actor.createActor<Record<string, (...values: unknown[]) => Promise<unknown>>>(
    service,
    { agent, canisterId },
  );
  const call = actor[method.name];
  if (call === undefined) throw new Error(`There is no method ${method.name}.`);
  const result = await call(...args);
  switch (method.results.length) {
    case 0:
      return [];
    case 1:
      return [result];
    default:
      return Array.isArray(result) ? result : [];
  }
}
