import type { Principal } from "@dfinity/principal";
import { IDL } from "candid-stock";

import { equalBytes } from "../../kernel/bytes.js";
import { decodeOne, type Typed, typed } from "../management/candid.js";
import { type PrincipalBytes, principalToText } from "../principals.js";
import type { MethodRequest } from "./envelope.js";
import { RequestProblem } from "./request-problem.js";

/**
 * Checks that a request was sent to the address of the canister that it concerns.
 *
 * @param address - the canister id in the address.
 * @throws {RequestProblem} 400 when it concerns another one.
 */
export function checkAddress(request: MethodRequest, address: PrincipalBytes): void {
  const concerned = request.canister.length > 0 ? request.canister : managedCanister(request);
  if (concerned === "any" || equalBytes(concerned, address)) return;
  const [sent, wanted] = [address, concerned].map(principalToText);
  throw new RequestProblem(
    400,
    `The request concerns canister ${wanted}, but it was sent to the address of ${sent}.`,
  );
}

/** The canister that a call of the management canister is about. */
function managedCanister({ method, arg }: MethodRequest): PrincipalBytes | "any" {
  if (method === "provisional_create_canister_with_cycles") return "any";
  try {
    if (method === "install_chunked_code")
      return decodeOne(TARGET_CANISTER, arg).target_canister.toUint8Array();
    return decodeOne(CANISTER_ID, arg).canister_id.toUint8Array();
  } catch {
    throw new RequestProblem(
      400,
      `From outside, the management canister's ${method} must name a canister in its argument.`,
    );
  }
}

const CANISTER_ID: Typed<{ canister_id: Principal }> = typed(
  IDL.Record({ canister_id: IDL.Principal }),
);

const TARGET_CANISTER: Typed<{ target_canister: Principal }> = typed(
  IDL.Record({ target_canister: IDL.Principal }),
);
