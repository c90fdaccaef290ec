import { expect, test } from "@jest/globals";

import { resumeTrading, stopTrading } from "../../../src/treasury/administration.js";
import { tick } from "../../../src/treasury/flows/tick.js";
import { requireSettings } from "../../../src/treasury/state.js";
import { addTestToken, OPERATOR, openTrading } from "../../helpers/treasury-in-memory.js";

const MINUTE_NS = 60_000_000_000n;

/** A treasury that trades and holds one token. */
function open() {
  const opened = openTrading();
  const { network, context } = opened;
  addTestToken(opened, 5_000_000n);
  const nextCycle = async () => {
    network.now += MINUTE_NS;
    await tick(context);
  };
  const status = () => requireSettings(context.state).status;
  /** An atom out of nowhere, or back into it. */
  const slip = (liquidAtoms: bigint) => context.state.books.post(0, { liquidAtoms });
  const kept = <T>(log: { readonly nextId: bigint; get(id: bigint): T | undefined }) =>
    Array.from({ length: Number(log.nextId) }, (_, id) => log.get(BigInt(id)));
  return { context, nextCycle, status, slip, kept };
}

test("behavior: books that do not add up fail the treasury, with an event and an alert", async () => {
  const { context, nextCycle, status, slip, kept } = open();
  await nextCycle();
  expect(status()).toEqual({ type: "trading" });

  slip(1n);
  await nextCycle();
  await nextCycle();
  const reason = expect.stringContaining("TREASURY_1");
  expect(status()).toEqual({ type: "failed", reason });
  expect(context.state.cycles.get(2n)).toMatchObject({ outcome: "skipped", reason });
  expect(kept(context.state.alerts).filter((alert) => alert?.kind === "invariant")).toHaveLength(1);
  const failures = kept(context.state.events).filter(
    (event) => event?.kind === "STATUS_CHANGED" && event.subject === "invariants",
  );
  expect(failures).toHaveLength(1);
});

test("behavior: a person leaves the failure, and is back in it until it is mended", async () => {
  const { context, nextCycle, status, slip } = open();
  slip(1n);
  await nextCycle();
  expect(resumeTrading(context, OPERATOR, "a look")).toEqual({ ok: true, value: undefined });
  await nextCycle();
  expect(status()).toMatchObject({ type: "failed" });

  slip(-1n);
  expect(stopTrading(context, OPERATOR, "mended")).toEqual({ ok: true, value: undefined });
  await nextCycle();
  expect(status()).toEqual({ type: "idle" });
});
