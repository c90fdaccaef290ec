import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { createDemoNetwork, type DemoNetwork, startTrading } from "../../src/demo/demo-network.js";
import { people } from "../../src/demo/people.js";
import { readWasm } from "../../src/demo/wasm-files.js";
import { ANONYMOUS, actor } from "../../src/localnet/principals.js";
import type { SavedNetwork } from "../../src/localnet/saved-network.js";
import { demoAddress } from "../../src/sim/demo-network.js";
import { httpRequest } from "../../src/wire/http.js";
import { IDL, Principal } from "../../src/wire/idl.js";
import type { Method } from "../../src/wire/method.js";
import * as wire from "../../src/wire/treasury.js";
import { hostileValues } from "../helpers/hostile-values.js";

/** Every method of the treasury: what it takes, and who may do it. */
type Described = {
  readonly method: Pick<Method<[], object>, "params" | "result">;
  /** Callers who are not refused for who they are; everybody when it is not given. */
  readonly allowed?: readonly string[];
};

const OPERATE = ["operator", "governance"];
const GUARD = ["guardian", "operator", "governance"];
const GOVERN = ["governance"];

const METHODS: Readonly<Record<string, Described>> = {
  start_trading: { method: wire.reasoned, allowed: OPERATE },
  stop_trading: { method: wire.reasoned, allowed: OPERATE },
  pause: { method: wire.reasoned, allowed: GUARD },
  resume: { method: wire.reasoned, allowed: OPERATE },
  run_cycle_now: { method: wire.runCycleNow, allowed: OPERATE },
  recover_now: { method: wire.recoverNow, allowed: OPERATE },
  retry_failed_kongswap_transactions: { method: wire.recoverNow, allowed: OPERATE },
  update_config: { method: wire.updateConfig, allowed: OPERATE },
  cancel_pending_config: { method: wire.cancelPendingConfig, allowed: GUARD },
  add_token: { method: wire.addToken, allowed: GOVERN },
  remove_token: { method: wire.aboutToken, allowed: GOVERN },
  pause_token: { method: wire.aboutToken, allowed: GUARD },
  resume_token: { method: wire.aboutToken, allowed: OPERATE },
  set_targets: { method: wire.setTargets, allowed: GOVERN },
  set_venue: { method: wire.setVenue, allowed: GUARD },
  withdraw: { method: wire.withdraw, allowed: GOVERN },
  close_leg: { method: wire.closeLeg, allowed: GOVERN },
  reserve: { method: wire.reserve, allowed: GOVERN },
  release: { method: wire.release, allowed: GOVERN },
  get_status: { method: wire.getStatus },
  get_config: { method: wire.getConfig },
  get_portfolio: { method: wire.getPortfolio },
  get_requirements: { method: wire.getRequirements },
  preview_cycle: { method: wire.getRequirements },
  where_is_the_money: { method: wire.whereIsTheMoney },
  check_invariants: { method: wire.checkInvariants },
  get_reservations: { method: wire.getReservations },
  get_cycles: { method: wire.getCycles },
  get_cycle: { method: wire.getCycle },
  explain_cycle: { method: wire.explainCycle },
  get_trades: { method: wire.getTrades },
  get_legs: { method: wire.getLegs },
  get_transfers: { method: wire.getTransfers },
  get_prices: { method: wire.getPrices },
  get_snapshots: { method: wire.getSnapshots },
  get_alerts: { method: wire.getAlerts },
  get_events: { method: wire.getEvents },
  http_request: { method: httpRequest },
};

const CALLERS: Readonly<Record<string, Uint8Array>> = {
  anonymous: ANONYMOUS,
  stranger: actor("stranger"),
  guardian: actor("guardian"),
  operator: people.operator,
  governance: people.governance,
};

const UNREADABLE = "the argument does not decode as this method's";

/** What a JavaScript stack, a path or a slip of ours looks like. */
const STACK = /\n\s*at |\.[jt]s\b|node_modules|file:|[A-Z]\w*Error\b|\bundefined\b|\[object|NaN/;

let demo: DemoNetwork;
let saved: SavedNetwork;

beforeAll(() => {
  demo = createDemoNetwork({ seed: 31 });
  startTrading(demo);
  for (let i = 0; i < 3; i++) demo.network.advance(60_000_000_000n);
  const toPrincipal = (bytes: Uint8Array) => Principal.fromUint8Array(bytes);
  const roles = {
    governance: [toPrincipal(people.governance)],
    guardian: [toPrincipal(actor("guardian"))],
    operators: [toPrincipal(people.operator)],
    icp_ledger: Principal.fromText(demoAddress("ICP")),
    kongswap: [],
    icpswap_factory: [],
    config: [],
  };
  const arg = IDL.encode(wire.initParams, [[roles]]);
  demo.network.upgrade(demo.treasury, { wasm: readWasm("treasury"), arg });
  demo.network.run();
  saved = demo.network.save();
});

/** Calls a method with bytes; answers what came back, as bytes or as a text. */
function send(name: string, caller: Uint8Array, arg: Uint8Array): Uint8Array | string {
  const { network, treasury: canister } = demo;
  const call = { canister, method: name, arg, caller };
  const isQuery = METHODS[name]?.allowed === undefined;
  const outcome = isQuery ? network.query(call) : network.update(call);
  if (outcome.type === "replied") return outcome.bytes;
  return outcome.type === "rejected" ? outcome.message : "never answered";
}

/** What is wrong with an answer, in words. */
function judge(
  { method: { result }, allowed }: Described,
  callerName: string,
  answer: Uint8Array | string,
): string[] {
  // A number of five hundred bytes is refused before anybody reads it.
  if (answer === UNREADABLE) return [];
  if (typeof answer === "string") return [`is not answered: ${answer.slice(0, 200)}`];
  const [value] = IDL.decode([result], answer);
  const said = JSON.stringify(value, (_key, field: unknown) =>
    typeof field === "bigint" ? field.toString() : field,
  );
  if (STACK.test(said)) return [`exposes ${STACK.exec(said)?.[0]}: ${said.slice(0, 300)}`];
  if (allowed === undefined) return [];
  const refusal = (value as { Err?: object }).Err ?? {};
  const isStranger = "not_authorized" in refusal;
  if (!allowed.includes(callerName) && !isStranger)
    return [`is not refused: ${said.slice(0, 200)}`];
  return [];
}

/** Queries that no longer answer, and invariants that no longer hold. */
function questionsUnanswered(): string[] {
  const wrongs = Object.entries(METHODS).flatMap(([name, { method, allowed }]) => {
    if (allowed !== undefined || method.params.length > 0) return [];
    const answer = send(name, people.operator, IDL.encode([], []));
    return typeof answer === "string" ? [`${name} is not answered: ${answer.slice(0, 200)}`] : [];
  });
  const views = demo.client.query(demo.treasury, "check_invariants", wire.checkInvariants);
  const broken = (views as { name: string; holds: boolean }[]).filter(({ holds }) => !holds);
  return [...wrongs, ...broken.map(({ name }) => `${name} is broken`)];
}

const MAGIC = [0x44, 0x49, 0x44, 0x4c];

/** Bytes that no method takes: nothing, half a header, other types, bombs, a megabyte of noise. */
function badBytes(): Uint8Array[] {
  const billion = [0x80, 0x94, 0xeb, 0xdc, 0x03];
  return [
    new Uint8Array(0),
    Uint8Array.from(MAGIC),
    Uint8Array.from([...MAGIC, 0xff, 0xff, 0xff, 0xff, 0x0f]),
    Uint8Array.from([0, ...MAGIC]),
    IDL.encode([IDL.Text], ["a text"]),
    Uint8Array.from([...MAGIC, 1, 0x6d, 0x7f, 1, 0, ...billion]),
    Uint8Array.from([...MAGIC, 1, 0x6c, 1, 0, 0, 1, 0]),
    new Uint8Array(1_000_000).fill(0x44),
  ];
}

describe("the treasury's interface", () => {
  test("default: every method of the interface is tried here", () => {
    const did = readFileSync("canisters/treasury/treasury.did", "utf8");
    const service = did.slice(did.indexOf("service :"));
    const names = [...service.matchAll(/^ {2}(\w+) : \(/gm)].map(([, name]) => name);

    expect(names.length).toBeGreaterThan(30);
    expect(Object.keys(METHODS).toSorted()).toEqual(names.toSorted());
  });

  test.each(Object.keys(METHODS))("error: %s refuses whoever and whatever is wrong", (name) => {
    const described = METHODS[name];
    if (described === undefined) throw new Error(`no method ${name}`);
    const { method } = described;
    const [param] = method.params;
    const values = param === undefined ? [undefined] : hostileValues(param);
    const wrongs: string[] = [];

    for (const [callerName, caller] of Object.entries(CALLERS)) {
      demo.network.restore(saved);
      for (const value of values) {
        const arg = IDL.encode(method.params, param === undefined ? [] : [value]);
        const answer = send(name, caller, arg);
        wrongs.push(...judge(described, callerName, answer).map((why) => `${callerName}: ${why}`));
      }
      // Whatever was done, the treasury still answers and its money is in order.
      demo.network.advance(60_000_000_000n);
      wrongs.push(...questionsUnanswered().map((why) => `${callerName}: then ${why}`));
    }

    expect(wrongs.slice(0, 10)).toEqual([]);
  });

  test.each(Object.keys(METHODS))("error: %s rejects bytes that are no argument", (name) => {
    demo.network.restore(saved);
    const answers = badBytes().map((bytes) => send(name, people.governance, bytes));
    const isParameterless = METHODS[name]?.method.params.length === 0;

    // A method without arguments takes any that it need not look at.
    const texts = answers.filter((answer) => typeof answer === "string");
    expect(texts).toEqual(texts.map(() => UNREADABLE));
    if (!isParameterless) expect(answers).toHaveLength(texts.length);
  });

  test("error: what is longer than anything it takes is refused before it is looked at", () => {
    demo.network.restore(saved);
    let instructions = 0;
    demo.network.onMessage((message) => {
      instructions = Math.max(instructions, Number(message.instructions));
    });
    const ledger = Principal.fromUint8Array(demo.treasury);
    const targets = Array.from({ length: 20_000 }, () => ({ ledger, target_bp: 1n }));
    const long: readonly (readonly [string, Uint8Array])[] = [
      ["set_targets", IDL.encode(wire.setTargets.params, [{ targets, reason: "x" }])],
      ["pause", IDL.encode(wire.reasoned.params, [{ reason: "x".repeat(17_000) }])],
      ["recover_now", IDL.encode(wire.reasoned.params, [{ reason: "x".repeat(17_000) }])],
    ];

    for (const [name, arg] of long) expect(send(name, people.governance, arg)).toBe(UNREADABLE);
    expect(instructions).toBeLessThan(1_000_000);

    const reason = IDL.encode(wire.reasoned.params, [{ reason: "ü".repeat(500) }]);
    expect(send("pause", people.governance, reason)).not.toBe(UNREADABLE);
  });
});
