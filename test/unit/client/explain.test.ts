import {
  RejectError,
  ReplicaRejectCode,
  type RequestId,
  UncertifiedRejectErrorCode,
} from "@dfinity/agent";
import { describe, expect, test } from "@jest/globals";

import { explain, MAINNET_URL, unreachable } from "../../../src/client/explain.js";
import { describeRefusal } from "../../../src/client/refusals.js";

const URL_LOCAL = "http://127.0.0.1:4943";

describe("problems in a sentence", () => {
  test("error: an answer that is no CBOR is no network's", () => {
    const error = new Error(
      "Failed to decode CBOR: DecodingError: Unsupported integer info: 11100",
    );

    expect(explain(error, { url: URL_LOCAL }).message).toMatch(
      /^What answers at http:\/\/127\.0\.0\.1:4943 is no network/,
    );
  });

  test.each([
    "IC0503: Error from Canister aaaaa-aa: Canister called `ic0.trap` with message: 'Uncaught AssertionError: there are 9 legs'",
    "IC0503: Error from Canister aaaaa-aa: Canister called `ic0.trap` with message: 'Uncaught Error: there are 9 legs\n    at page (<anonymous>:7)'",
    "IC0503: Error from Canister aaaaa-aa: Canister called `ic0.trap` with message: there are 9 legs.",
  ])("error: a trap is what the canister said, and nothing around it: %#", (message) => {
    const code = new UncertifiedRejectErrorCode(
      Uint8Array.of(1) as RequestId,
      ReplicaRejectCode.CanisterError,
      message,
      "IC0503",
      undefined,
    );
    const problem = explain(RejectError.fromCode(code), { url: URL_LOCAL, method: "get_legs" });

    expect(problem.what).toBe("get_legs broke off: there are 9 legs.");
  });

  test("error: mainnet that nobody reaches is not looked for on this machine", () => {
    expect(unreachable({ url: MAINNET_URL }, undefined).advice).toMatch(/reaches the internet/);
    expect(unreachable({ url: URL_LOCAL }, undefined).advice).toMatch(/npm start/);
  });

  test("error: all that is wrong with a configuration is said at once", () => {
    const problems = [
      "slippage_bp_max is 99900 bp, allowed are 1 bp to 2000 bp",
      "x is named twice",
    ];

    expect(describeRefusal({ invalid_config: { problems } })[0]).toBe(
      "The configuration is not valid: slippage_bp_max is 99900 bp, allowed are 1 bp to 2000 bp; x is named twice.",
    );
  });
});
