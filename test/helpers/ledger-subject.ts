import type { LedgerFace } from "../../src/suite/ledger-face.js";
import type {
  Account,
  Allowance,
  ApproveArgs,
  ApproveResult,
  GetBlocksArgs,
  GetBlocksResult,
  TransferArgs,
  TransferFromArgs,
  TransferFromResult,
  TransferResult,
} from "../../src/wire/icrc-ledger.js";
import { Principal } from "../../src/wire/idl.js";
import type { PrivilegedResult } from "../../src/wire/ledger-privileged.js";
import { accountOf, type LedgerFixture, MINTER } from "./ledger-fixture.js";
import type { PrivilegedAct } from "./ledger-model-types.js";

/** A ledger as steps see it, in memory or as a canister. */
export interface LedgerSubject {
  readonly nowNs: bigint;
  transfer(caller: Uint8Array, args: TransferArgs): TransferResult;
  approve(caller: Uint8Array, args: ApproveArgs): ApproveResult;
  transferFrom(caller: Uint8Array, args: TransferFromArgs): TransferFromResult;
  privileged(caller: Uint8Array, act: PrivilegedAct): PrivilegedResult;
  totalSupply(): bigint;
  balanceDetails(account: Account): { balance: bigint; available: bigint; locked: bigint };
  isFrozen(account: Account): boolean;
  allowance(args: { account: Account; spender: Account }): Allowance;
  blocks(ranges: GetBlocksArgs): GetBlocksResult;
  advance(seconds: number): Promise<void>;
  upgrade(): void;
}

/** A ledger in memory as a subject. */
export function memorySubject(ledger: LedgerFixture): LedgerSubject {
  const face = (): LedgerFace => ledger.face;
  return {
    get nowNs() {
      return ledger.machine.now;
    },
    transfer: (caller, args) => face().transfer(caller, args),
    approve: (caller, args) => face().approve(caller, args),
    transferFrom: (caller, args) => face().transferFrom(caller, args),
    privileged: (caller, act) => actOn(face(), caller, act),
    totalSupply: () => face().totalSupply(),
    balanceDetails: (account) => face().reports.balanceDetails(account),
    isFrozen: (account) => face().reports.isFrozenAccount(account),
    allowance: (args) => face().allowance(args),
    blocks: (ranges) => face().getBlocks(ranges),
    advance: (seconds) => ledger.machine.advance(seconds),
    upgrade: () => ledger.upgrade(),
  };
}

/** The arguments of a privileged act, as its method takes them. */
export function privilegedArgs(act: PrivilegedAct) {
  const { account = accountOf(MINTER), to = accountOf(MINTER), amount = 0n, lockId = 0n } = act;
  const common = { reason: [] as [], created_at_time: act.createdAt };
  const fee_collector: [] | [Account] = act.account === undefined ? [] : [act.account];
  const expires_at: [] | [bigint] = act.expiresAt === undefined ? [] : [act.expiresAt];
  const bound = { account, lock_id: lockId, amount, ...common };
  return {
    common,
    collector: { fee_collector, created_at_time: act.createdAt },
    mint: { to: account, amount, ...common },
    burn: { from: account, amount, ...common },
    account: { account, ...common },
    principal: { principal: Principal.fromText(act.principal ?? "aaaaa-aa"), ...common },
    lock: { ...bound, purpose: "stake", expires_at },
    bound,
    transfer: { ...bound, to },
  };
}

function actOn(face: LedgerFace, caller: Uint8Array, act: PrivilegedAct): PrivilegedResult {
  const { administration } = face;
  const args = privilegedArgs(act);
  switch (act.do) {
    case "setFeeCollector":
      return administration.setFeeCollector(caller, args.collector);
    case "mint":
      return administration.mint(caller, args.mint);
    case "burn":
      return administration.burn(caller, args.burn);
    case "freezeAccount":
      return administration.freezeAccount(caller, args.account);
    case "unfreezeAccount":
      return administration.unfreezeAccount(caller, args.account);
    case "freezePrincipal":
      return administration.freezePrincipal(caller, args.principal);
    case "unfreezePrincipal":
      return administration.unfreezePrincipal(caller, args.principal);
    case "pause":
    case "unpause":
    case "deactivate":
      return administration.changeStatus(caller, act.do, args.common);
    case "lock":
      return administration.lock(caller, args.lock);
    case "unlock":
    case "burnLocked":
      return administration.useLock(caller, act.do, args.bound);
    case "transferLocked":
      return administration.transferLocked(caller, args.transfer);
  }
}
