import { expect } from "@jest/globals";

import { rejectBefore } from "../../src/localnet/faults.js";
import type { MessageListener } from "../../src/localnet/message-report.js";
import { createNetwork } from "../../src/localnet/network.js";
import { IDL, Principal } from "../../src/wire/idl.js";
import { InitArgs } from "../../src/wire/ledger-init.js";
import { IcpswapPoolInitArgs, KongswapInitArgs } from "../../src/wire/stand-in.js";
import { builtWasm } from "./built-canisters.js";
import { addIcpswapPool, addKongswap, addLedger, ledgerInit } from "./memory-canisters.js";
import { MemoryNetwork } from "./memory-network.js";
import { callOnce } from "./promised-caller.js";
import type { Replayed, ReplayNetwork } from "./replay.js";
import { fromHex, readTranscripts, toRecorded, typesOf } from "./transcripts.js";

const { people, ...recorded } = readTranscripts();
/** How the recordings name the pool, whose id they do not list. */
export const RECORDED_POOL = "icpswap_pool_CHAT_ICP";
const ids = { ...recorded.ids, [RECORDED_POOL]: "be2us-64aaa-aaaaa-qaabq-cai" };

const STARTED_AT_NS = 1_750_000_000_000_000_000n;
/** What the two people with money have of each token. */
const SUPPLY_ATOMS = 10n ** 15n;
const TOKENS = [
  { key: "ICP", name: "Internet Computer", symbol: "ICP", decimals: 8, feeAtoms: 10_000n },
  { key: "ckUSDT", name: "ckUSDT", symbol: "ckUSDT", decimals: 6, feeAtoms: 10_000n },
  { key: "CHAT", name: "CHAT", symbol: "CHAT", decimals: 8, feeAtoms: 100_000n },
];

const LEDGER_ARGS = TOKENS.map(({ key, ...token }) => {
  const rich = [person("lp"), person("user")].map((owner) => [owner, SUPPLY_ATOMS] as const);
  const args = ledgerInit({ ...token, isIcp: key === "ICP" }, person("minter"), rich);
  return { id: canisterId(key), args };
});
const KONG_ARGS: KongswapInitArgs = [
  {
    admins: [],
    ckusdt: Principal.fromUint8Array(canisterId("ckUSDT")),
    icp: Principal.fromUint8Array(canisterId("ICP")),
  },
];
const POOL_ARGS: IcpswapPoolInitArgs = [
  {
    admins: [Principal.fromUint8Array(person("minter"))],
    token0: { address: textOf(ids, "ICP"), standard: "ICP" },
    token1: { address: textOf(ids, "CHAT"), standard: "ICRC2" },
  },
];

/** The recorded network in memory: three ledgers, KongSwap and a pool. */
export function memoryNetwork(): ReplayNetwork {
  const network = new MemoryNetwork();
  network.now = STARTED_AT_NS;
  for (const { id, args } of LEDGER_ARGS) addLedger(network, id, args);
  addKongswap(network, canisterId("kong"), KONG_ARGS);
  addIcpswapPool(network, canisterId(RECORDED_POOL), POOL_ARGS);

  return {
    async call({ canister, caller, method, arg }) {
      const outcome = await callOnce(
        network.caller(person(caller)),
        canisterId(canister),
        method,
        arg,
      );
      if (outcome.type === "replied") return outcome;
      return { type: "rejected", code: outcome.code, message: outcome.message };
    },
    advance: (seconds) => network.advance(seconds),
    upgradeVenues() {
      network.loseTimers(canisterId("kong"));
      network.loseTimers(canisterId(RECORDED_POOL));
      addKongswap(network, canisterId("kong"), []);
      addIcpswapPool(network, canisterId(RECORDED_POOL), []);
    },
    refuseNextTransfer: (canister) =>
      network.answerNext(canisterId(canister), "icrc1_transfer", {
        type: "undelivered",
        code: 2,
        message: "stopped",
      }),
  };
}

/**
 * The recorded network of built canisters, on the local network.
 *
 * @param onMessage is told of each message that is executed.
 */
export function builtNetwork(onMessage?: MessageListener): ReplayNetwork {
  const network = createNetwork({ timeNs: STARTED_AT_NS });
  if (onMessage !== undefined) network.onMessage(onMessage);
  const deploy = (id: Uint8Array, name: string, arg: Uint8Array) =>
    network.deploy({ id, wasm: builtWasm(name), arg });
  for (const { id, args } of LEDGER_ARGS) {
    deploy(id, "ledger", encode(IDL.Opt(InitArgs), [args]));
  }
  deploy(canisterId("kong"), "sim_kongswap", encode(KongswapInitArgs, KONG_ARGS));
  deploy(canisterId(RECORDED_POOL), "sim_icpswap_pool", encode(IcpswapPoolInitArgs, POOL_ARGS));

  return {
    async call({ canister: name, caller, method, arg, kind }) {
      const call = { canister: canisterId(name), method, arg, caller: person(caller) };
      const outcome = kind === "query" ? network.query(call) : network.update(call);
      if (outcome.type === "unanswered") throw new Error(`${name}.${method} was not answered`);
      return outcome;
    },
    async advance(seconds) {
      network.advance(BigInt(seconds) * 1_000_000_000n);
    },
    upgradeVenues() {
      const upgrade = (id: Uint8Array, name: string, type: IDL.Type) =>
        network.upgrade(id, { wasm: builtWasm(name), arg: encode(type, []) });
      upgrade(canisterId("kong"), "sim_kongswap", KongswapInitArgs);
      upgrade(canisterId(RECORDED_POOL), "sim_icpswap_pool", IcpswapPoolInitArgs);
    },
    refuseNextTransfer: (canister) =>
      network.inject(
        { callee: canisterId(canister), method: "icrc1_transfer", nth: 1 },
        rejectBefore(2),
      ),
  };
}

/** Compares answers with what the recorded bytes say: whole values, not only what is printed. */
export function expectAsRecorded(replayed: readonly Replayed[]): void {
  for (const each of replayed) {
    const { ours, theirs } = compare(each);

    expect([each.step.step, ours]).toEqual([each.step.step, theirs]);
  }
}

function compare({ step, answer }: Replayed): { ours: unknown; theirs: unknown } {
  if (answer.type === "rejected") {
    const { code, message } = answer;
    return {
      ours: { code, message: trapOf(message) },
      theirs: { code: step.reject?.code, message: trapOf(step.reject?.message ?? "") },
    };
  }
  const types = typesOf(step.canister ?? "", step.method ?? "").reply;
  const theirs = IDL.decode(types, fromHex(step.reply ?? ""));
  return { ours: toRecorded(IDL.decode(types, answer.bytes)), theirs: toRecorded(theirs) };
}

/** What a canister said when it trapped; networks put different words around it. */
function trapOf(message: string): string {
  return message.match(/swap failed: .*"/)?.[0] ?? message;
}

function encode(type: IDL.Type, value: unknown): Uint8Array {
  return IDL.encode([type], [value]).slice();
}

function person(name: string): Uint8Array {
  return Principal.fromText(textOf(people, name)).toUint8Array();
}

function canisterId(name: string): Uint8Array {
  return Principal.fromText(textOf(ids, name)).toUint8Array();
}

function textOf(names: Readonly<Record<string, string>>, name: string): string {
  return names[name] ?? "";
}
