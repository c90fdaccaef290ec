import { createNetwork } from "../localnet/network.js";
import { IDL } from "../wire/idl.js";
import { init } from "../wire/ledger-init.js";
import { MeasuredLedger } from "./ledger-actions.js";
import { ledgerWasm, loadLedger } from "./ledger-loader.js";
import { benchArgs, livePast } from "./ledger-past.js";
import { measureSpending, medianInstructions, medianOf, RUN_COUNT } from "./measure.js";
import type { Benchmark, Figure } from "./model.js";
import { buildProbe } from "./probe-canister.js";

/** Transactions that are settled and hashed together. */
const BURST_LENGTH = 64;

/** What every figure is set beside: an update that does nothing. */
const EMPTY_SOURCE = `
import { update } from "azle";

export default class {
  @update([]) empty() {}
}
`;

/** What is measured of a ledger, and the goals. */
const OPERATIONS = {
  balance: { label: "icrc1_balance_of, a query", goalMax: 200_000 },
  transfer: { label: "icrc1_transfer, the caller's message", goalMax: 900_000 },
  // The goal is 5 M; docs/components/ledger.md tells what is between.
  transferWhole: { label: "  with settlement and hash, 64 at once", goalMax: undefined },
  approve: { label: "icrc2_approve", goalMax: 1_300_000 },
  transferFrom: { label: "icrc2_transfer_from", goalMax: 1_500_000 },
  blocks: { label: "icrc3_get_blocks, 100 blocks", goalMax: undefined },
  history: { label: "get_account_transactions, 100 of many", goalMax: undefined },
  balanceAt: { label: "balance_at", goalMax: undefined },
  upgrade: { label: "upgrade", goalMax: undefined },
} as const;

type Operation = keyof typeof OPERATIONS;
type Costs = Readonly<Record<Operation, number>>;

const OPERATION_NAMES: readonly Operation[] = [
  "balance",
  "transfer",
  "transferWhole",
  "approve",
  "transferFrom",
  "blocks",
  "history",
  "balanceAt",
  "upgrade",
];

const GROWTH_MAX = 1.5;
const UPGRADE_GROWTH_MAX = 1.1;
const SMALL_COUNT = 1_000;

const ABOUT = [
  "A plain token: fees are burnt, users have principals of 29 bytes, every transaction has memo and",
  "time. N accounts and N blocks, more than half of them the exchange's, all within the window of",
  "deduplication; each figure is the median of 21 runs with accounts that are not on the heap.",
];

/** What the ledger costs, small and large. */
export const ledgerCosts: Benchmark = {
  name: "ledger",
  about: ABOUT.join("\n"),
  run: async (say) => measureSizes("ledger", [SMALL_COUNT, 100_000], say),
};

/** The same with a million accounts and blocks. */
export const ledgerCostsFull: Benchmark = {
  name: "ledger-million",
  about: "As `ledger`, with a million accounts and blocks.",
  isFullOnly: true,
  run: async (say) => measureSizes("ledger-million", [SMALL_COUNT, 1_000_000], say),
};

function measureSizes(
  name: string,
  sizes: readonly number[],
  say: (step: string) => void,
): Figure[] {
  const figures: Figure[] = [emptyUpdate(), freshUpgrade()];
  let small: Costs | undefined;
  for (const size of sizes) {
    const costs = measureSize(size, say);
    figures.push(...costFigures(size, costs));
    if (small !== undefined) figures.push(...growthFigures(size, { small, large: costs }));
    small ??= costs;
  }
  return figures.map((each) => ({ ...each, id: `${name}/${each.id}` }));
}

function measureSize(size: number, say: (step: string) => void): Costs {
  const network = createNetwork();
  say(`${size} blocks are lived through`);
  const past = livePast(size, network.timeNs);
  say("and carried into a canister");
  const ledger = new MeasuredLedger(network, loadLedger(network, past));
  say("and measured");
  return measure(ledger, size);
}

/** Before each operation the ledger is upgraded, so that nothing it needs is on the heap. */
function measure(ledger: MeasuredLedger, size: number): Costs {
  const { network, canister } = ledger;
  const { timeNs } = network;
  const median = (act: (run: number) => void) => medianInstructions(network, canister, act);
  const user = (run: number) => 1 + 2 * ((run * 7_919 + 13) % Math.floor(size / 2));
  const upgrade = () => upgradeOf(ledger);

  // The first minute after an upgrade costs 150,000 more a transaction with a time: until then the
  // ledger cannot know from its heap alone that a time is new.
  network.advance(61_000_000_000n);
  const balance = median((run) => ledger.balance(user(run)));
  const blocks = median((run) => ledger.blocks((run * 31) % (size - 100)));
  const history = median((run) => ledger.history(size - run * 3));
  const balanceAt = median((run) => ledger.balanceAt(timeNs - BigInt(size * run) * 3_000_000n));
  const transfer = medianMessage(ledger, (run) => ledger.transfer(user(run), user(run + 50)));
  const burst = measureSpending(network, canister, () => {
    for (let run = 0; run < BURST_LENGTH; run++) ledger.transfer(user(run + 100), user(run + 200));
    ledger.settle();
  });
  const approve = medianMessage(ledger, (run) => ledger.approve(user(run + 300), user(run + 350)));
  const upgrades = Array.from({ length: 3 }, upgrade);
  network.advance(61_000_000_000n);
  const transferFrom = medianMessage(ledger, (run) =>
    ledger.transferFrom(user(run + 350), user(run + 300)),
  );
  const transferWhole = Math.round(burst.instructions / BURST_LENGTH);
  return {
    balance,
    transfer,
    transferWhole,
    approve,
    transferFrom,
    blocks,
    history,
    balanceAt,
    upgrade: medianOf(upgrades),
  };
}

/** Instructions of the caller's message alone; what follows it comes before the next one. */
function medianMessage(ledger: MeasuredLedger, act: (run: number) => void): number {
  const counts = Array.from({ length: RUN_COUNT }, (_, run) => {
    ledger.network.moveClock(1_000_000n);
    const { instructionsMax } = measureSpending(ledger.network, ledger.canister, () => act(run));
    ledger.settle();
    return instructionsMax;
  });
  return medianOf(counts);
}

function upgradeOf({ network, canister }: MeasuredLedger): number {
  return measureSpending(network, canister, () => {
    network.upgrade(canister, { wasm: ledgerWasm(), arg: init.encodeArgs([[]]) });
  }).instructions;
}

function emptyUpdate(): Figure {
  const network = createNetwork();
  const canister = network.deploy({ wasm: buildProbe("empty", EMPTY_SOURCE) });
  network.tick();
  const arg = IDL.encode([], []);
  const value = medianInstructions(network, canister, () => {
    network.update({ canister, method: "empty", arg });
  });
  return figure("empty/instructions", "empty update, for comparison", value);
}

function freshUpgrade(): Figure {
  const network = createNetwork();
  const arg = init.encodeArgs([[benchArgs(false)]]);
  const ledger = new MeasuredLedger(network, network.deploy({ wasm: ledgerWasm(), arg }));
  network.tick();
  return figure("fresh/upgrade/instructions", "upgrade of a fresh ledger", upgradeOf(ledger));
}

function costFigures(size: number, costs: Costs): Figure[] {
  return OPERATION_NAMES.map((name) => {
    const { label, goalMax } = OPERATIONS[name];
    const text = `${label}, ${size.toLocaleString("en")}`;
    return figure(`${size}/${name}/instructions`, text, costs[name], goalMax);
  });
}

function growthFigures(size: number, costs: { small: Costs; large: Costs }): Figure[] {
  return OPERATION_NAMES.map((name) => ({
    id: `${size}/${name}/growth`,
    label: `${OPERATIONS[name].label.trim()}, ${size.toLocaleString("en")} : 1,000`,
    unit: "times" as const,
    value: costs.large[name] / costs.small[name],
    ...growthGoal(name),
  }));
}

/** An earlier balance is searched for: its cost may grow with the logarithm. */
function growthGoal(name: Operation): { readonly goalMax?: number } {
  if (name === "balanceAt") return {};
  return { goalMax: name === "upgrade" ? UPGRADE_GROWTH_MAX : GROWTH_MAX };
}

function figure(id: string, label: string, value: number, goalMax?: number): Figure {
  const goal = goalMax === undefined ? {} : { goalMax };
  return { id, label, unit: "instructions", value, ...goal };
}
