import type { Canister, CanisterStatus, Certifier, InstallMode } from "./canister.js";
import { BALANCE_CYCLES_DEFAULT, defaultSettings } from "./canister-defaults.js";
import { type CanisterView, viewOf } from "./canister-view.js";
import { Engine } from "./engine.js";
import type { CallMatch, Fault } from "./faults.js";
import { takeIngress } from "./ingress.js";
import { installCode } from "./install-code.js";
import { createCanister, deleteCanister, startCanister, stopCanister } from "./lifecycle.js";
import { executeManagementCall, queryManagement } from "./management/management-canister.js";
import type { MessageListener } from "./message-report.js";
import type { CallOutcome, Response } from "./outcomes.js";
import { ANONYMOUS, actor, type PrincipalBytes, principalToText } from "./principals.js";
import { runQuery } from "./queries.js";
import { restoreEngine, type SavedNetwork, saveEngine } from "./saved-network.js";
import { executeNext, moveClock, nextEventNs, startTasks } from "./scheduler.js";

/** How a network starts. */
export type NetworkOptions = {
  /** Decides every interleaving and every random byte. */
  readonly seed?: number;
  /** The time at first; it moves only when somebody moves it. */
  readonly timeNs?: bigint;
  /** Signs certified data; without one, certificates are empty. */
  readonly certifier?: Certifier;
};

/** What a canister is created with. */
export type CreateOptions = {
  readonly id?: PrincipalBytes;
  readonly controllers?: readonly PrincipalBytes[];
  readonly balanceCycles?: bigint;
};

/** Code for a canister. */
export type Code = {
  /** The module as it is deployed; may be compressed with gzip. */
  readonly wasm: Uint8Array;
  /** Candid arguments of init or post_upgrade; none by default. */
  readonly arg?: Uint8Array;
  /** Who installs; the first controller by default. */
  readonly sender?: PrincipalBytes;
};

/** A call from outside the network. */
export type OutsideCall = {
  readonly canister: PrincipalBytes;
  readonly method: string;
  /** Candid arguments; none by default. */
  readonly arg?: Uint8Array;
  /** Anonymous by default. */
  readonly caller?: PrincipalBytes;
};

/** Controls canisters for which nobody else is named. */
export const OPERATOR: PrincipalBytes = actor("operator");

/** The time of a network that is given none: 1 January 2026. */
export const TIME_NS_DEFAULT = 1_767_225_600_000_000_000n;

/** The network was asked for something impossible, or does not come to rest. */
export class NetworkError extends Error {
  override readonly name = "NetworkError";
}

/**
 * A network of canisters in this process. Nothing happens by itself: messages are executed when
 * somebody runs them, timers when the clock is ticked, and every method returns when that is done.
 */
export class Network {
  readonly seed: number;
  readonly #engine: Engine;
  readonly #management = {
    execute: (request: Parameters<typeof executeManagementCall>[1]) =>
      executeManagementCall(this.#engine, request),
  };
  #requestCount = 0;

  constructor({ seed = 1, timeNs = TIME_NS_DEFAULT, certifier = NOBODY }: NetworkOptions = {}) {
    this.seed = seed;
    this.#engine = new Engine(seed, timeNs, certifier);
  }

  /** The time that canisters see. */
  get timeNs(): bigint {
    return this.#engine.timeNs;
  }

  /** Signs what canisters certify. */
  get certifier(): Certifier {
    return this.#engine.certifier;
  }

  /** Calls that canisters have made so far, to other canisters or themselves. */
  get outgoingCallCount(): number {
    return this.#engine.outgoingCallCount;
  }

  // Canisters.

  /**
   * Creates an empty canister.
   *
   * @throws {NetworkError} when the id is taken.
   */
  createCanister(options: CreateOptions = {}): PrincipalBytes {
    const { id, controllers = [OPERATOR], balanceCycles = BALANCE_CYCLES_DEFAULT } = options;
    if (id !== undefined && this.#engine.canister(id) !== undefined)
      throw this.#error(`canister ${principalToText(id)} exists already`);
    const settings = defaultSettings(controllers);
    const creator = controllers[0] ?? OPERATOR;
    return createCanister(this.#engine, { id, settings, balanceCycles, creator }).id;
  }

  /** Installs code in a canister, without asking who controls it. */
  install(canister: PrincipalBytes, mode: InstallMode, code: Code): Response {
    const target = this.#require(canister);
    const { wasm, arg = NO_BYTES, sender = target.record.settings.controllers[0] } = code;
    return installCode(this.#engine, target, { mode, wasm, arg, sender: sender ?? OPERATOR });
  }

  /**
   * Creates a canister and installs its code.
   *
   * @throws {NetworkError} when the code does not install.
   */
  deploy(code: Code & CreateOptions): PrincipalBytes {
    const canister = this.createCanister(code);
    this.#requireInstalled(canister, this.install(canister, "install", code));
    return canister;
  }

  /**
   * Upgrades a canister.
   *
   * @throws {NetworkError} when the upgrade is undone.
   */
  upgrade(canister: PrincipalBytes, code: Code): void {
    this.#requireInstalled(canister, this.install(canister, "upgrade", code));
  }

  /** Starts a canister again. */
  start(canister: PrincipalBytes): void {
    startCanister(this.#engine, this.#require(canister));
  }

  /** Begins to stop a canister: it has stopped when every call that it is answering has ended. */
  stop(canister: PrincipalBytes): CanisterStatus {
    const target = this.#require(canister);
    stopCanister(this.#engine, target, { type: "task" }, 0n);
    return target.record.status;
  }

  /** Deletes a canister with its cycles, whatever it is doing. */
  delete(canister: PrincipalBytes): void {
    deleteCanister(this.#engine, this.#require(canister));
  }

  /**
   * A look at a canister.
   *
   * @throws {NetworkError} when there is none of this id.
   */
  canister(id: PrincipalBytes): CanisterView {
    return viewOf(this.#require(id));
  }

  /** Ids of every canister, in the order of their creation. */
  canisterIds(): readonly PrincipalBytes[] {
    return [...this.#engine.canisters.values()].map(({ id }) => id);
  }

  // Calls.

  /** Makes an update call and runs the network until it is quiet. */
  update(call: OutsideCall): CallOutcome {
    const requestId = this.submit(call);
    this.run();
    const outcome = this.outcomeOf(requestId);
    this.forget(requestId);
    return outcome;
  }

  /** Makes a query call; composite queries and the management canister answer too. */
  query({ canister, method, arg = NO_BYTES, caller = ANONYMOUS }: OutsideCall): Response {
    if (canister.length === 0) return queryManagement(this.#engine, { method, arg, caller });
    return runQuery(this.#engine, { callee: canister, method, arg, caller });
  }

  /**
   * Sends an update call, which waits until the network is run.
   *
   * @param requestId - a name of its own for the call, when the caller has one.
   */
  submit(call: OutsideCall, requestId = this.#nextRequestId()): string {
    const { canister, method, arg = NO_BYTES, caller = ANONYMOUS } = call;
    const input = { requestId, callee: canister, method, arg, caller };
    const refusal = takeIngress(this.#engine, input);
    if (refusal !== undefined) this.#engine.ingressOutcomes.set(requestId, refusal);
    return requestId;
  }

  /** What became of a submitted call so far. */
  outcomeOf(requestId: string): CallOutcome {
    return this.#engine.ingressOutcomes.get(requestId) ?? { type: "unanswered" };
  }

  /** Forgets what became of a submitted call. */
  forget(requestId: string): void {
    this.#engine.ingressOutcomes.delete(requestId);
  }

  /** Executes one message, drawn by the seed; `false` when none waits. */
  step(): boolean {
    return executeNext(this.#engine, this.#management);
  }

  /**
   * Executes messages until none waits; answers how many.
   *
   * @throws {NetworkError} after a million messages.
   */
  run(): number {
    for (let count = 0; count < MESSAGES_MAX; count++) if (!this.step()) return count;
    throw this.#error(`${MESSAGES_MAX} messages were executed and the network is not quiet`);
  }

  // Time.

  /**
   * When the next timer is due or something else happens by itself; `undefined` when nothing will.
   */
  get nextEventNs(): bigint | undefined {
    return nextEventNs(this.#engine);
  }

  /** Moves the clock, and nothing else: timers that are due wait for a tick. */
  moveClock(durationNs: bigint): void {
    moveClock(this.#engine, this.#engine.timeNs + durationNs);
  }

  /** Fires due timers and heartbeats: what they start waits until the network is run. */
  startTick(): void {
    startTasks(this.#engine);
  }

  /** Fires due timers and heartbeats, and runs the network until it is quiet. */
  tick(): number {
    this.startTick();
    return this.run();
  }

  /**
   * Lets time pass: every timer fires at its own time, and a tick ends it.
   *
   * @returns how many messages were executed.
   * @throws {NetworkError} when a canister sets its timer to now again and again.
   */
  advance(durationNs: bigint): number {
    const targetNs = this.#engine.timeNs + durationNs;
    let messageCount = 0;
    for (let ticks = 0; ticks < TICKS_MAX; ticks++) {
      const nextNs = this.nextEventNs;
      if (nextNs === undefined || nextNs > targetNs) {
        moveClock(this.#engine, targetNs);
        return messageCount + this.tick();
      }
      if (nextNs > this.#engine.timeNs) moveClock(this.#engine, nextNs);
      messageCount += this.tick();
    }
    throw this.#error(`${TICKS_MAX} ticks did not use up ${durationNs} ns`);
  }

  // Watching, breaking, and going back.

  /** Tells of each executed message from now on; the result ends that. */
  onMessage(listener: MessageListener): () => void {
    return this.#engine.listen(listener);
  }

  /** Lets a fault happen to the outgoing calls that match. */
  inject(match: CallMatch, fault: Fault): void {
    this.#engine.faults.inject(match, fault);
  }

  /** Lets no more faults happen. */
  clearFaults(): void {
    this.#engine.faults.clear();
  }

  /** Keeps the whole state: canisters, messages under way, clock, randomness, faults. */
  save(): SavedNetwork {
    return saveEngine(this.#engine);
  }

  /** Returns to a saved state of this network, as often as needed. Listeners stay. */
  restore(saved: SavedNetwork): void {
    restoreEngine(this.#engine, saved);
  }

  #require(id: PrincipalBytes): Canister {
    const canister = this.#engine.canister(id);
    if (canister === undefined) throw this.#error(`there is no canister ${principalToText(id)}`);
    return canister;
  }

  #requireInstalled(canister: PrincipalBytes, response: Response): void {
    if (response.type === "rejected")
      throw this.#error(`installing ${principalToText(canister)}: ${response.message}`);
  }

  #nextRequestId(): string {
    this.#requestCount += 1;
    return `request ${this.#requestCount}`;
  }

  #error(message: string): NetworkError {
    return new NetworkError(`${message} (seed ${this.seed})`);
  }
}

/** Starts an empty network. */
export function createNetwork(options: NetworkOptions = {}): Network {
  return new Network(options);
}

const NO_BYTES = new Uint8Array(0);

const MESSAGES_MAX = 1_000_000;

const TICKS_MAX = 100_000;

/** Certifies nothing. */
const NOBODY: Certifier = {
  subnetId: actor("subnet"),
  rootKey: NO_BYTES,
  dataCertificate: () => NO_BYTES,
};
