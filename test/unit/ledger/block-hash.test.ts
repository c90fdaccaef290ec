import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { toHex } from "../../../src/kernel/bytes.js";
import { toAccount } from "../../../src/ledger/account.js";
import { hashBlock } from "../../../src/ledger/block-hash.js";
import { decodeBlock, encodeBlock } from "../../../src/ledger/block-record.js";
import { toBlockValue } from "../../../src/ledger/block-value.js";
import { hashValue } from "../../../src/ledger/value-hash.js";
import { anyBlock } from "../../helpers/ledger-blocks.js";

describe("hashBlock", () => {
  test("property: is the hash of the block's value, whatever was hashed before", () => {
    fc.assert(
      fc.property(
        anyBlock,
        fc.option(fc.uint8Array({ minLength: 32, maxLength: 32 })),
        (block, parent) => {
          const parentHash = parent ?? undefined;
          const record = encodeBlock(block.tx, block.atNs);
          expect(toHex(hashBlock(record, parentHash))).toBe(
            toHex(hashValue(toBlockValue(block, parentHash))),
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("encodeBlock", () => {
  test("property: decodeBlock reads every block back", () => {
    fc.assert(
      fc.property(anyBlock, (block) => {
        expect(decodeBlock(encodeBlock(block.tx, block.atNs))).toEqual(block);
      }),
      { numRuns: 300 },
    );
  });

  test("default: keeps both spellings of the default sub-account apart", () => {
    const owner = Uint8Array.of(1, 2, 3);
    const written = toAccount(owner, new Uint8Array(32));
    const leftOut = toAccount(owner, undefined);

    expect(written.id).toBe(leftOut.id);
    expect(written.key).toEqual(leftOut.key);
    expect(written.raw).not.toEqual(leftOut.raw);
  });
});
