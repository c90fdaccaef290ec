import fc from "fast-check";

import type {
  Account,
  ApproveArgs,
  TransferArgs,
  TransferFromArgs,
} from "../../src/wire/icrc-ledger.js";
import { accountOf, FEE, subaccount } from "./ledger-fixture.js";
import type { PrivilegedAct } from "./ledger-model-types.js";

/** Anything anybody can do to a ledger, or that can happen to it. */
export type LedgerStep =
  | { readonly do: "transfer"; readonly person: number; readonly args: TransferArgs }
  | { readonly do: "approve"; readonly person: number; readonly args: ApproveArgs }
  | { readonly do: "transferFrom"; readonly person: number; readonly args: TransferFromArgs }
  | { readonly do: "privileged"; readonly person: number; readonly act: PrivilegedAct }
  | { readonly do: "wait"; readonly seconds: number }
  | { readonly do: "upgrade" };

const person = fc.integer({ min: 0, max: 3 });
const subaccounts = fc.constantFrom([], [subaccount(0)], [subaccount(1)]) as fc.Arbitrary<
  [] | [Uint8Array]
>;
const account: fc.Arbitrary<Account> = fc
  .tuple(person, subaccounts)
  .map(([owner, sub]) => ({ ...accountOf(owner), subaccount: sub }));
const amount = fc.oneof(
  fc.bigInt(0n, 60_000n),
  fc.bigInt(0n, 10_000_000n),
  fc.constantFrom(FEE, FEE - 1n, 1n << 100n, (1n << 128n) - 1n),
);
const fee: fc.Arbitrary<[] | [bigint]> = fc.oneof(
  { weight: 5, arbitrary: fc.constant<[]>([]) },
  { weight: 2, arbitrary: fc.constant<[bigint]>([FEE]) },
  { weight: 1, arbitrary: fc.constantFrom<[bigint]>([0n], [1n]) },
);
const memo: fc.Arbitrary<[] | [Uint8Array]> = fc.oneof(
  fc.constant<[]>([]),
  fc.uint8Array({ maxLength: 3 }).map((bytes): [Uint8Array] => [bytes]),
);

/**
 * Steps around a moment. Times of creation come from few values, so that transactions are repeated
 * and collide; most steps are sensible, some are not.
 */
export function ledgerSteps(now: bigint): fc.Arbitrary<LedgerStep[]> {
  const offset = fc.constantFrom(
    0n,
    0n,
    1n,
    60_000_000_000n,
    60_000_000_001n,
    -90_000_000_000_000n,
  );
  const created_at_time: fc.Arbitrary<[] | [bigint]> = fc.oneof(
    fc.constant<[]>([]),
    offset.map((by): [bigint] => [now + by]),
  );
  const common = { amount, fee, memo, created_at_time };
  const transfer = fc.record({ from_subaccount: subaccounts, to: account, ...common });
  const approve = fc.record({
    from_subaccount: subaccounts,
    spender: account,
    expected_allowance: fc.oneof(
      { weight: 4, arbitrary: fc.constant<[]>([]) },
      { weight: 1, arbitrary: fc.constantFrom<[bigint]>([0n], [50_000n], [1n << 200n]) },
    ),
    expires_at: fc.oneof(
      fc.constant<[]>([]),
      fc.constantFrom<[bigint]>([now], [now + 5_000_000_000n], [now + 10n ** 15n]),
    ),
    ...common,
  });
  const transferFrom = fc.record({
    spender_subaccount: subaccounts,
    from: account,
    to: account,
    ...common,
  });
  const mostlyPresent = fc.oneof(
    { weight: 8, arbitrary: fc.bigInt(0n, 20n) },
    { weight: 1, arbitrary: offset },
  );
  const privileged = privilegedActs(
    mostlyPresent.map((by) => now + by),
    now,
  );
  // Repeating a step as it is must be as likely as inventing one: that is what windows are for.
  const step: fc.Arbitrary<LedgerStep> = fc.oneof(
    {
      weight: 12,
      arbitrary: fc.record({ do: fc.constant("transfer" as const), person, args: transfer }),
    },
    {
      weight: 6,
      arbitrary: fc.record({ do: fc.constant("approve" as const), person, args: approve }),
    },
    {
      weight: 8,
      arbitrary: fc.record({
        do: fc.constant("transferFrom" as const),
        person,
        args: transferFrom,
      }),
    },
    {
      weight: 14,
      arbitrary: fc.record({
        do: fc.constant("privileged" as const),
        person: fc.oneof(
          { weight: 8, arbitrary: fc.constant(3) },
          { weight: 3, arbitrary: fc.constant(1) },
          { weight: 1, arbitrary: person },
        ),
        act: privileged,
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant("wait" as const),
        seconds: fc.constantFrom(0, 1, 2, 40),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("upgrade" as const) }) },
  );
  return fc
    .array(fc.tuple(step, fc.boolean()), { minLength: 10, maxLength: 60, size: "max" })
    .map((steps) => steps.flatMap(([each, twice]) => (twice ? [each, each] : [each])));
}

/**
 * Anything that takes a role; locks most of all, the end of the ledger hardly ever. Most locks fit
 * into what accounts hold, and most uses of them into the locks.
 */
function privilegedActs(createdAt: fc.Arbitrary<bigint>, now: bigint): fc.Arbitrary<PrivilegedAct> {
  const lockId = fc.constantFrom(1n, 2n);
  const expiresAt = fc.constantFrom(3n, 45n, 300n).map((seconds) => now + seconds * 1_000_000_000n);
  const holder = fc.constantFrom(...[1, 2, 3].map((each) => accountOf(each)));
  const subject = fc.oneof({ weight: 6, arbitrary: holder }, { weight: 1, arbitrary: account });
  const bounded = fc.oneof(
    { weight: 6, arbitrary: fc.bigInt(1n, 900_000n) },
    { weight: 1, arbitrary: amount },
  );
  const used = fc.oneof(
    { weight: 4, arbitrary: fc.bigInt(1n, 200_000n) },
    { weight: 1, arbitrary: amount },
  );
  const bound = { account: subject, lockId, amount: used, createdAt };
  const supply = { account: subject, amount: bounded, createdAt };
  return fc.oneof(
    {
      weight: 9,
      arbitrary: fc.record(
        { do: fc.constant("lock" as const), expiresAt, ...bound, amount: bounded },
        { requiredKeys: ["do", "account", "lockId", "amount", "createdAt"] },
      ),
    },
    {
      weight: 6,
      arbitrary: fc.record({
        do: fc.constantFrom("unlock" as const, "burnLocked" as const),
        ...bound,
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({ do: fc.constant("transferLocked" as const), to: account, ...bound }),
    },
    {
      weight: 4,
      arbitrary: fc.record({ do: fc.constantFrom("mint" as const, "burn" as const), ...supply }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constantFrom("freezeAccount" as const, "unfreezeAccount" as const),
        account,
        createdAt,
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constantFrom("freezePrincipal" as const, "unfreezePrincipal" as const),
        principal: person.map((each) => accountOf(each).owner.toText()),
        createdAt,
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constantFrom("pause" as const, "unpause" as const, "unpause" as const),
        createdAt,
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record(
        { do: fc.constant("setFeeCollector" as const), account, createdAt },
        { requiredKeys: ["do", "createdAt"] },
      ),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("deactivate" as const), createdAt }) },
  );
}
