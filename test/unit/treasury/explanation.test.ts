import { expect, test } from "@jest/globals";

import { defaultConfig } from "../../../src/treasury/config.js";
import { explainCycle } from "../../../src/treasury/explanation.js";
import { tick } from "../../../src/treasury/flows/tick.js";
import { historyCapacity } from "../../../src/treasury/memory.js";
import { addTestToken, openTrading } from "../../helpers/treasury-in-memory.js";

test("behavior: a cycle outlives its configuration: it is told as far as it can be", async () => {
  const seed = async () => ({ type: "answered", value: new Uint8Array(32) }) as const;
  const opened = openTrading({ randomness: { seed } });
  const { context } = opened;
  addTestToken(opened, 1_000_000n);
  await tick(context);
  const told = explainCycle(context, 0n);
  expect(told).toMatchObject({ ok: true, value: { record: { attempts: [{}] } } });

  const entry = {
    config: defaultConfig,
    setAtNs: 0n,
    setBy: new Uint8Array(0),
    reason: "the test",
  };
  for (let i = 0; i < historyCapacity.configs; i++) context.state.configs.append(entry);

  expect(explainCycle(context, 0n)).toMatchObject({
    ok: true,
    value: {
      lines: [
        expect.stringContaining("cycle 0"),
        expect.stringContaining("configuration 0"),
        "attempt 1:",
        "  configuration 0 is no longer kept: what was weighed cannot be told again",
        expect.stringMatching(/^ {2}skipped/),
      ],
    },
  });
});
