import { bytesKey } from "../../kernel/bytes.js";
import { uleb128 } from "../../kernel/leb128.js";
import type { Response } from "../outcomes.js";
import type { PrincipalBytes } from "../principals.js";
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

/** An update call that was taken. */
export type TakenRequest = {
  readonly requestId: Uint8Array;
  readonly sender: PrincipalBytes;
  readonly canister: PrincipalBytes;
  readonly effectiveCanister: PrincipalBytes;
  /** Until then the same request may come again, and must not be executed again. */
  readonly expiresAtNs: bigint;
};

type Entry = { readonly request: TakenRequest; readonly answeredAtNs: bigint | undefined };

/** Update calls that were taken, what became of them, and the part of the state tree that says so. */
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
    this.#set({ request, answeredAtNs: undefined }, [
      labeledTree("status", leafTree("processing")),
    ]);
  }

  /** Keeps the answer to a call. */
  answer(request: TakenRequest, response: Response, nowNs: bigint): void {
    this.#set({ request, answeredAtNs: nowNs }, answerTree(response));
    this.#sweep(nowNs);
  }

  #set(entry: Entry, status: readonly LabeledTree[]): void {
    const { requestId } = entry.request;
    this.#entries.set(bytesKey(requestId), entry);
    this.#labels = withLabel(this.#labels, labeledTree(requestId, treeOf(status)));
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

function answerTree(response: Response): readonly LabeledTree[] {
  if (response.type === "replied")
    return [
      labeledTree("status", leafTree("replied")),
      labeledTree("reply", leafTree(response.bytes)),
    ];
  const { code, message, errorCode } = toRejection(response);
  return [
    labeledTree("status", leafTree("rejected")),
    labeledTree("reject_code", leafTree(uleb128(BigInt(code)))),
    labeledTree("reject_message", leafTree(message)),
    labeledTree("error_code", leafTree(errorCode)),
  ];
}

/** How long an answer is there at least. */
const KEPT_NS = 300_000_000_000n;

const SWEEP_INTERVAL_NS = 10_000_000_000n;
