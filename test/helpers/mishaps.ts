import { balanceOf, type DemoNetwork } from "../../src/demo/demo-network.js";
import { approve, type InstalledToken } from "../../src/demo/deployment.js";
import { people } from "../../src/demo/people.js";
import { readWasm } from "../../src/demo/wasm-files.js";
import {
  beforeReply,
  beforeRequest,
  delayReply,
  type Fault,
  rejectBefore,
  trapAfterAwait,
} from "../../src/localnet/faults.js";
import { principalToText } from "../../src/localnet/principals.js";
import type { SeededRandom } from "../../src/localnet/seeded-random.js";
import * as icpswapMethods from "../../src/wire/icpswap-methods.js";
import { IDL, Principal } from "../../src/wire/idl.js";
import * as kongswapMethods from "../../src/wire/kongswap-methods.js";
import * as ledgerMethods from "../../src/wire/ledger.js";
import type { ConductArgs } from "../../src/wire/stand-in.js";
import * as treasuryMethods from "../../src/wire/treasury.js";
import { changeFee } from "./fee-change.js";
import { CALL_FAULTS } from "./sweep.js";

/*
 * What can go wrong on a network, at random: with calls, with venues, with ledgers, with time, and
 * by people. Each mishap tells in words what it did, so that an episode can be read.
 */

const SECOND_NS = 1_000_000_000n;

/** Where mishaps happen. */
export type Scene = { readonly demo: DemoNetwork; readonly random: SeededRandom };

/** Something that goes wrong; answers what it did. */
type Mishap = (scene: Scene) => string;

/** Mishaps, and how often each comes up. */
const MISHAPS: readonly (readonly [weight: number, mishap: Mishap])[] = [
  [10, breakCallOfTreasury],
  [4, breakCallOfVenue],
  [3, breakCallToLedger],
  [3, delayAnswer],
  [3, upgradeInTheMiddle],
  [2, upgradeAnything],
  [3, letVenueMisbehave],
  [2, switchVenueItself],
  [2, stopACanister],
  [2, changeAFee],
  [2, moveTime],
  [3, depositByStranger],
  [3, swapByStranger],
  [2, hideBlocks],
  [2, withdrawByGovernance],
  [2, pauseSomething],
  [2, callByHand],
];

/** Lets one thing go wrong, drawn by weight. */
export function mishap(scene: Scene): string {
  const sum = MISHAPS.reduce((total, [weight]) => total + weight, 0);
  let draw = scene.random.below(sum);
  for (const [weight, happen] of MISHAPS) {
    if (draw < weight) return happen(scene);
    draw -= weight;
  }
  return "nothing";
}

/** Ends everything that lasts: from here on the world is as it should be. */
export function heal({ demo }: Scene): void {
  const { network, client, treasury, kongswap, icpswapPools, tokens } = demo;
  network.clearFaults();
  for (const id of network.canisterIds()) network.start(id);
  network.run();
  const honest: [ConductArgs] = [{ mode: { Honest: null }, times: [] }];
  const conduct = { payout: honest, refund: honest };
  client.update(kongswap, "sim_set_maintenance", kongswapMethods.simSetMaintenance, false);
  client.update(kongswap, "sim_set_conduct", kongswapMethods.simSetConduct, conduct);
  for (const { id } of icpswapPools) {
    client.update(id, "sim_set_available", icpswapMethods.simSetAvailable, true);
    client.update(id, "sim_set_conduct", icpswapMethods.simSetConduct, conduct);
    client.update(id, "sim_sync_fees", icpswapMethods.simSyncFees);
  }
  const reason = "the mishaps are over";
  for (const venue of ["kongswap", "icpswap"]) {
    client.update(treasury, "set_venue", treasuryMethods.setVenue, {
      venue,
      enabled: true,
      reason,
    });
  }
  for (const { ledger } of tokens.values()) {
    const args = { ledger: Principal.fromUint8Array(ledger), reason };
    client.update(treasury, "resume_token", treasuryMethods.aboutToken, args);
  }
  client.update(treasury, "resume", treasuryMethods.reasoned, { reason });
  client.update(treasury, "start_trading", treasuryMethods.reasoned, { reason });
}

function pick<T>(random: SeededRandom, items: readonly T[]): T {
  const item = items[random.below(items.length)];
  if (item === undefined) throw new Error("nothing to pick from");
  return item;
}

function aToken({ demo, random }: Scene): InstalledToken {
  return pick(random, [...demo.tokens.values()]);
}

function aPool({ demo, random }: Scene): Uint8Array {
  return pick(random, demo.icpswapPools).id;
}

function aVenue(scene: Scene): { readonly name: string; readonly id: Uint8Array } {
  return scene.random.below(2) === 0
    ? { name: "Kong", id: scene.demo.kongswap }
    : { name: "a pool", id: aPool(scene) };
}

function aFault({ random }: Scene): { readonly name: string; readonly fault: Fault } {
  const [name, make] = pick(random, Object.entries(CALL_FAULTS));
  return { name, fault: make() };
}

function breakCallOfTreasury(scene: Scene): string {
  const { demo, random } = scene;
  const nth = 1 + random.below(45);
  const { name, fault } = aFault(scene);
  demo.network.inject({ caller: demo.treasury, nth }, fault);
  return `call ${nth} of the treasury is ${name}`;
}

function breakCallOfVenue(scene: Scene): string {
  const { demo, random } = scene;
  const venue = aVenue(scene);
  const nth = 1 + random.below(4);
  const { name, fault } = aFault(scene);
  demo.network.inject({ caller: venue.id, nth }, fault);
  return `call ${nth} of ${venue.name} is ${name}`;
}

function breakCallToLedger(scene: Scene): string {
  const { demo, random } = scene;
  const { symbol, ledger: callee } = aToken(scene);
  const nth = 1 + random.below(8);
  const { name, fault } = aFault(scene);
  demo.network.inject({ callee, nth }, fault);
  return `call ${nth} to the ledger of ${symbol} is ${name}`;
}

function delayAnswer(scene: Scene): string {
  const { demo, random } = scene;
  const nth = 1 + random.below(45);
  const seconds = 1 + random.below(400);
  const isTrap = random.below(4) === 0;
  const fault = isTrap ? trapAfterAwait() : delayReply(BigInt(seconds) * SECOND_NS);
  demo.network.inject({ caller: demo.treasury, nth }, fault);
  return isTrap
    ? `whoever gets call ${nth} of the treasury traps after its first await`
    : `the answer to call ${nth} of the treasury comes ${seconds} s late`;
}

const KEEP = IDL.encode([IDL.Opt(IDL.Null)], [[]]);

function upgradeInTheMiddle({ demo, random }: Scene): string {
  const { network, treasury } = demo;
  const nth = 1 + random.below(45);
  const upgrade = () => network.upgrade(treasury, { wasm: readWasm("treasury"), arg: KEEP });
  const isBefore = random.below(2) === 0;
  const fault = isBefore ? beforeRequest(upgrade) : beforeReply(upgrade);
  network.inject({ caller: treasury, nth }, fault);
  return `an upgrade of the treasury ${isBefore ? "before" : "after"} its call ${nth}`;
}

function upgradeAnything(scene: Scene): string {
  const { demo, random } = scene;
  const { network } = demo;
  const [name, id, wasm] = pick(random, [
    ["the treasury", demo.treasury, "treasury"],
    ["Kong", demo.kongswap, "sim_kongswap"],
    ["a pool", aPool(scene), "sim_icpswap_pool"],
    ["a ledger", aToken(scene).ledger, "ledger"],
  ] as const);
  network.upgrade(id, { wasm: readWasm(wasm), arg: KEEP });
  return `${name} is upgraded`;
}

function letVenueMisbehave(scene: Scene): string {
  const { demo, random } = scene;
  const delay_sec = 5 + random.below(120);
  const mode = pick<ConductArgs["mode"]>(random, [
    { Late: { delay_sec } },
    { Late: { delay_sec } },
    { Failing: null },
    { Silent: null },
  ]);
  const conduct: [ConductArgs] = [{ mode, times: [1 + random.below(2)] }];
  const isPayout = random.below(3) > 0;
  const args = isPayout
    ? { payout: conduct, refund: [] as [] }
    : { payout: [] as [], refund: conduct };
  const { name, id } = aVenue(scene);
  const method = name === "Kong" ? kongswapMethods.simSetConduct : icpswapMethods.simSetConduct;
  tryIt(() => demo.client.update(id, "sim_set_conduct", method, args));
  const [how = ""] = Object.keys(mode);
  return `${name} is ${how.toLowerCase()} with ${isPayout ? "payouts" : "refunds"}`;
}

function switchVenueItself(scene: Scene): string {
  const { demo, random } = scene;
  const isOff = random.below(2) === 0;
  const { name, id } = aVenue(scene);
  const isKong = name === "Kong";
  tryIt(() =>
    isKong
      ? demo.client.update(id, "sim_set_maintenance", kongswapMethods.simSetMaintenance, isOff)
      : demo.client.update(id, "sim_set_available", icpswapMethods.simSetAvailable, !isOff),
  );
  return `${name} goes ${isOff ? "off" : "on"} line`;
}

function stopACanister(scene: Scene): string {
  const { demo, random } = scene;
  const { network } = demo;
  if (random.below(2) === 0) {
    for (const id of network.canisterIds()) network.start(id);
    return "all canisters are started again";
  }
  const [name, id] = pick(random, [
    ["Kong", demo.kongswap],
    ["a pool", aPool(scene)],
    ["a ledger", aToken(scene).ledger],
    ["the treasury", demo.treasury],
  ] as const);
  network.stop(id);
  return `${name} is stopped`;
}

function changeAFee(scene: Scene): string {
  const token = aToken(scene);
  const feeAtoms = scene.random.below(2) === 0 ? token.feeAtoms * 2n : token.feeAtoms;
  changeFee(scene.demo, token, feeAtoms);
  return `a transfer of ${token.symbol} costs ${feeAtoms} atoms`;
}

function moveTime({ demo, random }: Scene): string {
  const seconds = pick(random, [1, 10, 59, 61, 200, 600, 3_700]);
  demo.network.moveClock(BigInt(seconds) * SECOND_NS);
  return `the clock jumps by ${seconds} s`;
}

function depositByStranger(scene: Scene): string {
  const { demo, random } = scene;
  const token = aToken(scene);
  const amount = token.feeAtoms * BigInt(1 + random.below(50));
  // A memo of eight bytes is what the treasury's own payments carry.
  const memo =
    random.below(2) === 0 ? [] : [new Uint8Array([0, 0, 0, 0, 0, 0, 0, random.below(9)])];
  tryIt(() =>
    demo.client.as(people.trader).update(token.ledger, "icrc1_transfer", ledgerMethods.transfer, {
      from_subaccount: [],
      to: { owner: Principal.fromUint8Array(demo.treasury), subaccount: [] },
      amount,
      fee: [],
      memo: memo as [] | [Uint8Array],
      created_at_time: [],
    }),
  );
  return `a stranger deposits ${amount} atoms of ${token.symbol}`;
}

/** Kong pays whom the swapper names: now, or while the treasury's own swap is under way. */
function swapByStranger(scene: Scene): string {
  const { demo, random } = scene;
  const { kongswap, treasury: caller, network } = demo;
  const [pay, receive] = [aToken(scene), aToken(scene)];
  const purseAtoms = tryIt(() => balanceOf(demo, pay, people.trader)) ?? 0n;
  // Up to a hundredth of a pool: one that moves a pool further has its tokens rest until it is back.
  const pay_amount = purseAtoms / BigInt(10 ** (6 + random.below(3)));
  const swap = () => {
    const trader = demo.client.as(people.trader);
    tryIt(() => approve(trader, pay, kongswap));
    tryIt(() =>
      trader.update(kongswap, "swap", kongswapMethods.swap, {
        pay_token: `IC.${pay.text}`,
        pay_amount,
        pay_tx_id: [],
        receive_token: `IC.${receive.text}`,
        receive_amount: [],
        receive_address: [principalToText(caller)],
        max_slippage: [100],
        referred_by: [],
      }),
    );
  };
  const isLater = random.below(2) === 0;
  if (isLater) network.inject({ caller, method: "swap", nth: 1 }, beforeRequest(swap));
  else swap();
  const when = isLater ? "just before the treasury swaps there" : "";
  return `Kong pays the treasury for ${pay_amount} atoms of ${pay.symbol} of a stranger ${when}`;
}

function hideBlocks(scene: Scene): string {
  const { symbol, ledger: callee } = aToken(scene);
  for (const method of ["icrc3_get_blocks", "query_blocks"]) {
    scene.demo.network.inject({ callee, method }, rejectBefore(2));
  }
  return `the ledger of ${symbol} shows no blocks`;
}

function withdrawByGovernance(scene: Scene): string {
  const { demo, random } = scene;
  const { client, treasury } = demo;
  const token = aToken(scene);
  const liquidAtoms = tryIt(() => balanceOf(demo, token, treasury)) ?? 0n;
  const amount_atoms = liquidAtoms / BigInt(20 + random.below(80));
  // To the minting account it is a burn.
  const owner = random.below(3) === 0 ? people.minter : people.provider;
  const args = {
    ledger: Principal.fromUint8Array(token.ledger),
    to: { owner: Principal.fromUint8Array(owner), subaccount: [] as [] },
    amount_atoms,
    reason: "the test",
  };
  const governance = client.as(people.governance);
  tryIt(() => governance.update(treasury, "withdraw", treasuryMethods.withdraw, args));
  return `governance withdraws ${amount_atoms} atoms of ${token.symbol}`;
}

function pauseSomething(scene: Scene): string {
  const { demo, random } = scene;
  const { client, treasury } = demo;
  const reason = "the test";
  const ledger = Principal.fromUint8Array(aToken(scene).ledger);
  const venue = pick(random, ["kongswap", "icpswap"]);
  const enabled = random.below(2) === 0;
  const { reasoned, aboutToken, setVenue } = treasuryMethods;
  const acts: readonly (readonly [string, () => unknown])[] = [
    ["trading is paused", () => client.update(treasury, "pause", reasoned, { reason })],
    ["trading is resumed", () => client.update(treasury, "resume", reasoned, { reason })],
    [
      "a token is paused",
      () => client.update(treasury, "pause_token", aboutToken, { ledger, reason }),
    ],
    [
      "a token is resumed",
      () => client.update(treasury, "resume_token", aboutToken, { ledger, reason }),
    ],
    [
      `${venue} is switched ${enabled ? "on" : "off"}`,
      () => client.update(treasury, "set_venue", setVenue, { venue, enabled, reason }),
    ],
  ];
  const [name, act] = pick(random, acts);
  tryIt(act);
  return name;
}

function callByHand({ demo, random }: Scene): string {
  const { client, treasury } = demo;
  const reason = "the test";
  const { recoverNow, runCycleNow } = treasuryMethods;
  const acts: readonly (readonly [string, () => unknown])[] = [
    ["recovery by hand", () => client.update(treasury, "recover_now", recoverNow, { reason })],
    [
      "a cycle by hand",
      () => client.update(treasury, "run_cycle_now", runCycleNow, { dry_run: false, reason }),
    ],
  ];
  const [name, act] = pick(random, acts);
  tryIt(act);
  return name;
}

/** Does what may be refused or never answered: then it did not happen, or nobody heard of it. */
function tryIt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch (error) {
    if (error instanceof Error && error.name === "CallFailed") return undefined;
    throw error;
  }
}
