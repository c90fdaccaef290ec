import { describe, expect, test } from "@jest/globals";

import { EMPTY_TREE } from "../../../src/localnet/http/hash-tree.js";
import { RequestHistory } from "../../../src/localnet/http/request-history.js";
import { replied } from "../../../src/localnet/outcomes.js";
import { ANONYMOUS, canisterIdAt, principalKey } from "../../../src/localnet/principals.js";

const MINUTE_NS = 60_000_000_000n;

function request(first: number, expiresAtNs: bigint) {
  const requestId = new Uint8Array(32).fill(first);
  const canisterKey = principalKey(canisterIdAt(0));
  const senderKey = principalKey(ANONYMOUS);
  return { requestId, senderKey, canisterKey, effectiveCanisterKey: canisterKey, expiresAtNs };
}

const reply = replied(Uint8Array.of(1));

describe("RequestHistory", () => {
  test("behavior: answers are kept for five minutes, and until the request has expired", () => {
    const history = new RequestHistory();
    const short = request(1, MINUTE_NS);
    const long = request(2, 20n * MINUTE_NS);
    const answerAt = (minutes: bigint) => {
      const latest = request(Number(minutes) + 10, 0n);
      history.add(latest);
      history.answer(latest, reply, minutes * MINUTE_NS);
    };
    for (const one of [short, long]) {
      history.add(one);
      history.answer(one, reply, 0n);
    }

    answerAt(4n);
    expect(history.get(short.requestId)).toEqual(short);
    answerAt(6n);
    expect(history.get(short.requestId)).toBeUndefined();
    expect(history.get(long.requestId)).toEqual(long);
    answerAt(21n);
    expect(history.get(long.requestId)).toBeUndefined();
    expect(history.size).toBe(1);
  });

  test("behavior: a request that is not answered is never forgotten", () => {
    const history = new RequestHistory();
    const open = request(1, 0n);
    history.add(open);
    const other = request(2, 0n);
    history.add(other);
    history.answer(other, reply, 100n * MINUTE_NS);

    expect(history.isAnswered(open.requestId)).toBe(false);
    expect(history.get(open.requestId)).toEqual(open);
  });

  test("default: the tree is empty before the first request", () => {
    expect(new RequestHistory().tree).toBe(EMPTY_TREE);
  });
});
