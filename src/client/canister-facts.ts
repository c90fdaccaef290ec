import { Cbor, Certificate, LookupPathStatus } from "@dfinity/agent";
import { Principal } from "@dfinity/principal";

import { toHex } from "../kernel/bytes.js";
import type { Ballast } from "./ballast.js";
import { explain } from "./explain.js";

/** What the network certifies of a canister; parts are missing where it has none. */
export type CanisterFacts = {
  /** SHA-256 of its module, in hexadecimal; missing while no code is installed. */
  readonly moduleHash?: string;
  readonly controllers?: readonly string[];
  /** The interface that it publishes, in Candid. */
  readonly candid?: string;
};

/** Reads what the network certifies of a canister. @throws {ClientProblem} */
export async function readCanisterFacts(ballast: Ballast, id: string): Promise<CanisterFacts> {
  const { agent, url } = ballast;
  try {
    const canisterId = Principal.fromText(id);
    const toPath = (...labels: string[]) => [
      new TextEncoder().encode("canister"),
      canisterId.toUint8Array(),
      ...labels.map((label) => new TextEncoder().encode(label)),
    ];
    const hashPath = toPath("module_hash");
    const controllersPath = toPath("controllers");
    const candidPath = toPath("metadata", "candid:service");
    const paths = [hashPath, controllersPath, candidPath];
    const { certificate } = await agent.readState(canisterId, { paths });
    const { rootKey = null } = agent;
    if (rootKey === null) return {};
    const tree = await Certificate.create({ certificate, rootKey, canisterId });
    const find = (path: Uint8Array[]) => {
      const found = tree.lookup_path(path);
      return found.status === LookupPathStatus.Found ? found.value : undefined;
    };
    const [hash, controllers, candid] = [find(hashPath), find(controllersPath), find(candidPath)];
    return {
      ...(hash === undefined ? {} : { moduleHash: toHex(hash) }),
      ...(controllers === undefined ? {} : { controllers: readPrincipals(controllers) }),
      ...(candid === undefined ? {} : { candid: new TextDecoder().decode(candid) }),
    };
  } catch (error) {
    throw explain(error, { url, canister: id });
  }
}

function readPrincipals(bytes: Uint8Array): string[] {
  return Cbor.decode<Uint8Array[]>(bytes).map((each) => Principal.fromUint8Array(each).toText());
}
