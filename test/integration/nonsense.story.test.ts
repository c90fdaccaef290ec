import { beforeAll, describe, expect, test } from "@jest/globals";
import { createDemoNetwork, type DemoNetwork, startTrading } from "../../src/demo/demo-network.js";
import { readAll } from "../../src/demo/treasury-values.js";
import { readWasm } from "../../src/demo/wasm-files.js";
import { answerWith, type Fault, loseRequest, rejectBefore } from "../../src/localnet/faults.js";
import type { SavedNetwork } from "../../src/localnet/saved-network.js";
import * as views from "../../src/wire/foreign-views.js";
import * as icrc from "../../src/wire/icrc-ledger.js";
import { IDL } from "../../src/wire/idl.js";
import * as treasuryMethods from "../../src/wire/treasury.js";
import {
  type Baseline,
  findMoneyWrongs,
  takeBaseline,
  tradesOf,
} from "../helpers/money-verdict.js";

const MINUTE_NS = 60_000_000_000n;

/** Cycles in which somebody talks nonsense, and cycles to recover in. */
const NONSENSE_CYCLE_COUNT = 3;
const CALM_CYCLE_COUNT = 8;

const MOST = 2n ** 140n;
const BLOCK_INDEX_MOST = 2n ** 64n;

let demo: DemoNetwork;
let saved: SavedNetwork;
let baseline: Baseline;

beforeAll(() => {
  demo = createDemoNetwork({ seed: 41, transferWay: ["ICP"] });
  startTrading(demo);
  demo.network.advance(2n * MINUTE_NS);
  saved = demo.network.save();
  baseline = takeBaseline(demo);
});

/** One canister that answers one method with nonsense, as long as it lasts. */
type Nonsense = {
  readonly of: "every ledger" | "one ledger" | "Kong" | "pools";
  readonly method: string;
  readonly fault: Fault;
};

function answer(type: IDL.Type, value: unknown): Fault {
  return answerWith(IDL.encode([type], [value]));
}

const quote = (change: object) =>
  answer(views.kongQuoteView.type, {
    Ok: { receive_amount: 1_000_000n, mid_price: 1, txs: [], ...change },
  });
const hop = { receive_amount: MOST, lp_fee: MOST, gas_fee: MOST };
const swapped = { status: "Success", receive_amount: MOST, txs: [hop], claim_ids: [] };
const unused = (atoms: bigint) =>
  answer(views.icpswapUnusedView.type, { ok: { balance0: atoms, balance1: atoms } });
const ofKong = (method: string, fault: Fault): Nonsense => ({ of: "Kong", method, fault });
const ofPools = (method: string, fault: Fault): Nonsense => ({ of: "pools", method, fault });
const ofLedgers = (method: string, fault: Fault): Nonsense => ({
  of: "every ledger",
  method,
  fault,
});
const ofOne = (method: string, fault: Fault): Nonsense => ({ of: "one ledger", method, fault });

const STORIES: Readonly<Record<string, Nonsense>> = {
  "a ledger shows more than there is of any token": ofOne(
    "icrc1_balance_of",
    answer(IDL.Nat, MOST),
  ),
  "a ledger asks an endless fee": ofOne("icrc1_fee", answer(IDL.Nat, MOST)),
  "a ledger has 255 decimals": ofOne("icrc1_decimals", answer(IDL.Nat8, 255)),
  "a ledger has a symbol without end": ofOne("icrc1_symbol", answer(IDL.Text, "🙂".repeat(30_000))),
  "a ledger lists ten thousand standards": ofOne(
    "icrc1_supported_standards",
    answer(IDL.Vec(icrc.Standard), Array(10_000).fill({ name: "ICRC-3", url: "x" })),
  ),
  "ledgers answer payments with a block that cannot be": ofLedgers(
    "icrc1_transfer",
    answer(icrc.TransferResult, { Ok: BLOCK_INDEX_MOST }),
  ),
  "ledgers name an endless fee for payments": ofLedgers(
    "icrc1_transfer",
    answer(icrc.TransferResult, { Err: { BadFee: { expected_fee: MOST } } }),
  ),
  "ledgers call every payment a duplicate of a block that cannot be": ofLedgers(
    "icrc1_transfer",
    answer(icrc.TransferResult, { Err: { Duplicate: { duplicate_of: MOST } } }),
  ),
  "ledgers refuse payments at length": ofLedgers(
    "icrc1_transfer",
    answer(icrc.TransferResult, {
      Err: { GenericError: { error_code: MOST, message: "no".repeat(100_000) } },
    }),
  ),
  "ledgers answer approvals with a block that cannot be": ofLedgers(
    "icrc2_approve",
    answer(icrc.ApproveResult, { Ok: BLOCK_INDEX_MOST }),
  ),
  "ledgers name an endless fee for approvals": ofLedgers(
    "icrc2_approve",
    answer(icrc.ApproveResult, { Err: { BadFee: { expected_fee: MOST } } }),
  ),
  "ledgers show blocks out of order": ofLedgers(
    "icrc3_get_blocks",
    answer(icrc.GetBlocksResult, {
      log_length: MOST,
      blocks: [{ id: MOST, block: { Text: "a block" } }],
      archived_blocks: [],
    }),
  ),
  "ledgers show no blocks and say that there are many": ofLedgers(
    "icrc3_get_blocks",
    answer(icrc.GetBlocksResult, { log_length: MOST, blocks: [], archived_blocks: [] }),
  ),
  "Kong quotes more than there is": ofKong("swap_amounts", quote({ receive_amount: MOST })),
  "Kong's price is no number": ofKong("swap_amounts", quote({ mid_price: Number.NaN })),
  "Kong's price is endless": ofKong("swap_amounts", quote({ mid_price: Number.POSITIVE_INFINITY })),
  "Kong's price is below zero": ofKong("swap_amounts", quote({ mid_price: -1 })),
  "Kong's price is next to nothing": ofKong("swap_amounts", quote({ mid_price: 5e-324 })),
  "Kong's price is next to endless": ofKong("swap_amounts", quote({ mid_price: 1e308 })),
  "Kong takes endless fees": ofKong("swap_amounts", quote({ txs: Array(50).fill(hop) })),
  "Kong claims to have swapped and never took the payment": ofKong(
    "swap",
    answer(views.kongSwapView.type, { Ok: { ...swapped, receive_amount: 1_000n, txs: [] } }),
  ),
  "Kong claims to have paid more than there is": ofKong(
    "swap",
    answer(views.kongSwapView.type, { Ok: swapped }),
  ),
  "Kong owes a claim that nobody knows": ofKong(
    "swap",
    answer(views.kongSwapView.type, { Ok: { ...swapped, claim_ids: [2n ** 64n - 1n] } }),
  ),
  "Kong refuses at length": ofKong(
    "swap",
    answer(views.kongSwapView.type, { Err: "no".repeat(100_000) }),
  ),
  "Kong rejects everything": ofKong("", rejectBefore(4, "maintenance")),
  "Kong never answers": ofKong("", loseRequest()),
  "pools quote more than there is": ofPools(
    "quote",
    answer(views.icpswapAmountView.type, { ok: MOST }),
  ),
  "pools have a price that cannot be": ofPools(
    "metadata",
    answer(views.icpswapMetadataView.type, {
      ok: { sqrtPriceX96: 2n ** 300n, liquidity: 1n, fee: MOST, token0: token(), token1: token() },
    }),
  ),
  "pools ask endless fees": ofPools(
    "getCachedTokenFee",
    answer(views.icpswapFeesView.type, { token0Fee: MOST, token1Fee: MOST }),
  ),
  "pools claim to have swapped more than there is": ofPools(
    "depositFromAndSwap",
    answer(views.icpswapAmountView.type, { ok: MOST }),
  ),
  "pools claim to have swapped and never took the deposit": ofPools(
    "depositAndSwap",
    answer(views.icpswapAmountView.type, { ok: 1_000n }),
  ),
  "pools refuse at length": ofPools(
    "depositFromAndSwap",
    answer(views.icpswapAmountView.type, { err: { InternalError: "no".repeat(100_000) } }),
  ),
  "pools show unused balances that cannot be": ofPools("getUserUnusedBalance", unused(MOST)),
  "pools reject everything": ofPools("", rejectBefore(4, "off")),
  "pools never answer": ofPools("", loseRequest()),
};

function token() {
  return { address: "nowhere", standard: "ICRC2" };
}

function begin({ of, method, fault }: Nonsense): void {
  const { network, treasury: caller, kongswap, icpswapPools, tokens } = demo;
  const ledgers = [...tokens.values()].map(({ ledger }) => ledger);
  const callees = {
    "every ledger": ledgers,
    "one ledger": [tokens.get("CHAT")?.ledger ?? new Uint8Array(0)],
    Kong: [kongswap],
    pools: icpswapPools.map(({ id }) => id),
  }[of];
  if (of === "one ledger") {
    // A treasury that starts asks its ledgers what they are.
    const arg = IDL.encode(treasuryMethods.initParams, [[]]);
    network.upgrade(demo.treasury, { wasm: readWasm("treasury"), arg });
    network.run();
  }
  for (const callee of callees) {
    network.inject(method === "" ? { caller, callee } : { caller, callee, method }, fault);
  }
}

describe("nonsense", () => {
  test.each(Object.keys(STORIES))("story: %s", (name) => {
    const nonsense = STORIES[name];
    if (nonsense === undefined) throw new Error(`no story "${name}"`);
    const { network, treasury } = demo;
    network.restore(saved);
    const traps: string[] = [];
    const own = treasury.join();
    const stop = network.onMessage(({ canister, method, trap }) => {
      if (trap !== undefined && canister.join() === own) traps.push(`${method}: ${trap}`);
    });

    // 1. While it lasts, cycles end, and what has nothing to do with it is traded.
    const before = tradesOf(demo).length;
    begin(nonsense);
    for (let i = 0; i < NONSENSE_CYCLE_COUNT; i++) network.advance(MINUTE_NS);
    const cycles = [...readAll(demo, "cycles", baseline.cycleCount)];
    expect(cycles.length).toBeGreaterThanOrEqual(NONSENSE_CYCLE_COUNT - 1);
    if (nonsense.of !== "every ledger") expect(tradesOf(demo).length).toBeGreaterThan(before);

    // 2. When it is over, the treasury trades on, and nothing is lost.
    network.clearFaults();
    const sane = tradesOf(demo).length;
    for (let i = 0; i < CALM_CYCLE_COUNT; i++) network.advance(MINUTE_NS);
    expect(tradesOf(demo).length).toBeGreaterThan(sane);
    const reason = "counting";
    demo.client.update(treasury, "stop_trading", treasuryMethods.reasoned, { reason });
    network.advance(2n * MINUTE_NS);
    stop();
    expect(traps).toEqual([]);
    expect(findMoneyWrongs(demo, baseline)).toEqual([]);
  });
});
