import { createNetwork, type Network } from "../../src/localnet/network.js";
import { IDL } from "../../src/wire/idl.js";
import {
  allowance,
  approve,
  balanceOf,
  getBlocks,
  nat,
  transfer,
  transferFrom,
} from "../../src/wire/ledger.js";
import { type InitArgs, init } from "../../src/wire/ledger-init.js";
import * as privileged from "../../src/wire/ledger-privileged.js";
import * as queries from "../../src/wire/ledger-queries.js";
import type { Method } from "../../src/wire/method.js";
import { builtWasm } from "./built-canisters.js";
import { initArgs } from "./ledger-fixture.js";
import type { PrivilegedAct } from "./ledger-model-types.js";
import { type LedgerSubject, privilegedArgs } from "./ledger-subject.js";

const SECOND_NS = 1_000_000_000n;

/** The built ledger on a local network: real Wasm, real Candid. */
export class LedgerOnNetwork implements LedgerSubject {
  readonly network: Network;
  readonly canister: Uint8Array;
  /** Instructions of the last update, that of its caller alone. */
  lastInstructions = 0n;

  /** Installs a ledger, or takes one that is there. */
  constructor(
    changes: Partial<InitArgs> = {},
    network: Network = createNetwork({ seed: 7 }),
    canister?: Uint8Array,
  ) {
    this.network = network;
    const arg = init.encodeArgs([[initArgs(changes)]]);
    this.canister = canister ?? network.deploy({ wasm: builtWasm("ledger"), arg });
    this.network.onMessage((message) => {
      if (message.kind === "update") this.lastInstructions = BigInt(message.instructions);
    });
  }

  get nowNs(): bigint {
    return this.network.timeNs;
  }

  /** Sends an update and decodes its answer. */
  update<Args extends unknown[], Answer>(
    name: string,
    method: Method<Args, Answer>,
    call: { readonly caller: Uint8Array; readonly args: NoInfer<Args> },
  ): Answer {
    const { canister } = this;
    const arg = method.encodeArgs(call.args);
    const response = this.network.update({ canister, method: name, arg, caller: call.caller });
    return answerOf(name, method, response);
  }

  /** Asks a query and decodes its answer. */
  query<Args extends unknown[], Answer>(
    name: string,
    method: Method<Args, Answer>,
    args: NoInfer<Args>,
  ): Answer {
    const arg = method.encodeArgs(args);
    const response = this.network.query({ canister: this.canister, method: name, arg });
    return answerOf(name, method, response);
  }

  transfer: LedgerSubject["transfer"] = (caller, args) =>
    this.update("icrc1_transfer", transfer, { caller, args: [args] });
  approve: LedgerSubject["approve"] = (caller, args) =>
    this.update("icrc2_approve", approve, { caller, args: [args] });
  transferFrom: LedgerSubject["transferFrom"] = (caller, args) =>
    this.update("icrc2_transfer_from", transferFrom, { caller, args: [args] });
  totalSupply = (): bigint => this.query("icrc1_total_supply", nat, []);
  balance = (account: Parameters<LedgerSubject["isFrozen"]>[0]): bigint =>
    this.query("icrc1_balance_of", balanceOf, [account]);
  balanceDetails: LedgerSubject["balanceDetails"] = (account) =>
    this.query("balance_details", queries.balanceDetails, [account]);
  isFrozen: LedgerSubject["isFrozen"] = (account) =>
    this.query("icrc153_is_frozen_account", queries.isFrozenAccount, [account]);
  allowance: LedgerSubject["allowance"] = (args) =>
    this.query("icrc2_allowance", allowance, [args]);
  blocks: LedgerSubject["blocks"] = (ranges) => this.query("icrc3_get_blocks", getBlocks, [ranges]);

  privileged(caller: Uint8Array, act: PrivilegedAct): privileged.PrivilegedResult {
    const args = privilegedArgs(act);
    const send = <Args>(
      name: string,
      method: Method<[Args], privileged.PrivilegedResult>,
      one: Args,
    ) => this.update(name, method, { caller, args: [one] });
    switch (act.do) {
      case "setFeeCollector":
        return send("icrc107_set_fee_collector", privileged.setFeeCollector, args.collector);
      case "mint":
        return send("icrc152_mint", privileged.mint, args.mint);
      case "burn":
        return send("icrc152_burn", privileged.burn, args.burn);
      case "freezeAccount":
        return send("icrc153_freeze_account", privileged.freezeAccount, args.account);
      case "unfreezeAccount":
        return send("icrc153_unfreeze_account", privileged.unfreezeAccount, args.account);
      case "freezePrincipal":
        return send("icrc153_freeze_principal", privileged.freezePrincipal, args.principal);
      case "unfreezePrincipal":
        return send("icrc153_unfreeze_principal", privileged.unfreezePrincipal, args.principal);
      case "pause":
        return send("icrc154_pause", privileged.pause, args.common);
      case "unpause":
        return send("icrc154_unpause", privileged.unpause, args.common);
      case "deactivate":
        return send("icrc154_deactivate", privileged.deactivate, args.common);
      case "lock":
        return send("lock", privileged.lock, args.lock);
      case "unlock":
        return send("unlock", privileged.unlock, args.bound);
      case "burnLocked":
        return send("burn_locked", privileged.burnLocked, args.bound);
      case "transferLocked":
        return send("transfer_locked", privileged.transferLocked, args.transfer);
    }
  }

  async advance(seconds: number): Promise<void> {
    this.network.advance(BigInt(seconds) * SECOND_NS);
  }

  upgrade(): void {
    this.network.upgrade(this.canister, { wasm: builtWasm("ledger"), arg: init.encodeArgs([[]]) });
  }

  /** Every broken invariant the ledger's own audit finds. */
  brokenInvariants(): string[] {
    const broken: string[] = [];
    let after: [] | [queries.AuditPlace] = [];
    do {
      const step: { broken: { name: string }[]; next: [] | [queries.AuditPlace] } = this.query(
        "check_invariants",
        queries.checkInvariants,
        [{ after }],
      );
      broken.push(...step.broken.map(({ name }) => name));
      after = step.next;
    } while (after.length > 0);
    return broken;
  }
}

type NetworkResponse = ReturnType<Network["query"]> | ReturnType<Network["update"]>;

function answerOf<Args extends unknown[], Answer>(
  name: string,
  { result }: Method<Args, Answer>,
  response: NetworkResponse,
): Answer {
  if (response.type !== "replied") throw new Error(`${name}: ${JSON.stringify(response)}`);
  const [answer] = IDL.decode([result], response.bytes);
  return answer as unknown as Answer;
}
