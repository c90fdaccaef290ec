import { describe, expect, test } from "@jest/globals";

import { candidText } from "../../../scripts/deploy/candid-text.js";
import { DeployProblem } from "../../../scripts/deploy/deploy-problem.js";
import { type Circumstances, isChange, planStep } from "../../../scripts/deploy/plan.js";
import { defaultNames, SUITE, suiteCanister, withNeeds } from "../../../scripts/deploy/suite.js";
import { IDL, Principal } from "../../../src/wire/idl.js";

const deployer = Principal.fromUint8Array(new Uint8Array(29).fill(7));
const other = Principal.fromText("r7inp-6aaaa-aaaaa-aaabq-cai");
const id = Principal.fromText("rwlgt-iiaaa-aaaaa-aaaaa-cai");

const nothing: Circumstances = {
  canister: suiteCanister("treasury"),
  used: undefined,
  found: undefined,
  wantedHash: "new",
  controllers: [],
  deployer,
  isMainnet: false,
  hasNewArguments: false,
};

const state = { controllers: [deployer.toText()], moduleHash: "new" };

describe("planStep", () => {
  const rows: { readonly what: string; readonly change: Partial<Circumstances>; action: string }[] =
    [
      { what: "there is none", change: {}, action: "create" },
      {
        what: "it is empty",
        change: { found: { id, state: { ...state, moduleHash: undefined }, runState: "running" } },
        action: "install",
      },
      {
        what: "it runs the module",
        change: { found: { id, state, runState: "running" } },
        action: "unchanged",
      },
      {
        what: "it has the module and stands still",
        change: { found: { id, state, runState: "stopped" } },
        action: "start",
      },
      {
        what: "it runs another module",
        change: { found: { id, state: { ...state, moduleHash: "old" }, runState: "stopped" } },
        action: "upgrade",
      },
      {
        what: "it is to have new arguments",
        change: { found: { id, state, runState: "running" }, hasNewArguments: true },
        action: "upgrade",
      },
      { what: "it is somebody else's", change: { used: other }, action: "use" },
    ];

  test.each(rows)("default: $action when $what", ({ change, action }) => {
    expect(planStep({ ...nothing, ...change })).toMatchObject({ action });
  });

  test("behavior: a missing controller alone is a change", () => {
    const found = { id, state, runState: "running" } as const;
    const step = planStep({ ...nothing, found, controllers: [other] });

    expect(step).toMatchObject({ action: "unchanged", newControllers: [other.toText()] });
    expect(isChange(step)).toBe(true);
    expect(isChange(planStep({ ...nothing, found }))).toBe(false);
  });

  test("error: somebody else controls it", () => {
    const found = { id, state: { ...state, controllers: [other.toText()] } };

    expect(() => planStep({ ...nothing, found })).toThrow(DeployProblem);
  });

  const standIns = SUITE.filter(({ isStandIn }) => isStandIn);

  test.each(standIns)("invariants: $name is never deployed to mainnet", (canister) => {
    expect(() => planStep({ ...nothing, canister, isMainnet: true })).toThrow(/never deployed/);
    expect(defaultNames({ isMainnet: true })).not.toContain(canister.name);
    expect(canister.onMainnet).toBeDefined();
  });
});

describe("withNeeds", () => {
  test("default: what is needed comes first", () => {
    expect(withNeeds(["bta_util"]).map(({ name }) => name)).toEqual([
      "ledger",
      "ckusdt_ledger",
      "sim_kongswap",
      "sim_icpswap_factory",
      "treasury",
      "bta_util",
    ]);
  });

  test("invariants: the order of the suite is one of needs", () => {
    for (const [index, { needs }] of SUITE.entries()) {
      const before = SUITE.slice(0, index).map(({ name }) => name);
      expect(before).toEqual(expect.arrayContaining([...needs]));
    }
  });
});

describe("candidText", () => {
  const type = IDL.Opt(
    IDL.Record({
      who: IDL.Opt(IDL.Principal),
      count: IDL.Opt(IDL.Nat8),
      list: IDL.Vec(IDL.Tuple(IDL.Text, IDL.Variant({ A: IDL.Null, B: IDL.Int }))),
      flag: IDL.Bool,
    }),
  );

  test("default: numbers carry their types", () => {
    const value = [
      {
        who: [id],
        count: [3],
        list: [
          ['a"b', { B: -4n }],
          ["c", { A: null }],
        ],
        flag: true,
      },
    ];

    const text = candidText(type, value);

    for (const part of [
      'who = opt principal "rwlgt-iiaaa-aaaaa-aaaaa-cai"',
      "count = opt (3 : nat8)",
      'record { "a\\"b"; variant { B = -4 : int } }',
      "variant { A }",
      "flag = true",
    ]) {
      expect(text).toContain(part);
    }
  });

  test("behavior: nothing is null, and no list is empty braces", () => {
    expect(candidText(type, [])).toBe("null");
    expect(candidText(IDL.Vec(IDL.Nat), [])).toBe("vec {}");
  });
});
