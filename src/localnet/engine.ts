import type { Canister, Certifier } from "./canister.js";
import { Faults } from "./faults.js";
import { MessageQueues } from "./message-queues.js";
import type { MessageListener, MessageReport } from "./message-report.js";
import type { Message, Origin, Request, ResponseMessage } from "./messages.js";
import type { Response } from "./outcomes.js";
import {
  CYCLES_LEDGER,
  CYCLES_MINTING,
  canisterIdAt,
  type PrincipalBytes,
  principalKey,
} from "./principals.js";
import { SeededRandom } from "./seeded-random.js";

/** An answer that is held back until the clock has come so far. */
export type DelayedResponse = { readonly dueAtNs: bigint; readonly message: ResponseMessage };

/** The state of the network, and the ways in which messages get from one place to another. */
export class Engine {
  timeNs: bigint;
  readonly random: SeededRandom;
  readonly queues: MessageQueues;
  readonly faults = new Faults();
  readonly canisters = new Map<string, Canister>();
  readonly certifier: Certifier;
  /** Answers to ingress messages, by request id. */
  readonly ingressOutcomes = new Map<string, Response>();
  delayed: DelayedResponse[] = [];
  /** Calls that canisters have made since the network was created. */
  outgoingCallCount = 0;
  /** Ids that were given out in their order. */
  canisterIdCount = 0;
  /** Messages that wait on links of their own: ingress and tasks. */
  #soloCount = 0;
  readonly #listeners = new Set<MessageListener>();

  constructor(seed: number, timeNs: bigint, certifier: Certifier) {
    this.timeNs = timeNs;
    this.random = new SeededRandom(seed);
    this.queues = new MessageQueues(this.random);
    this.certifier = certifier;
  }

  canister(id: PrincipalBytes): Canister | undefined {
    return this.canisters.get(principalKey(id));
  }

  /** The next id that no canister has had, and that tools do not expect somebody else at. */
  freeCanisterId(): PrincipalBytes {
    for (;;) {
      const id = canisterIdAt(this.canisterIdCount);
      this.canisterIdCount += 1;
      if (this.canister(id) === undefined && !RESERVED_IDS.has(principalKey(id))) return id;
    }
  }

  /** Sends a call from one canister to another, behind what went the same way before. */
  sendRequest(callerKey: string, request: Request): void {
    this.queues.push(linkKey(callerKey, request.calleeKey), request);
  }

  /** Lets a message wait that has no order with any other. */
  sendAlone(message: Message): void {
    this.#soloCount += 1;
    this.queues.push(`solo ${this.#soloCount}`, message);
  }

  /** Hands an answer to whoever waits for it; faults of the call apply on the way. */
  answer(origin: Origin, calleeKey: string, response: Response, refundCycles: bigint): void {
    if (origin.type === "task") return;
    if (origin.type === "ingress") {
      this.ingressOutcomes.set(origin.requestId, response);
      return;
    }
    const { callerKey, callId } = origin;
    const fault = this.canisters.get(callerKey)?.openCalls.get(callId)?.fault;
    if (fault?.type === "lose reply") return;
    const changed = fault?.type === "replace response" ? fault.by(response) : response;
    const base = { type: "response", callerKey, calleeKey, callId, refundCycles } as const;
    const message: ResponseMessage = { ...base, response: changed };
    if (fault?.type === "delay reply")
      this.delayed.push({ dueAtNs: this.timeNs + fault.delayNs, message });
    else this.sendResponse(message);
  }

  sendResponse(message: ResponseMessage): void {
    this.queues.push(linkKey(message.calleeKey, message.callerKey), message);
  }

  listen(listener: MessageListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  report(report: MessageReport): void {
    for (const listener of this.#listeners) listener(report);
  }
}

function linkKey(senderKey: string, receiverKey: string): string {
  return `${senderKey}>${receiverKey}`;
}

const RESERVED_IDS: ReadonlySet<string> = new Set(
  [CYCLES_MINTING, CYCLES_LEDGER].map(principalKey),
);
