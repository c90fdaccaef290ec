import { readFileSync } from "node:fs";
import type { Network } from "../localnet/network.js";
import { init } from "../wire/ledger-init.js";
import type { LargeStableMap, StableEntry } from "./ledger-memory.js";
import { buildProbe } from "./probe-canister.js";

/** Bytes of records in one message. */
const MESSAGE_BYTES = 1_500_000;

/**
 * Writes records into the maps that Azle keeps in stable memory, as many as its argument holds: the
 * number of the map, then for each record the lengths of key (u8) and value (u24) and both.
 */
const SOURCE = `
import { StableBTreeMap, update } from "azle";

const opened = new Set();

export default class {
  @update([], undefined, { manual: true }) load() {
    const ic = globalThis._azleIc;
    const bytes = ic.msgArgData();
    const map = bytes[0];
    if (!opened.has(map)) {
      new StableBTreeMap(map);
      opened.add(map);
    }
    let at = 1;
    while (at < bytes.length) {
      const keyEnd = at + 4 + bytes[at];
      const end = keyEnd + ((bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3]);
      ic.stableBTreeMapInsert(map, bytes.slice(at + 4, keyEnd), bytes.slice(keyEnd, end));
      at = end;
    }
    ic.msgReply(bytes.slice(0, 0));
  }
}
`;

/** The canister that writes records: whoever wants some in a canister upgrades it to this one. */
export function loaderWasm(): Uint8Array {
  return buildProbe("loader", SOURCE);
}

/** Writes records into the maps of a canister that runs the loader's module. */
export function loadRecords(
  network: Network,
  canister: Uint8Array,
  maps: ReadonlyMap<number, LargeStableMap>,
): void {
  for (const [map, records] of maps) {
    for (const arg of messagesOf(map, records.entries())) {
      const response = network.update({ canister, method: "load", arg });
      if (response.type !== "replied") throw new Error(`loading: ${JSON.stringify(response)}`);
    }
  }
}

/**
 * Makes a ledger canister of what stable memory holds. A canister of the same Azle writes every
 * record through the same trees, in the order in which the ledger would have written it first; the
 * built ledger then takes its place by an upgrade.
 */
export function loadLedger(
  network: Network,
  maps: ReadonlyMap<number, LargeStableMap>,
): Uint8Array {
  const canister = network.deploy({ wasm: loaderWasm() });
  network.tick();
  loadRecords(network, canister, maps);
  network.upgrade(canister, { wasm: ledgerWasm(), arg: init.encodeArgs([[]]) });
  return canister;
}

/** The ledger's module as it was built. */
export function ledgerWasm(): Uint8Array {
  return readFileSync(".azle/ledger/ledger.wasm");
}

function* messagesOf(map: number, entries: Iterable<StableEntry>): Generator<Uint8Array> {
  let message = new Uint8Array(MESSAGE_BYTES);
  message[0] = map;
  let at = 1;
  for (const { key, value } of entries) {
    if (at + 4 + key.length + value.length > MESSAGE_BYTES) {
      yield message.subarray(0, at);
      message = new Uint8Array(MESSAGE_BYTES);
      message[0] = map;
      at = 1;
    }
    message.set(
      [key.length, value.length >> 16, (value.length >> 8) & 255, value.length & 255],
      at,
    );
    message.set(key, at + 4);
    message.set(value, at + 4 + key.length);
    at += 4 + key.length + value.length;
  }
  if (at > 1) yield message.subarray(0, at);
}
