import { expect, test } from "@jest/globals";
import fc from "fast-check";

import type { Account } from "../../src/wire/icrc-ledger.js";
import { Principal } from "../../src/wire/idl.js";
import * as wire from "../../src/wire/ledger.js";
import { getAccountTransactions } from "../../src/wire/ledger-history.js";
import { queryBlocks } from "../../src/wire/ledger-icp-blocks.js";
import * as privileged from "../../src/wire/ledger-privileged.js";
import * as queries from "../../src/wire/ledger-queries.js";
import type { Method } from "../../src/wire/method.js";
import { accountOf, principalOf, rolesOf, subaccount } from "../helpers/ledger-fixture.js";
import { LedgerOnNetwork } from "../helpers/ledger-on-network.js";

const MASTER = 1;

/** A ledger on which one person may do everything, stands in for ICP, and holds tokens. */
const ledger = new LedgerOnNetwork({
  icp_facade: [true],
  initial_balances: [{ account: accountOf(MASTER), amount: 10n ** 15n }],
  mint_budget: [{ yearly_bp: 500n, floor: 10n ** 20n, bootstrap: 10n ** 19n }],
  roles: [
    rolesOf({
      governance: MASTER,
      minters: [MASTER],
      burners: [MASTER],
      freezers: [MASTER],
      lockers: [MASTER],
    }),
  ],
});

const nat = fc.oneof(
  fc.bigInt(0n, 100_000n),
  fc.constantFrom((1n << 64n) - 1n, 1n << 64n, (1n << 128n) - 1n, 1n << 128n, 1n << 500n),
);
const nat64 = fc.oneof(fc.bigInt(0n, (1n << 64n) - 1n), fc.constantFrom(0n, ledger.nowNs));
const owner = fc.oneof(
  fc.constantFrom(...[0, 1, 2].map(principalOf), Uint8Array.of(4), new Uint8Array(0)),
  fc.uint8Array({ maxLength: 29 }),
);
const principal = owner.map((bytes) => Principal.fromUint8Array(bytes));
const blob = fc.oneof(
  fc.constantFrom(subaccount(0), subaccount(1)),
  fc.uint8Array({ maxLength: 90 }),
  fc.uint8Array({ minLength: 32, maxLength: 32 }),
);
const text = fc.string({ maxLength: 300, unit: "grapheme" });
const opt = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<[] | [T]> =>
  fc.oneof(
    fc.constant<[]>([]),
    value.map((each): [T] => [each]),
  );
const account: fc.Arbitrary<Account> = fc.record({ owner: principal, subaccount: opt(blob) });

const terms = { amount: nat, fee: opt(nat), memo: opt(blob), created_at_time: opt(nat64) };
const mandate = { reason: opt(text), created_at_time: nat64 };
const bound = { account, lock_id: nat64, amount: nat, ...mandate };

/** Calls of a method with any arguments of its types. */
function calls<Arg>(name: string, method: Method<[Arg], unknown>, arg: fc.Arbitrary<Arg>) {
  return arg.map((each) => ({ name, bytes: method.encodeArgs([each]) }));
}

const updates = fc.oneof(
  calls(
    "icrc1_transfer",
    wire.transfer,
    fc.record({ from_subaccount: opt(blob), to: account, ...terms }),
  ),
  calls(
    "icrc2_approve",
    wire.approve,
    fc.record({
      from_subaccount: opt(blob),
      spender: account,
      expected_allowance: opt(nat),
      expires_at: opt(nat64),
      ...terms,
    }),
  ),
  calls(
    "icrc2_transfer_from",
    wire.transferFrom,
    fc.record({ spender_subaccount: opt(blob), from: account, to: account, ...terms }),
  ),
  calls(
    "icrc107_set_fee_collector",
    privileged.setFeeCollector,
    fc.record({ fee_collector: opt(account), created_at_time: nat64 }),
  ),
  calls("icrc152_mint", privileged.mint, fc.record({ to: account, amount: nat, ...mandate })),
  calls("icrc152_burn", privileged.burn, fc.record({ from: account, amount: nat, ...mandate })),
  calls("icrc153_freeze_account", privileged.freezeAccount, fc.record({ account, ...mandate })),
  calls("icrc153_unfreeze_account", privileged.unfreezeAccount, fc.record({ account, ...mandate })),
  calls(
    "icrc153_freeze_principal",
    privileged.freezePrincipal,
    fc.record({ principal, ...mandate }),
  ),
  calls(
    "icrc153_unfreeze_principal",
    privileged.unfreezePrincipal,
    fc.record({ principal, ...mandate }),
  ),
  calls("icrc154_pause", privileged.pause, fc.record(mandate)),
  calls("icrc154_unpause", privileged.unpause, fc.record(mandate)),
  calls("lock", privileged.lock, fc.record({ purpose: text, expires_at: opt(nat64), ...bound })),
  calls("unlock", privileged.unlock, fc.record(bound)),
  calls("burn_locked", privileged.burnLocked, fc.record(bound)),
  calls("transfer_locked", privileged.transferLocked, fc.record({ to: account, ...bound })),
);

const range = fc.record({ start: nat, length: nat });
const questions = fc.oneof(
  calls("icrc1_balance_of", wire.balanceOf, account),
  calls("icrc2_allowance", wire.allowance, fc.record({ account, spender: account })),
  calls("icrc3_get_blocks", wire.getBlocks, fc.array(range, { maxLength: 20 })),
  calls("icrc3_get_archives", wire.getArchives, fc.record({ from: opt(principal) })),
  calls(
    "get_account_transactions",
    getAccountTransactions,
    fc.record({ account, start: opt(nat), max_results: nat }),
  ),
  calls(
    "icrc103_get_allowances",
    queries.getAllowances,
    fc.record({ from_account: opt(account), prev_spender: opt(account), take: opt(nat) }),
  ),
  calls(
    "list_subaccounts",
    queries.listSubaccounts,
    fc.record({ owner: principal, start: opt(blob) }),
  ),
  calls(
    "icrc153_list_frozen_accounts",
    queries.listFrozenAccounts,
    fc.record({ start_after: opt(account), max_results: nat }),
  ),
  calls(
    "icrc153_list_frozen_principals",
    queries.listFrozenPrincipals,
    fc.record({ start_after: opt(principal), max_results: nat }),
  ),
  calls("icrc153_is_frozen_account", queries.isFrozenAccount, account),
  calls("balance_details", queries.balanceDetails, account),
  calls("balance_at", queries.balanceAt, fc.record({ account, time: nat64 })),
  calls("total_supply_at", queries.totalSupplyAt, fc.record({ time: nat64 })),
  calls(
    "get_activity",
    queries.getActivity,
    fc.record({
      span: fc.constantFrom<{ Hour: null } | { Day: null }>({ Hour: null }, { Day: null }),
      until: opt(nat64),
      limit: opt(fc.integer({ min: 0, max: 4_294_967_295 })),
    }),
  ),
  calls(
    "check_invariants",
    queries.checkInvariants,
    fc.record({
      after: opt(
        fc.record({
          accounts: nat64,
          blocks: nat64,
          collector: opt(nat64),
          balances: nat,
          locked: nat,
          holders: nat64,
        }),
      ),
    }),
  ),
  calls("query_blocks", queryBlocks, fc.record({ start: nat64, length: nat64 })),
);

/** Refusals are values or rejects of one sentence: nothing is ever found out by trapping. */
function expectSentence(response: { readonly type: string; readonly message?: string }): void {
  if (response.type === "replied") return;
  expect(response.message ?? "no answer").not.toMatch(/ic0\.trap|trapped|Error:|\.js/);
}

test("property: any arguments of a method's types are answered or refused, never a trap", async () => {
  const { network, canister } = ledger;
  const caller = principalOf(MASTER);
  let repliedCount = 0;
  network.onMessage(({ trap }) => expect(trap).toBe(undefined));
  const steps = fc.array(fc.oneof(updates, updates, questions), { minLength: 30, maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(steps, async (each) => {
      for (const { name, bytes: arg } of each) {
        const call = { canister, method: name, arg, caller };
        const isQuery = !/^(icrc1_t|icrc2_(ap|tr)|icrc107_s|icrc15\d_(?!is|list))|lock/.test(name);
        const response = isQuery ? network.query(call) : network.update(call);
        if (response.type === "replied") repliedCount += 1;
        expectSentence(response);
      }
      await ledger.advance(2);
      expect(ledger.brokenInvariants()).toEqual([]);
    }),
    { numRuns: 12, endOnFailure: true },
  );
  expect(repliedCount).toBeGreaterThan(100);
});
