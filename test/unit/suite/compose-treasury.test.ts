import { expect, test } from "@jest/globals";

import {
  assembleTreasury,
  installTreasury,
  upgradeTreasury,
} from "../../../src/suite/compose-treasury.js";
import { MemoryNetwork } from "../../helpers/memory-network.js";
import { ledgersThat, openTreasury } from "../../helpers/treasury-in-memory.js";
import { plannedLeg } from "../../helpers/treasury-legs.js";

const KONG = new Uint8Array([3]);
const LATER_KONG = new Uint8Array([4]);
const birth = { roles: { operators: [] }, icpLedger: new Uint8Array([2]) };

test("error: another Kong while a leg is open at this one", () => {
  const { context } = openTreasury();
  const treasury = { context, startTimers: () => undefined };
  upgradeTreasury(treasury, { ...birth, kongswap: KONG });
  const leg = plannedLeg({ counterparty: KONG });
  context.state.legs.add(leg);

  expect(() => upgradeTreasury(treasury, { ...birth, kongswap: LATER_KONG })).toThrow(
    /^leg 0 is still open at KongSwap .*: stop trading and let it end before .* takes its place$/,
  );
  upgradeTreasury(treasury, { ...birth, kongswap: KONG });
  context.state.legs.put({ ...leg, state: "cancelled" });
  upgradeTreasury(treasury, { ...birth, kongswap: LATER_KONG });
  expect(context.state.settings.get()?.kongswap).toEqual(LATER_KONG);
});

test("behavior: what Kong pays is no deposit, also before it was ever traded at", () => {
  const environment = new MemoryNetwork().environment(new Uint8Array([1]));
  const start = () =>
    assembleTreasury(environment, {
      ledgers: ledgersThat({}),
      randomness: { seed: async () => ({ type: "unknown", reason: "nobody answers" }) },
      venues: () => [],
    });
  const venuesOf = ({ context }: ReturnType<typeof start>) => context.state.counterparties.list();

  const treasury = start();
  installTreasury(treasury, { ...birth, kongswap: KONG });
  expect(venuesOf(treasury)).toEqual([KONG]);

  // An earlier release may not have known it.
  const upgraded = start();
  upgradeTreasury(upgraded, undefined);
  expect(venuesOf(upgraded)).toEqual([KONG]);
  upgradeTreasury(upgraded, { ...birth, kongswap: LATER_KONG });
  expect(venuesOf(upgraded)).toEqual([KONG, LATER_KONG]);
});
