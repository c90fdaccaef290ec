import { describe, expect, test } from "@jest/globals";

import { toRejection } from "../../../src/localnet/http/rejection.js";
import type { rejected } from "../../../src/localnet/outcomes.js";

type Rejected = ReturnType<typeof rejected> & { type: "rejected" };

function rejection(code: 1 | 2 | 3 | 4 | 5 | 6, message: string) {
  const response: Rejected = { type: "rejected", code, message };
  return toRejection(response);
}

describe("toRejection", () => {
  test("default: the error code stands apart from the message of the network", () => {
    expect(rejection(5, "IC0503: Error from Canister x: boom")).toEqual({
      code: 5,
      message: "Error from Canister x: boom",
      errorCode: "IC0503",
    });
    expect(rejection(4, "IC0406: not accepted").message).toBe("not accepted");
  });

  test("behavior: what a canister says stays as it is", () => {
    expect(rejection(4, "IC0503: said my callee")).toEqual({
      code: 4,
      message: "IC0503: said my callee",
      errorCode: "IC0406",
    });
  });

  test("behavior: rejects without an error code get that of their kind", () => {
    const codes = ([1, 2, 3, 4, 5, 6] as const).map((code) => rejection(code, "no").errorCode);

    expect(codes).toEqual(["IC0000", "IC0201", "IC0301", "IC0406", "IC0502", "IC0207"]);
  });
});
