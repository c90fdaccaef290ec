import { describe, expect, test } from "@jest/globals";

import { icrcLedgers } from "../../../src/adapters/icrc-ledger.js";
import type { FeeCollector } from "../../../src/treasury/model.js";
import type { Statement } from "../../../src/treasury/ports.js";
import { encodeArgs } from "../../../src/wire/candid.js";
import {
  type Account,
  FeeCollectorResult,
  GetBlocksArgs,
  GetBlocksResult,
  Standard,
  type Value,
} from "../../../src/wire/icrc-ledger.js";
import { IDL, Principal } from "../../../src/wire/idl.js";
import { promisedCaller } from "../../helpers/promised-caller.js";
import { addTestToken, openTreasury } from "../../helpers/treasury-in-memory.js";

const SELF = new Uint8Array([1]);
const OTHER = new Uint8Array([77]);

const account = (owner: Uint8Array): Value => ({ Array: [{ Blob: owner }] });

type Fields = Readonly<Record<string, Value>>;

function block(btype: string, tx: Fields, top: Fields = {}): Value {
  const head: Fields = { btype: { Text: btype }, ts: { Nat: 5n }, ...top };
  return { Map: [...Object.entries(head), ["tx", { Map: Object.entries(tx) }]] };
}

const amount = (atoms: bigint): Fields => ({ amt: { Nat: atoms }, fee: { Nat: 10n } });

/** A stranger pays a stranger. */
const paid = (top: Fields = {}) =>
  block("1xfer", { from: account(OTHER), to: account(OTHER), ...amount(100n) }, top);
const approved = (top: Fields = {}) =>
  block("2approve", { from: account(OTHER), ...amount(1n) }, top);
const locked = () =>
  block("ballastlock", { lock_id: { Nat: 1n }, from: account(SELF), amt: { Nat: 50n } });

/** A block of ICRC-107 that names somebody, or nobody. */
const named = (owner?: Uint8Array) =>
  block("107feecol", owner === undefined ? {} : { fee_collector: account(owner) });

/** Blocks of DFINITY's older ledgers: one names, others refer to it. */
const naming = (owner: Uint8Array): Fields => ({ fee_col: account(owner) });
const referring = (index: bigint): Fields => ({ fee_col_block: { Nat: index } });

/** A ledger of these blocks, read from an index on. */
function read(blocks: readonly Value[], from = 0n, feeCollector?: FeeCollector) {
  const next = { nextBlockIndex: from, ...(feeCollector === undefined ? {} : { feeCollector }) };
  const token = addTestToken(openTreasury(), 0n, next);
  const caller = promisedCaller(async (_id, _method, args) => {
    const [ranges] = IDL.decode([GetBlocksArgs], args) as unknown as [GetBlocksArgs];
    const { start, length } = ranges[0] ?? { start: 0n, length: 0n };
    const all = blocks.map((each, i) => ({ id: BigInt(i), block: each }));
    const served = all.slice(Number(start), Number(start + length));
    const answer = { log_length: BigInt(blocks.length), blocks: served, archived_blocks: [] };
    return { type: "replied", bytes: encodeArgs([GetBlocksResult], [answer]) };
  });
  return icrcLedgers(caller, () => SELF).statement(token, []);
}

async function statementOf(...question: Parameters<typeof read>): Promise<Statement> {
  const answer = await read(...question);
  if (answer.type !== "answered") throw new Error(answer.reason);
  return answer.value;
}

const self: FeeCollector = { rule: "icrc107", isSelf: true };
const fee = (blockIndex: bigint) => ({ blockIndex, feeAtoms: 10n });

describe("who has the fee of a block, by ICRC-107", () => {
  test("behavior: the account that was named before, of transfers and approvals alike", async () => {
    const { collected, feeCollector } = await statementOf([paid(), approved()], 0n, self);
    expect(collected).toEqual([fee(0n), fee(1n)]);
    expect(feeCollector).toBeUndefined();
  });

  test("behavior: a page ends where the treasury begins to collect, or ends to", async () => {
    const blocks = [paid(), named(SELF), paid(), named(), paid()];
    const first = await statementOf(blocks);
    expect(first).toMatchObject({ nextBlockIndex: 2n, isComplete: false, feeCollector: self });
    expect(first.collected).toBeUndefined();

    const second = await statementOf(blocks, 2n, self);
    const nobody = { rule: "icrc107", isSelf: false };
    expect(second).toMatchObject({ nextBlockIndex: 4n, feeCollector: nobody });
    expect(second.collected).toEqual([fee(2n)]);
    expect(await statementOf(blocks, 4n, { rule: "icrc107", isSelf: false })).toEqual({
      entries: [],
      nextBlockIndex: 5n,
      isComplete: true,
    });
  });

  test("behavior: it has precedence over the older way", async () => {
    const { collected } = await statementOf([paid(naming(OTHER)), paid(referring(0n))], 0n, self);
    expect(collected).toEqual([fee(0n), fee(1n)]);
  });

  test("behavior: others' collectors end no page", async () => {
    const blocks = [paid(), named(OTHER), paid(), named(), paid()];
    expect(await statementOf(blocks)).toMatchObject({ nextBlockIndex: 5n, isComplete: true });
  });
});

describe("who has the fee of a block, by ledgers from before ICRC-107", () => {
  test("behavior: whom it names or refers to; approvals burn theirs", async () => {
    const blocks = [
      paid(),
      paid(naming(SELF)),
      paid(referring(1n)),
      approved(referring(1n)),
      paid(),
    ];
    const first = await statementOf(blocks);
    expect(first).toMatchObject({ nextBlockIndex: 2n, collected: [fee(1n)] });
    const { feeCollector } = first;
    expect(feeCollector).toEqual({ rule: "referred", isSelf: true, blockIndex: 1n });
    expect(await statementOf(blocks, 2n, feeCollector)).toMatchObject({
      nextBlockIndex: 5n,
      collected: [fee(2n)],
    });
  });

  test.each<[Uint8Array, bigint[]]>([
    [SELF, [2n, 3n]],
    [OTHER, []],
  ])("behavior: a block named before the cursor is read for it: %p", async (owner, indexes) => {
    const blocks = [paid(naming(owner)), paid(), paid(referring(0n)), paid(referring(0n))];
    const { collected = [], feeCollector } = await statementOf(blocks, 2n);
    expect(collected).toEqual(indexes.map(fee));
    expect(feeCollector).toMatchObject({ rule: "referred", blockIndex: 0n });
  });

  test("behavior: a reference that is not known in the middle of a page begins the next", async () => {
    const blocks = [paid(naming(SELF)), paid(), paid(referring(0n))];
    expect(await statementOf(blocks, 1n)).toMatchObject({ nextBlockIndex: 2n, isComplete: false });
    expect(await statementOf(blocks, 2n)).toMatchObject({ collected: [fee(2n)] });
  });

  test("error: a collector that cannot be found out leaves the page unread", async () => {
    expect(await read([paid(referring(9n))])).toMatchObject({
      type: "unknown",
      reason: "block 9, which named the collector of fees, was not served",
    });
  });
});

test("behavior: a lock binds what the treasury has, and moves nothing", async () => {
  expect((await statementOf([locked()])).entries).toEqual([]);
});

describe("asking who collects fees", () => {
  const ask = (told: { Ok: [] | [Account] } | "no such method", standards: string[]) => {
    const caller = promisedCaller(async (_id, method) => {
      if (method === "icrc1_supported_standards") {
        const listed = standards.map((name) => ({ name, url: "" }));
        return { type: "replied", bytes: encodeArgs([IDL.Vec(Standard)], [listed]) };
      }
      return told === "no such method"
        ? { type: "unknown", code: 5, message: told }
        : { type: "replied", bytes: encodeArgs([FeeCollectorResult], [told]) };
    });
    return icrcLedgers(caller, () => SELF).feeCollector(new Uint8Array([50]), "icrc3");
  };
  const at = (owner: Uint8Array, subaccount: [] | [Uint8Array] = []): { Ok: [Account] } => ({
    Ok: [{ owner: Principal.fromUint8Array(owner), subaccount }],
  });

  test("default: the treasury's default account, and no other, is its own", async () => {
    expect(await ask(at(SELF), [])).toEqual({ type: "answered", value: self });
    expect(await ask(at(SELF, [new Uint8Array(32)]), [])).toEqual({
      type: "answered",
      value: self,
    });
    const others = { type: "answered", value: { rule: "icrc107", isSelf: false } };
    expect(await ask(at(SELF, [new Uint8Array(32).fill(1)]), [])).toEqual(others);
    expect(await ask(at(OTHER), [])).toEqual(others);
    expect(await ask({ Ok: [] }, [])).toEqual({ type: "answered", value: undefined });
  });

  test("behavior: a ledger from before ICRC-107 tells by its blocks", async () => {
    const answer = await ask("no such method", ["ICRC-1", "ICRC-3"]);
    expect(answer).toEqual({ type: "answered", value: undefined });
  });

  test("error: one that lists ICRC-107 and does not tell is not guessed about", async () => {
    expect(await ask("no such method", ["ICRC-3", "ICRC-107"])).toMatchObject({ type: "unknown" });
  });
});
