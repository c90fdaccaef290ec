import { uleb128 } from "../kernel/leb128.js";
import {
  beginHashes,
  type HashWords,
  sha256OfHashes,
  sha256Words,
  wordsToBytes,
} from "../kernel/sha256.js";
import { type Account, accountId, ownerOf, subaccountOf } from "./account.js";
import { decodeBlock } from "./block-record.js";
import { type BlockParts, describeBlock, type Entry } from "./block-shape.js";
import { KeptEntries } from "./kept-entries.js";

/*
 * Hashes of blocks (ICRC-3, "Value"), without making values of them first. SHA-256 in a canister's
 * interpreter costs nearly a million instructions a block of 64 bytes: whatever comes again is
 * kept. What is kept are caches of a pure function: they change no answer.
 */
const encoder = new TextEncoder();
const keyHashes = new Map<string, KeyHash>();
const texts = new KeptEntries<HashWords>(64);
const accounts = new KeptEntries<HashWords>(512);
const fees = new Map<bigint, HashWords>();
const firsts = new Map<HashWords, HashWords>();

/** Fees are few; other numbers hardly ever come again. */
const FEES_KEPT = 8;
const FEE_ATOMS_MAX = 1_000_000n;

/** A type's hash that was dropped and computed again begins anew. */
const FIRSTS_KEPT = 64;

/** A key with its place among keys: the entries of a map are hashed in the order of key hashes. */
type KeyHash = { readonly words: HashWords; readonly order: number };

const hashParts: BlockParts<HashWords> = {
  blob: sha256Words,
  text: (text) => kept(texts, text, () => sha256Words(encoder.encode(text))),
  nat: hashNat,
  account: ({ raw }) => kept(accounts, accountId(raw), () => hashAccount(raw)),
  map: hashMap,
};

/** Hash of a block, given the hash of the one before it; `undefined` for the first. */
export function hashBlock(record: Uint8Array, parentHash: Uint8Array | undefined): Uint8Array {
  const parent = parentHash === undefined ? undefined : sha256Words(parentHash);
  return wordsToBytes(describeBlock(decodeBlock(record), parent, hashParts));
}

function hashNat(value: bigint): HashWords {
  const known = fees.get(value);
  if (known !== undefined) return known;

  const hash = sha256Words(uleb128(value));
  if (value <= FEE_ATOMS_MAX && fees.size < FEES_KEPT) fees.set(value, hash);
  return hash;
}

function hashAccount(raw: Account["raw"]): HashWords {
  const owner = sha256Words(ownerOf(raw));
  const subaccount = subaccountOf(raw);
  return sha256OfHashes(subaccount === undefined ? [owner] : [owner, sha256Words(subaccount)]);
}

/** Sorted by the hashes of keys, which differ already in their first word. */
function hashMap(entries: readonly Entry<HashWords>[]): HashWords {
  const sorted = entries.map(([key, value]) => ({ key: keyHash(key), value }));
  sorted.sort((a, b) => a.key.order - b.key.order);
  const hashes: HashWords[] = [];
  for (const { key, value } of sorted) hashes.push(key.words, value);

  const [first] = entries;
  return first?.[0] === "btype"
    ? sha256OfHashes(hashes, firstPair(keyHash("btype").words, first[1]))
    : sha256OfHashes(hashes);
}

/** The type of a block sorts first and is one of few. */
function firstPair(key: HashWords, value: HashWords): HashWords {
  const known = firsts.get(value);
  if (known !== undefined) return known;

  const begun = beginHashes(key, value);
  if (firsts.size >= FIRSTS_KEPT) firsts.clear();
  firsts.set(value, begun);
  return begun;
}

function keyHash(key: string): KeyHash {
  const known = keyHashes.get(key);
  if (known !== undefined) return known;

  const words = sha256Words(encoder.encode(key));
  const hash = { words, order: words[0] >>> 0 };
  keyHashes.set(key, hash);
  return hash;
}

function kept(entries: KeptEntries<HashWords>, id: string, compute: () => HashWords): HashWords {
  const known = entries.get(id);
  if (known !== undefined) return known;

  const hash = compute();
  entries.set(id, hash);
  return hash;
}
