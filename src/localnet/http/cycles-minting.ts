import { IDL } from "candid-stock";

import { encodeOne, toPrincipal } from "../management/candid.js";
import { replied } from "../outcomes.js";
import { CYCLES_MINTING, type PrincipalBytes } from "../principals.js";
import type { StandIn } from "./stand-in.js";

/** A stand-in for the cycles-minting canister: tells on which subnet canisters are created. */
export function cyclesMinting(subnetId: PrincipalBytes): StandIn {
  const subnets = () => replied(encodeOne(IDL.Vec(IDL.Principal), [toPrincipal(subnetId)]));
  return {
    id: CYCLES_MINTING,
    name: "cycles-minting canister",
    queries: new Map([["get_default_subnets", subnets]]),
    updates: new Map(),
  };
}
