import { expect, test } from "@jest/globals";

import {
  composeTreasury,
  installTreasury,
  upgradeTreasury,
} from "../../../src/suite/compose-treasury.js";
import {
  type ConfigChange,
  LOOSENING_DELAY_NS,
  updateConfig,
} from "../../../src/treasury/administration.js";
import { defaultConfig } from "../../../src/treasury/config.js";
import { cancelPendingConfig, configToActivate } from "../../../src/treasury/config-activation.js";
import { currentConfig } from "../../../src/treasury/context.js";
import { historyCapacity } from "../../../src/treasury/memory.js";
import { requireSettings } from "../../../src/treasury/state.js";
import { MemoryNetwork } from "../../helpers/memory-network.js";

const operator = { bytes: new Uint8Array([9]), text: "an operator" };
const guardian = { bytes: new Uint8Array([8]), text: "a guardian" };
const stranger = { bytes: new Uint8Array([7]), text: "a stranger" };
const looser = { ...defaultConfig, slippageBpMax: defaultConfig.slippageBpMax + 1n };

/** A treasury on stable memory that outlives it. */
function open() {
  const network = new MemoryNetwork();
  const environment = network.environment(new Uint8Array([1]));
  const nobody = { call: () => Promise.reject(new Error("nobody is called")) };
  const start = () => composeTreasury(environment, nobody);
  const treasury = start();
  const roles = { operators: [operator.bytes], guardian: guardian.bytes };
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

/** A treasury whose version 1 is looser and waits. */
function openWaiting() {
  const opened = open();
  const { context } = opened.treasury;
  updateConfig(context, operator, { config: looser, expectedVersion: 0n, reason: "the test" });
  const afterDelay = () => {
    opened.network.now += LOOSENING_DELAY_NS;
    configToActivate(context);
    return requireSettings(context.state).configVersion;
  };
  return { ...opened, context, afterDelay };
}

test("behavior: a guardian takes back a looser configuration while it waits", () => {
  const { context, afterDelay } = openWaiting();
  const request = { version: 1n, reason: "too loose" };
  expect(cancelPendingConfig(context, guardian, request)).toEqual({ ok: true, value: undefined });

  expect(context.state.events.get(context.state.events.nextId - 1n)).toMatchObject({
    kind: "CONFIG_CHANGED",
    subject: guardian.text,
  });
  expect(afterDelay()).toBe(0n);
  expect(currentConfig(context)).toEqual(defaultConfig);
});

test("error: nobody else takes it back, and none without a reason", () => {
  const { context, afterDelay } = openWaiting();
  expect(cancelPendingConfig(context, stranger, { version: 1n, reason: "no" })).toMatchObject({
    error: { type: "not_authorized", needed: "guard" },
  });
  expect(cancelPendingConfig(context, guardian, { version: 1n, reason: "" })).toMatchObject({
    error: { type: "reason_missing" },
  });
  expect(afterDelay()).toBe(1n);
});

test("error: invalid_argument for a version that does not wait, or waits no more", () => {
  const { context, afterDelay } = openWaiting();
  expect(cancelPendingConfig(context, guardian, { version: 2n, reason: "no" })).toMatchObject({
    error: { type: "invalid_argument", found: "2", allowed: "1, which waits" },
  });
  expect(afterDelay()).toBe(1n);
  expect(cancelPendingConfig(context, guardian, { version: 1n, reason: "late" })).toMatchObject({
    error: { type: "invalid_argument", found: "1", allowed: "none, since no configuration waits" },
  });
});

test("error: an upgrade that brings a configuration is refused, and says what to call", () => {
  const { start } = open();
  const upgraded = start();
  const birth = { roles: { operators: [] }, icpLedger: new Uint8Array([2]), config: looser };
  expect(() => upgradeTreasury(upgraded, birth)).toThrow("call update_config");
  expect(requireSettings(upgraded.context.state).roles.operators).toEqual([operator.bytes]);
});
