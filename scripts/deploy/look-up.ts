import { Cbor, Certificate, type HttpAgent, LookupPathStatus } from "@dfinity/agent";
import { Principal } from "@dfinity/principal";

/** What everybody may know of a canister. */
export type PublicState = {
  readonly controllers: readonly string[];
  /** SHA-256 of what is installed, in hexadecimal; `undefined` when nothing is. */
  readonly moduleHash: string | undefined;
};

/** Reads a canister in the certified state of the network; `undefined` when there is none. */
export async function lookUp(
  agent: HttpAgent,
  canister: Principal,
): Promise<PublicState | undefined> {
  const prefix = [label("canister"), canister.toUint8Array()];
  const paths = ["controllers", "module_hash"].map((part) => [...prefix, label(part)]);
  const { certificate } = await agent.readState(canister, { paths });
  const verified = await Certificate.create({
    certificate,
    rootKey: agent.rootKey ?? new Uint8Array(0),
    canisterId: canister,
  });
  const [controllers, moduleHash] = paths.map((path) => {
    const found = verified.lookup_path(path);
    return found.status === LookupPathStatus.Found ? found.value : undefined;
  });
  if (controllers === undefined) return undefined;
  return {
    controllers: Cbor.decode<Uint8Array[]>(controllers).map((id) =>
      Principal.fromUint8Array(id).toText(),
    ),
    moduleHash: moduleHash && Buffer.from(moduleHash).toString("hex"),
  };
}

function label(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
