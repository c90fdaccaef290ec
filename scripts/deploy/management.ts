import { Actor, type HttpAgent } from "@dfinity/agent";

import { IDL, Principal } from "../../src/wire/idl.js";

type Opt<T> = [] | [T];

/** How code is put into a canister. */
export type CodeMode = "install" | "upgrade";

/** Whether a canister answers calls. */
export type RunState = "running" | "stopping" | "stopped";

type Settings = { controllers: Opt<Principal[]> };

type Methods = {
  provisional_create_canister_with_cycles: (args: {
    amount: Opt<bigint>;
    settings: Opt<Settings>;
  }) => Promise<{ canister_id: Principal }>;
  update_settings: (args: { canister_id: Principal; settings: Settings }) => Promise<undefined>;
  canister_status: (args: {
    canister_id: Principal;
  }) => Promise<{ status: Partial<Record<RunState, null>>; cycles: bigint }>;
  stop_canister: (args: { canister_id: Principal }) => Promise<undefined>;
  start_canister: (args: { canister_id: Principal }) => Promise<undefined>;
  install_code: (args: {
    mode: { install: null } | { upgrade: Opt<never> };
    canister_id: Principal;
    wasm_module: Uint8Array;
    arg: Uint8Array;
  }) => Promise<undefined>;
};

/** The management canister of a network, as far as a deployment needs it. */
export class Management {
  readonly #agent: HttpAgent;

  constructor(agent: HttpAgent) {
    this.#agent = agent;
  }

  /** Creates a canister on a network for development, which gives cycles away. */
  async createForNothing(cycles: bigint, controllers: readonly Principal[]): Promise<Principal> {
    const { canister_id } = await this.#of(FIRST_CANISTER).provisional_create_canister_with_cycles({
      amount: [cycles],
      settings: [{ controllers: [[...controllers]] }],
    });
    return canister_id;
  }

  async setControllers(canister: Principal, controllers: readonly Principal[]): Promise<void> {
    const settings: Settings = { controllers: [[...controllers]] };
    await this.#of(canister).update_settings({ canister_id: canister, settings });
  }

  async runState(canister: Principal): Promise<RunState> {
    const { status } = await this.#of(canister).canister_status({ canister_id: canister });
    if ("running" in status) return "running";
    return "stopped" in status ? "stopped" : "stopping";
  }

  async stop(canister: Principal): Promise<void> {
    await this.#of(canister).stop_canister({ canister_id: canister });
  }

  async start(canister: Principal): Promise<void> {
    await this.#of(canister).start_canister({ canister_id: canister });
  }

  async installCode(
    canister: Principal,
    mode: CodeMode,
    { wasm, arg }: { readonly wasm: Uint8Array; readonly arg: Uint8Array },
  ): Promise<void> {
    await this.#of(canister).install_code({
      mode: mode === "install" ? { install: null } : { upgrade: [] },
      canister_id: canister,
      wasm_module: wasm,
      arg,
    });
  }

  /** The management canister at the address of a canister that a call is about. */
  #of(effectiveCanisterId: Principal) {
    return Actor.createActor<Methods>(service, {
      agent: this.#agent,
      canisterId: Principal.managementCanister(),
      callTransform: (_name, _args, config) => ({ ...config, effectiveCanisterId }),
    });
  }
}

/** An address that every network for development has; a creation concerns no canister yet. */
const FIRST_CANISTER = Principal.fromText("rwlgt-iiaaa-aaaaa-aaaaa-cai");

function service(): IDL.ServiceClass {
  const canister = IDL.Record({ canister_id: IDL.Principal });
  const settings = IDL.Record({ controllers: IDL.Opt(IDL.Vec(IDL.Principal)) });
  const status = IDL.Variant({ running: IDL.Null, stopping: IDL.Null, stopped: IDL.Null });
  const mode = IDL.Variant({ install: IDL.Null, upgrade: IDL.Opt(IDL.Record({})) });
  return IDL.Service({
    provisional_create_canister_with_cycles: IDL.Func(
      [IDL.Record({ amount: IDL.Opt(IDL.Nat), settings: IDL.Opt(settings) })],
      [canister],
      [],
    ),
    update_settings: IDL.Func([IDL.Record({ canister_id: IDL.Principal, settings })], [], []),
    canister_status: IDL.Func([canister], [IDL.Record({ status, cycles: IDL.Nat })], []),
    stop_canister: IDL.Func([canister], [], []),
    start_canister: IDL.Func([canister], [], []),
    install_code: IDL.Func(
      [
        IDL.Record({
          mode,
          canister_id: IDL.Principal,
          wasm_module: IDL.Vec(IDL.Nat8),
          arg: IDL.Vec(IDL.Nat8),
        }),
      ],
      [],
      [],
    ),
  });
}
