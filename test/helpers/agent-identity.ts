import { type PublicKey, type Signature, SignIdentity } from "@dfinity/agent";

import type { Signer } from "./http-client.js";

/** A signer as agents want it. */
export class AgentIdentity extends SignIdentity {
  readonly #signer: Signer;

  constructor(signer: Signer) {
    super();
    this.#signer = signer;
  }

  override getPublicKey(): PublicKey {
    const { derKey } = this.#signer;
    return { rawKey: derKey, derKey, toRaw: () => derKey, toDer: () => derKey };
  }

  override sign(message: Uint8Array): Promise<Signature> {
    const signature = Object.assign(this.#signer.sign(message), { __signature__: undefined });
    return Promise.resolve(signature);
  }
}
