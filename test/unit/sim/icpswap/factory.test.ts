import { describe, expect, test } from "@jest/globals";

import { Principal } from "../../../../src/wire/idl.js";
import { addIcpswapFactory } from "../../../helpers/memory-canisters.js";
import { MemoryNetwork } from "../../../helpers/memory-network.js";
import { ADMIN, BOB, idOf, LEDGERS, POOL, textOf } from "../../../helpers/venue-world.js";

const FACTORY = idOf(30);
const ICP = { address: textOf(LEDGERS.ICP), standard: "ICP" };
const CHAT = { address: textOf(LEDGERS.CHAT), standard: "ICRC2" };

describe("ICPSwap's factory", () => {
  function open() {
    const network = new MemoryNetwork();
    const args = { admins: [Principal.fromUint8Array(ADMIN)] };
    return { network, factory: addIcpswapFactory(network, FACTORY, [args]) };
  }

  const listing = {
    token0: CHAT,
    token1: ICP,
    fee: 3_000n,
    canister_id: Principal.fromUint8Array(POOL),
  };

  test("error: an unknown pair or fee is a CommonError", () => {
    const { factory } = open();
    factory.simAddPool(ADMIN, listing);
    const unknown = { err: { CommonError: null } };

    expect(factory.getPool({ token0: ICP, token1: ICP, fee: 3_000n })).toEqual(unknown);
    expect(factory.getPool({ token0: ICP, token1: CHAT, fee: 500n })).toEqual(unknown);
  });

  test("error: who may list a pool, and which pools there are", () => {
    const { factory } = open();
    const same = { ...listing, token1: CHAT };

    expect(factory.simAddPool(BOB, listing)).toEqual({ Err: "not an admin of this stand-in" });
    expect(factory.simAddPool(ADMIN, { ...same, fee: 42n })).toEqual({
      Err: "TickSpacing cannot be 0",
    });
    expect(factory.simAddPool(ADMIN, same)).toEqual({ Err: "Can not use the same token" });
    expect(factory.getPools()).toEqual({ ok: [] });
  });

  test("behavior: a pool that is listed again moves", () => {
    const { factory } = open();
    const elsewhere = Principal.fromUint8Array(idOf(31));
    factory.simAddPool(ADMIN, listing);
    factory.simAddPool(ADMIN, { ...listing, canister_id: elsewhere });

    expect(factory.getPools()).toMatchObject({ ok: [{ canisterId: elsewhere }] });
  });

  test("behavior: a pool is found by its tokens in either order, before and after an upgrade", () => {
    const { network, factory } = open();
    factory.simAddPool(ADMIN, listing);
    const found = factory.getPool({ token0: ICP, token1: CHAT, fee: 3_000n });
    expect(found).toEqual(factory.getPool({ token0: CHAT, token1: ICP, fee: 3_000n }));
    expect(found).toMatchObject({
      ok: { token0: ICP, token1: CHAT, fee: 3_000n, tickSpacing: 60n },
    });
    const upgraded = addIcpswapFactory(network, FACTORY, []);

    expect(upgraded.getPools()).toEqual({
      ok: [found].flatMap((each) => ("ok" in each ? each.ok : [])),
    });
    expect(upgraded.simAddPool(BOB, listing)).toEqual({ Err: "not an admin of this stand-in" });
  });

  test("behavior: createPool answers the pool that is there, and asks for its fee otherwise", () => {
    const { factory } = open();
    const wanted = { token0: ICP, token1: CHAT, fee: 3_000n, sqrtPriceX96: "1" };
    expect(factory.createPool(wanted)).toMatchObject({ err: { InternalError: expect.anything() } });
    factory.simAddPool(ADMIN, listing);

    expect(factory.createPool(wanted)).toMatchObject({ ok: { fee: 3_000n } });
  });
});
