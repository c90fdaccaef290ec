import type { DemoNetwork } from "../../src/demo/demo-network.js";
import { readAll, readBrokenInvariants } from "../../src/demo/treasury-values.js";
import * as treasuryMethods from "../../src/wire/treasury.js";
import { countOutside, type Footing, type Move, movesSince } from "./outside-money.js";

/*
 * Holds what the treasury says of its money against what was counted outside: every figure to the
 * atom, every block against the one leg that it belongs to.
 */

/** A trade as the treasury shows it. */
export type TradeView = {
  readonly trade_id: bigint;
  readonly outcome: object;
  readonly fallback: boolean;
  readonly opened_at_ns: bigint;
  readonly leg_ids: bigint[];
  readonly legs: readonly LegView[];
};

/** A leg as the treasury shows it. */
export type LegView = {
  readonly leg_id: bigint;
  readonly venue: string;
  readonly pays_by: object;
  readonly state: object;
  readonly sell: { toText(): string };
  readonly buy: { toText(): string };
  readonly pay_block_index: [] | [bigint];
  readonly payout_block_index: [] | [bigint];
  readonly min_out_atoms: bigint;
  readonly note: string;
};

type MoneyView = Record<"symbol", string> &
  Record<
    `${"sum" | "accounted" | "suspense" | "deposited" | "withdrawn" | "lost" | "dust"}_atoms`,
    bigint
  >;

/** How everything stood before something went wrong. */
export type Baseline = {
  readonly footing: Footing;
  readonly stated: ReadonlyMap<string, MoneyView>;
  readonly cycleCount: bigint;
};

/** Notes how everything stands. */
export function takeBaseline(demo: DemoNetwork): Baseline {
  const cycles = [...readAll(demo, "cycles")];
  return {
    footing: countOutside(demo),
    stated: statedMoney(demo),
    cycleCount: (cycles.at(-1)?.cycle_id ?? -1n) + 1n,
  };
}

/** Everything that is wrong with the treasury's money since then, in words. */
export function findMoneyWrongs(demo: DemoNetwork, baseline: Baseline): string[] {
  const moves = movesSince(demo, baseline.footing);
  const counted = countOutside(demo);
  const stated = statedMoney(demo);
  const legs = legsOf(demo);
  return [
    ...wrongSums(baseline, stated, counted),
    ...wrongFlows(baseline, stated, { moves, counted }),
    ...wrongLegs(legs),
    ...wrongBlocks(demo, moves, legs),
    ...lostLegs(demo, moves, legs),
    ...unexplainedCycles(demo, baseline),
    ...readBrokenInvariants(demo).map((name) => `${name} is broken`),
  ];
}

function statedMoney({ client, treasury }: DemoNetwork): Map<string, MoneyView> {
  const views = client.query(treasury, "where_is_the_money", treasuryMethods.whereIsTheMoney);
  return new Map((views as MoneyView[]).map((view) => [view.symbol, view]));
}

/** What is there is what the treasury says, and what it says has come less what has gone. */
function wrongSums(
  { stated: before }: Baseline,
  stated: ReadonlyMap<string, MoneyView>,
  counted: Footing,
): string[] {
  return [...counted].flatMap(([symbol, { heldAtoms }]) => {
    const view = stated.get(symbol);
    if (view === undefined) return [`${symbol}: the treasury does not name it`];
    // Money in suspense or given up as dust is not where we look: the leg says where it is.
    const wrongs: string[] = [];
    const foundAtoms = view.sum_atoms - view.suspense_atoms;
    if (heldAtoms < foundAtoms || (view.suspense_atoms === 0n && heldAtoms !== foundAtoms)) {
      wrongs.push(`${symbol}: ${heldAtoms} atoms counted, ${view.sum_atoms} stated`);
    }
    if (view.sum_atoms !== view.accounted_atoms) {
      wrongs.push(`${symbol}: ${view.sum_atoms} stated, ${view.accounted_atoms} accounted for`);
    }
    if (view.lost_atoms !== (before.get(symbol)?.lost_atoms ?? 0n)) {
      wrongs.push(`${symbol}: ${view.lost_atoms} atoms booked as lost`);
    }
    return wrongs;
  });
}

/** What strangers put in and governance took out is booked as that, and nothing else is. */
function wrongFlows(
  { stated: before, footing }: Baseline,
  stated: ReadonlyMap<string, MoneyView>,
  { moves, counted }: { readonly moves: readonly Move[]; readonly counted: Footing },
): string[] {
  return [...stated].flatMap(([symbol, view]) => {
    const own = moves.filter((move) => move.symbol === symbol);
    const sumOf = (...kinds: Move["kind"][]) =>
      own.reduce((sum, move) => sum + (kinds.includes(move.kind) ? move.amountAtoms : 0n), 0n);
    const [inAtoms, outAtoms] = [sumOf("deposit"), sumOf("withdrawal")];
    const then = before.get(symbol);
    const feesAtoms = own.reduce((sum, { feeAtoms }) => sum + feeAtoms, 0n);
    const changeAtoms =
      sumOf("receipt", "income") + inAtoms - outAtoms - sumOf("payment") - feesAtoms;
    const liquidBefore = footing.get(symbol)?.liquidAtoms ?? 0n;
    const liquidNow = counted.get(symbol)?.liquidAtoms ?? 0n;

    return [
      ...differs(
        `${symbol}: deposits`,
        view.deposited_atoms - (then?.deposited_atoms ?? 0n),
        inAtoms,
      ),
      ...differs(
        `${symbol}: withdrawals`,
        view.withdrawn_atoms - (then?.withdrawn_atoms ?? 0n),
        outAtoms,
      ),
      ...differs(`${symbol}: balance and blocks`, liquidNow - liquidBefore, changeAtoms),
    ];
  });
}

function differs(what: string, saidAtoms: bigint, countedAtoms: bigint): string[] {
  return saidAtoms === countedAtoms ? [] : [`${what}: ${saidAtoms}, blocks say ${countedAtoms}`];
}

/** States in which nothing more is to be done for a leg. */
const FINAL_STATES = ["settled", "refunded", "cancelled", "manual"];

/** A leg that is still open must say what a person is to do. */
function wrongLegs(legs: readonly LegView[]): string[] {
  return legs.flatMap(({ leg_id, state, note }) => {
    const name = Object.keys(state)[0] ?? "";
    const isExplained = name === "suspense" && note.length > 0;
    return FINAL_STATES.includes(name) || isExplained ? [] : [`leg ${leg_id} is ${name}: ${note}`];
  });
}

/**
 * Each payment is the payment of one leg and each receipt the proceeds or the refund of one: no leg
 * was paid twice, no executed swap is booked as failed. A receipt that nobody was owed, because a
 * venue paid twice, must stand among the alerts.
 */
function wrongBlocks(
  demo: DemoNetwork,
  moves: readonly Move[],
  legs: readonly LegView[],
): string[] {
  const symbols = new Map([...demo.tokens.values()].map(({ text, symbol }) => [text, symbol]));
  const paid = new Map<string, LegView[]>();
  const received = new Map<string, LegView[]>();
  for (const leg of legs) {
    const [state = ""] = Object.keys(leg.state);
    const sell = symbols.get(leg.sell.toText());
    const buy = symbols.get(leg.buy.toText());
    const home = state === "refunded" ? sell : buy;
    for (const index of leg.pay_block_index) gather(paid, `${sell} ${index}`, leg);
    for (const index of leg.payout_block_index) gather(received, `${home} ${index}`, leg);
  }
  const told = alertsOf(demo).join("\n");
  const unmatched = (kind: Move["kind"], named: ReadonlyMap<string, LegView[]>) =>
    moves.flatMap((move) => {
      if (move.kind !== kind) return [];
      const count = named.get(keyOf(move))?.length ?? 0;
      // A venue that pays twice is told to people.
      const isTold = told.includes(`paid ${move.amountAtoms} atoms in block ${move.blockIndex} `);
      if (kind === "receipt" && count === 0 && isTold) return [];
      const what = `${kind} of ${move.amountAtoms} atoms in block ${move.blockIndex}`;
      return count === 1 ? [] : [`${move.symbol}: the ${what} belongs to ${count} legs`];
    });
  const unpaid = legs.flatMap(({ leg_id, state, pay_block_index, payout_block_index, note }) => {
    const [name = ""] = Object.keys(state);
    const isPaid = pay_block_index.length > 0;
    const isHome = payout_block_index.length > 0 || note.includes("stay at the venue");
    const isRight =
      name === "cancelled"
        ? !isPaid
        : name === "settled" || name === "refunded"
          ? isPaid && isHome
          : true;
    return isRight ? [] : [`leg ${leg_id} is ${name}, paid: ${isPaid}, home: ${isHome}`];
  });
  return [...unmatched("payment", paid), ...unmatched("receipt", received), ...unpaid];
}

function keyOf({ symbol, blockIndex }: Pick<Move, "symbol" | "blockIndex">): string {
  return `${symbol} ${blockIndex}`;
}

function gather(map: Map<string, LegView[]>, key: string, leg: LegView): void {
  map.set(key, [...(map.get(key) ?? []), leg]);
}

/**
 * Share of its payment's value that a leg brings home at least, at the prices that the network
 * began with: fees and slippage take some, and in thin pools the treasury's own trades move prices.
 */
const VALUE_BP_MIN = 4_000n;

/** Fees that a venue was seen to take from a refund or a claim, and one more. */
const FEE_COUNT_MAX = 4n;

/** No leg came home with less than a bad swap or a few fees explain. */
function lostLegs(demo: DemoNetwork, moves: readonly Move[], legs: readonly LegView[]): string[] {
  const tokens = new Map([...demo.tokens.values()].map((token) => [token.text, token]));
  const amounts = new Map(moves.map((move): [string, bigint] => [keyOf(move), move.amountAtoms]));
  return legs.flatMap((leg) => {
    const { leg_id, sell, buy, pay_block_index, payout_block_index, min_out_atoms } = leg;
    const [name = ""] = Object.keys(leg.state);
    const home = tokens.get((name === "refunded" ? sell : buy).toText());
    const paid = tokens.get(sell.toText());
    if (home === undefined || paid === undefined) return [`leg ${leg_id} of unknown tokens`];
    const paidAtoms = amounts.get(`${paid.symbol} ${pay_block_index[0]}`);
    const homeAtoms = amounts.get(`${home.symbol} ${payout_block_index[0]}`);
    if (paidAtoms === undefined || homeAtoms === undefined) return [];
    const leastAtoms = name === "refunded" ? paidAtoms : min_out_atoms;
    const isWhole =
      homeAtoms + home.feeAtoms * FEE_COUNT_MAX >= leastAtoms &&
      worthOf(home, homeAtoms) * 10_000n >= worthOf(paid, paidAtoms) * VALUE_BP_MIN;
    const what = `${paidAtoms} atoms of ${paid.symbol}, got ${homeAtoms} of ${home.symbol}`;
    return isWhole ? [] : [`leg ${leg_id} is ${name}: paid ${what}`];
  });
}

function worthOf(
  { decimals, priceE8s }: { readonly decimals: number; readonly priceE8s: bigint },
  atoms: bigint,
): bigint {
  return (atoms * priceE8s) / 10n ** BigInt(decimals);
}

/** Every cycle that did not trade says why. */
function unexplainedCycles(demo: DemoNetwork, { cycleCount }: Baseline): string[] {
  return [...readAll(demo, "cycles", cycleCount)].flatMap(({ cycle_id, outcome, reason }) => {
    const [name = ""] = Object.keys(outcome);
    // An upgrade in its middle leaves a cycle interrupted: that is its reason.
    const isExplained = ["traded", "interrupted"].includes(name) || reason.length > 0;
    return isExplained ? [] : [`cycle ${cycle_id} is ${name} without a reason`];
  });
}

function alertsOf({ client, treasury }: DemoNetwork): string[] {
  const args = { after: [] as [], limit: [100] as [number] };
  const page = client.query(treasury, "get_alerts", treasuryMethods.getAlerts, args);
  return (page as { alerts: { message: string }[] }).alerts.map(({ message }) => message);
}

/** All trades with their legs. */
export function tradesOf(demo: DemoNetwork): TradeView[] {
  const legs = new Map(legsOf(demo).map((leg) => [leg.leg_id, leg]));
  return bareTradesOf(demo).map((trade) => ({
    ...trade,
    legs: [...trade.leg_ids].flatMap((id) => legs.get(id) ?? []),
  }));
}

/** All trades. */
export function bareTradesOf(demo: DemoNetwork): Omit<TradeView, "legs">[] {
  return [...readAll(demo, "trades")] as unknown as Omit<TradeView, "legs">[];
}

/** All legs. */
export function legsOf(demo: DemoNetwork): LegView[] {
  return [...readAll(demo, "legs")] as unknown as LegView[];
}
