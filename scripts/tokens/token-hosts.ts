import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { Actor, AnonymousIdentity, HttpAgent, type Identity } from "@dfinity/agent";

import type { Network } from "../../src/localnet/network.js";
import type { BtaSymbol } from "../../src/suite/bta-tokens.js";
import type { TokenHost } from "../../src/suite/initialize-tokens.js";
import { IDL, Principal } from "../../src/wire/idl.js";

/** Ids of canisters by the symbol of their token. */
export type CanisterIds = Partial<Record<BtaSymbol, string>>;

/** Remembers the ids of canisters, so that a second run finds them. */
export interface CanisterRegister {
  read(): CanisterIds;
  write(ids: CanisterIds): void;
}

const CanisterId = IDL.Record({ canister_id: IDL.Principal });
const Mode = IDL.Variant({ install: IDL.Null, reinstall: IDL.Null });

/** The methods of the management canister that an installation needs. */
type Management = {
  provisional_create_canister_with_cycles: (args: {
    amount: [] | [bigint];
  }) => Promise<{ canister_id: Principal }>;
  install_code: (args: {
    mode: { install: null };
    canister_id: Principal;
    wasm_module: Uint8Array;
    arg: Uint8Array;
  }) => Promise<undefined>;
  canister_status: (args: {
    canister_id: Principal;
  }) => Promise<{ module_hash: [] | [Uint8Array] }>;
};

const management = () =>
  IDL.Service({
    provisional_create_canister_with_cycles: IDL.Func(
      [IDL.Record({ amount: IDL.Opt(IDL.Nat) })],
      [CanisterId],
      [],
    ),
    install_code: IDL.Func(
      [
        IDL.Record({
          mode: Mode,
          canister_id: IDL.Principal,
          wasm_module: IDL.Vec(IDL.Nat8),
          arg: IDL.Vec(IDL.Nat8),
        }),
      ],
      [],
      [],
    ),
    canister_status: IDL.Func(
      [CanisterId],
      [IDL.Record({ module_hash: IDL.Opt(IDL.Vec(IDL.Nat8)) })],
      [],
    ),
  });

const CREATION_CYCLES = 10_000_000_000_000n;

/** Installs over the HTTP interface of a network that lets canisters be created for nothing. */
export async function agentTokenHost(
  network: string,
  identity: Identity,
  { register, wasmPath }: { readonly register: CanisterRegister; readonly wasmPath: string },
): Promise<TokenHost> {
  const shouldFetchRootKey = !/icp0\.io|ic0\.app|icp-api\.io/.test(network);
  const agent = await HttpAgent.create({ host: network, identity, shouldFetchRootKey });
  const asker = await HttpAgent.create({
    host: network,
    identity: new AnonymousIdentity(),
    shouldFetchRootKey,
  });
  const actor = (effective: Principal) =>
    Actor.createActor<Management>(management, {
      agent,
      canisterId: Principal.managementCanister(),
      callTransform: (_name, _args, config) => ({ ...config, effectiveCanisterId: effective }),
    });

  return {
    async canisterOf(symbol) {
      const known = register.read()[symbol];
      if (known !== undefined) return Principal.fromText(known).toUint8Array();

      const { canister_id } = await actor(
        Principal.managementCanister(),
      ).provisional_create_canister_with_cycles({ amount: [CREATION_CYCLES] });
      register.write({ ...register.read(), [symbol]: canister_id.toText() });
      return canister_id.toUint8Array();
    },
    async isInstalled(canister) {
      const canister_id = Principal.fromUint8Array(canister);
      return (await actor(canister_id).canister_status({ canister_id })).module_hash.length > 0;
    },
    async install(canister, arg) {
      const canister_id = Principal.fromUint8Array(canister);
      const wasm_module = new Uint8Array(gzipSync(readFileSync(wasmPath)));
      await actor(canister_id).install_code({
        mode: { install: null },
        canister_id,
        wasm_module,
        arg,
      });
    },
    async query(canister, methodName, arg) {
      const response = await asker.query(Principal.fromUint8Array(canister), { methodName, arg });
      if (response.status === "rejected") throw new Error(response.reject_message);
      return response.reply.arg;
    },
  };
}

/** Installs on a local network in this process. */
export function localTokenHost(network: Network, wasm: Uint8Array): TokenHost {
  const canisters = new Map<BtaSymbol, Uint8Array>();
  return {
    async canisterOf(symbol) {
      const canister = canisters.get(symbol) ?? network.createCanister();
      canisters.set(symbol, canister);
      return canister;
    },
    isInstalled: async (canister) => network.canister(canister).moduleHash !== undefined,
    async install(canister, arg) {
      const response = network.install(canister, "install", { wasm, arg });
      if (response.type !== "replied") throw new Error(JSON.stringify(response));
    },
    async query(canister, method, arg) {
      const response = network.query({ canister, method, arg });
      if (response.type !== "replied") throw new Error(JSON.stringify(response));
      return response.bytes;
    },
  };
}
