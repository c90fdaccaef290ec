import { equalBytes } from "../kernel/bytes.js";
import type { PrivilegedTransaction } from "./model.js";
import type { Roles } from "./token-config.js";

/** The anonymous principal: it has no role, whatever the configuration says. */
const ANONYMOUS = Uint8Array.of(4);

/** Whether a principal is the one that everybody can speak for. */
export function isAnonymous(principal: Uint8Array): boolean {
  return equalBytes(principal, ANONYMOUS);
}

/** Whether a caller may do what a privileged transaction does (ICRC-107, 152, 153, 154; locks). */
export function isAuthorized(
  roles: Roles,
  { type, caller }: Pick<PrivilegedTransaction, "type" | "caller">,
): boolean {
  if (isAnonymous(caller)) return false;
  return holders(roles, type).some((holder) => holder !== undefined && equalBytes(holder, caller));
}

/**
 * Who holds the role that a transaction takes. The guardian can stop things and never start them
 * again; minting, burning and locking belong to the modules that are named for it, not to
 * governance.
 */
function holders(
  roles: Roles,
  type: PrivilegedTransaction["type"],
): readonly (Uint8Array | undefined)[] {
  const { governance, guardian, freezers } = roles;
  switch (type) {
    case "setFeeCollector":
    case "unpause":
    case "deactivate":
      return [governance];
    case "pause":
      return [governance, guardian];
    case "freezeAccount":
    case "freezePrincipal":
      return [governance, guardian, ...freezers];
    case "unfreezeAccount":
    case "unfreezePrincipal":
      return [governance, ...freezers];
    case "authorizedMint":
      return roles.minters;
    case "authorizedBurn":
      return roles.burners;
    case "lock":
    case "unlock":
    case "transferLocked":
    case "burnLocked":
      return roles.lockers;
  }
}
