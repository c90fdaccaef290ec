import { type Account, ownerOf, subaccountOf } from "./account.js";
import { type BlockParts, describeBlock } from "./block-shape.js";
import type { Block } from "./model.js";
import type { Value } from "./value.js";

const valueParts: BlockParts<Value> = {
  blob: (bytes) => ({ Blob: bytes }),
  text: (text) => ({ Text: text }),
  nat: (value) => ({ Nat: value }),
  account: toAccountValue,
  map: (entries) => ({ Map: entries }),
};

/** Writes a block as a value of ICRC-3. */
export function toBlockValue(block: Block, parentHash: Uint8Array | undefined): Value {
  const parent = parentHash === undefined ? undefined : { Blob: parentHash };
  return describeBlock(block, parent, valueParts);
}

function toAccountValue({ raw }: Account): Value {
  const owner: Value = { Blob: ownerOf(raw) };
  const subaccount = subaccountOf(raw);
  return { Array: subaccount === undefined ? [owner] : [owner, { Blob: subaccount }] };
}
