import { beforeEach, describe, expect, test } from "@jest/globals";

import type * as kongswap from "../../../../../src/wire/kongswap.js";
import {
  ADMIN,
  ALICE,
  BOB,
  conductOf,
  FEES,
  KONG,
  kongSwapArgs,
  LEDGERS,
  PURSE_ATOMS,
  succeed,
  textOf,
  VenueWorld,
} from "../../../../helpers/venue-world.js";

const STOPPED = { type: "undelivered", code: 2, message: "stopped" } as const;
const CLAIMS_SEC = 300;
/** What Bob receives for one ICP. */
const RECEIVED_ATOMS = 3_938_515n;

describe("KongSwap's payouts", () => {
  let world: VenueWorld;

  beforeEach(async () => {
    world = await VenueWorld.withKong();
    await world.approve(BOB, "ICP", { spender: KONG });
  });

  async function swap(changes: Partial<kongswap.SwapArgs> = {}): Promise<kongswap.SwapResult> {
    const args = kongSwapArgs({ pay_amount: 100_000_000n, max_slippage: [10], ...changes });
    const served = await world.kong.swap(BOB, args);
    if (!served.ok) throw new Error(served.error.message);
    return served.value;
  }

  async function claimedId(): Promise<bigint> {
    const answer = await swap();
    if (!("Ok" in answer) || answer.Ok.claim_ids[0] === undefined) throw new Error("no claim");
    return answer.Ok.claim_ids[0];
  }

  const paidOut = async () => (await world.balance(BOB, "ckUSDT")) - PURSE_ATOMS;
  const refuseTransfers = (times: number) => {
    for (let i = 0; i < times; i++) {
      world.network.answerNext(LEDGERS.ckUSDT, "icrc1_transfer", STOPPED);
    }
  };
  const ownClaims = () => succeed(world.kong.claims(textOf(BOB)));

  test("behavior: a payout that the ledger refuses becomes a claim, and the swap succeeds", async () => {
    refuseTransfers(1);
    const answer = await swap();

    expect(answer).toMatchObject({ Ok: { status: "Success", receive_amount: RECEIVED_ATOMS } });
    expect(await paidOut()).toBe(0n);
    expect(succeed(world.kong.requests(BOB, []))?.[0]?.statuses.slice(-2)).toEqual([
      expect.stringMatching(/^Failed receiving receive token - Saved as claim #1\. /),
      "Success",
    ]);
  });

  test("behavior: the timer pays it within five minutes, less the ledger's fee", async () => {
    refuseTransfers(1);
    await claimedId();
    await world.network.advance(CLAIMS_SEC);

    expect(await paidOut()).toBe(RECEIVED_ATOMS - FEES.ckUSDT);
    await world.network.advance(CLAIMS_SEC);
    expect(await paidOut()).toBe(RECEIVED_ATOMS - FEES.ckUSDT);
  });

  test("behavior: the timer tries again until it succeeds", async () => {
    refuseTransfers(3);
    await claimedId();
    await world.network.advance(2 * CLAIMS_SEC);
    expect(await paidOut()).toBe(0n);
    await world.network.advance(CLAIMS_SEC);

    expect(await paidOut()).toBe(RECEIVED_ATOMS - FEES.ckUSDT);
  });

  test("behavior: after twenty attempts the timer tries once an hour, after fifty never", async () => {
    const state = () => {
      const [claim] = world.kong.deps.store.claims();
      return [claim?.attemptCount, claim?.status];
    };
    refuseTransfers(1 + 51);
    await claimedId();
    await world.network.advance(24 * CLAIMS_SEC);
    expect(state()).toEqual([21, "Unclaimed"]);
    await world.network.advance(29 * 3_600);
    expect(state()).toEqual([50, "Unclaimed"]);
    await world.network.advance(9 * 3_600);

    expect(state()).toEqual([51, "TooManyAttempts"]);
    expect(await paidOut()).toBe(0n);
  });

  test("behavior: five failures in a row end a run of the timer", async () => {
    refuseTransfers(6 + 5);
    for (let i = 0; i < 6; i++) await claimedId();
    await world.network.advance(CLAIMS_SEC);
    const attempts = world.kong.deps.store.claims().map(({ attemptCount }) => attemptCount);

    // The newest first: the oldest was not tried.
    expect(attempts).toEqual([0, 1, 1, 1, 1, 1]);
  });

  test("error: claim: unknown, of somebody unknown, of somebody else, not claimable", async () => {
    const claim = async (caller: Uint8Array, id: bigint) => {
      const served = await world.kong.claim(caller, id);
      return served.ok && "Err" in served.value ? served.value.Err : undefined;
    };
    refuseTransfers(1);
    const claimId = await claimedId();

    expect(await claim(BOB, claimId + 1n)).toBe("Claim not found");
    expect(await claim(ADMIN, claimId)).toBe("User not found");
    expect(await claim(ALICE, claimId)).toBe("Claim not found");
    expect(await claim(BOB, claimId)).toBe("Claim not found");
    expect(ownClaims()).toEqual([]);
  });

  test("behavior: claim pays what is claimable, once", async () => {
    refuseTransfers(1);
    const claimId = await claimedId();
    world.kong.simMakeClaimable(ADMIN, claimId);
    expect(ownClaims()).toMatchObject([{ claim_id: claimId, amount: RECEIVED_ATOMS }]);
    // The timer leaves it to its owner.
    await world.network.advance(CLAIMS_SEC);
    expect(await paidOut()).toBe(0n);

    const both = await Promise.all([
      world.kong.claim(BOB, claimId),
      world.kong.claim(BOB, claimId),
    ]);
    expect(both).toMatchObject([
      { value: { Ok: { claim_id: claimId, status: "Success" } } },
      { value: { Err: "Claim not found" } },
    ]);
    expect(await paidOut()).toBe(RECEIVED_ATOMS - FEES.ckUSDT);
    expect(ownClaims()).toEqual([]);
  });

  test("behavior: a refund that the ledger refuses is a claim of the whole payment", async () => {
    const before = await world.balance(BOB, "ICP");
    const blockIndex = await world.transfer(BOB, "ICP", { to: KONG, amount: 100_000_000n });
    world.network.answerNext(LEDGERS.ICP, "icrc1_transfer", STOPPED);
    const answer = await swap({
      pay_tx_id: [{ BlockIndex: blockIndex }],
      receive_amount: [10n ** 9n],
    });
    expect(answer).toMatchObject({ Err: expect.stringMatching(/^Req #3 failed/) });
    await world.network.advance(CLAIMS_SEC);

    expect(await world.balance(BOB, "ICP")).toBe(before - 2n * FEES.ICP);
  });

  test("behavior: what its own fee would eat up is not even a claim", async () => {
    const blockIndex = await world.transfer(BOB, "ICP", { to: KONG, amount: FEES.ICP });
    const paid = { pay_tx_id: [{ BlockIndex: blockIndex }] as [{ BlockIndex: bigint }] };
    world.kong.simSetConduct(ADMIN, { payout: [], refund: [conductOf({ Failing: null })] });
    const answer = await swap({ ...paid, pay_amount: FEES.ICP, receive_amount: [10n ** 9n] });

    expect(answer).toMatchObject({ Err: expect.stringMatching(/^Req #3 failed/) });
    expect(world.kong.deps.store.claims()).toEqual([]);
  });

  test("behavior: maintenance keeps the timer from paying", async () => {
    refuseTransfers(1);
    await claimedId();
    world.kong.simSetMaintenance(ADMIN, true);
    await world.network.advance(CLAIMS_SEC);
    expect(await paidOut()).toBe(0n);
    world.kong.simSetMaintenance(ADMIN, false);
    await world.network.advance(CLAIMS_SEC);

    expect(await paidOut()).toBe(RECEIVED_ATOMS - FEES.ckUSDT);
  });

  test("behavior: an upgrade loses neither claims nor the timer", async () => {
    refuseTransfers(1);
    await claimedId();
    const before = world.kong.swapAmounts("ICP", 10n ** 7n, "ckUSDT");
    world.upgrade();
    expect(world.kong.swapAmounts("ICP", 10n ** 7n, "ckUSDT")).toEqual(before);
    await world.network.advance(CLAIMS_SEC);

    expect(await paidOut()).toBe(RECEIVED_ATOMS - FEES.ckUSDT);
  });
});

describe("KongSwap's stand-in on request of a test", () => {
  let world: VenueWorld;

  beforeEach(async () => {
    world = await VenueWorld.withKong();
    await world.approve(BOB, "ICP", { spender: KONG });
  });

  const swap = () =>
    world.kong.swap(BOB, kongSwapArgs({ pay_amount: 100_000_000n, max_slippage: [20] }));
  const paidOut = async () => (await world.balance(BOB, "ckUSDT")) - PURSE_ATOMS;

  test("error: only an admin of the stand-in may make it misbehave", () => {
    const refused = { Err: "not an admin of this stand-in" };

    expect(world.kong.simSetConduct(BOB, { payout: [], refund: [] })).toEqual(refused);
    expect(world.kong.simSetMaintenance(BOB, true)).toEqual(refused);
    expect(world.kong.simMakeClaimable(BOB, 1n)).toEqual(refused);
    expect(world.kong.simRemoveToken(BOB, "CHAT")).toEqual(refused);
  });

  test("error: there is no such claim or token", () => {
    expect(world.kong.simMakeClaimable(ADMIN, 1n)).toEqual({ Err: "claim 1 is not unclaimed" });
    expect(world.kong.simRemoveToken(ADMIN, "NONE")).toMatchObject({ Err: expect.anything() });
    expect(world.kong.simRemoveToken(ADMIN, "CHAT_ICP")).toEqual({
      Err: "a share of a pool stays",
    });
  });

  test("behavior: pays late, and keeps its word over an upgrade", async () => {
    const late = conductOf({ Late: { delay_sec: 1_000 } }, 1);
    world.kong.simSetConduct(ADMIN, { payout: [late], refund: [] });
    expect(succeed(await swap())?.claim_ids).toEqual([]);
    await world.network.advance(900);
    expect(await paidOut()).toBe(0n);
    world.upgrade();
    await world.network.advance(300);
    expect(await paidOut()).toBe(RECEIVED_ATOMS);
    await world.network.advance(1_000);

    expect(await paidOut()).toBe(RECEIVED_ATOMS);
  });

  test("behavior: says that it paid and does not, twice", async () => {
    world.kong.simSetConduct(ADMIN, { payout: [conductOf({ Silent: null }, 2)], refund: [] });
    const answers = [succeed(await swap()), succeed(await swap())];
    await world.network.advance(10_000);

    expect(answers.map((answer) => answer?.transfer_ids.length)).toEqual([2, 2]);
    expect(await paidOut()).toBe(0n);
    const third = succeed(await swap());
    expect(await paidOut()).toBe(third?.receive_amount);
  });

  test("behavior: fails as if the ledger had refused", async () => {
    world.kong.simSetConduct(ADMIN, { payout: [conductOf({ Failing: null })], refund: [] });
    expect(succeed(await swap())?.claim_ids).toEqual([1n]);
    expect(succeed(await swap())?.claim_ids).toEqual([2n]);
    world.kong.simSetConduct(ADMIN, { payout: [conductOf({ Honest: null })], refund: [] });

    expect(succeed(await swap())?.claim_ids).toEqual([]);
  });
});
