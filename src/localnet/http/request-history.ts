import { bytesKey } from "../../kernel/bytes.js";
import { uleb128 } from "../../kernel/leb128.js";
import type { Response } from "../outcomes.js";
import {
  EMPTY_TREE,
  type HashTree,
  type LabeledTree,
  type Labels,
  labeledTree,
  leafTree,
  treeOf,
} from "./hash-tree.js";
import { withLabel, withoutLabel } from "./radix-tree.js";
import { toRejection } from "./rejection.js";

/** An update call that was taken. Principals are keys: thousands of these are kept for minutes. */
export type TakenRequest = {
  readonly requestId: Uint8Array;
  readonly senderKey: string;
  readonly canisterKey: string;
  readonly effectiveCanisterKey: string;
  /** Until then the same request may come again, and must not be executed again. */
  readonly expiresAtNs: bigint;
};

type Entry = { readonly request: TakenRequest; readonly answeredAtNs: bigint | undefined };

/** Update calls that were taken, and the part of the state tree that says what became of them. */
export class RequestHistory {
  readonly #entries = new Map<string, Entry>();
  #labels: Labels | undefined;
  #nextSweepNs = 0n;

  get size(): number {
    return this.#entries.size;
  }

  /** The subtree at `/request_status`. */
  get tree(): HashTree {
    return this.#labels ?? EMPTY_TREE;
  }

  get(requestId: Uint8Array): TakenRequest | undefined {
    return this.#entries.get(bytesKey(requestId))?.request;
  }

  isAnswered(requestId: Uint8Array): boolean {
    return this.#entries.get(bytesKey(requestId))?.answeredAtNs !== undefined;
  }

  /** Keeps a call that is being executed from now on. */
  add(request: TakenRequest): void {
    this.#set({ request, answeredAtNs: undefined }, undefined);
  }

  /** Keeps the answer to a call. */
  answer(request: TakenRequest, response: Response, nowNs: bigint): void {
    this.#set({ request, answeredAtNs: nowNs }, response);
    this.#sweep(nowNs);
  }

  #set(entry: Entry, response: Response | undefined): void {
    const { requestId } = entry.request;
    this.#entries.set(bytesKey(requestId), entry);
    this.#labels = withLabel(this.#labels, statusLabel(requestId, response));
  }

  /** Forgets calls that have expired and whose answers were there for long enough. */
  #sweep(nowNs: bigint): void {
    if (nowNs < this.#nextSweepNs) return;
    this.#nextSweepNs = nowNs + SWEEP_INTERVAL_NS;
    for (const [key, { request, answeredAtNs }] of this.#entries) {
      if (answeredAtNs === undefined || nowNs < answeredAtNs + KEPT_NS) continue;
      if (nowNs <= request.expiresAtNs) continue;
      this.#entries.delete(key);
      this.#labels = withoutLabel(this.#labels, key);
    }
  }
}

/** The status of a call. Of what is below its label only the hash is kept: few ask for more. */
function statusLabel(requestId: Uint8Array, response: Response | undefined): LabeledTree {
  const { type, label, key, hash } = labeledTree(requestId, statusTree(response));
  return {
    type,
    label,
    key,
    hash,
    get subtree() {
      return statusTree(response);
    },
  };
}

function statusTree(response: Response | undefined): HashTree {
  if (response === undefined) return PROCESSING;
  if (response.type === "replied")
    return treeOf([REPLIED, labeledTree("reply", leafTree(response.bytes))]);
  const { code, message, errorCode } = toRejection(response);
  return treeOf([
    REJECTED,
    labeledTree("reject_code", leafTree(uleb128(BigInt(code)))),
    labeledTree("reject_message", leafTree(message)),
    labeledTree("error_code", leafTree(errorCode)),
  ]);
}

const PROCESSING = labeledTree("status", leafTree("processing"));

const REPLIED = labeledTree("status", leafTree("replied"));

const REJECTED = labeledTree("status", leafTree("rejected"));

/** How long an answer is there at least. */
const KEPT_NS = 300_000_000_000n;

const SWEEP_INTERVAL_NS = 10_000_000_000n;
