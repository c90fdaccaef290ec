import { beforeAll, describe, expect, test } from "@jest/globals";
import { readWasm } from "../../src/demo/wasm-files.js";
import { beforeReply, beforeRequest } from "../../src/localnet/faults.js";
import { IDL } from "../../src/wire/idl.js";
import { initParams } from "../../src/wire/treasury.js";
import { requireScenario } from "./scenarios.js";
import { CALL_FAULTS, placesOf, runWithFault, type Stage, stageScenario } from "./sweep.js";

/** Whether every call is swept, and not one of each class. */
const isFull = process.env["BALLAST_FULL"] === "1";

const KEEP = IDL.encode(initParams, [[]]);

/**
 * Sweeps one kind of cycle: each fault at each outgoing call, and an upgrade around each of them.
 */
export function sweepTests(name: string): void {
  describe(name, () => {
    let stage: Stage;

    beforeAll(() => {
      stage = stageScenario(requireScenario(name));
    });

    test.each(Object.keys(CALL_FAULTS))("story: a call is %s", (faultName) => {
      const fault = CALL_FAULTS[faultName];
      if (fault === undefined) throw new Error(`no fault "${faultName}"`);
      expect(sweep(stage, () => fault())).toEqual([]);
    });

    test("story: the treasury is upgraded before a call arrives", () => {
      expect(sweep(stage, () => beforeRequest(() => upgrade(stage)))).toEqual([]);
    });

    test("story: the treasury is upgraded before an answer arrives", () => {
      expect(sweep(stage, () => beforeReply(() => upgrade(stage)))).toEqual([]);
    });
  });
}

function upgrade({ demo }: Stage): void {
  demo.network.upgrade(demo.treasury, { wasm: readWasm("treasury"), arg: KEEP });
}

function sweep(stage: Stage, makeFault: () => ReturnType<typeof beforeReply>): string[] {
  return placesOf(stage, isFull ? "all" : "classes").flatMap((place) =>
    runWithFault(stage, place, makeFault()).map(
      (wrong) => `${place.method} #${place.nth}: ${wrong}`,
    ),
  );
}
