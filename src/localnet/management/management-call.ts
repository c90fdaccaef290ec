import type { Principal } from "@dfinity/principal";

import type { IDL } from "candid-stock";
import type { Canister } from "../canister.js";
import type { Engine } from "../engine.js";
import { EMPTY_CANDID } from "../lifecycle.js";
import type { Request } from "../messages.js";
import { REJECT, type Response, rejected } from "../outcomes.js";
import { canisterNotFound } from "../refusals.js";
import { decodeOne, encodeOne, type Typed } from "./candid.js";

/** A call of the management canister, with what its methods need to answer it. */
export class ManagementCall {
  readonly engine: Engine;
  readonly request: Request;
  /** What came with the call and was not used yet. */
  cycles: bigint;

  constructor(engine: Engine, request: Request) {
    this.engine = engine;
    this.request = request;
    this.cycles = request.cycles;
  }

  /** @throws {ManagementRefusal} when the argument is not what the method takes. */
  args<T>(type: Typed<T>): T {
    try {
      return decodeOne(type, this.request.arg);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new ManagementRefusal(
        rejected(REJECT.canisterError, `IC0502: cannot decode the argument: ${reason}`),
      );
    }
  }

  /** @throws {ManagementRefusal} when there is no such canister. */
  canister(id: Principal): Canister {
    const bytes = id.toUint8Array();
    const canister = this.engine.canister(bytes);
    if (canister === undefined) throw new ManagementRefusal(canisterNotFound(bytes));
    return canister;
  }

  /** @throws {ManagementRefusal} when the caller controls no such canister. */
  controlled(id: Principal): Canister {
    const canister = this.canister(id);
    if (canister.isController(this.request.caller)) return canister;
    throw new ManagementRefusal(
      rejected(
        REJECT.canisterError,
        `IC0512: Only controllers of canister ${canister.text} can call ${this.request.method}`,
      ),
    );
  }

  refuse(message: string): never {
    throw new ManagementRefusal(rejected(REJECT.canisterError, message));
  }
}

/** A method that refuses its call. */
export class ManagementRefusal extends Error {
  override readonly name = "ManagementRefusal";
  readonly response: Response;

  constructor(response: Response) {
    super("the management canister refused");
    this.response = response;
  }
}

/** A method: its reply, or nothing when it answers later. */
export type ManagementMethod = (call: ManagementCall) => Uint8Array | undefined;

/** The reply of a method without results. */
export const NOTHING: Uint8Array = EMPTY_CANDID;

/** Encodes the only result of a method. */
export function reply(type: IDL.Type, value: unknown): Uint8Array {
  return encodeOne(type, value);
}
