import { describe, expect, test } from "@jest/globals";

import { hasRight, type Roles } from "../../../src/treasury/settings.js";

const ANONYMOUS = Uint8Array.of(4);
const GOVERNANCE = Uint8Array.of(7);
const OPERATOR = Uint8Array.of(9);

function rightsOf(caller: Uint8Array, roles: Roles): string[] {
  return (["govern", "operate", "guard"] as const).filter((right) =>
    hasRight(roles, caller, right),
  );
}

describe("hasRight", () => {
  test("default: operators govern while there is no governance", () => {
    const operators = [OPERATOR];

    expect(rightsOf(OPERATOR, { operators })).toEqual(["govern", "operate", "guard"]);
    expect(rightsOf(OPERATOR, { operators, governance: GOVERNANCE })).toEqual(["operate", "guard"]);
  });

  test("behavior: the anonymous caller has no right, whatever role it was given", () => {
    const roles = { governance: ANONYMOUS, guardian: ANONYMOUS, operators: [ANONYMOUS] };

    expect(rightsOf(ANONYMOUS, roles)).toEqual([]);
  });
});
