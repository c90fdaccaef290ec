import type { Canister, CanisterSettings, CanisterStatus, LogLine } from "./canister.js";
import { moduleMetadata } from "./machine/module-cache.js";
import type { PrincipalBytes } from "./principals.js";
import { WASM_PAGE_BYTES } from "./wasm/layout.js";

/** What a test or a tool may know of a canister, as it is at the time of asking. */
export interface CanisterView {
  readonly id: PrincipalBytes;
  readonly text: string;
  readonly status: CanisterStatus;
  readonly settings: CanisterSettings;
  readonly balanceCycles: bigint;
  readonly version: bigint;
  readonly moduleHash: Uint8Array | undefined;
  readonly certifiedData: Uint8Array;
  /** When the global timer fires; zero when it is off. */
  readonly globalTimerNs: bigint;
  readonly logs: readonly LogLine[];
  readonly heapByteLength: number;
  readonly stableByteLength: number;
  /** Calls that it has made and that are not answered yet. */
  readonly openCallCount: number;
  /** Calls that it is answering. */
  readonly openContextCount: number;
  /** A copy of bytes of its stable memory. */
  readStable(offset: number, byteCount: number): Uint8Array;
  /** Names of the metadata sections of its module. */
  readonly metadataNames: readonly string[];
  /** A metadata section of its module, such as `candid:service`. */
  metadata(name: string): { readonly content: Uint8Array; readonly isPublic: boolean } | undefined;
}

/** A look at a canister. */
export function viewOf(canister: Canister): CanisterView {
  const { record, machine, stableMemory } = canister;
  return {
    id: canister.id,
    text: canister.text,
    status: record.status,
    settings: record.settings,
    balanceCycles: record.balanceCycles,
    version: record.version,
    moduleHash: machine?.module.hash,
    certifiedData: record.certifiedData,
    globalTimerNs: record.globalTimerNs,
    logs: canister.logs,
    heapByteLength: (machine?.heap.wasmPages ?? 0) * WASM_PAGE_BYTES,
    stableByteLength: stableMemory.byteLength,
    openCallCount: canister.openCalls.size,
    openContextCount: canister.contexts.size,
    readStable(offset, byteCount) {
      const bytes = new Uint8Array(byteCount);
      stableMemory.read(offset, bytes, 0, byteCount);
      return bytes;
    },
    metadataNames: machine?.module.metadataNames ?? [],
    metadata: (name) => (machine === undefined ? undefined : moduleMetadata(machine.module, name)),
  };
}
