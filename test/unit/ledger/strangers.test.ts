import { describe, expect, test } from "@jest/globals";
import { Principal } from "../../../src/wire/idl.js";
import {
  accountOf,
  approveArgs,
  LedgerFixture,
  principalOf,
  rolesOf,
  transferArgs,
} from "../../helpers/ledger-fixture.js";
import type { PrivilegedAct } from "../../helpers/ledger-model-types.js";
import { memorySubject } from "../../helpers/ledger-subject.js";

const ANONYMOUS = Uint8Array.of(4);
const [ADA, MASTER, STRANGER] = [1, 2, 3];
const anonymousAccount = { owner: Principal.anonymous(), subaccount: [] as [] };

const ACTS: readonly PrivilegedAct["do"][] = [
  "setFeeCollector",
  "mint",
  "burn",
  "freezeAccount",
  "unfreezeAccount",
  "freezePrincipal",
  "unfreezePrincipal",
  "pause",
  "unpause",
  "deactivate",
  "lock",
  "unlock",
  "burnLocked",
  "transferLocked",
];

function fundedLedger(): LedgerFixture {
  const roles = rolesOf({
    governance: MASTER,
    minters: [MASTER],
    burners: [MASTER],
    freezers: [MASTER],
    lockers: [MASTER],
  });
  const ledger = new LedgerFixture({ roles: [roles] });
  ledger.mint(accountOf(ADA), 1_000_000n);
  ledger.mint(anonymousAccount, 1_000_000n);
  return ledger;
}

describe("whoever holds no role", () => {
  for (const act of ACTS) {
    test(`error: neither the anonymous nor a stranger may ${act}`, () => {
      const ledger = fundedLedger();
      const subject = memorySubject(ledger);
      const before = ledger.face.ledger.state.log.length;
      const args = {
        do: act,
        account: accountOf(ADA),
        to: accountOf(STRANGER),
        principal: accountOf(ADA).owner.toText(),
        amount: 5n,
        lockId: 1n,
        createdAt: ledger.machine.now,
      };
      const tag = act === "setFeeCollector" ? "AccessDenied" : "Unauthorized";
      for (const caller of [ANONYMOUS, principalOf(STRANGER)]) {
        expect(subject.privileged(caller, args)).toHaveProperty(`Err.${tag}`);
      }
      expect(ledger.face.ledger.state.log.length).toBe(before);
    });
  }

  test("error: the anonymous cannot be given a role", () => {
    const anonymous = [Principal.anonymous()];
    const nobody = { governance: [], guardian: [] } as { governance: []; guardian: [] };
    const lists = { minters: [], burners: [], freezers: [], lockers: [] };
    for (const role of ["minters", "burners", "freezers", "lockers"]) {
      const roles = { ...nobody, ...lists, [role]: anonymous };
      expect(() => new LedgerFixture({ roles: [roles] })).toThrow("a role of the anonymous");
    }
  });
});

test("default: the anonymous sends, approves and spends under ICRC-1 and ICRC-2 like anybody", () => {
  const { face } = fundedLedger();
  expect(face.transfer(ANONYMOUS, transferArgs(accountOf(ADA), 5n))).toHaveProperty("Ok");
  expect(face.approve(ANONYMOUS, approveArgs(accountOf(ADA), 50_000n))).toHaveProperty("Ok");
  expect(face.approve(principalOf(ADA), approveArgs(anonymousAccount, 50_000n))).toHaveProperty(
    "Ok",
  );
  const spent = face.transferFrom(ANONYMOUS, {
    spender_subaccount: [],
    from: accountOf(ADA),
    to: anonymousAccount,
    amount: 7n,
    fee: [],
    memo: [],
    created_at_time: [],
  });
  expect(spent).toHaveProperty("Ok");
});
