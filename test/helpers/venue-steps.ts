import fc from "fast-check";

import type { KongPicture, PoolPicture } from "../../src/sim/invariants.js";
import {
  ADMIN,
  ALICE,
  BOB,
  FEES,
  KONG,
  kongSwapArgs,
  LEDGERS,
  POOL,
  type TokenName,
  textOf,
  type VenueWorld,
} from "./venue-world.js";

const PEOPLE = [ALICE, BOB, ADMIN];
const STOPPED = { type: "undelivered", code: 2, message: "stopped" } as const;

/** What can happen around KongSwap. */
export type KongStep =
  | {
      readonly do: "swap";
      readonly person: number;
      readonly pay: TokenName;
      readonly receive: TokenName;
      readonly amount: bigint;
      readonly isTransfer: boolean;
      readonly percentMax: number;
    }
  | { readonly do: "refuse"; readonly venue: "kong" | "pool"; readonly token: TokenName }
  | { readonly do: "wait"; readonly seconds: number }
  | { readonly do: "upgrade" };

/** What can happen around a pool of ICPSwap. */
export type PoolStep =
  | {
      readonly do: "oneStep";
      readonly person: number;
      readonly isIcp: boolean;
      readonly amount: bigint;
      readonly minimum: bigint;
    }
  | {
      readonly do: "deposit";
      readonly person: number;
      readonly isIcp: boolean;
      readonly amount: bigint;
    }
  | {
      readonly do: "withdraw";
      readonly person: number;
      readonly isIcp: boolean;
      readonly amount: bigint;
    }
  | {
      readonly do: "swap";
      readonly person: number;
      readonly isIcp: boolean;
      readonly amount: bigint;
    }
  | {
      readonly do: "mint";
      readonly person: number;
      readonly lower: number;
      readonly upper: number;
      readonly amount: bigint;
    }
  | { readonly do: "refuse"; readonly venue: "kong" | "pool"; readonly token: TokenName }
  | { readonly do: "wait"; readonly seconds: number }
  | { readonly do: "upgrade" };

const person = fc.integer({ min: 0, max: PEOPLE.length - 1 });
const kongToken = fc.constantFrom<TokenName[]>("ICP", "ckUSDT", "CHAT");
const amount = fc.oneof(fc.bigInt(20_000n, 10_000_000n), fc.bigInt(20_000n, 2_000_000_000n));
const accident = [
  fc.record({
    do: fc.constant("refuse" as const),
    venue: fc.constantFrom("kong", "pool"),
    token: kongToken,
  }),
  fc.record({ do: fc.constant("wait" as const), seconds: fc.constantFrom(1, 3, 300, 4_000) }),
  fc.record({ do: fc.constant("upgrade" as const) }),
];

export const kongSteps: fc.Arbitrary<KongStep[]> = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        do: fc.constant("swap" as const),
        person,
        pay: kongToken,
        receive: kongToken,
        amount,
        isTransfer: fc.boolean(),
        percentMax: fc.constantFrom(1, 5, 90),
      }),
    },
    ...accident.map((arbitrary) => ({ weight: 1, arbitrary })),
  ),
  { maxLength: 20 },
);

const who = { person, isIcp: fc.boolean(), amount };

export const poolSteps: fc.Arbitrary<PoolStep[]> = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant("oneStep" as const),
        ...who,
        minimum: fc.constantFrom(0n, 5_000_000n),
      }),
    },
    { weight: 2, arbitrary: fc.record({ do: fc.constant("deposit" as const), ...who }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("withdraw" as const), ...who }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant("swap" as const), ...who }) },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant("mint" as const),
        person,
        lower: fc.integer({ min: -5, max: 5 }),
        upper: fc.integer({ min: -5, max: 5 }),
        amount,
      }),
    },
    ...accident.map((arbitrary) => ({ weight: 1, arbitrary })),
  ),
  { maxLength: 25 },
);

/** Takes a step; whether the venue refuses it does not matter. */
export async function takeKongStep(world: VenueWorld, step: KongStep): Promise<void> {
  if (step.do !== "swap") return takeAccident(world, step);
  // A token for itself is paid out whole, and the venue pays the fee of that.
  if (step.pay === step.receive) return;
  const caller = PEOPLE[step.person] ?? BOB;
  const payment = step.isTransfer
    ? await world.transfer(caller, step.pay, { to: KONG, amount: step.amount })
    : undefined;
  await world.kong.swap(
    caller,
    kongSwapArgs({
      pay_token: step.pay,
      receive_token: step.receive,
      pay_amount: step.amount,
      pay_tx_id: payment === undefined ? [] : [{ BlockIndex: payment }],
      max_slippage: [step.percentMax],
    }),
  );
}

/** Takes a step; whether the pool refuses it does not matter. */
export async function takePoolStep(world: VenueWorld, step: PoolStep): Promise<void> {
  if (step.do === "refuse" || step.do === "wait" || step.do === "upgrade") {
    return takeAccident(world, step);
  }
  const caller = PEOPLE[step.person] ?? BOB;
  if (step.do === "mint") {
    world.pool.mint(caller, {
      fee: 3_000n,
      tickLower: BigInt(step.lower * 600),
      tickUpper: BigInt(step.upper * 600),
      token0: textOf(LEDGERS.ICP),
      token1: textOf(LEDGERS.CHAT),
      amount0Desired: String(step.amount),
      amount1Desired: String(step.amount),
    });
    return;
  }
  const symbol = step.isIcp ? "ICP" : "CHAT";
  const zeroForOne = world.isFirst(symbol);
  const order = { zeroForOne, amountIn: String(step.amount), amountOutMinimum: "0" };
  if (step.do === "deposit") {
    await world.pool.depositFrom(caller, world.depositArgs(symbol, step.amount));
  } else if (step.do === "withdraw") {
    world.pool.withdraw(caller, world.depositArgs(symbol, step.amount));
  } else if (step.do === "swap") {
    world.pool.swap(caller, order);
  } else {
    await world.pool.depositFromAndSwap(caller, {
      ...order,
      amountOutMinimum: String(step.minimum),
      tokenInFee: FEES[symbol],
      tokenOutFee: FEES[step.isIcp ? "CHAT" : "ICP"],
    });
  }
}

async function takeAccident(
  world: VenueWorld,
  step:
    | { do: "refuse"; venue: "kong" | "pool"; token: TokenName }
    | { do: "wait"; seconds: number }
    | { do: "upgrade" },
): Promise<void> {
  if (step.do === "refuse") {
    const venue = step.venue === "kong" ? KONG : POOL;
    world.network.answerNext(LEDGERS[step.token], "icrc1_transfer", STOPPED, venue);
  } else if (step.do === "wait") {
    await world.network.advance(step.seconds);
  } else {
    world.upgrade();
  }
}

/** What KongSwap's invariants look at. */
export async function pictureKong(world: VenueWorld): Promise<KongPicture> {
  const { store } = world.kong.deps;
  const held = new Map<number, bigint>();
  for (const [symbol, ledger] of tokenEntries()) {
    const token = store.book.tokenOfLedger(ledger);
    if (token !== undefined) held.set(token.tokenId, await world.balance(KONG, symbol));
  }
  return {
    book: store.book,
    claims: store.claims(),
    heldAtoms: (tokenId) => held.get(tokenId) ?? 0n,
  };
}

/** What a pool's invariants look at. */
export async function picturePool(world: VenueWorld): Promise<PoolPicture> {
  const { store } = world.pool.deps;
  const [first, second] = world.isFirst("ICP")
    ? (["ICP", "CHAT"] as const)
    : (["CHAT", "ICP"] as const);
  const held = [await world.balance(POOL, first), await world.balance(POOL, second)];
  return {
    pool: store.pool,
    queue: store.payouts(),
    creditedAtoms: (place) => PEOPLE.reduce((sum, owner) => sum + store.amountOf(owner, place), 0n),
    heldAtoms: (place) => held[place] ?? 0n,
  };
}

function tokenEntries(): [TokenName, Uint8Array][] {
  return [
    ["ICP", LEDGERS.ICP],
    ["ckUSDT", LEDGERS.ckUSDT],
    ["CHAT", LEDGERS.CHAT],
    ["OLD", LEDGERS.OLD],
  ];
}
