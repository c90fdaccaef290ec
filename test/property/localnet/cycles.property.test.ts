import { describe, test } from "@jest/globals";
import fc from "fast-check";

import {
  answerWith,
  delayReply,
  type Fault,
  garbleReply,
  rejectAfter,
  rejectBefore,
  trapAfterAwait,
} from "../../../src/localnet/faults.js";
import { createNetwork } from "../../../src/localnet/network.js";
import { REPLY, relay, relayArg } from "../../helpers/test-canisters.js";

const BALANCE_CYCLES = 1_000_000n;

/** Sends 1,000 cycles with each call and accepts 300 of what comes with its own. */
const spender = relay({
  before: `
    i64.const 0 i64.const 300 i32.const 0 call msg_cycles_accept128`,
  prepare: "i64.const 0 i64.const 1000 call call_cycles_add128",
  extra: {
    "canister_update take": `
      i64.const 0 i64.const 300 i32.const 0 call msg_cycles_accept128 ${REPLY}`,
    "canister_update fail": `
      i64.const 0 i64.const 300 i32.const 0 call msg_cycles_accept128 unreachable`,
  },
});

/** Faults that lose no answer; a lost answer loses the cycles with it. */
const fault = fc.constantFrom<() => Fault>(
  () => rejectBefore(2),
  () => rejectAfter(5),
  () => garbleReply(() => new Uint8Array(3)),
  () => answerWith(new Uint8Array(0)),
  () => delayReply(1_000n),
  () => trapAfterAwait(),
);

/** Canisters that call each other in a row, the last of them a method. */
const chain = fc.record({
  hops: fc.array(fc.nat(3), { minLength: 1, maxLength: 5 }),
  method: fc.constantFrom("take", "fail", "absent"),
});

describe("cycles", () => {
  test("property: no call makes or loses any, however it goes wrong", () => {
    fc.assert(
      fc.property(
        fc.nat(1_000),
        fc.array(chain, { minLength: 1, maxLength: 6 }),
        fc.array(fc.tuple(fc.nat(30), fault), { maxLength: 6 }),
        (seed, chains, faults) => {
          const network = createNetwork({ seed });
          const canisters = [0, 1, 2, 3].map(() =>
            network.deploy({ wasm: spender, balanceCycles: BALANCE_CYCLES }),
          );
          for (const [outgoingIndex, make] of faults) network.inject({ outgoingIndex }, make());
          const at = (index: number) => canisters[index] ?? new Uint8Array(0);
          for (const { hops, method } of chains) {
            const [first = 0, ...others] = [...hops].reverse();
            const last = relayArg(at(first), method);
            const arg = others.reduce((inner, hop) => relayArg(at(hop), "relay", inner), last);
            network.submit({ canister: at(0), method: "relay", arg });
          }
          network.run();
          // A delayed reply lets its caller go on, whose own answer may be delayed in turn.
          for (let count = 0; count < faults.length; count++) network.advance(1_000n);

          const total = canisters.reduce((sum, id) => sum + network.canister(id).balanceCycles, 0n);
          return total === BALANCE_CYCLES * 4n;
        },
      ),
    );
  });
});
