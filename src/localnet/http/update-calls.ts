import { bytesKey } from "../../kernel/bytes.js";
import type { Network, OutsideCall } from "../network.js";
import type { CallOutcome, Response } from "../outcomes.js";
import { type PrincipalBytes, principalKey } from "../principals.js";
import type { MethodRequest } from "./envelope.js";
import { MessagePump } from "./message-pump.js";
import type { TakenRequest } from "./request-history.js";
import { updateStandIn } from "./stand-in.js";
import type { StandIns } from "./stand-ins.js";
import type { StateCertifier } from "./state-certifier.js";

/** A call that was handed in. */
export type CallTicket = {
  /** Ends when the call is executed, or with the reason why it will not be. */
  readonly taken: Promise<Refusal | undefined>;
  /** Ends when its answer is in the state tree. */
  readonly answered: Promise<void>;
};

/** Why a call was not taken. */
export type Refusal = Response & { type: "rejected" };

type Waiting = CallTicket & {
  readonly resolveTaken: (refusal: Refusal | undefined) => void;
  readonly resolveAnswered: () => void;
};

type Handed = MethodRequest & { readonly taken: TakenRequest };

/** Update calls from outside: each is executed once, in the order in which they came. */
export class UpdateCalls {
  readonly pump: MessagePump;
  readonly #network: Network;
  readonly #certifier: StateCertifier;
  readonly #standIns: StandIns;
  /** Calls whose answers are waited for, by the names that the network knows them by. */
  readonly #waiting = new Map<string, (outcome: Response) => void>();
  readonly #tickets = new Map<string, Waiting>();
  #privateCount = 0;

  constructor(network: Network, certifier: StateCertifier, standIns: StandIns) {
    this.#network = network;
    this.#certifier = certifier;
    this.#standIns = standIns;
    this.pump = new MessagePump(network, () => this.collectAnswers());
  }

  /** Hands in a call; a call that was handed in before is not executed again. */
  handIn(request: MethodRequest, effectiveCanister: PrincipalBytes): CallTicket {
    const key = bytesKey(request.requestId);
    const known = this.#tickets.get(key);
    if (known !== undefined) return known;
    if (this.#certifier.requests.isAnswered(request.requestId)) return ANSWERED;
    const ticket = newTicket();
    this.#tickets.set(key, ticket);
    const taken: TakenRequest = {
      requestId: request.requestId,
      senderKey: principalKey(request.sender),
      canisterKey: principalKey(request.canister),
      effectiveCanisterKey: principalKey(effectiveCanister),
      expiresAtNs: request.expiresAtNs,
    };
    this.pump.begin(() => this.#execute(key, ticket, { ...request, taken }));
    return ticket;
  }

  /** Makes a call of the anonymous user that is not in the state tree. */
  call(call: OutsideCall): Promise<CallOutcome> {
    this.#privateCount += 1;
    const key = `canister http ${this.#privateCount}`;
    return new Promise((resolve) => {
      this.#waiting.set(key, resolve);
      this.pump.begin(() => this.#network.submit(call, key));
    });
  }

  /** Takes the answers that are there. */
  collectAnswers(): void {
    for (const [key, resolve] of this.#waiting) {
      const outcome = this.#network.outcomeOf(key);
      if (outcome.type === "unanswered") continue;
      this.#network.forget(key);
      this.#waiting.delete(key);
      resolve(outcome);
    }
  }

  #execute(key: string, ticket: Waiting, call: Handed): void {
    const { sender: caller, canister, method, arg, taken } = call;
    const standIn = this.#standIns.get(canister);
    const refusal =
      standIn === undefined ? this.#submit({ canister, method, arg, caller }, key) : undefined;
    if (refusal === undefined) this.#certifier.requests.add(taken);
    else this.#tickets.delete(key);
    ticket.resolveTaken(refusal);
    if (refusal !== undefined) return;
    const answer = (response: Response) => {
      this.#certifier.requests.answer(taken, response, this.#certifier.timeNs);
      this.#tickets.delete(key);
      ticket.resolveAnswered();
    };
    if (standIn === undefined) this.#waiting.set(key, answer);
    else answer(updateStandIn(standIn, { method, arg, caller }));
  }

  /** Sends a call into the network, unless that refuses it at once. */
  #submit(call: OutsideCall, key: string): Refusal | undefined {
    this.#network.submit(call, key);
    const outcome = this.#network.outcomeOf(key);
    if (outcome.type !== "rejected") return undefined;
    this.#network.forget(key);
    return outcome;
  }
}

function newTicket(): Waiting {
  let resolveTaken: Waiting["resolveTaken"] = () => {};
  let resolveAnswered: Waiting["resolveAnswered"] = () => {};
  const taken = new Promise<Refusal | undefined>((resolve) => {
    resolveTaken = resolve;
  });
  const answered = new Promise<void>((resolve) => {
    resolveAnswered = resolve;
  });
  return {
    taken,
    answered,
    resolveTaken: (refusal) => resolveTaken(refusal),
    resolveAnswered: () => resolveAnswered(),
  };
}

const ANSWERED: CallTicket = {
  taken: Promise.resolve(undefined),
  answered: Promise.resolve(),
};
