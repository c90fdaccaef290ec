import { describe, expect, test } from "@jest/globals";

import type { CanisterCaller } from "../../../src/adapters/canister-caller.js";
import { icpswapVenue } from "../../../src/adapters/icpswap-venue.js";
import { icrcLedgers } from "../../../src/adapters/icrc-ledger.js";
import { kongswapVenue } from "../../../src/adapters/kongswap-venue.js";
import { parseHex } from "../../../src/kernel/bytes.js";
import { tokenId } from "../../../src/treasury/ids.js";
import type { Leg, Token } from "../../../src/treasury/model.js";
import { DepositArgs } from "../../../src/wire/icpswap.js";
import { IDL, Principal } from "../../../src/wire/idl.js";
import { promisedCaller } from "../../helpers/promised-caller.js";
import { readTranscripts, type Step } from "../../helpers/transcripts.js";
import { plannedLeg } from "../../helpers/treasury-legs.js";

/*
 * The treasury's adapters read the very bytes that the real venues and ledgers answered with. Each
 * test hands one recorded reply to the adapter and compares what it makes of it with the recording.
 */

const { ids, people, steps } = readTranscripts();

const SELF = Principal.fromText(people["user"] ?? "").toUint8Array();
const KONG = Principal.fromText(ids["kong"] ?? "").toUint8Array();
const POOL = Principal.fromText("be2us-64aaa-aaaaa-qaabq-cai").toUint8Array();

const FEES: Readonly<Record<string, bigint>> = { ICP: 10_000n, ckUSDT: 10_000n, CHAT: 100_000n };

function token(symbol: string, tokenIndex = 0): Token {
  const text = ids[symbol] ?? "";
  return {
    tokenId: tokenId(text),
    tokenIndex,
    ledgerBytes: Principal.fromText(text).toUint8Array(),
    symbol,
    decimals: symbol === "ckUSDT" ? 6 : 8,
    feeAtoms: FEES[symbol] ?? 0n,
    history: symbol === "ICP" ? "icp" : "icrc3",
    takesApprovals: true,
    active: true,
    targetBp: 0n,
    addedAtNs: 0n,
    isRemoved: false,
    resumedAtNs: 0n,
    nextBlockIndex: 0n,
  };
}

/** Answers calls of a method with recorded replies, in turn; of any other method with nothing. */
function playing(replies: Readonly<Record<string, readonly (Step | undefined)[]>>): CanisterCaller {
  const turns = new Map<string, number>();
  return promisedCaller(async (_canister, method) => {
    const turn = turns.get(method) ?? 0;
    turns.set(method, turn + 1);
    const recorded = replies[method];
    const step = recorded?.[Math.min(turn, recorded.length - 1)];
    if (step?.reject !== undefined) return { type: "unknown", ...step.reject };
    const bytes = step?.reply == null ? undefined : parseHex(step.reply);
    return bytes === undefined
      ? { type: "unknown", code: 5, message: `nothing recorded of ${method}` }
      : { type: "replied", bytes };
  });
}

function stepsOf(canister: string, method: string): Step[] {
  return steps.filter((step) => step.canister === canister && step.method === method);
}

function stepAt(index: number): Step {
  const step = steps.find((one) => one.step === index);
  if (step === undefined) throw new Error(`no step ${index}`);
  return step;
}

const icpToUsdt = { sell: token("ICP"), buy: token("ckUSDT", 1) };
const chatToIcp = { sell: token("CHAT"), buy: token("ICP", 1) };

describe("kongswapVenue", () => {
  const venue = (caller: CanisterCaller) =>
    kongswapVenue(caller, { kongId: KONG, self: () => SELF });

  test("vectors: every recorded quote is read net, and gross by its gas", async () => {
    const asked = stepsOf("kong", "swap_amounts").filter(
      ({ args, step }) =>
        args?.[0] === `IC.${ids["ICP"]}` && args[2] === `IC.${ids["ckUSDT"]}` && step >= 14,
    );
    const amounts = asked.map(({ args }) => BigInt(String(args?.[1])));
    const caller = playing({ swap_amounts: [...asked.slice(-1), ...asked.slice(0, -1)] });
    const ladder = await venue(caller).ladder(icpToUsdt, amounts);

    expect(asked.length).toBe(5);
    expect(ladder).toMatchObject({ type: "open", venueFeeBp: 30n, counterparty: KONG });
    const nets = asked.map((step) => BigInt(resultOf(step)["receive_amount"] as string));
    const quotes = ladder.type === "open" ? ladder.quotes : [];
    expect(quotes).toEqual(
      nets.map((netOutAtoms) => ({
        type: "quote",
        netOutAtoms,
        grossOutAtoms: netOutAtoms + 10_000n,
      })),
    );
  });

  test("vectors: an amount of zero tells the price", async () => {
    const spot = await venue(playing({ swap_amounts: [stepAt(11)] })).spot(icpToUsdt);

    expect(spot.type).toBe("answered");
    if (spot.type !== "answered" || spot.value === "no_pool") throw new Error("no price");
    // 5 ckUSDT of 6 decimals for one ICP of 8.
    expect(spot.value.outAtoms * 100_000_000n).toBe(spot.value.inAtoms * 5_000_000n);
  });

  test("vectors: an unknown token is no pool", async () => {
    const ladder = await venue(playing({ swap_amounts: [stepAt(25)] })).ladder(icpToUsdt, [5n]);

    expect(ladder).toMatchObject({ type: "no_pool", reason: expect.stringContaining("not found") });
  });

  const swaps: readonly (readonly [number, object])[] = [
    [27, { type: "refused", fault: "allowance" }],
    [29, { type: "accepted", outAtoms: 498_496n }],
    [31, { type: "refused", fault: "price" }],
    [32, { type: "refused", fault: "price" }],
    [34, { type: "accepted", outAtoms: 498_486n }],
    [35, { type: "refused", fault: "duplicate" }],
    [37, { type: "refused", fault: "venue" }],
    [41, { type: "refused", fault: "price" }],
    [46, { type: "refused", fault: "expired" }],
    [47, { type: "accepted", outAtoms: 498_466n, claim: { claimId: 1n, amountAtoms: 488_466n } }],
  ];

  test.each(swaps)("vectors: the swap of step %i", async (index, expected) => {
    const leg: Leg = { ...plannedLeg({ sellIndex: 0, buyIndex: 1 }), counterparty: KONG };
    const reply = await venue(playing({ swap: [stepAt(index)] })).submit(leg, icpToUsdt);

    expect(reply).toMatchObject({ type: "answered", value: expected });
  });

  test("vectors: claims that are not claimable, and a stranger's, are none", async () => {
    for (const index of [48, 52]) {
      const sight = await venue(playing({ claims: [stepAt(index)] })).look(plannedLeg(), icpToUsdt);
      expect(sight).toMatchObject({ type: "answered", value: { claims: [] } });
    }
  });

  test("vectors: a token that Kong lists may be paid by transfer", async () => {
    const answer = await venue(playing({ tokens: [stepAt(10)] })).acceptsTransfer(icpToUsdt);

    expect(answer).toEqual({ type: "answered", value: true });
  });
});

describe("icpswapVenue", () => {
  const leg: Leg = { ...plannedLeg({ sellIndex: 0, buyIndex: 1 }), counterparty: POOL };
  const venue = (caller: CanisterCaller) =>
    icpswapVenue(caller, { factoryId: KONG, self: () => SELF });

  const swaps: readonly (readonly [string, number, object])[] = [
    ["depositFromAndSwap", 78, { type: "accepted", outAtoms: 49_800_349n }],
    ["depositFromAndSwap", 86, { type: "refused", fault: "fee" }],
    ["depositFromAndSwap", 87, { type: "refused", fault: "price" }],
    ["depositAndSwap", 96, { type: "accepted", outAtoms: 49_701_195n }],
    ["depositAndSwap", 102, { type: "refused", fault: "venue" }],
  ];

  test.each(swaps)("vectors: %s of step %i", async (method, index, expected) => {
    const way = method === "depositFromAndSwap" ? "allowance" : "transfer";
    const reply = await venue(playing({ [method]: [stepAt(index)] })).submit(
      { ...leg, way },
      chatToIcp,
    );

    expect(reply).toMatchObject({ type: "answered", value: expected });
  });

  test("vectors: what a pool holds without trading it, and what lies on the sub-account", async () => {
    const caller = playing({
      getUserUnusedBalance: [stepAt(110)],
      icrc1_balance_of: [stepAt(106)],
    });

    expect(await venue(caller).look(leg, chatToIcp)).toEqual({
      type: "answered",
      value: {
        unusedSellAtoms: 99_999_900_000n,
        unusedBuyAtoms: 0n,
        subaccountSellAtoms: 100_000_000_000n,
        claims: [],
      },
    });
  });

  test("vectors: proceeds that the queue has not paid yet", async () => {
    const caller = playing({ getUserUnusedBalance: [stepAt(81)], icrc1_balance_of: [stepAt(106)] });

    expect(await venue(caller).look(leg, chatToIcp)).toMatchObject({
      value: { unusedBuyAtoms: 49_800_349n },
    });
  });

  test("vectors: deposits and withdrawals name the fee that the pool knows", async () => {
    const asked: object[] = [];
    const recorded = playing({
      ...{ deposit: [stepAt(107)], withdraw: [stepAt(111)], getCachedTokenFee: [stepAt(64)] },
    });
    const caller: CanisterCaller = {
      call(target, args, ...rest) {
        if (target.method !== "getCachedTokenFee") {
          asked.push(IDL.decode([DepositArgs], args)[0] as object);
        }
        recorded.call(target, args, ...rest);
      },
    };
    const accepted = { type: "answered", value: { type: "accepted" } };
    const { sell, buy } = chatToIcp;
    const old = { ...leg, sellFeeAtoms: 1n, buyFeeAtoms: 2n };

    expect(await venue(caller).deposit(old, chatToIcp, 1n)).toEqual(accepted);
    for (const paidOut of [sell, buy]) {
      const side = { token: paidOut, amountAtoms: 1n };
      expect(await venue(caller).withdraw(old, chatToIcp, side)).toEqual(accepted);
    }
    expect(asked).toEqual([
      { token: sell.tokenId, amount: 1n, fee: 100_000n },
      { token: sell.tokenId, amount: 1n, fee: 100_000n },
      { token: buy.tokenId, amount: 1n, fee: 10_000n },
    ]);
  });

  test("error: a pool that does not tell its fees is not asked to pay", async () => {
    const caller = playing({ withdraw: [stepAt(111)] });
    const side = { token: chatToIcp.sell, amountAtoms: 1n };

    expect(await venue(caller).withdraw(leg, chatToIcp, side)).toMatchObject({ type: "unknown" });
  });
});

describe("icrcLedgers", () => {
  const payment = { amountAtoms: 5n, feeAtoms: 0n, createdAtNs: 0n, operationId: 1n };
  const to = { owner: KONG };

  const transfers: readonly (readonly [number, object])[] = [
    [33, { type: "done", blockIndex: 7n }],
    [127, { type: "bad_fee", feeAtoms: 0n }],
    [128, { type: "done", blockIndex: 16n }],
    [129, { type: "insufficient_funds", balanceAtoms: 5_000_000n }],
  ];

  test.each(transfers)("vectors: the transfer of step %i", async (index, expected) => {
    const ledgers = icrcLedgers(playing({ icrc1_transfer: [stepAt(index)] }), () => SELF);

    expect(await ledgers.transfer(token("CHAT"), to, payment)).toEqual({
      type: "answered",
      value: expected,
    });
  });

  test("vectors: an approval and a balance", async () => {
    const caller = playing({ icrc2_approve: [stepAt(28)], icrc1_balance_of: [stepAt(40)] });
    const ledgers = icrcLedgers(caller, () => SELF);

    expect(await ledgers.approve(token("ICP"), { ...payment, spender: KONG })).toEqual({
      type: "answered",
      value: { type: "done", blockIndex: 5n },
    });
    expect(await ledgers.balance(token("ICP"))).toEqual({
      type: "answered",
      value: 999_999_959_950_000n,
    });
  });
});

function resultOf(step: Step): Record<string, unknown> {
  return (step.result as { Ok: Record<string, unknown> }).Ok;
}
