import fc from "fast-check";

import { toAccount } from "../../src/ledger/account.js";
import type {
  Block,
  PrivilegedTransaction,
  TokenTransaction,
  Transaction,
} from "../../src/ledger/model.js";

const nat64 = fc.bigInt(0n, (1n << 64n) - 1n);
const amountAtoms = fc.oneof(nat64, fc.bigInt(0n, (1n << 128n) - 1n));
const owner = fc.uint8Array({ maxLength: 29 });
const subaccount = fc.oneof(
  fc.constant(undefined),
  fc.constant(new Uint8Array(32)),
  fc.uint8Array({ minLength: 32, maxLength: 32 }),
);
const account = fc.tuple(owner, subaccount).map(([bytes, sub]) => toAccount(bytes, sub));
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const terms = {
  feeAtoms: fc.oneof(fc.constant(10_000n), nat64),
  isFeeGiven: fc.boolean(),
  isFeeCollected: fc.boolean(),
  memo: optional(fc.uint8Array({ maxLength: 80 })),
  createdAtNs: optional(nat64),
};
const mandate = {
  caller: owner,
  createdAtNs: nat64,
  reason: optional(fc.string({ maxLength: 40, unit: "grapheme" })),
};

/** Any transaction that anybody can cause. */
const anyTokenTransaction: fc.Arbitrary<TokenTransaction> = fc.oneof(
  fc.record({ type: fc.constant("mint" as const), to: account, amountAtoms, ...terms }),
  fc.record({
    type: fc.constant("burn" as const),
    from: account,
    spender: optional(account),
    amountAtoms,
    ...terms,
  }),
  fc.record({
    type: fc.constant("transfer" as const),
    from: account,
    to: account,
    spender: optional(account),
    amountAtoms,
    ...terms,
  }),
  fc.record({
    type: fc.constant("approve" as const),
    from: account,
    spender: account,
    amountAtoms,
    expectedAllowanceAtoms: optional(amountAtoms),
    expiresAtNs: optional(nat64),
    ...terms,
  }),
);

const bound = { lockId: nat64, account, amountAtoms, ...mandate };

/** Any transaction that takes a role. */
const anyPrivilegedTransaction: fc.Arbitrary<PrivilegedTransaction> = fc.oneof(
  fc.record({
    type: fc.constant("setFeeCollector" as const),
    collector: optional(account),
    ...mandate,
  }),
  fc.record({
    type: fc.constantFrom("authorizedMint" as const, "authorizedBurn" as const),
    account,
    amountAtoms,
    ...mandate,
  }),
  fc.record({
    type: fc.constantFrom("freezeAccount" as const, "unfreezeAccount" as const),
    account,
    ...mandate,
  }),
  fc.record({
    type: fc.constantFrom("freezePrincipal" as const, "unfreezePrincipal" as const),
    principal: owner,
    ...mandate,
  }),
  fc.record({
    type: fc.constantFrom("pause" as const, "unpause" as const, "deactivate" as const),
    ...mandate,
  }),
  fc.record({
    type: fc.constant("lock" as const),
    purpose: fc.string({ maxLength: 20 }),
    expiresAtNs: optional(nat64),
    ...bound,
  }),
  fc.record({ type: fc.constantFrom("unlock" as const, "burnLocked" as const), ...bound }),
  fc.record({ type: fc.constant("transferLocked" as const), to: account, ...bound }),
);

/** Any transaction at all. */
export const anyTransaction: fc.Arbitrary<Transaction> = fc.oneof(
  anyTokenTransaction,
  anyPrivilegedTransaction,
);

/** Any block. */
export const anyBlock: fc.Arbitrary<Block> = fc.record({ atNs: nat64, tx: anyTransaction });
