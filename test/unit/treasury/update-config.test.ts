import { expect, test } from "@jest/globals";

import {
  composeTreasury,
  installTreasury,
  upgradeTreasury,
} from "../../../src/suite/compose-treasury.js";
import { type ConfigChange, updateConfig } from "../../../src/treasury/administration.js";
import { defaultConfig } from "../../../src/treasury/config.js";
import { currentConfig } from "../../../src/treasury/context.js";
import { historyCapacity } from "../../../src/treasury/memory.js";
import { requireSettings } from "../../../src/treasury/state.js";
import { MemoryNetwork } from "../../helpers/memory-network.js";

const operator = { bytes: new Uint8Array([9]), text: "an operator" };
const looser = { ...defaultConfig, slippageBpMax: defaultConfig.slippageBpMax + 1n };

/** A treasury on stable memory that outlives it. */
function open() {
  const network = new MemoryNetwork();
  const environment = network.environment(new Uint8Array([1]));
  const nobody = { call: () => Promise.reject(new Error("nobody is called")) };
  const start = () => composeTreasury(environment, nobody);
  const treasury = start();
  const roles = { operators: [operator.bytes] };
  installTreasury(treasury, { roles, icpLedger: new Uint8Array([2]) });
  return { network, treasury, start };
}

test("behavior: the configuration in force stays, however often a looser one is asked for", () => {
  const { treasury, start } = open();
  const { context } = treasury;
  const inForce = () => requireSettings(context.state).configVersion;

  for (let i = 0; i < historyCapacity.configs * 2 + 5; i++) {
    const expectedVersion = inForce();
    const change: ConfigChange = { config: looser, expectedVersion, reason: `change ${i}` };
    expect(updateConfig(context, operator, change)).toMatchObject({ ok: true });
    expect(context.state.configs.get(inForce())).toBeDefined();
  }

  const upgraded = start();
  upgradeTreasury(upgraded, undefined);
  expect(currentConfig(upgraded.context)).toEqual(defaultConfig);
});
