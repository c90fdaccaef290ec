import { assembleTreasury, installTreasury } from "../../src/suite/compose-treasury.js";
import { startTrading } from "../../src/treasury/administration.js";
import type { TreasuryConfig } from "../../src/treasury/config.js";
import { tokenId } from "../../src/treasury/ids.js";
import type { Token } from "../../src/treasury/model.js";
import type { Answer, LedgerPort, RandomnessPort, VenuePort } from "../../src/treasury/ports.js";
import { principalText } from "../../src/wire/candid.js";
import { MemoryNetwork } from "./memory-network.js";

/** Who runs the treasuries of tests. */
export const OPERATOR = { bytes: new Uint8Array([9]), text: "an operator" };

const SELF = new Uint8Array([1]);

const silent = (): Promise<Answer<never>> =>
  Promise.resolve({ type: "unknown", reason: "nobody answers" });

/** Ledgers that say nothing, but for what a test has them say. */
export function ledgersThat(says: Partial<LedgerPort>): LedgerPort {
  return {
    balance: silent,
    balanceOf: silent,
    facts: silent,
    tip: silent,
    feeCollector: silent,
    transfer: silent,
    approve: silent,
    allowance: silent,
    statement: silent,
    ...says,
  };
}

/** What a test says of whom a treasury deals with; left out, nobody answers. */
export type TestPorts = {
  readonly ledgers?: Partial<LedgerPort>;
  readonly randomness?: RandomnessPort;
  readonly venues?: readonly VenuePort[];
  readonly config?: TreasuryConfig;
};

/** A treasury on memory, which goes on where its stable memory was left. */
export function openTreasury(ports: TestPorts = {}) {
  const network = new MemoryNetwork();
  const environment = network.environment(SELF);
  const start = () =>
    assembleTreasury(environment, {
      ledgers: ledgersThat(ports.ledgers ?? {}),
      randomness: ports.randomness ?? { seed: silent },
      venues: () => [...(ports.venues ?? [])],
    });
  const treasury = start();
  installTreasury(treasury, {
    roles: { operators: [OPERATOR.bytes] },
    icpLedger: new Uint8Array([2]),
    ...(ports.config === undefined ? {} : { config: ports.config }),
  });
  return { network, treasury, context: treasury.context, start };
}

/** The same, with trading switched on. */
export function openTrading(ports: TestPorts = {}) {
  const opened = openTreasury(ports);
  const started = startTrading(opened.context, OPERATOR, "the test");
  if (!started.ok) throw new Error(started.error.type);
  return opened;
}

/** Adds a token with so many atoms to a treasury; the first one is ICP. */
export function addTestToken(
  { context }: Pick<ReturnType<typeof openTreasury>, "context">,
  liquidAtoms: bigint,
  change: Partial<Token> = {},
): Token {
  const { state, environment } = context;
  const ledgerBytes = new Uint8Array([2 + state.tokens.list().length]);
  const token = state.tokens.add({
    tokenId: tokenId(principalText(ledgerBytes)),
    ledgerBytes,
    symbol: `T${state.tokens.list().length}`,
    decimals: 8,
    feeAtoms: 10_000n,
    history: "icrc3",
    takesApprovals: true,
    active: true,
    targetBp: 5_000n,
    addedAtNs: environment.timeNs(),
    resumedAtNs: 0n,
    nextBlockIndex: 0n,
    ...change,
  });
  state.books.post(token.tokenIndex, { liquidAtoms, depositedAtoms: liquidAtoms });
  return token;
}
