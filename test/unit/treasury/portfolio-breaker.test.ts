import { expect, test } from "@jest/globals";

import { resumeTrading, startTrading, stopTrading } from "../../../src/treasury/administration.js";
import type { Context } from "../../../src/treasury/context.js";
import { tick } from "../../../src/treasury/flows/tick.js";
import { requireSettings } from "../../../src/treasury/state.js";
import { addTestToken, OPERATOR, openTrading } from "../../helpers/treasury-in-memory.js";

const HOUR_NS = 3_600_000_000_000n;

/** A treasury of one token beside ICP, whose price the test sets each hour before a cycle. */
function open() {
  const opened = openTrading();
  addTestToken(opened, 0n);
  const { tokenIndex } = addTestToken(opened, 100_000_000n);
  let { context } = opened;
  const hour = async (priceE8s: bigint) => {
    opened.network.now += HOUR_NS;
    const { priceBook, environment } = context;
    // Not accepted: what is looked at here is the portfolio, not the breaker of the price.
    priceBook.bar(tokenIndex, { priceE8s, atNs: environment.timeNs(), isBarred: false }, priceE8s);
    await tick(context);
    return requireSettings(context.state).status.type;
  };
  const upgrade = () => {
    ({ context } = opened.start());
  };
  const on = (act: (context: Context, caller: typeof OPERATOR, reason: string) => unknown) => {
    opened.network.now += HOUR_NS / 60n;
    act(context, OPERATOR, "the test");
  };
  return { hour, upgrade, on };
}

test.each([false, true])(
  "behavior: a stop and a start forget no fall of the portfolio (upgraded: %s)",
  async (isUpgraded) => {
    const { hour, upgrade, on } = open();
    expect(await hour(1_000_000_000n)).toBe("trading");
    on(stopTrading);
    on(startTrading);
    if (isUpgraded) upgrade();
    expect(await hour(850_000_000n)).toBe("trading");
    expect(await hour(790_000_000n)).toBe("paused");
  },
);

test.each([false, true])(
  "behavior: what fell before a resumption does not trip again (upgraded: %s)",
  async (isUpgraded) => {
    const { hour, upgrade, on } = open();
    await hour(1_000_000_000n);
    expect(await hour(790_000_000n)).toBe("paused");
    on(resumeTrading);
    if (isUpgraded) upgrade();
    expect(await hour(700_000_000n)).toBe("trading");
    expect(await hour(550_000_000n)).toBe("paused");
  },
);
