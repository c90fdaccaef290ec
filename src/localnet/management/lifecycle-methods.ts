import type { Canister, CanisterSettings } from "../canister.js";
import { BALANCE_CYCLES_DEFAULT, defaultSettings } from "../canister-defaults.js";
import { createCanister, deleteCanister, startCanister, stopCanister } from "../lifecycle.js";
import type { PrincipalBytes } from "../principals.js";
import { toPrincipal } from "./candid.js";
import { type ManagementCall, type ManagementMethod, NOTHING, reply } from "./management-call.js";
import {
  MANAGEMENT_ARGS,
  MANAGEMENT_RESULTS,
  type Opt,
  type SettingsValue,
} from "./management-idl.js";
import { changedSettings } from "./settings.js";

/** Methods by which canisters come, go, start, stop and get cycles. */
export const LIFECYCLE_METHODS: Readonly<Record<string, ManagementMethod>> = {
  create_canister(call) {
    const { settings } = call.args(MANAGEMENT_ARGS.create);
    const balanceCycles = call.cycles;
    const id = create(call, { settings, balanceCycles, id: undefined });
    call.cycles = 0n;
    return reply(MANAGEMENT_RESULTS.canisterId, { canister_id: toPrincipal(id) });
  },
  provisional_create_canister_with_cycles(call) {
    const { settings, amount, specified_id } = call.args(MANAGEMENT_ARGS.provisionalCreate);
    const id = create(call, {
      settings,
      balanceCycles: amount[0] ?? BALANCE_CYCLES_DEFAULT,
      id: specified_id[0]?.toUint8Array(),
    });
    return reply(MANAGEMENT_RESULTS.canisterId, { canister_id: toPrincipal(id) });
  },
  provisional_top_up_canister(call) {
    const { canister_id, amount } = call.args(MANAGEMENT_ARGS.provisionalTopUp);
    call.canister(canister_id).record.balanceCycles += amount;
    return NOTHING;
  },
  deposit_cycles(call) {
    const { canister_id } = call.args(MANAGEMENT_ARGS.canisterId);
    call.canister(canister_id).record.balanceCycles += call.cycles;
    call.cycles = 0n;
    return NOTHING;
  },
  start_canister(call) {
    startCanister(call.engine, controlledCanister(call));
    return NOTHING;
  },
  stop_canister(call) {
    stopCanister(call.engine, controlledCanister(call), call.request.origin, call.cycles);
    return undefined;
  },
  delete_canister(call) {
    const canister = controlledCanister(call);
    if (canister.record.status !== "stopped")
      call.refuse(`IC0510: Canister ${canister.text} must be stopped before it is deleted`);
    deleteCanister(call.engine, canister);
    return NOTHING;
  },
  update_settings(call) {
    const { canister_id, settings } = call.args(MANAGEMENT_ARGS.updateSettings);
    const canister = call.controlled(canister_id);
    updateSettings(call, canister, changedSettings(canister.record.settings, settings));
    return NOTHING;
  },
};

function controlledCanister(call: ManagementCall): Canister {
  return call.controlled(call.args(MANAGEMENT_ARGS.canisterId).canister_id);
}

type Creation = {
  readonly settings: Opt<SettingsValue>;
  readonly balanceCycles: bigint;
  readonly id: PrincipalBytes | undefined;
};

function create(call: ManagementCall, { settings, balanceCycles, id }: Creation): PrincipalBytes {
  const defaults = defaultSettings([call.request.caller]);
  const [sent] = settings;
  if (id !== undefined && call.engine.canister(id) !== undefined)
    call.refuse("IC0535: a canister of this id exists already");
  const canister = createCanister(call.engine, {
    id,
    settings: sent === undefined ? defaults : changedSettings(defaults, sent),
    balanceCycles,
    creator: call.request.caller,
  });

  return canister.id;
}

function updateSettings(
  call: ManagementCall,
  canister: Canister,
  settings: CanisterSettings,
): void {
  const { record } = canister;
  const changesControllers = settings.controllers !== record.settings.controllers;
  record.settings = settings;
  canister.bumpVersion();
  if (!changesControllers) return;
  canister.addChange(call.engine.timeNs, call.request.caller, {
    type: "controllers",
    controllers: settings.controllers,
  });
}
