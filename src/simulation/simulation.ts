import { mulDivDown } from "../kernel/fixed-point.js";
import { canisterIdAt } from "../localnet/principals.js";
import { SeededRandom } from "../localnet/seeded-random.js";
import { type DemoProfile, demoToken } from "../sim/demo-network.js";
import type { DemoMarket } from "../sim/market/demo-market.js";
import type { Treasury } from "../suite/compose-treasury.js";
import { stopTrading } from "../treasury/administration.js";
import type { Context } from "../treasury/context.js";
import type { RandomnessPort } from "../treasury/ports.js";
import { requireSettings } from "../treasury/state.js";
import { findBroken } from "./money-check.js";
import { openTreasury } from "./open-treasury.js";
import { openWorld, tokenOf, type World } from "./open-world.js";
import { OPERATOR, resumeStopped } from "./operator.js";
import { OutsideTrader } from "./outside-trader.js";
import { type OpeningHolding, type Sample, Samples } from "./samples.js";
import { answer } from "./simulated-ledgers.js";
import { SimulatedMachine } from "./simulated-machine.js";
import { Tally } from "./tally.js";

/** What is simulated. */
export type SimulationOptions = {
  /** Of the treasury's draws: those of a demo network with the same seed. */
  readonly seed: number;
  readonly profile: DemoProfile;
  /** Where pools open, and how prices go on outside. */
  readonly market: DemoMarket;
  /** When it begins. */
  readonly startAtNs: bigint;
  /** After what time an operator lifts what breakers have stopped; without it nobody does. */
  readonly resumeAfterNs?: bigint;
};

/** A token of the portfolio, and the share that it should have. */
export type Target = { readonly symbol: string; readonly targetBp: bigint };

/** What a simulation came to. */
export type Summary = {
  readonly tally: Tally;
  readonly targets: readonly Target[];
  /** In order, the first before any cycle, the last at the end. */
  readonly samples: readonly Sample[];
  readonly moneyCheckCount: number;
  /** What did not hold, when something did not. */
  readonly broken: readonly string[];
  /** Tokens that stood still at the end, or the whole treasury, with the reason. */
  readonly paused: readonly string[];
  /** Pauses that the operator lifted. */
  readonly resumptionCount: number;
};

const MINUTE_NS = 60_000_000_000n;

/** The money is checked every hour, and the operator looks in. */
const MINUTES_PER_HOUR = 60;

/** Cycles after the last trade in which everything under way comes home. */
const CLOSING_CYCLE_COUNT = 4;

/** The demo network over memory, minute by minute: first the market, then the treasury. */
export class Simulation {
  readonly world: World;
  readonly treasury: Treasury;
  readonly #machine: SimulatedMachine;
  readonly #trader: OutsideTrader;
  readonly #options: SimulationOptions;
  readonly #tally: Tally;
  readonly #samples: Samples;
  #broken: readonly string[] = [];
  #minuteCount = 0;
  #moneyCheckCount = 0;
  #resumptionCount = 0;

  private constructor(
    options: SimulationOptions,
    parts: { machine: SimulatedMachine; world: World; treasury: Treasury; tally: Tally },
  ) {
    this.#options = options;
    this.#machine = parts.machine;
    this.#tally = parts.tally;
    this.world = parts.world;
    this.treasury = parts.treasury;
    this.#trader = new OutsideTrader(parts.world);
    this.#samples = new Samples(options.startAtNs, openingHoldings(parts, options.market));
  }

  /** Opens ledgers, venues and the treasury; no time has passed yet. */
  static async open(options: SimulationOptions): Promise<Simulation> {
    const { profile, market, seed, startAtNs } = options;
    const machine = new SimulatedMachine(canisterIdAt(0), startAtNs);
    const world = openWorld(machine, { profile, tokens: market.tokens });
    const tally = new Tally();
    const treasury = await openTreasury({
      machine,
      world,
      profile,
      listed: market.tokens,
      randomness: seededRandomness(seed, canisterCount(world)),
      onApproval: (context, token) => tally.addApproval(context, token),
    });
    return new Simulation(options, { machine, world, treasury, tally });
  }

  /** Minutes that have passed. */
  get minuteCount(): number {
    return this.#minuteCount;
  }

  /** Lets a minute pass; answers whether there is another. */
  async step(): Promise<boolean> {
    const prices = this.#options.market.path.next();
    if (prices === undefined) return false;
    this.#trader.push(prices);
    await this.#advance();
    if (this.#minuteCount % MINUTES_PER_HOUR === 0) {
      this.#check();
      this.#resume();
    }
    return this.#broken.length === 0;
  }

  /** Stops trading, lets everything under way come home, and adds up. */
  async finish(): Promise<Summary> {
    const { context } = this.treasury;
    const paused = pausesOf(context);
    stopTrading(context, OPERATOR, "the simulation ends");
    for (let i = 0; i < CLOSING_CYCLE_COUNT; i++) await this.#advance();
    if (this.#broken.length === 0) this.#check();
    this.#samples.noteEnd(context);
    const tokens = context.state.tokens.list();

    return {
      tally: this.#tally,
      targets: tokens.map(({ symbol, targetBp }) => ({ symbol, targetBp })),
      samples: this.#samples.all,
      moneyCheckCount: this.#moneyCheckCount,
      broken: this.#broken,
      paused,
      resumptionCount: this.#resumptionCount,
    };
  }

  async #advance(): Promise<void> {
    await this.#machine.advance(MINUTE_NS);
    const { context } = this.treasury;
    this.#tally.note(context);
    this.#minuteCount += 1;
    this.#samples.noteMinute(this.#minuteCount, context);
  }

  #resume(): void {
    const { resumeAfterNs } = this.#options;
    if (resumeAfterNs === undefined) return;
    this.#resumptionCount += resumeStopped(this.treasury.context, resumeAfterNs);
  }

  #check(): void {
    this.#broken = findBroken(this.world, this.treasury.context);
    this.#moneyCheckCount += 1;
  }
}

function pausesOf({ state }: Context): string[] {
  const { status } = requireSettings(state);
  return [
    ...("reason" in status ? [`the treasury: ${status.reason}`] : []),
    ...state.tokens
      .list()
      .flatMap(({ symbol, pause }) => (pause === undefined ? [] : [`${symbol}: ${pause.reason}`])),
  ];
}

/** The portfolio at the prices that pools open with, in the order of the treasury's tokens. */
function openingHoldings(
  { world, treasury }: { readonly world: World; readonly treasury: Treasury },
  market: DemoMarket,
): OpeningHolding[] {
  return treasury.context.state.tokens.list().map(({ symbol, decimals, targetBp }) => {
    const atoms = tokenOf(world.tokens, symbol).ledger.balanceOf(world.treasury);
    const { priceE8s } = demoToken(symbol, market.tokens);
    return { valueE8s: mulDivDown(atoms, priceE8s, 10n ** BigInt(decimals)), targetBp };
  });
}

/**
 * The draws that a demo network of that seed gives its treasury: every canister there has drawn
 * once before, when it was installed.
 */
function seededRandomness(seed: number, drawnCount: number): RandomnessPort {
  const random = new SeededRandom(seed);
  for (let i = 0; i < drawnCount; i++) random.bytes32();
  return { seed: () => answer(random.bytes32()) };
}

/** As many as the demo network has: ledgers, pools, their factory, KongSwap, the treasury. */
function canisterCount({ tokens, pools }: World): number {
  return tokens.length + pools.length + 3;
}
