import type { IcpswapPoolFace } from "../../src/suite/icpswap-pool-face.js";
import type { KongswapFace } from "../../src/suite/kongswap-face.js";
import type { Served } from "../../src/suite/served.js";
import { decodeReply, typed } from "../../src/wire/candid.js";
import type * as icpswap from "../../src/wire/icpswap.js";
import { Principal } from "../../src/wire/idl.js";
import type * as kongswap from "../../src/wire/kongswap.js";
import * as ledger from "../../src/wire/ledger.js";
import type { Method } from "../../src/wire/method.js";
import type { ConductArgs } from "../../src/wire/stand-in.js";
import { addIcpswapPool, addKongswap, addLedger, ledgerInit } from "./memory-canisters.js";
import { MemoryNetwork } from "./memory-network.js";
import { callOnce } from "./promised-caller.js";

/** Raw principals of those who take part. */
export const ALICE = idOf(1);
export const BOB = idOf(2);
export const ADMIN = idOf(3);
export const MINTER = idOf(4);
export const KONG = idOf(10);
export const POOL = idOf(11);
export const ANONYMOUS = Uint8Array.of(4);

/** Ledgers by symbol. OLD lists ICRC-1 alone. */
export const LEDGERS = { ICP: idOf(20), ckUSDT: idOf(21), CHAT: idOf(22), OLD: idOf(23) };
/** A token of the venues' tests. */
export type TokenName = keyof typeof LEDGERS;

/** What each ledger charges. */
export const FEES: Readonly<Record<TokenName, bigint>> = {
  ICP: 10_000n,
  ckUSDT: 10_000n,
  CHAT: 100_000n,
  OLD: 10_000n,
};

/** What Alice, Bob and the administrator begin with, of each token. */
export const PURSE_ATOMS = 10n ** 15n;
/** Alice's pools at KongSwap: a hundred ICP and 400 ckUSDT, ten thousand CHAT and a hundred ICP. */
export const KONG_POOLS: readonly (readonly [TokenName, bigint, TokenName, bigint])[] = [
  ["ICP", 10_000_000_000n, "ckUSDT", 400_000_000n],
  ["CHAT", 1_000_000_000_000n, "ICP", 10_000_000_000n],
];
/** The position that the administrator opens in ICPSwap's pool: as much of both. */
export const POSITION_ATOMS = 1_000_000_000_000n;

/** The raw principal of a number. */
export function idOf(number: number): Uint8Array {
  return Uint8Array.of(0, 0, 0, 0, 0, 0, 0, number, 1, 1);
}

/** The text of a principal. */
export function textOf(id: Uint8Array): string {
  return Principal.fromUint8Array(id).toText();
}

/** Four ledgers, KongSwap with two pools, and ICPSwap's pool of ICP and CHAT, in memory. */
export class VenueWorld {
  readonly network = new MemoryNetwork();
  kong: KongswapFace;
  pool: IcpswapPoolFace;

  private constructor() {
    for (const symbol of symbols()) {
      const rich = [ALICE, BOB, ADMIN].map((owner) => [owner, PURSE_ATOMS] as const);
      const decimals = symbol === "ckUSDT" ? 6 : 8;
      const token = { name: symbol, symbol, decimals, feeAtoms: FEES[symbol] };
      const args = ledgerInit({ ...token, isIcp: symbol === "ICP" }, MINTER, rich);
      const { listed_standards } = args;
      addLedger(this.network, LEDGERS[symbol], {
        ...args,
        listed_standards: symbol === "OLD" ? [["ICRC-1"]] : listed_standards,
      });
    }
    this.kong = addKongswap(this.network, KONG, [
      {
        admins: [Principal.fromUint8Array(ADMIN)],
        ckusdt: Principal.fromUint8Array(LEDGERS.ckUSDT),
        icp: Principal.fromUint8Array(LEDGERS.ICP),
      },
    ]);
    this.pool = addIcpswapPool(this.network, POOL, [
      {
        admins: [Principal.fromUint8Array(ADMIN)],
        token0: { address: textOf(LEDGERS.CHAT), standard: "ICRC2" },
        token1: { address: textOf(LEDGERS.ICP), standard: "ICP" },
      },
    ]);
  }

  /** Opens the world with no pool at all. */
  static bare(): VenueWorld {
    return new VenueWorld();
  }

  /** Opens the world with KongSwap's pools. */
  static async withKong(): Promise<VenueWorld> {
    const world = new VenueWorld();
    for (const symbol of symbols()) {
      await world.kong.addToken({ token: `IC.${textOf(LEDGERS[symbol])}` });
      await world.approve(ALICE, symbol, { spender: KONG });
    }
    for (const [token_0, amount_0, token_1, amount_1] of KONG_POOLS) {
      const sides = { token_0, amount_0, token_1, amount_1 };
      succeed(await world.kong.addPool(ALICE, kongPoolArgs(sides)));
    }
    return world;
  }

  /** Opens the world with a position over all prices in ICPSwap's pool. */
  static async withPool(): Promise<VenueWorld> {
    const world = new VenueWorld();
    succeed(await world.pool.init(ADMIN, [3_000n, 60n, 1n << 96n]));
    for (const symbol of ["ICP", "CHAT"] as const) {
      for (const owner of [ALICE, BOB, ADMIN])
        await world.approve(owner, symbol, { spender: POOL });
      const amount = POSITION_ATOMS + FEES[symbol];
      succeed(await world.pool.depositFrom(ADMIN, world.depositArgs(symbol, amount)));
    }
    const minted = world.pool.mint(ADMIN, {
      fee: 3_000n,
      tickLower: -887_220n,
      tickUpper: 887_220n,
      token0: textOf(LEDGERS.ICP),
      token1: textOf(LEDGERS.CHAT),
      amount0Desired: String(POSITION_ATOMS),
      amount1Desired: String(POSITION_ATOMS),
    });
    succeed(minted);
    return world;
  }

  /** Upgrades both venues: what is on their heaps and their timers are gone. */
  upgrade(): void {
    this.network.loseTimers(KONG);
    this.network.loseTimers(POOL);
    this.kong = addKongswap(this.network, KONG, []);
    this.pool = addIcpswapPool(this.network, POOL, []);
  }

  /** Whether a token is the first of ICPSwap's pool, which sorts by the text of ids. */
  isFirst(symbol: "ICP" | "CHAT"): boolean {
    return this.pool.deps.store.settings.token0.address === textOf(LEDGERS[symbol]);
  }

  /** What is credited to somebody at ICPSwap, by the pool's places. */
  unused(owner: Uint8Array): { balance0: bigint; balance1: bigint } {
    const answer = this.pool.unusedBalance(Principal.fromUint8Array(owner));
    if (!("ok" in answer)) throw new Error("no balance");
    return answer.ok;
  }

  depositArgs(symbol: TokenName, amount: bigint): icpswap.DepositArgs {
    return { token: textOf(LEDGERS[symbol]), amount, fee: FEES[symbol] };
  }

  async approve(
    owner: Uint8Array,
    symbol: TokenName,
    { spender, amount = PURSE_ATOMS }: { spender: Uint8Array; amount?: bigint },
  ): Promise<void> {
    const answer = await this.#call(owner, symbol, "icrc2_approve", ledger.approve, {
      from_subaccount: [],
      spender: accountOf(spender),
      amount,
      expected_allowance: [],
      expires_at: [],
      fee: [],
      memo: [],
      created_at_time: [],
    });
    if (!("Ok" in answer)) throw new Error("the approval was refused");
  }

  /** Transfers and answers the block's index. */
  async transfer(
    owner: Uint8Array,
    symbol: TokenName,
    { to, amount, subaccount }: { to: Uint8Array; amount: bigint; subaccount?: Uint8Array },
  ): Promise<bigint> {
    const answer = await this.#call(owner, symbol, "icrc1_transfer", ledger.transfer, {
      from_subaccount: [],
      to: accountOf(to, subaccount),
      amount,
      fee: [],
      memo: [],
      created_at_time: [],
    });
    if (!("Ok" in answer)) throw new Error("the transfer was refused");
    return answer.Ok;
  }

  balance(owner: Uint8Array, symbol: TokenName): Promise<bigint> {
    return this.#call(owner, symbol, "icrc1_balance_of", ledger.balanceOf, accountOf(owner));
  }

  async #call<Arg, Answer>(
    ...[caller, symbol, name, method, arg]: [
      Uint8Array,
      TokenName,
      string,
      Method<[Arg], Answer>,
      NoInfer<Arg>,
    ]
  ): Promise<Answer> {
    const bytes = method.encodeArgs([arg]);
    const outcome = await callOnce(this.network.caller(caller), LEDGERS[symbol], name, bytes);
    if (outcome.type !== "replied") throw new Error(outcome.message);
    return decodeReply(typed<Answer>(method.result), outcome.bytes);
  }
}

/** A swap at KongSwap that leaves all bounds open but those that a test gives. */
export function kongSwapArgs(args: Partial<kongswap.SwapArgs>): kongswap.SwapArgs {
  return {
    pay_token: "ICP",
    pay_amount: 10_000_000n,
    pay_tx_id: [],
    receive_token: "ckUSDT",
    receive_amount: [],
    receive_address: [],
    max_slippage: [],
    referred_by: [],
    ...args,
  };
}

/** A pool at KongSwap that is paid for by allowance and has the usual fee. */
export function kongPoolArgs(
  args: Pick<kongswap.AddPoolArgs, "token_0" | "amount_0" | "token_1" | "amount_1">,
): kongswap.AddPoolArgs {
  return { ...args, tx_id_0: [], tx_id_1: [], lp_fee_bps: [] };
}

/** A conduct for a number of payments. */
export function conductOf(mode: ConductArgs["mode"], times?: number): ConductArgs {
  return { mode, times: times === undefined ? [] : [times] };
}

/** What a call answers that succeeds. */
export function succeed<T>(
  served: Served<{ Ok: T } | { Err: unknown } | { ok: T } | { err: unknown } | null>,
): T | undefined {
  if (!served.ok) throw new Error(served.error.message);
  const { value } = served;
  if (value === null) return undefined;
  if ("Ok" in value) return value.Ok;
  if ("ok" in value) return value.ok;
  throw new Error(`refused: ${JSON.stringify(value)}`);
}

function symbols(): TokenName[] {
  return ["ICP", "ckUSDT", "CHAT", "OLD"];
}

function accountOf(owner: Uint8Array, subaccount?: Uint8Array) {
  const bytes: [] | [Uint8Array] = subaccount === undefined ? [] : [subaccount];
  return { owner: Principal.fromUint8Array(owner), subaccount: bytes };
}
