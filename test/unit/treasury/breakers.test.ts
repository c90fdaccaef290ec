import { expect, test } from "@jest/globals";

import { readable } from "../../../src/figures/figures.js";
import { tripPriceBreaker } from "../../../src/treasury/breakers.js";
import { addTestToken, openTreasury } from "../../helpers/treasury-in-memory.js";

test("behavior: a breaker says both prices in their unit, so that people can be shown both", () => {
  const opened = openTreasury();
  const { context } = opened;
  const token = addTestToken(opened, 0n);
  const condition = { direction: "down", changeBp: 3_000n, windowNs: 1n } as const;
  const change = {
    changeBp: 4_216n,
    isTriggered: true,
    from: { atNs: 0n, valueE8s: 1_583_351_030n },
    to: { atNs: 1n, valueE8s: 915_700_000n },
  };
  tripPriceBreaker(context, token, { condition, change });

  const { pause } = context.state.tokens.at(token.tokenIndex);
  expect(readable(pause?.reason ?? "")).toBe(
    "its price fell by 42.16 % from 15.8335 ICP to 9.1570 ICP, more than 30.00 % are allowed",
  );
});
