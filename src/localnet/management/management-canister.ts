import type { Engine } from "../engine.js";
import type { Request } from "../messages.js";
import { REJECT, type Response, rejected, replied } from "../outcomes.js";
import { MANAGEMENT_CANISTER, type PrincipalBytes } from "../principals.js";
import { CODE_METHODS } from "./code-methods.js";
import { INFORMATION_METHODS } from "./information-methods.js";
import { LIFECYCLE_METHODS } from "./lifecycle-methods.js";
import { ManagementCall, type ManagementMethod, ManagementRefusal } from "./management-call.js";

/** A query of the management canister. */
export type ManagementQuery = {
  readonly method: string;
  readonly arg: Uint8Array;
  readonly caller: PrincipalBytes;
};

/** Executes a call of the management canister and answers it. */
export function executeManagementCall(engine: Engine, request: Request): void {
  const call = new ManagementCall(engine, request);
  const response = respond(call);
  if (response !== undefined) engine.answer(request.origin, "", response, call.cycles);
}

/** Answers a query of the management canister: of the methods that may be queried, as a call. */
export function queryManagement(
  engine: Engine,
  { method, arg, caller }: ManagementQuery,
): Response {
  if (!QUERY_METHODS.has(method)) return unknownMethod(method, "query ");
  const request: Request = {
    type: "request",
    origin: { type: "task" },
    caller,
    callee: MANAGEMENT_CANISTER,
    calleeKey: "",
    method,
    arg,
    cycles: 0n,
    deadlineNs: undefined,
    fault: undefined,
  };
  return respond(new ManagementCall(engine, request)) ?? unknownMethod(method, "query ");
}

function respond(call: ManagementCall): Response | undefined {
  const { method } = call.request;
  const execute = METHODS.get(method);
  if (execute === undefined) return unknownMethod(method);
  try {
    const bytes = execute(call);
    return bytes === undefined ? undefined : replied(bytes);
  } catch (error) {
    if (error instanceof ManagementRefusal) return error.response;
    throw error;
  }
}

function unknownMethod(method: string, kind = ""): Response {
  return NOT_MODELLED.has(method)
    ? rejected(REJECT.canisterReject, `the local network does not model ${method}`)
    : rejected(
        REJECT.canisterError,
        `IC0536: Management canister has no ${kind}method '${method}'`,
      );
}

const METHODS: ReadonlyMap<string, ManagementMethod> = new Map([
  ...Object.entries(LIFECYCLE_METHODS),
  ...Object.entries(CODE_METHODS),
  ...Object.entries(INFORMATION_METHODS),
]);

/** Methods that change nothing, and that the interface specification lets users query. */
const QUERY_METHODS: ReadonlySet<string> = new Set([
  "canister_status",
  "canister_metadata",
  "fetch_canister_logs",
]);

const NOT_MODELLED: ReadonlySet<string> = new Set([
  "http_request",
  "flexible_http_request",
  "ecdsa_public_key",
  "sign_with_ecdsa",
  "schnorr_public_key",
  "sign_with_schnorr",
  "vetkd_public_key",
  "vetkd_derive_key",
  "bitcoin_get_balance",
  "bitcoin_get_utxos",
  "bitcoin_get_current_fee_percentiles",
  "bitcoin_get_block_headers",
  "bitcoin_send_transaction",
  "take_canister_snapshot",
  "load_canister_snapshot",
  "list_canister_snapshots",
  "delete_canister_snapshot",
  "read_canister_snapshot_metadata",
  "read_canister_snapshot_data",
  "upload_canister_snapshot_metadata",
  "upload_canister_snapshot_data",
  "node_metrics_history",
  "subnet_info",
]);
