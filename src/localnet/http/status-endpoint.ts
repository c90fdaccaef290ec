import { encodeCbor } from "./cbor.js";
import type { StateCertifier } from "./state-certifier.js";
import { cborResponse, type WebResponse } from "./web-message.js";

/** Tells that the network is there, and the key that its certificates are verified with. */
export function answerStatus({ rootKey }: StateCertifier): WebResponse {
  return cborResponse(
    encodeCbor({
      ic_api_version: "0.18.0",
      impl_version: "ballast-localnet",
      replica_health_status: "healthy",
      root_key: rootKey,
    }),
  );
}
